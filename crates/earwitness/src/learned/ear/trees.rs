//! The trees of a window's sentences.

use super::{Ear, HIDDEN, MEANING, Place};
use crate::learned::heard::HeardWord;
use crate::learned::tree::{ARC, Sides, TIE};
use crate::record::Sentence;

impl Ear {
    /// Of each word of a window, its place in its sentence's tree; of a sentence that goes on in the next window, in
    /// the tree of its part here. `heads` has a row of `width` numbers a word.
    pub(super) fn trees(&self, heads: &[f32], place: &Place, sentences: &[Sentence]) -> Vec<HeardWord> {
        let sides = Sides { rows: heads, width: self.width(), first: self.at_kinds() + self.kinds.len() };
        let heads_of = self.trees.heads(&sides, &runs(place, sentences));
        let kinds = self.at_kinds()..self.at_kinds() + self.kinds.len();
        let word = |(row, head): (&[f32], &usize)| {
            let kind = self.kinds[highest(&row[kinds.clone()])];
            HeardWord { head: *head, relation: "dep", kind }
        };
        let mut words: Vec<HeardWord> = heads.chunks_exact(self.width()).zip(&heads_of).map(word).collect();
        let (marks, others): (Vec<usize>, Vec<usize>) =
            (0..words.len()).partition(|&at| words[at].kind == "PUNCT" && words[at].head != at);
        let all: Vec<usize> = (0..self.relations.len()).collect();
        for (asked, relations) in [(marks, &self.of_marks), (others, &all)] {
            let pairs: Vec<(usize, usize)> = asked.iter().map(|&at| (at, words[at].head)).collect();
            for (at, relation) in asked.into_iter().zip(self.trees.relations(&sides, &pairs, relations)) {
                words[at].relation = self.relations[relation];
            }
        }
        words
    }

    /// Columns of the heads of one word.
    pub(super) fn width(&self) -> usize {
        self.at_kinds() + self.kinds.len() + 2 * ARC + 2 * TIE
    }

    /// Where the columns of the heads of trees begin.
    fn at_kinds(&self) -> usize {
        self.cue_labels.len() + self.name_labels.len() + MEANING + HIDDEN
    }
}

/// The words of each sentence, first and end; a sentence ends with its line.
fn runs(place: &Place, sentences: &[Sentence]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut home = None;
    let mut sentence = 0;
    for (at, (word, line)) in place.words.iter().zip(&place.paragraph).enumerate() {
        if sentences.get(sentence).is_some_and(|open| open.span.end <= word.start) {
            sentence += sentences[sentence..].partition_point(|passed| passed.span.end <= word.start);
        }
        match out.last_mut() {
            Some(run) if home == Some((sentence, line)) => run.1 = at + 1,
            _ => out.push((at, at + 1)),
        }
        home = Some((sentence, line));
    }
    out
}

fn highest(scores: &[f32]) -> usize {
    let better = |best: usize, at: usize| if scores[at] > scores[best] { at } else { best };
    (0..scores.len()).fold(0, better)
}
