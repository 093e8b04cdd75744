//! Local alignment of two reports: the passages they share, over small edits, in any order.

use crate::record::Span;

use super::copied;
use super::reuse::{Copy, SEED};

/// Words that two reports must share in a row, outside quotation marks, to be linked. README of the origins gold: no link
/// of four hand-read stories is missed at eight.
const RUN: usize = 8;
/// … or over edits, in one passage.
const LOOSE: usize = 14;
/// … of which so many tell something: a title with a name is a formula, not a copy. Chosen on stories of independent
/// newsrooms (BASIL, NewsWCL50), where most runs of eight and nine words with three such words or fewer are formulas.
const TELLING: usize = 4;
/// Words that may be edited between two runs of one passage.
const GAP: usize = 8;
/// Occurrences of one seed in a report that are looked at.
const REPEATS: usize = 4;

/// What two reports share. `a` and `b` are ranges of words.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// In the order of `a`; no word is in two.
    pub passages: Vec<Passage>,
}

/// One passage in both reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub a: (usize, usize),
    pub b: (usize, usize),
    /// Words that agree.
    pub agree: usize,
    /// … of those outside quotation marks.
    pub own: usize,
    /// Longest run of them without an edit.
    pub longest: usize,
    /// … of those telling something.
    pub telling: usize,
    /// Places inside it that were edited by more than a word (`copied::is_edit`).
    pub edits: usize,
}

impl Passage {
    /// Whether the passage shows that one text rests on the other, or both on a third.
    pub fn is_evidence(&self) -> bool {
        self.telling >= TELLING && (self.longest >= RUN || self.own >= LOOSE)
    }
}

impl Alignment {
    pub fn agree(&self) -> usize {
        self.passages.iter().map(|passage| passage.agree).sum()
    }

    pub fn evidence(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.is_evidence())
    }
}

/// Where a passage stands in a report.
pub fn span(copy: &Copy, range: (usize, usize)) -> Span {
    match (copy.words.get(range.0), copy.words.get(range.1.saturating_sub(1))) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}

/// Words in common without an edit: from `a` in the one, from `b` in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    a: usize,
    b: usize,
    len: usize,
}

/// Aligns two reports; `None` where nothing shows that wording was taken over.
pub fn align(a: &Copy, b: &Copy) -> Option<Alignment> {
    let runs = tile(runs(a, b), a.words.len(), b.words.len());
    let passages = chain(&runs, a, b);
    let alignment = Alignment { passages };
    alignment.evidence().next()?;
    Some(alignment)
}

/// Maximal runs of at least a seed.
fn runs(a: &Copy, b: &Copy) -> Vec<Run> {
    let mut matches: Vec<(i64, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.grams.len() && j < b.grams.len() {
        let (key_a, key_b) = (a.grams[i].0, b.grams[j].0);
        if key_a < key_b {
            i += 1;
        } else if key_b < key_a {
            j += 1;
        } else {
            let ends = (same(&a.grams, i), same(&b.grams, j));
            for &(_, at_a) in a.grams[i..ends.0].iter().take(REPEATS) {
                for &(_, at_b) in b.grams[j..ends.1].iter().take(REPEATS) {
                    matches.push((i64::from(at_b) - i64::from(at_a), at_a as usize));
                }
            }
            (i, j) = ends;
        }
    }
    matches.sort_unstable();
    let mut found: Vec<Run> = Vec::new();
    let mut diagonal = i64::MAX;
    for (offset, at) in matches {
        let to = usize::try_from(i64::try_from(at).unwrap_or(0) + offset).unwrap_or(0);
        match found.last_mut() {
            Some(run) if offset == diagonal && at <= run.a + run.len => run.len = at + SEED - run.a,
            _ => found.push(Run { a: at, b: to, len: SEED }),
        }
        diagonal = offset;
    }
    found
}

/// End of the equal keys from `from`.
fn same(grams: &[(u64, u32)], from: usize) -> usize {
    from + grams[from..].iter().take_while(|gram| gram.0 == grams[from].0).count()
}

/// Greedy string tiling (Wise 1993): the longest run first; no word of either report in two runs.
fn tile(mut runs: Vec<Run>, a: usize, b: usize) -> Vec<Run> {
    runs.sort_unstable_by_key(|run| (usize::MAX - run.len, run.a, run.b));
    let (mut used_a, mut used_b) = (vec![false; a], vec![false; b]);
    let mut kept = Vec::new();
    for run in runs {
        let free: Vec<bool> = (0..run.len).map(|i| !used_a[run.a + i] && !used_b[run.b + i]).collect();
        let mut at = 0;
        while at < run.len {
            let len = free[at..].iter().take_while(|&&free| free).count();
            if len >= SEED {
                used_a[run.a + at..run.a + at + len].fill(true);
                used_b[run.b + at..run.b + at + len].fill(true);
                kept.push(Run { a: run.a + at, b: run.b + at, len });
            }
            at += len.max(1);
        }
    }
    kept.sort_unstable_by_key(|run| (run.a, run.b));
    kept
}

/// Joins runs over edits.
fn chain(runs: &[Run], a: &Copy, b: &Copy) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for run in runs {
        let own = |i: usize| !a.masked[run.a + i] && !b.masked[run.b + i];
        let mut longest = 0;
        let mut current = 0;
        for i in 0..run.len {
            current = if own(i) { current + 1 } else { 0 };
            longest = longest.max(current);
        }
        let next = Passage {
            a: (run.a, run.a + run.len),
            b: (run.b, run.b + run.len),
            agree: run.len,
            own: (0..run.len).filter(|&i| own(i)).count(),
            longest,
            telling: (0..run.len)
                .filter(|&i| own(i) && a.words[run.a + i].telling && b.words[run.b + i].telling)
                .count(),
            edits: 0,
        };
        match passages.last_mut() {
            Some(last) if near(last.a.1, next.a.0) && near(last.b.1, next.b.0) => {
                last.agree += next.agree + between(a, (last.a.1, next.a.0), b, (last.b.1, next.b.0));
                last.edits += usize::from(copied::is_edit(next.a.0 - last.a.1, next.b.0 - last.b.1));
                last.a.1 = next.a.1;
                last.b.1 = next.b.1;
                last.own += next.own;
                last.telling += next.telling;
                last.longest = last.longest.max(next.longest);
            }
            _ => passages.push(next),
        }
    }
    passages
}

