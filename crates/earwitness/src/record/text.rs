//! Sentences, tokens, vectors of meaning and of words.

use super::Span;

/// One sentence, inside one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index into `Layers::parts`.
    pub part: usize,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Index into `Layers::sentences`.
    pub sentence: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    Word,
    Number,
    /// Opening quotation mark, as resolved from its place and partner.
    OpenQuote,
    CloseQuote,
    Mark,
}

/// A vector for a passage: cosine of two vectors tells how near their meanings are.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    pub span: Span,
    /// Unit length; the dimension is the encoder's.
    pub vector: Vec<f32>,
}

/// A vector for each word that was heard, in its context, for comparing passages word by word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordVectors {
    /// Sorted.
    pub words: Vec<Span>,
    /// The same count of numbers a word, in 127ths of a unit vector.
    pub numbers: Vec<i8>,
}

impl WordVectors {
    /// The vectors of the words that begin in the spans, one after another.
    pub fn within(&self, spans: &[Span]) -> Vec<i8> {
        let size = self.numbers.len().checked_div(self.words.len()).unwrap_or(0);
        let mut out = Vec::new();
        for span in spans {
            let start = self.words.partition_point(|word| word.start < span.start);
            let end = self.words.partition_point(|word| word.start < span.end);
            out.extend_from_slice(self.numbers.get(start * size..end.max(start) * size).unwrap_or_default());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_are_those_of_the_words_that_begin_in_the_spans() {
        let words = vec![Span::new(0, 2), Span::new(3, 5), Span::new(6, 8), Span::new(9, 11)];
        let vectors = WordVectors { words, numbers: vec![1, -1, 2, -2, 3, -3, 4, -4] };
        assert_eq!(vectors.within(&[Span::new(0, 1), Span::new(4, 9)]), [1, -1, 3, -3]);
        assert!(vectors.within(&[Span::new(11, 20)]).is_empty());
        assert!(WordVectors::default().within(&[Span::new(0, 9)]).is_empty());
    }
}
