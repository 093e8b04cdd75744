//! Which claim is told inside the passages of another: a limb beside its statement, "she said P" beside P of hers, a clause
//! beside its sentence.

use std::cmp::Reverse;

use crate::record::{Claim, Passage, Voice};

use super::told::Told;

/// Share of its bytes that must lie in the other's passage.
const INSIDE: f32 = 0.6;

/// Gives each claim the one that all its counted passages are told inside, where more reports have that one, or where as many
/// have it and it stands before; of several the one that says least beside it.
pub fn mark(claims: &mut [Claim], told: &Told) {
    let counted: Vec<Vec<Passage>> = claims.iter().map(counted).collect();
    let rank = |claim: usize| (counted.get(claim).map_or(0, |passages| reports(passages)), Reverse(claim));
    let around = |claim: usize| -> Option<usize> {
        let mine = counted.get(claim).filter(|_| is_shared(&claims[claim]))?;
        // The bytes of the passage that holds one of these.
        let holds = |other: usize, passage: Passage| {
            let theirs = counted.get(other)?.iter().filter(|&&place| is_inside(passage, place));
            theirs.map(|place| place.span.len()).min()
        };
        let first = mine.first()?;
        let places = told.at(first.report).iter();
        let others = places.filter(|place| is_inside(*first, place.passage)).map(|place| place.claim);
        let fits = |other: usize| {
            let may = rank(other) > rank(claim) && can_hold(&claims[other], &claims[claim]);
            let lengths = mine.iter().map(|&passage| holds(other, passage)).sum::<Option<usize>>();
            lengths.filter(|_| may).map(|length| (length, Reverse(rank(other)), other))
        };
        others.filter_map(fits).min().map(|(.., other)| other)
    };
    let found: Vec<Option<usize>> = (0..claims.len()).map(around).collect();
    for (claim, within) in claims.iter_mut().zip(found) {
        claim.within = within;
    }
}

/// What only one report has, in whatever wording, is its own.
fn is_shared(claim: &Claim) -> bool {
    let first = claim.readings.first().map(|reading| reading.passage.report);
    !claim.occasion && claim.readings.iter().any(|reading| Some(reading.passage.report) != first)
}

/// What somebody says is part of what the same says; what an outlet tells may be part of either.
fn can_hold(outer: &Claim, inner: &Claim) -> bool {
    inner.voice == Voice::Outlet || inner.voice == outer.voice
}

fn counted(claim: &Claim) -> Vec<Passage> {
    claim.readings.iter().filter(|reading| !reading.doubtful).map(|reading| reading.passage).collect()
}

/// How many reports some passages stand in.
fn reports(passages: &[Passage]) -> usize {
    let mut reports: Vec<usize> = passages.iter().map(|passage| passage.report).collect();
    reports.sort_unstable();
    reports.dedup();
    reports.len()
}

#[expect(clippy::cast_precision_loss, reason = "lengths of passages are small")]
fn is_inside(passage: Passage, place: Passage) -> bool {
    let held = passage.span.common(place.span).len() as f32;
    passage.report == place.report && held >= INSIDE * passage.span.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    /// A claim with passages as report, start, end, and whether each is doubtful.
    fn claim(voice: Voice, passages: &[(usize, usize, usize, bool)]) -> Claim {
        let place = |&(report, start, end, doubtful): &(usize, usize, usize, bool)| {
            (Passage { report, span: Span::new(start, end) }, doubtful)
        };
        Claim { voice, ..Claim::told("", passages.iter().map(place)) }
    }

    fn within(claims: &mut [Claim]) -> Vec<Option<usize>> {
        let told = Told::of(claims, 3);
        mark(claims, &told);
        claims.iter().map(|claim| claim.within).collect()
    }

    const HERS: Voice = Voice::Speaker(Some(0));

    #[test]
    fn a_limb_is_told_inside_what_says_least_beside_it() {
        let wide = [(0, 0, 200, false), (1, 0, 200, false), (2, 0, 90, false)];
        let narrow = [(0, 0, 60, false), (1, 10, 70, false), (2, 5, 50, false)];
        let limb = [(0, 30, 60, false), (1, 40, 72, false), (2, 60, 80, true)];
        assert_eq!(
            within(&mut [claim(HERS, &wide), claim(HERS, &narrow), claim(HERS, &limb)]),
            [None, Some(0), Some(1)]
        );
    }

    #[test]
    fn one_passage_elsewhere_is_enough_to_stand_alone() {
        let sentence = [(0, 0, 60, false), (1, 0, 60, false), (2, 0, 60, false)];
        let apart = [(0, 30, 60, false), (1, 70, 90, false)];
        assert_eq!(within(&mut [claim(HERS, &sentence), claim(HERS, &apart)]), [None, None]);
    }

    #[test]
    fn nobody_says_a_part_of_what_another_says_and_one_reports_own_stands_alone() {
        let (outer, inner) = ([(0, 0, 60, false), (1, 0, 60, false)], [(0, 0, 30, false), (1, 0, 30, false)]);
        assert_eq!(within(&mut [claim(Voice::Outlet, &outer), claim(HERS, &inner)]), [None, None]);
        assert_eq!(within(&mut [claim(HERS, &outer), claim(Voice::Outlet, &inner)]), [None, Some(0)]);
        assert_eq!(within(&mut [claim(HERS, &outer), claim(HERS, &inner[..1])]), [None, None]);
    }
}
