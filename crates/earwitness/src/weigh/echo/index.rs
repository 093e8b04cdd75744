//! The words of a story that stand in quotation marks.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::record::{Report, Span};

use super::words::{self, RUN, Word};

/// A run in more places than this is left aside.
const MOST: usize = 40;
/// How rare in news, in nats, the words that two share must be together: "this country through no fault of their own" is
/// said by many.
const RARE: f32 = 12.0;

/// Words of a report in marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    pub report: usize,
    /// The innermost quotation that has them.
    pub quotation: usize,
    pub span: Span,
}

/// Two reports that have the same words in marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    pub one: Marked,
    pub other: Marked,
    /// The share of the words of the shorter passage that both have.
    pub share: f32,
}

/// What stands in marks, by runs of words.
#[derive(Debug)]
pub struct Index<'a> {
    story: &'a [&'a Report],
    marked: Vec<Marked>,
    words: Vec<Vec<Word>>,
    /// Where each run stands: the number of the marked words, and the place in them.
    runs: FxHashMap<[u64; RUN], Vec<(usize, usize)>>,
}

impl<'a> Index<'a> {
    pub fn of(story: &'a [&'a Report]) -> Self {
        let marked = marked(story);
        let words: Vec<Vec<Word>> =
            marked.iter().map(|marked| words::of(story[marked.report], marked.span)).collect();
        let mut runs: FxHashMap<[u64; RUN], Vec<(usize, usize)>> = FxHashMap::default();
        for (number, words) in words.iter().enumerate() {
            for (at, run) in words::runs(words) {
                let places = runs.entry(run).or_default();
                if places.len() <= MOST {
                    places.push((number, at));
                }
            }
        }
        runs.retain(|_, places| places.len() <= MOST);
        Self { story, marked, words, runs }
    }

    /// All words that two reports share and give to different speakers, or one of them to nobody.
    pub fn shared(&self, speaker: &dyn Fn(&Marked) -> Option<usize>) -> Vec<Shared> {
        let figures: Vec<Option<usize>> = self.marked.iter().map(speaker).collect();
        let mut found: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for places in self.runs.values() {
            for (i, &(a, at)) in places.iter().enumerate() {
                for &(b, _) in &places[i + 1..] {
                    let differ = figures[a] != figures[b] || figures[a].is_none();
                    if differ && self.marked[a].report != self.marked[b].report {
                        found.entry((a, b)).or_default().insert(at);
                    }
                }
            }
        }
        let shared = |(&(a, b), runs): (&(usize, usize), &BTreeSet<usize>)| {
            let shared = words::within(&self.words[a], runs.iter().copied());
            let rare = words::rarity(self.story[self.marked[a].report], &shared) >= RARE;
            let share = share(shared.len(), self.words[a].len().min(self.words[b].len()));
            rare.then(|| Shared { one: self.marked[a], other: self.marked[b], share })
        };
        found.iter().filter_map(shared).collect()
    }

    /// What other reports have in marks of a passage, and the share of its words that they have; nothing where the words
    /// are those of many.
    pub fn holding(&self, report: usize, span: Span) -> (Vec<Marked>, f32) {
        let words = words::of(self.story[report], span);
        let mut holding: BTreeSet<usize> = BTreeSet::new();
        let mut held: Vec<usize> = Vec::new();
        for (at, run) in words::runs(&words) {
            let places = self.runs.get(&run).map_or(&[][..], Vec::as_slice);
            let mut elsewhere =
                places.iter().map(|place| place.0).filter(|&n| self.marked[n].report != report).peekable();
            if elsewhere.peek().is_some() {
                held.push(at);
            }
            holding.extend(elsewhere);
        }
        let shared = words::within(&words, held);
        if shared.is_empty() || words::rarity(self.story[report], &shared) < RARE {
            return (Vec::new(), 0.0);
        }
        let share = share(shared.len(), words.len());
        (holding.into_iter().map(|number| self.marked[number]).collect(), share)
    }
}

#[expect(clippy::cast_precision_loss, reason = "words of a passage are few")]
fn share(part: usize, whole: usize) -> f32 {
    (part as f32 / whole.max(1) as f32).min(1.0)
}

/// What stands in marks, each with the innermost quotation that has it; in reading order. What is given to two at once is
/// left out: one of them is read wrongly.
fn marked(story: &[&Report]) -> Vec<Marked> {
    let mut marked = Vec::new();
    for (report, r) in story.iter().enumerate() {
        let mut innermost: BTreeMap<Span, Vec<(usize, usize)>> = BTreeMap::new();
        for (index, quotation) in r.layers.quotations.iter().enumerate().filter(|(_, q)| q.is_said()) {
            let length = quotation.content.iter().map(|span| span.len()).sum();
            quotation
                .quoted
                .iter()
                .for_each(|&span| innermost.entry(span).or_default().push((length, index)));
        }
        for (span, mut holding) in innermost {
            holding.sort_unstable();
            let speaker = |index: usize| r.layers.quotations[index].speaker;
            let [(least, quotation), rest @ ..] = &holding[..] else { continue };
            if rest.iter().all(|(length, other)| length > least || speaker(*other) == speaker(*quotation)) {
                marked.push(Marked { report, quotation: *quotation, span });
            }
        }
    }
    marked
}
