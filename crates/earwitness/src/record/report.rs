//! One outlet's report, clean and annotated.

use super::{
    Clause, Entity, EventMention, EventName, Interval, Meaning, Mention, Number, Part, Quotation, Sentence,
    Span, Time, Token, Warning, WordVectors,
};

/// One outlet's report: its text, unchanged, and all that was found in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    pub id: String,
    pub file: Option<String>,
    pub outlet: Option<String>,
    pub title: Option<String>,
    /// ISO 8601 date or date and time.
    pub published: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    /// ISO 639-1 code; `None` where the text is too short to tell.
    pub language: Option<String>,
    pub text: String,
    /// Whether `text` is the source's own text, code point for code point (false for HTML).
    pub verbatim: bool,
    pub layers: Layers,
    pub warnings: Vec<Warning>,
}

/// All that was found in a report. Every list is sorted by position; layers never change the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layers {
    /// Paragraphs and lines with their role: title, caption, body …; together they cover all non-blank text.
    pub parts: Vec<Part>,
    /// Lists of links that a page unfolds inside a sentence: no other layer knows their words.
    pub asides: Vec<Span>,
    /// Sentences; none crosses a part.
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    pub numbers: Vec<Number>,
    pub times: Vec<Time>,
    /// The persons, organisations and places of the report, one each; `mentions` point here.
    pub entities: Vec<Entity>,
    pub mentions: Vec<Mention>,
    pub quotations: Vec<Quotation>,
    /// Who did what to whom, at clause grain.
    pub clauses: Vec<Clause>,
    /// Who did what to whom, a verb each; empty without weights.
    pub events: Vec<EventMention>,
    /// What nouns and participles name of what happened; empty without weights.
    pub event_names: Vec<EventName>,
    /// Vectors of sentences, quotations and clauses, for telling which passages mean the same.
    pub meanings: Vec<Meaning>,
    /// Vectors of the words, for comparing passages across reports; empty without weights.
    pub vectors: WordVectors,
}

impl Report {
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The days and periods that the times inside a span name.
    pub fn days(&self, span: Span) -> impl Iterator<Item = Interval> {
        let inside = self.layers.times.iter().filter(move |time| span.contains(time.span));
        inside.filter_map(|time| Interval::of(time.value.as_deref()?))
    }

    /// The text of a span without asides, white space made plain.
    pub fn plain(&self, span: Span) -> String {
        let pieces = span.without(&self.layers.asides);
        let words = pieces.iter().flat_map(|&piece| self.slice(piece).split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The part that holds a position.
    pub fn part_at(&self, position: usize) -> Option<&Part> {
        let after = self.layers.parts.partition_point(|part| part.span.start <= position);
        self.layers.parts[..after].last().filter(|part| position < part.span.end)
    }
}
