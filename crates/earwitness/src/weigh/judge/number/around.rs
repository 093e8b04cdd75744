//! The words of a sentence around a number.

use std::ops::Range;

use crate::record::Span;
use crate::weigh::judge::scene::{Scene, Word};

/// Words of a count that goes on, and how near they must stand, in words.
pub const INTERIM: &[&str] = &["reporting", "counted", "tallied"];
pub const INTERIM_REACH: usize = 6;

/// The words of a sentence around a number, in lower case.
pub struct Around<'a> {
    pub words: &'a [Word],
    pub lower: Vec<String>,
    pub own: Range<usize>,
}

impl<'a> Around<'a> {
    pub fn new(scene: &'a Scene<'_>, position: usize, span: Span, sentence: Span) -> Self {
        let all = scene.inside(position, sentence);
        let words = scene.words.get(position).map_or(&[][..], |words| &words[all]);
        let own = words.partition_point(|word| word.span.start < span.start)
            ..words.partition_point(|word| word.span.start < span.end);
        Self { words, lower: scene.lower(position, sentence), own }
    }

    pub fn next(&self, n: usize) -> &str {
        self.lower.get(self.own.end + n).map_or("", String::as_str)
    }

    pub fn last(&self, n: usize) -> &str {
        self.own.start.checked_sub(n).and_then(|at| self.lower.get(at)).map_or("", String::as_str)
    }

    pub fn has(&self, word: &str) -> bool {
        self.lower.iter().any(|own| own == word)
    }

    /// Whether the sentence tells how much is counted so far.
    pub fn is_interim(&self) -> bool {
        let share = |at: usize| {
            let before = &self.lower[at.saturating_sub(INTERIM_REACH)..at];
            before.iter().any(|word| ["percent", "%", "cent"].contains(&word.as_str()))
        };
        (0..self.lower.len()).any(|at| INTERIM.contains(&self.lower[at].as_str()) && share(at))
    }

    /// The noun that a number is joined to: "the 448-page report".
    pub fn joined(&self) -> Option<String> {
        let noun = self.next(1);
        let is_word = noun.chars().count() > 2 && noun.chars().all(char::is_alphabetic);
        (["-", "\u{2011}", "\u{2013}"].contains(&self.next(0)) && is_word).then(|| noun.to_owned())
    }
}
