//! Pairs of numbers that may gainsay one another, with features and label: see training/conflict.

use std::io;

use earwitness::record::{Passage, Report};
use earwitness::weigh::collate::Scorer;
use earwitness::weigh::judge::{self, FEATURES, Measured};
use earwitness::weigh::{cast, collate};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::eval::alignment::gold::{Corpus, Proposition, Reading, words};
use crate::eval::alignment::run::{Fold, reports};
use crate::eval::{Bench, account};

use super::stories;

/// What the labels know of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// An annotator listed the two passages as a conflict.
    Listed = 1,
    /// The two passages are of one group: one thing is told, and the numbers agree.
    Same = 2,
    /// Neither.
    Other = 0,
}

/// A line a pair: story, label, features, key, values, whether they differ, and the two passages in code points.
pub fn pairs(bench: &Bench) -> io::Result<()> {
    println!("{}", json!({"features": FEATURES.to_vec(), "hash": format!("{:016x}", judge::feature_hash())}));
    let corpus = Corpus::labelled(bench)?;
    // Whether two numbers are gathered is told by a collation that did not see the story's labels.
    let folds = Fold::shipped()?;
    let unseen = |id: &str| Fold::of(&folds, id).map_or_else(Scorer::bundled, |fold| fold.at(0));
    let of_story = |(id, documents): (&String, &Vec<_>)| {
        lines(id, &reports(documents), &unseen(id), &corpus.conflicting[id], &corpus.gold[id])
    };
    let told: Vec<Vec<Value>> = corpus.stories.par_iter().map(of_story).collect();
    let accounts = account::stories(bench)?;
    let golden = accounts
        .iter()
        .map(|(name, _, reports)| lines(&format!("account/{name}"), reports, &unseen(name), &[], &[]));
    for line in told.into_iter().chain(golden).flatten() {
        println!("{line}");
    }
    for (id, documents) in stories(bench)? {
        let lines = lines(&format!("unlabelled/{id}"), &reports(&documents), &Scorer::bundled(), &[], &[]);
        lines.iter().for_each(|line| println!("{line}"));
    }
    Ok(())
}

fn lines(
    id: &str,
    reports: &[Report],
    scorer: &Scorer,
    listed: &[Vec<Reading>],
    groups: &[Proposition],
) -> Vec<Value> {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let cast = cast::unite(&story);
    let collation = collate::collate_by(&story, &cast, scorer);
    let measured = judge::measure(&story, &cast, &collation);
    let line = |pair: Measured| {
        let label = label(&story, &pair, listed, groups);
        let places = [pair.a, pair.b].map(|passage| place(&story, passage));
        json!([id, label as i32, pair.features.to_vec(), pair.key, pair.values, pair.differ, places])
    };
    measured.into_iter().map(line).collect()
}

fn label(story: &[&Report], pair: &Measured, listed: &[Vec<Reading>], groups: &[Proposition]) -> Label {
    let own = [pair.a, pair.b].map(|passage| {
        let report = story[passage.report];
        (report.id.as_str(), words(&report.text, (passage.span.start, passage.span.end)))
    });
    let touched = |list: &[Reading], (id, words): &(&str, Vec<usize>)| -> Vec<usize> {
        let has = |reading: &Reading| {
            reading.report == *id && words.iter().any(|word| reading.words.contains(word))
        };
        (0..list.len()).filter(|&at| has(&list[at])).collect()
    };
    let gainsay = |list: &Vec<Reading>| {
        let [one, other] = [touched(list, &own[0]), touched(list, &own[1])];
        one.iter().any(|a| other.iter().any(|b| a != b))
    };
    let clusters = |(id, words): &(&str, Vec<usize>)| -> Vec<&str> {
        let holds = |one: &&Proposition| {
            one.decided && one.report == *id && words.iter().any(|word| one.words.contains(word))
        };
        groups.iter().filter(holds).map(|one| one.cluster.as_str()).collect()
    };
    let equal = pair.values[0].total_cmp(&pair.values[1]).is_eq();
    if pair.differ && listed.iter().any(gainsay) {
        Label::Listed
    } else if !pair.differ && equal && clusters(&own[0]).iter().any(|one| clusters(&own[1]).contains(one)) {
        Label::Same
    } else {
        Label::Other
    }
}

/// A passage as its report and its span in code points.
pub(super) fn place(story: &[&Report], Passage { report, span }: Passage) -> Value {
    let text = &story[report].text;
    let points = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    json!([story[report].id, points(span.start), points(span.end)])
}
