//! Plain text: the report's text is the source's own, code point for code point, unless it was decoded wrongly before. Facts that
//! it states at its head are parts of it.

use super::front::{self, Front};
use super::twice;
use crate::annotate::{Side, mended, quotation_marks};
use crate::read::clean::Page;
use crate::record::{Part, Span, Warning};

/// Decodes a plain text.
pub(in crate::read) fn page(bytes: &[u8]) -> Page {
    let (text, mut warnings) = decode(bytes);
    if text.trim_start().starts_with("{\"") {
        let message = "this looks like JSON and is read as running text; reports in JSONL have names that end in .jsonl";
        warnings.push(Warning { code: "json-as-text", span: None, message: message.to_owned() });
    }
    let verbatim = !warnings.iter().any(|warning| warning.code == twice::CODE);
    let Front { said, parts: head, end: begin, warnings: unread } = front::find(&text);
    warnings.extend(unread);
    Page { text, verbatim, head, begin, said, warnings, ..Page::default() }
}

/// UTF-8, or UTF-16 where a byte order mark says so. What cannot be decoded becomes U+FFFD with a warning.
pub(in crate::read) fn decode(bytes: &[u8]) -> (String, Vec<Warning>) {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return decode_utf16(&bytes[2..], u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return decode_utf16(&bytes[2..], u16::from_be_bytes);
    }
    if is_binary(bytes) {
        let message = "these bytes are no text: nothing was read".to_owned();
        return (String::new(), vec![Warning { code: "binary", span: None, message }]);
    }
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    let mut bad = 0_usize;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            bad += 1;
            first.get_or_insert(Span::new(start, text.len()));
        }
    }
    let mut warnings = invalid("UTF-8", bad, first);
    if let Some((whole, warning)) = twice::mended(&text) {
        // no place but the first of the other warning's is told, and it moves
        for other in &mut warnings {
            other.span = whole.find(char::REPLACEMENT_CHARACTER).map(|at| Span::new(at, at + 3));
        }
        warnings.push(warning);
        text = whole;
    }
    (text, warnings)
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Vec<Warning>) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut first = None;
    let mut bad = bytes.len() % 2;
    for decoded in char::decode_utf16(units) {
        let start = text.len();
        match decoded {
            Ok(c) => text.push(c),
            Err(_) => {
                text.push(char::REPLACEMENT_CHARACTER);
                bad += 1;
                first.get_or_insert(Span::new(start, text.len()));
            }
        }
    }
    (text, invalid("UTF-16", bad, first))
}

fn invalid(encoding: &str, bad: usize, first: Option<Span>) -> Vec<Warning> {
    if bad == 0 {
        return Vec::new();
    }
    let message = format!("not valid {encoding} in {bad} places; each reads as U+FFFD");
    vec![Warning { code: "invalid-utf8", span: first, message }]
}

/// Text holds no NUL and few other control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8_192)];
    let strange = sample.iter().filter(|b| matches!(**b, 0..=8 | 14..=26 | 28..=31)).count();
    memchr::memchr(0, bytes).is_some() || strange * 20 > sample.len()
}

/// The most warnings of one kind that a report carries.
const MOST_WARNINGS: usize = 20;

/// Warns of quotation marks without a partner in the paragraph that is not followed by one opened anew.
pub(in crate::read) fn unclosed_quotations(text: &str, parts: &[Part]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut open: Option<Span> = None;
    let whole = mended(text);
    let text = whole.as_deref().unwrap_or(text);
    for part in parts.iter().filter(|part| part.kind.is_article()) {
        let marks = quotation_marks(text, part.span);
        // A quotation over several paragraphs opens each of them anew.
        if let Some(unclosed) = open.take() {
            let anew = marks
                .first()
                .is_some_and(|mark| mark.side == Side::Open && mark.span.start == part.span.start);
            if !anew {
                let message = "this quotation mark has no partner in its paragraph".to_owned();
                warnings.push(Warning { code: "unclosed-quotation", span: Some(unclosed), message });
            }
        }
        for mark in &marks {
            open = (mark.side == Side::Open).then_some(mark.span);
        }
    }
    if let Some(unclosed) = open {
        let message = "this quotation mark has no partner in its paragraph".to_owned();
        warnings.push(Warning { code: "unclosed-quotation", span: Some(unclosed), message });
    }
    warnings.truncate(MOST_WARNINGS);
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_by_another_name_is_warned_of() {
        let codes = |bytes: &[u8]| page(bytes).warnings.iter().map(|w| w.code).collect::<Vec<_>>();
        assert_eq!(codes(b"{\"id\": \"a\", \"text\": \"The quay burned.\"}"), ["json-as-text"]);
        assert!(codes(b"{The quay} burned.").is_empty());
    }

    #[test]
    fn bytes_of_every_kind_decode() {
        assert_eq!(decode("\u{feff}Brede".as_bytes()).0, "\u{feff}Brede");
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Bréde".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16), ("Bréde".to_owned(), vec![]));
        let (text, warnings) = decode(b"Br\xffde");
        assert_eq!(
            (text.as_str(), warnings[0].code, warnings[0].span),
            ("Br\u{fffd}de", "invalid-utf8", Some(Span::new(2, 5)))
        );
        let (text, warnings) = decode(b"\x7fELF\0\0\0");
        assert_eq!((text.as_str(), warnings[0].code), ("", "binary"));
    }
}
