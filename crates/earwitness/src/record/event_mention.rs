//! Who did what to whom, as one sentence of a report tells it.

use super::{Modality, Polarity, Span};

/// A verb with those whom it binds: an event mention in the sense of ACE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventMention {
    pub predicate: Span,
    /// What belongs to the verb and may stand apart: "off" of "called the talks off".
    pub particle: Option<Span>,
    /// The verb as dictionaries have it, with its particle, in lower case.
    pub verb: String,
    pub agent: Option<Argument>,
    pub patient: Option<Argument>,
    /// In reading order.
    pub places: Vec<Argument>,
    /// Whom or what else a preposition binds to it: "met *with the envoy*"; in reading order.
    pub others: Vec<Argument>,
    /// Whether it is told in passing, of what a noun names: "the memos, which were written in May".
    pub in_passing: bool,
    /// The words that tell it: those that depend on the verb, with those who take part as far as they stand beside it.
    pub extent: Span,
    /// Indices into `Layers::times`, ascending.
    pub times: Vec<usize>,
    pub polarity: Polarity,
    pub modality: Modality,
    /// The innermost quotation told of somebody whose content holds it: index into `Layers::quotations`; `None` where
    /// the outlet asserts it.
    pub quotation: Option<usize>,
}

/// An event that is named and not told: "the firing of the director", "the fired director".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventName {
    /// The noun or participle.
    pub word: Span,
    /// As dictionaries have it, in lower case: of a participle the verb.
    pub lemma: String,
    pub is_participle: bool,
    /// The noun phrase that names it.
    pub extent: Span,
    /// Whom or what the phrase binds to it; in reading order.
    pub arguments: Vec<Argument>,
    /// Indices into `Layers::times`, ascending.
    pub times: Vec<usize>,
    /// As of an `EventMention`.
    pub quotation: Option<usize>,
}

/// One who or what takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// The noun phrase without its preposition, up to a relative clause or an apposition.
    pub span: Span,
    /// The word that all others of the phrase depend on.
    pub head: Span,
    /// The mention that holds the head: index into `Layers::mentions`.
    pub mention: Option<usize>,
}
