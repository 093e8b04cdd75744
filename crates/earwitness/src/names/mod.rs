//! When two written names may be one: romanisation, surnames, acronyms.
//!
//! A small room shared by `annotate` (one report) and `weigh` (one story). It compares strings only and
//! imports nobody; whether two *people* are one is decided by its callers, who know the context.

mod acronym;
mod body;
mod description;
mod fold;
mod key;
mod misspelt;
mod name;
mod outlet;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

pub use acronym::is_acronym_of;
pub use body::is_body_for_short;
pub use description::{head_noun, is_of_several, same_office};
pub use fold::{alike, fold, words};
pub use key::Keys;
pub use misspelt::{misspelt, one_letter_apart};
use name::without_generation;
pub use name::{Name, is_generation};
pub use outlet::is_outlet;

/// Whether both are written forms of one full name.
pub fn same(a: &str, b: &str) -> bool {
    Name::of(a).is(&Name::of(b))
}

/// Whether one is the other with the word that tells a father from a son.
pub fn but_for_generation(a: &str, b: &str) -> bool {
    // Most names have none: they need not be made ready.
    without_generation(a).is_some() != without_generation(b).is_some()
        && Name::of(a).is_but_for_generation(&Name::of(b))
}

/// Whether `short` may stand for `full` once `full` is known.
pub fn stands_for(short: &str, full: &str) -> bool {
    Name::of(short).stands_for(&Name::of(full))
}

/// A name without the titles before it: "Former Director Quell" is "Quell", and "chairman of the Joint Chiefs of Staff
/// Gen. Quell" too. A name that is all titles stays.
pub fn untitled(name: &str) -> &str {
    let mut rest = behind_office(name.trim()).unwrap_or_else(|| name.trim());
    while let Some((first, more)) = rest.split_once(char::is_whitespace)
        && is_title(first)
    {
        rest = more.trim_start();
    }
    if is_title(rest) { name } else { rest }
}

/// Whether a word stands before names and is no part of them: "Mr.", "director".
pub fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    TITLES.contains(word.as_str())
}

/// What stands behind an office: "chief of the harbour guard Capt. Reed", "Bureau of Piers Director Ida Reed". "Lawyer for Sen.
/// Reed" is somebody else.
fn behind_office(name: &str) -> Option<&str> {
    const TIES: [&str; 15] = [
        "for", "of", "to", "by", "with", "and", "from", "against", "about", "who", "whom", "whose", "that",
        "as", "like",
    ];
    // words that are middle names too
    const NAMES: [&str; 10] =
        ["king", "prince", "pope", "bishop", "major", "marshal", "judge", "justice", "lord", "star"];
    let shortened = |word: &str| word.ends_with('.') && word.len() > 2;
    let words = name.split(' ').scan(0, |at, word| {
        let here = *at;
        *at += word.len() + 1;
        Some((here, word))
    });
    let (at, title) = words.filter(|(at, word)| *at > 0 && is_title(word)).last()?;
    let before = name[..at].split_whitespace().rev().find(|word| !is_title(word) || *word == "State")?;
    let tied = TIES.contains(&before.to_lowercase().as_str())
        || before.ends_with([',', '\'', '’'])
        || before.ends_with("'s")
        || before.ends_with("’s");
    let rest = name.get(at + title.len()..)?.trim_start();
    let (head, body) = name[..at].split_once(' ')?;
    let of_a_body = !is_title(head) && !body.split(' ').any(is_long_common);
    let whole = shortened(title) && name.starts_with(char::is_lowercase)
        || of_a_body && rest.contains(' ') && !NAMES.contains(&title.to_lowercase().as_str());
    (!tied && whole && is_name(rest)).then_some(rest)
}

/// Whether somebody is told by name, not described ("House committee chairmen"): names have no long word in small letters.
pub fn is_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && !name.split(' ').any(is_long_common)
}

/// Whether a word stands in small letters and is no particle of a name.
fn is_long_common(word: &str) -> bool {
    const PARTICLE: usize = 4;
    word.starts_with(char::is_lowercase) && word.len() > PARTICLE
}

/// Words before a name that are no part of it.
static TITLES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("titles.txt").split_whitespace().collect());

/// Surnames that stand first.
static SURNAMES_FIRST: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("surnames_first.txt").split_whitespace().collect());

