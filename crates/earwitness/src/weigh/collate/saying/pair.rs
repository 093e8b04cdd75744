//! Which quotations are compared, and what is measured of each pair.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Saying;
use super::feature::{self, Features, Limbs};
use crate::weigh::cast::Cast;
use crate::weigh::collate::feature::{self as passage, Rank};
use crate::weigh::collate::matched::Matches;
use crate::weigh::collate::memo::Memo;
use crate::weigh::collate::pair::Scores;
use crate::weigh::collate::scorer::Scorer;
use crate::weigh::collate::speaker::{self, Tie};
use crate::weigh::collate::{Laid, profile::Profile};

/// A pair of sayings, the smaller first.
pub type Pair = (u32, u32);

/// All sayings of a speaker are compared with one another where there are at most this many.
const FEW: usize = 60;

/// A limb pair that was no candidate, in nats.
const NEVER: f32 = -6.0;

/// The same below which a pair of limbs says nothing of their sayings: that most which share no rare words lie under.
const WORTH: f32 = -4.0;

/// The pairs of a story's sayings with what is measured of them.
#[derive(Debug)]
pub struct Pairs<'a> {
    laid: &'a Laid,
    scores: &'a Scores<'a>,
    cast: &'a Cast,
    scorer: &'a Scorer,
    matches: Matches<'a>,
    limbs: BTreeMap<Pair, Limbs>,
    rivals: Rivals,
    /// Sorted.
    known: Vec<(Pair, Features)>,
    /// Of other pairs those that were asked for.
    asked: Memo<Option<f32>>,
}

impl<'a> Pairs<'a> {
    /// Those whose limbs share rare words, and those of a speaker of few words.
    pub fn of(laid: &'a Laid, scores: &'a Scores<'a>, cast: &'a Cast, scorer: &'a Scorer) -> Self {
        let limbs = limbs(laid, scores);
        let pairs: BTreeSet<Pair> = limbs.keys().copied().chain(together(laid)).collect();
        let tied = |pair: Pair| Some((pair, tie(laid, cast, pair)?));
        let pairs: Vec<(Pair, Tie)> = pairs.into_iter().filter_map(tied).collect();
        let best = |pair: &Pair| limbs.get(pair).map_or(NEVER, |limbs| limbs.best);
        let rivals = Rivals::among(laid, &pairs, &best);
        let matches = Matches::new(laid.sayings.iter().map(|saying| &saying.profile).collect(), scorer);
        let (known, asked) = (Vec::new(), Memo::default());
        let mut all = Self { laid, scores, cast, scorer, matches, limbs, rivals, known, asked };
        let measure = |&(pair, tie): &(Pair, Tie)| {
            let none = Limbs { best: NEVER, all: NEVER, pairs: 0 };
            let found = all.limbs.get(&pair).copied().unwrap_or(none);
            (pair, all.measure(pair, tie, found))
        };
        all.known = pairs.par_iter().map(measure).collect();
        all
    }

    /// The pairs with their features, sorted.
    pub fn known(&self) -> &[(Pair, Features)] {
        &self.known
    }

    /// Log-odds that two sayings are one; `None` where there was no reason to compare them.
    pub fn odds(&self, pair: Pair, scorer: &Scorer) -> Option<f32> {
        match self.known.binary_search_by(|known| known.0.cmp(&pair)) {
            Ok(at) => Some(scorer.saying(&self.known[at].1)),
            Err(_) => self.ask(pair),
        }
    }

    /// Log-odds that two sayings that were not compared are one; `None` where there was reason not to.
    ///
    /// In a crowd of copies only the nearest few are compared from the start.
    pub fn ask(&self, pair: Pair) -> Option<f32> {
        let [one, other] = [pair.0, pair.1].map(|saying| &self.laid.sayings[saying as usize]);
        let crowded = |saying: &Saying| saying.limbs.iter().any(|&limb| self.scores.is_crowded(limb));
        if !crowded(one) && !crowded(other) {
            return None;
        }
        self.asked.get(pair, || {
            if passage::count(&one.profile.content, &other.profile.content) == 0 {
                return None;
            }
            let tie = tie(self.laid, self.cast, pair)?;
            let pairs = one.limbs.iter().flat_map(|&a| other.limbs.iter().map(move |&b| (a, b)));
            let odds = pairs.map(|(a, b)| self.scores.odds(a, b)).filter(|&odds| odds >= WORTH);
            let found = odds.fold(None, |sum: Option<Limbs>, odds| Some(Limbs::with(sum, odds)))?;
            Some(self.scorer.saying(&self.measure(pair, tie, found)))
        })
    }

    fn measure(&self, (a, b): Pair, tie: Tie, found: Limbs) -> Features {
        let Self { laid, rivals, .. } = self;
        let margins = (rivals.margin(laid, (a, b), found.best), rivals.margin(laid, (b, a), found.best));
        let rank = Rank { worse: margins.0.min(margins.1), better: margins.0.max(margins.1) };
        let (one, other) = (&laid.sayings[a as usize].profile, &laid.sayings[b as usize].profile);
        let matched = self.matches.get(a, b).unwrap_or_default();
        feature::measure(one, other, (found, rank, tie, matched), &laid.setting(self.cast))
    }
}

