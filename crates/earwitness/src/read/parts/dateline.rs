//! Datelines: "BREDE (AP) —", "Brede, June 10 (Xinhua) --", "BREDE, Norland —" at the head of a paragraph.

use crate::read::published::is_date_word;
use crate::record::Span;

/// In bytes: no dateline is longer.
const LONGEST: usize = 120;

/// The dateline at the head of a paragraph; `order` is the number of body paragraphs before it.
pub(super) fn find(text: &str, paragraph: Span, order: usize) -> Option<Span> {
    let passage = paragraph.of(text);
    let head = &passage[..passage.floor_char_boundary(LONGEST)];
    for (at, dash) in head.char_indices().filter(|(_, c)| is_dash(*c) || *c == ':') {
        let before = &head[..at];
        let spaced = before.ends_with(char::is_whitespace) || matches!(dash, '—' | ':');
        let rest = head[at..].trim_start_matches(|c| is_dash(c) || c == ':');
        let after_space = rest.starts_with(char::is_whitespace) || matches!(dash, '—');
        if !spaced || !after_space {
            continue;
        }
        let body = rest.trim_start();
        if dash == ':' && (paragraph.len() < SHORTEST_AFTER_COLON || is_transcript(text)) {
            return None;
        }
        let body_begins = body.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '\u{fffd}' | '$')
        });
        if !body_begins || !is_place_line(before.trim_end(), dash, order) {
            return None;
        }
        let end = paragraph.start + (head.len() - body.len());
        return Some(Span::new(paragraph.start, end).trimmed(text));
    }
    None
}

/// In bytes: a shorter paragraph with a colon is more likely a label and what it labels.
const SHORTEST_AFTER_COLON: usize = 90;

/// Whether lines begin with speakers' names and a colon, as in the transcript of a programme.
fn is_transcript(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(16_384)];
    let labelled = head.lines().filter(|line| {
        line.split_once(':').is_some_and(|(name, _)| {
            (2..=40).contains(&name.len())
                && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | ',' | '.' | '-' | '\''))
        })
    });
    labelled.take(2).count() == 2
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―' | '−' | '\u{fffd}')
}

/// Whether what stands before the dash is a place, with a date or an agency.
fn is_place_line(before: &str, dash: char, order: usize) -> bool {
    let (place, bracket) = match before.split_once(['(', '[']) {
        Some((place, rest)) => {
            let Some((inner, behind)) = rest.split_once([')', ']']) else { return false };
            // "Brede (Coast Radio), 3 March 2026 –"
            let mut words = behind.split([' ', ',', '.']).filter(|word| !word.is_empty());
            if !words.all(is_date) {
                return false;
            }
            (place.trim(), Some(inner.trim()))
        }
        None => (before, None),
    };
    let words: Vec<&str> = place.split_whitespace().collect();
    if words.len() > 9 || (words.is_empty() && bracket.is_none()) {
        return false;
    }
    let named = words.iter().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || is_date_word(&bare.to_lowercase())
            || matches!(
                bare,
                "and" | "of" | "the" | "de" | "la" | "al" | "el" | "in" | "on" | "near" | "aboard" | "via"
            )
    });
    if !named || place.contains(['"', '“', '?', '!', ';']) {
        return false;
    }
    if let Some(inner) = bracket {
        let short = inner.split_whitespace().count() <= 5 && inner.starts_with(char::is_uppercase);
        return short && words.len() <= 8 && order < LATEST_WITH_AGENCY;
    }
    let first = words.first().map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let loud = letters >= 3 && first.chars().all(|c| !c.is_lowercase());
    if loud {
        return match dash {
            ':' => order == 0 && letters >= 5 && !is_label(first),
            _ => !is_label(first) && order < LATEST_WITH_AGENCY,
        };
    }
    // "Brede – The harbour": only at the head of the article, and only a place of few words.
    dash != ':'
        && order == 0
        && words.len() <= 4
        && !place.ends_with('.')
        && letters >= 3
        && !is_common(first)
}

fn is_date(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit()) || is_date_word(&word.to_lowercase())
}

/// A round-up has datelines further down; quoted headlines with a dash are commoner there.
const LATEST_WITH_AGENCY: usize = 12;

fn is_label(word: &str) -> bool {
    matches!(
        word,
        "UPDATE"
            | "UPDATED"
            | "BREAKING"
            | "WATCH"
            | "VIDEO"
            | "PHOTO"
            | "PHOTOS"
            | "READ"
            | "OPINION"
            | "ANALYSIS"
            | "EXCLUSIVE"
            | "LIVE"
            | "FILE"
            | "NOTE"
            | "RELATED"
            | "EXPLAINER"
            | "FACTBOX"
            | "CORRECTION"
            | "EDITORIAL"
            | "COMMENT"
            | "REVIEW"
            | "INTERVIEW"
            | "LISTEN"
            | "MORE"
            | "ALSO"
            | "WARNING"
            | "NEWS"
            | "WORLD"
            | "REPORT"
            | "REPORTS"
            | "STUDY"
            | "POLL"
            | "QUOTE"
            | "ADVICE"
            | "UPDATES"
            | "Q"
            | "A"
            | "SUMMARY"
            | "BACKGROUND"
            | "CONTEXT"
            | "KEY"
            | "FACT"
            | "FEATURE"
            | "TIMELINE"
            | "COVID"
            | "NATO"
            | "OPEC"
            | "UNESCO"
            | "UNICEF"
    )
}

fn is_common(word: &str) -> bool {
    crate::annotate::begins_sentences(word)
}
