//! Mentions of events of SPARK's stories and of the labelled groups, in pairs, with what the program measures of them.

use std::collections::BTreeSet;
use std::io;

use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, EVENT_FEATURES};
use serde_json::json;

use crate::eval::Bench;
use crate::eval::alignment::gold::{Corpus, Proposition, words};
use crate::eval::alignment::run::reports;

/// A line a pair: story, whether both stand in passages that say the same, features. Where not all groups of a story are
/// listed, only pairs of which both stand in one.
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
    Ok(())
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
            println!("{}", json!([id, !a.is_disjoint(&b), pair.features.to_vec()]));
        }
    }
}
