//! Invented reports for tests.

use crate::record::{Part, PartKind, Report, Span};

/// A report of body text only, one part a paragraph.
pub fn report(id: &str, text: &str) -> Report {
    let mut parts = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive('\n') {
        let span = Span::new(at, at + piece.len()).trimmed(text);
        if !span.is_empty() {
            parts.push(Part { span, kind: PartKind::Body });
        }
        at += piece.len();
    }
    let mut report = Report { id: id.into(), outlet: Some(id.into()), verbatim: true, ..Report::default() };
    report.text = text.into();
    report.layers.parts = parts;
    report
}
