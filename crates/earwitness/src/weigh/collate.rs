//! Which passages say the same.

use crate::learned::Weights;
use crate::record::{Difference, Report, Span, Voice};

use super::cast::Cast;

/// The readings of a story, gathered.
#[derive(Debug, Clone, Default)]
pub struct Collation {
    /// What speakers said: one gathering a statement.
    pub statements: Vec<Gathering>,
    /// What outlets say in their own voice: one gathering a claim.
    pub claims: Vec<Gathering>,
}

/// Readings of one thing.
#[derive(Debug, Clone)]
pub struct Gathering {
    pub voice: Voice,
    /// Sorted by report and place; never empty.
    pub units: Vec<Unit>,
    /// The unit with the best-attested wording.
    pub best: usize,
    /// For each unit, its differences from the best-attested wording.
    pub differences: Vec<Vec<Difference>>,
}

/// A passage that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Position in the story.
    pub report: usize,
    /// What is said, without source and cue.
    pub content: Vec<Span>,
    /// Index into the report's `Layers::quotations`, for a statement.
    pub quotation: Option<usize>,
    /// Index into the report's `Layers::clauses`, where it is one.
    pub clause: Option<usize>,
}

/// Gathers the passages of all reports that say the same.
pub fn collate(_story: &[&Report], _cast: &Cast, _weights: &Weights) -> Collation {
    Collation::default()
}
