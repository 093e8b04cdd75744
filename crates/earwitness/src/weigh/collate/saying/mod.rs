//! Statements: which quotations are the same saying of one speaker.
//!
//! Quotations are compared as wholes, on top of what the scorer of passages finds of their limbs. A quotation may hold two
//! sayings, so groups may overlap.

mod feature;
mod group;
mod nested;
mod pair;
mod twins;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Laid, Unit, gather::unit};
use crate::record::{Commitment, Quotation, Report};

use super::negation::is_negation;
use super::pair::Scores;
use super::profile::Profile;
use super::scorer::Scorer;
pub use feature::{Features, NAMES, hash};
pub use pair::{Pair, Pairs};

/// A quotation as a whole.
#[derive(Debug)]
pub struct Saying {
    /// Index into the story's utterances.
    pub utterance: usize,
    /// Its limbs among the story's limbs.
    pub limbs: Vec<u32>,
    pub profile: Profile,
    /// Mostly made of what another says in it: "the minister said that the port is shut", told by an agency.
    pub hands_on: bool,
    /// Who tells of it, among the story's figures, where it stands in another's words.
    pub told_by: Option<usize>,
    pub tenor: Tenor,
}

/// Whether a saying holds what its words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenor {
    Plain,
    /// With a negation in its words: "she took nothing".
    Negated,
    /// Denied, refused or not believed: "denied that she took it".
    Reversed,
}

impl Tenor {
    pub fn of(report: &Report, quotation: usize) -> Self {
        let Some(quotation) = report.layers.quotations.get(quotation) else { return Self::Plain };
        let words = quotation.content.iter().flat_map(|&span| report.slice(span).split(is_gap));
        match quotation.commitment {
            Commitment::Reversed => Self::Reversed,
            _ if words.map(str::to_lowercase).any(|word| is_negation(&word)) => Self::Negated,
            _ => Self::Plain,
        }
    }

    /// Whether two may be one saying: what one denies another does not say without a "not".
    pub fn may_meet(self, other: Self) -> bool {
        !matches!((self, other), (Self::Plain, Self::Reversed) | (Self::Reversed, Self::Plain))
    }
}

fn is_gap(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '\'' | '’')
}

/// Whether a quotation is mostly made of what another says in it.
pub fn hands_on(report: &Report, quotation: usize) -> bool {
    let all = &report.layers.quotations;
    let length = |quotation: &Quotation| quotation.content.iter().map(|span| span.len()).sum::<usize>();
    let inner = all.iter().filter(|inner| inner.within == Some(quotation) && inner.is_said());
    let told = inner.map(length).max().unwrap_or(0);
    all.get(quotation).is_some_and(|outer| 2 * told >= length(outer))
}

/// Gathers quotations that are the same saying: for each group its units, never empty and sorted.
pub fn gather(
    story: &[&Report],
    laid: &Laid,
    scores: &Scores<'_>,
    pairs: &Pairs<'_>,
    scorer: &Scorer,
) -> Vec<Vec<Unit>> {
    let report = |saying: u32| laid.sayings[saying as usize].profile.report;
    let twice = |(a, b): Pair| {
        if report(a) == report(b) { TWICE } else { 0.0 }
    };
    let odds: Vec<(Pair, f32)> =
        pairs.known().iter().map(|(pair, features)| (*pair, scorer.saying(features))).collect();
    let links: Vec<(Pair, f32)> = odds.iter().map(|&(pair, odds)| (pair, odds - twice(pair))).collect();
    let other = |pair: Pair| Some(pairs.ask(pair)? - twice(pair));
    let groups = group::group(laid.sayings.len(), &links, scorer.statements, &other);
    let odds: FxHashMap<Pair, f32> = odds.into_iter().collect();
    let may_stand = |a: u32, b: u32| {
        let pair = (a.min(b), a.max(b));
        let link = odds.get(&pair).copied().or_else(|| pairs.ask(pair));
        laid.beside_each_other(a, b) || link.is_some_and(|link| link >= scorer.statements - group::REACH)
    };
    let groups = twins::united(groups, &may_stand);
    let overlap = |a: u32, b: u32| a != b && laid.is_one_passage(a, b);
    let length = |saying: u32| laid.sayings[saying as usize].profile.stems.len();
    let groups = nested::alone(nested::united(groups, &overlap), &overlap, &report, &length);
    let mut homes: Vec<Vec<usize>> = vec![Vec::new(); laid.sayings.len()];
    for (number, group) in groups.iter().enumerate() {
        for &saying in group {
            homes[saying as usize].push(number);
        }
    }
    let part = |number: usize, saying: u32| {
        let limbs = limbs_of(laid, scores, &groups, &homes[saying as usize], (number, saying));
        unit(story, &laid.utterances[laid.sayings[saying as usize].utterance], &limbs)
    };
    let units = |(number, group): (usize, &Vec<u32>)| {
        // a saying that an inner one stands for here is still at home here: its other home has no claim to all of it
        let once = nested::once(group, &overlap, &length);
        let mut units: Vec<Unit> = once.into_iter().map(|saying| part(number, saying)).collect();
        units.sort_by(|a, b| (a.report, &a.content).cmp(&(b.report, &b.content)));
        units
    };
    let mut gathered: Vec<Vec<Unit>> = groups.par_iter().enumerate().map(units).collect();
    gathered.sort_by(|a, b| (a[0].report, &a[0].content).cmp(&(b[0].report, &b[0].content)));
    gathered
}

/// Of a saying repeated in one report, how much surer the scorer must be, in nats: a report seldom repeats itself.
const TWICE: f32 = 1.0;

/// The limbs of a saying that belong to one of its groups: all, where it has but one; else those that match this group at
/// least as well as any other, and the one that matches it best: for its sake the saying is here.
fn limbs_of(
    laid: &Laid,
    scores: &Scores<'_>,
    groups: &[Vec<u32>],
    homes: &[usize],
    (number, saying): (usize, u32),
) -> Vec<usize> {
    let limbs = &laid.sayings[saying as usize].limbs;
    let places = |limbs: &[u32]| limbs.iter().map(|&limb| laid.limb(limb).1).collect();
    if homes.len() < 2 || limbs.len() < 2 {
        return places(limbs);
    }
    let match_in = |limb: u32, home: usize| {
        let others = group::delegates(&groups[home]).filter(|&other| other != saying);
        let others = others.flat_map(|other| laid.sayings[other as usize].limbs.iter());
        others.map(|&other| scores.get(limb, other)).fold(0.0, f32::max)
    };
    let here: Vec<f32> = limbs.iter().map(|&limb| match_in(limb, number)).collect();
    let most = here.iter().copied().fold(0.0, f32::max);
    let fits =
        |(limb, here): &(u32, f32)| *here >= most || homes.iter().all(|&home| match_in(*limb, home) <= *here);
    let fitting: Vec<u32> = limbs.iter().copied().zip(here).filter(fits).map(|(limb, _)| limb).collect();
    places(&fitting)
}
