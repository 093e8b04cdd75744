//! `earwitness report`: the main job.

use crate::args::{Inputs, Report};
use crate::inputs::{self, Read};
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use earwitness::group::{group, sketch};
use earwitness::record::{Account, Story, Warning};
use earwitness::render::{FORMATS, summary};
use earwitness::weigh::weigh;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

pub fn run(wanted: &Report) -> Result<Outcome, Problem> {
    if let Some(folder) = &wanted.output {
        check_folder(folder)?;
    }
    let (accounts, read) = accounts(&wanted.inputs, wanted.one_story)?;
    let format = if wanted.json { Some("json") } else { wanted.format.as_deref() };
    if let Some(folder) = &wanted.output {
        write(folder, &accounts, &read)?;
    }
    match format {
        Some(name) => {
            for format in FORMATS.iter().filter(|f| f.name == name) {
                // An empty line parts one table, or page, from the next.
                let outputs = (format.write)(&accounts, &read.warnings);
                let texts: Vec<String> = outputs.into_iter().map(|output| output.text).collect();
                print(&texts.join("\n"))?;
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
    let mut read = inputs::read_all(wanted)?;
    leave_out_empty(&mut read);
    let stories = if one_story && !read.reports.is_empty() {
        vec![Story { id: "story".into(), members: (0..read.reports.len()).collect() }]
    } else {
        group(&read.reports.par_iter().map(sketch).collect::<Vec<_>>())
    };
    let reports = &read.reports;
    let accounts =
        stories.par_iter().map(|story| weigh(&story.id, &story.pick(reports), &read.weights)).collect();
    Ok((accounts, read))
}

/// What has no text tells no story: it is left out, and its warnings stay.
fn leave_out_empty(read: &mut Read) {
    let is_empty = |report: &earwitness::record::Report| report.text.trim().is_empty();
    for report in read.reports.iter().filter(|report| is_empty(report)) {
        read.warnings.extend(report.warnings.iter().map(|warning| Warning {
            code: warning.code,
            span: None,
            message: format!("{}: left out: {}", report.id, warning.message),
        }));
    }
    read.reports.retain(|report| !is_empty(report));
}

/// Refuses, before any work, what is or looks like a file.
fn check_folder(folder: &Path) -> Result<(), Problem> {
    let extension = folder.extension().and_then(OsStr::to_str).unwrap_or_default();
    let form = FORMATS.iter().find(|format| format.name == extension);
    if folder.is_dir() || !folder.exists() && form.is_none() {
        return Ok(());
    }
    let what = format!("{}: -o takes a folder, and this is a file's name", folder.display());
    let name = form.map_or("FORMAT", |form| form.name);
    Err(Problem::hint(what, format!("one format to a file: --format {name} > {}", folder.display())))
}

fn write(folder: &Path, accounts: &[Account], read: &Read) -> Result<(), Problem> {
    let failed = |problem: earwitness_io::Problem| Problem::new(problem.to_string());
    let mut written = BTreeSet::new();
    for output in FORMATS.iter().flat_map(|format| (format.write)(accounts, &read.warnings)) {
        earwitness_io::write(&folder.join(&output.name), output.text.as_bytes()).map_err(failed)?;
        written.insert(output.name);
    }
    earwitness_io::clear(folder, |name| is_story_page(name) && !written.contains(name)).map_err(failed)
}

/// Whether a file is the page of one story of several: "story-2.html".
fn is_story_page(name: &str) -> bool {
    let number = name.strip_prefix("story-").and_then(|rest| rest.strip_suffix(".html"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_stories_are_known_by_their_names() {
        assert!(is_story_page("story-1.html") && is_story_page("story-12.html"));
        assert!(!["story-.html", "story-mine.html", "index.html"].into_iter().any(is_story_page));
    }

    #[test]
    fn a_file_is_no_folder_to_write_to() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(
            check_folder(here).is_ok()
                && check_folder(&here.join("out")).is_ok()
                && check_folder(&here.join("v1.2")).is_ok()
        );
        assert!(check_folder(&here.join("account.json")).is_err(), "looks like a file");
        assert!(check_folder(&here.join("Cargo.toml")).is_err(), "is a file");
    }
}
