//! Sentences.

use crate::record::{Part, Sentence};

/// The sentences of a text, none crossing a part.
pub fn find(_text: &str, parts: &[Part]) -> Vec<Sentence> {
    parts.iter().enumerate().map(|(part, p)| Sentence { span: p.span, part }).collect()
}
