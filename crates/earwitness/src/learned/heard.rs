//! What the encoder heard in one report, before speakers and channels are resolved.

use super::ear::MEANING;
use super::linear::unit;
use crate::record::{EntityKind, Span};

/// All heads' findings for one report.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub quotations: Vec<HeardQuotation>,
    pub names: Vec<HeardName>,
    /// The words that were heard, in order.
    pub words: Vec<Span>,
    /// Of each word: its place in its sentence's tree.
    pub tree: Vec<HeardWord>,
    /// `MEANING` numbers a word; their mean over a passage is its vector of meaning.
    pub vectors: Vec<f32>,
    /// `WORD_VECTOR` numbers a word, for the matcher; empty without its weights.
    pub word_vectors: Vec<i8>,
}

/// An attribution as the encoder heard it: spans of the report's text, each list sorted.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardQuotation {
    pub content: Vec<Span>,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    /// 0 to 1.
    pub score: f32,
}

/// A name with its type.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardName {
    pub span: Span,
    pub kind: EntityKind,
    /// 0 to 1.
    pub score: f32,
}

/// A word's place in its sentence's dependency tree (Universal Dependencies).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeardWord {
    /// Number of the word that it depends on; a root's is its own.
    pub head: usize,
    /// As Universal Dependencies name it, with `part` for what belongs to the word before: "nsubj:pass".
    pub relation: &'static str,
    /// Part of speech: "VERB".
    pub kind: &'static str,
}

impl Heard {
    /// The number of the word at a passage's head; `None` where no word begins there.
    pub fn place(&self, span: Span) -> Option<usize> {
        let at = self.words.partition_point(|word| word.start < span.start);
        self.words.get(at).filter(|word| word.start == span.start).map(|_| at)
    }

    /// Part of speech and relation of the word at a passage's head, as its sentence's tree has them; `None` where no word
    /// begins there.
    pub fn word(&self, span: Span) -> Option<HeardWord> {
        self.tree.get(self.place(span)?).copied()
    }

    /// The vector of a passage of one or more spans, of unit length: the mean over its words. `None` where no word
    /// of it was heard. Cosines of two vectors come near those of their sentence embeddings.
    pub fn meaning(&self, spans: &[Span]) -> Option<Vec<f32>> {
        let mut sum = vec![0.0f32; MEANING];
        let mut heard = false;
        for span in spans {
            let start = self.words.partition_point(|word| word.end <= span.start);
            let end = self.words.partition_point(|word| word.start < span.end);
            for row in self.vectors.chunks_exact(MEANING).take(end).skip(start) {
                heard = true;
                sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
            }
        }
        unit(&mut sum);
        heard.then_some(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_is_the_mean_of_the_words_in_the_spans() {
        let mut vectors = vec![0.0; 3 * MEANING];
        vectors[0] = 5.0;
        vectors[MEANING + 1] = 3.0;
        vectors[2 * MEANING + 2] = 4.0;
        let words = vec![Span::new(0, 2), Span::new(3, 5), Span::new(6, 8)];
        let heard = Heard { words, vectors, ..Heard::default() };
        let vector = heard.meaning(&[Span::new(3, 8)]).unwrap();
        assert!((vector[1] - 0.6).abs() < 1e-6 && (vector[2] - 0.8).abs() < 1e-6 && vector[0] == 0.0);
        assert_eq!(heard.meaning(&[Span::new(8, 9)]), None);
    }
}
