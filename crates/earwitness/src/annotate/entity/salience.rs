//! How present somebody is to a reader, so that a later word may point to them.
//!
//! After the salience lists of Lappin and Leass (1994): a subject counts more than an object, a name outside
//! quotation marks more than one inside, and every sentence in between costs.

use super::roster::Figure;
use super::titles::title;
use crate::annotate::line::Line;
use crate::annotate::quotation::cue;

/// Weights of the salience list, in points; chosen by reading the accounts gold of one story.
pub const SUBJECT: i32 = 40;
pub const NOT_BOUND: i32 = 15;
pub const IN_MARKS: i32 = -35;
/// Of a name that only tells a noun apart: "the Reed administration".
pub const MODIFIES: i32 = -35;
pub const SAME_NOUN: i32 = 60;
const PER_SENTENCE: i32 = -20;
const PER_COUNT: i32 = 2;
const MOST_COUNT: i32 = 20;

/// Something mentioned, as later words may look back to it.
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one mention")]
pub struct Past {
    pub figure: usize,
    pub line: usize,
    pub from: usize,
    pub to: usize,
    pub points: i32,
    pub plural: bool,
    pub bound: bool,
    /// Told by a description, not by a name.
    pub described: bool,
    /// Says something there.
    pub spoke: bool,
    /// Stands in what somebody else says.
    pub inside: bool,
}

/// The points of what was mentioned, seen from a line.
pub fn present(p: &Past, at: usize, figures: &[Figure]) -> i32 {
    let distance = i32::try_from(at - p.line).unwrap_or(i32::MAX / 100);
    let count = i32::try_from(figures[p.figure].count).unwrap_or(MOST_COUNT);
    p.points + PER_SENTENCE * distance + (PER_COUNT * count).min(MOST_COUNT)
}

const PREPOSITIONS: [&str; 22] = [
    "of", "in", "on", "at", "by", "for", "from", "with", "to", "about", "against", "between", "after",
    "before", "under", "over", "into", "toward", "towards", "than", "like", "unlike",
];

/// Stands after a preposition, or owns something: less present than a subject.
pub fn bound(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut before = from;
    while before > 0 {
        let titled = (1..=LONGEST_TITLE.min(before))
            .find(|&n| title(line.row(before - n, before)).is_some_and(|t| t.words == n));
        match titled {
            Some(n) => before -= n,
            None if line.at(before - 1).is("the") => before -= 1,
            None => break,
        }
    }
    // "he's" is or has
    let contracted = to == from + 1 && CONTRACTED.contains(&line.lower(from));
    line.words.get(to).is_some_and(|w| w.is_possessive()) && !contracted
        || before > 0 && PREPOSITIONS.contains(&line.lower(before - 1))
        || ["his", "its", "their", "whose"].contains(&line.lower(from))
}

/// Whether something is named in what is told of a subject between commas, before its verb: "Reed Works, which sells to Quell
/// and Harlow, said".
pub fn told_in_passing(line: &Line<'_>, from: usize, to: usize) -> bool {
    let is_comma = |i: usize| line.at(i).text == ",";
    let opens = |&i: &usize| is_comma(i) && line.at(i + 1).is("which");
    let Some(open) = (1..from).rev().find(opens) else { return false };
    let close = (open + 2..line.words.len()).find(|&i| is_comma(i) && verb_follows(line, i + 1));
    open + 1 < from && close.is_some_and(|close| to <= close)
}

/// Words behind which "'s" is a verb.
const CONTRACTED: [&str; 6] = ["he", "she", "it", "who", "that", "there"];

/// The longest title, in words and marks.
const LONGEST_TITLE: usize = 4;

/// Whether a sentence opens with something put before its subject: "In his talks with Reed, Harlow …".
pub fn opens_adjunct(line: &Line<'_>) -> bool {
    const OPENERS: [&str; 14] = [
        "as",
        "while",
        "when",
        "since",
        "if",
        "although",
        "though",
        "because",
        "amid",
        "during",
        "despite",
        "throughout",
        "asked",
        "speaking",
    ];
    let first = line.words.iter().position(super::super::line::Word::is_word).unwrap_or(0);
    PREPOSITIONS.contains(&line.lower(first)) || OPENERS.contains(&line.lower(first))
}

/// Whether a verb of saying, an auxiliary or a past form comes right after.
pub fn verb_follows(line: &Line<'_>, to: usize) -> bool {
    line.words.get(to).is_some_and(|w| {
        cue::between(w)
            || cue::is_cue_form(&w.lower)
            || w.lower.len() > 4 && w.lower.ends_with("ed") && w.text.starts_with(char::is_lowercase)
    })
}

/// The most words that are put between commas behind a name, before its verb.
const APPOSITION: usize = 8;

/// The same behind what is told between two commas: "Reed, a docker, had waited".
pub fn verb_follows_apposition(line: &Line<'_>, to: usize) -> bool {
    let is_comma = |at: &usize| line.at(*at).text == ",";
    is_comma(&to) && (to + 2..to + 2 + APPOSITION).find(is_comma).is_some_and(|at| verb_follows(line, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::{PartKind, Span};

    #[test]
    fn what_which_tells_of_a_subject_is_told_in_passing() {
        for (text, name, passing) in [
            ("Reed Works, which sells rope to Quell and Harlow, said it was safe.", "Harlow", true),
            ("Reed Works, which sells rope to Quell and Harlow, said it was safe.", "Quell", true),
            ("Reed Works, which sells rope to Quell and Harlow, said it was safe.", "Reed Works", false),
            ("Reed Works sued the board, which Harlow said was late.", "Harlow", false),
            ("Reed Works, which sells rope, said Harlow was safe.", "Harlow", false),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let start = text.find(name).unwrap();
            let (from, to) = (line.word_at(start), line.word_at(start + name.len()));
            assert_eq!(told_in_passing(&line, from, to), passing, "{text} {name}");
        }
    }
}
