//! Which conflicts are shown in stories that other eyes have read: those of `eval/alignment/groups`.
//!
//! Annotators listed passages that gainsay one another, and passages that only look alike. A conflict shown that nobody
//! listed may still be one: `borne_out` is a lower bound of the precision.

mod judged;

use std::{fs, io};

use earwitness::record::{Account, Conflict, Report};
use earwitness::weigh::collate::Scorer;
use earwitness::weigh::{judge, weigh_with};
use rayon::prelude::*;
use serde_json::Value;

use super::alignment::gold::{Corpus, Reading, words};
use super::alignment::run::{Fold, reports};
use super::{Bench, Measure};

/// A scorer of numbers as training writes it for cross-validation.
struct Numbers {
    scorer: judge::Scorer,
    /// The stories that it was not fitted on.
    stories: Vec<String>,
}

impl Numbers {
    fn read(json: &str) -> io::Result<Self> {
        let scorer = judge::Scorer::read(json).map_err(|refused| io::Error::other(format!("{refused:?}")))?;
        let file: Value = serde_json::from_str(json).map_err(io::Error::other)?;
        let stories = file["stories"].as_array().into_iter().flatten();
        Ok(Self { scorer, stories: stories.filter_map(Value::as_str).map(str::to_owned).collect() })
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    listed: usize,
    found: usize,
    shown: usize,
    borne_out: usize,
    alike: usize,
    alarms: usize,
}

impl Tally {
    fn add(self, other: Self) -> Self {
        Self {
            listed: self.listed + other.listed,
            found: self.found + other.found,
            shown: self.shown + other.shown,
            borne_out: self.borne_out + other.borne_out,
            alike: self.alike + other.alike,
            alarms: self.alarms + other.alarms,
        }
    }
}

/// Scores the conflicts that the library shows; where scorers of numbers (JSON) are named, each on its own `stories`, with a
/// collation that did not see them either.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let corpus = Corpus::labelled(bench)?;
    let numbers = bench.files.iter().map(|file| Numbers::read(&fs::read_to_string(file)?));
    let numbers: Vec<Numbers> = numbers.collect::<io::Result<_>>()?;
    let folds = Fold::shipped()?;
    let tallies: Vec<(Tally, String)> = corpus
        .stories
        .par_iter()
        .map(|(id, documents)| {
            let reports = reports(documents);
            let story: Vec<&Report> = reports.iter().collect();
            let unseen = numbers.iter().find(|fold| fold.stories.iter().any(|held| held == id));
            let (collation, numbers) = match unseen {
                Some(fold) => (Fold::of(&folds, id).map(|fold| fold.at(0)), &fold.scorer),
                None => (None, judge::Scorer::get()),
            };
            let account = weigh_with(id, &story, &collation.unwrap_or_else(Scorer::bundled), numbers);
            tally(&account, &corpus.conflicting[id], &corpus.alike[id])
        })
        .collect();
    if bench.verbose {
        tallies.iter().for_each(|(_, told)| print!("{told}"));
    }
    let all = tallies.into_iter().map(|(tally, _)| tally).fold(Tally::default(), Tally::add);
    let Tally { listed, found, shown, borne_out, alike, alarms } = all;
    let mut measures = vec![
        Measure::new("found", share(found, listed)).with_note(format!("{found} of {listed} listed")),
        Measure::new("borne_out", share(borne_out, shown)).with_note(format!("{borne_out} of {shown} shown")),
        Measure::new("false_alarms", share(alarms, alike))
            .with_note(format!("{alarms} of {alike} pairs that only look alike")),
    ];
    measures.extend(judged::run(bench)?);
    Ok(measures)
}

#[expect(clippy::cast_precision_loss, reason = "counts of conflicts are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}

/// Counts, and in words what was missed and what nobody listed.
fn tally(account: &Account, listed: &[Vec<Reading>], alike: &[Vec<Reading>]) -> (Tally, String) {
    let shown: Vec<&Conflict> = account.claims.iter().flat_map(|claim| &claim.conflicts).collect();
    let any = |pair: &[Reading]| shown.iter().any(|conflict| parts(account, conflict, pair));
    let borne_out = |conflict: &&&Conflict| listed.iter().any(|pair| parts(account, conflict, pair));
    let mut told = String::new();
    for conflict in shown.iter().filter(|conflict| !borne_out(conflict)) {
        let side = |side: &Vec<_>| side.first().map_or("", |value| passage(account, value));
        let sides: Vec<&str> = conflict.sides.iter().map(side).collect();
        told += &format!("not listed {}: {} | {}\n", account.id, conflict.reason, sides.join(" | "));
    }
    for conflict in shown.iter().filter(borne_out) {
        told += &format!("listed {}: {}\n", account.id, conflict.reason);
    }
    for pair in listed.iter().filter(|pair| !any(pair)) {
        told += &format!("missed {}: {}\n", account.id, texts(account, pair).join(" | "));
    }
    let tally = Tally {
        listed: listed.len(),
        found: listed.iter().filter(|pair| any(pair)).count(),
        shown: shown.len(),
        borne_out: shown.iter().filter(borne_out).count(),
        alike: alike.len(),
        alarms: alike.iter().filter(|pair| any(pair)).count(),
    };
    (tally, told)
}

/// Whether two sides of a conflict touch two of the passages.
fn parts(account: &Account, conflict: &Conflict, passages: &[Reading]) -> bool {
    let touched: Vec<Vec<usize>> = conflict
        .sides
        .iter()
        .map(|side| {
            let touches = |reading: &Reading| {
                side.iter().any(|value| {
                    let report = &account.reports[value.passage.report];
                    let span = value.passage.span;
                    report.id == reading.report
                        && words(&report.text, (span.start, span.end))
                            .iter()
                            .any(|word| reading.words.contains(word))
                })
            };
            (0..passages.len()).filter(|&index| touches(&passages[index])).collect()
        })
        .collect();
    touched.iter().enumerate().any(|(at, one)| {
        touched[at + 1..].iter().any(|other| one.iter().any(|a| other.iter().any(|b| a != b)))
    })
}

fn passage<'a>(account: &'a Account, value: &earwitness::record::Value) -> &'a str {
    account.reports[value.passage.report].slice(value.passage.span)
}

fn texts<'a>(account: &'a Account, readings: &[Reading]) -> Vec<&'a str> {
    let text = |reading: &Reading| {
        let report = account.reports.iter().find(|report| report.id == reading.report)?;
        let (from, to) = (*reading.words.first()?, *reading.words.last()?);
        report.text.get(from..to)
    };
    readings.iter().filter_map(text).collect()
}
