//! Which mentions may tell of one event, and how likely it is.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::LIKELY;
use super::feature::{Features, Story};
use super::mention::Mention;
use crate::weigh::collate::cluster::{Known, Links};
use crate::weigh::collate::memo::Memo;
use crate::weigh::collate::scorer::Scorer;

/// Mentions that one participant may bring together with another one: those of one deed, those of one deed in which one is only
/// mentioned, and others. Keeps large stories near linear.
const SAME: usize = 8;
const BESIDE: usize = 3;
const OTHER: usize = 16;
/// Pairs of one mention through which its cluster may meet others.
const LIKELIEST: usize = 8;
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
    let mut beside: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    let mut present: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for at in (0..mentions.len()).filter(open) {
        let sketch = &story.sketches[at];
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        for &participant in &sketch.participants {
            deeds.entry((participant, sketch.family)).or_default().push(number);
            present.entry(participant).or_default().push(number);
        }
        for &one in sketch.present.iter().filter(|one| !sketch.participants.contains(one)) {
            beside.entry((one, sketch.family)).or_default().push(number);
        }
    }
    // who takes part here may only be mentioned there
    for (one, list) in &mut beside {
        list.extend(deeds.get(one).into_iter().flatten());
        list.sort_unstable();
    }
    let deeds: Vec<&Vec<u32>> = deeds.values().filter(|list| list.len() > 1).collect();
    let present: Vec<&Vec<u32>> = present.values().filter(|list| list.len() > 1).collect();
    let reports_differ = |&(a, b): &(u32, u32)| mentions[a as usize].report != mentions[b as usize].report;
    let mut pairs: Vec<(u32, u32)> =
        deeds.par_iter().flat_map_iter(|list| near(list, SAME)).filter(reports_differ).collect();
    let beside: Vec<&Vec<u32>> = beside.values().filter(|list| list.len() > 1).collect();
    pairs.par_extend(beside.par_iter().flat_map_iter(|list| near(list, BESIDE)).filter(reports_differ));
    let others = present.par_iter().flat_map_iter(|list| near(list, OTHER)).filter(reports_differ);
    pairs.par_extend(others.filter(|&(a, b)| story.cosine(a, b) >= NEAR));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Of pairs with their log-odds those that are among the likeliest of either mention: through others clusters seldom meet, and
/// each costs whenever one of them grows. Sorted as they came.
pub fn likeliest(pairs: &[((u32, u32), f32)]) -> Vec<(u32, u32)> {
    let mut of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, &((a, b), _)) in pairs.iter().enumerate() {
        of.entry(a).or_default().push(at);
        of.entry(b).or_default().push(at);
    }
    let mut kept = vec![false; pairs.len()];
    for mut list in of.into_values() {
        list.sort_by(|&one, &other| pairs[other].1.total_cmp(&pairs[one].1).then(one.cmp(&other)));
        list.iter().take(LIKELIEST).for_each(|&at| kept[at] = true);
    }
    pairs.iter().zip(kept).filter(|(_, kept)| *kept).map(|((pair, _), _)| *pair).collect()
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
    /// Those that were asked for: clusters ask for the same again and again.
    pub asked: Memo<f32>,
}

impl Odds<'_> {
    /// Log-odds, in nats.
    pub fn get(&self, a: u32, b: u32) -> f32 {
        if self.story.share(a, b) && !self.are_apart(a, b) {
            self.asked.get((a.min(b), a.max(b)), || self.measured(a, b))
        } else {
            APART
        }
    }

    /// Whether two are surely not of one event.
    fn are_apart(&self, a: u32, b: u32) -> bool {
        self.mentions[a as usize].is_met_by_others(&self.mentions[b as usize])
    }

    fn measured(&self, a: u32, b: u32) -> f32 {
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
        strength(if same && !self.are_apart(a, b) { LIKELY } else { self.get(a, b) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_kept_that_is_among_the_likeliest_of_either() {
        let many = u32::try_from(LIKELIEST).unwrap() + 2;
        let star: Vec<((u32, u32), f32)> = (1..=many).map(|other| ((0, other), 1.0)).collect();
        assert_eq!(likeliest(&star).len(), star.len(), "each is the likeliest of its other end");
        let pairs = (0..many).flat_map(|a| (a + 1..many).map(move |b| ((a, b), -f32::from(b as u8))));
        let all: Vec<((u32, u32), f32)> = pairs.collect();
        let kept = likeliest(&all);
        assert!(kept.contains(&(0, 1)) && !kept.contains(&(many - 2, many - 1)), "{kept:?}");
    }
}
