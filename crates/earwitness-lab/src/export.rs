//! What training scripts read, computed by the functions that the product runs.

mod conflict;
mod contradiction;
mod events;
mod readings;
mod sayings;
mod story;
mod wordings;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::{fs, io};

use clap::ValueEnum;
use earwitness::annotate::sentence;
use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, FEATURES, Scorer, Unit, stem};
use serde_json::{Value, json};

use crate::eval::account::gold::{Gold, file_name, list, span, text};
use crate::eval::alignment::gold::{Corpus, Document, Proposition, Reading, words};
use crate::eval::alignment::run::{Fold, reports};
use crate::eval::{Bench, account, sentence as treebank};

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum What {
    /// Stems of news by rarity: weights/collate/background.txt.
    Background,
    /// Candidate pairs of SPARK's stories with features and label, a JSON array a line.
    Pairs,
    /// Readings of claims with the wording shown for them, as readers judged them: features and label.
    Readings,
    /// Wordings of claims, as readers judged whether they stand alone: features and label.
    Wordings,
    /// Pairs of quotations of SPARK's stories, the labelled groups, the gold accounts and stories that readers judged, with
    /// features and label.
    Sayings,
    /// Pairs of numbers of the labelled groups and the gold accounts, with features and label.
    Conflicts,
    /// Denials of the stories named, with passages that may say what they deny, and their features.
    Contradictions,
    /// Pairs of mentions of events of SPARK's stories and the labelled groups, with features and label.
    Events,
    /// Gaps between words of treebank paragraphs: features and whether a sentence ends, a JSON array a paragraph.
    Gaps,
    /// The library's gatherings of SPARK's stories, as score_alignment.py reads them.
    Groups,
    /// The library's accounts of the stories with gold accounts, a JSON object a line.
    Accounts,
    /// Pairs of reports with features and label, from inputs drawn from the story sets: see training/story.
    StoryPairs,
}

pub fn run(what: What, bench: &Bench) -> ExitCode {
    let done = match what {
        What::Background => background(bench),
        What::Pairs => pairs(bench),
        What::Readings => readings::readings(bench),
        What::Wordings => wordings::wordings(bench),
        What::Sayings => sayings::sayings(bench),
        What::Conflicts => conflict::pairs(bench),
        What::Contradictions => contradiction::pairs(bench),
        What::Events => events::events(bench),
        What::Gaps => gaps(bench),
        What::Groups => groups(bench),
        What::Accounts => accounts(bench),
        What::StoryPairs => story::pairs(bench),
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
    println!(
        "{}",
        json!({"features": FEATURES.to_vec(), "hash": format!("{:016x}", collate::feature_hash())})
    );
    let folds = folds(bench)?;
    if folds.is_empty() && !bench.files.is_empty() {
        return unlabelled(bench);
    }
    for (name, corpus) in [("spark", Corpus::read(bench)?), ("labelled", Corpus::labelled(bench)?)] {
        for (id, documents) in &corpus.stories {
            let gold = (&corpus.gold[id][..], corpus.complete.contains(id));
            pairs_of(&format!("{name}/{id}"), &reports(documents), gold, (Units::All, &held_out(&folds, id)));
        }
    }
    for (name, gold, reports) in account::stories(bench)? {
        let quoted = (Units::Quoted, &held_out(&folds, name));
        pairs_of(&format!("account/{name}"), &reports, (&said(&gold, &reports), false), quoted);
    }
    Ok(())
}

/// The scorers named, none of which was fitted to its stories.
fn folds(bench: &Bench) -> io::Result<Vec<Fold>> {
    let scorers = bench.files.iter().filter(|file| file.extension().is_some_and(|form| form == "json"));
    scorers.map(|file| Fold::read(file)).collect()
}

/// The scorer that did not see a story, among those named; else the program's own.
fn held_out(folds: &[Fold], story: &str) -> Scorer {
    Fold::of(folds, story).map_or_else(Scorer::bundled, |fold| fold.scorer.clone())
}

/// The stories in the files named.
fn stories(bench: &Bench) -> io::Result<BTreeMap<String, Vec<Document>>> {
    let mut stories: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for file in &bench.files {
        for line in fs::read_to_string(file)?.lines() {
            let document: Document = serde_json::from_str(line).map_err(io::Error::other)?;
            stories.entry(document.story.clone()).or_default().push(document);
        }
    }
    Ok(stories)
}

/// Their pairs, without labels.
fn unlabelled(bench: &Bench) -> io::Result<()> {
    for (id, documents) in stories(bench)? {
        let all = (Units::All, &Scorer::bundled());
        pairs_of(&format!("unlabelled/{id}"), &reports(&documents), (&[], false), all);
    }
    Ok(())
}

/// The gold clusters that a passage touches.
fn clusters<'a>(story: &[&Report], gold: &'a [Proposition], unit: &Unit) -> Vec<(&'a str, bool)> {
    let report = story[unit.report];
    let spans = unit.content.iter().map(|span| (span.start, span.end));
    let words = spans.flat_map(|span| words(&report.text, span)).collect();
    let reading = Reading { report: report.id.clone(), words };
    gold.iter().filter(|span| span.is_touched_by(&reading)).map(Proposition::cluster).collect()
}

