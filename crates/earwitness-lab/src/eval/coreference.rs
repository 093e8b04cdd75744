//! Pairs of words that tell or name something, as readers judged them: whether those of one event stand in one.

use std::collections::BTreeMap;
use std::{fs, io};

use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, Scorer};
use rayon::prelude::*;
use serde::Deserialize;

use super::alignment::gold::{Document, documents};
use super::alignment::run::reports;
use super::{Bench, Measure, folder};

/// A word by its document, in code points.
type Word = (usize, [usize; 2]);

/// A story with pairs of words; none of them was fitted to.
#[derive(Debug, Deserialize)]
struct Story {
    file: String,
    story: String,
    docs: Vec<String>,
    mentions: Vec<(Word, Word, Verdict, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Same,
    /// One is a part, a cause, a consequence or an announcement of the other.
    Part,
    Other,
}

/// Pairs, weighed by how many of their stratum each stands for.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    joined: f64,
    joined_same: f64,
    joined_part: f64,
    same: f64,
    pairs: usize,
}

pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let file = fs::read_to_string(folder("coreference").join("judged.json"))?;
    let stories: Vec<Story> = serde_json::from_str(&file).map_err(io::Error::other)?;
    let mut corpora: BTreeMap<&str, Vec<Document>> = BTreeMap::new();
    for story in &stories {
        if !corpora.contains_key(story.file.as_str()) {
            corpora.insert(&story.file, documents(bench, &story.file)?);
        }
    }
    let of_story = |story: &Story| {
        let own = corpora[story.file.as_str()].iter().filter(|document| document.story == story.story);
        tally(story, &reports(&own.cloned().collect::<Vec<Document>>()))
    };
    let all = stories.par_iter().map(of_story).reduce(Tally::default, Tally::and);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let note = format!("{} pairs of {} stories", all.pairs, stories.len());
    Ok(vec![
        Measure::new("precision", share(all.joined_same, all.joined)).with_note(note),
        Measure::new("precision_or_part", share(all.joined_same + all.joined_part, all.joined)),
        Measure::new("recall", share(all.joined_same, all.same)),
    ])
}

impl Tally {
    fn and(self, other: Self) -> Self {
        Self {
            joined: self.joined + other.joined,
            joined_same: self.joined_same + other.joined_same,
            joined_part: self.joined_part + other.joined_part,
            same: self.same + other.same,
            pairs: self.pairs + other.pairs,
        }
    }
}

fn tally(story: &Story, read: &[Report]) -> Tally {
    let mut reports: Vec<&Report> = read.iter().collect();
    reports.sort_by(|a, b| a.id.cmp(&b.id));
    let events = collate::event_words(&reports, &cast::unite(&reports), &Scorer::bundled());
    let place = |(document, [from, to]): Word| {
        let position = reports.iter().position(|report| report.id == story.docs[document])?;
        let text = &reports[position].text;
        let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
        Some((position, Span::new(byte(from), byte(to))))
    };
    let mut tally = Tally::default();
    for &(a, b, verdict, weight) in &story.mentions {
        let Some((a, b)) = place(a).zip(place(b)) else { continue };
        let joined = events.iter().any(|event| event.contains(&a) && event.contains(&b));
        let weigh = |counts: bool| if counts { weight } else { 0.0 };
        tally = tally.and(Tally {
            joined: weigh(joined),
            joined_same: weigh(joined && verdict == Verdict::Same),
            joined_part: weigh(joined && verdict == Verdict::Part),
            same: weigh(verdict == Verdict::Same),
            pairs: 1,
        });
    }
    tally
}
