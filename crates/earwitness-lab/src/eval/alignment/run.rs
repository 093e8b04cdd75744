//! The library's own gatherings of a story.

use std::path::Path;
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{Collation, Scorer, Unit, collate, collate_by};
use serde_json::Value;

use super::gold::{Document, Reading, words};
use crate::eval::folder;

/// A scorer as training writes it for cross-validation.
#[derive(Debug)]
pub struct Fold {
    pub scorer: Scorer,
    /// The stories that it was not trained on.
    pub stories: Vec<String>,
    /// Thresholds to try: statements, claims.
    pub sweep: Vec<(f32, f32)>,
}

impl Fold {
    /// Of a JSON file. Without weights of its own it has the program's, with the matcher that it names.
    pub fn read(path: &Path) -> io::Result<Self> {
        let json = fs::read_to_string(path)?;
        let file: Value = serde_json::from_str(&json).map_err(io::Error::other)?;
        let mut scorer = match file.get("passages") {
            Some(_) => Scorer::read(&json).map_err(|refused| io::Error::other(format!("{refused:?}")))?,
            None => Scorer::bundled(),
        };
        if let Some(matcher) = file["matcher"].as_str() {
            let bytes = fs::read(path.with_file_name(matcher))?;
            scorer = scorer.with_matcher(&bytes).map_err(io::Error::other)?;
        }
        let stories = file["stories"].as_array().into_iter().flatten();
        #[expect(clippy::cast_possible_truncation, reason = "thresholds")]
        let pair = |pair: &Value| Some((pair[0].as_f64()? as f32, pair[1].as_f64()? as f32));
        let mut sweep: Vec<(f32, f32)> =
            file["sweep"].as_array().into_iter().flatten().filter_map(pair).collect();
        if sweep.is_empty() {
            sweep.push((scorer.statements, scorer.claims));
        }
        Ok(Self { stories: stories.filter_map(Value::as_str).map(str::to_owned).collect(), scorer, sweep })
    }

    /// Those of the folder `eval/folds`: each story's scorer was fitted without its labels.
    pub fn shipped() -> io::Result<Vec<Self>> {
        let mut files: Vec<_> = fs::read_dir(folder("folds"))?.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|form| form == "json"));
        files.sort();
        files.iter().map(|file| Self::read(file)).collect()
    }

    /// The scorer of a story that was fitted without its labels; one that saw none of it has any.
    pub fn of<'a>(folds: &'a [Self], story: &str) -> Option<&'a Self> {
        folds.iter().find(|fold| fold.stories.iter().any(|name| name == story)).or(folds.first())
    }

    /// The scorer with the thresholds of one step of the sweep.
    pub fn at(&self, step: usize) -> Scorer {
        let mut scorer = self.scorer.clone();
        if let Some(&(statements, claims)) = self.sweep.get(step) {
            (scorer.statements, scorer.claims) = (statements, claims);
        }
        scorer
    }
}

/// The documents of a story as reports.
pub fn reports(documents: &[Document]) -> Vec<Report> {
    let weights = Weights::bundled();
    let source = |document: &Document| Source {
        id: document.doc.clone(),
        file: None,
        form: Form::Text,
        bytes: document.text.clone().into_bytes(),
        given: Given::default(),
    };
    documents.iter().map(|document| read(&source(document), &weights)).collect()
}

/// The readings of every statement and proposition.
pub fn groups(reports: &[Report], scorer: Option<&Scorer>) -> Vec<Vec<Reading>> {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let cast = cast::unite(&story);
    let collation = match scorer {
        Some(scorer) => collate_by(&story, &cast, scorer),
        None => collate(&story, &cast, &Weights::bundled()),
    };
    let Collation { statements, propositions, .. } = collation;
    let units = statements.iter().map(|gathering| &gathering.units).chain(&propositions);
    units.map(|units| units.iter().map(|unit| reading(&story, unit)).collect()).collect()
}

/// A unit as the words of a report.
fn reading(story: &[&Report], unit: &Unit) -> Reading {
    let report = story[unit.report];
    let words = unit.content.iter().flat_map(|span| words(&report.text, (span.start, span.end)));
    Reading { report: report.id.clone(), words: words.collect() }
}

/// Two lists: the readings of every statement and proposition, and of every statement and claim those that surely say what
/// its wording says.
pub fn joined_and_counted(reports: &[Report], scorer: &Scorer) -> [Vec<Vec<Reading>>; 2] {
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let Collation { statements, claims, propositions, .. } = collate_by(&story, &cast::unite(&story), scorer);
    let all = statements.iter().map(|gathering| &gathering.units).chain(&propositions);
    let joined = all.map(|units| units.iter().map(|unit| reading(&story, unit)).collect()).collect();
    let sure = statements.iter().chain(&claims).map(|gathering| gathering.sure());
    [joined, sure.map(|units| units.map(|unit| reading(&story, unit)).collect()).collect()]
}

/// The same as spans in code points, as score_alignment.py reads them.
pub fn spans(documents: &[Document]) -> Value {
    let reports = reports(documents);
    let mut story: Vec<&Report> = reports.iter().collect();
    story.sort_by(|a, b| a.id.cmp(&b.id));
    let cast = cast::unite(&story);
    let collation = collate(&story, &cast, &Weights::bundled());
    let reading = |unit: &earwitness::weigh::collate::Unit| {
        let text = &story[unit.report].text;
        let points = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
        let spans: Vec<_> = unit.content.iter().map(|span| [points(span.start), points(span.end)]).collect();
        serde_json::json!({"report": story[unit.report].id, "spans": spans})
    };
    let units = collation.statements.iter().map(|gathering| &gathering.units).chain(&collation.propositions);
    units.map(|units| units.iter().map(reading).collect::<Value>()).collect()
}
