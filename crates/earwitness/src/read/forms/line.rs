//! What a line of a page is, by its letters and its links.

/// From this many words on, a line is running text, whatever is linked in it. A taste.
const LONGEST_LIST: usize = 25;

/// Whether a line is made of links alone, of which `linked` bytes are.
pub(super) fn is_links(line: &str, linked: usize) -> bool {
    let ended = line.ends_with(['.', '!', '?', '"', '”', '’']);
    linked * 10 >= line.len() * 9 && !ended && line.split_whitespace().count() <= LONGEST_LIST
}

/// The letters and digits of a line, all small: two lines with the same say the same.
pub(super) fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
