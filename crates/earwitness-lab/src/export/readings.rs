//! Readings of claims as readers judged them, each with what the program measures of it and of the wording.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use earwitness::record::{Report, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, ATTEST_FEATURES, Scorer, Unit};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::eval::Bench;
use crate::eval::alignment::gold::Document;
use crate::eval::alignment::run::reports;

/// Spans in code points.
type Spans = Vec<[usize; 2]>;

/// A story of `training/collate/judged.json`: passages by report and place, no text.
#[derive(Debug, Deserialize)]
struct Judged {
    file: String,
    story: String,
    docs: Vec<String>,
    /// Pairs of limbs: document, spans and whether they are quoted, twice; whether both say the same.
    limbs: Vec<(usize, Spans, u8, usize, Spans, u8, String)>,
    /// Wordings and readings of claims; whether the reading says what the wording says; whether a reader called the wording
    /// no claim to print.
    rows: Vec<(usize, Spans, usize, Spans, String, u8)>,
}

/// A line a pair: story, what it is a pair of, verdict, features. The program's own scorers saw none of these stories.
pub fn readings(bench: &Bench) -> io::Result<()> {
    println!(
        "{}",
        json!({"features": ATTEST_FEATURES.to_vec(), "hash": format!("{:016x}", collate::attest_hash())})
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../training/collate/judged.json");
    let judged: Vec<Judged> = serde_json::from_str(&fs::read_to_string(path)?).map_err(io::Error::other)?;
    let mut corpora: BTreeMap<&str, BTreeMap<String, Vec<Document>>> = BTreeMap::new();
    for one in &judged {
        if !corpora.contains_key(one.file.as_str()) {
            let mut stories: BTreeMap<String, Vec<Document>> = BTreeMap::new();
            for line in fs::read_to_string(bench.corpus(&one.file)?)?.lines() {
                let document: Document = serde_json::from_str(line).map_err(io::Error::other)?;
                stories.entry(document.story.clone()).or_default().push(document);
            }
            corpora.insert(&one.file, stories);
        }
    }
    let scorer = Scorer::bundled();
    let lines = |one: &Judged| one.lines(&corpora[one.file.as_str()][&one.story], &scorer);
    let all: Vec<Vec<Value>> = judged.par_iter().map(lines).collect();
    all.iter().flatten().for_each(|line| println!("{line}"));
    Ok(())
}

impl Judged {
    fn lines(&self, documents: &[Document], scorer: &Scorer) -> Vec<Value> {
        let reports = reports(documents);
        let mut story: Vec<&Report> = reports.iter().collect();
        story.sort_by(|a, b| a.id.cmp(&b.id));
        let (mut pairs, mut told) = (Vec::new(), Vec::new());
        for (one, a, a_quoted, other, b, b_quoted, verdict) in &self.limbs {
            let both = self.unit(&story, *one, a, *a_quoted).zip(self.unit(&story, *other, b, *b_quoted));
            if let Some((a, b)) = both {
                pairs.extend([(a.clone(), b.clone()), (b, a)]);
                told.extend([("limbs", verdict), ("limbs", verdict)]);
            }
        }
        for (one, wording, other, reading, verdict, _) in &self.rows {
            let both = self.unit(&story, *one, wording, 0).zip(self.unit(&story, *other, reading, 0));
            if let Some(both) = both {
                pairs.push(both);
                told.push(("row", verdict));
            }
        }
        let measured = collate::attested(&story, &cast::unite(&story), scorer, &pairs);
        let line = |((kind, verdict), features): ((&str, &String), collate::AttestFeatures)| {
            json!([self.story, kind, verdict, features.to_vec()])
        };
        told.into_iter().zip(measured).map(line).collect()
    }

    /// A passage, in the quotation that has its first word where it is quoted.
    fn unit(&self, story: &[&Report], document: usize, spans: &Spans, quoted: u8) -> Option<Unit> {
        let name = self.docs.get(document)?;
        let position = story.iter().position(|report| report.id == *name)?;
        let report = story[position];
        let bytes: Vec<usize> =
            report.text.char_indices().map(|(at, _)| at).chain([report.text.len()]).collect();
        let place = |point: usize| bytes[point.min(bytes.len() - 1)];
        let content: Vec<Span> = spans.iter().map(|&[from, to]| Span::new(place(from), place(to))).collect();
        let first = *content.first()?;
        let has = |quotation: &earwitness::record::Quotation| {
            quotation.content.iter().any(|content| content.overlaps(first))
        };
        let quotation = report.layers.quotations.iter().position(has);
        let quotation = if quoted == 1 { Some(quotation?) } else { None };
        Some(Unit { report: position, content, quotation, clause: None })
    }
}