fn near(end: usize, start: usize) -> bool {
    end <= start && start - end <= GAP
}

/// Words in common inside an edit: the longest common subsequence of two short ranges.
fn between(a: &Copy, (from_a, to_a): (usize, usize), b: &Copy, (from_b, to_b): (usize, usize)) -> usize {
    let mut row = [0usize; GAP + 1];
    for word in &a.words[from_a..to_a] {
        let mut diagonal = 0;
        for (column, other) in b.words[from_b..to_b].iter().enumerate() {
            let above = row[column + 1];
            row[column + 1] = if word.key == other.key { diagonal + 1 } else { above.max(row[column]) };
            diagonal = above;
        }
    }
    row[to_b - from_b]
}

#[cfg(test)]
mod tests {
    use super::super::{example, reuse};
    use super::*;

    fn shared(a: &str, b: &str) -> Vec<(String, String)> {
        let (a, b) = (example::report("a", a), example::report("b", b));
        let copies = reuse::prepare(&[&a, &b]);
        let found = reuse::find(&copies);
        found
            .iter()
            .flat_map(|shared| shared.alignment.evidence())
            .map(|p| (a.slice(span(&copies[0], p.a)).to_owned(), b.slice(span(&copies[1], p.b)).to_owned()))
            .collect()
    }

    #[test]
    fn a_copied_sentence_is_found_over_an_edit() {
        let found = shared(
            "The ferry ran aground on the eastern bank shortly after leaving the old harbour in thick fog.",
            "Officials met. The ferry ran aground on the northern bank shortly after leaving the old harbour in heavy fog.",
        );
        assert_eq!(
            found,
            [(
                "The ferry ran aground on the eastern bank shortly after leaving the old harbour in"
                    .to_owned(),
                "The ferry ran aground on the northern bank shortly after leaving the old harbour in"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn a_shared_quotation_is_not_shared_text() {
        let quote = "we will not rest until every last one of the boats is back in port";
        assert!(
            shared(&format!("“{quote},” he said on Monday."), &format!("The mayor: \"{quote}.\"")).is_empty()
        );
        assert!(
            shared(&format!("“{quote},” he said on Monday."), &format!("The mayor said {quote}.")).is_empty(),
            "marks stripped by one house"
        );
    }

    #[test]
    fn a_title_with_a_name_is_not_shared_text() {
        assert!(
            shared(
                "She met with South Korean Foreign Minister Park Jin Ho and Japanese Prime Minister Aoi Tanaka in Rome.",
                "Talks with South Korean Foreign Minister Park Jin Ho and Japanese Prime Minister Aoi Tanaka go on."
            )
            .is_empty()
        );
    }

    #[test]
    fn moved_passages_are_found() {
        let (one, two) = (
            "The ferry ran aground on the eastern bank shortly after leaving the old harbour in thick fog.",
            "Divers searched the cold water under the bridge all night long and found nobody at all.",
        );
        assert_eq!(shared(&format!("{one} {two}"), &format!("{two} {one}")).len(), 2);
    }
}
