//! Which pairs are worth scoring, found through the rarest stems that they share, and their scores.

use rayon::prelude::*;

use super::feature::{self, Features, MATCH, Rank, Setting};
use super::matched::Matches;
use super::memo::Memo;
use super::profile::Profile;
use super::scorer::Scorer;

/// Entries of the inverted index that one passage may visit: keeps large stories near linear.
const VISITS: usize = 600;

/// Pairs kept for one passage.
const CANDIDATES: usize = 32;

/// Rank given to a pair that was no candidate.
const OUTSIDE: Rank = Rank { worse: 0.5, better: 0.7 };

/// Log-odds, in nats, of two passages that were no candidates and share no word of content: nothing else is looked at.
const APART: f32 = -4.0;

/// A pair of profiles, by position, the smaller first.
pub type Pair = (u32, u32);

/// Candidate pairs with their ranks, sorted.
pub fn candidates(profiles: &[Profile], setting: &Setting<'_>) -> Vec<(Pair, Rank)> {
    let pairs = block(profiles, setting);
    let near: Vec<f32> = pairs.par_iter().map(|&pair| nearness(profiles, pair, setting)).collect();
    let shares = Shares::of(profiles, &pairs, &near);
    let rank = |(n, &(a, b)): (usize, &Pair)| {
        let (one, other) = (shares.get(a, n), shares.get(b, n));
        ((a, b), Rank { worse: one.min(other), better: one.max(other) })
    };
    pairs.par_iter().enumerate().map(rank).collect()
}

/// For each passage how near each of its pairs is, as a share of the nearest in the report of the other.
struct Shares(Vec<Vec<(usize, f32)>>);

impl Shares {
    /// Profiles stand in the order of reports.
    fn of(profiles: &[Profile], pairs: &[Pair], near: &[f32]) -> Self {
        let mut of: Vec<Vec<(usize, f32)>> = vec![Vec::new(); profiles.len()];
        for (n, (&(a, b), &near)) in pairs.iter().zip(near).enumerate() {
            of[a as usize].push((n, near));
            of[b as usize].push((n, near));
        }
        let share = |(passage, pairs_of): (usize, &mut Vec<(usize, f32)>)| {
            let report = |n: usize| {
                let (a, b) = pairs[n];
                profiles[if a as usize == passage { b } else { a } as usize].report
            };
            // Pairs are sorted, so those with one report's passages stand side by side.
            for pairs in pairs_of.chunk_by_mut(|x, y| report(x.0) == report(y.0)) {
                let best = pairs.iter().fold(0.0, |best: f32, pair| best.max(pair.1)).max(f32::EPSILON);
                pairs.iter_mut().for_each(|pair| pair.1 /= best);
            }
        };
        of.par_iter_mut().enumerate().for_each(share);
        Self(of)
    }

    fn get(&self, passage: u32, pair: usize) -> f32 {
        let of = &self.0[passage as usize];
        of.binary_search_by_key(&pair, |known| known.0).map_or(1.0, |at| of[at].1)
    }
}

