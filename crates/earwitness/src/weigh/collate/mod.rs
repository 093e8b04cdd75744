//! Which passages say the same.
//!
//! Utterances (quotations, and sentences in the outlet's own voice) are cut into limbs; pairs of limbs that share rare
//! words are scored by a learned scorer; limbs are clustered under constraints (one speaker a statement), and gathered.

mod background;
mod cluster;
mod feature;
mod gather;
mod matched;
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

use crate::learned::Weights;
use crate::record::{Difference, Report, Span, Voice};

use super::cast::Cast;
use feature::Setting;
use gather::LimbId;
use pair::Scores;
use passage::Vocabulary;
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
    let link = |a: u32, b: u32| {
        let (one, other) = (laid.limb(a), laid.limb(b));
        (!laid.beside(one, other)).then(|| scores.get(a, b) - laid.twice(one, other))
    };
    let statements = saying::gather(story, &laid, &scores, cast, scorer);
    // The same may stand in an outlet's own voice in one report and in a speaker's mouth in another …
    let propositions = laid.gather(story, &scores, scorer.claims, &link);
    // … but "X said P" is no reading of P: what is quoted never stands behind what an outlet says itself.
    let by_voice = |units: &Vec<Unit>| -> (Vec<Unit>, Vec<Unit>) {
        units.iter().cloned().partition(|unit| unit.quotation.is_none())
    };
    let claims = propositions.iter().map(by_voice).filter(|(own, _)| !own.is_empty());
    let claims = claims.map(|(own, reported)| Gathering {
        reported,
        ..wording::collate(story, Voice::Outlet, own, &|_| false)
    });
    let mut gathered: Vec<Unit> = statements.iter().flatten().cloned().collect();
    gathered.sort_by(in_order);
    let elsewhere = |unit: &Unit| {
        let from = gathered.partition_point(|other| in_order(other, unit).is_lt());
        gathered[from..].iter().take_while(|other| in_order(other, unit).is_eq()).count() > 1
    };
    Collation {
        statements: statements
            .into_iter()
            .map(|units| {
                let figure = wording::speaker(story, cast, &units);
                let other = |unit: &Unit| unit.speaker(story, cast) != figure || elsewhere(unit);
                wording::collate(story, Voice::Speaker(figure), units, &other)
            })
            .collect(),
        claims: claims.collect(),
        propositions,
    }
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
        let (mut utterances, mut limbs, mut profiles) = (Vec::new(), Vec::new(), Vec::new());
        let mut sayings = Vec::new();
        for (position, report) in story.iter().enumerate() {
            let words = passage::words(report, &mut vocabulary);
            for utterance in utterance::find(position, report) {
                let speaker = utterance.quotation.and_then(|q| speaker::speaker(position, report, cast, q));
                let first = profiles.len();
                for (index, limb) in utterance.limbs.iter().enumerate() {
                    let profile = profile::profile(report, &words, &utterance, limb, speaker);
                    if profile.content.len() >= FEWEST || utterance.quotation.is_some() {
                        limbs.push((utterances.len(), index));
                        profiles.push(profile);
                    }
                }
                if let Some(quotation) = utterance.quotation {
                    let hands_on = saying::hands_on(report, quotation);
                    let all = profile::profile(report, &words, &utterance, &utterance.whole(), speaker);
                    let number = |node: usize| u32::try_from(node).unwrap_or(u32::MAX);
                    let limbs = (first..profiles.len()).map(number).collect();
                    sayings.push(Saying { utterance: utterances.len(), limbs, profile: all, hands_on });
                }
                utterances.push(utterance);
            }
        }
        let usage = Usage::count(&vocabulary, &profiles);
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

    fn gather(
        &self,
        story: &[&Report],
        scores: &Scores<'_>,
        threshold: f32,
        link: &dyn Fn(u32, u32) -> Option<f32>,
    ) -> Vec<Vec<Unit>> {
        let edges: Vec<(u32, u32)> = scores.pairs().collect();
        let clusters: Vec<Vec<LimbId>> = cluster::cluster(self.limbs.len(), &edges, threshold, link)
            .into_iter()
            .map(|cluster| cluster.into_iter().map(|node| self.limb(node)).collect())
            .collect();
        gather::gather(story, &self.utterances, &clusters)
    }
}

/// Content words without which a passage in the outlet's own voice claims nothing.
const FEWEST: usize = 2;
