//! Which passages say the same.
//!
//! Utterances (quotations, and sentences in the outlet's own voice) are cut into limbs; pairs of limbs that share rare
//! words are scored by a learned scorer; limbs are clustered under constraints (one speaker a statement), and gathered.

mod background;
mod cluster;
mod feature;
mod gather;
mod matched;
mod memo;
mod pair;
mod passage;
mod profile;
mod saying;
mod scorer;
mod speaker;
mod stem;
mod utterance;
mod wording;

pub use feature::{Features, NAMES as FEATURES, hash as feature_hash};
pub use saying::{NAMES as SAYING_FEATURES, hash as saying_hash};
pub use scorer::Scorer;
pub use stem::stem;

use std::sync::Arc;

use rayon::prelude::*;

use crate::learned::{Matcher, Weights};
use crate::record::{Difference, Report, Span, Voice};

use super::cast::Cast;
use cluster::{Known, Links};
use feature::Setting;
use gather::LimbId;
use pair::Scores;
use passage::{Vocabulary, Word};
use profile::{Profile, Usage};
use saying::Saying;
use speaker::Bonds;
use utterance::Utterance;

/// The readings of a story, gathered.
#[derive(Debug, Clone, Default)]
pub struct Collation {
    /// What speakers said: one gathering a statement.
    pub statements: Vec<Gathering>,
    /// What outlets say in their own voice: one gathering a claim.
    pub claims: Vec<Gathering>,
    /// Passages that say the same, whoever says it; `claims` are what of them the outlets say themselves.
    pub propositions: Vec<Vec<Unit>>,
    /// What told of two passages, word by word, whether they say the same.
    pub matcher: Option<Arc<Matcher>>,
}

/// Readings of one thing.
#[derive(Debug, Clone)]
pub struct Gathering {
    pub voice: Voice,
    /// Sorted by report and place; never empty.
    pub units: Vec<Unit>,
    /// The unit with the best-attested wording.
    pub best: usize,
    /// For each unit, its differences from the best-attested wording.
    pub differences: Vec<Vec<Difference>>,
    /// Where reports give what an outlet says itself as a speaker's words; none for a statement.
    pub reported: Vec<Unit>,
}

/// A passage that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Position in the story.
    pub report: usize,
    /// What is said, without source and cue.
    pub content: Vec<Span>,
    /// Index into the report's `Layers::quotations`, for a statement.
    pub quotation: Option<usize>,
    /// Index into the report's `Layers::clauses`, where it is one.
    pub clause: Option<usize>,
}

impl Unit {
    /// Who says it, as a figure of the cast; of an outlet's own words nobody.
    fn speaker(&self, story: &[&Report], cast: &Cast) -> Option<usize> {
        speaker::speaker(self.report, story.get(self.report)?, cast, self.quotation?)
    }
}

/// Gathers the passages of all reports that say the same.
pub fn collate(story: &[&Report], cast: &Cast, _weights: &Weights) -> Collation {
    collate_by(story, cast, &Scorer::bundled())
}

/// The same with another scorer: for evaluation.
pub fn collate_by(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Collation {
    let laid = Laid::out(story, cast);
    let setting = laid.setting(cast);
    let scores = Scores::of(&laid.profiles, &setting, scorer);
    // The same may stand in an outlet's own voice in one report and in a speaker's mouth in another …
    let (statements, propositions) = rayon::join(
        || saying::gather(story, &laid, &scores, cast, scorer),
        || laid.gather(story, &scores, scorer.claims),
    );
    // … but "X said P" is no reading of P: what is quoted never stands behind what an outlet says itself.
    let by_voice = |units: &Vec<Unit>| -> (Vec<Unit>, Vec<Unit>) {
        units.iter().cloned().partition(|unit| unit.quotation.is_none())
    };
    let claims: Vec<_> = propositions.iter().map(by_voice).filter(|(own, _)| !own.is_empty()).collect();
    let claims = claims.into_par_iter().map(|(own, reported)| Gathering {
        reported,
        ..wording::collate(story, Voice::Outlet, own, &|_| false)
    });
    let mut gathered: Vec<Unit> = statements.iter().flatten().cloned().collect();
    gathered.sort_by(in_order);
    let elsewhere = |unit: &Unit| {
        let from = gathered.partition_point(|other| in_order(other, unit).is_lt());
        gathered[from..].iter().take_while(|other| in_order(other, unit).is_eq()).count() > 1
    };
    let statement = |units: Vec<Unit>| {
        let figure = wording::speaker(story, cast, &units);
        let other = |unit: &Unit| unit.speaker(story, cast) != figure || elsewhere(unit);
        wording::collate(story, Voice::Speaker(figure), units, &other)
    };
    let claims = claims.collect();
    let statements = statements.into_par_iter().map(statement).collect();
    Collation { statements, claims, propositions, matcher: scorer.matcher() }
}

fn in_order(a: &Unit, b: &Unit) -> std::cmp::Ordering {
    (a.report, a.quotation, &a.content).cmp(&(b.report, b.quotation, &b.content))
}

/// A candidate pair of limbs with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Measured {
    pub a: Unit,
    pub b: Unit,
    pub features: Features,
}

