//! A story's words: stems with their weights, sentences, figures; what all comparisons are made on.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::learned::{Matcher, Side};
use crate::record::{Copied, CopyKind, Direction, Moment, PartKind, Passage, Report, Span, TokenKind};

use super::stem::stem;
use crate::weigh::cast::Cast;

/// A word of a report.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    pub span: Span,
    pub stem: u32,
    pub kind: TokenKind,
    /// Tells something: no function word.
    pub content: bool,
    pub sentence: usize,
}

/// The words of a story.
#[derive(Debug)]
pub struct Scene<'a> {
    pub story: &'a [&'a Report],
    pub cast: &'a Cast,
    /// Of two reports of which one is a version of the other's text, how they stand in time; both ways round.
    versions: FxHashMap<(usize, usize), Ordering>,
    /// When each report came out.
    moments: Vec<Option<Moment>>,
    /// For each report, its words and marks in reading order.
    pub words: Vec<Vec<Word>>,
    stems: FxHashMap<String, u32>,
    /// The stems by number.
    names: Vec<String>,
    weights: Vec<f32>,
    /// Stems that running text writes with a capital more often than not: names.
    proper: Vec<bool>,
    matcher: Option<Arc<Matcher>>,
    /// For each stem the sentences that have it, as report and sentence, in reading order.
    places: Vec<Vec<(usize, usize)>>,
}

