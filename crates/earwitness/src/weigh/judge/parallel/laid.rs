//! Two passages laid word by word beside one another, and where they differ (a locus of variation, as collation calls it).

use std::ops::Range;

use crate::record::{Passage, Span, TokenKind};
use crate::weigh::collate::Unit;
use crate::weigh::judge::scene::{Scene, Word, common};

/// Words of a passage that are laid out.
const LONGEST: usize = 48;

/// A passage's words, marks left out.
#[derive(Debug)]
pub struct Line {
    pub report: usize,
    pub words: Vec<Word>,
    /// From the first word to the last, as the unit has it.
    pub passage: Passage,
    /// In small letters.
    pub lower: Vec<String>,
    /// Content stems, sorted, once each.
    pub stems: Vec<u32>,
}

impl Line {
    pub fn of(scene: &Scene<'_>, unit: &Unit) -> Option<Self> {
        let (all, report) = (scene.words.get(unit.report)?, scene.story.get(unit.report)?);
        let inside = unit.content.iter().flat_map(|span| &all[scene.inside(unit.report, *span)]);
        let spoken = inside.filter(|word| matches!(word.kind, TokenKind::Word | TokenKind::Number));
        let words: Vec<Word> = spoken.take(LONGEST).copied().collect();
        let lower = words.iter().map(|word| word.span.of(&report.text).to_lowercase()).collect();
        let mut stems: Vec<u32> = words.iter().filter(|word| word.content).map(|word| word.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        Some(Self { report: unit.report, words, passage: unit.passage()?, lower, stems })
    }

    pub fn content(&self, range: &Range<usize>) -> impl Iterator<Item = &Word> {
        self.words[range.clone()].iter().filter(|word| word.content)
    }

    /// Which of its words stand in a place.
    pub fn range(&self, place: Span) -> Range<usize> {
        let from = self.words.partition_point(|word| word.span.start < place.start);
        let to = self.words.partition_point(|word| word.span.start < place.end);
        from..to.max(from)
    }

    /// Where some of its words stand.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let words = self.words.get(range.clone())?;
        Some(words.first()?.span.join(words.last()?.span))
    }
}

/// Words that stand for one another in two lines, between words that both have.
#[derive(Debug, Clone)]
pub struct Locus {
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// Where two lines differ; none where they have less than half of the shorter one's words in common.
pub fn loci(a: &Line, b: &Line) -> Vec<Locus> {
    let shared = common(&a.stems, &b.stems).len();
    if shared < 2 || 2 * shared < a.stems.len().min(b.stems.len()) {
        return Vec::new();
    }
    let mut loci: Vec<Locus> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in aligned(&a.words, &b.words).into_iter().chain([(a.words.len(), b.words.len())]) {
        if x > i || y > j {
            match loci.last_mut() {
                // "Ordan's forces" and "Teshir's army" differ in one place.
                Some(last) if is_possessive(&a.lower[last.a.end..i]) => (last.a.end, last.b.end) = (x, y),
                _ => loci.push(Locus { a: i..x, b: j..y }),
            }
        }
        (i, j) = (x + 1, y + 1);
    }
    loci
}

fn is_possessive(words: &[String]) -> bool {
    matches!(words, [word] if matches!(word.as_str(), "'s" | "’s" | "'" | "’"))
}

/// The longest common subsequence of two lines by stems, as places.
fn aligned(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0_u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i][j] = if a[i].stem == b[j].stem {
                best[i + 1][j + 1] + 1
            } else {
                best[i + 1][j].max(best[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i].stem == b[j].stem {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
