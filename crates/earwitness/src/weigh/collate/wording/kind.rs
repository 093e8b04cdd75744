//! What kind of difference two runs of words are.

use crate::names;
use crate::record::DifferenceKind;
use crate::weigh::collate::{background, stem::irregular};

use super::word::{Elision, Setting, Word};

/// Pairs of helping verbs that differ in tense.
const TENSES: &[[&str; 2]] = &[
    ["will", "would"],
    ["is", "was"],
    ["are", "were"],
    ["has", "had"],
    ["have", "had"],
    ["can", "could"],
    ["may", "might"],
    ["do", "did"],
    ["does", "did"],
    ["shall", "should"],
];

const FIRST: &[&str] =
    &["i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves", "you", "your"];

const THIRD: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "its",
    "their",
    "theirs",
    "himself",
    "herself",
    "themselves",
];

/// Shortest word in which one letter makes a misprint, in letters.
const MISPRINT: usize = 5;

/// The kind of one difference; `after` is the word of the reading that follows it.
pub fn kind(lemma: &[Word], reading: &[Word], after: Option<&Word>) -> DifferenceKind {
    if lemma.iter().chain(reading).any(|word| word.setting == Setting::Bracketed) {
        return DifferenceKind::Bracketed;
    }
    if reading.iter().chain(after).any(|word| word.elided == Elision::Marked) && reading.len() < lemma.len() {
        return DifferenceKind::Ellipsis;
    }
    match (lemma, reading) {
        (_, []) => DifferenceKind::Dropped,
        ([], _) => DifferenceKind::Added,
        ([a], [b]) => one(a, b),
        _ if tense_of(lemma, reading) => DifferenceKind::Tense,
        _ => DifferenceKind::Substituted,
    }
}

/// One word for another.
fn one(a: &Word, b: &Word) -> DifferenceKind {
    let (x, y) = (a.text.as_str(), b.text.as_str());
    if TENSES.iter().any(|pair| *pair == [x, y] || *pair == [y, x]) {
        return DifferenceKind::Tense;
    }
    if FIRST.contains(&x) && THIRD.contains(&y) || FIRST.contains(&y) && THIRD.contains(&x) {
        return DifferenceKind::Person;
    }
    let inflected = |word: &Word| {
        word.text.ends_with("ed") || word.text.ends_with("ing") || irregular(&word.text).is_some()
    };
    if a.stem == b.stem {
        return if inflected(a) || inflected(b) {
            DifferenceKind::Tense
        } else {
            DifferenceKind::Substituted
        };
    }
    let unknown = !background::knows(&a.stem) || !background::knows(&b.stem);
    if unknown && x.chars().count().min(y.chars().count()) >= MISPRINT && names::one_letter_apart(x, y) {
        return DifferenceKind::Typo;
    }
    let content = |word: &Word| word.text.len() > 3 && word.text.chars().all(char::is_alphabetic);
    if content(a) && content(b) { DifferenceKind::Synonym } else { DifferenceKind::Substituted }
}

/// "will stop" and "stopped": the same verb, other helping verbs.
fn tense_of(lemma: &[Word], reading: &[Word]) -> bool {
    let helping = |word: &&Word| {
        TENSES.iter().flatten().any(|helping| *helping == word.text)
            || matches!(word.text.as_str(), "be" | "been" | "to")
    };
    let stems = |words: &[Word]| -> Vec<String> {
        words.iter().filter(|word| !helping(word)).map(|word| word.stem.clone()).collect()
    };
    stems(lemma) == stems(reading)
}
