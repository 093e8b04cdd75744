//! Where a noun phrase begins and ends, told without a parser: by small words, marks and capitals.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::annotate::entity::set;
use crate::annotate::line::{Line, Word};
use crate::record::PartKind;

/// Words before which a subject cannot go back.
const BOUNDARY: [&str; 34] = [
    "but", "or", "nor", "while", "because", "as", "that", "when", "if", "although", "though", "which",
    "after", "before", "since", "where", "whether", "so", "than", "until", "unless", "because", "said",
    "says", "is", "was", "are", "were", "has", "had", "have", "will", "would", "whereas",
];
pub const PRONOUNS: [&str; 14] =
    ["he", "she", "they", "it", "i", "we", "you", "who", "some", "others", "many", "this", "that", "these"];
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Longest subject, in words.
const LONGEST: usize = 30;

/// Where the subject that ends before `end` begins; `None` where there is none.
pub fn subject(line: &Line<'_>, end: usize, inside: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    let last = end.checked_sub(1)?;
    let w = line.at(last);
    if w.is("which") {
        return relative(line, last);
    }
    if PRONOUNS.contains(&w.lower.as_str()) {
        return Some((last, end));
    }
    if matches!(w.text, "”" | "\"" | "»") && !inside(last) {
        return named_in_marks(line, last, inside);
    }
    if w.text == "," || matches!(w.text, "—" | "–" | "--" | ")") {
        return apposition(line, last, inside);
    }
    let from = back(line, end, inside)?;
    if behind_auxiliary(line, from) {
        return None;
    }
    let from = after_preposed(line, from, end);
    // "Reed on Tuesday said"
    let mut to = end;
    while to > from + 1
        && (is_day(line.lower(to - 1))
            || line.at(to - 1).is_any(&["evening", "morning", "afternoon", "night"]))
    {
        to -= 1;
    }
    while to > from + 1 && to < end && line.at(to - 1).is_any(&["on", "late", "early"]) {
        to -= 1;
    }
    (from < to).then_some((from, to))
}

/// Whether a word is a mark that may open words.
pub fn opens_marks(word: &Word<'_>) -> bool {
    matches!(word.text, "“" | "\"" | "«")
}

/// "“Harbour Nights” added": a name that stands in marks, which close at `close`.
fn named_in_marks(line: &Line<'_>, close: usize, inside: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    const FAR: usize = 8;
    let open = (close.saturating_sub(FAR)..close)
        .rev()
        .take_while(|&i| !inside(i))
        .find(|&i| opens_marks(line.at(i)))?;
    Some((open, close + 1))
}

/// "The office Reed had set up in the port called": what stands behind an auxiliary is a verb, not a subject.
fn behind_auxiliary(line: &Line<'_>, from: usize) -> bool {
    from.checked_sub(1).is_some_and(|i| line.at(i).is_any(&["has", "had", "have", "will", "would"]))
}

/// "the statement, which read": the phrase before the relative word.
fn relative(line: &Line<'_>, which: usize) -> Option<(usize, usize)> {
    const FAR: usize = 8;
    let to = which.checked_sub(1).filter(|&i| line.lower(i) == ",")?;
    let from = (to.saturating_sub(FAR)..to)
        .rev()
        .find(|&i| line.at(i).is_any(&["the", "a", "an", "his", "her", "its", "their"]))?;
    Some((from, to))
}

/// "Reed, the harbourmaster, said": the subject stands before the inserted part.
fn apposition(line: &Line<'_>, close: usize, inside: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mark = line.at(close).text;
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|&i| {
        let t = line.at(i).text;
        !inside(i) && if mark == ")" { t == "(" } else { t == mark }
    })?;
    if open == 0 {
        return None;
    }
    let starts_clause = line.at(open + 1).is_any(&[
        "in",
        "on",
        "at",
        "after",
        "however",
        "meanwhile",
        "during",
        "when",
        "while",
        "and",
        "but",
    ]);
    let from = back(line, open, inside)?;
    let from = after_preposed(line, from, open);
    let relative = line.at(open + 1).is_any(&["who", "which", "whose"]) || starts_clause;
    (from < open).then_some((from, if relative { open } else { close }))
}

/// Goes back from a word to the start of the noun phrase.
fn back(line: &Line<'_>, end: usize, inside: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut from = end;
    while from > 0 && end - from < LONGEST {
        let w = line.at(from - 1);
        let listed = w.text == ","
            && from >= 2
            && line.at(from - 2).is_capital()
            && line.at(from).is_capital()
            && (line.kind != PartKind::Body || line.row(from, end).iter().any(|w| w.is("and")));
        if listed {
            from -= 1;
            continue;
        }
        if inside(from - 1)
            || !w.is_word()
                && !w.is_possessive()
                && !abbreviates(line, from - 1)
                && !matches!(w.text, "-" | "&" | "'" | "’")
        {
            break;
        }
        if BOUNDARY.contains(&w.lower.as_str()) {
            break;
        }
        if w.is("and") && !joins_names(line, from - 1) || says(line, from - 1) {
            break;
        }
        from -= 1;
    }
    (from < end).then_some(from)
}

