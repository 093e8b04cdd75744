//! What is measured of a pair of sayings. One function, for training and for use.

use crate::weigh::collate::feature::{self as passage, Rank, Setting};
use crate::weigh::collate::profile::Profile;
use crate::weigh::collate::speaker::Tie;
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 22] = [
    "limbs_best",
    "limbs_all",
    "limb_pairs",
    "margin_worse",
    "margin_better",
    "behind",
    "cosine",
    "shorter",
    "numbers_clash",
    "meaning",
    "quoted_share",
    "quoted_run",
    "quoted_both",
    "run",
    "speaker_same",
    "speaker_joint",
    "speaker_through",
    "speaker_bodies",
    "speaker_unmet",
    "speaker_mixed",
    "speaker_clash",
    "match",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// What the scorer of passages finds of the limbs of two sayings, in nats.
#[derive(Debug, Clone, Copy)]
pub struct Limbs {
    pub best: f32,
    /// The log of the summed odds.
    pub all: f32,
    pub pairs: usize,
}

impl Limbs {
    /// One pair of limbs more.
    pub fn with(limbs: Option<Self>, odds: f32) -> Self {
        let Self { best, all, pairs } =
            limbs.unwrap_or(Self { best: odds, all: f32::NEG_INFINITY, pairs: 0 });
        let all = all.max(odds) + (-(all - odds).abs()).exp().ln_1p();
        Self { best: best.max(odds), all, pairs: pairs + 1 }
    }
}

/// The odds of a rival where there is none, in nats.
pub const NO_RIVAL: f32 = -4.0;

/// Measures a pair. The order of the two does not matter.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub fn measure(
    a: &Profile,
    b: &Profile,
    (limbs, margin, tie, matched): (Limbs, Rank, Tie, f32),
    setting: &Setting<'_>,
) -> Features {
    let whole = passage::measure(a, b, Rank { worse: 0.0, better: 0.0 }, setting);
    let value =
        |name: &str| passage::NAMES.iter().position(|other| *other == name).map_or(0.0, |index| whole[index]);
    let flag = |truth: bool| f32::from(u8::from(truth));
    let fragments = [(&a.quoted, &b.content), (&b.quoted, &a.content)];
    let fragments = fragments.map(|(quoted, content)| {
        let share = share(&passage::common(quoted, content), quoted, setting);
        (share, share * (quoted.len() as f32).ln_1p())
    });
    [
        limbs.best,
        limbs.all,
        (limbs.pairs as f32).ln_1p(),
        margin.worse,
        margin.better,
        margin.worse.min(0.0),
        value("cosine"),
        value("shorter"),
        value("numbers_clash"),
        value("meaning"),
        fragments[0].0.max(fragments[1].0),
        fragments[0].1.max(fragments[1].1),
        flag(!a.quoted.is_empty() && !b.quoted.is_empty()),
        value("run"),
        flag(tie == Tie::Same),
        flag(tie == Tie::Joint),
        flag(tie == Tie::Through),
        flag(tie == Tie::Bodies),
        flag(tie == Tie::Unmet),
        flag(tie == Tie::Mixed),
        flag(tie == Tie::Clash),
        matched,
    ]
}

/// The share of the weight of some stems that others make up.
fn share(part: &[u32], whole: &[u32], setting: &Setting<'_>) -> f32 {
    let sum = |stems: &[u32]| stems.iter().map(|&stem| setting.usage.weight[stem as usize]).sum::<f32>();
    let all = sum(whole);
    if all > 0.0 { sum(part) / all } else { 0.0 }
}
