//! What a word may be: verb forms, and the words that open and join clauses.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::record::Modality;

/// What kind of verb form a word mostly is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// "took", "halted": finite unless a helping verb stands before it.
    Past,
    /// "takes".
    Present,
    /// "take": finite after a plural subject, else an infinitive.
    Base,
    /// "taken".
    Participle,
    /// "taking".
    Gerund,
    /// "is", "has", "did": finite.
    Helping,
    /// "will", "may": finite.
    Modal,
}

const HELPING: &[&str] =
    &["am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "'s", "'ve", "'re", "'m"];

const MODAL: &[&str] =
    &["will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "'d", "wo", "ca"];

static FORMS: LazyLock<FxHashMap<&'static str, Option<Verb>>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for line in include_str!("verb_forms.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((class, words)) = line.split_once(": ") else { continue };
        let verb = match class {
            "past" => Some(Verb::Past),
            "present" => Some(Verb::Present),
            "base" => Some(Verb::Base),
            "participle" => Some(Verb::Participle),
            _ => None,
        };
        forms.extend(words.split(' ').map(|word| (word, verb)));
    }
    forms.extend(HELPING.iter().map(|&word| (word, Some(Verb::Helping))));
    forms.extend(MODAL.iter().map(|&word| (word, Some(Verb::Modal))));
    forms
});

/// The verb form that a word in lower case mostly is; `None` for other words.
pub fn verb(word: &str) -> Option<Verb> {
    if let Some(&known) = FORMS.get(word) {
        return known;
    }
    match word {
        "be" => Some(Verb::Base),
        "been" => Some(Verb::Participle),
        "being" => Some(Verb::Gerund),
        _ if word.len() > 4 && word.ends_with("ed") => Some(Verb::Past),
        _ if word.len() > 4 && word.ends_with("ing") => Some(Verb::Gerund),
        _ => prefixed(word),
    }
}

/// "Rewrote", "overran": irregular forms behind a prefix.
fn prefixed(word: &str) -> Option<Verb> {
    let bare = ["re", "over", "mis", "under"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
    FORMS.get(bare).copied().flatten().filter(|verb| *verb == Verb::Past)
}

/// Words that open a relative clause.
pub fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "whom" | "whose" | "which" | "where")
}

/// Words that open a clause beneath another when a finite verb follows.
pub fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "although"
            | "though"
            | "while"
            | "whereas"
            | "after"
            | "before"
            | "since"
            | "until"
            | "unless"
            | "if"
            | "when"
            | "whether"
            | "once"
            | "as"
            | "that"
            | "so"
    )
}

/// Words that join two of a kind.
pub fn is_coordinator(word: &str) -> bool {
    matches!(word, "and" | "but" | "or" | "nor" | "yet")
}

/// Words that can only be a subject.
pub fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "we" | "i" | "it" | "there" | "this" | "these" | "those")
}

/// Words after which no finite verb stands: what follows is a noun or an infinitive.
pub fn bars_finite(word: &str) -> bool {
    is_determiner(word)
        || matches!(
            word,
            "to" | "of" | "in" | "on" | "at" | "for" | "with" | "by" | "from" | "not" | "n't" | "into"
        )
}

/// Words that a noun follows.
pub fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "no"
            | "this"
            | "that"
            | "these"
            | "those"
            | "any"
            | "some"
            | "every"
    )
}

/// Words that deny.
pub fn denies(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "n't"
            | "n’t"
            | "never"
            | "no"
            | "neither"
            | "nor"
            | "none"
            | "nobody"
            | "nothing"
            | "without"
            | "denied"
            | "denies"
            | "refused"
            | "refuses"
            | "failed"
            | "fails"
            | "rejected"
            | "rejects"
            | "cannot"
    )
}

/// How sure what follows the word is; `None` for words that do not tell.
pub fn modality(word: &str) -> Option<Modality> {
    match word {
        "will" | "'ll" | "wo" | "shall" | "plans" | "going" | "intends" | "set" | "due" | "would" => {
            Some(Modality::Future)
        }
        "may" | "might" | "could" | "can" | "ca" => Some(Modality::Possible),
        "must" | "should" | "needs" | "urged" | "asked" | "ordered" => Some(Modality::Required),
        _ => None,
    }
}
