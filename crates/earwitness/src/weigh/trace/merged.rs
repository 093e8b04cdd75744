//! Why origins that the upper bound keeps apart may be one: links between origins, for those who ask.

use crate::record::{EvidenceKind, Node, Passage};
use crate::weigh::collate::Unit;

use super::ground::{self, Ground};
use super::links::Links;
use super::names;
use super::origins::Origins;

/// Mentions shown of each of two origins.
const SHOWN: usize = 2;

/// Links each generic source among `ids` to the particular ones of its side that it may be, and outlets of one publisher to
/// the first of them.
pub fn note(ground: &Ground<'_>, units: &[Unit], ids: &[usize], origins: &Origins, links: &mut Links) {
    for &generic in ids.iter().filter(|&&id| !origins.list[id].specific && origins.publishes(id)) {
        for &known in ids.iter().filter(|&&id| origins.list[id].specific && origins.publishes(id)) {
            if origins.may_be_one(generic, known) {
                let named = |id: usize| origins.list[id].mentions.iter().take(SHOWN).copied();
                let both: Vec<Passage> = named(generic).chain(named(known)).collect();
                links.link(Node::Origin(generic), Node::Origin(known), EvidenceKind::GenericChannel, both);
            }
        }
    }
    let houses: Vec<(&str, &Unit)> = units
        .iter()
        .take(ground::CROWD)
        .filter_map(|unit| Some((names::publisher(ground.outlet(unit.report))?, unit)))
        .collect();
    for (place, &(publisher, unit)) in houses.iter().enumerate() {
        let Some(&(_, first)) = houses[..place].iter().find(|&&(other, _)| other == publisher) else {
            continue;
        };
        let places = [unit, first].map(|unit| origins.known_outlet(ground.outlet(unit.report)));
        if let [Some(from), Some(to)] = places
            && from != to
        {
            let both = [ground::passage(unit), ground::passage(first)];
            links.link(Node::Origin(from), Node::Origin(to), EvidenceKind::PublisherFamily, both);
        }
    }
}
