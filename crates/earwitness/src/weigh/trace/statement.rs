//! Statements: all readings of "X said P" rest on X's words, through the channels they name.

use crate::record::{Basis, Channel, EntityKind, EvidenceKind, Node, OriginRange, Passage, Quotation, Voice};
use crate::weigh::collate::{Gathering, Unit};

use super::Reliance;
use super::ground::{self, Ground};
use super::links::Links;
use super::merged;
use super::origins::Origins;
use super::strangers;
use super::translation;

/// What one reading rests on.
#[derive(Debug, Clone, Default)]
struct Footing {
    /// The channels it names, nearest to the outlet first.
    channels: Vec<usize>,
    /// Those of them that are where the words come from; else the source that speaks in it, where no person does.
    roots: Vec<usize>,
}

/// Traces one statement. `index` is its place in `Collation::statements`.
///
/// One utterance is one origin, however many houses carry it: both bounds are 1. The upper bound is higher where two sides
/// published the words (a read-out of either party to a call), and for speakers without a name, who may be different
/// people: there it counts the reports that share neither wording nor channel. Where no person speaks but two sides each
/// put out the same account, the lower bound counts both.
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
    let mut footings: Vec<Footing> = gathering
        .units
        .iter()
        .enumerate()
        .map(|(place, unit)| footing(ground, Node::Wording(index, place), unit, speaker, origins, links))
        .collect();
    // What may say something else stands behind nothing.
    let sure: Vec<usize> = (0..footings.len()).filter(|&place| !gathering.is_doubtful(place)).collect();
    let unrooted = sure.iter().all(|&place| footings[place].roots.is_empty());
    for &place in sure.iter().filter(|_| unrooted && strangers::is_unnamed(ground, speaker)) {
        let unit = &gathering.units[place];
        let own = quotation(ground, unit).and_then(|q| ground.speaker(unit.report, q)).or(speaker);
        footings[place].roots.extend(own.map(|figure| origins.of_figure(ground.cast, figure)));
    }
    let told = || sure.iter().map(|&place| &footings[place]);
    let mut roots: Vec<usize> = told().flat_map(|footing| footing.roots.iter().copied()).collect();
    if roots.is_empty() {
        let named = told().flat_map(|footing| &footing.channels).next().copied();
        roots.push(match speaker {
            Some(figure) => origins.of_figure(ground.cast, figure),
            None => named.unwrap_or_else(|| origins.nobody(index)),
        });
    }
    roots.sort_unstable();
    roots.dedup();
    let channels: Vec<Vec<usize>> = footings.iter().map(|footing| footing.channels.clone()).collect();
    for footing in footings.iter_mut().filter(|footing| footing.roots.is_empty()) {
        footing.roots.clone_from(&roots);
    }
    link_roots(ground, index, gathering, &footings, origins, links);
    translation::link(ground, index, gathering, &channels, origins, links);
    merged::note(ground, &gathering.units, &roots, origins, links);
    let range = range(ground, gathering, speaker, &roots, (&channels, &sure), origins);
    let units = (0..)
        .zip(&gathering.units)
        .zip(footings)
        .map(|((place, unit), footing)| (footing.roots, through(ground, index, place, unit, origins, links)))
        .collect();
    Reliance { range: OriginRange { ids: roots, ..range }, units }
}

pub fn quotation<'a>(ground: &'a Ground<'_>, unit: &Unit) -> Option<&'a Quotation> {
    ground.story.get(unit.report)?.layers.quotations.get(unit.quotation?)
}

