//! Sentences, tokens and vectors of meaning.

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
