//! The matcher's word on pairs of passages, each asked for once.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::memo::Memo;
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
    sides: Vec<OnceLock<Option<Side>>>,
    known: Memo<Option<f32>>,
}

impl<'a> Matches<'a> {
    pub fn new(profiles: Vec<&'a Profile>, scorer: &'a Scorer) -> Self {
        let mut words: FxHashMap<&[u32], u32> = FxHashMap::default();
        let first = (0_u32..).zip(&profiles);
        let first =
            first.map(|(position, profile)| *words.entry(&profile.stems).or_insert(position)).collect();
        let sides = profiles.iter().map(|_| OnceLock::new()).collect();
        Self { scorer, first, profiles, sides, known: Memo::default() }
    }

    /// Of two passages, by position; `None` where there is no matcher, or no vectors of their words.
    pub fn get(&self, a: u32, b: u32) -> Option<f32> {
        let [a, b] = [a, b].map(|passage| self.first[passage as usize]);
        let pair = (a.min(b), a.max(b));
        self.known.get(pair, || self.scorer.compared(self.side(pair.0), self.side(pair.1)))
    }

    fn side(&self, passage: u32) -> Option<&Side> {
        let vectors = &self.profiles[passage as usize].vectors;
        self.sides[passage as usize].get_or_init(|| self.scorer.side(vectors)).as_ref()
    }
}
