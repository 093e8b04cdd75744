//! Where one clause ends and another begins.

use super::Word;
use super::form::{self, Verb};

/// The words of one clause: ranges of positions, ascending; more than one where another clause interrupts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub ranges: Vec<(usize, usize)>,
    /// The first word of the finite verb or participle that makes it a clause.
    pub head: Option<usize>,
}

/// How far ahead a finite verb may stand for a joining word to open a clause, in words.
const REACH: usize = 9;

/// Cuts a sentence into clauses.
pub fn cut(words: &[Word]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = 0;
    for at in 1..=words.len() {
        if at == words.len() || opens(words, start, at) {
            pieces.push(Piece { ranges: vec![(start, at)], head: head(words, start, at) });
            start = at;
        }
    }
    mend(words, pieces)
}

/// Whether a clause begins at a position; the one before it began at `start`.
fn opens(words: &[Word], start: usize, at: usize) -> bool {
    let (word, before) = (&words[at], &words[at - 1]);
    if word.quotation != before.quotation {
        return true;
    }
    if matches!(before.lower.as_str(), ";" | ":" | "—" | "–" | "--" | "(" | ")") {
        return true;
    }
    let has_head = head(words, start, at).is_some();
    let after_comma = before.lower == ",";
    let lower = word.lower.as_str();
    if after_comma
        && finite_at(words, at)
        && words.get(start).is_some_and(|first| form::is_relative(&first.lower))
    {
        return true;
    }
    if form::is_relative(lower) && at > start {
        return finite_within(words, at + 1, REACH).is_some();
    }
    if form::is_subordinator(lower) {
        let reach = finite_within(words, at + 1, REACH).is_some();
        // "that" after a noun or a verb; "as" and "so" only before a subject.
        let loose = matches!(lower, "as" | "so" | "that" | "once");
        // "since 1987", "after a storm that sank two boats": prepositions, where another clause begins before a verb does
        let preposition = matches!(lower, "after" | "before" | "since" | "until");
        return reach
            && (has_head || after_comma)
            && (!loose || subject_follows(words, at + 1) || lower == "that")
            && !(preposition && opens_before_verb(words, at + 1));
    }
    if form::is_coordinator(lower) && has_head && !word.joins_nouns {
        // "will stop the ferry and close the pier": a second base form after a modal or "to".
        let governed =
            words[start..at].iter().any(|word| word.verb == Some(Verb::Modal) || word.lower == "to");
        let base = words.get(at + 1).is_some_and(|next| next.verb == Some(Verb::Base));
        return finite_at(words, at + 1) || subject_follows(words, at + 1) || governed && base;
    }
    if after_comma && has_head {
        let participle = word.verb == Some(Verb::Gerund)
            || matches!(word.verb, Some(Verb::Past | Verb::Participle))
                && words.get(at + 1).is_some_and(|next| {
                    matches!(next.lower.as_str(), "by" | "in" | "to" | "on" | "as" | "for" | "with" | "from")
                });
        return participle || form::is_subject_pronoun(lower) && finite_within(words, at + 1, 3).is_some();
    }
    false
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    No,
    Yes,
}

fn is_mark(lower: &str) -> Mark {
    if lower.chars().any(char::is_alphanumeric) { Mark::No } else { Mark::Yes }
}

/// Whether a finite verb stands at a position.
pub fn finite_at(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
    match word.verb {
        Some(Verb::Helping) => {
            word.lower != "'s" || words.get(at + 1).is_some_and(|next| is_contracted(before, next))
        }
        Some(Verb::Modal) => true,
        Some(Verb::Past | Verb::Present) => {
            let noun_follows = words.get(at + 1).is_some_and(|next| {
                is_mark(&next.lower) == Mark::No && next.verb.is_none() && !form::bars_finite(&next.lower)
            });
            !form::bars_finite(before) && !(before == "," && word.lower.ends_with("ed") && noun_follows)
        }
        // A base form is finite after a plural.
        Some(Verb::Base) => {
            before.len() > 3 && before.ends_with('s') || matches!(before, "they" | "we" | "i" | "you" | "who")
        }
        _ => false,
    }
}

