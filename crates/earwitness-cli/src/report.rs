//! `earwitness report`: the main job.

use crate::args::{Inputs, Report};
use crate::inputs::{self, Read};
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use earwitness::group::{group, sketch};
use earwitness::record::{Account, Story};
use earwitness::render::{FORMATS, summary};
use earwitness::weigh::weigh;
use rayon::prelude::*;
use std::path::Path;

pub fn run(wanted: &Report) -> Result<Outcome, Problem> {
    let (accounts, read) = accounts(&wanted.inputs, wanted.one_story)?;
    let format = if wanted.json { Some("json") } else { wanted.format.as_deref() };
    if let Some(folder) = &wanted.output {
        write(folder, &accounts, &read)?;
    }
    match format {
        Some(name) => {
            for format in FORMATS.iter().filter(|f| f.name == name) {
                for output in (format.write)(&accounts, &read.warnings) {
                    print(&output.text)?;
                }
            }
        }
        None => print(&summary(&accounts))?,
    }
    if let (Some(folder), None) = (&wanted.output, format) {
        print(&format!("\nThe page: {}", folder.join("index.html").display()))?;
    }
    let found = accounts.iter().any(|a| !a.claims.is_empty());
    Ok(if found { Outcome::Done } else { Outcome::NothingFound })
}

/// Reads the inputs and weighs every story.
pub fn accounts(wanted: &Inputs, one_story: bool) -> Result<(Vec<Account>, Read), Problem> {
    let read = inputs::read_all(wanted)?;
    let stories = if one_story {
        vec![Story { id: "story".into(), members: (0..read.reports.len()).collect() }]
    } else {
        group(&read.reports.par_iter().map(sketch).collect::<Vec<_>>())
    };
    let reports = &read.reports;
    let accounts =
        stories.par_iter().map(|story| weigh(&story.id, &story.pick(reports), &read.weights)).collect();
    Ok((accounts, read))
}

fn write(folder: &Path, accounts: &[Account], read: &Read) -> Result<(), Problem> {
    for output in FORMATS.iter().flat_map(|format| (format.write)(accounts, &read.warnings)) {
        earwitness_io::write(&folder.join(&output.name), output.text.as_bytes())
            .map_err(|problem| Problem::new(problem.to_string()))?;
    }
    Ok(())
}
