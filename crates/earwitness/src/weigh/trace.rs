//! Which passage relies on which: copies, channels, origins.

use crate::record::{Copied, Family, Origin, OriginRange, Report, Stemma};

use super::cast::Cast;
use super::collate::Collation;

/// What was found of reliance in a story.
#[derive(Debug, Clone, Default)]
pub struct Traced {
    pub origins: Vec<Origin>,
    pub stemma: Stemma,
    pub copies: Vec<Copied>,
    pub families: Vec<Family>,
    /// The origins of the story as a whole.
    pub count: OriginRange,
    /// One for each of `Collation::statements`.
    pub statements: Vec<Reliance>,
    /// One for each of `Collation::claims`.
    pub claims: Vec<Reliance>,
}

/// What one gathering relies on.
#[derive(Debug, Clone, Default)]
pub struct Reliance {
    pub range: OriginRange,
    /// For each unit: indices into `Traced::origins`, and into the edges of the stemma.
    pub units: Vec<(Vec<usize>, Vec<usize>)>,
}

/// Traces every gathering to its origins.
pub fn trace(_story: &[&Report], _cast: &Cast, _collation: &Collation) -> Traced {
    Traced::default()
}