/// "The suit alleges the council told …": a verb of saying before a subject of its own.
fn says(line: &Line<'_>, at: usize) -> bool {
    let w = line.at(at);
    let next = line.at(at + 1);
    let opens = next.is_capital()
        || next.is_any(&["the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they"]);
    let finite =
        w.text.starts_with(char::is_lowercase) && (w.lower.ends_with('s') || w.lower.ends_with("ed"));
    opens
        && finite
        && at > 0
        && super::cue::is_cue_form(&w.lower)
        && !super::cue::reads_as_noun(line, at)
        && !line.at(at - 1).is_any(&["a", "an", "the", "newly", "of"])
}

fn abbreviates(line: &Line<'_>, at: usize) -> bool {
    line.at(at).text == "."
        && at > 0
        && (line.at(at - 1).text.chars().count() == 1
            || line.at(at - 1).is_any(&[
                "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "col", "lt", "jr", "adm", "capt",
                "sgt", "prof",
            ]))
}

/// "Reed and Harlow", "officials and analysts".
fn joins_names(line: &Line<'_>, at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|i| line.at(i)), line.words.get(at + 1)) else {
        return false;
    };
    before.is_capital() && after.is_capital()
        || before.lower.ends_with('s') && (after.lower.ends_with('s') || after.is_capital())
}

/// Leaves out what is put before the subject: "On Friday Mr. Reed", "In a statement the office".
fn after_preposed(line: &Line<'_>, from: usize, end: usize) -> usize {
    const OPENERS: [&str; 20] = [
        "in",
        "on",
        "at",
        "during",
        "despite",
        "after",
        "before",
        "for",
        "from",
        "by",
        "with",
        "earlier",
        "later",
        "still",
        "and",
        "yet",
        "meanwhile",
        "instead",
        "today",
        "of",
    ];
    let mut from = from;
    while from < end
        && line.at(from).is_any(&[
            "still",
            "and",
            "yet",
            "meanwhile",
            "instead",
            "earlier",
            "later",
            "but",
            "now",
            "also",
        ])
    {
        from += 1;
    }
    if from >= end || !OPENERS.contains(&line.lower(from)) {
        return from;
    }
    // the last noun phrase that no preposition governs
    (from + 1..end)
        .rev()
        .find(|&i| {
            let w = line.at(i);
            let before = line.at(i - 1);
            let starts = w.is_any(&["the", "a", "an", "his", "her", "its", "their", "one", "some"])
                || w.is_capital() && !before.is_capital() && before.text != ".";
            starts
                && !is_day(&w.lower)
                && !w.is("then")
                && !before.is_any(&OPENERS)
                && !before.is_any(&["the", "a", "an", "his", "her", "its", "their", "of", "to", "and"])
        })
        .unwrap_or(end.min(from + usize::from(end - from == 1)))
}

/// Where the noun phrase that starts at a word ends: at a mark, a small word that opens a clause, or `limit`.
pub fn object_end(line: &Line<'_>, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit {
        let w = line.at(i);
        let apposition = w.text == ","
            && line.words.get(i + 1).is_some_and(|n| n.is_any(&["a", "an", "the", "who", "whose"]));
        if is_break(w) && !abbreviates(line, i) && !apposition {
            break;
        }
        if i > from
            && w.is_any(&[
                "that", "as", "when", "while", "after", "before", "because", "but", "during", "if", "where",
                "adding", "saying",
            ])
        {
            break;
        }
        i += 1;
    }
    while i > from && line.at(i - 1).text == "," {
        i -= 1;
    }
    i
}

fn is_break(w: &Word<'_>) -> bool {
    matches!(w.text, "," | ";" | ":" | "." | "!" | "?" | "\"" | "“" | "”" | "—" | "–" | "--" | ")" | "''")
}

static IRREGULAR: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/irregular_pasts.txt")));

/// Whether a row of words holds a finite verb, as far as its form tells.
pub fn has_verb(words: &[Word<'_>]) -> bool {
    const FINITE: [&str; 60] = [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "do",
        "does",
        "did",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "don't",
        "doesn't",
        "didn't",
        "hasn't",
        "haven't",
        "shouldn't",
        "it's",
        "he's",
        "she's",
        "that's",
        "there's",
        "they're",
        "we're",
        "he'd",
        "they'd",
        "i'm",
        "i've",
        "we've",
        "they've",
        "it'll",
        "he'll",
        "we'll",
        "needs",
        "need",
        "wants",
        "want",
        "came",
        "went",
        "took",
        "made",
        "got",
        "plans",
    ];
    words.iter().enumerate().any(|(i, w)| {
        FINITE.contains(&w.lower.as_str())
            || i > 0 && IRREGULAR.contains(w.lower.as_str())
            || i > 0
                && w.text.starts_with(char::is_lowercase)
                && w.lower.len() > 4
                && w.lower.ends_with("ed")
                && !words[i - 1].is_any(&["a", "an", "the", "of", "newly", "his", "her", "its", "their"])
            || i > 0
                && crate::annotate::quotation::cue::is_cue_form(&w.lower)
                && !words[i - 1].is_any(&["a", "an", "the", "of", "for", "his", "her", "its", "their", "to"])
            || i > 0
                && w.text.starts_with(char::is_lowercase)
                && words[i - 1].is_any(&["it", "he", "she", "they", "we", "i", "who"])
    })
}

/// A day that needs no more words.
pub fn is_day(lower: &str) -> bool {
    WEEKDAYS.contains(&lower) || matches!(lower, "yesterday" | "today")
}
