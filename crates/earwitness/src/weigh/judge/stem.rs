//! A light stemmer: enough that "promoting" meets "promote" and "denuclearisation" meets "denuclearization".

/// Plurals whose singular no ending tells, without what stands before: "policemen".
const PLURALS: &[(&str, &str)] =
    &[("women", "woman"), ("men", "man"), ("children", "child"), ("lives", "life"), ("feet", "foot")];
/// Words that only end like one of them.
const NO_PLURALS: &[&str] = &["specimen", "regimen", "abdomen", "acumen", "olives", "yemen", "omen", "amen"];

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let lower = word.to_lowercase().replace('\u{2019}', "'");
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(&lower);
    let plural = PLURALS.iter().find_map(|(many, one)| Some(format!("{}{one}", bare.strip_suffix(many)?)));
    let bare = plural.as_deref().filter(|_| !NO_PLURALS.contains(&bare)).unwrap_or(bare);
    let spelled = bare.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized");
    let mut stem = spelled;
    for (ending, put) in [("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")] {
        if let Some(cut) = strip(&stem, ending) {
            return cut + put;
        }
    }
    if !stem.ends_with("ss")
        && !stem.ends_with("us")
        && !stem.ends_with("is")
        && let Some(cut) = strip(&stem, "s")
    {
        stem = cut;
    }
    for ending in ["ing", "ed"] {
        if let Some(cut) = strip(&stem, ending).filter(|cut| cut.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
            stem = undouble(cut);
            break;
        }
    }
    strip(&stem, "e").unwrap_or(stem)
}

/// Without an ending, where at least three letters stay.
fn strip(word: &str, ending: &str) -> Option<String> {
    word.strip_suffix(ending).filter(|cut| cut.chars().count() >= 3).map(str::to_owned)
}

/// "stopp" → "stop".
fn undouble(word: String) -> String {
    let bytes = word.as_bytes();
    let doubled = bytes.len() > 3
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && bytes[bytes.len() - 1].is_ascii_alphabetic();
    if doubled && !word.ends_with("ll") && !word.ends_with("ss") {
        word[..word.len() - 1].to_owned()
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        for (a, b) in [
            ("promoting", "promote"),
            ("denuclearisation", "denuclearization"),
            ("stopped", "stop"),
            ("talks", "talk"),
            ("parties", "party"),
            ("women", "woman"),
            ("policemen", "policeman"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("thing"), stem("the"));
        assert_ne!(stem("specimen"), stem("speciman"));
    }
}
