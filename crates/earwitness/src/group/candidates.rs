//! Which pairs of reports are worth comparing: those that share a key.
//!
//! A report has few keys: pairs of the words that say most about it, and its anchors. Each key is a bucket;
//! buckets are independent, so any split of the keys over machines finds the same pairs.

use rayon::prelude::*;

use super::sketch::Sketch;
use super::words::{mix, pair};

/// A bucket key and the position of a sketch that has it.
type Entry = (u64, u32);

/// Words whose pairs are keys: the weightiest of a report.
const KEY_TERMS: usize = 10;
/// In a bucket, a report is paired with so many after it in order of time; beyond that the key is too
/// common to tell anything.
const REACH: usize = 8;
/// Keys are worked off in so many parts, one after the other, so that never all are in memory.
const PARTS: u64 = 16;

/// The part of all keys that one machine looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    pub number: u64,
    pub of: u64,
}

impl Shard {
    pub const WHOLE: Self = Self { number: 0, of: 1 };

    const fn has(self, key: u64) -> bool {
        (key >> 32) % self.of == self.number
    }
}

/// Pairs of positions `(a, b)`, `a < b`, ascending, that share a key of the shard. `order` gives the
/// positions in time.
pub fn candidates(sketches: &[&Sketch], shard: Shard) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for part in 0..PARTS {
        let mut entries: Vec<Entry> = sketches
            .par_iter()
            .enumerate()
            .flat_map_iter(|(at, sketch)| {
                let at = at as u32;
                keys(sketch)
                    .filter(move |&key| key % PARTS == part && shard.has(key))
                    .map(move |key| (key, at))
            })
            .collect();
        entries.par_sort_unstable();
        entries.dedup();
        let found = entries.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(within).collect::<Vec<_>>();
        pairs.extend(found);
        pairs.par_sort_unstable();
        pairs.dedup();
    }
    pairs
}

/// The pairs of one bucket.
fn within(bucket: &[Entry]) -> impl Iterator<Item = (u32, u32)> + '_ {
    bucket.iter().enumerate().flat_map(|(at, &(_, first))| {
        bucket.iter().skip(at + 1).take(REACH).map(move |&(_, second)| (first, second))
    })
}

/// The keys of a sketch.
fn keys(sketch: &Sketch) -> impl Iterator<Item = u64> + '_ {
    let mut terms: Vec<(u32, u32)> = sketch.terms.iter().map(|term| (term.weight(), term.hash)).collect();
    if terms.len() > KEY_TERMS {
        terms.select_nth_unstable_by(KEY_TERMS, |a, b| b.cmp(a));
        terms.truncate(KEY_TERMS);
    }
    let mut hashes: Vec<u32> = terms.into_iter().map(|(_, hash)| hash).collect();
    hashes.sort_unstable();
    let mut keys = Vec::with_capacity(hashes.len() * hashes.len() / 2 + 1);
    keys.push(sketch.text);
    for (at, &first) in hashes.iter().enumerate() {
        keys.extend(hashes.iter().skip(at + 1).map(|&second| pair(u64::from(first), u64::from(second))));
    }
    keys.into_iter().chain(sketch.anchors.iter().map(|&anchor| mix(u64::from(anchor) | 1 << 40)))
}
