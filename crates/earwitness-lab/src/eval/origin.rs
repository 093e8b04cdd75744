//! Who rests on whose text in wire-heavy stories: copies, families and the number of origins against hand-made gold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Account, CopyKind, Form, Given, Report, Source, Span};
use earwitness::weigh::weigh;
use rayon::prelude::*;
use serde_json::Value;

use super::{Bench, Measure};

/// Relations of the gold that say: wording in common.
const LINKED: [&str; 3] = ["same_text", "version_of_same_text", "shared_passages"];

type Pair = (String, String);

/// Every `gold_*.json` of the origins corpus; the texts stand in `stories/groundnews.jsonl`.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let folder = bench.corpus("origins")?;
    let texts = bench.corpus("stories/groundnews.jsonl")?;
    let mut golds: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    golds.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    golds.sort();
    let mut measures = Vec::new();
    for path in golds {
        let gold: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let story = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("gold");
        let account = account(&texts, &gold)?;
        measures.extend(score(story.trim_start_matches("gold_"), &gold, &account, bench.verbose));
    }
    Ok(measures)
}

/// The account of the gold's reports.
fn account(texts: &Path, gold: &Value) -> io::Result<Account> {
    let mut sources = Vec::new();
    for line in fs::read_to_string(texts)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let doc = row["doc"].as_str().unwrap_or_default();
        if gold["reports"].get(doc).is_none() {
            continue;
        }
        let given = Given {
            title: row["title"].as_str().map(str::to_owned),
            outlet: row["outlet"].as_str().map(str::to_owned),
            ..Given::default()
        };
        let bytes = row["text"].as_str().unwrap_or_default().as_bytes().to_vec();
        sources.push(Source { id: doc.into(), file: None, form: Form::Text, bytes, given });
    }
    let weights = Weights::bundled();
    let reports: Vec<Report> = sources.par_iter().map(|source| read(source, &weights)).collect();
    Ok(weigh("1", &reports.iter().collect::<Vec<_>>(), &weights))
}

fn score(story: &str, gold: &Value, account: &Account, verbose: bool) -> Vec<Measure> {
    let docs: Vec<String> = account.reports.iter().map(|report| report.id.clone()).collect();
    let pair = |a: usize, b: usize| ordered(&docs[a], &docs[b]);
    let copies: BTreeMap<Pair, CopyKind> =
        account.copies.iter().map(|copy| (pair(copy.a, copy.b), copy.kind)).collect();
    let relations = relations(gold);

    let want: BTreeSet<&Pair> = relations
        .iter()
        .filter(|(_, relation)| LINKED.contains(&relation.as_str()))
        .map(|(pair, _)| pair)
        .collect();
    let got: BTreeSet<&Pair> = copies
        .keys()
        .filter(|pair| {
            relations.get(pair).is_some_and(|r| LINKED.contains(&r.as_str()) || r == "independent_text")
        })
        .collect();
    let alike = want
        .iter()
        .filter(|pair| copies.get(**pair).is_some_and(|kind| name(*kind) == relations[**pair]))
        .count();
    if verbose {
        for pair in want.symmetric_difference(&got) {
            println!(
                "    {} {pair:?} {}",
                if want.contains(pair) { "missed" } else { "false" },
                relations[*pair]
            );
        }
        for (pair, kind) in &copies {
            if relations.get(pair).is_some_and(|relation| relation != name(*kind)) {
                println!("    kind {pair:?} {} for {}", name(*kind), relations[pair]);
            }
        }
        println!("    origins {:?}", account.count);
        for origin in &account.origins {
            println!(
                "    origin {} {} ({} mentions)",
                origin.name,
                origin.kind.name(),
                origin.mentions.len()
            );
        }
    }

    let mut parent: BTreeMap<&str, &str> = docs.iter().map(|doc| (doc.as_str(), doc.as_str())).collect();
    for (pair, _) in copies.iter().filter(|(_, kind)| **kind != CopyKind::SharedPassages) {
        let (a, b) = (root(&parent, &pair.0), root(&parent, &pair.1));
        let (a, b) = (docs.iter().find(|d| **d == a), docs.iter().find(|d| **d == b));
        if let (Some(a), Some(b)) = (a, b) {
            parent.insert(a, b);
        }
    }
    let family = |doc: &str| gold["reports"][doc]["family"].as_str().unwrap_or_default().to_owned();
    let (mut both, mut found, mut known) = (0, 0, 0);
    for (index, a) in docs.iter().enumerate() {
        for b in &docs[index + 1..] {
            let (one, other) = (root(&parent, a) == root(&parent, b), family(a) == family(b));
            found += usize::from(one);
            known += usize::from(other);
            both += usize::from(one && other);
        }
    }

    let range = &gold["independent_origins_of_the_story"];
    let (low, high) = (count(range, "lower"), count(range, "upper"));
    let (lower, upper) = (account.count.lower, account.count.upper);
    let note = format!("gold {low}-{high}, got {lower}-{upper}");
    let of = |name: &str| format!("{story}.{name}");
    vec![
        Measure::new(of("links_f1"), f1(want.intersection(&got).count(), got.len(), want.len())),
        Measure::new(of("kinds"), alike as f64 / want.len().max(1) as f64),
        Measure::new(of("families_f1"), f1(both, found, known)),
        Measure::new(of("origins_hold"), f64::from(lower <= high && upper >= low)).with_note(note),
        Measure::new(of("overcounted"), f64::from(lower > high)),
        Measure::new(of("carried"), carried(gold, account)),
    ]
}

