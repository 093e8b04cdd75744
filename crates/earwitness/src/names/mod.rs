//! When two written names may be one: romanisation, surnames, acronyms.
//!
//! A small room shared by `annotate` (one report) and `weigh` (one story). It compares strings only and
//! imports nobody; whether two *people* are one is decided by its callers, who know the context.

mod acronym;
mod fold;
mod key;

pub use acronym::is_acronym_of;
pub use fold::{alike, fold, words};
pub use key::Keys;

/// Whether both are written forms of one full name: case, marks, hyphens, romanisation, initials, acronym.
///
/// "Yoon Suk-yeol" and "Yoon Suk Yeol"; "Volodymyr Zelensky" and "Volodymyr Zelenskyy"; "UN" and "United Nations".
pub fn same(a: &str, b: &str) -> bool {
    let (wa, wb) = (words(a), words(b));
    if wa.is_empty() || wb.is_empty() {
        return false;
    }
    if wa.concat() == wb.concat() || is_acronym_of(a, b) || is_acronym_of(b, a) {
        return true;
    }
    if wa.len() == 1 || wb.len() == 1 {
        return wa.len() == wb.len() && alike(&wa[0], &wb[0]);
    }
    let in_order = wa.len() == wb.len() && wa.iter().zip(&wb).all(|(x, y)| alike(x, y) || initial(x, y));
    in_order || wa.len() == wb.len() && turned(&wa, &wb) || without_middle(&wa, &wb)
}

/// A name without the titles before it: "Former Director Quell" is "Quell". A name that is all titles stays.
pub fn untitled(name: &str) -> &str {
    let is_title = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        TITLES.split_whitespace().any(|title| title == word)
    };
    let mut rest = name.trim();
    while let Some((first, more)) = rest.split_once(char::is_whitespace)
        && is_title(first)
    {
        rest = more.trim_start();
    }
    if is_title(rest) { name } else { rest }
}

/// Words before a name that are no part of it.
const TITLES: &str = include_str!("titles.txt");

/// Words that tell a father from a son.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Whether a name ends in a word that tells a father from a son.
pub fn has_generation(name: &str) -> bool {
    without_generation(name).is_some()
}

/// Whether one is the other with the word that tells a father from a son: "Jr.", "III".
pub fn but_for_generation(a: &str, b: &str) -> bool {
    match (without_generation(a), without_generation(b)) {
        (Some(a), None) => same(&a, b),
        (None, Some(b)) => same(a, &b),
        _ => false,
    }
}

/// A name without the word that tells a father from a son, where it has one.
fn without_generation(name: &str) -> Option<String> {
    let (rest, last) = name.trim().rsplit_once(char::is_whitespace)?;
    let last = last.trim_end_matches('.').to_lowercase();
    GENERATIONS.contains(&last.as_str()).then(|| rest.trim_end_matches(',').to_owned())
}

/// Whether `short` may stand for `full` once `full` is known: a surname, an acronym, the name with parts left out.
///
/// "Xi" for "Xi Jinping", "Ishiba" for "Shigeru Ishiba", "Harlow" for "Oskar Harlow Jr.", "President Lee" is "Lee" here:
/// pass names without titles.
pub fn stands_for(short: &str, full: &str) -> bool {
    if same(short, full) {
        return true;
    }
    let (s, mut f) = (words(short), words(full));
    if s.len() == 1
        && f.len() > 2
        && let Some(rest) = without_generation(full)
    {
        f = words(&rest);
    }
    if s.is_empty() || s.len() >= f.len() {
        return false;
    }
    if s.len() == 1 {
        return f.last().is_some_and(|w| alike(&s[0], w)) || surname_first(full) && alike(&s[0], &f[0]);
    }
    let mut rest = f.iter();
    s.iter().all(|x| rest.any(|y| alike(x, y)))
        && f.last().is_some_and(|w| s.last().is_some_and(|x| alike(x, w)))
}

/// Whether a name puts the surname first: Chinese, Korean and Vietnamese names, told by their surnames and
/// by a hyphenated second part.
pub fn surname_first(full: &str) -> bool {
    let parts: Vec<&str> = full.split_whitespace().collect();
    let Some(first) = parts.first().map(|p| p.to_lowercase()) else { return false };
    parts.len() >= 2
        && parts.len() <= 3
        && (include_str!("surnames_first.txt").split_whitespace().any(|s| s == first)
            || parts.len() == 2 && hyphenated_given(parts[1]))
}

/// "Jae-myung": a second half in lower case.
fn hyphenated_given(part: &str) -> bool {
    part.split_once('-').is_some_and(|(a, b)| {
        a.starts_with(char::is_uppercase) && b.starts_with(char::is_lowercase) && b.chars().count() <= 6
    })
}

/// One is the other's initial.
fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.chars().next() == short.chars().next()
}

/// "Jae-myung Lee" and "Lee Jae-myung".
fn turned(a: &[String], b: &[String]) -> bool {
    let Some((first, rest)) = a.split_first() else { return false };
    b.last().is_some_and(|last| alike(first, last)) && rest.iter().zip(b).all(|(x, y)| alike(x, y))
        || a.last().is_some_and(|last| alike(last, &b[0])) && a.iter().zip(&b[1..]).all(|(x, y)| alike(x, y))
}

/// "Donald J. Trump" and "Donald Trump".
fn without_middle(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() == 2
        && long.len() == 3
        && (alike(&short[0], &long[0]) || initial(&short[0], &long[0]))
        && alike(&short[1], &long[2])
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
