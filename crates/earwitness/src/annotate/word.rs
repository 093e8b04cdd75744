//! Words and marks as the number and time grammars see them: digits, letters and marks apart.
//!
//! Finer than tokens: "30-minute" is three words, "1980s" two, "p.m." four; `glued` says what stood together.

use crate::record::{Part, Span};

/// A run of letters, a number, or one mark.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    pub span: Span,
    pub text: &'a str,
    pub lower: String,
    pub shape: Shape,
    /// No white space before it.
    pub glued: bool,
    /// A paragraph or part begins here: no expression goes across.
    pub first: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Letters,
    /// Digits with their grouping and decimals: "28,500", "1.5".
    Digits,
    Mark,
}

impl Word<'_> {
    pub fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    pub fn is_letters(&self) -> bool {
        self.shape == Shape::Letters
    }

    pub fn is_digits(&self) -> bool {
        self.shape == Shape::Digits
    }
}

/// The words of a text; `parts` tell where expressions end.
pub fn split<'a>(text: &'a str, parts: &[Part]) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut starts = parts.iter().map(|part| part.span.start).peekable();
    let mut at = 0;
    let mut end = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (len, shape) = if c.is_alphabetic() {
            (letters(&text[at..]), Shape::Letters)
        } else if c.is_ascii_digit() {
            (digits(&text[at..]), Shape::Digits)
        } else {
            (c.len_utf8(), Shape::Mark)
        };
        let span = Span::new(at, at + len);
        let mut first = text[end..at].matches('\n').count() > 1;
        while starts.next_if(|&start| start <= at).is_some() {
            first = true;
        }
        let part = span.of(text);
        words.push(Word {
            span,
            text: part,
            lower: part.to_lowercase(),
            shape,
            glued: at == end && at > 0,
            first,
        });
        at = span.end;
        end = at;
    }
    words
}

fn letters(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphabetic() && !is_joining(c)).unwrap_or(rest.len())
}

/// Combining marks belong to the letter before them.
fn is_joining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// "28,500", "1.5", "1,000.25": a comma groups three digits, a point comes before decimals.
fn digits(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut len = run(0);
    if len <= 3 {
        while bytes.get(len) == Some(&b',') && run(len + 1) == 3 {
            len += 4;
        }
    }
    if bytes.get(len) == Some(&b'.') && run(len + 1) > 0 {
        let after = len + 1 + run(len + 1);
        let more = bytes.get(after) == Some(&b'.') && run(after + 1) > 0;
        if !more {
            len = after;
        }
    }
    len
}

/// The words with a bound on how far a grammar may look.
#[derive(Debug)]
pub struct Words<'a> {
    pub all: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str, parts: &[Part]) -> Self {
        Self { all: split(text, parts) }
    }

    pub fn get(&self, i: usize) -> Option<&Word<'a>> {
        self.all.get(i)
    }

    /// The word in lower case; empty after the end.
    pub fn at(&self, i: usize) -> &str {
        self.all.get(i).map_or("", |word| &word.lower)
    }

    /// The word before, in lower case; empty at the start of a part.
    pub fn before(&self, i: usize) -> &str {
        if i == 0 || self.all.get(i).is_some_and(|word| word.first) { "" } else { self.at(i - 1) }
    }

    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.at(i))
    }

    pub fn glued(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|word| word.glued)
    }

    /// Whether these words stand one after another from `i`.
    pub fn run(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.at(i + k) == *word)
    }

    /// Whether an expression may reach from `start` to `end` (exclusive) without leaving its part.
    pub fn whole(&self, start: usize, end: usize) -> bool {
        self.all.get(start + 1..end).is_none_or(|inside| inside.iter().all(|word| !word.first))
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.all.get(start), self.all.get(end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is(i, &["-", "\u{2010}", "\u{2011}"])
    }

    pub fn is_dash(&self, i: usize) -> bool {
        self.is_hyphen(i) || self.is(i, &["\u{2012}", "\u{2013}", "\u{2014}"])
    }

    /// After "'s", where it stands: the index after a possessive; `i` itself where there is none.
    pub fn after_possessive(&self, i: usize) -> usize {
        if self.is(i, &["'", "\u{2019}"]) && self.glued(i) && self.at(i + 1) == "s" && self.glued(i + 1) {
            i + 2
        } else if self.is(i, &["'", "\u{2019}"]) && self.glued(i) && !self.glued(i + 1) {
            i + 1
        } else {
            i
        }
    }

    /// After a point that belongs to an abbreviation.
    pub fn after_point(&self, i: usize) -> usize {
        if self.at(i) == "." && self.glued(i) { i + 1 } else { i }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_letters_and_marks_stand_apart() {
        let words = split("a 30-minute call, 28,500.5 men, 1980s, 1.2.3", &[]);
        let texts: Vec<_> = words.iter().map(|w| w.text).collect();
        assert_eq!(
            texts,
            [
                "a", "30", "-", "minute", "call", ",", "28,500.5", "men", ",", "1980", "s", ",", "1", ".",
                "2.3"
            ]
        );
        assert!(words[2].glued && !words[1].glued);
    }
}
