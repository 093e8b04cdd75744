//! A story's utterances, laid out for scoring and gathered by their scores.

use rayon::prelude::*;

use super::Unit;
use super::cluster::{self, Known, Links};
use super::feature::Setting;
use super::gather::{self, LimbId};
use super::pair::Scores;
use super::passage::{self, Vocabulary, Word};
use super::profile::{self, Profile, Usage};
use super::saying::{self, Saying, Tenor};
use super::speaker::{self, Bonds};
use super::utterance::{self, Utterance};
use crate::record::{QuotationKind, Report, Span};
use crate::weigh::cast::Cast;

/// A story's utterances, laid out for scoring.
#[derive(Debug)]
pub struct Laid {
    pub utterances: Vec<Utterance>,
    limbs: Vec<LimbId>,
    pub profiles: Vec<Profile>,
    pub sayings: Vec<Saying>,
    pub bonds: Bonds,
    vocabulary: Vocabulary,
    usage: Usage,
}

impl Laid {
    pub fn out(story: &[&Report], cast: &Cast) -> Self {
        let mut vocabulary = Vocabulary::default();
        let pieces: Vec<_> = story.par_iter().map(|report| passage::pieces(report)).collect();
        let words: Vec<Vec<Word>> =
            pieces.iter().map(|pieces| passage::words(pieces, &mut vocabulary)).collect();
        let sheet =
            |(position, words): (usize, &Vec<Word>)| Sheet::of(position, story[position], words, cast);
        let sheets: Vec<Sheet> = words.par_iter().enumerate().map(sheet).collect();
        let (mut utterances, mut limbs, mut profiles) = (Vec::new(), Vec::new(), Vec::new());
        let mut sayings = Vec::new();
        for Sheet { utterances: more, limbs: cut, profiles: seen, sayings: said } in sheets {
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

    /// Whether a reading is a carrier's own words: "the call was good, state media said" tells of nothing that she said through
    /// them. They speak for her where they name her.
    pub fn is_carriers_own(
        &self,
        story: &[&Report],
        cast: &Cast,
        unit: &Unit,
        speaker: Option<usize>,
    ) -> bool {
        let Some((report, said)) = story.get(unit.report).zip(unit.said(story)) else { return false };
        let own = unit.speaker(story, cast);
        let figure = |entity: usize| cast.of.get(unit.report)?.get(entity).copied();
        let mut inside =
            report.layers.mentions.iter().filter(|m| said.content.iter().any(|c| c.contains(m.span)));
        said.kind == QuotationKind::Indirect
            && speaker::tie(cast, &self.bonds, own, speaker) == speaker::Tie::Through
            && !inside.any(|m| figure(m.entity) == speaker)
    }

    pub fn setting<'a>(&'a self, cast: &'a Cast) -> Setting<'a> {
        Setting { vocabulary: &self.vocabulary, usage: &self.usage, cast, bonds: &self.bonds }
    }

    pub fn limb(&self, node: u32) -> LimbId {
        self.limbs[node as usize]
    }

    /// The passages that a unit is made of.
    pub fn nodes(&self, unit: &Unit) -> Vec<u32> {
        let report = |limb: &LimbId| self.utterances[limb.0].report;
        let from = self.limbs.partition_point(|limb| report(limb) < unit.report);
        let to = self.limbs.partition_point(|limb| report(limb) <= unit.report);
        let shared = |a: Span| {
            let with = |b: &Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
            unit.content.iter().map(with).sum::<usize>()
        };
        let is_of = |&node: &usize| {
            let (utterance, limb) = self.limbs[node];
            let utterance = &self.utterances[utterance];
            let spans = &utterance.limbs[limb].spans;
            let length: usize = spans.iter().map(|span| span.len()).sum();
            utterance.quotation == unit.quotation
                && 2 * spans.iter().map(|&span| shared(span)).sum::<usize>() > length
        };
        (from..to).filter(is_of).filter_map(|node| u32::try_from(node).ok()).collect()
    }

    /// Whether two limbs stand in one sentence: parts of one utterance, a quotation within another, what is said beside
    /// who says it.
    pub fn beside(&self, one: LimbId, other: LimbId) -> bool {
        let (a, b) = (&self.utterances[one.0], &self.utterances[other.0]);
        a.report == b.report && a.context.overlaps(b.context)
    }

    /// The same of two sayings.
    pub fn beside_each_other(&self, a: u32, b: u32) -> bool {
        let place = |saying: u32| (self.sayings[saying as usize].utterance, 0);
        self.beside(place(a), place(b))
    }

    /// Whether two sayings are one passage heard twice: of one speaker, and most of one stands in the other.
    pub fn is_one_passage(&self, a: u32, b: u32) -> bool {
        let [one, other] = [a, b].map(|saying| &self.sayings[saying as usize]);
        let spans = |saying: &Saying| self.utterances[saying.utterance].whole().spans;
        if one.profile.report != other.profile.report || one.profile.speaker != other.profile.speaker {
            return false;
        }
        let (one, other) = (spans(one), spans(other));
        let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
        let shared = |a: &Span| {
            other.iter().map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start))).sum::<usize>()
        };
        2 * one.iter().map(shared).sum::<usize>() > length(&one).min(length(&other))
    }

    fn twice(&self, one: LimbId, other: LimbId) -> f32 {
        if self.utterances[one.0].report == self.utterances[other.0].report { TWICE } else { 0.0 }
    }

    pub fn gather(&self, story: &[&Report], scores: &Scores<'_>, threshold: f32) -> Vec<Vec<Unit>> {
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
struct Sheet {
    utterances: Vec<Utterance>,
    limbs: Vec<LimbId>,
    profiles: Vec<Profile>,
    sayings: Vec<Saying>,
}

impl Sheet {
    fn of(position: usize, report: &Report, words: &[Word], cast: &Cast) -> Self {
        let mut sheet = Self::default();
        for utterance in utterance::find(position, report) {
            let speaker = utterance.quotation.and_then(|q| speaker::speaker(position, report, cast, q));
            let first = sheet.profiles.len();
            for (index, limb) in utterance.limbs.iter().enumerate() {
                let profile = profile::profile(report, words, &utterance, limb, speaker);
                if profile.content.len() >= FEWEST || utterance.quotation.is_some() {
                    sheet.limbs.push((sheet.utterances.len(), index));
                    sheet.profiles.push(profile);
                }
            }
            if let Some(quotation) = utterance.quotation {
                let hands_on = saying::hands_on(report, quotation);
                let outer = report.layers.quotations.get(quotation).and_then(|inner| inner.within);
                let told_by = outer.and_then(|outer| speaker::speaker(position, report, cast, outer));
                let all = profile::profile(report, words, &utterance, &utterance.whole(), speaker);
                let number = |node: usize| u32::try_from(node).unwrap_or(u32::MAX);
                let limbs = (first..sheet.profiles.len()).map(number).collect();
                sheet.sayings.push(Saying {
                    utterance: sheet.utterances.len(),
                    limbs,
                    profile: all,
                    hands_on,
                    told_by,
                    tenor: Tenor::of(report, quotation),
                });
            }
            sheet.utterances.push(utterance);
        }
        sheet
    }
}

/// Content words without which a passage in the outlet's own voice claims nothing.
const FEWEST: usize = 2;

/// Of a passage said twice in one report, how much surer the scorer must be: the same report seldom repeats itself.
const TWICE: f32 = 0.25;
