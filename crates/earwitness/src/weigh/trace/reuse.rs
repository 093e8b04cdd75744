//! Text reuse inside a story: which reports share wording, and where.
//!
//! Seeds are runs of five words (Broder's shingles), thinned by winnowing (Schleimer, Wilkerson and Aiken 2003), so that
//! any eight words in common share one. Every pair that shares a seed outside quotation marks is aligned (`align`).

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::record::Report;

use super::align::{self, Alignment};
use super::words::{self, Word};

/// Words in a seed.
pub const SEED: usize = 5;
/// Seeds of which winnowing keeps one: runs of `SEED + WINDOW - 1` words in common are always seen.
const WINDOW: usize = 4;
/// Reports that may share a seed and all be compared; a seed of more links neighbours only, which keeps the work near
/// linear. Every story of the origins gold stays below it.
const CROWD: usize = 96;
/// From this many reports on, one seed in `SAMPLE` is enough: a family of that size shares hundreds.
const MANY: usize = 16;
const SAMPLE: u64 = 8;
/// Neighbours that a report is compared with where a seed is crowded.
const NEIGHBOURS: usize = 4;

/// A report as copying sees it.
#[derive(Debug, Clone, Default)]
pub struct Copy {
    pub words: Vec<Word>,
    /// For each word: quoted here, or in another report of the story.
    pub masked: Vec<bool>,
    /// Key of the seed that starts at each word, with its place; sorted.
    pub grams: Vec<(u64, u32)>,
}

/// Two reports that share wording.
#[derive(Debug, Clone)]
pub struct Shared {
    pub a: usize,
    pub b: usize,
    pub alignment: Alignment,
}

/// The reports as copying sees them.
pub fn prepare(story: &[&Report]) -> Vec<Copy> {
    let mut copies: Vec<Copy> = story
        .par_iter()
        .map(|report| {
            let words = words::find(report);
            let mut grams: Vec<(u64, u32)> =
                words.windows(SEED).zip(0u32..).map(|(window, at)| (words::gram(window), at)).collect();
            grams.sort_unstable();
            Copy { masked: words.iter().map(|word| word.quoted).collect(), words, grams }
        })
        .collect();
    mask_quoted_elsewhere(&mut copies);
    copies
}

/// A run that stands in quotation marks in one report is a quotation in all: a house that strips marks does not turn a
/// shared quotation into shared text.
fn mask_quoted_elsewhere(copies: &mut [Copy]) {
    let quoted: FxHashSet<u64> = copies
        .iter()
        .flat_map(|copy| {
            copy.grams
                .iter()
                .filter(|&&(_, at)| {
                    copy.words[at as usize..at as usize + SEED].iter().all(|word| word.quoted)
                })
                .map(|&(key, _)| key)
        })
        .collect();
    for copy in copies {
        for &(key, at) in &copy.grams {
            if quoted.contains(&key) {
                copy.masked[at as usize..at as usize + SEED].fill(true);
            }
        }
    }
}

/// All pairs of reports that share wording outside quotation marks, sorted.
pub fn find(copies: &[Copy]) -> Vec<Shared> {
    candidates(copies)
        .into_par_iter()
        .filter_map(|(a, b)| {
            let (a, b) = (a as usize, b as usize);
            align::align(&copies[a], &copies[b]).map(|alignment| Shared { a, b, alignment })
        })
        .collect()
}

/// Pairs that share a seed.
fn candidates(copies: &[Copy]) -> Vec<(u32, u32)> {
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (report, copy) in (0u32..).zip(copies) {
        for key in winnow(copy) {
            let list = holders.entry(key).or_default();
            if list.last() != Some(&report) {
                list.push(report);
            }
        }
    }
    let mut pairs: FxHashSet<(u32, u32)> = FxHashSet::default();
    for (key, list) in &holders {
        if list.len() > MANY && key % SAMPLE != 0 {
            continue;
        }
        for (place, &a) in list.iter().enumerate() {
            let reach = if list.len() > CROWD { NEIGHBOURS } else { list.len() };
            pairs.extend(list.iter().skip(place + 1).take(reach).map(|&b| (a, b)));
        }
    }
    let mut pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// The least seed of every window, among seeds with a word outside quotation marks; sorted.
fn winnow(copy: &Copy) -> Vec<u64> {
    let mut at_place = vec![u64::MAX; copy.grams.len()];
    for &(key, at) in &copy.grams {
        let at = at as usize;
        if copy.masked[at..at + SEED].iter().any(|masked| !masked) {
            at_place[at] = key;
        }
    }
    let mut kept: Vec<u64> = if at_place.len() < WINDOW {
        at_place
    } else {
        at_place.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect()
    };
    kept.sort_unstable();
    kept.dedup();
    kept.retain(|&key| key != u64::MAX);
    kept
}