/// Whether a name puts the surname first: Chinese, Korean and Vietnamese names, told by their surnames and
/// by a hyphenated second part.
pub fn surname_first(full: &str) -> bool {
    let parts: Vec<&str> = full.split_whitespace().collect();
    let Some(first) = parts.first().map(|p| p.to_lowercase()) else { return false };
    parts.len() >= 2
        && parts.len() <= 3
        && (SURNAMES_FIRST.contains(first.as_str()) || parts.len() == 2 && hyphenated_given(parts[1]))
}

/// "Jae-myung": a second half in lower case.
fn hyphenated_given(part: &str) -> bool {
    part.split_once('-').is_some_and(|(a, b)| {
        a.starts_with(char::is_uppercase) && b.starts_with(char::is_lowercase) && b.chars().count() <= 6
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_an_office_is_told_without_it() {
        assert_eq!(untitled("chairman of the Joint Chiefs of Staff Gen. Mara Quell"), "Mara Quell");
        assert_eq!(untitled("lawyer for Sen. Mara Quell"), "for Sen. Mara Quell", "somebody else");
        assert_eq!(
            untitled("friend of the board whom Dr. Mara Quell"),
            "friend of the board whom Dr. Mara Quell"
        );
        assert_eq!(untitled("Former Director Quell"), "Quell");
        assert_eq!(untitled("Bureau of Piers Director Mara Hawk Quell"), "Mara Hawk Quell");
        assert_eq!(untitled("Norvania Secretary of State spokeswoman Mara Quell"), "Mara Quell");
        assert_eq!(untitled("district of Harlow Mayor Mara Quell"), "Mara Quell");
        assert_ne!(untitled("spokesperson for Norvanian President Mara Quell"), "Mara Quell");
        assert_ne!(untitled("lawyer for Senator Mara Quell"), "Mara Quell");
        assert_ne!(untitled("resignation of former board secretary Mara Quell"), "Mara Quell");
        assert_eq!(untitled("Tom Martin Luther King Reed Jr."), "Tom Martin Luther King Reed Jr.");
    }

    #[test]
    fn written_forms_of_one_name() {
        for (a, b) in [
            ("Park Min-seo", "Park Min Seo"),
            ("Min-seo Park", "Park Min-seo"),
            ("Oleh Barinskyy", "Oleh Barinsky"),
            ("Muhammad Karim", "Mohammed Karim"),
            ("J. Harlow", "Jane Harlow"),
            ("Jane Q. Harlow", "Jane Harlow"),
            ("UN", "United Nations"),
            ("W.H.O.", "World Health Organization"),
            ("José Peña", "Jose Pena"),
        ] {
            assert!(same(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in [
            ("Kim Do-yun", "Kim Do-hee"),
            ("Paul Martin", "Paul Morton"),
            ("Lee", "Li"),
            ("Harlow", "Jane Harlow"),
            ("North Harbour", "South Harbour"),
            ("", "Harlow"),
        ] {
            assert!(!same(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn titles_and_generations_are_no_names() {
        assert_eq!(untitled("Former Director Harlow"), "Harlow");
        assert_eq!(untitled("Sen. Jane Harlow"), "Jane Harlow");
        assert_eq!(untitled("President"), "President");
        assert!(but_for_generation("Oskar J. Harlow Jr.", "Oskar Harlow"));
        assert!(!but_for_generation("Oskar Harlow Jr.", "Oskar Harlow Sr."));
        assert!(!but_for_generation("Oskar Harlow", "Oskar Harlow"));
    }

    #[test]
    fn a_short_form_stands_for_a_full_name() {
        assert!(stands_for("Park", "Park Min-seo"));
        assert!(stands_for("Harlow", "Jane Harlow"));
        assert!(stands_for("Bin Salem", "Ahmed bin Salem"));
        assert!(stands_for("Harlow", "Jane Q. Harlow Jr."));
        assert!(!stands_for("Jr.", "Jane Q. Harlow Jr."));
        assert!(!stands_for("Jane", "Jane Harlow"));
        assert!(!stands_for("Min-seo", "Jane Harlow"));
        let ends = |short: &str, full: &str| Name::of(short).ends(&Name::of(full));
        assert!(ends("Piers Council", "Harbour Piers Council"));
        assert!(!ends("Piers Council", "Piers and Ferries Council"), "two bodies");
    }
}
