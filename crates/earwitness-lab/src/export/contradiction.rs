//! Denials with passages that may say what they deny, and their features: see training/conflict.

use std::io;

use earwitness::record::{Passage, Report};
use earwitness::weigh::collate::Scorer;
use earwitness::weigh::judge::{self, CONTRADICTION_FEATURES};
use earwitness::weigh::{cast, collate};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::eval::Bench;
use crate::eval::alignment::run::reports;

use super::conflict::place;
use super::stories;

/// A line a pair of the stories in the files named: story, features, and the two passages in code points.
pub fn pairs(bench: &Bench) -> io::Result<()> {
    let hash = format!("{:016x}", judge::contradiction_hash());
    println!("{}", json!({"features": CONTRADICTION_FEATURES.to_vec(), "hash": hash}));
    let stories: Vec<_> = stories(bench)?.into_iter().collect();
    let lines: Vec<Vec<Value>> =
        stories.par_iter().map(|(id, documents)| lines(id, &reports(documents))).collect();
    lines.iter().flatten().for_each(|line| println!("{line}"));
    Ok(())
}

fn lines(id: &str, reports: &[Report]) -> Vec<Value> {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let cast = cast::unite(&story);
    let collation = collate::collate_by(&story, &cast, &Scorer::bundled());
    let measured = judge::contradictions(&story, &cast, &collation);
    let line = |(pair, features): (judge::Pair, _)| {
        let features: [f32; CONTRADICTION_FEATURES.len()] = features;
        let places: Vec<Value> =
            [pair.denies, pair.says].into_iter().map(|passage: Passage| place(&story, passage)).collect();
        json!([id, features.to_vec(), places])
    };
    measured.into_iter().map(line).collect()
}
