//! Whether a reading attests a wording: what a report says elsewhere is no evidence for the words that are shown.
//!
//! Gatherings are made of pairs of limbs, by the mean of their links; who is counted behind a wording is asked again, of the
//! two passages as wholes and of that wording alone.

mod feature;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

pub use feature::{Features, NAMES, Whole, hash};

use super::certain::backing;
use super::feature::Setting;
use super::laid::Laid;
use super::pair::Scores;
use super::scorer::Scorer;
use super::{Unit, wording};
use crate::record::Report;

/// Log-odds, in nats, from which on a reading surely says what the wording says.
const SURE: f32 = 0.7;

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
}

impl Attest<'_> {
    /// Chooses the wording of what outlets say themselves, and asks of each reading whether it says that.
    pub fn choose(&self, story: &[&Report], units: &[Unit]) -> Attested {
        let of = Readings::new(self, units);
        let backing: Vec<usize> =
            (0..units.len()).map(|unit| backing(units, unit, |other| of.odds(unit, other) >= SURE)).collect();
        let best = wording::best(story, units, &|_| false, &|unit| backing[unit]);
        let doubtful = (0..units.len()).map(|unit| unit != best && of.odds(best, unit) < SURE).collect();
        Attested { best, doubtful }
    }

    /// Log-odds that a reading says what the wording says, in nats.
    fn odds(&self, wording: &Whole, reading: &Whole) -> f32 {
        self.scorer.reading(&self.measure(wording, reading))
    }
}

/// The readings of one claim: each is laid out once it is asked about, each pair compared once.
struct Readings<'a> {
    attest: &'a Attest<'a>,
    units: &'a [Unit],
    wholes: Vec<OnceCell<Whole>>,
    known: RefCell<FxHashMap<(usize, usize), f32>>,
}

impl<'a> Readings<'a> {
    fn new(attest: &'a Attest<'a>, units: &'a [Unit]) -> Self {
        let wholes = units.iter().map(|_| OnceCell::new()).collect();
        Self { attest, units, wholes, known: RefCell::default() }
    }

    fn odds(&self, wording: usize, reading: usize) -> f32 {
        let compare = || self.attest.odds(self.whole(wording), self.whole(reading));
        *self.known.borrow_mut().entry((wording, reading)).or_insert_with(compare)
    }

    fn whole(&self, unit: usize) -> &Whole {
        self.wholes[unit].get_or_init(|| self.attest.whole(&self.units[unit]))
    }
}
