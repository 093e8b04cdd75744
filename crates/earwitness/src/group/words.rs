//! The words of a text as grouping sees them: one pass, hashes instead of strings.

use crate::record::Span;

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Hash of the stem; the same on every machine and in every version with the same schema number.
    pub hash: u64,
    pub span: Span,
    pub case: Case,
    /// Whether it opens a sentence, a line or a quotation, where a capital letter says nothing.
    pub opens: bool,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    Lower,
    Capital,
    Digit,
}

/// The words of a text in order.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, opens: true }
}

/// The words of a text in order; see [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    opens: bool,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte.is_ascii_alphanumeric() {
                return Some(self.word());
            }
            if byte.is_ascii() {
                self.opens |= matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'"' | b'\'' | b':');
                self.at += 1;
                continue;
            }
            let Some(letter) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
                self.at += 1;
                continue;
            };
            if letter.is_alphanumeric() {
                return Some(self.word());
            }
            self.opens |= matches!(letter, '“' | '”' | '‘' | '«' | '»' | '„' | '…' | '。' | '—');
            self.at += letter.len_utf8();
        }
        None
    }
}

impl Words<'_> {
    /// The word that starts here.
    fn word(&mut self) -> Word {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut stem = Stem::default();
        let mut case = None;
        while let Some(&byte) = bytes.get(self.at) {
            if byte.is_ascii_alphanumeric() {
                case.get_or_insert(if byte.is_ascii_digit() {
                    Case::Digit
                } else if byte.is_ascii_uppercase() {
                    Case::Capital
                } else {
                    Case::Lower
                });
                stem.push(byte.to_ascii_lowercase());
                self.at += 1;
            } else if byte.is_ascii() {
                if !self.joins(byte) {
                    break;
                }
                if byte == b'.' {
                    stem.push(byte);
                }
                self.at += 1;
            } else {
                let Some(letter) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                if letter == '’' && self.joins_at(self.at + letter.len_utf8()) {
                    self.at += letter.len_utf8();
                    continue;
                }
                if !letter.is_alphanumeric() || (stands_alone(letter) && self.at > start) {
                    break;
                }
                case.get_or_insert(if letter.is_uppercase() { Case::Capital } else { Case::Lower });
                for lower in letter.to_lowercase() {
                    for &byte in lower.encode_utf8(&mut [0; 4]).as_bytes() {
                        stem.push(byte);
                    }
                }
                self.at += letter.len_utf8();
                if stands_alone(letter) {
                    break;
                }
            }
        }
        let span = Span::new(start, self.at);
        let possessive = possessive(bytes.get(start..self.at).unwrap_or_default());
        let opens = std::mem::take(&mut self.opens);
        Word { hash: stem.hash(possessive), span, case: case.unwrap_or(Case::Lower), opens }
    }

    /// Whether a mark between two letters or digits belongs to the word: "it's", "1,000", "3.5".
    fn joins(&self, mark: u8) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        let after = self.text.as_bytes().get(self.at + 1);
        match (mark, before, after) {
            (b'\'', Some(_), Some(after)) => after.is_ascii_alphabetic(),
            (b',' | b'.', Some(before), Some(after)) => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => false,
        }
    }

    fn joins_at(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic)
    }
}

/// Writing without spaces between words: every letter is a word.
fn stands_alone(letter: char) -> bool {
    matches!(letter as u32, 0x0E00..=0x0EFF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// "'s" at the end of a word.
fn possessive(word: &[u8]) -> Possessive {
    let lower = |byte: &u8| byte.eq_ignore_ascii_case(&b's');
    match word {
        [.., b'\'', last] | [.., 0xE2, 0x80, 0x99, last] if lower(last) => Possessive::Yes,
        _ => Possessive::No,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Possessive {
    Yes,
    No,
}

/// FNV-1a over the lower-case letters, with the last states kept so that an ending can be taken off.
#[derive(Debug, Clone, Copy)]
struct Stem {
    /// State now, and before the last one, two and three letters.
    states: [u64; 4],
    last: [u8; 3],
    len: usize,
}

impl Default for Stem {
    fn default() -> Self {
        Self { states: [0xcbf2_9ce4_8422_2325; 4], last: [0; 3], len: 0 }
    }
}

impl Stem {
    #[inline]
    fn push(&mut self, byte: u8) {
        let [now, one, two, _] = self.states;
        self.states = [fnv(now, byte), now, one, two];
        self.last = [byte, self.last[0], self.last[1]];
        self.len += 1;
    }

    /// Plural and possessive taken off: "parties", "party's" and "party" are one.
    fn hash(mut self, possessive: Possessive) -> u64 {
        if possessive == Possessive::Yes {
            return mix(self.states[1]);
        }
        if self.len > 3 && self.last[0] == b's' {
            if self.last == *b"sei" {
                self.states[0] = fnv(self.states[3], b'y');
            } else if !matches!(self.last[1], b's' | b'u' | b'i') {
                self.states[0] = self.states[1];
            }
        }
        mix(self.states[0])
    }
}

#[inline]
fn fnv(state: u64, byte: u8) -> u64 {
    (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads the bits of a hash (the finaliser of MurmurHash3).
#[inline]
pub fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// One hash of a run of bytes, with letters as they are.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state, &byte| fnv(state, byte)))
}

/// One hash of two words in a row.
#[inline]
pub fn pair(first: u64, second: u64) -> u64 {
    mix(first.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            found("It's 1,000.5 km, he’d said… Élan-vital"),
            ["It's", "1,000.5", "km", "he’d", "said", "Élan", "vital"]
        );
        assert_eq!(found("港口 罢工"), ["港", "口", "罢", "工"]);
        assert_eq!(found("' ’ '' ’’ … é'"), ["é"]);
    }

    #[test]
    fn stems_meet() {
        let hash = |text: &str| words(text).next().map(|word| word.hash);
        for (a, b) in [
            ("Parties", "party"),
            ("harbour's", "HARBOURS"),
            ("harbour’s", "harbour"),
            ("1,000", "1000"),
            ("École", "école"),
        ] {
            assert_eq!(hash(a), hash(b), "{a} {b}");
        }
        assert_ne!(hash("bus"), hash("bu"));
        assert_ne!(hash("press"), hash("pres"));
    }

    #[test]
    fn openings_are_known() {
        let text = "Ships left. The Pilot said: “Boats stay” in Varna";
        let opening: Vec<_> = words(text).filter(|word| word.opens).map(|word| word.span.of(text)).collect();
        assert_eq!(opening, ["Ships", "The", "Boats", "in"]);
    }
}
