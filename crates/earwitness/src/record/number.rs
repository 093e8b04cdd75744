//! Numbers with what they count.

use super::Span;

#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The whole expression, bound included: "more than 300 people" → "more than 300".
    pub span: Span,
    pub value: f64,
    /// Upper end of a range: "10 to 12".
    pub high: Option<f64>,
    /// Normalised unit: "minute", "usd", "percent", "km" …
    pub unit: Option<String>,
    /// Lemma of the noun counted: "people", "missile".
    pub counted: Option<String>,
    pub bound: Bound,
}

/// How the text bounds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    Exact,
    About,
    /// More than, at least, exceeding.
    Over,
    /// Fewer than, at most, nearly.
    Under,
}

impl Bound {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
        }
    }
}
