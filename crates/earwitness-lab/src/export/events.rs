//! Mentions of events in pairs, with what the program measures of them: those of SPARK's stories and of the labelled groups, and
//! those that readers judged.

use std::collections::BTreeSet;
use std::io;

use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, EVENT_FEATURES};
use serde_json::json;

use crate::eval::Bench;
use crate::eval::alignment::gold::{Corpus, Proposition, words};
use crate::eval::alignment::run::reports;
use crate::judged::{self, Word};

/// A line a pair: story, what is told of the two, features, how many pairs it stands for. What is told is whether both stand in
/// passages that say the same, or what a reader made of them. Where not all groups of a story are listed, only pairs of which
/// both stand in one.
pub fn events(bench: &Bench) -> io::Result<()> {
    println!(
        "{}",
        json!({"features": EVENT_FEATURES.to_vec(), "hash": format!("{:016x}", collate::event_hash())})
    );
    for corpus in [Corpus::read(bench)?, Corpus::labelled(bench)?] {
        for (id, documents) in &corpus.stories {
            print(id, &reports(documents), &corpus.gold[id], corpus.complete.contains(id));
        }
    }
    judged::print(bench, "events.json", |judged, story| {
        let pairs = collate::event_pairs(story, &cast::unite(story));
        let line = |(a, b, verdict, weight): &(Word, Word, String, f32)| {
            let places = (judged.word(story, *a)?, judged.word(story, *b)?);
            let pair = pairs.iter().find(|pair| (pair.a, pair.b) == places)?;
            Some(json!([judged.story, verdict, pair.features.to_vec(), weight]))
        };
        judged.mentions.iter().filter_map(line).collect()
    })
}

fn print(id: &str, read: &[Report], gold: &[Proposition], is_complete: bool) {
    let story: Vec<&Report> = read.iter().collect();
    let groups = |(report, word): (usize, Span)| -> BTreeSet<&str> {
        let report = story[report];
        let own: BTreeSet<usize> = words(&report.text, (word.start, word.end)).into_iter().collect();
        let here =
            gold.iter().filter(|passage| passage.report == report.id && !passage.words.is_disjoint(&own));
        here.map(|passage| passage.cluster().0).collect()
    };
    for pair in collate::event_pairs(&story, &cast::unite(&story)) {
        let (a, b) = (groups(pair.a), groups(pair.b));
        if is_complete || !a.is_empty() && !b.is_empty() {
            println!("{}", json!([id, !a.is_disjoint(&b), pair.features.to_vec(), 1.0]));
        }
    }
}
