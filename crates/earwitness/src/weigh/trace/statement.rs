//! Statements: all readings of "X said P" rest on X's words, through the channels they name.

use crate::record::{Basis, EvidenceKind, Node, OriginRange, Passage, Quotation, Voice};
use crate::weigh::collate::{Gathering, Unit};

use super::Reliance;
use super::ground::{self, Ground};
use super::links::Links;
use super::origins::Origins;
use super::translation;
use super::union::Union;

/// Traces one statement. `index` is its place in `Collation::statements`.
///
/// One utterance is one origin, however many houses carry it: the lower bound is 1. The upper bound counts the sides that
/// published the words themselves (a read-out of either party to a call); for speakers without a name, who may be
/// different people, the reports that share neither wording nor channel.
pub fn trace(
    ground: &Ground<'_>,
    index: usize,
    gathering: &Gathering,
    origins: &mut Origins,
    links: &mut Links,
) -> Reliance {
    let speaker = match gathering.voice {
        Voice::Speaker(figure) => figure,
        Voice::Outlet => None,
    };
    let channels: Vec<Vec<usize>> = gathering
        .units
        .iter()
        .enumerate()
        .map(|(place, unit)| channels(ground, Node::Wording(index, place), unit, origins, links))
        .collect();
    let mut roots: Vec<usize> =
        channels.iter().flatten().copied().filter(|&origin| origins.is_primary(origin)).collect();
    roots.sort_unstable();
    roots.dedup();
    let spoken_by = match speaker {
        Some(figure) => Some(origins.of_figure(ground.cast, figure)),
        None if roots.is_empty() => {
            Some(channels.iter().flatten().next().copied().unwrap_or_else(|| origins.nobody(index)))
        }
        None => None,
    };
    if roots.is_empty() {
        roots.extend(spoken_by);
    }
    link_roots(ground, index, gathering, &channels, &roots, origins, links);
    translation::link(ground, index, gathering, &channels, origins, links);
    let units = gathering
        .units
        .iter()
        .enumerate()
        .map(|(place, unit)| {
            let own: Vec<usize> =
                channels[place].iter().copied().filter(|channel| roots.contains(channel)).collect();
            let edges = through(ground, index, place, unit, origins, links);
            (if own.is_empty() { roots.clone() } else { own }, edges)
        })
        .collect();
    let upper = match speaker {
        Some(_) => sides(&roots, origins),
        None => strangers(ground, gathering, &channels),
    };
    Reliance { range: OriginRange { lower: 1, upper: upper.max(1), ids: roots }, units }
}

fn quotation<'a>(ground: &'a Ground<'_>, unit: &Unit) -> Option<&'a Quotation> {
    ground.story.get(unit.report)?.layers.quotations.get(unit.quotation?)
}

/// The channels that a reading names, linked from it.
fn channels(
    ground: &Ground<'_>,
    node: Node,
    unit: &Unit,
    origins: &mut Origins,
    links: &mut Links,
) -> Vec<usize> {
    let Some(quotation) = quotation(ground, unit) else { return Vec::new() };
    quotation
        .channels
        .iter()
        .map(|channel| {
            let origin = origins.of_channel(ground.story, ground.cast, unit.report, channel);
            let kind = match (channel.specific, channel.basis) {
                (false, _) => EvidenceKind::GenericChannel,
                (true, Basis::Explicit) => EvidenceKind::ExplicitChannel,
                (true, Basis::Carried) => EvidenceKind::CarriedChannel,
            };
            links.link(
                node,
                Node::Origin(origin),
                kind,
                [Passage { report: unit.report, span: channel.span }],
            );
            origin
        })
        .collect()
}

/// The statement rests on its roots; a house that passes words on rests on them too.
fn link_roots(
    ground: &Ground<'_>,
    index: usize,
    gathering: &Gathering,
    channels: &[Vec<usize>],
    roots: &[usize],
    origins: &Origins,
    links: &mut Links,
) {
    for (unit, named) in gathering.units.iter().zip(channels) {
        let Some(quotation) = quotation(ground, unit) else { continue };
        let heard =
            quotation.source.iter().chain(&quotation.cue).map(|&span| Passage { report: unit.report, span });
        let heard: Vec<Passage> = heard.chain([ground::passage(unit)]).take(2).collect();
        for &root in roots {
            if named.contains(&root)
                || !origins.is_primary(root)
                || !roots.iter().any(|root| named.contains(root))
            {
                links.link(
                    Node::Statement(index),
                    Node::Origin(root),
                    EvidenceKind::SpeakersWords,
                    heard.iter().copied(),
                );
            }
        }
        for &house in named.iter().filter(|&&house| !roots.contains(&house)) {
            for &root in roots {
                links.link(
                    Node::Origin(house),
                    Node::Origin(root),
                    EvidenceKind::SpeakersWords,
                    heard.iter().copied(),
                );
            }
        }
    }
}

/// The edges of one reading: to its statement, to the dispatch whose text holds it, and those made before.
fn through(
    ground: &Ground<'_>,
    index: usize,
    place: usize,
    unit: &Unit,
    origins: &mut Origins,
    links: &mut Links,
) -> Vec<usize> {
    let node = Node::Wording(index, place);
    if let Some((family, passage)) = ground.family_passage(unit)
        && let Some(origin) = ground.families[family].origin
    {
        links.link(node, Node::Origin(origin), EvidenceKind::SharedWording, [passage]);
    } else if let Some(credit) = ground.whole_credit(unit.report) {
        let origin = origins.of_credit(&credit.name);
        let span = Passage { report: unit.report, span: credit.span };
        links.link(node, Node::Origin(origin), EvidenceKind::CreditLine, [span]);
    }
    links.link(node, Node::Statement(index), EvidenceKind::SpeakersWords, [ground::passage(unit)]);
    links.from(node)
}

/// Sources that cannot be one: known to be on different sides.
pub fn sides(roots: &[usize], origins: &Origins) -> usize {
    let mut distinct: Vec<usize> = Vec::new();
    for &root in roots {
        if !distinct.iter().any(|&other| origins.may_be_one(root, other) || origins.countries[root].is_none())
        {
            distinct.push(root);
        }
    }
    distinct.len()
}

/// Readings of unnamed speakers that nothing links.
fn strangers(ground: &Ground<'_>, gathering: &Gathering, channels: &[Vec<usize>]) -> usize {
    let units = &gathering.units;
    let mut sets = Union::new(units.len());
    for a in 0..units.len().min(ground::CROWD) {
        for b in a + 1..units.len() {
            let linked = units[a].report == units[b].report
                || ground.shared(&units[a], &units[b]).is_some()
                || channels[a].iter().any(|channel| channels[b].contains(channel));
            if linked {
                sets.join(a, b);
            }
        }
    }
    sets.sets().len()
}
