//! Progressive multiple alignment of readings, word by word (Feng and Doolittle 1987; for collation of witnesses,
//! Spencer and Howe 2004): each reading is aligned to the table of all before it, not to the first alone.

use rustc_hash::{FxHashMap, FxHashSet};

use super::word::Word;

/// One column: for each reading, the index of its word, if it has one here.
pub type Column = Vec<Option<usize>>;

/// Value of two equal words, two forms of one stem, two words that are nearly spelled alike, two others, and of a gap.
const EQUAL: i32 = 6;
const STEM: i32 = 5;
const OTHER: i32 = -2;
const GAP: i32 = -2;

/// Readings of a column that are looked at.
const WITNESSES: usize = 6;

/// A word told by numbers: equal texts and equal stems have equal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    text: u32,
    stem: u32,
}

fn keys(readings: &[Vec<Word>]) -> Vec<Vec<Key>> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut all = Vec::with_capacity(readings.len());
    for words in readings {
        let mut keys = Vec::with_capacity(words.len());
        for word in words {
            let [text, stem] = [&word.text, &word.stem].map(|text| {
                let fresh = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(text).or_insert(fresh)
            });
            keys.push(Key { text, stem });
        }
        all.push(keys);
    }
    all
}

/// Aligns all readings. The first to be laid down is `best`; then those most like it.
pub fn align(readings: &[Vec<Word>], best: usize) -> Vec<Column> {
    let keys = keys(readings);
    let known: FxHashSet<u32> = keys[best].iter().map(|key| key.stem).collect();
    let shared = |index: usize| keys[index].iter().filter(|key| known.contains(&key.stem)).count();
    let mut order: Vec<usize> = (0..readings.len()).filter(|&index| index != best).collect();
    order.sort_by_cached_key(|&index| (std::cmp::Reverse(shared(index)), index));
    let empty = || vec![None; readings.len()];
    let mut table: Vec<Column> = (0..readings[best].len())
        .map(|word| {
            let mut column = empty();
            column[best] = Some(word);
            column
        })
        .collect();
    for reading in order {
        let mut merged = Vec::with_capacity(table.len());
        let steps = path(&keys, &table, reading);
        let mut columns = std::mem::take(&mut table).into_iter();
        for step in steps {
            let mut column = match step {
                Step::Both(_) | Step::Column => columns.next().unwrap_or_else(empty),
                Step::Word(_) => empty(),
            };
            if let Step::Both(word) | Step::Word(word) = step {
                column[reading] = Some(word);
            }
            merged.push(column);
        }
        table = merged;
    }
    table
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Both(usize),
    Column,
    Word(usize),
}

/// The best path through a table and a reading (Needleman and Wunsch 1970).
fn path(readings: &[Vec<Key>], table: &[Column], reading: usize) -> Vec<Step> {
    let words = &readings[reading];
    let width = words.len() + 1;
    let mut best = vec![0_i32; (table.len() + 1) * width];
    let near: Vec<Vec<Key>> = table
        .iter()
        .map(|column| {
            let here =
                column.iter().enumerate().filter_map(|(index, word)| readings[index].get((*word)?).copied());
            here.take(WITNESSES).collect()
        })
        .collect();
    let gap = |count: usize| i32::try_from(count).unwrap_or(i32::MAX / 4).saturating_mul(GAP);
    for (at, cell) in best.iter_mut().take(width).enumerate() {
        *cell = gap(at);
    }
    for row in 1..=table.len() {
        best[row * width] = gap(row);
        for at in 1..width {
            let both = best[(row - 1) * width + at - 1] + value(&near[row - 1], words[at - 1]);
            let column = best[(row - 1) * width + at] + GAP;
            let word = best[row * width + at - 1] + GAP;
            best[row * width + at] = both.max(column).max(word);
        }
    }
    let mut steps = Vec::new();
    let (mut row, mut at) = (table.len(), words.len());
    while row > 0 || at > 0 {
        let here = best[row * width + at];
        if row > 0
            && at > 0
            && here == best[(row - 1) * width + at - 1] + value(&near[row - 1], words[at - 1])
        {
            (row, at) = (row - 1, at - 1);
            steps.push(Step::Both(at));
        } else if row > 0 && here == best[(row - 1) * width + at] + GAP {
            row -= 1;
            steps.push(Step::Column);
        } else {
            at -= 1;
            steps.push(Step::Word(at));
        }
    }
    steps.reverse();
    steps
}

/// The value of a word in a column: of its likest there.
fn value(column: &[Key], word: Key) -> i32 {
    let pair = |other: &Key| match () {
        () if other.text == word.text => EQUAL,
        () if other.stem == word.stem => STEM,
        () => OTHER,
    };
    column.iter().map(pair).max().unwrap_or(OTHER)
}