/// All candidate pairs of a story.
pub fn measure(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Vec<Measured> {
    let laid = Laid::out(story, cast);
    let unit = |node: u32| {
        let (utterance, limb) = laid.limb(node);
        let utterance = &laid.utterances[utterance];
        let limb = utterance.limbs[limb].clone();
        let (content, clause) = (limb.spans, limb.clause);
        Unit { report: utterance.report, content, quotation: utterance.quotation, clause }
    };
    let measured = pair::measured(&laid.profiles, &laid.setting(cast), scorer);
    measured.into_iter().map(|((a, b), features)| Measured { a: unit(a), b: unit(b), features }).collect()
}

/// A pair of quotations with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Compared {
    pub a: Unit,
    pub b: Unit,
    pub features: Vec<f32>,
}

/// All pairs of quotations of a story that are compared.
pub fn compare(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Vec<Compared> {
    let laid = Laid::out(story, cast);
    let setting = laid.setting(cast);
    let scores = Scores::of(&laid.profiles, &setting, scorer);
    let unit = |saying: u32| {
        let utterance = &laid.utterances[laid.sayings[saying as usize].utterance];
        gather::unit(story, utterance, &(0..utterance.limbs.len()).collect::<Vec<_>>())
    };
    let compared = saying::measured(&laid, &scores, cast, scorer);
    compared
        .into_iter()
        .map(|((a, b), features)| Compared { a: unit(a), b: unit(b), features: features.to_vec() })
        .collect()
}

/// Of a passage said twice in one report, how much surer the scorer must be: the same report seldom repeats itself.
const TWICE: f32 = 0.25;

/// A story's utterances, laid out for scoring.
#[derive(Debug)]
struct Laid {
    utterances: Vec<Utterance>,
    limbs: Vec<LimbId>,
    profiles: Vec<Profile>,
    sayings: Vec<Saying>,
    bonds: Bonds,
    vocabulary: Vocabulary,
    usage: Usage,
}

impl Laid {
    fn out(story: &[&Report], cast: &Cast) -> Self {
        let mut vocabulary = Vocabulary::default();
        let pieces: Vec<_> = story.par_iter().map(|report| passage::pieces(report)).collect();
        let words: Vec<Vec<Word>> =
            pieces.iter().map(|pieces| passage::words(pieces, &mut vocabulary)).collect();
        let read = |(position, words): (usize, &Vec<Word>)| Read::of(position, story[position], words, cast);
        let read: Vec<Read> = words.par_iter().enumerate().map(read).collect();
        let (mut utterances, mut limbs, mut profiles) = (Vec::new(), Vec::new(), Vec::new());
        let mut sayings = Vec::new();
        for Read { utterances: more, limbs: cut, profiles: seen, sayings: said } in read {
            let number = |node: usize| u32::try_from(node).unwrap_or(u32::MAX);
            sayings.extend(said.into_iter().map(|saying| Saying {
                utterance: utterances.len() + saying.utterance,
                limbs: saying.limbs.iter().map(|limb| limb + number(profiles.len())).collect(),
                ..saying
            }));
            limbs.extend(cut.into_iter().map(|(utterance, limb)| (utterances.len() + utterance, limb)));
            profiles.extend(seen);
            utterances.extend(more);
        }
        let usage = Usage::count(&vocabulary, &profiles);
        profiles.par_iter_mut().for_each(|profile| profile.weigh(&vocabulary, &usage));
        sayings.par_iter_mut().for_each(|saying| saying.profile.weigh(&vocabulary, &usage));
        let bonds = Bonds::of(story, cast);
        Self { utterances, limbs, profiles, sayings, bonds, vocabulary, usage }
    }

    fn setting<'a>(&'a self, cast: &'a Cast) -> Setting<'a> {
        Setting { vocabulary: &self.vocabulary, usage: &self.usage, cast, bonds: &self.bonds }
    }

    fn limb(&self, node: u32) -> LimbId {
        self.limbs[node as usize]
    }

    /// Whether two limbs stand in one sentence: parts of one utterance, a quotation within another, what is said beside
    /// who says it.
    fn beside(&self, one: LimbId, other: LimbId) -> bool {
        let (a, b) = (&self.utterances[one.0], &self.utterances[other.0]);
        a.report == b.report && a.context.overlaps(b.context)
    }

    /// The same of two sayings.
    fn beside_each_other(&self, a: u32, b: u32) -> bool {
        let place = |saying: u32| (self.sayings[saying as usize].utterance, 0);
        self.beside(place(a), place(b))
    }

    fn twice(&self, one: LimbId, other: LimbId) -> f32 {
        if self.utterances[one.0].report == self.utterances[other.0].report { TWICE } else { 0.0 }
    }

    fn gather(&self, story: &[&Report], scores: &Scores<'_>, threshold: f32) -> Vec<Vec<Unit>> {
        // A mean of links reaches the threshold only where one of them does.
        let edges: Vec<(u32, u32)> = scores.pairs().filter(|&(a, b)| scores.get(a, b) >= threshold).collect();
        let near = Near { laid: self, scores };
        let clusters: Vec<Vec<LimbId>> = cluster::cluster(self.limbs.len(), &edges, threshold, &near)
            .into_iter()
            .map(|cluster| cluster.into_iter().map(|node| self.limb(node)).collect())
            .collect();
        gather::gather(story, &self.utterances, &clusters)
    }
}

/// How likely limbs are to say the same.
struct Near<'a> {
    laid: &'a Laid,
    scores: &'a Scores<'a>,
}

