//! The library's own gatherings of a story.

use std::io;

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{Collation, Scorer, collate, collate_by};
use serde_json::Value;

use super::gold::{Document, Reading, words};

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
    pub fn read(json: &str) -> io::Result<Self> {
        let scorer = Scorer::read(json).map_err(|refused| io::Error::other(format!("{refused:?}")))?;
        let file: Value = serde_json::from_str(json).map_err(io::Error::other)?;
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
    let reading = |unit: &earwitness::weigh::collate::Unit| Reading {
        report: story[unit.report].id.clone(),
        words: unit
            .content
            .iter()
            .flat_map(|span| words(&story[unit.report].text, (span.start, span.end)))
            .collect(),
    };
    let units = statements.iter().map(|gathering| &gathering.units).chain(&propositions);
    units.map(|units| units.iter().map(reading).collect()).collect()
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
