//! What a number counts: the noun after it, as a lemma.

use crate::annotate::word::Words;

/// How many words may stand between a number and its noun: "three intercontinental ballistic missiles".
const REACH: usize = 5;

/// Words after a number that end its noun phrase.
const ENDS: &[&str] = &[
    "of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "and", "or", "but", "that", "who",
    "which", "were", "was", "are", "is", "have", "has", "had", "will", "would", "could", "can", "may", "the",
    "a", "an", "after", "before", "during", "since", "between", "among", "into", "over", "under", "than",
    "while", "when", "where", "said", "says", "per", "ago", "later", "earlier", "out", "up", "down", "off",
    "against", "his", "her", "its", "their", "this", "these", "those", "he", "she", "it", "they", "we", "i",
    "you", "if", "so", "not", "also", "about", "around", "through", "across", "near", "because",
];

/// Nouns whose plural has no "s".
const PLURALS: &[(&str, &str)] = &[
    ("people", "people"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("police", "police"),
    ("personnel", "personnel"),
    ("aircraft", "aircraft"),
    ("fishermen", "fisherman"),
    ("policemen", "policeman"),
    ("servicemen", "serviceman"),
    ("feet", "foot"),
    ("lives", "life"),
    ("dead", "dead"),
    ("injured", "injured"),
    ("wounded", "wounded"),
    ("missing", "missing"),
    ("killed", "dead"),
    ("staff", "staff"),
    ("cattle", "cattle"),
    ("sheep", "sheep"),
    ("fish", "fish"),
    ("media", "media"),
    ("countries", "country"),
];

/// The lemma of the noun that a number before word `i` counts.
pub fn read(words: &Words, i: usize, singular: bool) -> Option<String> {
    let of = usize::from(
        words.at(i) == "of"
            && !words.is(i + 1, &["the", "his", "her", "their", "its", "them", "us", "those", "these"]),
    );
    let mut last = None;
    let mut seen = 0;
    let mut at = i + of;
    while seen < REACH {
        let Some(word) = words.get(at).filter(|word| !word.first) else { break };
        // "U.S.": initials in front of the noun.
        if word.capital() && word.text.chars().count() == 1 && words.at(at + 1) == "." && words.glued(at + 1)
        {
            at += 2;
            continue;
        }
        if words.is_hyphen(at) && word.glued {
            at += 1;
            continue;
        }
        if !word.is_letters() || ENDS.contains(&word.lower.as_str()) {
            break;
        }
        let joined = words.is_hyphen(at + 1) && words.glued(at + 1);
        if let Some((_, lemma)) = PLURALS.iter().find(|(plural, _)| *plural == word.lower).filter(|_| !joined)
        {
            return Some((*lemma).to_owned());
        }
        if !joined && is_plural(&word.lower) && !follows_noun(words, at + 1) {
            return Some(lemma(&word.lower));
        }
        last = Some(word.lower.clone());
        at += 1;
        seen += 1;
    }
    last.filter(|word| {
        singular && word.chars().count() > 1 && !word.ends_with("ed") && !word.ends_with("ing")
    })
}

/// Plurals that stand before another noun: "weapons tests" counts tests.
const BEFORE_NOUNS: &[&str] = &[
    "weapons",
    "arms",
    "sports",
    "sales",
    "systems",
    "operations",
    "affairs",
    "communications",
    "rights",
    "goods",
    "savings",
];

/// Whether a plural noun comes right after one that stands before nouns.
fn follows_noun(words: &Words, i: usize) -> bool {
    let modifier = i.checked_sub(1).is_some_and(|before| BEFORE_NOUNS.contains(&words.at(before)));
    modifier && words.get(i).is_some_and(|word| word.is_letters() && !word.first && is_plural(&word.lower))
}

fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ous"].iter().any(|ending| word.ends_with(ending))
}

/// The singular of a regular plural.
pub fn lemma(word: &str) -> String {
    if let Some((_, lemma)) = PLURALS.iter().find(|(plural, _)| *plural == word) {
        return (*lemma).to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if is_plural(word) { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}
