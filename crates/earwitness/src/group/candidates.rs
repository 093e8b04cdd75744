//! Which pairs of reports are worth comparing: those that share a key.
//!
//! A report has few keys: pairs of the words that say most about it, and its anchors. Each key is a bucket;
//! buckets are independent, so any split of the keys over machines finds the same pairs.

use rayon::prelude::*;

use super::sketch::Sketch;
use super::words::{mix, pair};

/// A bucket key with the position of a sketch that has it in its low bits: one number, so that sorting is cheap.
type Entry = u64;

/// Words whose pairs are keys: the weightiest of a report.
const KEY_TERMS: usize = 10;
/// In a bucket, a report is paired with so many after it in order of time; beyond that the key is too
/// common to tell anything.
const REACH: usize = 8;
/// Keys are worked off in parts, one after the other, so that never all are in memory.
const REPORTS_A_PART: u64 = 1 << 16;
const MOST_PARTS: u64 = 16;

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

/// Pairs of positions `(a, b)`, `a < b`, ascending, that share a key of the shard. The sketches stand in
/// order of time.
pub fn candidates(sketches: &[&Sketch], shard: Shard) -> Vec<(u32, u32)> {
    let tops: Vec<[u32; KEY_TERMS]> = sketches.par_iter().map(|sketch| top(sketch)).collect();
    let parts = (sketches.len() as u64 / REPORTS_A_PART + 1).min(MOST_PARTS);
    // The bits that hold a position; the others tell the key. Shards and parts go by the high half alone, which no
    // position reaches.
    let positions = (sketches.len() as u64).next_power_of_two() - 1;
    let mut pairs: Vec<u64> = Vec::new();
    for part in 0..parts {
        let mut entries: Vec<Entry> = sketches
            .par_iter()
            .zip(&tops)
            .enumerate()
            .flat_map_iter(|(at, (sketch, top))| {
                let ours = move |&key: &u64| (key >> 40) % parts == part && shard.has(key);
                keys(sketch, top).filter(ours).map(move |key| key & !positions | at as u64)
            })
            .collect();
        entries.par_sort_unstable();
        entries.dedup();
        let mut found: Vec<u64> = entries
            .par_chunk_by(|a, b| a & !positions == b & !positions)
            .flat_map_iter(|bucket| within(bucket, positions))
            .collect();
        found.par_sort_unstable();
        found.dedup();
        pairs.append(&mut found);
    }
    if parts > 1 {
        pairs.par_sort_unstable();
        pairs.dedup();
    }
    pairs.into_iter().map(|pair| ((pair >> 32) as u32, pair as u32)).collect()
}

/// The pairs of one bucket, each as one number: the earlier position, then the later.
fn within(bucket: &[Entry], positions: u64) -> impl Iterator<Item = u64> + '_ {
    bucket.iter().enumerate().flat_map(move |(at, &first)| {
        let seconds = bucket.iter().skip(at + 1).take(REACH);
        seconds.map(move |&second| (first & positions) << 32 | second & positions)
    })
}

/// The weightiest terms of a sketch, ascending; zeros where it has fewer.
fn top(sketch: &Sketch) -> [u32; KEY_TERMS] {
    let mut terms: Vec<(u32, u32)> = sketch.terms.iter().map(|term| (term.weight(), term.hash)).collect();
    if terms.len() > KEY_TERMS {
        terms.select_nth_unstable_by(KEY_TERMS, |a, b| b.cmp(a));
    }
    let mut top = [0; KEY_TERMS];
    for (slot, (_, hash)) in top.iter_mut().zip(terms) {
        *slot = hash;
    }
    top.sort_unstable();
    top
}

/// The keys of a sketch: its text, pairs of its weightiest terms, its anchors.
fn keys<'a>(sketch: &'a Sketch, top: &'a [u32; KEY_TERMS]) -> impl Iterator<Item = u64> + 'a {
    let pairs = top.iter().enumerate().flat_map(move |(at, &first)| {
        let seconds = top.iter().skip(at + 1).filter(move |_| first != 0);
        seconds.map(move |&second| pair(u64::from(first), u64::from(second)))
    });
    let anchors = sketch.anchors.iter().map(|&anchor| mix(u64::from(anchor) | 1 << 40));
    std::iter::once(sketch.text).chain(pairs).chain(anchors)
}
