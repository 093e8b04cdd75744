//! Kinds of characters that BERT's tokeniser and the word shapes tell apart.

use std::sync::LazyLock;

use regex::Regex;

#[expect(clippy::unwrap_used, reason = "constant pattern, compiled in the tests")]
static PUNCTUATION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{P}").unwrap());
#[expect(clippy::unwrap_used, reason = "constant pattern, compiled in the tests")]
static CONTROL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{Cc}\p{Cf}\p{Co}]").unwrap());

/// Unicode punctuation, and every ASCII mark.
pub fn is_punctuation(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_punctuation() } else { !c.is_alphanumeric() && holds(&PUNCTUATION, c) }
}

pub fn is_control(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r') && if c.is_ascii() { c.is_ascii_control() } else { holds(&CONTROL, c) }
}

/// Han characters: each is a word of its own.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

fn holds(pattern: &Regex, c: char) -> bool {
    pattern.is_match(c.encode_utf8(&mut [0; 4]))
}

/// How a word is written: the encoder's vocabulary is lower case, so that case is told it apart.
pub fn shape(word: &str) -> u8 {
    if word.chars().any(char::is_numeric) {
        return 5;
    }
    if !word.chars().any(char::is_alphabetic) {
        return 7;
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let lower = word.chars().filter(|c| c.is_lowercase()).count();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    match (upper, lower) {
        (0, 0) => 6,
        (0, _) => 0,
        (1, 0) => 4,
        (_, 0) => 2,
        (1, _) if capital => 1,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let shapes: Vec<u8> = ["said", "Oslo", "NATO", "iPhone", "A", "3rd", "東", "—"]
            .iter()
            .map(|word| shape(word))
            .collect();
        assert_eq!(shapes, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn marks_and_controls() {
        assert!(is_punctuation('”') && is_punctuation('$') && !is_punctuation('€') && !is_punctuation('é'));
        assert!(is_control('\u{200b}') && !is_control('\n'));
    }
}
