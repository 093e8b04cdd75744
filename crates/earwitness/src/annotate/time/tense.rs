//! Whether a clause looks back or ahead, from its verbs.

use crate::annotate::word::Words;

/// Where the verbs near an expression point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many words before an expression may hold its verb (TimeBank: further verbs rarely govern it).
const BEFORE: usize = 14;
/// And after it.
const AFTER: usize = 8;

/// The tense of the nearest verb: before the expression, else after it, inside the sentence.
pub fn around(words: &Words, start: usize, end: usize) -> Tense {
    if is_present(words, start, end) {
        return Tense::Future;
    }
    for i in (start.saturating_sub(BEFORE)..start).rev() {
        if ends_sentence(words, i) {
            break;
        }
        if let Some(tense) = of(words, i) {
            return tense;
        }
    }
    for i in end..end + AFTER {
        if words.get(i).is_none() || ends_sentence(words, i) {
            break;
        }
        if let Some(tense) = of(words, i) {
            return tense;
        }
    }
    Tense::Unknown
}

/// Whether the verb right beside an expression is in the present, as of a day to come: "Wednesday is the deadline", "the trial
/// opens on Monday".
fn is_present(words: &Words, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1 + usize::from(words.before(start) == "on"));
    words.is(end, &["is", "marks", "brings"]) || before.is_some_and(|verb| words.is(verb, &OPENS))
}

/// Verbs of what is fixed for a day.
const OPENS: [&str; 10] =
    ["is", "are", "starts", "begins", "opens", "ends", "expires", "resumes", "closes", "arrives"];

/// The tense that a word shows by itself.
fn of(words: &Words, i: usize) -> Option<Tense> {
    let word = words.at(i);
    // "will be held", "to be signed": the verb before tells.
    if words.before(i) == "be" {
        return None;
    }
    match word {
        "will" | "ll" | "shall" | "wo" | "upcoming" | "tomorrow" => return Some(Tense::Future),
        "said" | "was" | "were" | "had" | "did" | "told" | "made" | "came" | "began" | "went" | "took"
        | "won" | "met" | "held" | "rose" | "fell" | "gave" | "became" | "saw" | "found" | "left"
        | "sent" | "since" | "been" | "has" | "have" | "ago" => return Some(Tense::Past),
        "would" => return Some(Tense::Future),
        _ => {}
    }
    // "is scheduled to", "expected", "due", "set to", "planned for", "to begin"
    let ahead = ["scheduled", "expected", "due", "slated", "planned", "plans", "planning", "hopes", "aims"];
    if ahead.contains(&word)
        || (word == "set" && words.at(i + 1) == "to")
        || (word == "going" && words.at(i + 1) == "to")
    {
        return Some(Tense::Future);
    }
    if word == "to" && words.is(i.wrapping_sub(1), &["is", "are", "am"]) {
        return Some(Tense::Future);
    }
    // "courted voters ahead of November's election": what one is ahead of is to come.
    if word == "ahead" && words.at(i + 1) == "of" {
        return Some(Tense::Future);
    }
    let lower = words.get(i)?;
    let past = lower.is_letters() && !lower.capital() && word.len() > 4 && word.ends_with("ed");
    past.then_some(Tense::Past)
}

/// A point before a capital, or the end of a paragraph.
fn ends_sentence(words: &Words, i: usize) -> bool {
    let next = words.get(i + 1);
    if next.is_some_and(|next| next.first) {
        return true;
    }
    let stop = words.is(i, &[".", "!", "?"]);
    let short =
        i > 0 && words.at(i) == "." && words.get(i - 1).is_some_and(|w| w.text.len() <= 3 && w.capital());
    stop && !short && next.is_some_and(|next| !next.glued && (next.capital() || !next.is_letters()))
}
