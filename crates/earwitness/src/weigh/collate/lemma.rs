//! What of the best-attested wording of a statement is shown as everybody's: the sentences that another report has too.
//!
//! A report may quote a speaker at greater length than all others. What it alone adds stands in its reading, not in the wording
//! for which the others are counted.

use rustc_hash::FxHashSet;

use super::Unit;
use super::laid::Laid;
use super::pair::Scores;
use super::wording::LONG_WORD;
use crate::record::{Report, Span};

/// Words without which a sentence is too short to be told apart from the one before.
const FEWEST: usize = 4;
/// Share of its telling words that another report must have, or log-odds, in nats, of a passage of it and one of theirs: to be
/// shown for all …
const SOME: (f32, f32) = (0.4, -1.0);
/// … and for a report to have all that is shown.
const WHOLE: (f32, f32) = (0.6, 0.5);

/// The witnesses of a statement: its units, and what is known of them.
pub struct Witnesses<'a> {
    pub story: &'a [&'a Report],
    pub laid: &'a Laid,
    pub scores: &'a Scores<'a>,
    pub units: &'a [Unit],
}

impl Witnesses<'_> {
    /// Of the wording of a unit the sentences that another report surely has; all, where there is no other, or none of them is
    /// found in one.
    pub fn shared(&self, best: usize, is_doubtful: &dyn Fn(usize) -> bool) -> Vec<Span> {
        let unit = &self.units[best];
        let pieces = self.pieces(unit);
        if pieces.len() < 2 {
            return unit.content.clone();
        }
        let others: Vec<Other> = self
            .units
            .iter()
            .enumerate()
            .filter(|(index, other)| other.report != unit.report && !is_doubtful(*index))
            .map(|(_, other)| self.read(other))
            .collect();
        let kept: Vec<Span> =
            pieces.into_iter().filter(|piece| self.is_shared(unit, piece, &others, SOME)).flatten().collect();
        if kept.is_empty() { unit.content.clone() } else { self.joined(unit, &kept) }
    }

    /// Whether a unit has all that is shown word for word, whatever else it has.
    pub fn repeats(&self, index: usize, best: usize, lemma: &[Span]) -> bool {
        let shown = Unit { content: lemma.to_vec(), ..self.units[best].clone() }.words(self.story);
        let words = self.units[index].words(self.story);
        holds(&words, &shown)
    }

    /// For each unit, whether it lacks a whole sentence of what is shown for all.
    pub fn lacking(&self, best: usize, lemma: &[Span]) -> Vec<bool> {
        let shown = Unit { content: lemma.to_vec(), ..self.units[best].clone() };
        let pieces = self.pieces(&shown);
        let lacks = |(index, unit): (usize, &Unit)| {
            let shared = |other: &[Other], piece: &[Span]| self.is_shared(&shown, piece, other, WHOLE);
            index != best && pieces.len() > 1 && {
                let other = [self.read(unit)];
                !pieces.iter().all(|piece| shared(&other, piece))
            }
        };
        self.units.iter().enumerate().map(lacks).collect()
    }

    /// Its content, cut at the ends of sentences; what is too short stays with what stands before it. Of one sentence nothing
    /// is left out: "he does not support …, which would allow …" is not what would be allowed.
    fn pieces(&self, unit: &Unit) -> Vec<Vec<Span>> {
        let Some(report) = self.story.get(unit.report) else { return Vec::new() };
        let sentences = &report.layers.sentences;
        let mut pieces: Vec<(usize, Vec<Span>)> = Vec::new();
        for &span in &unit.content {
            let from = sentences.partition_point(|sentence| sentence.span.end <= span.start);
            let inside = sentences.iter().enumerate().skip(from);
            for (sentence, whole) in inside.take_while(|(_, sentence)| sentence.span.start < span.end) {
                let (start, end) = (whole.span.start.max(span.start), whole.span.end.min(span.end));
                let piece = Span::new(start, end).trimmed(&report.text);
                if piece.is_empty() {
                    continue;
                }
                let short = report.slice(piece).split_whitespace().count() < FEWEST;
                let stays = |(last, spans): &(usize, Vec<Span>)| {
                    *last == sentence || short && spans.last().is_some_and(|last| last.start >= span.start)
                };
                match pieces.last_mut().filter(|last| stays(last)) {
                    Some(last) => {
                        last.0 = sentence;
                        last.1.push(piece);
                    }
                    None => pieces.push((sentence, vec![piece])),
                }
            }
        }
        pieces.into_iter().map(|(_, spans)| spans).collect()
    }

    fn read(&self, unit: &Unit) -> Other {
        Other { words: telling(&unit.words(self.story)), nodes: self.laid.nodes(unit) }
    }

    fn is_shared(&self, unit: &Unit, piece: &[Span], others: &[Other], (least, near): (f32, f32)) -> bool {
        let piece = Unit { content: piece.to_vec(), ..unit.clone() };
        let words = telling(&piece.words(self.story));
        let nodes = self.laid.nodes(&piece);
        others.iter().any(|other| {
            let is_near = |&a: &u32| other.nodes.iter().any(|&b| self.scores.odds(a, b) >= near);
            share(&words, &other.words) >= least || nodes.iter().any(is_near)
        })
    }

    /// Pieces that stand beside one another in one span of the content are one again.
    fn joined(&self, unit: &Unit, kept: &[Span]) -> Vec<Span> {
        let Some(report) = self.story.get(unit.report) else { return kept.to_vec() };
        let beside = |a: Span, b: Span| {
            let gap = report.slice(Span::new(a.end, b.start));
            !gap.contains(char::is_alphanumeric) && unit.content.iter().any(|span| span.contains(a.join(b)))
        };
        let mut joined: Vec<Span> = Vec::new();
        for &piece in kept {
            match joined.last_mut().filter(|last| beside(**last, piece)) {
                Some(last) => *last = last.join(piece),
                None => joined.push(piece),
            }
        }
        joined
    }
}

struct Other {
    words: FxHashSet<String>,
    nodes: Vec<u32>,
}

fn telling(words: &[String]) -> FxHashSet<String> {
    words.iter().filter(|word| word.chars().count() >= LONG_WORD).cloned().collect()
}

/// Of the first words how many are among the second; of none all.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn share(words: &FxHashSet<String>, among: &FxHashSet<String>) -> f32 {
    if words.is_empty() { 1.0 } else { words.intersection(among).count() as f32 / words.len() as f32 }
}

/// Whether words stand in others one behind the other; too few of them stand everywhere.
fn holds(words: &[String], shown: &[String]) -> bool {
    shown.len() >= FEWEST && words.windows(shown.len()).any(|window| window == shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_repeated_word_for_word() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let long = words("if it comes to it absolutely this is a deep question");
        assert!(holds(&long, &words("if it comes to it absolutely")));
        assert!(!holds(&long, &words("if it comes to that absolutely")));
        assert!(!holds(&long, &words("a deep question")), "three words stand everywhere");
    }
}
