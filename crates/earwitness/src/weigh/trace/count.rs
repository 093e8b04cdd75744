//! How many independent origins the story as a whole has.
//!
//! The upper bound counts newsrooms and sources that nothing shows to be linked: reports of one family, of one credited
//! agency, or led by one medium ("Xinhua reported") are one. The lower bound counts the sides that stand behind what more
//! than one of them has: never less than one, never more than the upper.

use std::collections::BTreeMap;

use crate::record::{Channel, Copied, CopyKind, OriginKind, OriginRange};
use crate::weigh::collate::Collation;

use super::Reliance;
use super::ground::Ground;
use super::origins::Origins;
use super::union::Union;

/// Share of a report's channelled quotations that one medium carries, to be what the report rests on.
const LEADS: f64 = 0.5;
/// The fewest such quotations, and their least share of all that the report quotes: one remark made to a broadcaster does
/// not make a report rest on it.
const SEVERAL: usize = 2;
const SHARE: f64 = 0.4;

/// The origins of the story.
pub fn find(
    ground: &Ground<'_>,
    collation: &Collation,
    statements: &[Reliance],
    claims: &[Reliance],
    origins: &mut Origins,
) -> OriginRange {
    if ground.story.is_empty() {
        return OriginRange::default();
    }
    let mut sets = Union::new(ground.story.len());
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    let mut footing = Vec::new();
    for report in 0..ground.story.len() {
        let origin = rests_on(ground, report, origins);
        footing.push(origin);
        if origins.list[origin].specific {
            let first = *holders.entry(origin).or_insert(report);
            sets.join(first, report);
        }
    }
    for pair in ground.copied.iter().filter(|pair| rests(ground, pair)) {
        sets.join(pair.a, pair.b);
    }
    let newsrooms = sets.sets();
    let newsroom: Vec<usize> = (0..ground.story.len()).map(|report| sets.root(report)).collect();
    let mut behind: Vec<usize> = Vec::new();
    let gatherings = collation.statements.iter().zip(statements).chain(collation.claims.iter().zip(claims));
    for (gathering, reliance) in gatherings {
        let mut carriers: Vec<usize> = gathering.units.iter().map(|unit| newsroom[unit.report]).collect();
        carriers.sort_unstable();
        carriers.dedup();
        if carriers.len() > 1 {
            let published = |&&origin: &&usize| {
                origins.publishes(origin) && origins.channels[origin] && origins.list[origin].specific
            };
            behind.extend(reliance.range.ids.iter().filter(published));
        }
    }
    let upper = newsrooms.len();
    let lower = origins.sides(&behind).clamp(1, upper);
    let mut ids: Vec<usize> =
        newsrooms.iter().filter_map(|set| footing.get(*set.first()?).copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    OriginRange { lower, upper, ids }
}

/// The dispatch, the credited agency, the medium that leads the report, or the report's own newsroom.
fn rests_on(ground: &Ground<'_>, report: usize, origins: &mut Origins) -> usize {
    if let Some(origin) = ground.family_of[report].and_then(|family| ground.families[family].origin) {
        return origin;
    }
    if let Some(credit) = ground.whole_credit(report) {
        return origins.of_credit(&credit.name);
    }
    let mut carried: BTreeMap<usize, usize> = BTreeMap::new();
    let mut all = 0;
    for channel in media(ground, report) {
        let origin = origins.of_channel(ground.story, ground.cast, report, channel);
        *carried.entry(origin).or_default() += 1;
        all += 1;
    }
    let said =
        ground.story[report].layers.quotations.iter().filter(|q| q.is_said() && q.within.is_none()).count();
    // Of equal counts the origin that was placed first.
    if let Some((&origin, &count)) =
        carried.iter().max_by_key(|&(&origin, &count)| (count, usize::MAX - origin))
        && count as f64 >= LEADS * f64::from(all)
        && count >= SEVERAL
        && count as f64 >= SHARE * said as f64
    {
        return origin;
    }
    origins.outlet(ground.outlet(report))
}

/// The media that a report names as its channels.
fn media<'a>(ground: &'a Ground<'_>, report: usize) -> impl Iterator<Item = &'a Channel> {
    ground.story[report].layers.quotations.iter().flat_map(|quotation| &quotation.channels).filter(
        |channel| matches!(channel.kind, OriginKind::StateMedia | OriginKind::Agency | OriginKind::Outlet),
    )
}

/// A copy of the whole, or of as much as makes a report rest on it.
fn rests(ground: &Ground<'_>, pair: &Copied) -> bool {
    pair.kind != CopyKind::SharedPassages
        || (ground.family_of[pair.a].is_some() && ground.family_of[pair.a] == ground.family_of[pair.b])
}
