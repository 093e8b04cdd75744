//! Claims in the outlets' own voice: from whom each outlet may have them.
//!
//! The rule. The upper bound joins two readings only where something shows that they are one: the same passage of a shared
//! text, one dispatch, one credited agency, one named source. The lower bound asks the opposite: two origins are counted
//! only where the readings themselves name sources that cannot be one (the state media of one country, the presidential
//! office of another). Outlets that name nobody may all have it from the same place, however many they are.

use crate::record::{Channel, EvidenceKind, Node, OriginRange, Passage, Span};
use crate::weigh::collate::{Gathering, Unit};

use super::Reliance;
use super::ground::{self, Ground};
use super::links::Links;
use super::merged;
use super::origins::Origins;
use super::statement;
use super::union::Union;

/// What one reading of a claim rests on.
#[derive(Debug, Clone, Default)]
struct Footing {
    /// Never empty.
    origins: Vec<usize>,
    /// Sources named in the sentence itself.
    named: Vec<usize>,
    /// The agencies credited for the whole report, where these are what it rests on.
    credited: Vec<usize>,
    edges: Vec<usize>,
}

/// Traces one claim. `index` is its place in `Collation::claims`.
pub fn trace(
    ground: &Ground<'_>,
    index: usize,
    gathering: &Gathering,
    origins: &mut Origins,
    links: &mut Links,
) -> Reliance {
    let units = &gathering.units;
    let footings: Vec<Footing> =
        units.iter().map(|unit| footing(ground, index, unit, origins, links)).collect();
    // What may say something else stands behind nothing.
    let sure: Vec<usize> = (0..units.len()).filter(|&index| !gathering.is_doubtful(index)).collect();
    let joins: Vec<Vec<usize>> = sure.iter().map(|&at| joins(&footings, &sure, at)).collect();
    let mut proven = Union::new(sure.len());
    for (at, &a) in sure.iter().enumerate().take(ground::CROWD) {
        for (place, &b) in sure.iter().enumerate().skip(at + 1) {
            if one(ground, (&units[a], &joins[at]), (&units[b], &joins[place]), origins) {
                proven.join(at, place);
            }
        }
    }
    let upper = proven.sets().len().max(1);
    // "State media" without a name, or "various reports", count for no side of their own.
    let named: Vec<usize> = sure
        .iter()
        .flat_map(|&index| &footings[index].named)
        .copied()
        .filter(|&origin| origins.list[origin].specific && origins.publishes(origin))
        .collect();
    let lower = origins.sides(&named).clamp(1, upper);
    let mut ids: Vec<usize> =
        sure.iter().flat_map(|&index| footings[index].origins.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    merged::note(ground, units, &ids, origins, links);
    let units = footings.into_iter().map(|footing| (footing.origins, footing.edges)).collect();
    Reliance { range: OriginRange { lower, upper, ids }, units }
}

/// The sources named with a reading, the dispatch whose text holds it, the agency credited for the whole report, or else
/// the outlet itself.
fn footing(
    ground: &Ground<'_>,
    index: usize,
    unit: &Unit,
    origins: &mut Origins,
    links: &mut Links,
) -> Footing {
    let node = Node::Claim(index);
    let here = ground::passage(unit);
    let mut footing = Footing::default();
    for (channel, kind) in governing(ground, unit) {
        let origin = origins.of_channel(ground.story, ground.cast, unit.report, channel);
        let named = Passage { report: unit.report, span: channel.span };
        footing.edges.push(links.link(node, Node::Origin(origin), kind, [named, here]));
        footing.named.push(origin);
    }
    footing.origins.clone_from(&footing.named);
    if let Some((family, passage)) = ground.family_passage(unit)
        && let Some(origin) = ground.families[family].origin
        && !counts_otherwise(ground, unit, family, passage.span)
    {
        footing.edges.push(links.link(node, Node::Origin(origin), EvidenceKind::SharedWording, [passage]));
        footing.origins.push(origin);
    } else if footing.origins.is_empty() {
        for credit in ground.whole_credits(unit.report) {
            let origin = origins.of_credit(&credit.name);
            let span = Passage { report: unit.report, span: credit.span };
            footing.edges.push(links.link(
                node,
                Node::Origin(origin),
                EvidenceKind::CreditLine,
                [span, here],
            ));
            footing.credited.push(origin);
        }
        footing.origins.clone_from(&footing.credited);
    }
    if footing.origins.is_empty() {
        let origin = origins.outlet(ground.outlet(unit.report));
        footing.edges.push(links.link(node, Node::Origin(origin), EvidenceKind::OwnVoice, [here]));
        footing.origins.push(origin);
    }
    footing.origins.sort_unstable();
    footing.origins.dedup();
    footing.edges.sort_unstable();
    footing.edges.dedup();
    footing
}

/// Whether a reading has a number outside of what is shared that no other member of its family has: that is its own.
fn counts_otherwise(ground: &Ground<'_>, unit: &Unit, family: usize, shared: Span) -> bool {
    let says = |number: Span| unit.content.iter().any(|span| span.contains(number));
    let numbers = |report: usize| ground.story[report].layers.numbers.iter();
    let others = || ground.families[family].members.iter().filter(|&&member| member != unit.report);
    numbers(unit.report).filter(|n| says(n.span) && !shared.overlaps(n.span)).any(|n| {
        !others().any(|&member| numbers(member).any(|other| other.value.total_cmp(&n.value).is_eq()))
    })
}

/// Channels that speak for a reading: those of a quotation that holds it. What a sentence has from somebody else beside it is
/// no sign of whom it is from itself: "the ship, which the agency says was late, struck the pier".
fn governing<'a>(ground: &'a Ground<'_>, unit: &Unit) -> Vec<(&'a Channel, EvidenceKind)> {
    let mut found = Vec::new();
    for quotation in &ground.story[unit.report].layers.quotations {
        if !quotation.content.iter().any(|&content| ground::has(content, unit)) {
            continue;
        }
        for channel in &quotation.channels {
            if !found.iter().any(|(other, _): &(&Channel, _)| other.span == channel.span) {
                found.push((channel, statement::kind(channel)));
            }
        }
    }
    found
}

/// The origins that join a reading to others. Who credits several agencies has it from one of them: the first that another
/// reading rests on, so that two agencies are not made one by who credits both.
fn joins(footings: &[Footing], sure: &[usize], at: usize) -> Vec<usize> {
    let footing = &footings[at];
    if footing.credited.len() < 2 {
        return footing.origins.clone();
    }
    let others = || sure.iter().map(|&other| &footings[other]).filter(|other| other.credited.len() < 2);
    let shared = footing.credited.iter().find(|credit| others().any(|other| other.origins.contains(credit)));
    shared.or_else(|| footing.credited.first()).copied().into_iter().collect()
}

/// Whether two readings are shown to rest on one origin.
fn one(
    ground: &Ground<'_>,
    (a, joins_a): (&Unit, &[usize]),
    (b, joins_b): (&Unit, &[usize]),
    origins: &Origins,
) -> bool {
    a.report == b.report
        || ground.shared(a, b).is_some()
        || joins_a.iter().any(|origin| {
            joins_b.contains(origin) && origins.list.get(*origin).is_some_and(|origin| origin.specific)
        })
}
