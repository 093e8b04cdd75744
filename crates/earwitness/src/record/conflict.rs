//! Where reports cannot both be right.

use super::Passage;

/// Readings of one claim whose aligned slots differ and cannot both be so.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub kind: ConflictKind,
    pub severity: Severity,
    /// Two or more; each value with all who have it.
    pub sides: Vec<Vec<Value>>,
    /// In one sentence, what differs.
    pub reason: String,
}

/// What one report has in the slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    pub passage: Passage,
    pub value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    Number,
    Time,
    Name,
    Polarity,
    Modality,
    /// What a request, promise or act is about.
    Object,
    Speaker,
    Trend,
    /// A later value that replaces an earlier one: a change, not a contradiction.
    Update,
}

impl ConflictKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Time => "time",
            Self::Name => "name",
            Self::Polarity => "polarity",
            Self::Modality => "modality",
            Self::Object => "object",
            Self::Speaker => "speaker",
            Self::Trend => "trend",
            Self::Update => "update",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Hard,
    Soft,
}

impl Severity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
        }
    }
}