/// A passage as its report, its spans in code points and the number of its quotation.
fn passage(story: &[&Report], unit: &Unit) -> Value {
    let text = &story[unit.report].text;
    let points = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let spans: Vec<_> = unit.content.iter().map(|span| [points(span.start), points(span.end)]).collect();
    json!([story[unit.report].id, spans, unit.quotation])
}

/// Which passages the gold judges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Units {
    All,
    Quoted,
}

/// The gold quotations of an account, each in the clusters of its statement groups, or in one of its own. Of a cluster
/// that only part of a quotation belongs to nothing is decided for it.
fn said(gold: &Value, reports: &[Report]) -> Vec<Proposition> {
    let gold = Gold::new(gold);
    let mut found = Vec::new();
    for quotation in gold.quotations() {
        let id = text(quotation, "id");
        let file = &gold.files[text(quotation, gold.report)];
        let of = |report: &&Report| {
            let name = report.file.as_deref().map_or(report.id.as_str(), file_name);
            name == file.as_str()
        };
        let Some(report) = reports.iter().find(of) else { continue };
        let mut clusters = Vec::new();
        for group in gold.cross("statement_groups") {
            let has = |key: &str| list(group, key).iter().any(|member| member == id);
            if has("members") {
                clusters.push((text(group, "id").to_owned(), true));
            } else if has("partial") {
                clusters.push((text(group, "id").to_owned(), false));
            }
        }
        if clusters.is_empty() {
            clusters.push((id.to_owned(), true));
        }
        let bytes: Vec<usize> =
            report.text.char_indices().map(|(at, _)| at).chain([report.text.len()]).collect();
        let within = |part: &Value| {
            let [start, end] = span(part).map(|at| bytes[at.min(bytes.len() - 1)]);
            words(&report.text, (start, end))
        };
        let content = &quotation["content"];
        let words: std::collections::BTreeSet<usize> = content
            .as_array()
            .map_or_else(|| within(content), |all| all.iter().flat_map(within).collect())
            .into_iter()
            .collect();
        for (cluster, decided) in clusters {
            found.push(Proposition {
                report: report.id.clone(),
                cluster,
                words: words.clone(),
                text: id.to_owned(),
                decided,
                said: true,
            });
        }
    }
    found
}

/// 1: one cluster; 0: two, or none where all clusters are listed; -1: not judged.
fn label(a: &[(&str, bool)], b: &[(&str, bool)], complete: bool) -> i32 {
    let both = a.iter().flat_map(|one| b.iter().map(move |other| (one, other)));
    let shared = || both.clone().filter(|(a, b)| a.0 == b.0).map(|(a, b)| a.1 && b.1);
    if shared().any(|decided| decided) {
        1
    } else if shared().next().is_some() || !complete && (a.is_empty() || b.is_empty()) {
        -1
    } else {
        0
    }
}

/// A line a pair: corpus and story, label, features, and the two passages.
fn pairs_of(
    id: &str,
    reports: &[Report],
    (gold, complete): (&[Proposition], bool),
    (units, scorer): (Units, &Scorer),
) {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    for pair in collate::measure(&story, &cast::unite(&story), scorer) {
        let quoted = pair.a.quotation.is_some() && pair.b.quotation.is_some();
        if pair.a.report == pair.b.report || units == Units::Quoted && !quoted {
            continue;
        }
        let label = label(&clusters(&story, gold, &pair.a), &clusters(&story, gold, &pair.b), complete);
        let (one, other) = (passage(&story, &pair.a), passage(&story, &pair.b));
        println!("{}", json!([id, label, pair.features.to_vec(), one, other]));
    }
}

fn groups(bench: &Bench) -> io::Result<()> {
    use crate::eval::alignment::run;
    let corpus = Corpus::read(bench)?;
    for (id, documents) in &corpus.stories {
        println!("{}", json!({"story": id, "groups": run::spans(documents)}));
    }
    Ok(())
}

fn accounts(bench: &Bench) -> io::Result<()> {
    for (story, account) in account::accounts(bench)? {
        println!("{}", json!({"story": story, "account": account}));
    }
    Ok(())
}
