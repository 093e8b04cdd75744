//! What is measured of a reading and the wording of its claim. One function, for training and for use.

use std::cell::OnceCell;

use super::Attest;
use super::event::{self, Event};
use crate::learned::Side;
use crate::record::Interval;
use crate::weigh::collate::profile::Profile;
use crate::weigh::collate::{Unit, feature, passage};
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 15] = [
    "of_wording",
    "match",
    "wording_covered",
    "context_covered",
    "context_cosine",
    "reading_names",
    "wording_length",
    "reading_length",
    "wording_limbs",
    "numbers_agree",
    "numbers_clash",
    "run",
    "event",
    "agent_covered",
    "meaning",
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
    events: Vec<Event>,
    days: Vec<Interval>,
    vectors: Vec<i8>,
    side: OnceCell<Option<Side>>,
}

impl Whole {
    /// Its words, in reading order.
    pub fn stems(&self) -> &[u32] {
        &self.stems
    }

    /// Whether it names days, another does, and none of them is one.
    pub fn is_apart(&self, other: &Self) -> bool {
        Interval::are_apart(&self.days, &other.days)
    }

    /// Whether it tells of one thing what another tells of another.
    pub fn is_of_another(&self, other: &Self) -> bool {
        event::are_of_two(&self.events, &other.events)
    }
}

impl Attest<'_> {
    pub fn whole(&self, unit: &Unit) -> Whole {
        let nodes = self.laid.nodes(unit);
        let limbs: Vec<&Profile> = nodes.iter().map(|&node| self.profile(node)).collect();
        let all = |of: fn(&Profile) -> &Vec<u32>| {
            passage::set(limbs.iter().flat_map(|limb| of(limb)).copied().collect())
        };
        let report = self.story.get(unit.report);
        Whole {
            content: all(|limb| &limb.content),
            context: all(|limb| &limb.context),
            names: all(|limb| &limb.names),
            numbers: all(|limb| &limb.numbers),
            stems: limbs.iter().flat_map(|limb| &limb.stems).copied().collect(),
            events: report.map(|report| event::told(report, unit)).unwrap_or_default(),
            days: report
                .into_iter()
                .flat_map(|of| unit.content.iter().flat_map(|span| of.days(*span)))
                .collect(),
            vectors: limbs.iter().flat_map(|limb| &limb.vectors).copied().collect(),
            side: OnceCell::new(),
            nodes,
        }
    }

    /// The matcher's word on two passages; their order does not matter.
    pub fn matched(&self, a: &Whole, b: &Whole) -> Option<f32> {
        // of single limbs it was asked before, or may be again
        if let ([one], [other]) = (&a.nodes[..], &b.nodes[..]) {
            return self.scores.matched(*one, *other);
        }
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
    fn closest(&self, wording: &Whole, reading: &Whole) -> Option<(&Profile, &Profile)> {
        let pairs = wording.nodes.iter().flat_map(|&a| reading.nodes.iter().map(move |&b| (a, b)));
        let odds = pairs.map(|(a, b)| (a, b, self.near(a, b)));
        let (a, b, _) = odds.max_by(|a, b| a.2.total_cmp(&b.2).then((b.0, b.1).cmp(&(a.0, a.1))))?;
        Some((self.profile(a), self.profile(b)))
    }

    /// Measures a reading against the wording, `matched` being the matcher's word.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    pub fn measure(&self, wording: &Whole, reading: &Whole, matched: Option<f32>) -> Features {
        let flag = |truth: bool| f32::from(u8::from(truth));
        let weights = &self.setting.usage.weight;
        let covered = |of: &[u32], by: &[u32]| {
            let whole = feature::sum(of, weights);
            if whole > 0.0 { feature::sum(&feature::common(of, by), weights) / whole } else { 0.0 }
        };
        let has = |name: &&u32| {
            wording.content.binary_search(name).is_ok() || wording.context.binary_search(name).is_ok()
        };
        let names = match reading.names.len() {
            0 => 1.0,
            all => reading.names.iter().filter(has).count() as f32 / all as f32,
        };
        let squares = [wording, reading].map(|whole| feature::square(&whole.context, weights));
        let context = feature::common(&wording.context, &reading.context);
        let numbers = feature::count(&wording.numbers, &reading.numbers);
        let clash = numbers == 0 && !wording.numbers.is_empty() && !reading.numbers.is_empty();
        let closest = self.closest(wording, reading);
        let meaning = closest.and_then(|(a, b)| Some((a.meaning.as_deref()?, b.meaning.as_deref()?)));
        let agent = closest.map_or(&[][..], |(wording, _)| &wording.agent);
        [
            self.nearness(wording, reading),
            matched.unwrap_or_default(),
            covered(&wording.content, &reading.content),
            covered(&wording.content, &reading.context),
            feature::cosine(&context, (squares[0], squares[1]), weights),
            names,
            (wording.content.len() as f32).ln_1p(),
            (reading.content.len() as f32).ln_1p(),
            (wording.nodes.len() as f32).ln_1p(),
            (numbers as f32).ln_1p(),
            flag(clash),
            (feature::run(&wording.stems, &reading.stems) as f32).ln_1p(),
            event::nearest(&wording.events, &reading.events),
            if agent.is_empty() { UNKNOWN } else { covered(agent, &reading.context) },
            meaning.map_or(0.0, |(a, b)| a.iter().zip(b).map(|(x, y)| x * y).sum()),
        ]
    }
}

/// How much of an agent is told of whom nothing is known.
const UNKNOWN: f32 = 0.5;
/// Log-odds of two limbs beyond which nothing more is told, in nats.
const REACH: f32 = 6.0;
