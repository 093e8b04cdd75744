//! Pairs of reports with features and label, for `training/story`: many inputs drawn from the story sets, small and
//! large, of strangers and of look-alikes, because what a likeness tells depends on the input around it.
//!
//! Stories are split into folds. Pairs to learn from come from inputs that lack one fold; pairs to judge by come from
//! whole sets, from single folds, and from the nearest stories of one fold.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use earwitness::group::Sketch;
use earwitness::group::around::{CLOSE, Neighbours};
use earwitness::group::candidates::Shard;
use earwitness::group::pair::feature_names;
use earwitness::group::story::{Timeline, links};
use rayon::prelude::*;
use serde_json::json;

use crate::eval::Bench;
use crate::eval::story::{SETS, rows};
use crate::synthetic::Dice;

/// Folds that stories are split into; a fold of this number holds nothing out.
const FOLDS: usize = 4;
/// Shares of a set's stories that inputs are drawn with, for the largest set and for the others.
const SHARES: [&[f64]; 2] = [&[1.0, 0.4, 0.15, 0.06], &[1.0, 0.5, 0.25]];
/// From so many reports on, a set is large.
const LARGE: usize = 1000;
/// Shares of all stories that inputs of all sets are drawn with.
const MIXED: [f64; 2] = [0.5, 0.15];
/// Stories per input of near stories drawn, and such inputs of a set at most.
const STORIES_AN_INPUT: usize = 4;
const NEAR_INPUTS: usize = 40;
/// Stories in an input of few stories that need not be near.
const FEW: [f64; 4] = [2.0, 3.0, 5.0, 9.0];
/// Share of their reports that is kept, so that few reports are not always of one story.
const KEPT: f64 = 0.5;
/// Stories in an input of near stories, at most.
const NEAR_STORIES: usize = 12;
/// Close pairs of two stories that are kept of an input to learn from, about, and how close they are; and others.
const HARD: (f32, f64) = (0.15, 15_000.0);
const EASY: f64 = 5_000.0;

/// Prints a line with the names of the features, then for every input a line that tells what it is and a line a pair:
/// the two reports, the weight, the features.
pub fn pairs(bench: &Bench) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!({"features": feature_names().collect::<Vec<_>>(), "folds": FOLDS}))?;
    let all = All::read(bench)?;
    let mut dice = Dice(7);
    let every = |set: Option<usize>| -> Vec<usize> {
        (0..all.sketches.len()).filter(|&at| set.is_none_or(|set| all.sets[at] == set)).collect()
    };
    for hold in 0..=FOLDS {
        let seen = |mut members: Vec<usize>| {
            members.retain(|&at| all.folds[at] != hold);
            members
        };
        for set in 0..SETS.len() {
            let members = seen(every(Some(set)));
            let shares = SHARES[usize::from(members.len() < LARGE)];
            for &share in shares {
                all.print(
                    &mut out,
                    Use::Learn,
                    (hold, set),
                    &all.draw(&members, share, &mut dice),
                    &mut dice,
                )?;
            }
            for _ in 0..all.near_inputs(&members) {
                all.print(&mut out, Use::Learn, (hold, set), &all.near(&members, &mut dice), &mut dice)?;
                let few = FEW[dice.below(FEW.len())] / all.stories_of(&members).len() as f64;
                let mut drawn = all.draw(&members, few, &mut dice);
                drawn.retain(|_| dice.share() < KEPT);
                all.print(&mut out, Use::Learn, (hold, set), &drawn, &mut dice)?;
            }
            if hold == FOLDS {
                all.print(&mut out, Use::Whole, (hold, set), &members, &mut dice)?;
                continue;
            }
            let mut held = every(Some(set));
            held.retain(|&at| all.folds[at] == hold);
            all.print(&mut out, Use::Fold, (hold, set), &held, &mut dice)?;
            for _ in 0..all.near_inputs(&held) {
                all.print(&mut out, Use::Near, (hold, set), &all.near(&held, &mut dice), &mut dice)?;
            }
        }
        for share in MIXED {
            let drawn = all.draw(&seen(every(None)), share, &mut dice);
            all.print(&mut out, Use::Learn, (hold, SETS.len()), &drawn, &mut dice)?;
        }
    }
    out.flush()
}

