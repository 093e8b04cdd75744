//! Who is quoted inside another's words in marks.

use super::content::wished::is_wish;
use super::draft::{Draft, Shape};
use super::marks;
use super::rules::{self, Ground};
use super::said::HYPOTHETICAL;
use crate::annotate::line::Line;
use crate::record::{Report, Span};

/// The fewest words in inner marks that are a quotation; fewer are a name or a word that somebody used.
const FEWEST: usize = 3;

/// What those who are quoted in marks tell that others said.
///
/// A spokesperson in any words ("“Reed hopes to …,” the spokeswoman said"), everybody else where the inner words stand
/// in marks of their own: "“The mayor said ‘…’,” Harlow wrote".
pub fn find(report: &Report, lines: &[Line<'_>], ground: &Ground<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for outer in drafts.iter().filter(|d| d.shape == Shape::Marked) {
        let told = |d: &Draft| in_words_of(d, outer, report, ground) && !is_wish(d, report);
        if outer.source.is_some_and(|source| speaks_for_another(source.of(&report.text))) {
            let open = Ground { quoted: &[], mentions: ground.mentions };
            let end = outer.content.iter().map(|piece| piece.end).max().unwrap_or(0);
            for mut d in rules::find(&lines[outer.line], outer.line, &open).into_iter().filter(told) {
                d.content.retain(|c| c.start < end);
                d.content.iter_mut().for_each(|c| c.end = c.end.min(end));
                found.extend((!d.content.is_empty()).then_some(d));
            }
        }
        let marked = ground.quoted.iter().filter(|&&span| outer.covers(span));
        for words in marked.flat_map(|&span| marks::inner(&report.text, span)) {
            let at = lines.partition_point(|line| line.span.end <= words.start);
            let introduces =
                |d: &Draft| d.content.iter().any(|c| c.start == words.start) && is_told(d, report);
            let said = words.of(&report.text).split_whitespace();
            let long = said.filter(|word| word.contains(char::is_alphanumeric)).count() >= FEWEST;
            let Some(line) = lines.get(at).filter(|_| long) else { continue };
            let within = Ground { quoted: &[words], mentions: ground.mentions };
            let quoted = rules::find(line, at, &within).into_iter().filter(|d| introduces(d) && told(d));
            found.extend(quoted.map(|d| Draft { content: vec![words], ..d }));
        }
    }
    found
}

/// Whether a draft's cue and source stand in another's words, and tell of somebody else than the speaker.
fn in_words_of(d: &Draft, outer: &Draft, report: &Report, ground: &Ground<'_>) -> bool {
    const NOBODY_ELSE: [&str; 6] = ["i", "we", "you", "it", "this", "that"];
    let own = |source: Span| NOBODY_ELSE.contains(&source.of(&report.text).to_lowercase().as_str());
    d.cue.is_some_and(|cue| Some(cue) != outer.cue && outer.covers(cue) && ground.in_marks(cue))
        && d.source.is_some_and(|source| outer.covers(source) && !own(source))
}

/// Whether a draft tells that somebody said something, not that somebody would: and who it was, as a reader knows it.
fn is_told(d: &Draft, report: &Report) -> bool {
    const UNKNOWN: [&str; 22] = [
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "who",
        "that",
        "this",
        "which",
        "what",
        "one",
        "people",
        "folks",
        "somebody",
        "someone",
        "everybody",
        "everyone",
        "my",
        "our",
        "others",
    ];
    let words = |span: Span| span.of(&report.text).to_lowercase();
    let (Some(source), Some(cue)) = (d.source.map(words), d.cue.map(words)) else { return false };
    let mut source = source.split(|c: char| !c.is_alphanumeric());
    let cue: Vec<&str> = cue.split_whitespace().collect();
    let participle =
        cue.iter().any(|word| word.ends_with("ing")) && !cue.iter().any(|w| ["is", "was"].contains(w));
    !source.any(|word| UNKNOWN.contains(&word))
        && !participle
        && !cue.iter().any(|word| HYPOTHETICAL.contains(word) || word.ends_with("n't"))
}

/// Spokespersons speak of whom they speak for.
fn speaks_for_another(source: &str) -> bool {
    const SPEAKS_FOR: [&str; 8] = [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "office",
        "ministry",
        "statement",
        "secretary",
        "government",
    ];
    let source = source.to_lowercase();
    SPEAKS_FOR.iter().any(|word| source.contains(word))
}
