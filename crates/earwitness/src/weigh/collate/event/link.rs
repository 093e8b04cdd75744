//! Which mentions may tell of one event, and how likely it is.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::LIKELY;
use super::feature::{Features, Story};
use super::mention::Mention;
use crate::weigh::collate::cluster::{Known, Links};
use crate::weigh::collate::scorer::Scorer;

/// Mentions that one participant may bring together with another one, those of one deed and others: keeps large stories near
/// linear.
const SAME: usize = 8;
const OTHER: usize = 24;
/// Cosine of the vectors of two words from which on they may name one deed, though neither list nor spelling tells.
const NEAR: f32 = 0.35;
/// Log-odds of two that were no candidates.
const APART: f32 = -4.0;

/// Pairs of mentions of different reports that have somebody, something or a day in common and may name one deed, sorted.
pub fn candidates(mentions: &[Mention], story: &Story) -> Vec<(u32, u32)> {
    let open = |at: &usize| {
        let (mention, sketch) = (&mentions[*at], &story.sketches[*at]);
        mention.is_open && (mention.is_listed || story.told.contains(&sketch.family))
    };
    let mut deeds: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    let mut present: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for at in (0..mentions.len()).filter(open) {
        let sketch = &story.sketches[at];
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        for &participant in &sketch.participants {
            present.entry(participant).or_default().push(number);
        }
        let all: BTreeSet<u32> = sketch.participants.iter().chain(&sketch.present).copied().collect();
        for one in all {
            deeds.entry((one, sketch.family)).or_default().push(number);
        }
    }
    let deeds: Vec<&Vec<u32>> = deeds.values().filter(|list| list.len() > 1).collect();
    let present: Vec<&Vec<u32>> = present.values().filter(|list| list.len() > 1).collect();
    let reports_differ = |&(a, b): &(u32, u32)| mentions[a as usize].report != mentions[b as usize].report;
    let mut pairs: Vec<(u32, u32)> =
        deeds.par_iter().flat_map_iter(|list| near(list, SAME)).filter(reports_differ).collect();
    let others = present.par_iter().flat_map_iter(|list| near(list, OTHER)).filter(reports_differ);
    pairs.par_extend(others.filter(|&(a, b)| story.cosine(a, b) >= NEAR));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Each of a list with as many of those after it as may be visited, spread over the list.
fn near(list: &[u32], visits: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
    (0..list.len()).flat_map(move |at| {
        let after = &list[at + 1..];
        let step = after.len().div_ceil(visits).max(1);
        after.iter().step_by(step).map(move |&other| (list[at], other))
    })
}

/// The features of all candidates.
pub fn measured(mentions: &[Mention], story: &Story) -> Vec<((u32, u32), Features)> {
    let pairs = candidates(mentions, story);
    pairs.into_par_iter().map(|(a, b)| ((a, b), story.measure(a, b))).collect()
}

/// How likely mentions tell of one event.
#[derive(Debug)]
pub struct Odds<'a> {
    pub mentions: &'a [Mention],
    pub story: &'a Story,
    pub scorer: &'a Scorer,
}

impl Odds<'_> {
    /// Log-odds, in nats.
    pub fn get(&self, a: u32, b: u32) -> f32 {
        if !self.story.share(a, b) {
            return APART;
        }
        self.scorer.event(&self.story.measure(a, b)).max(APART)
    }
}

/// Log-odds at which a link is 1: copies of one passage are joined before anything else is weighed.
const WHOLE: f32 = 4.0;

/// Log-odds as the strength of a link, at most 1.
pub fn strength(odds: f32) -> f32 {
    (odds / WHOLE).min(1.0)
}

impl Links for Odds<'_> {
    fn known(&self, a: u32, b: u32) -> Known {
        Known::Link(self.ask(a, b))
    }

    /// Of two of one report only what others tell says whether they are one: their link decides nothing.
    fn ask(&self, a: u32, b: u32) -> f32 {
        let same = self.mentions[a as usize].report == self.mentions[b as usize].report;
        strength(if same { LIKELY } else { self.get(a, b) })
    }
}
