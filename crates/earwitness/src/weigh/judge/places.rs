//! Where things stand in a story's reports, looked up by place.

use std::collections::BTreeMap;

use crate::record::Passage;

/// Bytes of a report that are looked up as one.
const BLOCK: usize = 256;

/// Numbers of things, by where they stand.
#[derive(Debug, Default)]
pub struct Places {
    /// For each report and block, in the order in which they were put there.
    at: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Places {
    pub fn put(&mut self, passage: Passage, id: usize) {
        for block in blocks(passage, 0) {
            self.at.entry(block).or_default().push(id);
        }
    }

    pub fn remove(&mut self, passage: Passage, id: usize) {
        for block in blocks(passage, 0) {
            if let Some(there) = self.at.get_mut(&block) {
                there.retain(|other| *other != id);
            }
        }
    }

    /// All that stand no more than `around` bytes from a passage, and some that stand farther off; each once, the lowest
    /// number first.
    pub fn near(&self, passage: Passage, around: usize) -> Vec<usize> {
        let there = blocks(passage, around).filter_map(|block| self.at.get(&block));
        let mut found: Vec<usize> = there.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The blocks of a passage and of so many bytes on either side of it.
fn blocks(passage: Passage, around: usize) -> impl Iterator<Item = (usize, usize)> {
    let (start, end) = (passage.span.start.saturating_sub(around), passage.span.end.saturating_add(around));
    (start / BLOCK..=end / BLOCK).map(move |block| (passage.report, block))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    fn at(report: usize, start: usize, end: usize) -> Passage {
        Passage { report, span: Span::new(start, end) }
    }

    #[test]
    fn what_overlaps_or_lies_near_is_found() {
        let mut places = Places::default();
        places.put(at(0, 10, 700), 3);
        places.put(at(0, 690, 720), 1);
        places.put(at(1, 10, 20), 2);
        assert_eq!(places.near(at(0, 600, 695), 0), [1, 3]);
        assert_eq!(places.near(at(0, 1030, 1040), 400), [1, 3]);
        assert_eq!(places.near(at(0, 4000, 4010), 12), [0; 0]);
        assert_eq!(places.near(at(1, 0, 30), 0), [2]);
        places.remove(at(0, 10, 700), 3);
        assert_eq!(places.near(at(0, 600, 695), 0), [1]);
    }
}
