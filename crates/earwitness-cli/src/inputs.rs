//! From the command line to reports.

use crate::args::Inputs;
use crate::outcome::Problem;
use crate::progress::Progress;
use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source, Warning};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// All reports of a run.
#[derive(Debug)]
pub struct Read {
    pub reports: Vec<Report>,
    /// What could not be read of the inputs themselves.
    pub warnings: Vec<Warning>,
    pub weights: Weights,
}

/// Reads all inputs; warnings go to standard error too.
pub fn read_all(wanted: &Inputs) -> Result<Read, Problem> {
    let mut sources = Vec::new();
    for input in &wanted.inputs {
        let mut paths = vec![Path::new(input).to_path_buf()];
        if Path::new(input).is_dir() {
            paths = fs::read_dir(input)?.flatten().map(|e| e.path()).collect();
            paths.sort();
        }
        for path in paths {
            let bytes = fs::read(&path)
                .map_err(|e| Problem::hint(format!("{}: {e}", path.display()), "check the path"))?;
            let form = if path.extension().is_some_and(|x| x == "html") { Form::Html } else { Form::Text };
            let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let file = Some(path.display().to_string());
            let given = Given {
                published: wanted.published.clone(),
                outlet: wanted.outlet.clone(),
                ..Given::default()
            };
            sources.push(Source { id, file, form, bytes, given });
        }
    }
    let weights = if wanted.rules { Weights::none() } else { Weights::bundled() };
    let progress = Progress::over(sources.len(), wanted.quiet);
    let reports = sources
        .par_iter()
        .map(|source| {
            let report = read(source, &weights);
            progress.step();
            report
        })
        .collect();
    Ok(Read { reports, warnings: Vec::new(), weights })
}
