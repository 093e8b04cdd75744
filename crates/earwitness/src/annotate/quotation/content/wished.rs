//! What somebody asks for that is named and not told: "asked for a recount".

use crate::annotate::line::Line;
use crate::annotate::quotation::draft::{Draft, Shape};
use crate::annotate::quotation::phrase;
use crate::annotate::quotation::said::Cue;
use crate::record::{Report, Span};

/// Verbs of asking for something.
const ASKS: [&str; 2] = ["ask", "request"];
/// What two sides hold.
const TALKS: [&str; 10] = [
    "call",
    "conversation",
    "talk",
    "talks",
    "meeting",
    "discussion",
    "discussions",
    "interview",
    "summit",
    "session",
];

impl Cue<'_, '_> {
    /// Where what is asked for ends; none where it is a talk that is known of: who asked for "the call" is told, not what was said.
    pub(super) fn asked_for(&self, end: usize) -> Option<usize> {
        if !ASKS.contains(&self.verb.lemma) {
            return Some(end);
        }
        let line = self.line;
        let clause = (self.to + 1..end).find(|&i| !(self.inside)(i) && opens_clause(line, i, end));
        (!is_known_talk(line, self.to, end)).then(|| clause.unwrap_or(end))
    }
}

/// "the phone call with Reed", "this conversation".
fn is_known_talk(line: &Line<'_>, from: usize, end: usize) -> bool {
    let head = (from..end).find(|&i| ends_noun(line, i)).unwrap_or(end);
    let known = line.at(from).is_any(&["the", "this", "that", "these", "those"]);
    known && head > from + 1 && line.at(head - 1).is_any(&TALKS)
}

/// Whether a cue with its content tells only who asked for a talk that is known of.
pub fn asks_for_talk(line: &Line<'_>, content: &[Span], cue: Span) -> bool {
    let words = line.row(line.word_at(cue.start), line.word_at(cue.end));
    let asks = words.iter().any(|w| ASKS.iter().any(|verb| w.lower.starts_with(verb)));
    let [only] = content else { return false };
    let (mut from, to) = (line.word_at(only.start), line.word_at(only.end));
    from += usize::from(line.at(from).is("for"));
    asks && line.span.contains(*only) && is_known_talk(line, from, to)
}

/// Whether a word ends the noun that stands before it.
fn ends_noun(line: &Line<'_>, at: usize) -> bool {
    const BEHIND: [&str; 16] = [
        "between", "with", "on", "in", "at", "of", "to", "for", "and", "but", "because", "after", "before",
        "which", "that", "about",
    ];
    !line.at(at).is_word() || line.at(at).is_any(&BEHIND)
}

/// ", and the board agreed": a clause with a subject of its own.
fn opens_clause(line: &Line<'_>, comma: usize, end: usize) -> bool {
    const NEAR: usize = 8;
    let joins = line.lower(comma) == "," && line.at(comma + 1).is_any(&["and", "but"]);
    let words = line.row((comma + 2).min(end), end.min(comma + 2 + NEAR));
    let verb = (1..words.len()).find(|&i| phrase::has_verb(&words[..=i]));
    let relative = |i: usize| words[..i].iter().any(|w| w.is_any(&["that", "which", "who", "to"]));
    joins && verb.is_some_and(|i| !relative(i))
}

/// Whether a draft tells only that somebody asked for something: in another's words that is what the other tells of them.
pub fn is_wish(d: &Draft, report: &Report) -> bool {
    let cue = d.cue.map(|cue| cue.of(&report.text).to_lowercase()).unwrap_or_default();
    let asks = |word: &str| ASKS.iter().any(|verb| word.starts_with(verb));
    let opens = d.content.first().map(|c| c.of(&report.text).to_lowercase()).unwrap_or_default();
    let told = opens.starts_with("to ") || opens.contains(" to ") && !cue.ends_with(" for");
    d.shape == Shape::SpeechAct && cue.split_whitespace().any(asks) && !told
}
