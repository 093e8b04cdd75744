//! Which words name one deed: "dismissed", "fired", "the firing".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Of a word its family, named after the verb that stands first.
static FAMILIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("families.txt").lines().filter(|line| !line.starts_with('#'));
    let families = lines.filter_map(|line| Some((line.split(' ').next()?, line)));
    families.flat_map(|(first, line)| line.split(' ').map(move |word| (word, first))).collect()
});

/// Endings that make a noun of a verb, the longest first.
const NOMINAL: [&str; 13] = [
    "ations", "ation", "itions", "ition", "ions", "ion", "ments", "ment", "ances", "ance", "ings", "ing",
    "al",
];
/// Shortest root that an ending may leave, in bytes.
const SHORTEST: usize = 3;
/// From so many bytes on a root's last consonant may change before an ending: "suspend", "suspension".
const LONG: usize = 5;

/// Verbs and nouns that tell of no deed that one could ask about: who has it, begins it or says it.
const LIGHT: [&str; 57] = [
    "add", "appear", "ask", "be", "become", "begin", "believe", "bring", "call", "come", "continue", "do",
    "expect", "feel", "find", "follow", "get", "give", "go", "happen", "have", "hold", "hope", "include",
    "keep", "know", "leave", "let", "like", "look", "make", "mean", "need", "plan", "put", "react",
    "reaction", "remain", "respond", "response", "run", "say", "see", "seek", "seem", "set", "show", "start",
    "take", "tell", "think", "try", "turn", "use", "want", "welcom", "work",
];

/// Whether a verb or noun tells of no deed by itself.
pub fn is_light(lemma: &str) -> bool {
    LIGHT.contains(&lemma)
}

/// Verbs that only say that something is done, where a noun says what: "held talks".
const SUPPORT: [&str; 18] = [
    "bring",
    "carry out",
    "conduct",
    "do",
    "face",
    "give",
    "have",
    "hold",
    "issue",
    "make",
    "offer",
    "pay",
    "provide",
    "reach",
    "stage",
    "take",
    "undergo",
    "undertake",
];
/// Families of what several do with one another.
const RECIPROCAL: [&str; 8] = ["agree", "clash", "crash", "discuss", "marry", "meet", "negotiate", "speak"];

/// Whether a verb may only say that something is done.
pub fn is_support(verb: &str) -> bool {
    SUPPORT.contains(&verb)
}

/// Whether several do it with one another.
pub fn is_reciprocal(family: &str) -> bool {
    RECIPROCAL.contains(&family)
}

/// Whether a word is listed with others that name its deed.
pub fn is_listed(lemma: &str) -> bool {
    FAMILIES.contains_key(lemma.replace(' ', "_").as_str())
}

/// What all words have in common that name one deed, as far as a list and spelling tell.
pub fn of(lemma: &str, is_noun: bool) -> String {
    let joined = lemma.replace(' ', "_");
    let bare = lemma.split(' ').next().unwrap_or(lemma);
    if let Some(family) = FAMILIES.get(joined.as_str()).or_else(|| FAMILIES.get(bare)) {
        return (*family).to_owned();
    }
    root(&joined, is_noun)
}

/// "Investigate" and "investigation" as "investig".
fn root(word: &str, is_noun: bool) -> String {
    let long = |root: &&str| root.len() >= SHORTEST;
    let ending = NOMINAL.iter().filter(|_| is_noun).find_map(|end| word.strip_suffix(end).filter(long));
    let mut root = ending.unwrap_or(word);
    root = root.strip_suffix('e').filter(long).unwrap_or(root);
    root = root.strip_suffix("at").filter(long).unwrap_or(root);
    if root.len() >= LONG {
        root = root.strip_suffix(['d', 's', 't']).unwrap_or(root);
    }
    root.strip_suffix('y').filter(long).map_or_else(|| root.to_owned(), |stem| format!("{stem}i"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_one_deed_is_one_family() {
        let same = [
            ("dismiss", "firing"),
            ("suspend", "suspension"),
            ("announce", "announcement"),
            ("investigate", "investigation"),
            ("arrive", "arrival"),
            ("call off", "cancellation"),
            ("meet", "summit"),
        ];
        for (verb, noun) in same {
            assert_eq!(of(verb, false), of(noun, true), "{verb} {noun}");
        }
        assert_ne!(of("resign", false), of("release", false));
        assert_ne!(of("meet", false), of("leader", true));
    }

    #[test]
    fn families_of_what_is_done_with_one_another_are_named_after_their_verbs() {
        assert!(is_reciprocal(&of("talks", true)) && is_reciprocal(&of("sit down", false)));
        assert!(!is_reciprocal(&of("firing", true)));
        assert!(RECIPROCAL.iter().all(|verb| of(verb, false) == *verb));
    }

    #[test]
    fn every_word_is_listed_once() {
        let words = include_str!("families.txt").lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = words.flat_map(|line| line.split(' ')).collect();
        assert_eq!(words.len(), FAMILIES.len());
    }
}