/// How those who say two things are tied; none where the two are not compared. Two of different people are not, save word
/// for word: then one report is wrong about who spoke. Who hands on what another says does not say it too, nor who denies it.
fn tie(laid: &Laid, cast: &Cast, (a, b): Pair) -> Option<Tie> {
    if laid.beside_each_other(a, b) {
        return None;
    }
    let [one, other] = [a, b].map(|saying| &laid.sayings[saying as usize]);
    if !one.tenor.may_meet(other.tenor) {
        return None;
    }
    let tells =
        |teller: &Saying, told: &Saying| told.told_by.is_some() && told.told_by == teller.profile.speaker;
    let hands_on = one.hands_on || other.hands_on || tells(one, other) || tells(other, one);
    let speakers = [one, other].map(|saying| saying.profile.speaker);
    let tie = speaker::tie(cast, &laid.bonds, speakers[0], speakers[1]);
    let compared = match tie {
        Tie::Same => true,
        // "Norvania" is its leaders.
        Tie::Mixed if speaker::is_metonymy(cast, speakers) => !hands_on,
        Tie::Clash | Tie::Mixed => !hands_on && word_for_word(&one.profile, &other.profile),
        _ => !hands_on,
    };
    compared.then_some(tie)
}

/// Words in a row, common ones included, that two speakers do not happen to share: so many at least, and so much of the
/// shorter saying; or so many that it does not matter what else is said. A party and its chairman may well say a long phrase
/// each in a sentence of his own.
const RUN: usize = 8;
const MOST: f32 = 0.7;
const LONG: usize = 20;

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn word_for_word(a: &Profile, b: &Profile) -> bool {
    let run = passage::run(&a.stems, &b.stems);
    let shorter = a.stems.len().min(b.stems.len());
    let enough = run >= RUN && run as f32 >= MOST * shorter as f32 || run >= LONG;
    !a.quoted.is_empty() && !b.quoted.is_empty() && enough
}

/// What the scorer of passages finds of the limbs of two sayings.
fn limbs(laid: &Laid, scores: &Scores<'_>) -> BTreeMap<Pair, Limbs> {
    let owner: FxHashMap<u32, u32> = (0_u32..)
        .zip(&laid.sayings)
        .flat_map(|(number, saying)| saying.limbs.iter().map(move |&limb| (limb, number)))
        .collect();
    let mut found: BTreeMap<Pair, Limbs> = BTreeMap::new();
    for (a, b) in scores.pairs() {
        let (Some(&x), Some(&y)) = (owner.get(&a), owner.get(&b)) else { continue };
        if x == y {
            continue;
        }
        let odds = scores.odds(a, b);
        let pair = (x.min(y), x.max(y));
        found.insert(pair, Limbs::with(found.get(&pair).copied(), odds));
    }
    found
}

/// Pairs of sayings of one speaker in two reports, where the speaker has few.
fn together(laid: &Laid) -> Vec<Pair> {
    let mut of: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (number, saying) in (0_u32..).zip(&laid.sayings) {
        if let Some(figure) = saying.profile.speaker {
            of.entry(figure).or_default().push(number);
        }
    }
    let mut pairs = Vec::new();
    for sayings in of.values().filter(|sayings| sayings.len() <= FEW) {
        for (at, &a) in sayings.iter().enumerate() {
            let apart =
                |b: &u32| laid.sayings[a as usize].profile.report != laid.sayings[*b as usize].profile.report;
            pairs.extend(sayings[at + 1..].iter().copied().filter(apart).map(|b| (a, b)));
        }
    }
    pairs
}

/// The two best matches of each saying in each report.
#[derive(Debug)]
struct Rivals(FxHashMap<(u32, usize), [f32; 2]>);

impl Rivals {
    fn among(laid: &Laid, pairs: &[(Pair, Tie)], best: &dyn Fn(&Pair) -> f32) -> Self {
        let mut rivals: FxHashMap<(u32, usize), [f32; 2]> = FxHashMap::default();
        for &((a, b), _) in pairs {
            let odds = best(&(a, b));
            for (from, to) in [(a, b), (b, a)] {
                let two = rivals
                    .entry((from, laid.sayings[to as usize].profile.report))
                    .or_insert([feature::NO_RIVAL; 2]);
                if odds > two[0] {
                    *two = [odds, two[0]];
                } else if odds > two[1] {
                    two[1] = odds;
                }
            }
        }
        Self(rivals)
    }

    /// How far a pair lies above the best other match of its first saying in the report of its second.
    fn margin(&self, laid: &Laid, (from, to): Pair, odds: f32) -> f32 {
        let key = (from, laid.sayings[to as usize].profile.report);
        let [first, second] = self.0.get(&key).copied().unwrap_or([feature::NO_RIVAL; 2]);
        odds - if odds >= first { second } else { first }
    }
}
