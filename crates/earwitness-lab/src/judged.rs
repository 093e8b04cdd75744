//! Passages of stories without labels as readers judged them: `judged.json`, `sayings.json` and `events.json` of
//! `training/collate`, and `judged.json` of `eval/coreference`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use earwitness::record::{Quotation, Report, Span};
use earwitness::weigh::collate::Unit;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::eval::Bench;
use crate::eval::alignment::gold::Document;
use crate::eval::alignment::run::reports;

/// Spans in code points.
pub type Spans = Vec<[usize; 2]>;

/// A word by its document, in code points.
pub type Word = (usize, [usize; 2]);

/// A story: passages by report and place, no text.
#[derive(Debug, Deserialize)]
pub struct Judged {
    file: String,
    pub story: String,
    docs: Vec<String>,
    /// Pairs of limbs: document, spans and whether they are quoted, twice; whether both say the same.
    #[serde(default)]
    pub limbs: Vec<(usize, Spans, u8, usize, Spans, u8, String)>,
    /// Wordings and readings of claims; whether the reading says what the wording says; whether a reader called the wording
    /// no claim to print.
    #[serde(default)]
    pub rows: Vec<(usize, Spans, usize, Spans, String, u8)>,
    /// Pairs of quotations; whether they are one statement.
    #[serde(default)]
    pub sayings: Vec<(usize, Spans, usize, Spans, String)>,
    /// Pairs of words that tell or name something; whether it is one event; how many pairs of its stratum each stands for.
    #[serde(default)]
    pub mentions: Vec<(Word, Word, String, f32)>,
}

/// Prints some lines of each story of a file of `training/collate`, in order.
pub fn print(
    bench: &Bench,
    file: &str,
    lines: impl Fn(&Judged, &[&Report]) -> Vec<Value> + Sync,
) -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../training/collate").join(file);
    each(bench, &path, lines)?.iter().flatten().for_each(|line| println!("{line}"));
    Ok(())
}

/// What something makes of each story of a file, in order.
pub fn each<T: Send>(
    bench: &Bench,
    path: &Path,
    make: impl Fn(&Judged, &[&Report]) -> T + Sync,
) -> io::Result<Vec<T>> {
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
    let of = |one: &Judged| {
        let reports = reports(&corpora[one.file.as_str()][&one.story]);
        let mut story: Vec<&Report> = reports.iter().collect();
        story.sort_by(|a, b| a.id.cmp(&b.id));
        make(one, &story)
    };
    Ok(judged.par_iter().map(of).collect())
}

impl Judged {
    /// A passage, in the quotation that has its first word where it is quoted.
    pub fn unit(&self, story: &[&Report], document: usize, spans: &Spans, quoted: u8) -> Option<Unit> {
        let (position, content) = self.passage(story, document, spans)?;
        let first = *content.first()?;
        let has = |quotation: &Quotation| quotation.content.iter().any(|content| content.overlaps(first));
        let quotation = story[position].layers.quotations.iter().position(has);
        let quotation = if quoted == 1 { Some(quotation?) } else { None };
        Some(Unit { report: position, content, quotation, clause: None })
    }

    /// A reading of a claim: the outlet's own words, or a quotation's that has all of it; of several the innermost.
    pub fn reading(&self, story: &[&Report], document: usize, spans: &Spans) -> Option<Unit> {
        let (position, content) = self.passage(story, document, spans)?;
        let has = |quotation: &Quotation| {
            quotation.is_said()
                && content.iter().all(|&span| quotation.content.iter().any(|c| c.contains(span)))
        };
        let length = |quotation: &Quotation| quotation.content.iter().map(|span| span.len()).sum::<usize>();
        let all = story[position].layers.quotations.iter().enumerate();
        let quotation = all.filter(|(_, quotation)| has(quotation)).min_by_key(|(_, q)| length(q));
        let quotation = quotation.map(|(index, _)| index);
        Some(Unit { report: position, content, quotation, clause: None })
    }

    /// A word, by the place of its report.
    pub fn word(&self, story: &[&Report], (document, span): Word) -> Option<(usize, Span)> {
        let (position, spans) = self.passage(story, document, &vec![span])?;
        Some((position, *spans.first()?))
    }

    fn passage(&self, story: &[&Report], document: usize, spans: &Spans) -> Option<(usize, Vec<Span>)> {
        let name = self.docs.get(document)?;
        let position = story.iter().position(|report| report.id == *name)?;
        let text = &story[position].text;
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |point: usize| bytes[point.min(bytes.len() - 1)];
        Some((position, spans.iter().map(|&[from, to]| Span::new(place(from), place(to))).collect()))
    }
}
