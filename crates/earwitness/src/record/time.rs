//! Time expressions in the terms of TIMEX3 (TimeML).

use super::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    pub kind: TimeKind,
    /// TIMEX3 value ("2025-06-10", "2025-W23", "PT30M", "PAST_REF"); `None` when nothing anchors it.
    pub value: Option<String>,
    /// TIMEX3 modifier: "APPROX", "MORE_THAN", "LESS_THAN", "START", "END" …
    pub modifier: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

impl TimeKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}
