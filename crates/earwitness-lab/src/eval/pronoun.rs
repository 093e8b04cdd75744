//! Whom "he" and "she" mean in GUM's news, lives and interviews: right where the figure that a pronoun is given to is named, or
//! described, within a gold mention of the same entity.

use std::io;

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, MentionForm, Report, Source, Span};
use rayon::prelude::*;

use super::treebank::{self, Document};
use super::{Bench, Measure};

/// Pronouns asked for: the subjects, for they speak.
const ASKED: [&str; 2] = ["he", "she"];

const GENRES: [&str; 3] = ["news", "bio", "interview"];

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    asked: usize,
    answered: usize,
    right: usize,
}

impl Tally {
    fn join(self, other: Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            answered: self.answered + other.answered,
            right: self.right + other.right,
        }
    }

    /// The share of all pronouns asked for that is right.
    fn measure(self, name: &str) -> Measure {
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let share = self.right as f64 / self.asked.max(1) as f64;
        let note = format!("{} of {}, {} answered", self.right, self.asked, self.answered);
        Measure::new(name, share).with_note(note)
    }
}

/// Each genre, and all of them.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let weights = Weights::bundled();
    let mut measures = Vec::new();
    let mut all = Tally::default();
    for genre in GENRES {
        let documents = treebank::gum(bench, genre)?;
        let tallies: Vec<Tally> =
            documents.par_iter().map(|gold| document(gold, &weights, bench.verbose)).collect();
        let tally = tallies.into_iter().fold(Tally::default(), Tally::join);
        measures.push(tally.measure(genre));
        all = all.join(tally);
    }
    measures.push(all.measure("all"));
    Ok(measures)
}

fn document(gold: &Document, weights: &Weights, verbose: bool) -> Tally {
    let bytes = gold.text.clone().into_bytes();
    let source =
        Source { id: "document".into(), file: None, form: Form::Text, bytes, given: Given::default() };
    let report = read(&source, weights);
    let mut tally = Tally::default();
    for mentions in gold.entities.values() {
        for asked in mentions.iter().filter(|span| is_asked(gold, **span)) {
            tally.asked += 1;
            let Some(figure) = meant(&report, *asked) else { continue };
            tally.answered += 1;
            let right = is_told(&report, figure, mentions);
            tally.right += usize::from(right);
            if verbose && !right {
                let sentence = report.layers.sentences.iter().find(|sentence| sentence.span.contains(*asked));
                let name = &report.layers.entities[figure].name;
                println!(
                    "  {name}, wrongly: {}",
                    sentence.map_or("", |sentence| sentence.span.of(&gold.text))
                );
            }
        }
    }
    tally
}

fn is_asked(gold: &Document, span: Span) -> bool {
    ASKED.contains(&span.of(&gold.text).to_lowercase().as_str())
}

/// The entity that a pronoun is given to.
fn meant(report: &Report, pronoun: Span) -> Option<usize> {
    let mut mentions = report.layers.mentions.iter();
    mentions.find(|mention| mention.span == pronoun && mention.form == MentionForm::Pronoun).map(|m| m.entity)
}

/// Whether an entity is named or described within, or around, one of the gold mentions.
fn is_told(report: &Report, entity: usize, gold: &[Span]) -> bool {
    let own = report.layers.mentions.iter().filter(|mention| mention.entity == entity);
    let mut told = own.filter(|mention| mention.form != MentionForm::Pronoun).map(|mention| mention.span);
    told.any(|span| gold.iter().any(|other| other.contains(span) || span.contains(*other)))
}
