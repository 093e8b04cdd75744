//! Whether two quotations may be words of one speaker.

use crate::record::{EntityKind, Report};
use crate::weigh::cast::Cast;

/// How two speakers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    Same,
    /// At least one has no name.
    Unknown,
    /// A person and an office, an agency and a government: one may speak for the other.
    Loose,
    /// Two persons.
    Clash,
}

impl Tie {
    /// What a tie takes from a link, in probability; `None` forbids it. A one-story check on `accounts/nkstop`: one
    /// statement stands there in the name of the leader, the agency and the country.
    pub const fn cost(self) -> Option<f32> {
        match self {
            Self::Same => Some(0.0),
            Self::Unknown => Some(0.05),
            Self::Loose => Some(0.1),
            Self::Clash => None,
        }
    }
}

/// The speaker of a quotation as a figure of the cast.
pub fn speaker(position: usize, report: &Report, cast: &Cast, quotation: usize) -> Option<usize> {
    let entity = report.layers.quotations.get(quotation)?.speaker?;
    cast.of.get(position)?.get(entity).copied()
}

/// The tie of two speakers.
pub fn tie(cast: &Cast, a: Option<usize>, b: Option<usize>) -> Tie {
    let (Some(a), Some(b)) = (a, b) else { return Tie::Unknown };
    if a == b {
        return Tie::Same;
    }
    let is_person = |figure: usize| cast.figures.get(figure).is_some_and(|f| f.kind == EntityKind::Person);
    if is_person(a) && is_person(b) { Tie::Clash } else { Tie::Loose }
}
