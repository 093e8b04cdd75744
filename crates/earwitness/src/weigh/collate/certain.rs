//! How sure it is that two readings of one claim say the same.
//!
//! A claim gathers what is likely the same as most of the others in it. Who is counted behind its wording is asked more of: of
//! passages nearer to the wording than [`CERTAIN`] readers accepted 87 in 100, of those less near 43 (642 pairs of claims of
//! `eval/alignment/judged.json`).

use super::laid::Laid;
use super::pair::Scores;
use super::{Gathering, Unit};

/// Log-odds from which on a reading surely says what the wording says.
const CERTAIN: f32 = 0.5;
/// Readings with which each is compared; of more, these many that stand far apart.
const TABLE: usize = 12;

/// The readings of a claim with the passages that the scorer knows.
#[derive(Debug)]
pub struct Nearness<'a> {
    scores: &'a Scores<'a>,
    /// For each reading its passages, as the scorer numbers them.
    nodes: Vec<Vec<u32>>,
}

impl<'a> Nearness<'a> {
    pub fn of(laid: &Laid, scores: &'a Scores<'a>, units: &[Unit]) -> Self {
        Self { scores, nodes: units.iter().map(|unit| laid.nodes(unit)).collect() }
    }

    /// The log-odds that two readings say the same, by their nearest parts.
    fn odds(&self, a: usize, b: usize) -> f32 {
        let pairs =
            self.nodes[a].iter().flat_map(|&one| self.nodes[b].iter().map(move |&other| (one, other)));
        pairs.map(|(one, other)| self.scores.odds(one, other)).fold(f32::NEG_INFINITY, f32::max)
    }

    /// How many other reports have a reading that surely says the same.
    pub fn backing(&self, units: &[Unit], index: usize) -> usize {
        let mut reports: Vec<usize> = (0..units.len())
            .step_by(units.len().div_ceil(TABLE).max(1))
            .filter(|&other| units[other].report != units[index].report && self.odds(index, other) >= CERTAIN)
            .map(|other| units[other].report)
            .collect();
        reports.dedup();
        reports.len()
    }

    /// Which readings do not surely say what the wording says, whichever report has them.
    pub fn doubtful(&self, gathering: &Gathering) -> Vec<bool> {
        let (units, best) = (&gathering.units, gathering.best);
        let sure = |index: usize| index == best || self.odds(index, best) >= CERTAIN;
        (0..units.len()).map(|index| !sure(index)).collect()
    }
}
