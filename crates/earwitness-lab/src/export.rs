//! What training scripts read, computed by the functions that the product runs.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::{fs, io};

use clap::ValueEnum;
use earwitness::annotate::sentence;
use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, FEATURES, Unit, stem};
use serde_json::{Value, json};

use crate::eval::alignment::gold::{Corpus, Reading, words};
use crate::eval::alignment::run::reports;
use crate::eval::{Bench, sentence as treebank};

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum What {
    /// Stems of news by rarity: weights/collate/background.txt.
    Background,
    /// Candidate pairs of SPARK's stories with features and label, a JSON array a line.
    Pairs,
    /// Gaps between words of treebank paragraphs: features and whether a sentence ends, a JSON array a paragraph.
    Gaps,
    /// The library's gatherings of SPARK's stories, as score_alignment.py reads them.
    Groups,
}

pub fn run(what: What, bench: &Bench) -> ExitCode {
    let done = match what {
        What::Background => background(bench),
        What::Pairs => pairs(bench),
        What::Gaps => gaps(bench),
        What::Groups => groups(bench),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn gaps(bench: &Bench) -> io::Result<()> {
    for paragraph in treebank::fitted(bench)? {
        let text = paragraph.text.trim_end();
        let whole = Span::new(0, text.len());
        let ends: BTreeSet<usize> = paragraph.sentences.iter().map(|span| span.end).collect();
        let chunks = sentence::chunks(text, whole);
        let mut gaps: Vec<Value> = Vec::new();
        sentence::features(&chunks, &sentence::ruled(text, whole), |gap, features| {
            gaps.push(json!([features, ends.contains(&chunks[gap].span.end)]));
        });
        println!("{}", Value::Array(gaps));
    }
    Ok(())
}

/// Corpora whose reports are counted.
const NEWS: &[&str] =
    &["allsides_roundups", "wikinews_sources", "giveme5w1h_news_cluster", "ecbplus", "basil"];

/// Reports that must use a stem for it to be listed.
const FEWEST: usize = 3;

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts and tenths are small"
)]
fn background(bench: &Bench) -> io::Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = 0_usize;
    for corpus in NEWS {
        for line in fs::read_to_string(bench.corpus(&format!("stories/{corpus}.jsonl"))?)?.lines() {
            let report: Value = serde_json::from_str(line).map_err(io::Error::other)?;
            let text = report["text"]
                .as_str()
                .unwrap_or_default()
                .to_lowercase()
                .replace("'s", "")
                .replace("’s", "");
            let mut stems: Vec<String> =
                text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(stem).collect();
            stems.sort();
            stems.dedup();
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
            all += 1;
        }
    }
    let mut levels: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for (stem, &count) in counts.iter().filter(|&(_, &count)| count >= FEWEST) {
        levels.entry((10.0 * (all as f64 / count as f64).ln()).round() as i64).or_default().push(stem);
    }
    println!("# Stems by tenths of ln(reports / reports with it), over {all} English news reports.");
    for (level, stems) in levels {
        println!("{level} {}", stems.join(" "));
    }
    Ok(())
}

fn pairs(bench: &Bench) -> io::Result<()> {
    let corpus = Corpus::read(bench)?;
    println!(
        "{}",
        json!({"features": FEATURES.to_vec(), "hash": format!("{:016x}", collate::feature_hash())})
    );
    for (id, documents) in &corpus.stories {
        let reports = reports(documents);
        let mut story: Vec<&Report> = reports.iter().collect();
        story.sort_by(|a, b| a.id.cmp(&b.id));
        let gold = &corpus.gold[id];
        let clusters = |unit: &Unit| -> Vec<&str> {
            let report = story[unit.report];
            let spans = unit.content.iter().map(|span| (span.start, span.end));
            let words = spans.flat_map(|span| words(&report.text, span)).collect();
            let reading = Reading { report: report.id.clone(), words };
            gold.iter()
                .filter(|span| span.is_touched_by(&reading))
                .map(|span| span.cluster.as_str())
                .collect()
        };
        for pair in collate::measure(&story, &cast::unite(&story)) {
            if pair.a.report == pair.b.report {
                continue;
            }
            let (a, b) = (clusters(&pair.a), clusters(&pair.b));
            // 1: one cluster; 0: two; -1: not judged.
            let label =
                if a.is_empty() || b.is_empty() { -1 } else { i32::from(a.iter().any(|a| b.contains(a))) };
            println!("{}", json!([id, label, pair.features.to_vec()]));
        }
    }
    Ok(())
}

fn groups(bench: &Bench) -> io::Result<()> {
    use crate::eval::alignment::run;
    let corpus = Corpus::read(bench)?;
    for (id, documents) in &corpus.stories {
        println!("{}", json!({"story": id, "groups": run::spans(documents)}));
    }
    Ok(())
}
