//! Gold quotations gathered into statements: collation alone, whatever the ear hears. The pairs are counted as the
//! shared `score_account.py` counts them.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use earwitness::annotate::clause;
use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{
    Act, Basis, Channel, Commitment, Entity, EntityKind, Finding, Form, Given, OriginKind, Quotation,
    QuotationKind, Report, Source, Span,
};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{Collation, collate, collate_by};
use serde_json::Value;

use super::alignment::run::Fold;
use super::{Bench, Measure};

pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let folder = bench.corpus("accounts/nkstop")?;
    let gold: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("gold.json"))?).map_err(io::Error::other)?;
    let mut reports = Vec::new();
    let mut ids: Vec<Vec<String>> = Vec::new();
    for (key, report) in gold["reports"].as_object().into_iter().flatten() {
        let file = report["file"].as_str().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or(file);
        let (report, quotations) = quoted(key, fs::read(folder.join(name))?, &gold);
        reports.push(report);
        ids.push(quotations);
    }
    let story: Vec<&Report> = reports.iter().collect();
    let cast = cast::unite(&story);
    let folds = bench.files.iter().map(|file| Fold::read(file));
    let folds: Vec<Fold> = folds.collect::<io::Result<_>>()?;
    let Some(fold) = folds.first() else {
        return Ok(measure(&gold, &ids, &collate(&story, &cast, &Weights::bundled()), bench));
    };
    let mut measures = Vec::new();
    for (step, (statements, _)) in fold.sweep.iter().enumerate() {
        let collation = collate_by(&story, &cast, &fold.at(step));
        for mut measure in measure(&gold, &ids, &collation, bench) {
            measure.name = format!("{}@{statements}", measure.name);
            measures.push(measure);
        }
    }
    Ok(measures)
}

fn measure(gold: &Value, ids: &[Vec<String>], collation: &Collation, bench: &Bench) -> Vec<Measure> {
    let mut found: BTreeSet<(&str, &str)> = BTreeSet::new();
    for gathering in &collation.statements {
        let members: Vec<(usize, &str)> = gathering
            .units
            .iter()
            .filter_map(|unit| Some((unit.report, ids[unit.report].get(unit.quotation?)?.as_str())))
            .collect();
        for (at, one) in members.iter().enumerate() {
            for other in members[at + 1..].iter().filter(|other| other.0 != one.0) {
                found.insert((one.1.min(other.1), one.1.max(other.1)));
            }
        }
    }
    score(gold, &found, bench)
}