/// What an input is for: to learn from, or to judge by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Learn,
    /// A whole set: every pair is judged by what was learned without the fold of one of the two.
    Whole,
    /// One fold of a set.
    Fold,
    /// A few near stories of one fold.
    Near,
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Learn => "learn",
            Self::Whole => "whole",
            Self::Fold => "fold",
            Self::Near => "near",
        }
    }
}

/// All reports of all sets.
struct All {
    sketches: Vec<Sketch>,
    sets: Vec<usize>,
    stories: Vec<usize>,
    folds: Vec<usize>,
    /// Pairs in reach, `(a, b, closeness)` with `a < b`, by `a`.
    close: Vec<Vec<(usize, f32)>>,
}

impl All {
    fn read(bench: &Bench) -> io::Result<Self> {
        let (mut sketches, mut sets, mut names): (Vec<Sketch>, Vec<usize>, Vec<String>) = Default::default();
        for (set, (name, file)) in SETS.iter().enumerate() {
            for row in rows(&bench.corpus(&format!("stories/{file}.jsonl"))?)? {
                sketches.push(row.sketch());
                sets.push(set);
                names.push(format!("{name}/{}", row.story));
            }
        }
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &names {
            let next = numbers.len();
            numbers.entry(name).or_insert(next);
        }
        let mut folds: Vec<usize> = (0..numbers.len()).map(|number| number % FOLDS).collect();
        shuffle(&mut folds, &mut Dice(1));
        let stories: Vec<usize> = names.iter().map(|name| numbers[name.as_str()]).collect();
        let folds = stories.iter().map(|&story| folds[story]).collect();
        let close = closenesses(&sketches);
        Ok(Self { sketches, sets, stories, folds, close })
    }

    /// Whole stories of some reports, about such a share of them, two at least.
    fn draw(&self, members: &[usize], share: f64, dice: &mut Dice) -> Vec<usize> {
        let mut stories = self.stories_of(members);
        shuffle(&mut stories, dice);
        stories.truncate(((stories.len() as f64 * share).round() as usize).max(2));
        members.iter().copied().filter(|&at| stories.contains(&self.stories[at])).collect()
    }

    fn near_inputs(&self, members: &[usize]) -> usize {
        let stories = self.stories_of(members).len();
        if stories > STORIES_AN_INPUT { (stories / STORIES_AN_INPUT).min(NEAR_INPUTS) } else { 0 }
    }

    /// One story of some reports and those nearest to it.
    fn near(&self, members: &[usize], dice: &mut Dice) -> Vec<usize> {
        let stories = self.stories_of(members);
        let first = stories[dice.below(stories.len())];
        let mut nearness: BTreeMap<usize, f32> = stories.iter().map(|&story| (story, 0.0)).collect();
        for &a in members {
            for &(b, close) in &self.close[a] {
                let other = match (self.stories[a], self.stories[b]) {
                    (one, other) if one == first => other,
                    (other, one) if one == first => other,
                    _ => continue,
                };
                if let Some(nearest) = nearness.get_mut(&other) {
                    *nearest = nearest.max(close);
                }
            }
        }
        nearness.insert(first, f32::INFINITY);
        let mut order: Vec<(usize, f32)> = nearness.into_iter().collect();
        order.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        order.truncate(1 + dice.below(NEAR_STORIES));
        members
            .iter()
            .copied()
            .filter(|&at| order.iter().any(|&(story, _)| story == self.stories[at]))
            .collect()
    }

    fn stories_of(&self, members: &[usize]) -> Vec<usize> {
        let mut stories: Vec<usize> = members.iter().map(|&at| self.stories[at]).collect();
        stories.sort_unstable();
        stories.dedup();
        stories
    }

