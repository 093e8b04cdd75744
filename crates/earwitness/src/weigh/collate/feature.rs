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
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    let (news_common, news_a, news_b) = (sum(&common, news), a.sums.news, b.sums.news);
    let (story_common, story_a, story_b) = (sum(&common, &usage.rarity), a.sums.story, b.sums.story);
    let rare = rarest(&common, &usage.weight);
    let around = self::common(&a.context, &b.context);
    let numbers = count(&a.numbers, &b.numbers);
    let clash = numbers == 0 && !a.numbers.is_empty() && !b.numbers.is_empty();
    let quoted = [a, b].iter().filter(|profile| profile.kind == Kind::Quoted).count();
    let flag = |truth: bool| f32::from(u8::from(truth));
    let grams = count(&a.grams, &b.grams) as f32;
    let [meaning, around_meaning] = dots([
        a.meaning.as_deref().zip(b.meaning.as_deref()).unwrap_or_default(),
        a.meaning_around.as_deref().zip(b.meaning_around.as_deref()).unwrap_or_default(),
    ]);
    let meaning = (a.meaning.is_some() && b.meaning.is_some()).then_some(meaning);
    let tie = speaker::tie(setting.cast, setting.bonds, a.speaker, b.speaker);
    [
        cosine(&common, (a.sums.story_square, b.sums.story_square), &usage.rarity),
        cosine(&common, (a.sums.news_square, b.sums.news_square), news),
        cosine(&common, (a.sums.square, b.sums.square), &usage.weight),
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
        (count(&a.names, &b.names) as f32).ln_1p(),
        (a.content.len().min(b.content.len()) as f32).ln_1p(),
        (a.content.len().max(b.content.len()) as f32).ln_1p(),
        cosine(&around, (a.sums.context_square, b.sums.context_square), &usage.weight),
        share(sum(&around, news), a.sums.context_news.min(b.sums.context_news)),
        flag(quoted == 1),
        flag(quoted == 2),
        (count(&a.quoted, &b.quoted) as f32).ln_1p(),
        flag(a.predicate.is_some() && a.predicate == b.predicate),
        flag(count(&a.agent, &b.agent) > 0),
        flag(a.polarity != b.polarity),
        flag(a.modality == b.modality && a.modality != Modality::Asserted),
        flag(a.place.min(b.place) < LEAD),
        rank.worse,
        rank.better,
        meaning.unwrap_or(0.0),
        around_meaning,
        flag(meaning.is_some()),
        flag(tie == Tie::Same),
        flag(tie == Tie::Clash),
        0.0,
    ]
}

/// The weights of the three stems that tell most, the highest first; 0 where there are fewer. Weights are never negative.
fn rarest(stems: &[u32], weights: &[f32]) -> [f32; 3] {
    let mut best = [0.0; 3];
    for &stem in stems {
        let mut weight = weights[stem as usize];
        for place in &mut best {
            if weight > *place {
                std::mem::swap(place, &mut weight);
            }
        }
    }
    best
}

/// The share of a report that is its title and lead.
const LEAD: f32 = 0.04;

/// What two sorted sets share. Without branches: which of two comes first is as good as random.
pub fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut both = vec![0; a.len().min(b.len()) + 1];
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(&x), Some(&y)) = (a.get(i), b.get(j)) {
        both[count] = x;
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        count += usize::from(x == y);
    }
    both.truncate(count);
    both
}

/// The dot products of two pairs of vectors side by side, each summed in order; of empty ones 0.
fn dots([(a, b), (c, d)]: [(&[f32], &[f32]); 2]) -> [f32; 2] {
    let mut sums = [0.0_f32; 2];
    let both = a.len().min(b.len()).min(c.len()).min(d.len());
    let heads = a[..both].iter().zip(&b[..both]).zip(c[..both].iter().zip(&d[..both]));
    for ((a, b), (c, d)) in heads {
        sums[0] += a * b;
        sums[1] += c * d;
    }
    for (sum, (one, other)) in sums.iter_mut().zip([(a, b), (c, d)]) {
        one.iter().zip(other).skip(both).for_each(|(x, y)| *sum += x * y);
    }
    sums
}

/// How many two sorted sets share.
pub fn count(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        both += usize::from(x == y);
    }
    both
}

/// The weights of some stems, summed.
pub fn sum(stems: &[u32], weights: &[f32]) -> f32 {
    stems.iter().map(|&stem| weights[stem as usize]).sum()
}

/// The squares of the weights of some stems, summed.
pub fn square(stems: &[u32], weights: &[f32]) -> f32 {
    stems.iter().map(|&stem| weights[stem as usize].powi(2)).sum()
}

/// Weighted cosine of two sets, given what they share and the square of each.
pub fn cosine(common: &[u32], (a, b): (f32, f32), weights: &[f32]) -> f32 {
    let length = (a * b).sqrt();
    if length > 0.0 { square(common, weights) / length } else { 0.0 }
}

/// Words beyond which a passage is not searched for runs.
const LONGEST: usize = 120;

/// The longest run of stems that both have.
pub fn run(a: &[u32], b: &[u32]) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    // Runs that end at a word of `a`, and at each word of `b`; those of the word before.
    let (mut before, mut here) = ([0_u8; LONGEST + 1], [0_u8; LONGEST + 1]);
    let mut longest = 0;
    for x in a {
        for ((here, before), y) in here[1..].iter_mut().zip(&before).zip(b) {
            *here = if x == y { before + 1 } else { 0 };
            longest = longest.max(*here);
        }
        std::mem::swap(&mut before, &mut here);
    }
    usize::from(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_sets() {
        assert_eq!(run(&[1, 2, 3, 4], &[9, 2, 3, 4, 1]), 3);
        assert_eq!(run(&[7; 300], &[7; 300]), LONGEST);
        assert_eq!(common(&[1, 3, 5], &[3, 4, 5]), [3, 5]);
        let (one, two) = ([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
        assert_eq!(dots([(&one, &two), (&one[..1], &two[1..2])]), [32.0, 5.0]);
        assert_eq!(dots([(&one, &two), (&[], &[])]), [32.0, 0.0]);
        assert_eq!(count(&[1, 3, 5], &[3, 4, 5]), 2);
        assert_eq!(rarest(&[0, 1, 2, 3], &[0.5, 2.0, 1.0, 3.0]), [3.0, 2.0, 1.0]);
    }
}
