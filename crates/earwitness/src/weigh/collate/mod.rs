//! Which passages say the same.
//!
//! Utterances (quotations, and sentences in the outlet's own voice) are cut into limbs; pairs of limbs that share rare
//! words are scored by a learned scorer; limbs are clustered under constraints (one speaker a statement), and gathered.

mod background;
mod cluster;
mod feature;
mod gather;
mod pair;
mod passage;
mod profile;
mod scorer;
mod speaker;
mod stem;
mod utterance;
mod wording;

pub use feature::{Features, NAMES as FEATURES, hash as feature_hash};
pub use scorer::{Refused, Scorer};
pub use stem::stem;

use crate::learned::Weights;
use crate::record::{Difference, Report, Span, Voice};

use super::cast::Cast;
use feature::Setting;
use gather::LimbId;
use pair::Scores;
use passage::Vocabulary;
use profile::{Kind, Profile, Usage};
use utterance::Utterance;

/// The readings of a story, gathered.
#[derive(Debug, Clone, Default)]
pub struct Collation {
    /// What speakers said: one gathering a statement.
    pub statements: Vec<Gathering>,
    /// What outlets say in their own voice: one gathering a claim.
    pub claims: Vec<Gathering>,
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

/// Gathers the passages of all reports that say the same.
pub fn collate(story: &[&Report], cast: &Cast, _weights: &Weights) -> Collation {
    collate_by(story, cast, &Scorer::bundled())
}

/// The same with another scorer: for evaluation.
pub fn collate_by(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Collation {
    let laid = Laid::out(story);
    let setting = laid.setting();
    let scores = Scores::of(&laid.profiles, &setting, scorer);
    let speakers: Vec<Option<usize>> = laid
        .utterances
        .iter()
        .map(|u| u.quotation.and_then(|q| speaker::speaker(u.report, story.get(u.report)?, cast, q)))
        .collect();
    let quoted = |a: u32, b: u32| {
        let (one, other) = (laid.limb(a), laid.limb(b));
        if laid.overlap(one, other) {
            return None;
        }
        let cost = speaker::tie(cast, speakers[one.0], speakers[other.0]).cost()?;
        Some(scores.get(a, b) - cost - laid.twice(one, other))
    };
    let own = |a: u32, b: u32| Some(scores.get(a, b) - laid.twice(laid.limb(a), laid.limb(b)));
    let statements = laid.gather(story, &scores, Kind::Quoted, scorer.statements, &quoted);
    let claims = laid.gather(story, &scores, Kind::Own, scorer.claims, &own);
    let voice = |units: &[Unit]| Voice::Speaker(wording::speaker(story, cast, units));
    Collation {
        statements: statements
            .into_iter()
            .map(|units| wording::collate(story, voice(&units), units))
            .collect(),
        claims: claims.into_iter().map(|units| wording::collate(story, Voice::Outlet, units)).collect(),
    }
}

/// A candidate pair of limbs with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Measured {
    pub a: Unit,
    pub b: Unit,
    pub features: Features,
}

/// All candidate pairs of a story.
pub fn measure(story: &[&Report]) -> Vec<Measured> {
    let laid = Laid::out(story);
    let unit = |node: u32| {
        let (utterance, limb) = laid.limb(node);
        let utterance = &laid.utterances[utterance];
        let limb = utterance.limbs[limb].clone();
        let (content, clause) = (limb.spans, limb.clause);
        Unit { report: utterance.report, content, quotation: utterance.quotation, clause }
    };
    let measured = pair::measured(&laid.profiles, &laid.setting());
    measured.into_iter().map(|((a, b), features)| Measured { a: unit(a), b: unit(b), features }).collect()
}

/// Of a passage said twice in one report, how much surer the scorer must be: the same report seldom repeats itself.
const TWICE: f32 = 0.25;

/// A story's utterances, laid out for scoring.
#[derive(Debug)]
struct Laid {
    utterances: Vec<Utterance>,
    limbs: Vec<LimbId>,
    profiles: Vec<Profile>,
    vocabulary: Vocabulary,
    usage: Usage,
}

impl Laid {
    fn out(story: &[&Report]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let (mut utterances, mut limbs, mut profiles) = (Vec::new(), Vec::new(), Vec::new());
        for (position, report) in story.iter().enumerate() {
            let words = passage::words(report, &mut vocabulary);
            for utterance in utterance::find(position, report) {
                for (index, limb) in utterance.limbs.iter().enumerate() {
                    let profile = profile::profile(report, &words, &utterance, limb);
                    if profile.content.len() >= FEWEST || utterance.quotation.is_some() {
                        limbs.push((utterances.len(), index));
                        profiles.push(profile);
                    }
                }
                utterances.push(utterance);
            }
        }
        let usage = Usage::count(&vocabulary, &profiles);
        Self { utterances, limbs, profiles, vocabulary, usage }
    }

    fn setting(&self) -> Setting<'_> {
        Setting { vocabulary: &self.vocabulary, usage: &self.usage }
    }

    fn limb(&self, node: u32) -> LimbId {
        self.limbs[node as usize]
    }

    /// Whether two limbs of one report share text: a quotation within another.
    fn overlap(&self, one: LimbId, other: LimbId) -> bool {
        let (a, b) = (&self.utterances[one.0], &self.utterances[other.0]);
        let spans = &b.limbs[other.1].spans;
        a.report == b.report && a.limbs[one.1].spans.iter().any(|a| spans.iter().any(|b| a.overlaps(*b)))
    }

    fn twice(&self, one: LimbId, other: LimbId) -> f32 {
        if self.utterances[one.0].report == self.utterances[other.0].report { TWICE } else { 0.0 }
    }

    fn gather(
        &self,
        story: &[&Report],
        scores: &Scores<'_>,
        kind: Kind,
        threshold: f32,
        link: &dyn Fn(u32, u32) -> Option<f32>,
    ) -> Vec<Vec<Unit>> {
        let is = |node: u32| self.profiles[node as usize].kind == kind;
        let edges: Vec<(u32, u32)> =
            scores.known().iter().map(|known| known.0).filter(|&(a, b)| is(a) && is(b)).collect();
        let clusters: Vec<Vec<LimbId>> = cluster::cluster(self.limbs.len(), &edges, threshold, link)
            .into_iter()
            .filter(|cluster| is(cluster[0]))
            .map(|cluster| cluster.into_iter().map(|node| self.limb(node)).collect())
            .collect();
        gather::gather(story, &self.utterances, &clusters)
    }
}

/// Content words without which a passage in the outlet's own voice claims nothing.
const FEWEST: usize = 2;
