//! How rare a stem is in news at large.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::stem::stem;

/// One line a level: the weight in tenths, then the stems. See `weights/collate/CARD.md`.
const LEVELS: &str = include_str!("../../../weights/collate/background.txt");

/// Weight of a stem that no counted report holds, in nats (ln of reports over reports with it).
const UNSEEN: f32 = 9.0;

static WEIGHTS: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    let mut weights = FxHashMap::default();
    for line in LEVELS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(tenths) = words.next().and_then(|level| level.parse::<f32>().ok()) else { continue };
        weights.extend(words.map(|stem| (stem, tenths / 10.0)));
    }
    weights
});

/// Inverse document frequency of a stem in news (Spärck Jones 1972), in nats.
pub fn weight(stem: &str) -> f32 {
    WEIGHTS.get(stem).copied().unwrap_or(UNSEEN)
}

/// Inverse document frequency in news of a word, in nats.
pub fn rarity(word: &str) -> f32 {
    weight(&stem(word))
}

/// Whether news at large knows the stem.
pub fn knows(stem: &str) -> bool {
    WEIGHTS.contains_key(stem)
}
