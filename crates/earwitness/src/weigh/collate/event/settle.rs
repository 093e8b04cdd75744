//! Events as claims: those of which a claim tells already are added to the fullest of them, the others are claims of their own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Event;
use super::row::Row;
use super::shelf::{Shelf, all, has_most, is_one, tells};
use crate::record::Report;
use crate::weigh::collate::scorer::Scorer;
use crate::weigh::collate::{Gathering, Unit, wording};

/// Adds events to the claims of a story.
pub fn settle(
    story: &[&Report],
    events: Vec<Event<'_>>,
    claims: Vec<Gathering>,
    scorer: &Scorer,
) -> Vec<Gathering> {
    let mut shelf = Shelf::of(story.len(), claims);
    for event in events {
        let rows = event.rows(story);
        let units: Vec<Unit> = rows.iter().map(|row| row.unit.clone()).collect();
        if shelf.near(&units).iter().any(|(_, claim)| claim.has(&units)) {
            continue;
        }
        let Some(home) = home(&shelf, &units) else {
            event.claim(story, rows, scorer).into_iter().for_each(|claim| shelf.add(claim));
            continue;
        };
        let Some(claim) = shelf.take(home) else { continue };
        let sure = event.sure(&claim, &rows);
        // another claim whose wording is surely of the event tells no other one
        let is_of = |other: &Gathering| {
            !other.occasion && sure.iter().any(|row| is_one(&other.units[other.best], &row.unit))
        };
        let others = shelf.take_near(&units, is_of);
        let fuller = extend(story, claim, &others, &rows, &sure);
        // what says no more than the fuller claim goes
        let says_no_more = |other: &Gathering| !other.occasion && all(other).all(|unit| tells(&fuller, unit));
        let everything: Vec<Unit> = all(&fuller).cloned().collect();
        shelf.take_near(&everything, says_no_more);
        shelf.put(home, fuller);
    }
    shelf.into_claims()
}

/// The claim that has most of the passages that tell an event: those of two reports, or one for which two reports stand. What one
/// outlet alone tells itself makes no claim of its own, and goes where its passage is.
fn home(shelf: &Shelf, units: &[Unit]) -> Option<usize> {
    fn reports<'u>(units: impl Iterator<Item = &'u Unit>) -> usize {
        units.map(|unit| unit.report).collect::<BTreeSet<_>>().len()
    }
    let is_alone = reports(units.iter().filter(|unit| unit.quotation.is_none())) < 2;
    let rank = |(at, claim): (usize, &Gathering)| {
        let told = reports(units.iter().filter(|unit| tells(claim, unit)));
        let surely =
            reports(claim.sure()) > 1 && units.iter().any(|unit| claim.sure().any(|own| is_one(own, unit)));
        (told, surely, Reverse(at))
    };
    let counted = shelf.near(units).into_iter().filter(|(_, claim)| !claim.occasion);
    let (told, surely, Reverse(home)) = counted.map(rank).max()?;
    (told > 1 || told == 1 && (surely || is_alone)).then_some(home)
}

/// A claim with what other claims and mentions tell of its event. What was not asked of its wording is in doubt.
fn extend(
    story: &[&Report],
    claim: Gathering,
    others: &[Gathering],
    rows: &[Row],
    sure: &[&Row],
) -> Gathering {
    let is_sure = |unit: &Unit| sure.iter().any(|row| is_one(&row.unit, unit));
    let known = claim.units.iter().enumerate();
    let mut units: Vec<(Unit, bool, bool)> =
        known.map(|(at, unit)| (unit.clone(), claim.is_doubtful(at), at == claim.best)).collect();
    let mut reported = claim.reported;
    let told = others.iter().flat_map(Gathering::sure).chain(rows.iter().map(|row| &row.unit));
    let said = others.iter().flat_map(|other| other.reported.iter().map(|(unit, _)| unit));
    for unit in told.chain(said) {
        let passages = units.iter().map(|(own, ..)| own).chain(reported.iter().map(|(own, _)| own));
        if passages.into_iter().any(|own| has_most(own, unit)) {
            continue;
        }
        match unit.quotation {
            Some(_) => reported.push((unit.clone(), !is_sure(unit))),
            None => units.push((unit.clone(), !is_sure(unit), false)),
        }
    }
    units.sort_by_key(|(unit, ..)| (unit.report, unit.content.first().copied()));
    reported.sort_by_key(|(unit, _)| (unit.report, unit.content.first().copied()));
    let best = units.iter().position(|(.., best)| *best).unwrap_or(0);
    let (units, doubtful) = units.into_iter().map(|(unit, doubtful, _)| (unit, doubtful)).unzip();
    let gathering = wording::collate(story, claim.voice, units, (best, claim.lemma));
    Gathering { doubtful, reported, stands_alone: claim.stands_alone, ..gathering }
}
