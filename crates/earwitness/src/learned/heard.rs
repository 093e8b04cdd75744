//! What the encoder heard in one report, before speakers and channels are resolved.

use crate::record::{EntityKind, Span};

/// All heads' findings for one report.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub quotations: Vec<HeardQuotation>,
    pub names: Vec<HeardName>,
}

/// An attribution as the encoder heard it: spans of the report's text, each list sorted.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardQuotation {
    pub content: Vec<Span>,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    /// 0 to 1.
    pub score: f32,
}

/// A name with its type.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardName {
    pub span: Span,
    pub kind: EntityKind,
    /// 0 to 1.
    pub score: f32,
}