/// The report as the library reads it, with the gold quotations in place of its own, and their ids.
fn quoted(key: &str, bytes: Vec<u8>, gold: &Value) -> (Report, Vec<String>) {
    let source = Source { id: key.to_owned(), file: None, form: Form::Text, bytes, given: Given::default() };
    let mut report = read(&source, &Weights::bundled());
    let span = |value: &Value| {
        let offset = |name: &str| usize::try_from(value[name].as_u64().unwrap_or(0)).unwrap_or(0);
        Span::new(offset("bstart"), offset("bend"))
    };
    let mut entities: BTreeMap<String, usize> = BTreeMap::new();
    let mut quotations: Vec<(Quotation, String)> = Vec::new();
    for quotation in gold["quotations"].as_array().into_iter().flatten().filter(|q| q["report"] == key) {
        let spans = |name: &str| -> Vec<Span> {
            match &quotation[name] {
                Value::Array(spans) => spans.iter().map(span).collect(),
                Value::Null => Vec::new(),
                one => vec![span(one)],
            }
        };
        let mut entity = |id: &str| {
            let next = entities.len();
            *entities.entry(id.to_owned()).or_insert(next)
        };
        let speaker = quotation["speaker"][0].as_str().map(&mut entity);
        let channels = quotation["channel"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let channels = channels.map(|id| Channel {
            name: gold["entities_canonical"][id]["label"].as_str().unwrap_or(id).to_owned(),
            span: span(&quotation["source"]),
            basis: Basis::Explicit,
            kind: OriginKind::Agency,
            specific: true,
            entity: Some(entity(id)),
        });
        let channels = channels.collect();
        let kind = match quotation["type"].as_str() {
            Some("direct") => QuotationKind::Direct,
            Some("mixed") => QuotationKind::Mixed,
            _ => QuotationKind::Indirect,
        };
        let id = quotation["id"].as_str().unwrap_or_default().to_owned();
        let (content, source) = (spans("content"), spans("source"));
        let heard = Quotation {
            kind,
            act: Act::Speech,
            content,
            source,
            cue: spans("cue"),
            quoted: spans("quoted"),
            speaker,
            channels,
            within: None,
            finding: Finding::Told,
            echo: None,
            commitment: Commitment::Held,
            score: 1.0,
        };
        quotations.push((heard, id));
    }
    quotations.sort_by(|a, b| (&a.0.content, &a.1).cmp(&(&b.0.content, &b.1)));
    let mut named: Vec<(usize, Entity)> = entities
        .into_iter()
        .map(|(id, index)| {
            let label = gold["entities_canonical"][&id]["label"].as_str().unwrap_or(&id).to_owned();
            let kind = match id.split(':').next() {
                Some("person") => EntityKind::Person,
                Some("place") => EntityKind::Place,
                _ => EntityKind::Organisation,
            };
            (index, Entity::new(label, kind))
        })
        .collect();
    named.sort_by_key(|(index, _)| *index);
    report.layers.entities = named.into_iter().map(|(_, entity)| entity).collect();
    report.layers.mentions.clear();
    let (quotations, ids) = quotations.into_iter().unzip();
    report.layers.quotations = quotations;
    report.layers.clauses = clause::find(&report, None);
    (report, ids)
}

fn score(gold: &Value, found: &BTreeSet<(&str, &str)>, bench: &Bench) -> Vec<Measure> {
    let list = |value: &'_ Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let report_of: BTreeMap<&str, &str> = gold["quotations"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|q| Some((q["id"].as_str()?, q["report"].as_str()?)))
        .collect();
    let pairs = |members: &[String], keep_all: &dyn Fn(&str, &str) -> bool| -> Vec<(String, String)> {
        let mut members = members.to_vec();
        members.sort();
        members.dedup();
        let mut pairs = Vec::new();
        for (at, a) in members.iter().enumerate() {
            pairs.extend(members[at + 1..].iter().filter(|b| keep_all(a, b)).map(|b| (a.clone(), b.clone())));
        }
        pairs
    };
    let apart = |a: &str, b: &str| report_of.get(a) != report_of.get(b);
    let (mut want, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    for group in gold["cross"]["statement_groups"].as_array().into_iter().flatten() {
        let mut members = list(&group["members"]);
        want.extend(pairs(&members, &apart));
        members.extend(list(&group["partial"]));
        allowed.extend(pairs(&members, &|_, _| true));
    }
    let found: BTreeSet<(String, String)> =
        found.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let judged: BTreeSet<_> =
        found.iter().filter(|pair| want.contains(*pair) || !allowed.contains(*pair)).collect();
    let right = judged.iter().filter(|pair| want.contains(**pair)).count();
    if bench.verbose {
        for pair in judged.iter().filter(|pair| !want.contains(**pair)) {
            println!("wrongly joined {pair:?}");
        }
        for pair in want.iter().filter(|pair| !found.contains(*pair)) {
            println!("missed {pair:?}");
        }
    }
    let traps = gold["cross"]["not_the_same_statement"].as_array().into_iter().flatten();
    let hit = traps
        .filter_map(|trap| Some((trap["a"].as_str()?.to_owned(), trap["b"].as_str()?.to_owned())))
        .filter(|(a, b)| found.contains(&(a.clone().min(b.clone()), a.clone().max(b.clone()))))
        .count();
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are small")]
    let share = |part: usize, whole: usize| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
    let (precision, recall) = (share(right, judged.len()), share(right, want.len()));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a count of traps")]
    let hit = hit as f64;
    vec![
        Measure::new("pairs_precision", precision)
            .with_note(format!("{right} of {} pairs shown", judged.len())),
        Measure::new("pairs_recall", recall).with_note(format!("of {} gold pairs", want.len())),
        Measure::new("pairs_f1", f1),
        Measure::new("traps_hit", hit),
    ]
}
