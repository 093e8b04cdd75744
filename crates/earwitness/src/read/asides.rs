//! Lists of links that a page unfolds inside a sentence, after a name: "Mr. Reed Oskar ReedPort strike ends Reed to run MORE said".
//!
//! Such a page repeats the name in full, glues the headlines to it, and closes with "MORE". It is furniture, but no part of its
//! own: the sentence goes on behind it.

use crate::record::{Part, PartKind, Span};

/// What closes a list.
const CLOSE: &str = " MORE";
/// Bytes that a list has at most.
const LONGEST: usize = 1_000;
/// Words of a name that is repeated, at most.
const NAME: usize = 6;

/// The lists in running text, sorted.
pub fn find(text: &str, parts: &[Part]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for part in parts.iter().filter(|part| part.kind == PartKind::Body) {
        let mut from = part.span.start;
        for (at, _) in part.span.of(text).match_indices(CLOSE) {
            let close = part.span.start + at + CLOSE.len();
            if text[close..].starts_with(char::is_alphanumeric) {
                continue;
            }
            let floor = text.floor_char_boundary(close.saturating_sub(LONGEST)).max(from);
            if let Some(start) = begun(text, Span::new(floor, close)) {
                found.push(Span::new(start, close));
            }
            from = close;
        }
    }
    found
}

/// Where a list begins: behind the name that its first word but the headline repeats.
fn begun(text: &str, span: Span) -> Option<usize> {
    let mut words: Vec<Span> = Vec::new();
    let mut at = span.start;
    for word in span.of(text).split(char::is_whitespace) {
        words.push(Span::new(at, at + word.len()));
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words.retain(|word| !word.is_empty());
    (1..words.len()).find_map(|glued| {
        let told = |word: usize| words[word].of(text);
        // "Tom Reed Tom Paul Reed", or with a headline at its end
        let again = |name: usize| told(name) == told(glued) && name > 0 && told(name - 1) == told(name + 1);
        let name = (glued.saturating_sub(NAME + 1)..glued)
            .rev()
            .find(|&name| is_glued(told(name), told(glued)) || again(name))?;
        let repeats =
            |word: &Span| word.of(text).starts_with(|c: char| c.is_uppercase() || "(\"“'‘".contains(c));
        words[name + 1..glued].iter().all(repeats).then(|| words[name].end)
    })
}

/// Whether a word is a name with a headline glued to it: "ReedPort" of "Reed".
fn is_glued(name: &str, word: &str) -> bool {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let rest =
        word.strip_prefix(name).filter(|_| name.chars().count() > 2 && name.starts_with(char::is_uppercase));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches(['\'', '"', '‘', '“']);
        rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let parts = [Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        let mut kept = text.to_owned();
        for aside in find(text, &parts).into_iter().rev() {
            kept.replace_range(aside.start..aside.end, "");
        }
        kept
    }

    #[test]
    fn a_list_unfolded_after_a_name_is_found() {
        assert_eq!(
            without(
                "Mayor Tom Reed Thomas (Tom) Paul ReedPort strike ends Reed to run again in May MORE (D-Varn) said \
                 Sen. Ida McVane Ida Rose McVane'Nobody asked': who pays for the pier? MORE's bill would fail."
            ),
            "Mayor Tom Reed (D-Varn) said Sen. Ida McVane's bill would fail."
        );
        assert_eq!(
            without("Mayor Tom Reed Tom Paul Reed Port strike ends MORE (D-Varn) left."),
            "Mayor Tom Reed (D-Varn) left."
        );
        let plain = "The union wants MORE money, Mayor Tom Reed said. Reed and McVane want no MORE of it.";
        assert_eq!(without(plain), plain);
    }
}
