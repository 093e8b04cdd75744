//! Which pairs are worth scoring, found through the rarest stems that they share, and their scores.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::feature::{self, Features, MATCH, Rank, Setting};
use super::matched::Matches;
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

/// Features of all candidates, the matcher's among them: for training.
pub fn measured(profiles: &[Profile], setting: &Setting<'_>, scorer: &Scorer) -> Vec<(Pair, Features)> {
    let matches = Matches::new(profiles.iter().collect(), scorer);
    let measure = |(pair, rank): (Pair, Rank)| {
        let mut features = features(profiles, pair, rank, setting);
        features[MATCH] = matches.get(pair.0, pair.1).unwrap_or_default();
        (pair, features)
    };
    candidates(profiles, setting).into_iter().map(measure).collect()
}

fn features(profiles: &[Profile], (a, b): Pair, rank: Rank, setting: &Setting<'_>) -> Features {
    feature::measure(&profiles[a as usize], &profiles[b as usize], rank, setting)
}

/// The scores of a story's pairs.
#[derive(Debug)]
pub struct Scores<'a> {
    profiles: &'a [Profile],
    setting: &'a Setting<'a>,
    scorer: &'a Scorer,
    matches: Matches<'a>,
    /// Sorted by pair, in nats.
    known: Vec<(Pair, f32)>,
    /// Of pairs that were no candidates, those that were asked for.
    asked: RefCell<FxHashMap<Pair, f32>>,
}

impl<'a> Scores<'a> {
    pub fn of(profiles: &'a [Profile], setting: &'a Setting<'a>, scorer: &'a Scorer) -> Self {
        let matches = Matches::new(profiles.iter().collect(), scorer);
        let (known, asked) = (Vec::new(), RefCell::default());
        let mut scores = Self { profiles, setting, scorer, matches, known, asked };
        let candidates = candidates(profiles, setting);
        scores.known = candidates.into_iter().map(|(pair, rank)| (pair, scores.score(pair, rank))).collect();
        scores
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
        if let Some(&odds) = self.asked.borrow().get(&pair) {
            return odds;
        }
        let odds = self.score(pair, OUTSIDE);
        self.asked.borrow_mut().insert(pair, odds);
        odds
    }

    fn score(&self, pair: Pair, rank: Rank) -> f32 {
        let mut features = features(self.profiles, pair, rank, self.setting);
        self.scorer.odds(&mut features, || self.matches.get(pair.0, pair.1))
    }
}
