//! `earwitness extract`: articles cut out of web pages, as lines that every command reads.

use crate::args::Extract;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use crate::progress::Count;
use earwitness::read::clean;
use earwitness::record::{Given, Source};
use earwitness::render::extract_json;
use earwitness_io::{Options, open};
use rayon::prelude::*;

/// Pages held at once: enough to keep all cores busy, few enough that memory does not grow with the inputs.
const BATCH: usize = 64;

pub fn run(wanted: &Extract) -> Result<Outcome, Problem> {
    let given =
        Given { published: wanted.published.clone(), outlet: wanted.outlet.clone(), ..Given::default() };
    let mut count = Count::new("pages read", wanted.quiet);
    let mut waiting: Vec<Source> = Vec::with_capacity(BATCH);
    let mut found = Outcome::NothingFound;
    for item in open(&wanted.inputs, Options { given }) {
        match item {
            Ok(source) => waiting.push(source),
            Err(problem) if problem.is_fatal() => return Err(Problem::new(problem.to_string())),
            Err(problem) if !wanted.quiet => eprintln!("warning[{}]: {problem}", problem.code()),
            Err(_) => {}
        }
        if waiting.len() == BATCH {
            found = found.or(flush(&mut waiting, wanted, &mut count)?);
        }
    }
    found = found.or(flush(&mut waiting, wanted, &mut count)?);
    if count.done() == 0 {
        return Err(Problem::hint(
            "nothing could be read",
            "name files or folders of .html or .jsonl pages, or `-` for standard input",
        ));
    }
    Ok(found)
}

/// Prints the pages that wait, in their order.
fn flush(waiting: &mut Vec<Source>, wanted: &Extract, count: &mut Count) -> Result<Outcome, Problem> {
    let reports: Vec<_> = waiting.par_iter().map(clean).collect();
    waiting.clear();
    let mut found = Outcome::NothingFound;
    for report in &reports {
        if !wanted.quiet {
            for warning in &report.warnings {
                eprintln!("warning[{}]: {}: {}", warning.code, report.id, warning.message);
            }
        }
        print(&extract_json(report))?;
        if !report.text.trim().is_empty() {
            found = Outcome::Done;
        }
    }
    count.add(reports.len());
    Ok(found)
}
