//! "APEC" for "Asia-Pacific Economic Cooperation".

/// Small words that acronyms leave out.
const SKIPPED: [&str; 8] = ["of", "the", "and", "for", "in", "on", "to", "de"];

/// Whether `short` is made of the first letters of the words of `long`, small words optional.
pub fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| *c != '.').collect();
    if letters.len() < 2 || !letters.iter().all(|c| c.is_uppercase()) {
        return false;
    }
    let words: Vec<&str> =
        long.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).collect();
    if words.len() < 2 {
        return false;
    }
    let first = |w: &&str| w.chars().next().map(|c| c.to_uppercase().next().unwrap_or(c));
    let all: Vec<char> = words.iter().filter_map(first).collect();
    let main: Vec<char> =
        words.iter().filter(|w| !SKIPPED.contains(&w.to_lowercase().as_str())).filter_map(first).collect();
    letters == all || letters == main
}
