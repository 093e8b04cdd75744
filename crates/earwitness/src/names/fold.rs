//! Spelling made comparable.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no diacritics, hyphens and apostrophes as spaces or nothing: "Suk-yeol" → "suk yeol".
pub fn fold(name: &str) -> String {
    if name.is_ascii() { plain(name.chars()) } else { plain(name.nfd().filter(|c| !is_combining_mark(*c))) }
}

fn plain(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(letters.size_hint().0);
    for c in letters {
        match c {
            'ı' => out.push('i'),
            'ł' | 'Ł' => out.push('l'),
            'ø' | 'Ø' => out.push('o'),
            'đ' | 'Đ' => out.push('d'),
            '\'' | '’' | '‘' | '`' | '.' => {}
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The folded words of a name.
pub fn words(name: &str) -> Vec<String> {
    fold(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Spellings of one given name that share consonants but not vowels, each with the lines that it stands in: one family a
/// line.
static FAMILIES: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut families: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (family, line) in include_str!("families.txt").lines().enumerate() {
        line.split_whitespace().for_each(|word| families.entry(word).or_default().push(family));
    }
    families
});

/// Shortest word whose spelling may vary by romanisation, in letters: shorter ones ("Lee", "Li") are different names.
const SHORTEST_VARIABLE: usize = 5;

/// A folded word, ready for being compared with many.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    /// The families that it stands in.
    families: &'static [usize],
    /// A rough sound; of a short word none.
    sound: Option<String>,
}

impl Word {
    pub fn of(text: String) -> Self {
        let families = FAMILIES.get(text.as_str()).map_or(&[][..], Vec::as_slice);
        let sound = (text.chars().count() >= SHORTEST_VARIABLE).then(|| sound(&text));
        Self { text, families, sound }
    }

    /// Whether two may be romanisations of one: "zelensky" and "zelenskyy", "qaddafi" and "gaddafi".
    pub fn alike(&self, other: &Self) -> bool {
        if self.text == other.text || self.families.iter().any(|family| other.families.contains(family)) {
            return true;
        }
        let (Some(one), Some(other)) = (&self.sound, &other.sound) else { return false };
        one == other
            || one.len() > 6
                && one.len() == other.len()
                && consonants(one).eq(consonants(other))
                && differing(one, other) <= 1
    }
}

/// Whether two folded words may be romanisations of one.
pub fn alike(a: &str, b: &str) -> bool {
    a == b || Word::of(a.to_owned()).alike(&Word::of(b.to_owned()))
}

/// Of a folded word, what it shares with every word that is [`alike`].
pub fn sounds(word: &str) -> Vec<String> {
    let mut sounds: Vec<String> =
        FAMILIES.get(word).into_iter().flatten().map(|family| format!("family {family}")).collect();
    sounds.push(match word.chars().count() {
        count if count < SHORTEST_VARIABLE => word.to_owned(),
        _ => consonants(&sound(word)).collect(),
    });
    sounds
}

/// A rough sound: digraphs and letters that romanisations exchange are written one way, doubles once.
fn sound(word: &str) -> String {
    let word = [
        ("sch", "s"),
        ("sh", "s"),
        ("zh", "z"),
        ("tz", "z"),
        ("kh", "k"),
        ("gh", "k"),
        ("ph", "f"),
        ("dh", "d"),
        ("ck", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("iy", "i"),
        ("yy", "i"),
        ("ij", "i"),
        ("ei", "i"),
    ]
    .iter()
    .fold(Cow::Borrowed(word), |w, (from, to)| if w.contains(from) { w.replace(from, to).into() } else { w });
    let mut out = String::new();
    for c in word.chars() {
        let c = match c {
            'q' | 'g' => 'k',
            'y' => 'i',
            'w' => 'v',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

fn consonants(sound: &str) -> impl Iterator<Item = char> {
    sound.chars().filter(|c| !"aeiou".contains(*c))
}

fn differing(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).filter(|(x, y)| x != y).count()
}
