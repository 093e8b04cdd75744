//! How sure it is that two readings of one claim or one statement say the same.
//!
//! A gathering holds what is likely the same as most of the others in it. Who is counted behind its wording is asked more of.
//! Of passages of claims nearer to the wording than [`CLAIM`] readers accepted 87 in 100, of those less near 43 (642 pairs of
//! `eval/alignment/judged.json`). Of quotations nearer than [`STATEMENT`] 90 in 100 pairs are one statement in the stories
//! with gold accounts, of those less near 54 (162 pairs, by scorers that did not see the story).

use rustc_hash::FxHashMap;

use super::laid::Laid;
use super::pair::Scores;
use super::saying::Pairs;
use super::scorer::Scorer;
use super::{Gathering, Unit};

/// Log-odds from which on a reading of a claim surely says what the wording says.
const CLAIM: f32 = 0.5;
/// The same of a statement.
const STATEMENT: f32 = 1.0;
/// Readings with which each is compared; of more, these many that stand far apart.
const TABLE: usize = 12;

/// How near the readings of a gathering are to one another.
pub struct Nearness<'a> {
    /// Log-odds that two readings say the same.
    odds: Box<dyn Fn(usize, usize) -> f32 + 'a>,
    certain: f32,
}

impl<'a> Nearness<'a> {
    /// Of a claim: by the nearest parts of two readings.
    pub fn of_claim(laid: &Laid, scores: &'a Scores<'a>, units: &[Unit]) -> Self {
        let nodes: Vec<Vec<u32>> = units.iter().map(|unit| laid.nodes(unit)).collect();
        let odds = move |a: usize, b: usize| {
            let pairs = nodes[a].iter().flat_map(|&one| nodes[b].iter().map(move |&other| (one, other)));
            pairs.map(|(one, other)| scores.odds(one, other)).fold(f32::NEG_INFINITY, f32::max)
        };
        Self { odds: Box::new(odds), certain: CLAIM }
    }

    /// Of a statement: by the quotations as wholes; the same words are near, what there was no reason to compare is not.
    pub fn of_statement(
        laid: &'a Laid,
        sayings: &Sayings,
        pairs: &'a Pairs<'a>,
        scorer: &'a Scorer,
        units: &[Unit],
    ) -> Self {
        let sayings: Vec<Option<u32>> = units.iter().map(|unit| sayings.of(unit)).collect();
        let odds = move |a: usize, b: usize| {
            let Some((one, other)) = sayings[a].zip(sayings[b]) else { return f32::NEG_INFINITY };
            let stems = |saying: u32| &laid.sayings[saying as usize].profile.stems;
            if stems(one) == stems(other) {
                return f32::INFINITY;
            }
            pairs.odds((one.min(other), one.max(other)), scorer).unwrap_or(f32::NEG_INFINITY)
        };
        Self { odds: Box::new(odds), certain: STATEMENT }
    }

    /// How many other reports have a reading that surely says the same.
    pub fn backing(&self, units: &[Unit], index: usize) -> usize {
        let near = |&other: &usize| (self.odds)(index, other) >= self.certain;
        let mut reports: Vec<usize> = (0..units.len())
            .step_by(units.len().div_ceil(TABLE).max(1))
            .filter(|&other| units[other].report != units[index].report)
            .filter(near)
            .map(|other| units[other].report)
            .collect();
        reports.dedup();
        reports.len()
    }

    /// Which readings do not surely say what the wording says, whichever report has them.
    pub fn doubtful(&self, gathering: &Gathering) -> Vec<bool> {
        let (units, best) = (&gathering.units, gathering.best);
        let sure = |index: usize| index == best || (self.odds)(index, best) >= self.certain;
        (0..units.len()).map(|index| !sure(index)).collect()
    }
}

/// Where a story's quotations stand among its sayings.
#[derive(Debug)]
pub struct Sayings(FxHashMap<(usize, usize), u32>);

impl Sayings {
    pub fn find(laid: &Laid) -> Self {
        let place = |(number, saying): (u32, &super::saying::Saying)| {
            let utterance = &laid.utterances[saying.utterance];
            Some(((utterance.report, utterance.quotation?), number))
        };
        Self((0_u32..).zip(&laid.sayings).filter_map(place).collect())
    }

    fn of(&self, unit: &Unit) -> Option<u32> {
        self.0.get(&(unit.report, unit.quotation?)).copied()
    }
}
