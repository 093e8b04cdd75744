//! What the scorer sees of a passage.

use rustc_hash::FxHashMap;

use crate::record::{Report, Span, TokenKind};

use super::{background, stem::stem};

/// Words too common to carry content, as stems.
const COMMON: &str = include_str!("common.txt");

/// Letters in a character n-gram.
const GRAM: usize = 4;

/// Stems by number, with their weights.
#[derive(Debug)]
pub struct Vocabulary {
    ids: FxHashMap<String, u32>,
    /// For each stem: rarity in news at large, in nats.
    pub rarity: Vec<f32>,
    /// For each stem: a word without content.
    common: Vec<Commonness>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Commonness {
    Common,
    Content,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut vocabulary = Self { ids: FxHashMap::default(), rarity: Vec::new(), common: Vec::new() };
        for word in COMMON.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            let id = vocabulary.id(&stem(word)) as usize;
            vocabulary.common[id] = Commonness::Common;
        }
        vocabulary
    }
}

impl Vocabulary {
    fn id(&mut self, stem: &str) -> u32 {
        if let Some(&id) = self.ids.get(stem) {
            return id;
        }
        let id = u32::try_from(self.rarity.len()).unwrap_or(u32::MAX);
        self.ids.insert(stem.to_owned(), id);
        self.rarity.push(background::weight(stem));
        self.common.push(Commonness::Content);
        id
    }

    fn is_content(&self, id: u32) -> bool {
        self.common.get(id as usize) == Some(&Commonness::Content)
    }

    pub fn len(&self) -> usize {
        self.rarity.len()
    }
}

/// One word of a report, as the scorer sees it.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    pub span: Span,
    pub stem: u32,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Common,
    Content,
    /// Begins with a capital inside a sentence.
    Name,
    Number,
}

/// One word of a report before its stem has a number.
#[derive(Debug)]
pub struct Piece {
    span: Span,
    stem: String,
    look: Look,
}

/// No words of their own; the last is of a text that was decoded wrongly.
const POSSESSIVES: [&str; 3] = ["'s", "’s", "\u{fffd}s"];

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Small,
    /// With a capital inside a sentence.
    Capital,
    Digits,
}

/// All words of a report in reading order.
pub fn pieces(report: &Report) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut sentence = usize::MAX;
    for token in &report.layers.tokens {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            continue;
        }
        let text = report.slice(token.span);
        let first = std::mem::replace(&mut sentence, token.sentence) != token.sentence;
        // The parts of a word joined by hyphens are words of their own: "long-range" meets "long range".
        let mut start = token.span.start;
        for piece in text.split('-') {
            let span = Span::new(start, start + piece.len());
            start = span.end + 1;
            let lower = piece.to_lowercase();
            if !lower.chars().any(char::is_alphanumeric) || POSSESSIVES.contains(&lower.as_str()) {
                continue;
            }
            let look = match () {
                () if lower.starts_with(|c: char| c.is_ascii_digit()) => Look::Digits,
                () if !first && piece.starts_with(char::is_uppercase) => Look::Capital,
                () => Look::Small,
            };
            let stem = if look == Look::Digits { lower.replace(',', "") } else { stem(&lower) };
            pieces.push(Piece { span, stem, look });
        }
    }
    pieces
}

/// The words that a report's pieces are.
pub fn words(pieces: &[Piece], vocabulary: &mut Vocabulary) -> Vec<Word> {
    let word = |piece: &Piece| {
        let stem = vocabulary.id(&piece.stem);
        let form = match piece.look {
            Look::Digits => Form::Number,
            _ if !vocabulary.is_content(stem) => Form::Common,
            Look::Capital => Form::Name,
            Look::Small => Form::Content,
        };
        Word { span: piece.span, stem, form }
    };
    pieces.iter().map(word).collect()
}

/// The words that lie in a span.
pub fn within(words: &[Word], span: Span) -> &[Word] {
    let start = words.partition_point(|word| word.span.start < span.start);
    let end = words.partition_point(|word| word.span.start < span.end);
    words.get(start..end.max(start)).unwrap_or_default()
}

/// Sorted, each once.
pub fn set(mut values: Vec<u32>) -> Vec<u32> {
    values.sort_unstable();
    values.dedup();
    values
}

/// Hashes of the character n-grams of a passage, sorted, each once.
pub fn grams(text: &str) -> Vec<u32> {
    let mut letters = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            letters.push(c);
        } else if letters.last().is_some_and(|&last| last != ' ') {
            letters.push(' ');
        }
    }
    set(letters
        .windows(GRAM)
        .map(|gram| gram.iter().fold(17_u32, |h, &c| h.wrapping_mul(0x0100_0193) ^ c as u32))
        .collect())
}
