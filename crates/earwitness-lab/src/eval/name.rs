//! Names on token-per-line corpora, strict span F1 over persons, organisations and places, as
//! `score_entities.py` measures them: sentences stand as paragraphs, tokens are joined by spaces, and a prediction
//! counts for the tokens that it overlaps.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{EntityKind, Form, Given, MentionForm, Report, Source, Span};
use rayon::prelude::*;

use super::{Bench, Measure};

/// Sentences of a document, where a file has no borders of its own.
const SENTENCES: usize = 40;

/// CoNLL++ dev and the held-out tenth of Worldwide: what the program reads, and what the encoder alone hears.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let weights = Weights::bundled();
    let mut measures = Vec::new();
    for (name, blocks) in sets(bench)? {
        let counts: Vec<(Counts, Counts)> = blocks.par_iter().map(|block| block.score(&weights)).collect();
        let (mut program, mut ear) = (Counts::default(), Counts::default());
        for (read, heard) in counts {
            program.add(read);
            ear.add(heard);
        }
        measures.push(program.measure(name));
        measures.push(ear.measure(&format!("ear.{name}")));
    }
    Ok(measures)
}

/// The documents of both sets.
pub fn sets(bench: &Bench) -> io::Result<Vec<(&'static str, Vec<Document>)>> {
    let sets = [
        ("conllpp", vec![bench.corpus("ner/conllpp/conllpp_dev.txt")?]),
        ("worldwide", held_out(&bench.corpus("ner/worldwide")?)?),
    ];
    let mut out = Vec::new();
    for (name, files) in sets {
        let mut blocks = Vec::new();
        for file in &files {
            let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
            blocks.extend(sentences(&text).chunks(SENTENCES).map(Document::new));
        }
        out.push((name, blocks));
    }
    Ok(out)
}

/// The files of Worldwide that training left out: a tenth, by the first byte of the SHA-256 of the name.
fn held_out(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let list = include_str!("../../../../eval/entity/worldwide_dev.txt");
    Ok(list.lines().map(|name| folder.join(name)).collect())
}

type Sentence = Vec<(String, String)>;

/// Token and tag of each line.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut now = Sentence::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() || line.starts_with("-DOCSTART-") || line.starts_with("# ") {
            if !now.is_empty() {
                out.push(std::mem::take(&mut now));
            }
            continue;
        }
        let tabbed = line.contains('\t');
        let columns: Vec<&str> = line.split(if tabbed { '\t' } else { ' ' }).collect();
        if let [token, second, ..] = columns[..] {
            let tag = if tabbed { second } else { columns[columns.len() - 1] };
            now.push((token.to_owned(), tag.to_owned()));
        }
    }
    out
}

type Name = (usize, usize, &'static str);

/// Sentences laid out as a text, with the names in tokens.
#[derive(Debug)]
pub struct Document {
    pub text: String,
    tokens: Vec<Span>,
    gold: BTreeSet<Name>,
}

impl Document {
    fn new(block: &[Sentence]) -> Self {
        let mut document = Self { text: String::new(), tokens: Vec::new(), gold: BTreeSet::new() };
        for sentence in block {
            let base = document.tokens.len();
            for (number, (token, _)) in sentence.iter().enumerate() {
                document.text.push_str(if number > 0 { " " } else { "" });
                let start = document.text.len();
                document.text.push_str(token);
                document.tokens.push(Span::new(start, document.text.len()));
            }
            document.text.push_str("\n\n");
            let tags: Vec<&str> = sentence.iter().map(|(_, tag)| tag.as_str()).collect();
            document.gold.extend(names(&tags).into_iter().map(|(a, b, kind)| (base + a, base + b, kind)));
        }
        document
    }

    /// What the program finds, and what the encoder alone hears.
    pub fn score(&self, weights: &Weights) -> (Counts, Counts) {
        let given = Given::default();
        let bytes = self.text.clone().into_bytes();
        let report =
            read(&Source { id: "block".into(), file: None, form: Form::Text, bytes, given }, weights);
        let heard = weights.hear(&report).unwrap_or_default();
        let heard = heard.names.iter().map(|name| (name.span, name.kind));
        (self.count(named(&report)), self.count(heard))
    }

    /// Names that are given, against gold.
    pub fn count(&self, found: impl Iterator<Item = (Span, EntityKind)>) -> Counts {
        let found: BTreeSet<Name> = found
            .filter_map(|(span, kind)| {
                let first = self.tokens.partition_point(|token| token.end <= span.start);
                let end = self.tokens.partition_point(|token| token.start < span.end);
                (first < end).then_some((first, end, fold(kind.name())?))
            })
            .collect();
        let right = found.intersection(&self.gold).count();
        Counts { right, gold: self.gold.len(), found: found.len() }
    }
}

fn named(report: &Report) -> impl Iterator<Item = (Span, EntityKind)> {
    let names = report.layers.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    names.filter_map(|mention| Some((mention.span, report.layers.entities.get(mention.entity)?.kind)))
}

/// Spans of IOB tags, forgiving a missing beginning.
fn names(tags: &[&str]) -> Vec<Name> {
    let mut out = Vec::new();
    let mut open: Option<(usize, &'static str)> = None;
    for (at, tag) in tags.iter().copied().chain(["O"]).enumerate() {
        let kind = tag.get(2..).and_then(fold);
        if let Some((start, of)) = open
            && (!tag.starts_with('I') || kind != Some(of))
        {
            out.push((start, at, of));
            open = None;
        }
        if let Some(kind) = kind
            && (tag.starts_with(['B', 'S']) || open.is_none())
        {
            open = Some((at, kind));
        }
    }
    out
}

fn fold(kind: &str) -> Option<&'static str> {
    match kind.to_uppercase().as_str() {
        "PER" | "PERSON" => Some("PER"),
        "ORG" | "ORGANIZATION" => Some("ORG"),
        "LOC" | "LOCATION" | "GPE" | "FAC" | "FACILITY" => Some("LOC"),
        _ => None,
    }
}

/// Names that are right, of those in gold and those found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    right: usize,
    gold: usize,
    found: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.found += other.found;
    }

    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        let mut sum = Self::default();
        all.into_iter().for_each(|one| sum.add(one));
        sum
    }

    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    fn measure(self, name: &str) -> Measure {
        let note = format!("gold {}, found {}, right {}", self.gold, self.found, self.right);
        Measure::new(name, self.f1()).with_note(note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_make_names() {
        let tags = ["B-PER", "I-PER", "B-LOC", "I-ORG", "O", "I-Facility", "B-MISC"];
        assert_eq!(names(&tags), [(0, 2, "PER"), (2, 3, "LOC"), (3, 4, "ORG"), (5, 6, "LOC")]);
    }

    #[test]
    fn a_prediction_counts_for_the_tokens_it_overlaps() {
        let block = sentences("Ada B-PER\nFinch I-PER\nleft O\n");
        let document = Document::new(&block);
        let right = document.count([(Span::new(1, 6), EntityKind::Person)].into_iter());
        let wrong = document.count([(Span::new(0, 3), EntityKind::Person)].into_iter());
        assert_eq!((right.right, wrong.right), (1, 0));
    }
}
