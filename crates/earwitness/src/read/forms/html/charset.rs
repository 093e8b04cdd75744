//! The character set of a web page.

use crate::read::forms::text;
use crate::record::Warning;

/// UTF-8, UTF-16 by its mark, or windows-1252 where the page says so (or says latin-1) and is no UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Warning>) {
    let head = &bytes[..bytes.len().min(4_096)];
    let western = || {
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        head.split("charset").skip(1).any(|rest| {
            let name = rest.trim_start_matches(['=', ' ', '"', '\'']);
            ["windows-1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "cp1252"]
                .iter()
                .any(|known| name.starts_with(known))
        })
    };
    if std::str::from_utf8(bytes).is_err() && !bytes.contains(&0) && western() {
        return (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Vec::new());
    }
    text::decode(bytes)
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