/// Pairs of reports that carry one primary statement, found in the readings of one statement or claim.
fn carried(gold: &Value, account: &Account) -> f64 {
    let passages = |index: usize, quotation: usize| {
        let report = &account.reports[index];
        let content = report.layers.quotations.get(quotation).map(|q| q.content.clone()).unwrap_or_default();
        content.into_iter().map(|span| (index, points(report, span))).collect::<Vec<_>>()
    };
    let mut units: Vec<Vec<(usize, (usize, usize))>> = account
        .statements
        .iter()
        .map(|statement| statement.readings.iter().flat_map(|r| passages(r.report, r.quotation)).collect())
        .collect();
    units.extend(account.claims.iter().map(|claim| {
        let readings = claim.readings.iter().map(|reading| reading.passage);
        readings.map(|p| (p.report, points(&account.reports[p.report], p.span))).collect()
    }));
    let (mut hit, mut total) = (0usize, 0usize);
    for statement in gold["primary_statements"].as_array().into_iter().flatten() {
        let Some(carriers) = statement["carried_by"].as_object() else { continue };
        let carriers: Vec<(usize, Vec<(usize, usize)>)> = carriers
            .iter()
            .filter_map(|(doc, spans)| {
                Some((account.reports.iter().position(|r| r.id == *doc)?, spans_of(spans)))
            })
            .collect();
        for (index, (a, in_a)) in carriers.iter().enumerate() {
            for (b, in_b) in &carriers[index + 1..] {
                total += 1;
                hit +=
                    usize::from(units.iter().any(|unit| touches(unit, *a, in_a) && touches(unit, *b, in_b)));
            }
        }
    }
    if total == 0 { 0.0 } else { hit as f64 / total as f64 }
}

/// A span in code points.
fn points(report: &Report, span: Span) -> (usize, usize) {
    let count = |to: usize| report.text.get(..to).map_or(0, |text| text.chars().count());
    (count(span.start), count(span.end))
}

fn spans_of(value: &Value) -> Vec<(usize, usize)> {
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    value.as_array().into_iter().flatten().map(|span| (number(&span[0]), number(&span[1]))).collect()
}

/// A reading overlaps the gold by at least half of the shorter.
fn touches(unit: &[(usize, (usize, usize))], report: usize, gold: &[(usize, usize)]) -> bool {
    unit.iter().filter(|(of, _)| *of == report).any(|&(_, (start, end))| {
        gold.iter().any(|&(from, to)| {
            let common = end.min(to).saturating_sub(start.max(from));
            common > 0 && common * 2 >= (end - start).min(to - from)
        })
    })
}

/// The gold's relation of every pair it judges.
fn relations(gold: &Value) -> BTreeMap<Pair, String> {
    let mut found = BTreeMap::new();
    for (key, relation) in gold["pairs_derived"]["relation"].as_object().into_iter().flatten() {
        if let (Some((a, b)), Some(relation)) = (key.split_once('|'), relation.as_str()) {
            found.insert(ordered(a, b), relation.to_owned());
        }
    }
    for row in gold["pairs"].as_array().into_iter().flatten() {
        if let (Some(a), Some(b), Some(relation)) =
            (row["a"].as_str(), row["b"].as_str(), row["relation"].as_str())
        {
            found.insert(ordered(a, b), relation.to_owned());
        }
    }
    found
}

fn ordered(a: &str, b: &str) -> Pair {
    if a <= b { (a.into(), b.into()) } else { (b.into(), a.into()) }
}

const fn name(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::SameText => "same_text",
        CopyKind::Version => "version_of_same_text",
        CopyKind::SharedPassages => "shared_passages",
    }
}

fn root<'a>(parent: &BTreeMap<&'a str, &'a str>, doc: &str) -> String {
    let mut at = doc;
    while let Some(&up) = parent.get(at).filter(|&&up| up != at) {
        at = up;
    }
    at.to_owned()
}

fn f1(right: usize, found: usize, known: usize) -> f64 {
    if found + known == 0 { 0.0 } else { 2.0 * right as f64 / (found + known) as f64 }
}

fn count(range: &Value, field: &str) -> usize {
    range[field].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}
