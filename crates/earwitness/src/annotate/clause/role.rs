//! Predicate, agent and patient, polarity and modality of a clause.

use super::Word;
use super::cut::Piece;
use super::form::{self, Verb};
use crate::record::{Clause, Modality, Polarity, Span};

/// The clause that a piece of a sentence is; `None` for a piece without a predicate.
pub fn clause(words: &[Word], piece: &Piece) -> Option<Clause> {
    let at: Vec<usize> =
        piece.ranges.iter().flat_map(|&(start, end)| start..end).filter(|&at| is_word(&words[at])).collect();
    let head = at.iter().position(|&at| Some(at) == piece.head)?;
    let (first, last) = (*at.first()?, *at.last()?);
    // The verb group: helping verbs, adverbs and "not" up to the verb that carries the meaning.
    let mut main = head;
    for next in head + 1..at.len().min(head + 5) {
        match words[at[next]].verb {
            Some(Verb::Helping | Verb::Modal) | None if is_verb_group(&words[at[next]].lower) => {}
            Some(Verb::Past | Verb::Participle | Verb::Gerund | Verb::Base)
                if is_auxiliary(&words[at[main]]) || next == main + 1 && main != head =>
            {
                main = next;
            }
            // "Will close", "did not name": after a modal a word that is no verb elsewhere is one.
            None if calls_for_base(&words[at[main]]) && may_be_base(&words[at[next]].lower) => {
                main = next;
                break;
            }
            _ => break,
        }
    }
    let group = &at[head..=main];
    let passive = group.len() > 1
        && matches!(words[at[main]].verb, Some(Verb::Past | Verb::Participle))
        && group.iter().any(|&at| {
            matches!(
                words[at].lower.as_str(),
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re"
            )
        });
    let subject = phrase(words, &at[..head]);
    let object = phrase(words, &at[main + 1..]);
    let by = at[main + 1..].iter().position(|&at| words[at].lower == "by").map(|by| &at[main + 2 + by..]);
    let (agent, patient) = match by {
        Some(by) if passive => (phrase(words, by), subject),
        None if passive => (None, subject),
        _ => (subject, object),
    };
    let denied = group.iter().any(|&at| form::denies(&words[at].lower))
        || at[..head]
            .iter()
            .any(|&at| matches!(words[at].lower.as_str(), "no" | "neither" | "nobody" | "none" | "never"))
        || at
            .get(main + 1)
            .is_some_and(|&at| matches!(words[at].lower.as_str(), "no" | "not" | "n't" | "never"));
    Some(Clause {
        span: Span::new(words[first].span.start, words[last].span.end),
        predicate: words[at[head]].span.join(words[at[main]].span),
        agent,
        patient,
        polarity: if denied { Polarity::Negated } else { Polarity::Affirmed },
        modality: modality(words, &at[head..at.len().min(main + 3)]),
        quotation: words[at[head]].quotation,
    })
}

fn is_word(word: &Word) -> bool {
    word.lower.chars().any(char::is_alphanumeric)
}

/// Whether a base form follows: after a modal, and after "did not".
fn calls_for_base(word: &Word) -> bool {
    word.verb == Some(Verb::Modal) || matches!(word.lower.as_str(), "do" | "does" | "did")
}

/// Whether a word after a modal may be its verb: not one that begins a phrase.
fn may_be_base(lower: &str) -> bool {
    lower.len() > 1
        && lower.chars().all(char::is_alphabetic)
        && !form::bars_finite(lower)
        && !form::is_subject_pronoun(lower)
        && !form::is_coordinator(lower)
        && !form::is_subordinator(lower)
        && !matches!(
            lower,
            "you" | "him" | "them" | "us" | "me" | "all" | "both" | "then" | "likely" | "only"
        )
}

fn is_auxiliary(word: &Word) -> bool {
    matches!(word.verb, Some(Verb::Helping | Verb::Modal))
        || matches!(word.lower.as_str(), "be" | "been" | "being")
}

/// Words that stand between a helping verb and its verb.
fn is_verb_group(lower: &str) -> bool {
    form::denies(lower)
        || lower.ends_with("ly")
        || matches!(lower, "also" | "already" | "soon" | "still" | "now" | "ever" | "have" | "longer")
}

/// From the first word that may begin a noun phrase to before the next verb, preposition or mark.
fn phrase(words: &[Word], at: &[usize]) -> Option<Span> {
    let skip = at.iter().take_while(|&&at| {
        let lower = words[at].lower.as_str();
        form::is_coordinator(lower)
            || form::is_subordinator(lower)
            || form::is_relative(lower)
            || lower.ends_with("ly")
            || lower == "to"
    });
    let at = &at[skip.count()..];
    let run = at.iter().zip(0..).take_while(|&(&here, n)| {
        let lower = words[here].lower.as_str();
        here == at[0] + n
            && !(n > 0 && is_preposition(lower))
            && !matches!(words[here].verb, Some(Verb::Helping | Verb::Modal))
    });
    let count = run.count();
    Some(words[*at.first()?].span.join(words[*at.get(count.checked_sub(1)?)?].span))
}

fn is_preposition(lower: &str) -> bool {
    matches!(
        lower,
        "in" | "on"
            | "at"
            | "for"
            | "with"
            | "by"
            | "from"
            | "to"
            | "into"
            | "about"
            | "over"
            | "under"
            | "during"
            | "through"
            | "against"
            | "after"
            | "before"
            | "since"
    )
}

fn modality(words: &[Word], at: &[usize]) -> Modality {
    for &at in at {
        if let Some(modality) = form::modality(&words[at].lower) {
            return modality;
        }
    }
    Modality::Asserted
}
