//! Each report alone: bytes in, an annotated report out. Reading is total: any bytes give a report.

use crate::annotate::annotate;
use crate::learned::Weights;
use crate::record::{Part, PartKind, Report, Source, Span};

/// Reads one source. What could not be read is a warning of the report.
pub fn read(source: &Source, weights: &Weights) -> Report {
    let mut report = clean(source);
    annotate(&mut report, weights);
    report
}

/// The text of a source and the parts of its page.
pub fn clean(source: &Source) -> Report {
    let text = String::from_utf8_lossy(&source.bytes).into_owned();
    let mut report =
        Report { id: source.id.clone(), file: source.file.clone(), verbatim: true, ..Report::default() };
    report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
    report.text = text;
    report
}
