//! Near-duplicates: a seeded synthetic set made of PolNeAR's articles, and the wire families of one real story.

use std::collections::BTreeMap;
use std::{fs, io};

use earwitness::group::{Facts, Family, Sketch, duplicates, sketch_text};
use rayon::prelude::*;
use serde_json::Value;

use super::{Bench, Measure};
use crate::synthetic::{CHANGES, Dice, Made, distinct, families, originals};

/// Families of the set at most, as many as in the first comparison with other tools.
const FAMILIES: usize = 2858;
/// Seed of the set.
const SEED: u64 = 7;

pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut measures = synthetic(&set(bench)?);
    let repeats = synthetic(&made(originals(&bench.corpus("polnear")?)?));
    measures.extend(repeats.into_iter().take(1).map(|found| {
        let note = format!("{}; versions of one article among the originals count as false", found.note);
        Measure { name: "pair_precision, repeats left in".to_owned(), note, ..found }
    }));
    measures.push(wire(bench)?);
    Ok(measures)
}

/// The seeded set that tools are measured on: originals that repeat none before them, each with six copies.
pub fn set(bench: &Bench) -> io::Result<Vec<Made>> {
    Ok(made(distinct(originals(&bench.corpus("polnear")?)?)))
}

fn made(mut originals: Vec<Vec<String>>) -> Vec<Made> {
    originals.truncate(FAMILIES);
    families(&originals, &mut Dice(SEED))
}

fn synthetic(made: &[Made]) -> Vec<Measure> {
    let sketches: Vec<Sketch> = made
        .par_iter()
        .map(|one| sketch_text(Facts { id: &one.id, ..Facts::default() }, &one.text))
        .collect();
    let label = labels(sketches.len(), &duplicates(&sketches));
    let gold: Vec<usize> = made.iter().map(|one| one.family).collect();
    let (right, told, all) = pairs(&gold, &label);
    let mut measures = vec![
        Measure::new("pair_precision", right / told)
            .with_note(format!("{told} pairs, {} reports", made.len())),
        Measure::new("pair_recall", right / all),
    ];
    for (change, name) in CHANGES.iter().enumerate().skip(1) {
        let copies = made.chunks(CHANGES.len()).zip(label.chunks(CHANGES.len()));
        let with = copies.filter(|(_, label)| label[0] == label[change]).count();
        let share = with as f64 * CHANGES.len() as f64 / made.len() as f64;
        measures.push(Measure::new(format!("recall {name}"), share));
    }
    measures
}

/// Adjusted Rand index of the families in the wire story whose gold is open.
fn wire(bench: &Bench) -> io::Result<Measure> {
    let gold: Value = serde_json::from_str(&fs::read_to_string(bench.corpus("origins/gold_story2.json")?)?)?;
    let rows = fs::read_to_string(bench.corpus("stories/groundnews.jsonl")?)?;
    let (mut sketches, mut names) = (Vec::new(), Vec::new());
    for line in rows.lines() {
        let row: Value = serde_json::from_str(line)?;
        let field = |name: &str| row.get(name).and_then(Value::as_str);
        let id = field("doc").unwrap_or_default();
        if let Some(family) = gold["reports"][id]["family"].as_str() {
            let facts = Facts { id, title: field("title"), published: field("date"), ..Facts::default() };
            sketches.push(sketch_text(facts, field("text").unwrap_or_default()));
            names.push(family.to_owned());
        }
    }
    let label = labels(sketches.len(), &duplicates(&sketches));
    let note = format!("{} reports", names.len());
    Ok(Measure::new("wire_families_ari", adjusted_rand(&names, &label)).with_note(note))
}

/// The family of each report; a report alone is a family of its own.
pub fn labels(count: usize, families: &[Family]) -> Vec<usize> {
    let mut labels: Vec<usize> = (0..count).collect();
    for family in families {
        for &member in &family.members {
            labels[member] = count + family.members[0];
        }
    }
    labels
}

fn choose_two(count: usize) -> f64 {
    count as f64 * (count as f64 - 1.0) / 2.0
}

fn counts<T: Ord>(items: impl Iterator<Item = T>) -> f64 {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    counts.into_values().map(choose_two).sum()
}

/// Pairs together in both, in the labels, in gold.
pub fn pairs<G: Ord>(gold: &[G], labels: &[usize]) -> (f64, f64, f64) {
    (counts(gold.iter().zip(labels)), counts(labels.iter()), counts(gold.iter()))
}

fn adjusted_rand<G: Ord>(gold: &[G], labels: &[usize]) -> f64 {
    let (both, told, all) = pairs(gold, labels);
    let expected = told * all / choose_two(gold.len()).max(1.0);
    let most = (told + all) / 2.0;
    if (most - expected).abs() < f64::EPSILON { 1.0 } else { (both - expected) / (most - expected) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rand_is_one_for_equals_and_low_for_strangers() {
        assert!((adjusted_rand(&["a", "a", "b", "c"], &[7, 7, 1, 2]) - 1.0).abs() < 1e-9);
        assert!(adjusted_rand(&["a", "a", "b", "b"], &[1, 2, 1, 2]) < 0.0);
    }
}
