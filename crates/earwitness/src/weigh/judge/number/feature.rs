//! What is measured of two numbers that share a key. One function, for training and for use.

use crate::record::{Number, Span};
use crate::weigh::line;

use super::Numbers;
use super::compare::{compare, is_crowd};
use super::counted::Counted;
use super::key::Key;
use super::place::meaning;
use super::voice;
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::{Scene, common};

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 24] = [
    "gathered",
    "sentence_cosine",
    "clause_cosine",
    "near_cosine",
    "toll",
    "noun_differs",
    "alone",
    "others",
    "rival_nearer",
    "common_unit",
    "age",
    "log_ratio",
    "bound_far",
    "meaning",
    "meaning_sentence",
    "part",
    "crowd",
    "names_shared",
    "names_clash",
    "late",
    "names_around",
    "within_5",
    "within_15",
    "within_50",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// How near a number without a noun must stand, in bytes, to be of the same thing: about two sentences.
const NEAR: usize = 300;
/// Ratios within which two values may well be of one thing, in nats.
const WITHIN: [f32; 3] = [0.05, 0.15, 0.5];
/// The greatest ratio that is told apart, in nats.
const GREATEST_RATIO: f64 = 5.0;

/// What is measured of a pair. `gathered`: whether the collation has both in one gathering.
pub fn features(
    scene: &Scene<'_>,
    numbers: &Numbers,
    (a, b): (&Counted, &Counted),
    key: &Key,
    gathered: bool,
) -> Features {
    let is = |truth: bool| f32::from(u8::from(truth));
    let (whole, clause, near) = cosines(scene, a, b);
    let (beside_a, beside_b) = (rivals(numbers, key, a, b), rivals(numbers, key, b, a));
    let best = |one: &Counted, rivals: &[&Counted]| {
        let nearness = |rival: &&Counted| {
            let (whole, _, near) = cosines(scene, one, rival);
            whole + near
        };
        rivals.iter().map(nearness).fold(0.0, f32::max)
    };
    let rival = best(a, &beside_b).max(best(b, &beside_a)) - (whole + near);
    let in_sentence = |counted: &Counted, rivals: &[&Counted]| {
        rivals.iter().any(|rival| rival.place.sentence == counted.place.sentence)
    };
    let verdict = compare(&a.number, a.inclusive, &b.number, b.inclusive);
    let crowd = is_crowd(&a.number) || is_crowd(&b.number);
    let names = names_in_common(scene, a, b);
    let apart = ratio(&a.number, &b.number);
    let bounded = verdict == Verdict::Soft && !crowd;
    [
        is(gathered),
        whole,
        clause,
        near,
        is(matches!(key, Key::Toll(_))),
        is(a.noun.is_some() && b.noun.is_some() && a.noun != b.noun),
        is(!in_sentence(a, &beside_a) && !in_sentence(b, &beside_b)),
        count(beside_a.len() + beside_b.len()).ln_1p(),
        rival.max(0.0),
        is(key.is_common()),
        is(*key == Key::Age),
        apart,
        is(bounded),
        nearness(scene, (a, a.place.clause), (b, b.place.clause), whole),
        nearness(scene, (a, a.place.sentence), (b, b.place.sentence), whole),
        is(a.part != b.part),
        is(crowd),
        is(names == Some(true)),
        is(names == Some(false)),
        late(a).max(late(b)).ln_1p(),
        names_around(a, b),
        is(apart < WITHIN[0]),
        is(apart < WITHIN[1]),
        is(apart < WITHIN[2]),
    ]
}

/// Whether the clauses of two numbers name somebody or something in common; nothing where one names nobody.
fn names_in_common(scene: &Scene<'_>, a: &Counted, b: &Counted) -> Option<bool> {
    let [one, other] = [a, b].map(|counted| -> Vec<u32> {
        counted.place.beside.iter().copied().filter(|stem| scene.is_proper(*stem)).collect()
    });
    (!one.is_empty() && !other.is_empty()).then(|| !common(&one, &other).is_empty())
}

/// Sentences before a number: what a report leads with is its matter.
fn late(counted: &Counted) -> f32 {
    count(counted.place.before)
}

/// The share of the names of the two sentences, and of those before them, that both have.
fn names_around(a: &Counted, b: &Counted) -> f32 {
    let (one, other) = (&a.place.names, &b.place.names);
    let both = common(one, other).len();
    count(both) / count((one.len() + other.len() - both).max(1))
}

#[expect(clippy::cast_precision_loss, reason = "counts of numbers are small")]
fn count(of: usize) -> f32 {
    of as f32
}

/// The cosines of the words of two sentences, two clauses and two neighbourhoods, rare words weighing more.
fn cosines(scene: &Scene<'_>, a: &Counted, b: &Counted) -> (f32, f32, f32) {
    let cosine = |a: &[u32], b: &[u32]| {
        let sum = |stems: &[u32]| stems.iter().map(|stem| scene.weight(*stem).powi(2)).sum::<f32>();
        let norm = (sum(a) * sum(b)).sqrt();
        if norm > 0.0 { sum(&common(a, b)) / norm } else { 0.0 }
    };
    let (a, b) = (&a.place, &b.place);
    (cosine(&a.around, &b.around), cosine(&a.beside, &b.beside), cosine(&a.near, &b.near))
}

/// The other numbers of `one`'s report that share a key with both: the pair's own, or one of its kind.
fn rivals<'a>(numbers: &'a Numbers, key: &Key, one: &Counted, other: &Counted) -> Vec<&'a Counted> {
    let of_report = numbers.of(one.report).iter().filter(|rival| rival.span != one.span);
    let share = |rival: &Counted, one: &Counted| {
        rival
            .keys
            .iter()
            .any(|own| (!own.is_loose() || own.is(key)) && one.keys.iter().any(|other| own.is(other)))
    };
    of_report.filter(|rival| share(rival, one) && share(rival, other)).collect()
}

