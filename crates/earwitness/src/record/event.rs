//! What happened: an event as the clauses of several reports tell it.

use super::Span;

/// One event of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Indices into `Account::claims` that tell of it, ascending.
    pub claims: Vec<usize>,
    /// Never empty; one a report, in the order of reports.
    pub tellings: Vec<Telling>,
}

/// One report's own telling of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    pub report: usize,
    /// Who did what to whom: index into the report's `Layers::clauses`.
    pub clause: usize,
    pub place: Option<Place>,
    /// Index into `Layers::times`, and where it stands.
    pub time: Option<(usize, Beside)>,
    /// What is counted beside it, in reading order.
    pub counts: Vec<Count>,
    /// Whose words it is: index into `Layers::quotations`; `None` in the outlet's own voice.
    pub quotation: Option<usize>,
    /// Indices into `Account::origins`.
    pub origins: Vec<usize>,
}

/// Where an event took place, as a report names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub span: Span,
    /// Index into `Account::figures`; `None` for a dateline that is no figure.
    pub figure: Option<usize>,
    pub beside: Beside,
}

/// How near a detail stands to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Beside {
    Clause,
    Sentence,
    Dateline,
}

impl Beside {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Dateline => "dateline",
        }
    }
}

/// A number beside an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Index into `Layers::numbers`.
    pub number: usize,
    /// What befell the people counted; `None` for things and sums.
    pub toll: Option<Toll>,
}

/// What befell people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Toll {
    Killed,
    Injured,
    Missing,
    Detained,
    Displaced,
}

impl Toll {
    pub const ALL: [Self; 5] = [Self::Killed, Self::Injured, Self::Missing, Self::Detained, Self::Displaced];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Detained => "detained",
            Self::Displaced => "displaced",
        }
    }
}
