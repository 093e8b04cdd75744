//! Who did what to whom, at clause grain.

use super::Span;

/// One proposition: a finite or participial clause of the outlet or inside a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub span: Span,
    pub predicate: Span,
    pub agent: Option<Span>,
    pub patient: Option<Span>,
    pub polarity: Polarity,
    pub modality: Modality,
    /// The quotation whose content holds it: index into `Layers::quotations`; `None` in the outlet's own voice.
    pub quotation: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    Affirmed,
    Negated,
}

impl Polarity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Did, does, is.
    Asserted,
    /// Will, is to, plans to.
    Future,
    /// May, might, could.
    Possible,
    /// Must, should, urged to.
    Required,
}

impl Modality {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Future => "future",
            Self::Possible => "possible",
            Self::Required => "required",
        }
    }
}
