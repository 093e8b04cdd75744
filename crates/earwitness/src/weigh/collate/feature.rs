//! What is measured of a pair of passages. One function, for training and for use.

use crate::record::Modality;

use super::passage::Vocabulary;
use super::profile::{Kind, Profile, Usage};
use super::speaker::{self, Bonds, Tie};
use crate::weigh::cast::Cast;
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 39] = [
    "story_cosine",
    "news_cosine",
    "cosine",
    "jaccard",
    "containment",
    "story_containment",
    "story_coverage",
    "grams",
    "run",
    "rarest_1",
    "rarest_2",
    "rarest_3",
    "common_weight",
    "common_stems",
    "numbers_agree",
    "numbers_clash",
    "place_distance",
    "place_earlier",
    "names_agree",
    "shorter",
    "longer",
    "context_cosine",
    "context_containment",
    "quoted_one",
    "quoted_both",
    "quoted_words",
    "predicate_same",
    "agent_overlap",
    "polarity_clash",
    "modality_same",
    "lead_one",
    "rank_worse",
    "rank_better",
    "meaning",
    "meaning_context",
    "meaning_known",
    "speaker_same",
    "speaker_clash",
    "match",
];

/// Where the matcher's log-odds stand; 0 until they are asked for, and where it has no vectors.
pub const MATCH: usize = NAMES.len() - 1;

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// What the scorer knows of the story besides the two passages.
#[derive(Debug)]
pub struct Setting<'a> {
    pub vocabulary: &'a Vocabulary,
    pub usage: &'a Usage,
    pub cast: &'a Cast,
    pub bonds: &'a Bonds,
}

/// How near the two are to being each other's best match in their reports: 1 is best.
#[derive(Debug, Clone, Copy)]
pub struct Rank {
    pub worse: f32,
    pub better: f32,
}

/// Measures a pair. The order of the two does not matter.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub fn measure(a: &Profile, b: &Profile, rank: Rank, setting: &Setting<'_>) -> Features {
    let (usage, news) = (setting.usage, &setting.vocabulary.rarity);
    let common = common(&a.content, &b.content);
    let sum = |stems: &[u32], weights: &[f32]| stems.iter().map(|&stem| weights[stem as usize]).sum::<f32>();
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    let (news_common, news_a, news_b) = (sum(&common, news), sum(&a.content, news), sum(&b.content, news));
    let (story_common, story_a, story_b) =
        (sum(&common, &usage.rarity), sum(&a.content, &usage.rarity), sum(&b.content, &usage.rarity));
    let mut rare: Vec<f32> = common.iter().map(|&stem| usage.weight[stem as usize]).collect();
    rare.sort_by(|a, b| b.total_cmp(a));
    rare.resize(rare.len().max(3), 0.0);
    let around = self::common(&a.context, &b.context);
    let numbers = self::common(&a.numbers, &b.numbers).len();
    let clash = numbers == 0 && !a.numbers.is_empty() && !b.numbers.is_empty();
    let quoted = [a, b].iter().filter(|profile| profile.kind == Kind::Quoted).count();
    let flag = |truth: bool| f32::from(u8::from(truth));
    let grams = self::common(&a.grams, &b.grams).len() as f32;
    let dot = |a: &Option<Vec<f32>>, b: &Option<Vec<f32>>| match (a, b) {
        (Some(a), Some(b)) => Some(a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>()),
        _ => None,
    };
    let meaning = dot(&a.meaning, &b.meaning);
    let tie = speaker::tie(setting.cast, setting.bonds, a.speaker, b.speaker);
    [
        cosine(&common, &a.content, &b.content, &usage.rarity),
        cosine(&common, &a.content, &b.content, news),
        cosine(&common, &a.content, &b.content, &usage.weight),
        share(news_common, news_a + news_b - news_common),
        share(news_common, news_a.min(news_b)),
        share(story_common, story_a.min(story_b)),
        share(story_common, story_a.max(story_b)),
        share(grams, a.grams.len().min(b.grams.len()) as f32),
        (run(&a.stems, &b.stems) as f32).ln_1p(),
        rare[0],
        rare[1],
        rare[2],
        sum(&common, &usage.weight).ln_1p(),
        (common.len() as f32).ln_1p(),
        (numbers as f32).ln_1p(),
        flag(clash),
        (a.place - b.place).abs(),
        a.place.min(b.place),
        (self::common(&a.names, &b.names).len() as f32).ln_1p(),
        (a.content.len().min(b.content.len()) as f32).ln_1p(),
        (a.content.len().max(b.content.len()) as f32).ln_1p(),
        cosine(&around, &a.context, &b.context, &usage.weight),
        share(sum(&around, news), sum(&a.context, news).min(sum(&b.context, news))),
        flag(quoted == 1),
        flag(quoted == 2),
        (self::common(&a.quoted, &b.quoted).len() as f32).ln_1p(),
        flag(a.predicate.is_some() && a.predicate == b.predicate),
        flag(!self::common(&a.agent, &b.agent).is_empty()),
        flag(a.polarity != b.polarity),
        flag(a.modality == b.modality && a.modality != Modality::Asserted),
        flag(a.place.min(b.place) < LEAD),
        rank.worse,
        rank.better,
        meaning.unwrap_or(0.0),
        dot(&a.meaning_around, &b.meaning_around).unwrap_or(0.0),
        flag(meaning.is_some()),
        flag(tie == Tie::Same),
        flag(tie == Tie::Clash),
        0.0,
    ]
}

/// The share of a report that is its title and lead.
const LEAD: f32 = 0.04;

/// What two sorted sets share.
pub fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (mut i, mut j) = (0, 0);
    let mut both = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both.push(*x);
                i += 1;
                j += 1;
            }
        }
    }
    both
}

/// Weighted cosine of two sets, given what they share.
pub fn cosine(common: &[u32], a: &[u32], b: &[u32], weights: &[f32]) -> f32 {
    let square = |stems: &[u32]| stems.iter().map(|&stem| weights[stem as usize].powi(2)).sum::<f32>();
    let length = (square(a) * square(b)).sqrt();
    if length > 0.0 { square(common) / length } else { 0.0 }
}

/// Words beyond which a passage is not searched for runs.
const LONGEST: usize = 120;

/// The longest run of stems that both have.
pub fn run(a: &[u32], b: &[u32]) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut longest = 0;
    let mut before = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = std::mem::replace(&mut diagonal, before[j + 1]);
            before[j + 1] = if x == y { above + 1 } else { 0 };
            longest = longest.max(before[j + 1]);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_sets() {
        assert_eq!(run(&[1, 2, 3, 4], &[9, 2, 3, 4, 1]), 3);
        assert_eq!(common(&[1, 3, 5], &[3, 4, 5]), [3, 5]);
    }
}
