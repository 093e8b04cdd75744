//! Lines that tell by their own words that they are no article text.

use super::block::Block;
use super::{caption, credit, cues};
use crate::record::PartKind;

/// What a line is, where its words alone tell; `None` for what may be article text.
pub(super) fn kind(line: &str, block: &Block) -> Option<PartKind> {
    if block.words > LONGEST {
        return None;
    }
    if block.words == 0 {
        return Some(PartKind::Navigation);
    }
    if line.starts_with(['"', '“']) && !line.contains('@') && block.words > 4 {
        // Somebody's words, whatever they begin with.
        return None;
    }
    let lower = line.to_lowercase();
    let bare =
        lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '[' | '©' | '@' | '#'));
    if is_navigation(bare, block.words) {
        return Some(PartKind::Navigation);
    }
    let speaks = lower.contains(['"', '“', '”']) || lower.contains(" said") || lower.contains(" says ");
    if credit::is_byline(line, &lower, block.words) {
        return Some(PartKind::Byline);
    }
    if is_notice(bare, block.words, speaks) {
        return Some(PartKind::Notice);
    }
    if credit::is_credit(line, bare, block.words) {
        return Some(PartKind::Credit);
    }
    if caption::is_caption(line, &lower, block) {
        return Some(PartKind::Caption);
    }
    is_promo(bare, block, speaks).then_some(PartKind::Promo)
}

/// No furniture has more words: a taste.
const LONGEST: usize = 120;

fn is_navigation(bare: &str, words: usize) -> bool {
    if words <= 8 && cues::NAVIGATION_LINES.contains(&bare) {
        return true;
    }
    if words <= 14 && starts_with_any(bare, cues::NAVIGATION_STARTS) {
        return true;
    }
    let reading_time = words <= 4
        && (bare.ends_with("min read") || bare.ends_with("minute read") || bare.ends_with("minutes read"));
    let count = words <= 3
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && ["comments", "comment", "views", "shares", "share", "likes", "photos", "images"]
            .iter()
            .any(|w| bare.ends_with(w));
    let trail = words <= 12
        && (bare.matches(" > ").count() >= 2
            || bare.matches(" » ").count() >= 1
            || bare.matches(" | ").count() >= 3);
    let counter = words <= 3 && bare.split_once(" of ").is_some_and(|(a, b)| is_digits(a) && is_digits(b));
    let slash = words <= 1 && bare.split_once('/').is_some_and(|(a, b)| is_digits(a) && is_digits(b));
    reading_time || count || trail || counter || slash
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn is_notice(bare: &str, words: usize, speaks: bool) -> bool {
    if is_time_stamp(bare, words) || masthead(bare).is_some() {
        return true;
    }
    let starts = starts_with_any(bare, cues::NOTICE_STARTS);
    if starts && bare.starts_with("published ") || bare.starts_with("posted ") || bare.starts_with("updated ")
    {
        return words <= 14
            && bare.contains(|c: char| c.is_ascii_digit())
            && !speaks
            && !bare.contains(" by the ");
    }
    starts || (words <= 60 && cues::NOTICE_PHRASES.iter().any(|phrase| bare.contains(phrase)))
}

/// A line that holds a date or a time and nothing else.
fn is_time_stamp(bare: &str, words: usize) -> bool {
    if words > 14 || !bare.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut dated = false;
    let plain = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        let known = crate::read::published::is_date_word(word);
        dated |= known;
        known || word.chars().all(|c| c.is_ascii_digit()) || is_clock_word(word)
    });
    plain && dated
}

/// The name in a line that holds a name and a full date: "Valley Herald, 11 May 2026", "Radio Aldan | May 11, 2026, 18:30".
pub fn masthead(line: &str) -> Option<&str> {
    const NAME: usize = 4;
    let marks = [line.find([',', '|', '·', '–', '—']), line.find(" - ").map(|at| at + 1)];
    let cut = marks.into_iter().flatten().min()?;
    let (name, rest) = (line[..cut].trim(), line[cut..].to_lowercase());
    let words = name.split_whitespace().count();
    let year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    let full = rest.split(|c: char| !c.is_alphanumeric()).any(year);
    let dated = is_time_stamp(&rest, rest.split_whitespace().count()) && full;
    // "Monday, 11 May 2026" names nobody
    let named =
        name.contains(char::is_alphabetic) && !is_time_stamp(&format!("1 {}", name.to_lowercase()), 2);
    (dated && named && words <= NAME && !name.to_lowercase().starts_with("by ")).then_some(name)
}

fn is_clock_word(word: &str) -> bool {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let tail = &word[digits.len()..];
    matches!(
        tail,
        "am" | "pm"
            | "a"
            | "p"
            | "m"
            | "h"
            | "hrs"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "est"
            | "edt"
            | "et"
            | "pst"
            | "pdt"
            | "pt"
            | "gmt"
            | "utc"
            | "bst"
            | "cet"
            | "ist"
            | "jst"
            | "kst"
            | "hkt"
            | "z"
            | "at"
            | "on"
            | "updated"
            | "published"
            | "posted"
            | "last"
            | "modified"
            | "ago"
            | "hour"
            | "hours"
            | "minute"
            | "minutes"
            | "min"
            | "mins"
            | "day"
            | "days"
            | "first"
            | "of"
            | "the"
            | "local"
            | "time"
            | "date"
            | "by"
            | "t"
            | "in"
    ) && digits.chars().all(|c| c.is_ascii_digit())
}

fn is_promo(bare: &str, block: &Block, speaks: bool) -> bool {
    if block.words > 45 {
        return false;
    }
    let starts = starts_with_any(bare, cues::PROMO_STARTS);
    let follow = bare.starts_with("follow ")
        && (bare.contains(" on twitter")
            || bare.contains('@')
            || bare.contains(" on facebook")
            || bare.contains(" on x")
            || bare.contains(" on instagram"));
    let address = block.words <= 8
        && (bare.starts_with("http") || bare.starts_with("www.") || bare.starts_with("pic.twitter.com"));
    let labelled = starts && bare.split_once(':').is_some_and(|(label, _)| label.len() <= 30);
    labelled
        || (starts
            && !speaks
            && !(block.ends && (block.words > 25 || starts_with_any(bare, cues::PROMO_WORDS))))
        || follow
        || address
        || (!speaks && block.words <= 40 && cues::PROMO_PHRASES.iter().any(|phrase| bare.contains(phrase)))
}

/// Whether a line begins with one of the cues, as whole words.
pub(super) fn starts_with_any(line: &str, cues: &[&str]) -> bool {
    cues.iter().any(|cue| {
        line.strip_prefix(cue).is_some_and(|rest| {
            !cue.ends_with(char::is_alphanumeric)
                || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’' || c == '-')
        })
    })
}
