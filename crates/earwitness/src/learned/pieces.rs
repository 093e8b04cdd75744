//! Words and word pieces of a passage, as BERT's uncased tokeniser cuts them, with byte offsets.
//!
//! `training/text.py` does the same for training; `weights/ear/reference.json` proves that both agree.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters::{is_control, is_ideograph, is_punctuation};
use crate::record::Span;

/// Characters; a longer word is unknown, as in BERT.
const LONGEST_WORD: usize = 100;

/// A vocabulary of word pieces: pieces that begin a word and pieces that go on with one.
#[derive(Debug)]
pub struct Vocabulary {
    first: FxHashMap<Box<str>, u32>,
    further: FxHashMap<Box<str>, u32>,
    unknown: u32,
}

/// A word with its folded form: lower case, without accents and control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub span: Span,
    pub folded: String,
}

impl Vocabulary {
    /// A vocabulary in BERT's form, one piece a line; a line's number is its piece's.
    pub fn read(lines: &str) -> Self {
        let mut vocabulary = Self { first: FxHashMap::default(), further: FxHashMap::default(), unknown: 0 };
        for (number, piece) in (0u32..).zip(lines.split('\n')) {
            match piece.strip_prefix("##") {
                Some(rest) => vocabulary.further.insert(rest.into(), number),
                None => vocabulary.first.insert(piece.into(), number),
            };
        }
        vocabulary.unknown = vocabulary.number("[UNK]");
        vocabulary
    }

    /// The number of a piece that begins a word; 0 where it is not listed.
    pub fn number(&self, piece: &str) -> u32 {
        self.first.get(piece).copied().unwrap_or(0)
    }

    /// The pieces of a folded word, longest first (Wu et al. 2016); adds them to `out`.
    pub fn split(&self, word: &str, out: &mut Vec<u32>) {
        let before = out.len();
        if word.chars().nth(LONGEST_WORD).is_some() {
            out.push(self.unknown);
            return;
        }
        let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut start = 0;
        while start + 1 < bounds.len() {
            let table = if start == 0 { &self.first } else { &self.further };
            let fit = (start + 1..bounds.len())
                .rev()
                .find_map(|end| table.get(&word[bounds[start]..bounds[end]]).map(|&piece| (piece, end)));
            let Some((piece, end)) = fit else {
                out.truncate(before);
                out.push(self.unknown);
                return;
            };
            out.push(piece);
            start = end;
        }
    }
}

/// The words of a passage: runs without white space, every mark and ideograph on its own.
pub fn words(text: &str, passage: Span) -> Vec<Word> {
    let mut out = Vec::new();
    let mut begin: Option<usize> = None;
    let mut push = |start: usize, end: usize| {
        let span = Span::new(start, end);
        let folded = fold(span.of(text));
        if !folded.is_empty() {
            out.push(Word { span, folded });
        }
    };
    for (offset, c) in passage.of(text).char_indices() {
        let at = passage.start + offset;
        let alone = is_punctuation(c) || is_ideograph(c);
        if alone || c.is_whitespace() {
            if let Some(start) = begin.take() {
                push(start, at);
            }
            if alone {
                push(at, at + c.len_utf8());
            }
        } else if begin.is_none() {
            begin = Some(at);
        }
    }
    if let Some(start) = begin {
        push(start, passage.end);
    }
    out
}

fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(|c| !c.is_ascii_control()).map(|c| c.to_ascii_lowercase()).collect();
    }
    word.chars()
        .filter(|&c| !is_control(c) && c != '\u{fffd}')
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::read("[PAD]\n[UNK]\nsay\n##ing\n##s\nzoe\n,\n“")
    }

    #[test]
    fn marks_stand_alone_and_accents_fold() {
        let text = "“Zoë, saying";
        let found = words(text, Span::new(0, text.len()));
        let folded: Vec<_> = found.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["“", "zoe", ",", "saying"]);
        assert_eq!(found[1].span.of(text), "Zoë");
    }

    #[test]
    fn the_longest_piece_is_taken() {
        let mut pieces = Vec::new();
        vocabulary().split("saying", &mut pieces);
        vocabulary().split("sayx", &mut pieces);
        assert_eq!(pieces, [2, 3, 1]);
    }
}