/// What ranks are taken of: the cosine of the passages and of the sentences around them.
fn nearness(profiles: &[Profile], (a, b): Pair, setting: &Setting<'_>) -> f32 {
    let (a, b) = (&profiles[a as usize], &profiles[b as usize]);
    let weights = &setting.usage.weight;
    let (own, around) = (feature::common(&a.content, &b.content), feature::common(&a.context, &b.context));
    let own = feature::cosine(&own, (a.sums.square, b.sums.square), weights);
    own + feature::cosine(&around, (a.sums.context_square, b.sums.context_square), weights)
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
    let near = |votes: &mut Votes, position: u32| -> Vec<Pair> {
        let mut stems: Vec<u32> = profiles[position as usize].content.clone();
        stems.sort_by_key(|&stem| (index[stem as usize].len(), stem));
        let mut visits = 0;
        for stem in stems {
            let entries = &index[stem as usize];
            if visits > 0 && visits + entries.len() > VISITS {
                break;
            }
            visits += entries.len();
            let step = entries.len().div_ceil(VISITS).max(1);
            for &other in entries.iter().step_by(step).filter(|&&other| other != position) {
                votes.add(other, weights[stem as usize].powi(2));
            }
        }
        votes.best().map(|other| (position.min(other), position.max(other))).collect()
    };
    let positions = 0..u32::try_from(profiles.len()).unwrap_or(u32::MAX);
    let votes = || Votes { of: vec![0.0; profiles.len()], who: Vec::new() };
    let mut pairs: Vec<Pair> = positions.into_par_iter().map_init(votes, near).flatten_iter().collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What speaks for each other passage. Weights of stems are never 0.
struct Votes {
    of: Vec<f32>,
    who: Vec<u32>,
}

impl Votes {
    fn add(&mut self, other: u32, vote: f32) {
        let votes = &mut self.of[other as usize];
        if *votes == 0.0 {
            self.who.push(other);
        }
        *votes += vote;
    }

    /// The passages with most votes, of equal ones the first; all votes are forgotten.
    fn best(&mut self) -> impl Iterator<Item = u32> {
        let mut near: Vec<(f32, u32)> =
            self.who.drain(..).map(|other| (std::mem::take(&mut self.of[other as usize]), other)).collect();
        if near.len() > CANDIDATES {
            near.select_nth_unstable_by(CANDIDATES, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            near.truncate(CANDIDATES);
        }
        near.into_iter().map(|(_, other)| other)
    }
}

/// Features of all candidates, the matcher's among them: for training.
pub fn measured(profiles: &[Profile], setting: &Setting<'_>, scorer: &Scorer) -> Vec<(Pair, Features)> {
    let matches = Matches::new(profiles.iter().collect(), scorer);
    let measure = |(pair, rank): (Pair, Rank)| {
        let mut features = features(profiles, pair, rank, setting);
        features[MATCH] = matches.get(pair.0, pair.1).unwrap_or_default();
        (pair, features)
    };
    candidates(profiles, setting).into_par_iter().map(measure).collect()
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
    /// For each passage, where the pairs begin of which it is the smaller; and an end.
    starts: Vec<usize>,
    /// For each passage, of how many pairs it is one.
    pairs_of: Vec<usize>,
    /// Of pairs that were no candidates, those that were asked for.
    asked: Memo<f32>,
}

impl<'a> Scores<'a> {
    pub fn of(profiles: &'a [Profile], setting: &'a Setting<'a>, scorer: &'a Scorer) -> Self {
        let matches = Matches::new(profiles.iter().collect(), scorer);
        let (known, starts, pairs_of) = (Vec::new(), Vec::new(), vec![0; profiles.len()]);
        let asked = Memo::default();
        let mut scores = Self { profiles, setting, scorer, matches, known, starts, pairs_of, asked };
        let candidates = candidates(profiles, setting);
        for &((a, b), _) in &candidates {
            scores.pairs_of[a as usize] += 1;
            scores.pairs_of[b as usize] += 1;
        }
        scores.known =
            candidates.into_par_iter().map(|(pair, rank)| (pair, scores.score(pair, rank))).collect();
        let mut at = 0;
        for position in 0..=profiles.len() {
            at += scores.known[at..].iter().take_while(|known| (known.0.0 as usize) < position).count();
            scores.starts.push(at);
        }
        scores
    }

    /// The candidates, sorted.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.known.iter().map(|known| known.0)
    }

    /// Whether a passage had so many candidates that some others may have been left out.
    pub fn is_crowded(&self, passage: u32) -> bool {
        self.pairs_of[passage as usize] >= CANDIDATES
    }

    /// The probability that any pair says the same.
    pub fn get(&self, a: u32, b: u32) -> f32 {
        probability(self.odds(a, b))
    }

    /// The same, where it was scored already.
    pub fn known(&self, a: u32, b: u32) -> Option<f32> {
        let pair = (a.min(b), a.max(b));
        self.candidate(pair).or_else(|| self.asked.known(pair)).map(probability)
    }

    /// The log-odds that any pair says the same, in nats.
    pub fn odds(&self, a: u32, b: u32) -> f32 {
        let pair = (a.min(b), a.max(b));
        self.candidate(pair).unwrap_or_else(|| self.asked.get(pair, || self.outside(pair)))
    }

    /// The matcher's word on any pair.
    pub fn matched(&self, a: u32, b: u32) -> Option<f32> {
        self.matches.get(a, b)
    }

    fn candidate(&self, pair: Pair) -> Option<f32> {
        let begun = pair.0 as usize;
        let near = &self.known[self.starts[begun]..self.starts[begun + 1]];
        near.binary_search_by_key(&pair, |known| known.0).ok().map(|at| near[at].1)
    }

    fn outside(&self, pair: Pair) -> f32 {
        let [a, b] = [pair.0, pair.1].map(|passage| &self.profiles[passage as usize].content);
        if feature::count(a, b) == 0 {
            return APART;
        }
        let mut features = features(self.profiles, pair, OUTSIDE, self.setting);
        self.scorer.odds_outside(&mut features, || self.matches.get(pair.0, pair.1))
    }

    fn score(&self, pair: Pair, rank: Rank) -> f32 {
        let mut features = features(self.profiles, pair, rank, self.setting);
        let ask = || self.matches.get(pair.0, pair.1);
        // Where both have better pairs to stand with, an unlikely one is not asked about.
        if self.is_crowded(pair.0) && self.is_crowded(pair.1) {
            self.scorer.odds_outside(&mut features, ask)
        } else {
            self.scorer.odds(&mut features, ask)
        }
    }
}

/// The probability of log-odds.
pub fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