    /// An input as grouping sees it.
    fn print(
        &self,
        out: &mut impl Write,
        kind: Use,
        (hold, set): (usize, usize),
        members: &[usize],
        dice: &mut Dice,
    ) -> io::Result<()> {
        if members.len() < 2 {
            return Ok(());
        }
        let sketches: Vec<Sketch> = members.iter().map(|&at| self.sketches[at].clone()).collect();
        let timeline = Timeline::of(&sketches);
        let neighbours = Neighbours::of(sketches.len(), &links(&timeline, Shard::WHOLE));
        let mut places = vec![0; sketches.len()];
        for (place, &at) in timeline.order().iter().enumerate() {
            places[at] = place;
        }
        let of = |list: &[usize]| members.iter().map(|&at| list[at]).collect::<Vec<_>>();
        let set_name = SETS.get(set).map_or("mixed", |(name, _)| name);
        let (stories, folds) = (of(&self.stories), of(&self.folds));
        writeln!(
            out,
            "{}",
            json!({"use": kind.name(), "hold": hold, "set": set_name, "members": members, "stories": stories, "folds": folds})
        )?;
        let pairs = self.pairs(kind, members, dice);
        let lines: Vec<String> = pairs
            .par_iter()
            .filter_map(|&(a, b, close, weight)| {
                let (first, second) = (places[a].min(places[b]), places[a].max(places[b]));
                let features = timeline.features(&neighbours, (first, second), close)?;
                let features: Vec<String> = features.iter().map(|value| format!("{value:.5}")).collect();
                Some(format!("[{a},{b},{weight:.4},{}]", features.join(",")))
            })
            .collect();
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// Pairs of an input in reach, by place in `members`, with closeness and weight; to learn from, a sample of those
    /// of two stories.
    fn pairs(&self, kind: Use, members: &[usize], dice: &mut Dice) -> Vec<(usize, usize, f32, f64)> {
        let mut local = vec![usize::MAX; self.sketches.len()];
        for (at, &member) in members.iter().enumerate() {
            local[member] = at;
        }
        let mut pairs = Vec::new();
        for &a in members {
            for &(b, close) in self.close[a].iter().filter(|&&(b, _)| local[b] != usize::MAX) {
                // Sets may tell of one event, which nobody has looked into.
                if self.sets[a] == self.sets[b] {
                    pairs.push((a, b, close));
                }
            }
        }
        let hard = pairs.iter().filter(|&&(_, _, close)| close > HARD.0).count();
        let rate = |(a, b, close): (usize, usize, f32)| {
            if kind != Use::Learn || self.stories[a] == self.stories[b] {
                1.0
            } else if close > HARD.0 {
                (HARD.1 / hard.max(1) as f64).min(1.0)
            } else {
                (EASY / pairs.len() as f64).min(1.0)
            }
        };
        let mut kept = Vec::new();
        for &pair in &pairs {
            let rate = rate(pair);
            if rate >= 1.0 || dice.share() < rate {
                kept.push((local[pair.0], local[pair.1], pair.2, 1.0 / rate));
            }
        }
        kept
    }
}

/// Who is close to whom among all reports.
fn closenesses(sketches: &[Sketch]) -> Vec<Vec<(usize, f32)>> {
    let timeline = Timeline::of(sketches);
    let order = timeline.order();
    let found: Vec<Vec<(usize, usize, f32)>> = (0..order.len())
        .into_par_iter()
        .map(|first| {
            let close = |second: usize| {
                let close = timeline.closeness(first, second);
                let (a, b) = (order[first], order[second]);
                (close >= CLOSE).then_some((a.min(b), a.max(b), close))
            };
            (first + 1..order.len()).filter_map(close).collect()
        })
        .collect();
    let mut close = vec![Vec::new(); sketches.len()];
    for (a, b, closeness) in found.into_iter().flatten() {
        close[a].push((b, closeness));
    }
    for list in &mut close {
        list.sort_unstable_by_key(|&(b, _)| b);
    }
    close
}

/// Fisher and Yates.
fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for at in (1..list.len()).rev() {
        list.swap(at, dice.below(at + 1));
    }
}
