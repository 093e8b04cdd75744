//! Which pairs are worth scoring, found through the rarest stems that they share, and their scores.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::feature::{self, Features, Rank, Setting};
use super::profile::Profile;
use super::scorer::Scorer;

/// Entries of the inverted index that one passage may visit: keeps large stories near linear.
const VISITS: usize = 600;

/// Pairs kept for one passage.
const CANDIDATES: usize = 32;

/// Rank given to a pair that was no candidate.
const OUTSIDE: Rank = Rank { worse: 0.5, better: 0.7 };

/// A pair of profiles, by position, the smaller first.
pub type Pair = (u32, u32);

/// Candidate pairs with their ranks, sorted.
pub fn candidates(profiles: &[Profile], setting: &Setting<'_>) -> Vec<(Pair, Rank)> {
    let pairs = block(profiles, setting);
    let near: Vec<f32> = pairs.iter().map(|&pair| nearness(profiles, pair, setting)).collect();
    let mut best: FxHashMap<(u32, usize), f32> = FxHashMap::default();
    for (&(a, b), &near) in pairs.iter().zip(&near) {
        for key in [(a, profiles[b as usize].report), (b, profiles[a as usize].report)] {
            let best = best.entry(key).or_default();
            *best = best.max(near);
        }
    }
    let share =
        |key: (u32, usize), near: f32| best.get(&key).map_or(1.0, |best| near / best.max(f32::EPSILON));
    let rank = |(&(a, b), &near): (&Pair, &f32)| {
        let (one, other) =
            (share((a, profiles[b as usize].report), near), share((b, profiles[a as usize].report), near));
        ((a, b), Rank { worse: one.min(other), better: one.max(other) })
    };
    pairs.iter().zip(&near).map(rank).collect()
}

/// What ranks are taken of: the cosine of the passages and of the sentences around them.
fn nearness(profiles: &[Profile], (a, b): Pair, setting: &Setting<'_>) -> f32 {
    let (a, b) = (&profiles[a as usize], &profiles[b as usize]);
    let weights = &setting.usage.weight;
    let own = feature::cosine(&feature::common(&a.content, &b.content), &a.content, &b.content, weights);
    let around = feature::cosine(&feature::common(&a.context, &b.context), &a.context, &b.context, weights);
    own + around
}

/// Pairs that share rare stems, sorted.
fn block(profiles: &[Profile], setting: &Setting<'_>) -> Vec<Pair> {
    let mut index: Vec<Vec<u32>> = vec![Vec::new(); setting.vocabulary.len()];
    for (position, profile) in (0_u32..).zip(profiles) {
        for &stem in &profile.content {
            index[stem as usize].push(position);
        }
    }
    let weights = &setting.usage.weight;
    let mut pairs = Vec::new();
    let mut votes: FxHashMap<u32, f32> = FxHashMap::default();
    for (position, profile) in (0_u32..).zip(profiles) {
        let mut stems: Vec<u32> = profile.content.clone();
        stems.sort_by_key(|&stem| (index[stem as usize].len(), stem));
        votes.clear();
        let mut visits = 0;
        for stem in stems {
            let entries = &index[stem as usize];
            if visits > 0 && visits + entries.len() > VISITS {
                break;
            }
            visits += entries.len();
            let step = entries.len().div_ceil(VISITS).max(1);
            for &other in entries.iter().step_by(step).filter(|&&other| other != position) {
                *votes.entry(other).or_default() += weights[stem as usize].powi(2);
            }
        }
        let mut near: Vec<(f32, u32)> = votes.iter().map(|(&other, &vote)| (vote, other)).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(
            near.iter().take(CANDIDATES).map(|&(_, other)| (position.min(other), position.max(other))),
        );
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Features of all candidates: for training.
pub fn measured(profiles: &[Profile], setting: &Setting<'_>) -> Vec<(Pair, Features)> {
    let measure = |(pair, rank): (Pair, Rank)| {
        let (a, b) = (&profiles[pair.0 as usize], &profiles[pair.1 as usize]);
        (pair, feature::measure(a, b, rank, setting))
    };
    candidates(profiles, setting).into_iter().map(measure).collect()
}

/// The scores of a story's pairs.
#[derive(Debug)]
pub struct Scores<'a> {
    profiles: &'a [Profile],
    setting: &'a Setting<'a>,
    scorer: &'a Scorer,
    /// Sorted by pair, in nats.
    known: Vec<(Pair, f32)>,
    /// Of pairs that were no candidates, those that were asked for.
    asked: RefCell<FxHashMap<Pair, f32>>,
}

impl<'a> Scores<'a> {
    pub fn of(profiles: &'a [Profile], setting: &'a Setting<'a>, scorer: &'a Scorer) -> Self {
        let known = measured(profiles, setting).iter().map(|(pair, f)| (*pair, scorer.odds(f))).collect();
        Self { profiles, setting, scorer, known, asked: RefCell::default() }
    }

    /// The candidates, sorted.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.known.iter().map(|known| known.0)
    }

    /// The probability that any pair says the same.
    pub fn get(&self, a: u32, b: u32) -> f32 {
        1.0 / (1.0 + (-self.odds(a, b)).exp())
    }

    /// The same in nats.
    pub fn odds(&self, a: u32, b: u32) -> f32 {
        let pair = (a.min(b), a.max(b));
        if let Ok(at) = self.known.binary_search_by_key(&pair, |known| known.0) {
            return self.known[at].1;
        }
        *self.asked.borrow_mut().entry(pair).or_insert_with(|| {
            let (a, b) = (&self.profiles[pair.0 as usize], &self.profiles[pair.1 as usize]);
            self.scorer.odds(&feature::measure(a, b, OUTSIDE, self.setting))
        })
    }
}
