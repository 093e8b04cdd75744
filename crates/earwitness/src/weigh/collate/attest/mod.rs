//! Whether a reading attests a wording: what a report says elsewhere is no evidence for the words that are shown.
//!
//! Gatherings are made of pairs of limbs, by the mean of their links; who is counted behind a wording is asked again, of the
//! two passages as wholes and of that wording alone.

mod feature;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

pub use feature::{Features, NAMES, Whole, hash};

use super::alone::{self, Completeness};
use super::certain::backing;
use super::feature::Setting;
use super::laid::Laid;
use super::pair::Scores;
use super::scorer::Scorer;
use super::{Unit, wording};
use crate::record::Report;

/// Log-odds, in nats, from which on a reading surely says what the wording says.
const SURE: f32 = 0.6;

/// Tells whether readings say what a wording says.
pub struct Attest<'a> {
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
    /// Whether the wording tells by itself who does what.
    pub stands_alone: bool,
}

impl Attest<'_> {
    /// Chooses the wording of what outlets say themselves, and asks of each reading whether it says that.
    pub fn choose(&self, story: &[&Report], units: &[Unit]) -> Attested {
        let of = Readings::new(self, units);
        let backing: Vec<usize> =
            (0..units.len()).map(|unit| backing(units, unit, |other| of.odds(unit, other) >= SURE)).collect();
        let completeness = |unit: &Unit| alone::completeness(story, unit, self.scorer);
        let best = wording::best(story, units, &|_| false, &completeness, &|unit| backing[unit]);
        let doubtful = (0..units.len()).map(|unit| unit != best && of.odds(best, unit) < SURE).collect();
        Attested { best, doubtful, stands_alone: completeness(&units[best]) == Completeness::Alone }
    }
}

/// The readings of one claim: each is laid out once it is asked about, each pair compared once.
struct Readings<'a> {
    attest: &'a Attest<'a>,
    units: &'a [Unit],
    wholes: Vec<OnceCell<Whole>>,
    known: RefCell<FxHashMap<(usize, usize), f32>>,
    /// The first reading that was asked about with some words: to the matcher all of the same words are one.
    first: RefCell<FxHashMap<Vec<u32>, usize>>,
    matched: RefCell<FxHashMap<(usize, usize), Option<f32>>>,
}

impl<'a> Readings<'a> {
    fn new(attest: &'a Attest<'a>, units: &'a [Unit]) -> Self {
        let wholes = units.iter().map(|_| OnceCell::new()).collect();
        let (known, first, matched) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { attest, units, wholes, known, first, matched }
    }

    /// Log-odds that a reading says what the wording says, in nats.
    fn odds(&self, wording: usize, reading: usize) -> f32 {
        let compare = || {
            let matched = self.matched(wording, reading);
            let features = self.attest.measure(self.whole(wording), self.whole(reading), matched);
            self.attest.scorer.reading(&features)
        };
        *self.known.borrow_mut().entry((wording, reading)).or_insert_with(compare)
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
        self.wholes[unit].get_or_init(|| self.attest.whole(&self.units[unit]))
    }
}
