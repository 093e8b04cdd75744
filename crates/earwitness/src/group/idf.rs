//! How much a word tells: inverse document frequency in news, from a shipped table.

/// The table: one byte for every value of the low bits of a word's hash. See `weights/idf/CARD.md`.
static TABLE: &[u8] = include_bytes!("../../weights/idf/idf.bin");

/// Version of the table and of everything that is hashed into a sketch.
pub const SCHEMA: u16 = 2;

/// Steps of the stored value to one unit of idf (natural logarithm).
pub const STEPS: f32 = 32.0;

/// Words hash into this many cells of the table; rare words that fall together count as one.
pub const CELLS: usize = 1 << 17;

/// Idf of a word that the table has never seen, in steps.
const UNSEEN: u8 = 208;

/// The idf of a word in steps of 1/32, from its hash.
#[inline]
pub fn idf(hash: u64) -> u8 {
    TABLE.get(cell(hash)).copied().unwrap_or(UNSEEN)
}

/// The cell of a word.
#[inline]
pub const fn cell(hash: u64) -> usize {
    (hash as usize) & (CELLS - 1)
}

/// A table from document counts: how many of `documents` hold a word of each cell. Counts below `floor`
/// count as `floor`, so that a name nobody has seen before weighs no more than a rare word.
pub fn table(counts: &[u32], documents: u32, floor: u32) -> Vec<u8> {
    let idf = |count: u32| (f64::from(documents + 1) / f64::from(count.max(floor) + 1)).ln();
    counts.iter().map(|&count| (idf(count) * f64::from(STEPS)).round().clamp(0.0, 255.0) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::words::words;

    fn of(word: &str) -> u8 {
        words(word).next().map_or(0, |word| idf(word.hash))
    }

    #[test]
    fn the_table_knows_news_from_grammar() {
        assert_eq!(TABLE.len(), CELLS);
        assert!(of("the") < 8, "{}", of("the"));
        assert!(of("said") < 48, "{}", of("said"));
        assert!(of("president") < of("harbour"));
        assert!(of("zzyxwv") > 150, "{}", of("zzyxwv"));
    }

    #[test]
    fn rare_counts_stop_at_the_floor() {
        assert_eq!(table(&[0, 6, 999], 999, 6), [159, 159, 0]);
    }
}