/// Whether "'s" between two words is short for "is" or "has": "it's grown", "Reed's been told"; else it is a possessive: "the
/// mayor's alleged debts".
fn is_contracted(before: &str, next: &Word) -> bool {
    const OTHERS: [&str; 9] = ["there", "here", "that", "this", "what", "where", "how", "everyone", "nobody"];
    const SURE: [&str; 5] = ["been", "not", "going", "got", "gone"];
    let pronoun = form::is_subject_pronoun(before) || OTHERS.contains(&before);
    if pronoun { next.verb.is_some() } else { SURE.contains(&next.lower.as_str()) }
}

/// The first finite verb from a position on, before the next mark other than a comma.
fn finite_within(words: &[Word], from: usize, reach: usize) -> Option<usize> {
    (from..words.len().min(from + reach))
        .take_while(|&at| !matches!(words[at].lower.as_str(), ";" | ":" | "—" | "–" | "." | "?" | "!"))
        .find(|&at| finite_at(words, at))
}

/// Whether a subject with its finite verb stands at a position: a pronoun, or up to five words without a comma.
fn subject_follows(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if form::is_subject_pronoun(&word.lower) {
        return finite_within(words, at + 1, 3).is_some();
    }
    let Some(verb) = finite_within(words, at, 6) else { return false };
    let ends = |lower: &str| {
        lower == ","
            || form::is_coordinator(lower)
            || form::is_subordinator(lower)
            || form::is_relative(lower)
    };
    verb > at && !words[at..verb].iter().any(|word| ends(&word.lower))
}

/// Whether another clause begins before the next finite verb does.
fn opens_before_verb(words: &[Word], from: usize) -> bool {
    let verb = finite_within(words, from, REACH).unwrap_or(from);
    words[from..verb].iter().any(|word| form::is_subordinator(&word.lower) || form::is_relative(&word.lower))
}

/// The finite verb, or else the leading participle, of a range.
fn head(words: &[Word], start: usize, end: usize) -> Option<usize> {
    let finite = (start..end).find(|&at| finite_at(words, at));
    let participle = || {
        (start..end.min(start + 2)).find(|&at| match words[at].verb {
            // "The hearing" is a noun.
            Some(Verb::Gerund | Verb::Past | Verb::Participle) => {
                at > 0 && !(at > start && form::is_determiner(&words[at - 1].lower))
            }
            Some(Verb::Base) => at > start && form::is_coordinator(&words[start].lower),
            _ => false,
        })
    };
    finite.or_else(participle)
}

/// Joins what has no predicate to its neighbour, and the two halves of a clause that another interrupts.
fn mend(words: &[Word], pieces: Vec<Piece>) -> Vec<Piece> {
    let mut mended: Vec<Piece> = Vec::new();
    // A headless beginning that waits for its verb: "Kim , | who took office , | said".
    let mut waiting: Option<usize> = None;
    for piece in pieces {
        let (start, newest) = (piece.ranges[0].0, mended.len().saturating_sub(1));
        let target = match (piece.head, waiting) {
            _ if mended.is_empty() => None,
            (None, _) => Some(newest),
            (Some(head), Some(index)) if index < newest => (head == begin(words, start)).then_some(index),
            (Some(_), Some(_)) => (!opens_below(words, start)).then_some(newest),
            (Some(_), None) => None,
        };
        match target.and_then(|index| mended.get_mut(index)) {
            Some(first) => {
                waiting = if piece.head.is_some() { None } else { waiting };
                join(first, piece);
            }
            None => {
                if mended.is_empty() && piece.head.is_none() {
                    waiting = Some(0);
                }
                mended.push(piece);
            }
        }
    }
    mended
}

/// Whether the clause at a position lies beneath another.
fn opens_below(words: &[Word], start: usize) -> bool {
    let first = words.get(begin(words, start));
    first.is_some_and(|word| form::is_relative(&word.lower) || form::is_subordinator(&word.lower))
}

/// The first word from a position on that is no mark.
fn begin(words: &[Word], start: usize) -> usize {
    start + words[start..].iter().take_while(|word| is_mark(&word.lower) == Mark::Yes).count()
}

fn join(first: &mut Piece, second: Piece) {
    first.head = first.head.or(second.head);
    for range in second.ranges {
        match first.ranges.last_mut() {
            Some(last) if last.1 == range.0 => last.1 = range.1,
            _ => first.ranges.push(range),
        }
    }
}
