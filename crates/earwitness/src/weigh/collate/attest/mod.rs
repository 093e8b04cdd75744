//! Whether a reading attests a wording: what a report says elsewhere is no evidence for the words that are shown.
//!
//! Gatherings are made of pairs of limbs, by the mean of their links; who is counted behind a wording is asked again, of the
//! two passages as wholes and of that wording alone.

mod event;
mod feature;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub use feature::{Features, NAMES, Whole, hash};

use super::Unit;
use super::alone::{self, Completeness};
use super::certain;
use super::feature::Setting;
use super::laid::Laid;
use super::pair::{Scores, probability};
use super::scorer::Scorer;
use crate::record::Report;

/// Log-odds, in nats, from which on a reading surely says what the wording says.
const SURE: f32 = 0.62;

/// What a wording is worth that no other report has, in other reports: where none has any, whether it stands alone decides.
const FEW: f32 = 0.1;
/// What a wording is worth that can only be read within its sentence.
const WITHIN: f32 = 0.25;
/// Readings that may give the wording; of more, these many that stand alone best.
const CANDIDATES: usize = 24;

/// Tells whether readings say what a wording says.
pub struct Attest<'a> {
    pub story: &'a [&'a Report],
    pub laid: &'a Laid,
    pub scores: &'a Scores<'a>,
    pub setting: &'a Setting<'a>,
    pub scorer: &'a Scorer,
}

/// Which wording stands for a claim, and who surely says it.
#[derive(Debug)]
pub struct Attested {
    /// The unit with the best-attested wording.
    pub best: usize,
    /// For each unit, whether it may say something else.
    pub doubtful: Vec<bool>,
    /// The same of what reports give as a speaker's words.
    pub reported: Vec<bool>,
    /// Whether the wording tells by itself who does what.
    pub stands_alone: bool,
}

impl Attest<'_> {
    /// Chooses the wording of what outlets say themselves, and asks of each reading, and of each that reports a speaker's words,
    /// whether it says that.
    ///
    /// The wording chosen is one that another report surely says, where there is one; of those the one that most other reports
    /// can be expected to say all of, if it stands alone: a wording that tells more than the others, or that tells nothing by
    /// itself, is no wording for all. Of equal ones the first.
    pub fn choose(&self, own: &[Unit], reported: &[Unit]) -> Attested {
        let of = Readings::new(self, own, reported);
        let alone: Vec<f32> = own.iter().map(|unit| alone::odds(self.story, unit, self.scorer)).collect();
        let mut candidates: Vec<usize> = (0..own.len()).collect();
        candidates.sort_by(|&a, &b| alone[b].total_cmp(&alone[a]).then(a.cmp(&b)));
        candidates.truncate(CANDIDATES);
        let worth = |unit: usize| {
            let (sure, all) = of.backing(unit);
            (sure, (WITHIN + (1.0 - WITHIN) * probability(alone[unit])) * (FEW + all))
        };
        let worths = candidates.into_iter().map(|unit| (unit, worth(unit)));
        let best = worths
            .max_by(|(one, a), (other, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(other.cmp(one)));
        let best = best.map_or(0, |(unit, _)| unit);
        let in_doubt =
            |unit: usize| unit != best && (of.odds(best, unit) < SURE || of.are_of_two(best, unit));
        let doubtful = (0..own.len()).map(in_doubt).collect();
        let reported = (own.len()..own.len() + reported.len()).map(in_doubt).collect();
        let stands_alone = alone.get(best).is_some_and(|&odds| Completeness::of(odds) == Completeness::Alone);
        Attested { best, doubtful, reported, stands_alone }
    }
}

/// The readings of one claim, first the outlets' own, then what they report: each is laid out once it is asked about, each pair
/// compared once.
struct Readings<'a> {
    attest: &'a Attest<'a>,
    own: &'a [Unit],
    reported: &'a [Unit],
    wholes: Vec<OnceCell<Whole>>,
    known: RefCell<FxHashMap<(usize, usize), Features>>,
    /// The first reading that was asked about with some words: to the matcher all of the same words are one.
    first: RefCell<FxHashMap<Vec<u32>, usize>>,
    matched: RefCell<FxHashMap<(usize, usize), Option<f32>>>,
}

impl<'a> Readings<'a> {
    fn new(attest: &'a Attest<'a>, own: &'a [Unit], reported: &'a [Unit]) -> Self {
        let wholes = own.iter().chain(reported).map(|_| OnceCell::new()).collect();
        let (known, first, matched) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { attest, own, reported, wholes, known, first, matched }
    }

    /// Log-odds that a reading says what the wording says, in nats.
    fn odds(&self, wording: usize, reading: usize) -> f32 {
        self.attest.scorer.reading(&self.measured(wording, reading))
    }

    fn are_of_two(&self, wording: usize, reading: usize) -> bool {
        self.whole(wording).is_of_another(self.whole(reading))
    }

    /// Whether another report surely says what a wording says; and how many can be expected to say all of it.
    fn backing(&self, wording: usize) -> (bool, f32) {
        let mut reports: BTreeMap<usize, f32> = BTreeMap::new();
        let mut sure = false;
        // Who has another day does not back this one.
        let agree = |reading: &usize| {
            !self.whole(wording).is_apart(self.whole(*reading)) && !self.are_of_two(wording, *reading)
        };
        for reading in certain::table(self.own, wording).filter(agree) {
            let features = self.measured(wording, reading);
            sure |= self.attest.scorer.reading(&features) >= SURE;
            let entire = probability(self.attest.scorer.entire(&features));
            let known = reports.entry(self.own[reading].report).or_default();
            *known = known.max(entire);
        }
        (sure, reports.values().sum())
    }

    fn measured(&self, wording: usize, reading: usize) -> Features {
        let measure = || {
            let matched = self.matched(wording, reading);
            self.attest.measure(self.whole(wording), self.whole(reading), matched)
        };
        *self.known.borrow_mut().entry((wording, reading)).or_insert_with(measure)
    }

    fn matched(&self, one: usize, other: usize) -> Option<f32> {
        let first = |unit: usize| {
            let words = self.whole(unit).stems().to_vec();
            *self.first.borrow_mut().entry(words).or_insert(unit)
        };
        let (a, b) = (first(one), first(other));
        let pair = (a.min(b), a.max(b));
        let ask = || self.attest.matched(self.whole(pair.0), self.whole(pair.1));
        *self.matched.borrow_mut().entry(pair).or_insert_with(ask)
    }

    fn whole(&self, unit: usize) -> &Whole {
        let place = || self.own.get(unit).unwrap_or_else(|| &self.reported[unit - self.own.len()]);
        self.wholes[unit].get_or_init(|| self.attest.whole(place()))
    }
}
