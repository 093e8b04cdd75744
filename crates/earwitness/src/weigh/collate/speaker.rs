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
    // Two descriptions may be of the same people: "the officials", "committee chairmen".
    let person = |figure: usize| cast.figures.get(figure).filter(|f| f.kind == EntityKind::Person);
    match (person(a), person(b)) {
        (Some(a), Some(b)) if is_name(&a.name) || is_name(&b.name) => Tie::Clash,
        _ => Tie::Loose,
    }
}

/// Whether a person is told by name, not described ("House committee chairmen"): names have no long word in small letters.
fn is_name(name: &str) -> bool {
    const PARTICLE: usize = 4;
    name.starts_with(char::is_uppercase)
        && !name.split(' ').any(|w| w.starts_with(char::is_lowercase) && w.len() > PARTICLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Figure;

    #[test]
    fn descriptions_may_be_of_the_same_people_and_names_are_not() {
        let figure =
            |name: &str| Figure { name: name.into(), kind: EntityKind::Person, entities: Vec::new() };
        let figures = ["Norvanian officials", "Council committee chairmen", "Oskar Reed", "Ahmed bin Salem"];
        let cast = Cast { figures: figures.map(figure).into(), of: Vec::new() };
        assert_eq!(tie(&cast, Some(0), Some(1)), Tie::Loose);
        assert_eq!(tie(&cast, Some(0), Some(2)), Tie::Clash);
        assert_eq!(tie(&cast, Some(2), Some(3)), Tie::Clash);
    }
}