/// Whether one of the two reports has the other's value as well, and so does not gainsay it; unless it has each from another
/// speaker, and so tells that they differ.
pub fn is_told_too(scene: &Scene<'_>, numbers: &Numbers, key: &Key, a: &Counted, b: &Counted) -> bool {
    told_too(scene, &rivals(numbers, key, b, a), a, b) || told_too(scene, &rivals(numbers, key, a, b), b, a)
}

/// Whether the report of `b` has the value of `a` as well: of the same thing, or beside `b` without a noun ("12, not 15").
fn told_too(scene: &Scene<'_>, beside_b: &[&Counted], a: &Counted, b: &Counted) -> bool {
    let equal = |value: f64| value.total_cmp(&a.number.value).is_eq();
    // "About 30 minutes" and "a 30-minute call" are one value of one report, whatever the other has.
    if equal(b.number.value) {
        return false;
    }
    let of_key = beside_b.iter().any(|other| {
        equal(other.number.value)
            && compare(&a.number, a.inclusive, &other.number, other.inclusive) == Verdict::Agree
            && !other.is_of_two_voices(b)
    });
    let bare = |other: &Number| {
        other.span != b.number.span
            && other.unit.is_none()
            && equal(other.value)
            && other.span.start.abs_diff(b.number.span.start) <= NEAR
            && voice::speaker(scene, b.report, other.span) == b.speaker
    };
    of_key || scene.story.get(b.report).is_some_and(|report| report.layers.numbers.iter().any(bare))
}

/// How many times one value is the other, in nats; of none it is not told.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm")]
fn ratio(a: &Number, b: &Number) -> f32 {
    const OF_NONE: f64 = 0.5;
    let ratio = if a.value.min(b.value) > 0.0 { (a.value / b.value).ln().abs() } else { OF_NONE };
    ratio.min(GREATEST_RATIO) as f32
}

/// The cosine of two meanings; where no encoder gave them, of words.
fn nearness(scene: &Scene<'_>, (a, one): (&Counted, Span), (b, other): (&Counted, Span), words: f32) -> f32 {
    let of = |counted: &Counted, span| meaning(scene.story.get(counted.report)?, span);
    match of(a, one).zip(of(b, other)) {
        Some((one, other)) => one.iter().zip(other).map(|(x, y)| x * y).sum(),
        None => words.sqrt(),
    }
}
