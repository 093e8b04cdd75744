//! From the command line to reports.

use crate::args::Inputs;
use crate::outcome::Problem;
use crate::progress::Progress;
use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Given, Report, Source, Warning};
use earwitness_io::{Options, open};
use rayon::prelude::*;

/// All reports of a run.
#[derive(Debug)]
pub struct Read {
    pub reports: Vec<Report>,
    /// What could not be read of the inputs themselves.
    pub warnings: Vec<Warning>,
    pub weights: Weights,
}

/// The code of what was read and holds nothing.
const EMPTY: &str = "empty-text";

/// Reads all inputs. A bad line is a warning; a missing input, or inputs without a single report, a failure.
pub fn read_all(wanted: &Inputs) -> Result<Read, Problem> {
    let given =
        Given { published: wanted.published.clone(), outlet: wanted.outlet.clone(), ..Given::default() };
    let mut sources: Vec<Source> = Vec::new();
    let mut warnings = Vec::new();
    for item in open(&wanted.inputs, Options { given }) {
        match item {
            Ok(source) => sources.push(source),
            Err(problem) if problem.is_fatal() => return Err(Problem::new(problem.to_string())),
            Err(problem) => {
                if !wanted.quiet {
                    eprintln!("warning[{}]: {problem}", problem.code());
                }
                warnings.push(Warning { code: problem.code(), span: None, message: problem.to_string() });
            }
        }
    }
    let only_empty = !warnings.is_empty() && warnings.iter().all(|warning| warning.code == EMPTY);
    if sources.is_empty() && !only_empty {
        return Err(Problem::hint(
            "nothing could be read",
            "name files or folders of .txt, .md, .html or .jsonl reports, or `-` for standard input",
        ));
    }
    let weights = if wanted.rules { Weights::none() } else { Weights::bundled() };
    let progress = Progress::over(sources.len(), wanted.quiet);
    let reports: Vec<Report> = sources
        .par_iter()
        .map(|source| {
            let report = read(source, &weights);
            progress.step();
            report
        })
        .collect();
    if !wanted.quiet {
        for report in &reports {
            for warning in &report.warnings {
                eprintln!("warning[{}]: {}: {}", warning.code, report.id, warning.message);
            }
        }
    }
    Ok(Read { reports, warnings, weights })
}