impl Links for Near<'_> {
    fn known(&self, a: u32, b: u32) -> Known {
        let (one, other) = (self.laid.limb(a), self.laid.limb(b));
        if self.laid.beside(one, other) {
            return Known::Never;
        }
        let known = self.scores.known(a, b);
        known.map_or(Known::Nothing, |known| Known::Link(known - self.laid.twice(one, other)))
    }

    fn ask(&self, a: u32, b: u32) -> f32 {
        self.scores.get(a, b) - self.laid.twice(self.laid.limb(a), self.laid.limb(b))
    }
}

/// What is laid out of one report. Numbers count within it.
#[derive(Debug, Default)]
struct Read {
    utterances: Vec<Utterance>,
    limbs: Vec<LimbId>,
    profiles: Vec<Profile>,
    sayings: Vec<Saying>,
}

impl Read {
    fn of(position: usize, report: &Report, words: &[Word], cast: &Cast) -> Self {
        let mut read = Self::default();
        for utterance in utterance::find(position, report) {
            let speaker = utterance.quotation.and_then(|q| speaker::speaker(position, report, cast, q));
            let first = read.profiles.len();
            for (index, limb) in utterance.limbs.iter().enumerate() {
                let profile = profile::profile(report, words, &utterance, limb, speaker);
                if profile.content.len() >= FEWEST || utterance.quotation.is_some() {
                    read.limbs.push((read.utterances.len(), index));
                    read.profiles.push(profile);
                }
            }
            if let Some(quotation) = utterance.quotation {
                let hands_on = saying::hands_on(report, quotation);
                let all = profile::profile(report, words, &utterance, &utterance.whole(), speaker);
                let number = |node: usize| u32::try_from(node).unwrap_or(u32::MAX);
                let limbs = (first..read.profiles.len()).map(number).collect();
                read.sayings.push(Saying { utterance: read.utterances.len(), limbs, profile: all, hands_on });
            }
            read.utterances.push(utterance);
        }
        read
    }
}

/// Content words without which a passage in the outlet's own voice claims nothing.
const FEWEST: usize = 2;