impl<'a> Scene<'a> {
    pub fn new(
        story: &'a [&'a Report],
        cast: &'a Cast,
        copies: &[Copied],
        matcher: Option<Arc<Matcher>>,
    ) -> Self {
        let function: FxHashSet<&str> = include_str!("function_words.txt").split_whitespace().collect();
        let mut stems: FxHashMap<String, u32> = FxHashMap::default();
        let mut cases: Vec<(u32, u32)> = Vec::new();
        let mut words = Vec::with_capacity(story.len());
        for report in story {
            let mut all = Vec::with_capacity(report.layers.tokens.len());
            let mut before = None;
            for token in &report.layers.tokens {
                let text = report.slice(token.span);
                let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
                let lower = text.to_lowercase();
                let stemmed = if is_word { stem(text) } else { lower.clone() };
                let fresh = u32::try_from(stems.len()).unwrap_or(u32::MAX);
                let stem = *stems.entry(stemmed).or_insert(fresh);
                if stem as usize >= cases.len() {
                    cases.push((0, 0));
                }
                // A headline writes every word with a capital, a sentence its first: neither tells of a name.
                let running =
                    report.layers.sentences.get(token.sentence).and_then(|s| report.layers.parts.get(s.part));
                if running.is_some_and(|part| part.kind == PartKind::Body) && before == Some(token.sentence) {
                    let capital = text.chars().next().is_some_and(char::is_uppercase);
                    let case = &mut cases[stem as usize];
                    *if capital { &mut case.0 } else { &mut case.1 } += 1;
                }
                before = Some(token.sentence);
                let content =
                    is_word && !function.contains(lower.as_str()) && text.chars().any(char::is_alphanumeric);
                all.push(Word {
                    span: token.span,
                    stem,
                    kind: token.kind,
                    content,
                    sentence: token.sentence,
                });
            }
            words.push(all);
        }
        let weights = weigh(&words, stems.len());
        let proper = cases.iter().map(|(capital, small)| capital > small).collect();
        let moments = story.iter().map(|report| Moment::of(report.published.as_deref()?)).collect();
        let mut names = vec![String::new(); stems.len()];
        for (name, id) in &stems {
            names[*id as usize].clone_from(name);
        }
        let mut places = vec![Vec::new(); stems.len()];
        for (report, words) in words.iter().enumerate() {
            for word in words {
                let (places, place) = (&mut places[word.stem as usize], (report, word.sentence));
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        let versions = versions(copies);
        Self { story, cast, versions, moments, words, stems, names, weights, proper, matcher, places }
    }

    /// A passage made ready for being matched; `None` where there is no matcher, or no vectors of its words.
    pub fn side(&self, passage: Passage) -> Option<Side> {
        let vectors = self.story.get(passage.report)?.layers.vectors.within(&[passage.span]);
        Side::new(self.matcher.as_deref()?, &vectors)
    }

    /// Log-odds that two passages say the same, told word by word.
    pub fn matched(&self, a: &Side, b: &Side) -> Option<f32> {
        Some(self.matcher.as_deref()?.odds(a, b))
    }

    /// When a report came out.
    pub fn moment(&self, report: usize) -> Option<Moment> {
        self.moments.get(report).copied().flatten()
    }

    /// Which of two reports came out later: by what they tell of it, else where one is a version of the other's text.
    pub fn order(&self, a: usize, b: usize) -> Option<Ordering> {
        let dated = self.moment(a).zip(self.moment(b));
        dated.and_then(|(a, b)| a.order(b)).or_else(|| self.versions.get(&(a, b)).copied())
    }

    /// How much a stem tells: the logarithm of how few sentences have it.
    pub fn weight(&self, stem: u32) -> f32 {
        self.weights.get(stem as usize).copied().unwrap_or(0.0)
    }

    /// Whether a stem is, or belongs to, a name.
    pub fn is_proper(&self, stem: u32) -> bool {
        self.proper.get(stem as usize).copied().unwrap_or(false)
    }

    /// The stem of a word of no report.
    pub fn stem(&self, word: &str) -> Option<u32> {
        self.stems.get(&stem(word)).copied()
    }

    /// Whether two stems are of one family: "collud" and "collusion", "invad" and "invasion".
    pub fn is_kin(&self, a: u32, b: u32) -> bool {
        let name = |stem: u32| self.names.get(stem as usize).map_or("", String::as_str);
        let (one, other) = (name(a), name(b));
        let shared = one.bytes().zip(other.bytes()).take_while(|(x, y)| x == y).count();
        let longest = one.len().max(other.len());
        shared >= KIN.0 && longest - shared <= KIN.1 && one.len().min(other.len()) - shared <= 1
    }

    /// The stems of the family of a stem, itself among them.
    pub fn kin(&self, stem: u32) -> Vec<u32> {
        let all = 0..u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        all.filter(|&other| other == stem || self.is_kin(other, stem)).collect()
    }

    /// The sentences that have a stem, as report and sentence, in reading order.
    pub fn sentences_with(&self, stem: u32) -> &[(usize, usize)] {
        self.places.get(stem as usize).map_or(&[], Vec::as_slice)
    }

    /// The text of a span, white space made plain.
    pub fn text(&self, report: usize, span: Span) -> String {
        self.story.get(report).map(|report| report.plain(span)).unwrap_or_default()
    }

    /// The words that begin in a span.
    pub fn inside(&self, report: usize, span: Span) -> std::ops::Range<usize> {
        let Some(words) = self.words.get(report) else { return 0..0 };
        let from = words.partition_point(|word| word.span.start < span.start);
        from..words.partition_point(|word| word.span.start < span.end).max(from)
    }

    /// The sentence around a place.
    pub fn sentence(&self, report: usize, span: Span) -> Span {
        let Some(r) = self.story.get(report) else { return span };
        let at = r.layers.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        r.layers.sentences.get(at).map_or(span, |sentence| sentence.span)
    }

    /// The smallest clause around a place; the sentence where no clause holds it.
    pub fn clause(&self, report: usize, span: Span) -> Span {
        let clauses = self.story.get(report).map_or(&[][..], |r| &r.layers.clauses);
        let holding = clauses.iter().map(|clause| clause.span).filter(|clause| clause.contains(span));
        holding
            .min_by_key(|clause| (clause.len(), clause.start))
            .unwrap_or_else(|| self.sentence(report, span))
    }

    /// The words of a span in lower case, in reading order.
    pub fn lower(&self, report: usize, span: Span) -> Vec<String> {
        let (Some(r), Some(words)) = (self.story.get(report), self.words.get(report)) else {
            return Vec::new();
        };
        words[self.inside(report, span)].iter().map(|word| word.span.of(&r.text).to_lowercase()).collect()
    }

    /// The content stems of a span, sorted, once each.
    pub fn content(&self, report: usize, span: Span) -> Vec<u32> {
        let Some(words) = self.words.get(report) else { return Vec::new() };
        let mut stems: Vec<u32> =
            words[self.inside(report, span)].iter().filter(|w| w.content).map(|w| w.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The figures that a span names or points to, sorted.
    pub fn figures(&self, report: usize, span: Span) -> Vec<usize> {
        let (Some(r), Some(of)) = (self.story.get(report), self.cast.of.get(report)) else {
            return Vec::new();
        };
        let mentions = &r.layers.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let inside = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
        let mut figures: Vec<usize> = inside.filter_map(|mention| of.get(mention.entity).copied()).collect();
        figures.sort_unstable();
        figures.dedup();
        figures
    }

    /// The figure that speaks a quotation.
    pub fn speaker(&self, report: usize, quotation: usize) -> Option<usize> {
        self.cast.speaker(report, self.story.get(report)?.layers.quotations.get(quotation)?)
    }

    /// Whether a place lies in the article, and not in a caption or promotion.
    pub fn is_article(&self, report: usize, at: usize) -> bool {
        self.story.get(report).and_then(|r| r.part_at(at)).is_some_and(|part| part.kind.is_article())
    }
}

fn versions(copies: &[Copied]) -> FxHashMap<(usize, usize), Ordering> {
    let mut versions = FxHashMap::default();
    for copied in copies.iter().filter(|copied| copied.kind == CopyKind::Version) {
        let order = match copied.direction {
            Direction::AFromB => Ordering::Greater,
            Direction::BFromA => Ordering::Less,
            Direction::Unknown => continue,
        };
        versions.entry((copied.a, copied.b)).or_insert(order);
        versions.entry((copied.b, copied.a)).or_insert(order.reverse());
    }
    versions
}

/// Letters that kin begin with, and letters of an ending.
const KIN: (usize, usize) = (5, 4);

/// A story of few sentences tells little of how rare a word is: it is weighed as if it had these many.
const FEWEST_SENTENCES: u32 = 100;

fn weigh(words: &[Vec<Word>], stems: usize) -> Vec<f32> {
    let mut counts = vec![0_u32; stems];
    let mut last: Vec<(usize, usize)> = vec![(usize::MAX, 0); stems];
    let mut sentences = 0_u32;
    for (report, words) in words.iter().enumerate() {
        let mut current = None;
        for word in words {
            if current != Some(word.sentence) {
                current = Some(word.sentence);
                sentences += 1;
            }
            let seen = (report, word.sentence);
            if let (Some(last), Some(count)) =
                (last.get_mut(word.stem as usize), counts.get_mut(word.stem as usize))
                && *last != seen
            {
                *last = seen;
                *count += 1;
            }
        }
    }
    counts
        .iter()
        .map(|&count| (1.0 + sentences.max(FEWEST_SENTENCES) as f32 / count.max(1) as f32).ln())
        .collect()
}

/// What two sorted lists share.
pub fn common<T: Copy + Ord>(a: &[T], b: &[T]) -> Vec<T> {
    let (mut i, mut j, mut both) = (0, 0, Vec::new());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both.push(*x);
                i += 1;
                j += 1;
            }
        }
    }
    both
}
