//! Occasions that the program once showed, as a reader judged them: whether all readings tell of one, and how many of those
//! that are one are still gathered.

use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::record::{Account, Claim, Reading, Report};
use earwitness::weigh::weigh;
use rayon::prelude::*;
use serde::Deserialize;

use super::document::{self, Document};
use super::{Bench, Measure, folder};

/// A story with occasions that some of its documents tell of.
#[derive(Debug, Deserialize)]
struct Story {
    file: String,
    story: String,
    documents: Vec<String>,
    occasions: Vec<Judged>,
}

#[derive(Debug, Deserialize)]
struct Judged {
    verdict: Verdict,
    /// Document, and where in it the reading begins and ends, in code points.
    readings: Vec<(String, usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Same,
    /// At least one reading tells of another occasion.
    Other,
}

/// Pairs of readings of one judged occasion.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    same: usize,
    gathered: usize,
    gathered_right: usize,
    counted: usize,
    counted_right: usize,
}

pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let file = fs::read_to_string(folder("occasion").join("judged.json"))?;
    let stories: Vec<Story> = serde_json::from_str(&file).map_err(io::Error::other)?;
    let corpora = document::corpora(bench, stories.iter().map(|story| story.file.as_str()))?;
    let of_story = |story: &Story| {
        let named = |d: &&Document| d.story == story.story && story.documents.contains(&d.doc);
        let documents = corpora[story.file.as_str()].iter().filter(named);
        let reports: Vec<Report> = documents.map(Document::report).collect();
        tally(&weigh(&story.story, &reports.iter().collect::<Vec<&Report>>(), &Weights::bundled()), story)
    };
    let tallies: Vec<Tally> = stories.par_iter().map(of_story).collect();
    let sum = |part: fn(&Tally) -> usize| tallies.iter().map(part).sum::<usize>();
    let measure = |name: &str, (part, whole): (usize, usize), of: &str| {
        #[expect(clippy::cast_precision_loss, reason = "counts of pairs are small")]
        let share = if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
        Measure::new(name, share).with_note(format!("{part} of {whole} {of}"))
    };
    let (gathered, counted) = (sum(|t| t.gathered_right), sum(|t| t.counted_right));
    let same = sum(|t| t.same);
    Ok(vec![
        measure("accepted", (gathered, sum(|t| t.gathered)), "gathered pairs that a reader judged"),
        measure("kept", (gathered, same), "pairs that the reader accepts"),
        measure("counted.accepted", (counted, sum(|t| t.counted)), "pairs of which both are counted"),
        measure("counted.kept", (counted, same), "pairs that the reader accepts"),
    ])
}

/// Of an occasion that is not one only two readings tell which pair is none.
fn tally(account: &Account, story: &Story) -> Tally {
    let occasions: Vec<&Claim> = account.claims.iter().filter(|claim| claim.occasion).collect();
    let mut tally = Tally::default();
    for judged in &story.occasions {
        let same = judged.verdict == Verdict::Same;
        if !same && judged.readings.len() > 2 {
            continue;
        }
        for (at, one) in judged.readings.iter().enumerate() {
            for other in &judged.readings[at + 1..] {
                let reading = |claim: &&Claim, (doc, from, to): &(String, usize, usize)| {
                    let on = |reading: &&Reading| is_on(account, reading, (doc, *from, *to));
                    claim.readings.iter().find(on).map(|reading| !reading.doubtful)
                };
                let both = |claim: &&Claim| Some((reading(claim, one)?, reading(claim, other)?));
                let found: Vec<(bool, bool)> = occasions.iter().filter_map(both).collect();
                let counted = found.iter().any(|&(one, other)| one && other);
                tally.same += usize::from(same);
                tally.gathered += usize::from(!found.is_empty());
                tally.gathered_right += usize::from(same && !found.is_empty());
                tally.counted += usize::from(counted);
                tally.counted_right += usize::from(same && counted);
            }
        }
    }
    tally
}

/// Whether a reading shares text with a passage of a document, in code points.
fn is_on(account: &Account, reading: &Reading, (doc, from, to): (&str, usize, usize)) -> bool {
    let Some(report) = account.reports.get(reading.passage.report) else { return false };
    let points = |at: usize| report.text.get(..at).map_or(0, |text| text.chars().count());
    let span = reading.passage.span;
    report.id == doc && points(span.start) < to && from < points(span.end)
}
