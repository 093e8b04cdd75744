//! One file per layer, in order of need.

mod abbreviation;
mod aside;
mod broken_mark;
pub mod clause;
pub mod entity;
pub mod event;
pub mod line;
pub mod meaning;
pub mod number;
pub mod quotation;
pub mod quote_mark;
pub mod sentence;
pub mod time;
pub mod token;
mod word;

pub(crate) use abbreviation::begins_sentences;
pub(crate) use broken_mark::mended;
pub(crate) use quote_mark::{Side, find as quotation_marks};

use crate::learned::Weights;
use crate::record::Report;

/// Fills the layers of a report whose text, parts and language are known.
pub fn annotate(report: &mut Report, weights: &Weights) {
    let mended = mended(&report.text);
    let shown = aside::hidden(mended.as_deref().unwrap_or(&report.text), &report.layers.asides).or(mended);
    let kept = shown.map(|shown| std::mem::replace(&mut report.text, shown));
    report.layers.sentences = sentence::find(&report.text, &report.layers.parts);
    report.layers.tokens = token::find(&report.text, &report.layers.sentences);
    report.layers.times = time::find(report);
    report.layers.numbers = number::find(report);
    let heard = weights.hear(report);
    (report.layers.entities, report.layers.mentions) = entity::find(report, heard.as_ref());
    let voices = quotation::find(report, heard.as_ref());
    report.layers.entities.extend(voices.entities);
    report.layers.mentions.extend(voices.mentions);
    report.layers.mentions.sort_by_key(|m| (m.span, m.entity));
    report.layers.quotations = voices.quotations;
    aside::cut(&report.text, &mut report.layers);
    report.layers.clauses = clause::find(report, heard.as_ref());
    (report.layers.events, report.layers.event_names) = event::find(report, heard.as_ref());
    report.layers.meanings = meaning::find(report, heard.as_ref());
    report.layers.vectors = heard.map(meaning::of_words).unwrap_or_default();
    if let Some(text) = kept {
        report.text = text;
    }
}
