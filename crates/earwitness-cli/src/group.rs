//! `earwitness group`: which reports tell of one event.

mod explain;

use std::collections::BTreeMap;
use std::path::Path;

use crate::args::{Group, Inputs};
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use crate::progress::Count;
use earwitness::group::{Family, Grouping, Sketch, grouping};
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
        None => at_once(&wanted.inputs)?,
    };
    let id = |at: usize| reports.get(at).map(String::as_str).unwrap_or_default();
    let lines: Vec<String> = if wanted.stories {
        found.stories.iter().map(|story| story_line(story, id)).collect()
    } else if wanted.families {
        found.families.iter().map(|family| family_line(family, id)).collect()
    } else {
        report_lines(&reports, &found)
    };
    if !lines.is_empty() {
        print(&lines.join("\n"))?;
    }
    Ok(if reports.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Ids and groups of the inputs alone.
fn at_once(inputs: &Inputs) -> Result<(Vec<String>, Grouping), Problem> {
    let mut sketches: Vec<Sketch> = Vec::new();
    read(inputs, |batch| {
        sketches.extend(batch);
        Ok(())
    })?;
    let found = grouping(&sketches);
    Ok((sketches.into_iter().map(|sketch| sketch.id).collect(), found))
}

/// Ids and groups of all reports of a state, the inputs added.
fn remembered(inputs: &Inputs, folder: &Path) -> Result<(Vec<String>, Grouping), Problem> {
    let state = State::open(folder).map_err(|problem| Problem::new(problem.to_string()))?;
    let mut stored = 0;
    read(inputs, |batch| {
        state.add(&batch).map_err(|problem| Problem::new(problem.to_string()))?;
        stored += batch.len();
        if !inputs.quiet {
            // Whoever reads this line may rely on it: these reports are on disk.
            eprintln!("stored {stored}");
        }
        Ok(())
    })?;
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

fn report_lines(reports: &[String], found: &Grouping) -> Vec<String> {
    let mut story_of = BTreeMap::new();
    for story in &found.stories {
        story_of.extend(story.members.iter().map(|&member| (member, story.id.as_str())));
    }
    let mut first_of = BTreeMap::new();
    for family in &found.families {
        let first = family.members.first().and_then(|&at| reports.get(at));
        first_of.extend(family.members.iter().skip(1).map(|&member| (member, first)));
    }
    let line = |(at, id): (usize, &String)| {
        json!({"id": id, "story": story_of.get(&at), "duplicate_of": first_of.get(&at)}).to_string()
    };
    reports.iter().enumerate().map(line).collect()
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
