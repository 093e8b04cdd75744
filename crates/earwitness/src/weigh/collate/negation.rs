//! Words that turn what stands beside them into its contrary, or leave it open.

/// Words that turn what they stand with into its contrary, as "n't" does.
const NEGATIONS: [&str; 9] =
    ["not", "no", "never", "none", "nothing", "nobody", "neither", "without", "cannot"];
/// Words that turn what follows them into its contrary.
const REFUSING: [&str; 7] = ["nor", "hardly", "unless", "denied", "refused", "declined", "failed"];
/// Words that leave open what follows them.
const OPEN: [&str; 28] = [
    "unable",
    "doubt",
    "doubts",
    "doubted",
    "unclear",
    "unlikely",
    "impossible",
    "unsure",
    "fear",
    "fears",
    "worry",
    "worries",
    "concern",
    "concerns",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "speculation",
    "suspicion",
    "suspicions",
    "hope",
    "hopes",
    "possibility",
    "chance",
    "risk",
    "allegations",
    "idea",
];
/// What is left of a shortened "not" where its mark stands apart: "didn ' t".
const SHORTENED: [&str; 16] = [
    "n't", "n’t", "hadn", "hasn", "haven", "didn", "doesn", "isn", "wasn", "weren", "wouldn", "couldn",
    "aren", "shouldn", "needn", "mustn",
];
/// Ends of a shortened "not", whichever mark it has, or had before it was lost.
const ENDS: [&str; 3] = ["n't", "n’t", "n\u{fffd}t"];
/// Words before "that" among which its verb stands.
const GOVERNING: usize = 5;

/// Whether a word in small letters negates.
pub fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || is_not(word)
}

/// Whether a word in small letters denies the verb beside it: "not", "never", "didn't".
pub fn is_not(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot")
        || SHORTENED.contains(&word)
        || ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a text has a word that negates or refuses.
pub fn negates(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').map(str::to_lowercase);
    words.into_iter().any(|word| is_negation(&word) || REFUSING.contains(&word.as_str()))
}

/// Whether words deny or leave open what follows them behind a "that" or "whether".
pub fn governs(words: &str, next: &str) -> bool {
    let told: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let near = told[told.len().saturating_sub(GOVERNING)..].join(" ");
    let joins = |word: &str| ["that", "whether"].contains(&word);
    let first = next.split_whitespace().next().map(str::to_lowercase);
    let joined = first.as_deref().is_some_and(joins) || told.last().is_some_and(|last| joins(last));
    joined && (negates(&near) || near.split(|c: char| !c.is_alphanumeric()).any(|word| OPEN.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_is_governed() {
        assert!(governs("The board is unable to guarantee", "that the pier will open"));
        assert!(governs("The board did not say that", "the pier will open"));
        assert!(!governs("The board did not come to the old harbour and said", "that the pier will open"));
        assert!(!governs("The board did not come", "when the pier burned"));
        assert!(governs("It sank amid fears", "that the pier would burn"), "nobody says that it would");
        assert!(negates("it hasn’t opened") && !negates("nothingness"));
        assert!(["don't", "don\u{fffd}t", "didn", "never"].iter().all(|word| is_not(word)) && !is_not("no"));
    }
}