/// The channels of a reading, linked from it, and those of them that are roots.
fn footing(
    ground: &Ground<'_>,
    node: Node,
    unit: &Unit,
    speaker: Option<usize>,
    origins: &mut Origins,
    links: &mut Links,
) -> Footing {
    let mut footing = Footing::default();
    let Some(quotation) = quotation(ground, unit) else { return footing };
    let own = ground.speaker(unit.report, quotation);
    let side = speaker.or(own).and_then(|figure| ground.country(figure)).map(|country| country.name);
    for channel in &quotation.channels {
        let origin = origins.of_channel(ground.story, ground.cast, unit.report, channel);
        let named = Passage { report: unit.report, span: channel.span };
        links.link(node, Node::Origin(origin), kind(channel), [named]);
        // What is named only later was not carried to here.
        let later = channel.basis == Basis::Carried && channel.span.start >= ground::place(unit).end;
        if origins.is_primary(origin, side) && !later {
            footing.roots.push(origin);
        }
        footing.channels.push(origin);
    }
    if footing.roots.is_empty()
        && !is_person(ground, speaker)
        && let Some(source) = own.or(speaker)
    {
        let origin = origins.of_figure(ground.cast, source);
        if origins.is_primary(origin, side) {
            footing.roots.push(origin);
        }
    }
    footing
}

fn is_person(ground: &Ground<'_>, figure: Option<usize>) -> bool {
    figure
        .and_then(|figure| ground.cast.figures.get(figure))
        .is_some_and(|figure| figure.kind == EntityKind::Person)
}

/// How a channel is named.
pub fn kind(channel: &Channel) -> EvidenceKind {
    match (channel.specific, channel.basis) {
        (false, _) => EvidenceKind::GenericChannel,
        (true, Basis::Explicit) => EvidenceKind::ExplicitChannel,
        (true, Basis::Carried) => EvidenceKind::CarriedChannel,
    }
}

/// The statement rests on its roots, as its readings show; a house that passes words on rests on them too.
fn link_roots(
    ground: &Ground<'_>,
    index: usize,
    gathering: &Gathering,
    footings: &[Footing],
    origins: &Origins,
    links: &mut Links,
) {
    for (unit, footing) in gathering.units.iter().zip(footings) {
        let Some(quotation) = quotation(ground, unit) else { continue };
        let said = quotation.source.iter().chain(&quotation.cue).copied();
        let mut heard: Vec<Passage> = said.map(|span| Passage { report: unit.report, span }).collect();
        if heard.is_empty() {
            heard.push(ground::passage(unit));
        }
        for &root in &footing.roots {
            if let Some(place) = footing.channels.iter().position(|&channel| channel == root) {
                let channel = &quotation.channels[place];
                let named = Passage { report: unit.report, span: channel.span };
                links.link(Node::Statement(index), Node::Origin(root), kind(channel), [named]);
            } else if !origins.channels[root] {
                let heard = heard.iter().copied();
                links.link(Node::Statement(index), Node::Origin(root), EvidenceKind::SpeakersWords, heard);
            }
            for &house in footing.channels.iter().filter(|house| !footing.roots.contains(house)) {
                let heard = heard.iter().copied();
                links.link(Node::Origin(house), Node::Origin(root), EvidenceKind::SpeakersWords, heard);
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

/// How many origins, without their names.
fn range(
    ground: &Ground<'_>,
    gathering: &Gathering,
    speaker: Option<usize>,
    roots: &[usize],
    (channels, sure): (&[Vec<usize>], &[usize]),
    origins: &Origins,
) -> OriginRange {
    let publishers: Vec<usize> = roots.iter().copied().filter(|&root| origins.publishes(root)).collect();
    let sides = origins.sides(&publishers).max(1);
    let (lower, upper) = match speaker {
        None => (1, strangers::count(ground, gathering, channels, sure)),
        Some(_) if strangers::is_unnamed(ground, speaker) => {
            (1, sides.max(strangers::described(ground, gathering, channels, sure)))
        }
        Some(_) if is_person(ground, speaker) => (1, sides),
        // A source that speaks for itself and one that is only told of it are not two.
        Some(_) if publishers.iter().all(|&root| origins.channels[root]) => (sides, sides),
        Some(_) => (1, sides.max(strangers::offices(ground, gathering, channels, sure))),
    };
    OriginRange { lower, upper: upper.max(lower), ids: Vec::new() }
}
