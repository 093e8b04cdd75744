//! Asides: what a page sets inside a sentence that is no word of it.
//!
//! The text of a report stays as it is; the layers are found on a copy in which asides are blank. No place moves.

use crate::record::{Layers, Span};

/// A text with its asides blank; none where it has none.
pub fn hidden(text: &str, asides: &[Span]) -> Option<String> {
    (!asides.is_empty()).then(|| {
        let mut shown = text.to_owned();
        for aside in asides {
            shown.replace_range(aside.start..aside.end, &" ".repeat(aside.len()));
        }
        shown
    })
}

/// Takes the asides out of what quotations say.
pub fn cut(text: &str, layers: &mut Layers) {
    if layers.asides.is_empty() {
        return;
    }
    for quotation in &mut layers.quotations {
        for spans in [&mut quotation.content, &mut quotation.quoted] {
            let pieces = spans.iter().flat_map(|span| span.without(&layers.asides));
            *spans = pieces.map(|span| span.trimmed(text)).filter(|span| !span.is_empty()).collect();
        }
    }
}
