//! Events as claims: those of which a claim tells already are added to the fullest of them, the others are claims of their own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Event;
use super::row::Row;
use super::shelf::{Passages, Shelf, all, has_most, is_one, tells};
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
        let home = home(&shelf, &units).or_else(|| {
            let claim = event.claim(story, rows.clone(), scorer)?;
            let twin = twin(&shelf, &claim);
            if twin.is_none() {
                // one wording makes one row
                let near = std::slice::from_ref(claim.wording());
                let said = Said::by(&claim);
                shelf.take_near(near, |other| is_one(claim.wording(), other.wording()) && said.all_of(other));
                shelf.add(claim);
            }
            twin
        });
        let Some(home) = home else { continue };
        let Some(claim) = shelf.take(home) else { continue };
        let anchors = event.anchors(&claim, &rows);
        let sure = rows.iter().filter(|row| event.is_sure(&anchors, row));
        let sure: Passages<'_> = sure.map(|row| &row.unit).collect();
        // another claim whose wording is surely of the event tells no other one
        let is_of = |other: &Gathering| !other.occasion && sure.have(other.wording());
        let others = shelf.take_near(&units, is_of);
        let fuller = extend(claim, &others, &rows, &sure);
        // what says no more than the fuller claim goes
        let everything: Vec<Unit> = all(&fuller).cloned().collect();
        let said = Said::by(&fuller);
        shelf.take_near(&everything, |other| said.all_of(other));
        shelf.put(home, fuller);
    }
    shelf.into_claims().into_par_iter().map(|claim| compared(story, claim)).collect()
}

/// The claim that has the wording of one behind which nobody else surely stands.
fn twin(shelf: &Shelf, claim: &Gathering) -> Option<usize> {
    let is_alone = claim.sure().all(|unit| unit.report == claim.wording().report);
    let near = shelf.near(std::slice::from_ref(claim.wording())).into_iter();
    let mut twins = near.filter(|(_, other)| !other.occasion && is_one(claim.wording(), other.wording()));
    twins.next().filter(|_| is_alone).map(|(at, _)| at)
}

/// What a claim surely has, and who only reports that somebody says it.
struct Said<'a>(Passages<'a>);

impl<'a> Said<'a> {
    fn by(claim: &'a Gathering) -> Self {
        Self(claim.sure().chain(claim.reported.iter().map(|(unit, _)| unit)).collect())
    }

    /// Whether another claim says no more. What only may say the same keeps its own row.
    fn all_of(&self, other: &Gathering) -> bool {
        !other.occasion && all(other).all(|unit| self.0.have(unit))
    }
}

/// A claim with the differences of its readings, where others have come to it.
fn compared(story: &[&Report], claim: Gathering) -> Gathering {
    if claim.differences.len() == claim.units.len() {
        return claim;
    }
    let differences = wording::differences(story, &claim.units, (claim.best, &claim.lemma));
    Gathering { differences, ..claim }
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
        let sure: Passages<'_> = claim.sure().collect();
        let surely = reports(claim.sure()) > 1 && units.iter().any(|unit| sure.have(unit));
        (told, surely, Reverse(at))
    };
    let counted = shelf.near(units).into_iter().filter(|(_, claim)| !claim.occasion);
    let (told, surely, Reverse(home)) = counted.map(rank).max()?;
    (told > 1 || told == 1 && (surely || is_alone)).then_some(home)
}

/// A claim with what other claims and mentions tell of its event. What was not asked of its wording is in doubt.
fn extend(claim: Gathering, others: &[Gathering], rows: &[Row], sure: &Passages<'_>) -> Gathering {
    let mut known: Passages<'_> = all(&claim).collect();
    let told = others.iter().flat_map(Gathering::sure).chain(rows.iter().map(|row| &row.unit));
    let said = others.iter().flat_map(|other| other.reported.iter().map(|(unit, _)| unit));
    let mut new: Vec<&Unit> = Vec::new();
    for unit in told.chain(said) {
        if !known.of(unit).any(|own| has_most(own, unit)) {
            known.add(unit);
            new.push(unit);
        }
    }
    let doubtful = |unit: &Unit| !sure.have(unit);
    let place = |unit: &Unit| (unit.report, unit.content.first().copied());
    let own = claim.units.iter().enumerate();
    let own = own.map(|(at, unit)| (unit.clone(), claim.is_doubtful(at), at == claim.best));
    let (said, told): (Vec<&Unit>, Vec<&Unit>) = new.into_iter().partition(|unit| unit.quotation.is_some());
    let mut units: Vec<(Unit, bool, bool)> =
        own.chain(told.into_iter().map(|unit| (unit.clone(), doubtful(unit), false))).collect();
    units.sort_by_key(|(unit, ..)| place(unit));
    let mut reported = claim.reported.clone();
    reported.extend(said.into_iter().map(|unit| (unit.clone(), doubtful(unit))));
    reported.sort_by_key(|(unit, _)| place(unit));
    let best = units.iter().position(|(.., best)| *best).unwrap_or(0);
    let (units, doubtful) = units.into_iter().map(|(unit, doubtful, _)| (unit, doubtful)).unzip();
    Gathering { units, best, doubtful, reported, differences: Vec::new(), ..claim }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Span, Voice};

    fn unit(report: usize, start: usize, quotation: Option<usize>) -> Unit {
        Unit { report, content: vec![Span::new(start, start + 10)], quotation, clause: None }
    }

    fn claim(units: Vec<Unit>) -> Gathering {
        let lemma = units[0].content.clone();
        Gathering {
            voice: Voice::Outlet,
            differences: vec![Vec::new(); units.len()],
            doubtful: vec![false; units.len()],
            units,
            best: 0,
            lemma,
            reported: Vec::new(),
            lacking: Vec::new(),
            stands_alone: true,
            occasion: false,
        }
    }

    #[test]
    fn an_event_goes_where_most_of_it_is_told() {
        let shelf = Shelf::of(
            4,
            vec![
                claim(vec![unit(0, 0, None), unit(1, 0, None)]),
                claim(vec![unit(2, 50, None)]),
                claim(vec![unit(1, 50, None), unit(3, 90, None)]),
            ],
        );
        assert_eq!(home(&shelf, &[unit(0, 0, None), unit(1, 0, None), unit(2, 50, None)]), Some(0));
        assert_eq!(home(&shelf, &[unit(1, 50, None), unit(2, 0, None)]), Some(2), "two stand for the one");
        assert_eq!(
            home(&shelf, &[unit(2, 50, None), unit(3, 0, None)]),
            None,
            "one alone stands for nothing"
        );
        assert_eq!(
            home(&shelf, &[unit(2, 50, None), unit(3, 0, Some(0))]),
            Some(1),
            "another says it in her words"
        );
    }

    #[test]
    fn what_a_speaker_says_is_reported_and_what_is_known_is_not_told_twice() {
        let others = [claim(vec![unit(0, 2, None), unit(2, 0, None)])];
        let said = unit(3, 0, Some(4));
        let (asked, fuller) = (Passages::default(), claim(vec![unit(0, 0, None), unit(1, 0, None)]));
        let rows = [Row::of(said.clone())];
        let fuller = extend(fuller, &others, &rows, &asked);
        assert_eq!(fuller.units, [unit(0, 0, None), unit(1, 0, None), unit(2, 0, None)]);
        assert_eq!((fuller.doubtful, fuller.reported), (vec![false, false, true], vec![(said, true)]));
    }
}
