//! What is measured of a reading and the wording of its claim. One function, for training and for use.

use std::cell::OnceCell;

use super::Attest;
use crate::learned::Side;
use crate::record::Modality;
use crate::weigh::collate::profile::Profile;
use crate::weigh::collate::{Unit, feature, passage};
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 22] = [
    "nearest",
    "of_wording",
    "of_reading",
    "match",
    "wording_covered",
    "reading_covered",
    "wording_names",
    "reading_names",
    "wording_length",
    "reading_length",
    "wording_limbs",
    "reading_limbs",
    "numbers_agree",
    "numbers_clash",
    "run",
    "predicate_same",
    "agent_overlap",
    "polarity_clash",
    "modality_same",
    "context_covered",
    "meaning",
    "place_distance",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// A passage as what its limbs are together.
#[derive(Debug, Default)]
pub struct Whole {
    nodes: Vec<u32>,
    content: Vec<u32>,
    context: Vec<u32>,
    names: Vec<u32>,
    numbers: Vec<u32>,
    stems: Vec<u32>,
    vectors: Vec<i8>,
    side: OnceCell<Option<Side>>,
}

impl Whole {
    /// Its words, in reading order.
    pub fn stems(&self) -> &[u32] {
        &self.stems
    }
}

impl Attest<'_> {
    pub fn whole(&self, unit: &Unit) -> Whole {
        let nodes = self.laid.nodes(unit);
        let limbs: Vec<&Profile> = nodes.iter().map(|&node| self.profile(node)).collect();
        let all = |of: fn(&Profile) -> &Vec<u32>| {
            passage::set(limbs.iter().flat_map(|limb| of(limb)).copied().collect())
        };
        Whole {
            content: all(|limb| &limb.content),
            context: all(|limb| &limb.context),
            names: all(|limb| &limb.names),
            numbers: all(|limb| &limb.numbers),
            stems: limbs.iter().flat_map(|limb| &limb.stems).copied().collect(),
            vectors: limbs.iter().flat_map(|limb| &limb.vectors).copied().collect(),
            side: OnceCell::new(),
            nodes,
        }
    }

    /// The matcher's word on two passages; their order does not matter.
    pub fn matched(&self, a: &Whole, b: &Whole) -> Option<f32> {
        let [a, b] = [a, b].map(|whole| whole.side.get_or_init(|| self.scorer.side(&whole.vectors)).as_ref());
        self.scorer.compared(a, b)
    }

    fn profile(&self, node: u32) -> &Profile {
        &self.laid.profiles[node as usize]
    }

    fn near(&self, a: u32, b: u32) -> f32 {
        self.scores.odds(a, b).clamp(-REACH, REACH)
    }

    /// How near the limbs of one are to the other's, on average by their words.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    fn nearness(&self, from: &Whole, to: &Whole) -> f32 {
        let (mut sum, mut all) = (0.0, 0.0);
        for &one in &from.nodes {
            let near = to.nodes.iter().map(|&other| self.near(one, other)).fold(-REACH, f32::max);
            let weight = 1.0 + self.profile(one).content.len() as f32;
            (sum, all) = (sum + near * weight, all + weight);
        }
        if all > 0.0 { sum / all } else { -REACH }
    }

    /// The limbs that are nearest to one another.
    fn closest(&self, wording: &Whole, reading: &Whole) -> Option<(&Profile, &Profile, f32)> {
        let pairs = wording.nodes.iter().flat_map(|&a| reading.nodes.iter().map(move |&b| (a, b)));
        let odds = pairs.map(|(a, b)| (a, b, self.near(a, b)));
        let (a, b, odds) = odds.max_by(|a, b| a.2.total_cmp(&b.2).then((b.0, b.1).cmp(&(a.0, a.1))))?;
        Some((self.profile(a), self.profile(b), odds))
    }

    /// Measures a reading against the wording, `matched` being the matcher's word.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    pub fn measure(&self, wording: &Whole, reading: &Whole, matched: Option<f32>) -> Features {
        let flag = |truth: bool| f32::from(u8::from(truth));
        let covered = |of: &[u32], by: &[u32]| {
            let weights = &self.setting.usage.weight;
            let whole = feature::sum(of, weights);
            if whole > 0.0 { feature::sum(&feature::common(of, by), weights) / whole } else { 0.0 }
        };
        let known = |names: &[u32], by: &Whole| {
            let has = |name: &&u32| {
                by.content.binary_search(name).is_ok() || by.context.binary_search(name).is_ok()
            };
            if names.is_empty() { 1.0 } else { names.iter().filter(has).count() as f32 / names.len() as f32 }
        };
        let numbers = feature::count(&wording.numbers, &reading.numbers);
        let clash = numbers == 0 && !wording.numbers.is_empty() && !reading.numbers.is_empty();
        let closest = self.closest(wording, reading);
        let both = |of: fn(&Profile, &Profile) -> bool| flag(closest.is_some_and(|(a, b, _)| of(a, b)));
        let meaning = closest.and_then(|(a, b, _)| Some((a.meaning.as_deref()?, b.meaning.as_deref()?)));
        [
            closest.map_or(-REACH, |closest| closest.2),
            self.nearness(wording, reading),
            self.nearness(reading, wording),
            matched.unwrap_or_default(),
            covered(&wording.content, &reading.content),
            covered(&reading.content, &wording.content),
            known(&wording.names, reading),
            known(&reading.names, wording),
            (wording.content.len() as f32).ln_1p(),
            (reading.content.len() as f32).ln_1p(),
            (wording.nodes.len() as f32).ln_1p(),
            (reading.nodes.len() as f32).ln_1p(),
            (numbers as f32).ln_1p(),
            flag(clash),
            (feature::run(&wording.stems, &reading.stems) as f32).ln_1p(),
            both(|a, b| a.predicate.is_some() && a.predicate == b.predicate),
            both(|a, b| feature::count(&a.agent, &b.agent) > 0),
            both(|a, b| a.polarity != b.polarity),
            both(|a, b| a.modality == b.modality && a.modality != Modality::Asserted),
            covered(&wording.content, &reading.context),
            meaning.map_or(0.0, |(a, b)| a.iter().zip(b).map(|(x, y)| x * y).sum()),
            closest.map_or(1.0, |(a, b, _)| (a.place - b.place).abs()),
        ]
    }
}

/// Log-odds of two limbs beyond which nothing more is told, in nats.
const REACH: f32 = 6.0;
