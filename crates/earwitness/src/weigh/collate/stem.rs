//! Stems: one form for the inflections and spellings of a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Endings and what takes their place, tried in this order (a short form of Porter's steps 1a to 1c, plus spelling).
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "iz"),
    ("izations", "iz"),
    ("isation", "iz"),
    ("ization", "iz"),
    ("ising", "iz"),
    ("ised", "iz"),
    ("ise", "iz"),
    ("izing", "iz"),
    ("ized", "iz"),
    ("ize", "iz"),
    ("iness", "y"),
    ("ingly", ""),
    ("edly", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("ly", ""),
    ("s", ""),
];

/// Shortest stem that an ending may leave, in bytes.
const SHORTEST: usize = 3;

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("irregular.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// The lemma of an irregular form: "said" → "say".
pub fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR.get(word).copied()
}

/// The stem of a word in lower case. Not always a word: "halted", "halting" and "halts" → "halt".
pub fn stem(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let word = irregular(word).unwrap_or(word);
    if word.len() <= SHORTEST || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    for (ending, instead) in ENDINGS {
        let Some(start) = word.strip_suffix(ending) else { continue };
        let is_plural = *ending != "s" || !start.ends_with(['s', 'u', 'i']);
        if start.len() < SHORTEST || !is_plural {
            continue;
        }
        stem = format!("{start}{instead}");
        break;
    }
    if stem.len() > SHORTEST && stem.ends_with('e') {
        stem.pop();
    }
    let tail = stem.as_bytes();
    if let [.., a, b] = tail
        && tail.len() > SHORTEST
        && a == b
        && !b"aeiousl".contains(b)
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_spellings_share_a_stem() {
        for (a, b) in [
            ("halted", "halting"),
            ("said", "says"),
            ("weaponisation", "weaponize"),
            ("parties", "party"),
            ("stopping", "stops"),
            ("closes", "closing"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("press"), stem("presence"));
        assert_eq!(stem("crisis"), "crisis");
    }
}
