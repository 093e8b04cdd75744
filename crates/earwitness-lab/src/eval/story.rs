//! Stories as BCubed measures them (Bagga and Baldwin 1998), each set alone and all sets mixed into one input.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use earwitness::group::{Facts, Sketch, group, sketch_text};
use rayon::prelude::*;
use serde::Deserialize;

use super::{Bench, Measure};

/// The sets: the name of the measure, and the file.
pub const SETS: [(&str, &str); 8] = [
    ("wikinews", "wikinews_sources"),
    ("spark", "spark_multinews"),
    ("ecbplus", "ecbplus"),
    ("allsides", "allsides_roundups"),
    ("giveme5w1h", "giveme5w1h_news_cluster"),
    ("newswcl50", "newswcl50"),
    ("groundnews", "groundnews"),
    ("basil", "basil"),
];

/// One setting for all sets.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    let mut all: Vec<Sketch> = Vec::new();
    let mut gold: Vec<(usize, Vec<String>)> = Vec::new();
    for (name, file) in SETS {
        let rows = rows(&bench.corpus(&format!("stories/{file}.jsonl"))?)?;
        let sketches: Vec<Sketch> = rows.par_iter().map(Row::sketch).collect();
        let stories: Vec<String> = rows.into_iter().map(|row| row.story).collect();
        let (precision, recall, f1) = bcubed(&stories, &labels(&sketches));
        let note = format!("{} reports, precision {precision:.3}, recall {recall:.3}", sketches.len());
        measures.push(Measure::new(format!("{name}.bcubed_f1"), f1).with_note(note));
        gold.push((all.len(), stories));
        all.extend(sketches);
    }
    let labels = labels(&all);
    let scores: Vec<f64> = gold
        .iter()
        .map(|(from, stories)| bcubed(stories, labels.get(*from..from + stories.len()).unwrap_or_default()).2)
        .collect();
    let listed: Vec<_> = SETS.iter().zip(&scores).map(|((name, _), f1)| format!("{name} {f1:.3}")).collect();
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    measures.push(Measure::new("mixed.bcubed_f1", mean).with_note(listed.join(", ")));
    Ok(measures)
}

/// A line of a set.
#[derive(Debug, Deserialize)]
pub struct Row {
    doc: String,
    pub story: String,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

impl Row {
    pub fn sketch(&self) -> Sketch {
        let facts = Facts {
            id: &self.doc,
            title: self.title.as_deref(),
            outlet: self.outlet.as_deref(),
            published: self.date.as_deref(),
            url: self.url.as_deref(),
            language: None,
        };
        sketch_text(facts, &self.text)
    }
}

/// The lines of a set.
pub fn rows(path: &Path) -> io::Result<Vec<Row>> {
    fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The number of each report's story.
fn labels(sketches: &[Sketch]) -> Vec<usize> {
    let mut labels = vec![0; sketches.len()];
    for (number, story) in group(sketches).into_iter().enumerate() {
        for member in story.members {
            labels[member] = number;
        }
    }
    labels
}

/// BCubed precision, recall and F1 of labels against gold.
pub fn bcubed(gold: &[String], labels: &[usize]) -> (f64, f64, f64) {
    let mut both: BTreeMap<(&str, usize), f64> = BTreeMap::new();
    let mut in_gold: BTreeMap<&str, f64> = BTreeMap::new();
    let mut in_label: BTreeMap<usize, f64> = BTreeMap::new();
    for (story, &label) in gold.iter().zip(labels) {
        *both.entry((story, label)).or_default() += 1.0;
        *in_gold.entry(story).or_default() += 1.0;
        *in_label.entry(label).or_default() += 1.0;
    }
    let count = gold.len().max(1) as f64;
    let precision = both.iter().map(|((_, label), n)| n * n / in_label[label]).sum::<f64>() / count;
    let recall = both.iter().map(|((story, _), n)| n * n / in_gold[story]).sum::<f64>() / count;
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bcubed_counts_each_report() {
        let gold = ["a", "a", "a", "b"].map(str::to_owned);
        let (precision, recall, _) = bcubed(&gold, &[1, 1, 2, 2]);
        assert!((precision - 0.75).abs() < 1e-9, "{precision}");
        assert!((recall - (2.0 * 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9, "{recall}");
    }
}
