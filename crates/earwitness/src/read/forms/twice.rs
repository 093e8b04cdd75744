//! Text that somebody decoded as Windows-1252 or Latin-1 though it was UTF-8 ("mojibake"): "donâ€™t" is "don’t" again.
//!
//! Such text is decoded once more where that is safe, as the first step of ftfy does it
//! (Speer 2019, <https://doi.org/10.5281/zenodo.2591652>).

use crate::record::{Span, Warning};

/// What Windows-1252 has at 0x80 to 0x9F; zero where it has nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];
pub const CODE: &str = "decoded-twice";
/// How often text is decoded anew: it may have gone wrong more than once.
const TIMES: usize = 3;

/// The text as it was written, with a warning; none where nothing tells that it was decoded wrongly.
pub fn mended(text: &str) -> Option<(String, Warning)> {
    let mut found = again(text)?;
    for _ in 1..TIMES {
        let Some(next) = again(&found.0) else { break };
        found = next;
    }
    let (whole, first, many) = found;
    let message = format!(
        "{many} characters were UTF-8 taken for Windows-1252; they were put right, and offsets are those of the text as it reads now"
    );
    Some((whole, Warning { code: CODE, span: Some(first), message }))
}

/// The text decoded once more, where the first such character stands in what comes out, and how many there were.
fn again(text: &str) -> Option<(String, Span, usize)> {
    let leads = || text.char_indices().filter(|&(_, c)| matches!(c, 'Â' | 'Ã' | 'â' | 'ð'));
    let any = |lengths: &[usize]| {
        leads().any(|(at, _)| meant(&text[at..]).is_some_and(|(c, _)| lengths.contains(&c.len_utf8())))
    };
    // "â€™" is no word of any language; "Ã©" could be, where other such letters go on otherwise.
    let long = any(&[3, 4]);
    let short = any(&[2])
        && leads().filter(|&(_, c)| matches!(c, 'Â' | 'Ã')).all(|(at, _)| meant(&text[at..]).is_some());
    if !long && !short {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut first, mut many, mut at) = (None, 0, 0);
    while let Some(here) = text[at..].chars().next() {
        let found = meant(&text[at..]).filter(|(c, _)| if c.len_utf8() == 2 { short } else { long });
        let start = out.len();
        let (c, length) = found.unwrap_or((here, here.len_utf8()));
        out.push(c);
        if found.is_some() {
            first.get_or_insert(Span::new(start, out.len()));
            many += 1;
        }
        at += length;
    }
    Some((out, first?, many))
}

/// The character whose bytes the head of a passage shows, with the length of what shows it.
fn meant(passage: &str) -> Option<(char, usize)> {
    let mut chars = passage.chars();
    let lead = chars.next()?;
    let count = match lead {
        'Â'..='Å' => 2,
        'â' => 3,
        'ð' => 4,
        _ => return None,
    };
    let mut bytes = [0_u8; 4];
    bytes[0] = u8::try_from(u32::from(lead)).ok()?;
    let mut length = lead.len_utf8();
    for place in bytes.iter_mut().take(count).skip(1) {
        let c = chars.next()?;
        *place = byte(c)?;
        length += c.len_utf8();
    }
    let c = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((c, length))
}

/// The byte that a character was taken from.
fn byte(c: char) -> Option<u8> {
    let from_windows = || WINDOWS.iter().position(|&w| w == c && w != '\0').map(|at| at + 0x80);
    let at =
        usize::try_from(u32::from(c)).ok().filter(|at| (0x80..=0xbf).contains(at)).or_else(from_windows)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text becomes when its bytes are taken for characters of Latin-1.
    fn wrongly(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn what_was_decoded_wrongly_is_put_right() {
        let text = "“It isn’t ours – not at all,” said José Núñez of Łódź. 😀 It cost £5.";
        let (whole, warning) = mended(&wrongly(text)).unwrap();
        assert_eq!((whole.as_str(), warning.code, warning.span), (text, CODE, Some(Span::new(0, 3))));
        assert_eq!(mended(&wrongly(&wrongly(text))).unwrap().0, text);
        assert_eq!(mended("Itâ€™s â€œoursâ€\u{9d}").unwrap().0, "It’s “ours”");
        assert_eq!(mended("José isnâ€™t here").unwrap().0, "José isn’t here");
    }

    #[test]
    fn what_was_decoded_rightly_stays() {
        for text in ["“Não, São Paulo – CAFÉ…”", "château, Ångström, SÃO", "ÎLE Â£5, Â", "Łódź"]
        {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
