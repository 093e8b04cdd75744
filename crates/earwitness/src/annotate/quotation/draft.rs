//! A quotation as first found, before speakers and channels.

use crate::record::{Act, Span};

/// What kind of evidence made a draft; surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Words in marks beside a cue.
    Marked,
    /// A clause after a verb of saying, or before it.
    Clause,
    /// "according to".
    According,
    /// A request, a promise, a noun.
    SpeechAct,
    /// "Reed: harbour will open".
    Headline,
    /// Words in marks that no cue claims.
    Free,
}

/// A quotation as found.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub line: usize,
    pub shape: Shape,
    pub act: Act,
    pub content: Vec<Span>,
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub score: f32,
}

impl Draft {
    /// From the first word of all its spans to the last.
    pub fn reach(&self) -> Option<Span> {
        let all: Vec<Span> = self.content.iter().copied().chain(self.source).chain(self.cue).collect();
        Span::cover(&all)
    }

    pub fn covers(&self, span: Span) -> bool {
        self.content.iter().any(|c| c.contains(span))
    }
}
