//! Words in a row, for finding them again.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::record::{Report, Span, Token, TokenKind};
use crate::weigh::collate;

/// So many words in a row are one person's: shorter runs are stock phrases.
pub const RUN: usize = 8;

/// A word of a report, without regard to case.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    span: Span,
    key: u64,
}

/// The words of a passage.
pub fn of(report: &Report, span: Span) -> Vec<Word> {
    let tokens = &report.layers.tokens;
    let from = tokens.partition_point(|token| token.span.start < span.start);
    let inside = tokens[from..].iter().take_while(|token| token.span.end <= span.end);
    inside
        .filter(|token| is_word(token))
        .map(|token| Word { span: token.span, key: key(report, token) })
        .collect()
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

fn key(report: &Report, token: &Token) -> u64 {
    let mut hasher = FxHasher::default();
    plain(report.slice(token.span)).hash(&mut hasher);
    hasher.finish()
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Every run of words with the place of its first.
pub fn runs(words: &[Word]) -> impl Iterator<Item = (usize, [u64; RUN])> {
    let keys = |window: &[Word]| std::array::from_fn(|at| window[at].key);
    words.windows(RUN).enumerate().map(move |(at, window)| (at, keys(window)))
}

/// The words of runs that begin at some places.
pub fn within(words: &[Word], runs: impl IntoIterator<Item = usize>) -> Vec<&Word> {
    let mut places: Vec<usize> = runs.into_iter().flat_map(|at| at..(at + RUN).min(words.len())).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| &words[at]).collect()
}

/// How rare words are in news together, each counted once, in nats.
pub fn rarity(report: &Report, words: &[&Word]) -> f32 {
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    let fresh = words.iter().filter(|word| seen.insert(word.key));
    fresh.map(|word| collate::rarity(&plain(report.slice(word.span)))).sum()
}
