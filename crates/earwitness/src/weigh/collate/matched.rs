//! The matcher's word on pairs of passages, each asked for once.

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::profile::Profile;
use super::scorer::Scorer;
use crate::learned::Side;

/// Log-odds by the matcher. Passages of the same words are one to it: in a story of many copies most pairs are.
#[derive(Debug)]
pub struct Matches<'a> {
    scorer: &'a Scorer,
    /// Of each passage, the first that has its words.
    first: Vec<u32>,
    profiles: Vec<&'a Profile>,
    /// Of each passage that is a first, once it was asked about.
    sides: Vec<OnceCell<Option<Side>>>,
    known: RefCell<FxHashMap<(u32, u32), Option<f32>>>,
}

impl<'a> Matches<'a> {
    pub fn new(profiles: Vec<&'a Profile>, scorer: &'a Scorer) -> Self {
        let mut words: FxHashMap<&[u32], u32> = FxHashMap::default();
        let first = (0_u32..).zip(&profiles);
        let first =
            first.map(|(position, profile)| *words.entry(&profile.stems).or_insert(position)).collect();
        let sides = profiles.iter().map(|_| OnceCell::new()).collect();
        Self { scorer, first, profiles, sides, known: RefCell::default() }
    }

    /// Of two passages, by position; `None` where there is no matcher, or no vectors of their words.
    pub fn get(&self, a: u32, b: u32) -> Option<f32> {
        let [a, b] = [a, b].map(|passage| self.first[passage as usize]);
        let pair = (a.min(b), a.max(b));
        if let Some(&known) = self.known.borrow().get(&pair) {
            return known;
        }
        let odds = self.scorer.compared(self.side(pair.0), self.side(pair.1));
        self.known.borrow_mut().insert(pair, odds);
        odds
    }

    fn side(&self, passage: u32) -> Option<&Side> {
        let vectors = &self.profiles[passage as usize].vectors;
        self.sides[passage as usize].get_or_init(|| self.scorer.side(vectors)).as_ref()
    }
}
