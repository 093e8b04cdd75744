//! The trees of a report's sentences.

use super::{Ear, HIDDEN, MEANING, Place};
use crate::learned::encoder::Rows;
use crate::learned::heard::HeardWord;
use crate::learned::tree::{ARC, Sides, TIE};
use crate::record::{Report, Span};

impl Ear {
    /// The words of a report's article text, each with its place in its sentence's tree.
    pub fn parse(&self, report: &Report) -> Vec<HeardWord> {
        let sentences = &report.layers.sentences;
        let sentence = |word: Span| sentences.partition_point(|sentence| sentence.span.end <= word.start);
        let mut all: Vec<HeardWord> = Vec::new();
        for (place, rows) in self.pass(report) {
            let before = all.len();
            let here = self.parse_window(&place, &rows, &sentence);
            all.extend(here.into_iter().map(|word| HeardWord { head: word.head + before, ..word }));
        }
        all
    }

    /// The trees of a window's sentences; of a sentence that goes on in the next window, of its part here.
    fn parse_window(
        &self,
        place: &Place,
        Rows { heads, .. }: &Rows,
        sentence: &dyn Fn(Span) -> usize,
    ) -> Vec<HeardWord> {
        let count = place.words.len();
        if heads.len() != count * self.width() {
            return Vec::new();
        }
        let mut at = self.at_kinds();
        let mut column = |size: usize| -> Vec<f32> {
            at += size;
            heads.chunks_exact(self.width()).flat_map(|row| row[at - size..at].iter().copied()).collect()
        };
        let kinds = column(self.kinds.len());
        let [dependant, head, tied, ties] = [ARC, ARC, TIE, TIE].map(&mut column);
        let sides = Sides { dependant: &dependant, head: &head, tied: &tied, ties: &ties };
        let home = |word: usize| (place.paragraph[word], sentence(place.words[word]));
        let mut out = Vec::with_capacity(count);
        while out.len() < count {
            let start = out.len();
            let end = (start..count).find(|&word| home(word) != home(start)).unwrap_or(count);
            let arcs = self.trees.parse(&sides, start, end).into_iter();
            out.extend(arcs.zip(start..end).map(|(arc, word)| HeardWord {
                span: place.words[word],
                head: arc.head,
                relation: self.relations[arc.relation],
                kind: self.kinds[highest(&kinds[word * self.kinds.len()..(word + 1) * self.kinds.len()])],
            }));
        }
        out
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

fn highest(scores: &[f32]) -> usize {
    let better = |best: usize, at: usize| if scores[at] > scores[best] { at } else { best };
    (0..scores.len()).fold(0, better)
}
