//! What stands around quoted words: who gives them out, and how.

use crate::record::{Clause, Quotation, Report, Span};
use crate::weigh::collate::gather;
use crate::weigh::collate::utterance::{is_edge, sentences};

/// Words of content that may stand inside a frame: "dismissed it in an e-mail as".
const SHORT: usize = 8;
/// Fewest words of a frame, and most.
const WORDS: std::ops::RangeInclusive<usize> = 3..=45;

/// What a report's frames stand between.
#[derive(Debug)]
pub struct Frames<'a> {
    report: &'a Report,
    /// What is quoted, and what a page sets inside sentences; sorted.
    holes: Vec<Span>,
}

impl<'a> Frames<'a> {
    pub fn of(report: &'a Report) -> Self {
        let layers = &report.layers;
        let outer = layers.quotations.iter().filter(|q| q.is_said() && q.within.is_none());
        let long = outer.filter(|quotation| !is_short(report, quotation));
        let mut holes: Vec<Span> = long.flat_map(|q| &q.content).chain(&layers.asides).copied().collect();
        holes.sort_unstable();
        Self { report, holes }
    }

    /// What is left of the clause of a cue, or of its sentence, beside what is quoted in it.
    pub fn around(&self, cue: Span, source: Span) -> Option<Span> {
        let whole = sentences(self.report, cue.join(source));
        let clause = self.clause(whole, cue).filter(|clause| clause.contains(source));
        let stretch = self.stretch(clause.map_or(whole, |clause| clause.join(cue)), cue)?;
        Some(self.without_tail(stretch))
    }

    /// What is left of the clause of a verb, with those whom it binds.
    pub fn of_verb(&self, verb: Span, bound: &[Span]) -> Option<Span> {
        let clause = self.clause(sentences(self.report, verb), verb).unwrap_or(verb);
        self.stretch(bound.iter().copied().fold(clause, Span::join), verb)
    }

    /// The clauses of a verb inside a sentence.
    pub fn clauses(&self, sentence: Span, verb: Span) -> impl Iterator<Item = &Clause> {
        let clauses = &self.report.layers.clauses;
        let from = clauses.partition_point(|clause| clause.span.start < sentence.start);
        let inside = clauses[from..].iter().take_while(move |clause| clause.span.start < sentence.end);
        inside.filter(move |clause| clause.predicate.overlaps(verb))
    }

    /// The innermost of them.
    fn clause(&self, sentence: Span, verb: Span) -> Option<Span> {
        self.clauses(sentence, verb).map(|clause| clause.span).min_by_key(|span| span.len())
    }

    /// The stretch of a span that holds a word, between what is quoted.
    fn stretch(&self, span: Span, word: Span) -> Option<Span> {
        let from = self.holes.partition_point(|hole| hole.end <= span.start);
        let to = self.holes.partition_point(|hole| hole.start < span.end);
        let holes = self.holes.get(from..to.max(from)).unwrap_or_default();
        let stretch = span.without(holes).into_iter().find(|stretch| stretch.contains(word))?;
        let text = self.report.slice(stretch);
        let is_mark = |c: char| is_edge(c) || matches!(c, '"' | '“' | '”' | '\'' | '’' | '‘');
        let start = stretch.start + (text.len() - text.trim_start_matches(is_mark).len());
        let bare = text.trim_matches(is_mark);
        if bare.is_empty() {
            return None;
        }
        let kept = gather::cut(self.report, Span::new(start, start + bare.len()));
        let is_article = self.report.part_at(word.start).is_some_and(|part| part.kind.is_article());
        let words = self.report.slice(kept).split_whitespace().count();
        (is_article && WORDS.contains(&words)).then_some(kept)
    }

    /// A frame without a participle that leads to what is quoted: "Reed wrote to members on Friday, calling …".
    fn without_tail(&self, frame: Span) -> Span {
        let told = self.report.slice(frame).rsplit_once(", ").filter(|(told, tail)| {
            !told.is_empty() && tail.ends_with("ing") && tail.chars().all(char::is_alphabetic)
        });
        told.map_or(frame, |(told, _)| Span::new(frame.start, frame.start + told.len()))
    }
}

/// Whether what is said is a few words in the sentence's own run.
fn is_short(report: &Report, quotation: &Quotation) -> bool {
    let words = quotation.content.iter().map(|&span| report.slice(span).split_whitespace().count());
    quotation.quoted.is_empty() && words.sum::<usize>() <= SHORT
}
