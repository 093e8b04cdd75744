//! What is measured of two mentions of events. One function, for training and for use.

use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::mention::{Mention, Participant};
use crate::record::Modality;
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 22] = [
    "family",
    "cosine",
    "rarity",
    "agent_same",
    "agent_other",
    "patient_same",
    "patient_other",
    "day_same",
    "day_other",
    "negated",
    "modality",
    "named",
    "both_named",
    "words",
    "contained",
    "several",
    "numbers",
    "family_cosine",
    "patient_cosine",
    "swapped",
    "present",
    "company",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// Rarity, in nats, of what takes part in both, from which on more tells nothing.
const RAREST: f32 = 10.0;

/// A mention with its words as numbers; lists are sorted.
#[derive(Debug)]
pub struct Sketch {
    pub family: u32,
    pub participants: Vec<u32>,
    /// Figures that its words mention.
    pub present: Vec<u32>,
    agents: Vec<u32>,
    patients: Vec<u32>,
    day: Option<u32>,
    stems: Vec<u32>,
    numbers: Vec<u32>,
    is_told: bool,
    is_negated: bool,
    modality: Modality,
    vector: Vec<i8>,
    /// Of the vector.
    length: f32,
    /// Rarities of its stems, summed up.
    weight: f32,
}

/// What a story's mentions have in common.
#[derive(Debug)]
pub struct Story {
    pub sketches: Vec<Sketch>,
    /// Rarity, in nats, of each participant and of each stem.
    participants: Vec<f32>,
    stems: Vec<f32>,
    /// The families of which a verb tells something.
    pub told: BTreeSet<u32>,
}

impl Story {
    pub fn of(mentions: &[Mention]) -> Self {
        let (mut families, mut participants) = (Numbers::default(), Numbers::default());
        let (mut stems, mut numbers) = (Numbers::default(), Numbers::default());
        let mut told = BTreeSet::new();
        let sketches = mentions.iter().map(|mention| {
            let family = families.number(&mention.family);
            if mention.is_told {
                told.insert(family);
            }
            let mut seen = |all: &BTreeSet<Participant>| participants.all(all);
            Sketch {
                family,
                participants: seen(&mention.participants),
                present: seen(&mention.present.iter().copied().map(Participant::Figure).collect()),
                agents: seen(&mention.agents),
                patients: seen(&mention.patients),
                day: mention.day.clone().map(|day| participants.number(&Participant::Day(day))),
                stems: stems.all(&mention.stems),
                numbers: numbers.all(&mention.numbers),
                is_told: mention.is_told,
                is_negated: mention.is_negated,
                modality: mention.modality,
                vector: mention.vector.clone(),
                length: dot(&mention.vector, &mention.vector).sqrt().max(f32::EPSILON),
                weight: 0.0,
            }
        });
        let mut sketches: Vec<Sketch> = sketches.collect();
        let rarity = |of: fn(&Sketch) -> &Vec<u32>, count: usize| rarities(&sketches, of, count);
        let participants = rarity(|sketch| &sketch.participants, participants.of.len());
        let stems = rarity(|sketch| &sketch.stems, stems.of.len());
        for sketch in &mut sketches {
            sketch.weight = sketch.stems.iter().map(|&stem| stems[stem as usize]).sum();
        }
        Self { sketches, participants, stems, told }
    }

    /// Whether somebody, something or a day takes part in both, or both tell of one deed and mention one figure.
    pub fn share(&self, a: u32, b: u32) -> bool {
        let (a, b) = (&self.sketches[a as usize], &self.sketches[b as usize]);
        common(&a.participants, &b.participants).next().is_some()
            || a.family == b.family && common(&a.present, &b.present).next().is_some()
    }

    /// The cosine of the vectors of two mentions' words.
    pub fn cosine(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (&self.sketches[a as usize], &self.sketches[b as usize]);
        dot(&a.vector, &b.vector) / (a.length * b.length)
    }

    pub fn measure(&self, a: u32, b: u32) -> Features {
        let cosine = self.cosine(a, b);
        let (a, b) = (&self.sketches[a as usize], &self.sketches[b as usize]);
        let yes = |told: bool| f32::from(u8::from(told));
        let both = |one: &[u32], other: &[u32]| {
            let told = !one.is_empty() && !other.is_empty();
            let same = common(one, other).next().is_some();
            (yes(told && same), yes(told && !same))
        };
        let shared: Vec<u32> = common(&a.participants, &b.participants).collect();
        let present: Vec<u32> = common(&a.present, &b.present).collect();
        let rarity: f32 = shared.iter().map(|&one| self.participants[one as usize]).sum();
        let (agent_same, agent_other) = both(&a.agents, &b.agents);
        let (patient_same, patient_other) = both(&a.patients, &b.patients);
        let (day_same, day_other) = match (a.day, b.day) {
            (Some(one), Some(other)) => (yes(one == other), yes(one != other)),
            _ => (0.0, 0.0),
        };
        let words: f32 = common(&a.stems, &b.stems).map(|stem| self.stems[stem as usize]).sum();
        let fewest = a.participants.len().min(b.participants.len()).max(1);
        let family = yes(a.family == b.family);
        [
            family,
            cosine,
            rarity.min(RAREST) / RAREST,
            agent_same,
            agent_other,
            patient_same,
            patient_other,
            day_same,
            day_other,
            yes(a.is_negated != b.is_negated),
            yes(a.modality != b.modality),
            yes(a.is_told != b.is_told),
            yes(!a.is_told && !b.is_told),
            words / (a.weight * b.weight).sqrt().max(f32::EPSILON),
            ratio(shared.len(), fewest),
            yes(shared.len() > 1),
            both(&a.numbers, &b.numbers).1,
            family * cosine,
            cosine * patient_same,
            yes(common(&a.agents, &b.patients).chain(common(&b.agents, &a.patients)).next().is_some()),
            ratio(present.len(), a.present.len().min(b.present.len()).max(1)),
            yes(present.iter().any(|one| !shared.contains(one))),
        ]
    }
}

/// Numbers given to values in the order in which they are met.
#[derive(Debug)]
struct Numbers<T> {
    of: FxHashMap<T, u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { of: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Numbers<T> {
    fn number(&mut self, value: &T) -> u32 {
        let next = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        *self.of.entry(value.clone()).or_insert(next)
    }

    fn all(&mut self, values: &BTreeSet<T>) -> Vec<u32> {
        let mut numbers: Vec<u32> = values.iter().map(|value| self.number(value)).collect();
        numbers.sort_unstable();
        numbers
    }
}

fn rarities(sketches: &[Sketch], of: fn(&Sketch) -> &Vec<u32>, count: usize) -> Vec<f32> {
    let mut counts = vec![0; count];
    for &one in sketches.iter().flat_map(of) {
        counts[one as usize] += 1;
    }
    counts.into_iter().map(|count: usize| ratio(sketches.len() + 1, count.max(1)).ln()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

/// What two sorted lists have in common.
fn common<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let mut b = b.iter().peekable();
    a.iter().copied().filter(move |one| {
        while b.next_if(|other| *other < one).is_some() {}
        b.peek() == Some(&one)
    })
}

/// In whole numbers, which may be summed up in any order, and so many at once.
#[expect(clippy::cast_precision_loss, reason = "a few hundred products of bytes")]
fn dot(a: &[i8], b: &[i8]) -> f32 {
    a.iter().zip(b).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum::<i32>() as f32
}
