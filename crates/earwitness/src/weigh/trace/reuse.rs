//! Text reuse inside a story: which reports share wording, and where.
//!
//! Seeds are runs of five words (Broder's shingles). Every pair that shares a seed with a word outside quotation marks is
//! aligned (`align`).

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::record::Report;

use super::align::{self, Alignment};
use super::words::{self, Word};

/// Words in a seed.
pub const SEED: usize = 5;
/// Reports that may share a seed and all be compared; a seed of more links neighbours only, which keeps the work near
/// linear. Every story of the origins gold stays below it.
pub const CROWD: usize = 96;
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

/// Pairs that share a seed. Seeds of one passage have the same holders: each list of holders is looked at once.
fn candidates(copies: &[Copy]) -> Vec<(u32, u32)> {
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (report, copy) in (0u32..).zip(copies) {
        for &(key, at) in &copy.grams {
            let at = at as usize;
            if copy.masked[at..at + SEED].iter().all(|&masked| masked) {
                continue;
            }
            let list = holders.entry(key).or_default();
            if list.last() != Some(&report) {
                list.push(report);
            }
        }
    }
    let lists: FxHashSet<Vec<u32>> = holders.into_values().filter(|list| list.len() > 1).collect();
    let mut pairs: FxHashSet<(u32, u32)> = FxHashSet::default();
    for list in &lists {
        let reach = if list.len() > CROWD { NEIGHBOURS } else { list.len() };
        for (place, &a) in list.iter().enumerate() {
            pairs.extend(list.iter().skip(place + 1).take(reach).map(|&b| (a, b)));
        }
    }
    let mut pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}
