//! `earwitness group`: which reports tell of one event.

mod explain;

use std::path::Path;

use crate::args::{Group, Inputs};
use crate::outcome::{Outcome, Problem};
use crate::output::print_lines;
use crate::progress::{Count, announce};
use earwitness::group::{Family, Grouping, Sketch, duplicates, grouping};
use earwitness::record::{Given, Story};
use earwitness_io::state::{Event, State};
use earwitness_io::{Options, Sources, open, sketch_batches};
use serde_json::json;

pub fn run(wanted: &Group) -> Result<Outcome, Problem> {
    if let Some([first, second]) = wanted.explain.as_deref() {
        return explain::run(&wanted.inputs, first, second);
    }
    let (reports, found) = match &wanted.state {
        Some(folder) => remembered(&wanted.inputs, folder)?,
        None if wanted.families => at_once(&wanted.inputs, |sketches| Grouping {
            families: duplicates(sketches),
            ..Grouping::default()
        })?,
        None => at_once(&wanted.inputs, grouping)?,
    };
    let id = |at: usize| reports.get(at).map(String::as_str).unwrap_or_default();
    if wanted.stories {
        print_lines(found.stories.iter().map(|story| story_line(story, id)))?;
    } else if wanted.families {
        print_lines(found.families.iter().map(|family| family_line(family, id)))?;
    } else {
        print_lines(report_lines(&reports, &found))?;
    }
    Ok(if reports.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Reports whose grouping takes a second or more.
const MANY: usize = 20_000;

/// Ids and groups of the inputs alone.
fn at_once(
    inputs: &Inputs,
    find: impl Fn(&[Sketch]) -> Grouping,
) -> Result<(Vec<String>, Grouping), Problem> {
    let mut sketches: Vec<Sketch> = Vec::new();
    read(inputs, |batch| {
        sketches.extend(batch);
        Ok(())
    })?;
    if sketches.len() >= MANY {
        announce(&format!("grouping {} reports", sketches.len()), inputs.quiet);
    }
    let found = find(&sketches);
    Ok((sketches.into_iter().map(|sketch| sketch.id).collect(), found))
}

/// Ids and groups of all reports of a state, the inputs added.
fn remembered(inputs: &Inputs, folder: &Path) -> Result<(Vec<String>, Grouping), Problem> {
    let state = State::open(folder).map_err(|problem| Problem::new(problem.to_string()))?;
    let (mut stored, mut added) = (0, 0);
    read(inputs, |batch| {
        added += state.add(&batch).map_err(|problem| Problem::new(problem.to_string()))?;
        stored += batch.len();
        if !inputs.quiet {
            // Whoever reads this line may rely on it: these reports are on disk.
            eprintln!("stored {stored}");
        }
        Ok(())
    })?;
    if added < stored && !inputs.quiet {
        eprintln!("{} of them stood there already", stored - added);
    }
    let told = state.tell().map_err(|problem| Problem::new(problem.to_string()))?;
    if !inputs.quiet {
        for event in &told.events {
            match event {
                Event::Merged { from, into } => eprintln!("merged {} into {into}", from.join(" ")),
                Event::Split { from, into } => eprintln!("split {from} into {}", into.join(" ")),
            }
        }
    }
    Ok((told.reports, Grouping { stories: told.stories, families: told.families }))
}

/// Sketches all inputs, batch by batch.
fn read(inputs: &Inputs, mut take: impl FnMut(Vec<Sketch>) -> Result<(), Problem>) -> Result<(), Problem> {
    let mut count = Count::new("reports sketched", inputs.quiet);
    for batch in sketch_batches(sources(inputs)) {
        for problem in batch.problems {
            if problem.is_fatal() {
                return Err(Problem::new(problem.to_string()));
            }
            if !inputs.quiet {
                eprintln!("warning[{}]: {problem}", problem.code());
            }
        }
        count.add(batch.sketches.len());
        take(batch.sketches)?;
    }
    if count.done() == 0 {
        return Err(Problem::hint(
            "nothing could be read",
            "name files or folders of .txt, .md, .html or .jsonl reports, or `-` for standard input",
        ));
    }
    Ok(())
}

fn sources(inputs: &Inputs) -> Sources {
    let given =
        Given { published: inputs.published.clone(), outlet: inputs.outlet.clone(), ..Given::default() };
    open(&inputs.inputs, Options { given })
}

/// One line a report: its story, and of which report it is a duplicate.
fn report_lines(reports: &[String], found: &Grouping) -> impl Iterator<Item = String> {
    let mut story_of: Vec<Option<&str>> = vec![None; reports.len()];
    for story in &found.stories {
        for &member in &story.members {
            story_of[member] = Some(&story.id);
        }
    }
    let mut first_of: Vec<Option<&str>> = vec![None; reports.len()];
    for family in &found.families {
        let first = family.members.first().map(|&at| reports[at].as_str());
        for &member in family.members.iter().skip(1) {
            first_of[member] = first;
        }
    }
    reports
        .iter()
        .zip(story_of.into_iter().zip(first_of))
        .map(|(id, (story, first))| json!({"id": id, "story": story, "duplicate_of": first}).to_string())
}

fn story_line<'a>(story: &Story, id: impl Fn(usize) -> &'a str) -> String {
    let reports: Vec<_> = story.members.iter().map(|&member| id(member)).collect();
    json!({"id": story.id, "reports": reports}).to_string()
}

fn family_line<'a>(family: &Family, id: impl Fn(usize) -> &'a str) -> String {
    let reports: Vec<_> = family.members.iter().map(|&member| id(member)).collect();
    let ties = family.ties.iter().map(|&(a, b, copy)| {
        let similarity = (f64::from(copy.similarity) * 1000.0).round() / 1000.0;
        json!({"a": id(a), "b": id(b), "kind": copy.kind.name(), "similarity": similarity})
    });
    json!({"reports": reports, "ties": ties.collect::<Vec<_>>()}).to_string()
}
