//! Vectors of meaning for the passages that are compared across reports, and of their words.

use crate::learned::Heard;
use crate::record::{Meaning, Report, Span, WordVectors};

/// One vector for every sentence, quotation content and clause that was heard, sorted by span. The span of a
/// content in several pieces is the smallest that holds them all; its vector is of the pieces alone.
pub fn find(report: &Report, heard: Option<&Heard>) -> Vec<Meaning> {
    let Some(heard) = heard else { return Vec::new() };
    let layers = &report.layers;
    let contents = layers.quotations.iter().map(|quotation| quotation.content.clone());
    let sentences = layers.sentences.iter().map(|sentence| vec![sentence.span]);
    let clauses = layers.clauses.iter().map(|clause| vec![clause.span]);
    let mut passages: Vec<(Span, Vec<Span>)> = contents
        .chain(sentences)
        .chain(clauses)
        .filter_map(|spans| Some((Span::cover(&spans)?, spans)))
        .collect();
    passages.sort();
    passages.dedup_by_key(|(span, _)| *span);
    let heard =
        passages.into_iter().filter_map(|(span, spans)| heard.meaning(&spans).map(|vector| (span, vector)));
    heard.map(|(span, vector)| Meaning { span, vector }).collect()
}

/// The vectors of the words; none where the weights give none.
pub fn of_words(heard: Heard) -> WordVectors {
    match heard.word_vectors.is_empty() {
        true => WordVectors::default(),
        false => WordVectors { words: heard.words, numbers: heard.word_vectors },
    }
}
