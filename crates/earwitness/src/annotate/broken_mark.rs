//! Quotation marks, apostrophes and dashes of which a wrong decoding left a replacement character.
//!
//! The text of a report stays as it is; the layers are found on a copy in which such marks are what their places say that
//! they were. No place moves: the marks are as long in bytes as what is left of them.

use super::quote_mark::{self, Side};

/// What is left of a character that was decoded wrongly.
const BROKEN: char = char::REPLACEMENT_CHARACTER;

/// Letters after an apostrophe: "it's", "don't", "they're".
const CLITICS: [&str; 7] = ["s", "t", "d", "m", "re", "ve", "ll"];

/// A text with its broken marks mended; none where nothing is broken.
pub fn mended(text: &str) -> Option<String> {
    text.contains(BROKEN).then(|| {
        let mut out = String::with_capacity(text.len());
        let (mut before, mut open) = (None, false);
        for (at, here) in text.char_indices() {
            let rest = &text[at + here.len_utf8()..];
            let mark = if here == BROKEN { mark(before, rest, open) } else { here };
            match mark {
                '“' => open = true,
                '”' | '\n' => open = false,
                _ => {}
            }
            out.push(mark);
            before = Some(here);
        }
        out
    })
}

/// What a broken mark was, as far as its place tells.
fn mark(before: Option<char>, rest: &str, open: bool) -> char {
    let after = rest.chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let clitic = || CLITICS.contains(&rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    match quote_mark::place(before, after) {
        _ if blank(before) && blank(after) => '–',
        _ if letter(before) && clitic() => '’',
        Some(Side::Open) => '“',
        Some(Side::Close) if open => '”',
        // "the players' bus"; after another letter it was a letter itself.
        Some(Side::Close) if before == Some('s') => '’',
        _ => BROKEN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_what_their_places_say() {
        let broken = "\u{fffd}It isn\u{fffd}t ours,\u{fffd} Lund\u{fffd}s son \u{fffd} a pilot \u{fffd} said.\n\nAndr\u{fffd} took the pilots\u{fffd} bus.";
        let whole = "“It isn’t ours,” Lund’s son – a pilot – said.\n\nAndr\u{fffd} took the pilots’ bus.";
        assert_eq!(mended(broken).as_deref(), Some(whole));
        assert_eq!(broken.len(), whole.len());
        assert_eq!(mended("“It isn’t ours,” he said."), None);
    }
}
