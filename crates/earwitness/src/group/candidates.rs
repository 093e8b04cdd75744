//! Which pairs of reports are worth comparing: those that share a key.
//!
//! A report has few keys: the words that say most about it where few other reports have them among theirs, pairs of
//! them, and its anchors. Each key is a bucket; buckets are independent, so any split of the keys over machines finds
//! the same pairs.

use rayon::prelude::*;

use super::sketch::Sketch;
use super::words::{mix, pair};

/// A bucket key with the position of a sketch that has it in its low bits: one number, so that sorting is cheap.
type Entry = u64;

/// Words that are keys: the weightiest of a report. With 24 words alone and pairs of 8, .98 of the pairs that
/// comparing all would link are found on every set of `eval/story`; with pairs of 10 alone, .85 on SPARK.
const KEY_TERMS: usize = 24;
/// Words whose pairs are keys: the weightiest of those.
const PAIRED: usize = 8;
/// A single word that more reports have among their weightiest tells nothing.
const COMMON: usize = 64;
/// In a bucket, a report is paired with so many after it in order of time; beyond that the key is too
/// common to tell anything.
const REACH: usize = 8;
/// Two reports that a single word brings together share so many of their weightiest words, at least.
const SHARED: usize = 2;
/// Days that may lie between two reports which words bring together. Copies may lie apart by any time.
const WINDOW: u32 = 14;
/// These bits of a key tell single words, and words at all, from other keys.
const SINGLE: u64 = 1 << 63;
const WORDS: u64 = 1 << 62;
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

/// Two reports worth comparing, by position (`a < b`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    pub a: u32,
    pub b: u32,
    pub by: Brought,
}

/// What brings two reports together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Brought {
    /// Their text, their wording, or two of their weightiest words: they may be copies.
    ByWording,
    /// Single words: they may be of one story.
    ByWord,
}

/// Pairs that share a key of the shard, ascending. The sketches stand in order of time.
pub fn candidates(sketches: &[&Sketch], shard: Shard) -> Vec<Candidate> {
    brought(sketches, shard, &[Brought::ByWording, Brought::ByWord])
}

/// The candidates that may be copies.
pub fn copy_candidates(sketches: &[&Sketch], shard: Shard) -> Vec<Candidate> {
    brought(sketches, shard, &[Brought::ByWording])
}

fn brought(sketches: &[&Sketch], shard: Shard, by: &[Brought]) -> Vec<Candidate> {
    let tops: Vec<Top> = sketches.par_iter().map(|sketch| Top::of(sketch)).collect();
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
                let single = top.single().filter(|_| by.contains(&Brought::ByWord));
                keys(sketch, top).chain(single).filter(ours).map(move |key| key & !positions | at as u64)
            })
            .collect();
        entries.par_sort_unstable();
        entries.dedup();
        let mut found: Vec<u64> = entries
            .par_chunk_by(|a, b| a & !positions == b & !positions)
            .flat_map_iter(|bucket| within(bucket, positions, &tops))
            .collect();
        found.par_sort_unstable();
        found.dedup_by_key(|pair| *pair >> 1);
        pairs.append(&mut found);
    }
    if parts > 1 {
        pairs.par_sort_unstable();
        pairs.dedup_by_key(|pair| *pair >> 1);
    }
    let candidate = |pair: u64| Candidate {
        a: (pair >> 33) as u32,
        b: (pair >> 1) as u32,
        by: if pair & 1 == 0 { Brought::ByWording } else { Brought::ByWord },
    };
    pairs.into_iter().map(candidate).collect()
}

/// The pairs of one bucket, each as one number: the earlier position, the later, what brings them together.
fn within<'a>(bucket: &'a [Entry], positions: u64, tops: &'a [Top]) -> impl Iterator<Item = u64> + 'a {
    let is = |kind: u64| bucket.first().is_some_and(|entry| entry & kind != 0);
    let (single, words) = (is(SINGLE), is(WORDS));
    let bucket = if single && bucket.len() > COMMON { &[] } else { bucket };
    bucket.iter().enumerate().flat_map(move |(at, &first)| {
        let seconds = bucket.iter().skip(at + 1).take(REACH).map(move |second| second & positions);
        let first = first & positions;
        let top = tops.get(first as usize);
        let worth = move |&second: &u64| {
            let (Some(top), Some(other)) = (top, tops.get(second as usize)) else { return false };
            (!words || top.near(other)) && (!single || top.shares(other))
        };
        seconds.filter(worth).map(move |second| first << 33 | second << 1 | u64::from(single))
    })
}

/// The weightiest words of a report.
#[derive(Debug, Default)]
struct Top {
    /// Ascending; zeros where there are fewer.
    terms: [u32; KEY_TERMS],
    /// Bits of those that are paired.
    paired: u32,
    day: Option<i32>,
}

impl Top {
    fn of(sketch: &Sketch) -> Self {
        let mut terms: Vec<(u32, u32)> = sketch.terms.iter().map(|term| (term.weight(), term.hash)).collect();
        if terms.len() > KEY_TERMS {
            terms.select_nth_unstable_by(KEY_TERMS, |a, b| b.cmp(a));
            terms.truncate(KEY_TERMS);
        }
        if terms.len() > PAIRED {
            terms.select_nth_unstable_by(PAIRED, |a, b| b.cmp(a));
        }
        let mut marked: Vec<(u32, bool)> =
            terms.iter().enumerate().map(|(at, &(_, hash))| (hash, at < PAIRED)).collect();
        marked.sort_unstable();
        let mut top = Self { day: sketch.day, ..Self::default() };
        for (at, (hash, paired)) in marked.into_iter().enumerate() {
            top.paired |= u32::from(paired) << at;
            if let Some(slot) = top.terms.get_mut(at) {
                *slot = hash;
            }
        }
        top
    }

    /// Keys of single words.
    fn single(&self) -> impl Iterator<Item = u64> + '_ {
        self.terms.iter().filter(|&&term| term != 0).map(|&term| mix(u64::from(term)) | SINGLE | WORDS)
    }

    fn paired(&self) -> impl Iterator<Item = u64> + Clone + '_ {
        let marked = self.terms.iter().enumerate().filter(|(at, _)| self.paired >> at & 1 != 0);
        marked.map(|(_, &term)| u64::from(term))
    }

    /// Whether few enough days lie between two reports, as far as is known.
    fn near(&self, other: &Self) -> bool {
        self.day.zip(other.day).is_none_or(|(a, b)| a.abs_diff(b) <= WINDOW)
    }

    /// Whether two reports share more than one word by chance.
    fn shares(&self, other: &Self) -> bool {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.terms.get(i), other.terms.get(j)) {
            shared += usize::from(a == b && *a != 0);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        shared >= SHARED
    }
}

/// The keys of a sketch that copies share: its text, its anchors, pairs of its weightiest words.
fn keys<'a>(sketch: &'a Sketch, top: &'a Top) -> impl Iterator<Item = u64> + 'a {
    let pairs = top.paired().enumerate().flat_map(move |(at, first)| {
        top.paired().skip(at + 1).map(move |second| pair(first, second) & !SINGLE | WORDS)
    });
    let anchors = sketch.anchors.iter().map(|&anchor| mix(u64::from(anchor) | 1 << 40));
    std::iter::once(sketch.text).chain(anchors).map(|key| key & !(SINGLE | WORDS)).chain(pairs)
}
