//! Pairs of quotations, each with what the program measures of them and whether they are one statement.

use std::collections::BTreeSet;
use std::io;

use earwitness::record::Report;
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, Compared, SAYING_FEATURES, Scorer, Unit};
use serde_json::{Value, json};

use super::{clusters, folds, held_out, label, passage, said};
use crate::eval::alignment::gold::{Corpus, Proposition, words};
use crate::eval::alignment::run::reports;
use crate::eval::{Bench, account};
use crate::judged::{self, Judged, Spans};

/// A line a pair: corpus and story, label, features, and the two passages.
pub fn sayings(bench: &Bench) -> io::Result<()> {
    let folds = folds(bench)?;
    println!(
        "{}",
        json!({"features": SAYING_FEATURES.to_vec(), "hash": format!("{:016x}", collate::saying_hash())})
    );
    for (name, corpus) in [("spark", Corpus::read(bench)?), ("labelled", Corpus::labelled(bench)?)] {
        for (id, documents) in &corpus.stories {
            let gold = (&corpus.gold[id][..], corpus.complete.contains(id));
            of_story(&format!("{name}/{id}"), &reports(documents), gold, &held_out(&folds, id));
        }
    }
    for (name, gold, reports) in account::stories(bench)? {
        let gold = said(&gold, &reports);
        of_story(&format!("account/{name}"), &reports, (&gold, false), &held_out(&folds, name));
    }
    judged::print(bench, "sayings.json", |one, story| of_judged(one, story, &held_out(&folds, &one.story)))
}

fn of_story(id: &str, reports: &[Report], (gold, complete): (&[Proposition], bool), scorer: &Scorer) {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let clusters = |unit: &Unit| match id.starts_with("account/") {
        true => clusters_of_match(&story, gold, unit),
        // Two speakers may well tell the same: whether it is one statement is not judged.
        false => clusters_told(&story, gold, unit),
    };
    for pair in collate::compare(&story, &cast::unite(&story), scorer) {
        let label = label(&clusters(&pair.a), &clusters(&pair.b), complete);
        println!("{}", line(id, label, &pair, &story));
    }
}

/// Of pairs that share only a part nothing is said.
fn of_judged(judged: &Judged, story: &[&Report], scorer: &Scorer) -> Vec<Value> {
    let pair = |(one, a, other, b, verdict): &(usize, Spans, usize, Spans, String)| {
        let both = [judged.unit(story, *one, a, 1)?, judged.unit(story, *other, b, 1)?];
        let label = match verdict.as_str() {
            "same" => 1,
            "other" => 0,
            _ => -1,
        };
        Some((both.map(|unit| (unit.report, unit.quotation)), label))
    };
    let told: Vec<_> = judged.sayings.iter().filter_map(pair).collect();
    let label = |pair: &Compared| {
        let [a, b] = [&pair.a, &pair.b].map(|unit| (unit.report, unit.quotation));
        told.iter().find(|(both, _)| *both == [a, b] || *both == [b, a]).map(|(_, label)| *label)
    };
    let pairs = collate::compare(story, &cast::unite(story), scorer);
    let id = format!("judged/{}", judged.story);
    pairs.iter().filter_map(|pair| Some(line(&id, label(pair)?, pair, story))).collect()
}

fn line(id: &str, label: i32, pair: &Compared, story: &[&Report]) -> Value {
    json!([id, label, pair.features, passage(story, &pair.a), passage(story, &pair.b)])
}

/// The gold clusters of the quotation that a passage overlaps best, by the Dice of their words, where it does by half.
fn clusters_of_match<'a>(story: &[&Report], gold: &'a [Proposition], unit: &Unit) -> Vec<(&'a str, bool)> {
    let report = story[unit.report];
    let own: BTreeSet<usize> =
        unit.content.iter().flat_map(|span| words(&report.text, (span.start, span.end))).collect();
    let shared = |one: &Proposition| one.words.intersection(&own).count();
    let dice = |one: &Proposition| 2000 * shared(one) / (one.words.len() + own.len()).max(1);
    let near = gold.iter().filter(|one| one.report == report.id && dice(one) >= 1000);
    let best = near.max_by_key(|one| dice(one)).map(|one| &one.text);
    gold.iter().filter(|one| Some(&one.text) == best).map(Proposition::cluster).collect()
}

/// The gold clusters that a passage touches; those that are no speaker's count as undecided.
fn clusters_told<'a>(story: &[&Report], gold: &'a [Proposition], unit: &Unit) -> Vec<(&'a str, bool)> {
    let said = |cluster: &str| gold.iter().any(|span| span.cluster == cluster && span.said);
    let all = clusters(story, gold, unit);
    all.into_iter().map(|(cluster, decided)| (cluster, decided && said(cluster))).collect()
}
