//! Whether a person is a woman or a man, as a given name tells, or a noun beside the name: "Reed's sister, Donna", "Ida, a mother of two".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::gazetteer::set;
use super::roster::Roster;
use super::titles::Gender;
use crate::annotate::line::Line;
use crate::record::EntityKind;

static FEMALE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/given_names_f.txt")));
static MALE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/given_names_m.txt")));
/// Names that ten times as many women as men bear, and the reverse: US Census Bureau, "Frequently Occurring Names" of 1990.
static CENSUS_FEMALE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/census_names_f.txt")));
static CENSUS_MALE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/census_names_m.txt")));

const WOMEN: &[&str] = &[
    "sister",
    "mother",
    "daughter",
    "wife",
    "widow",
    "girlfriend",
    "fiancée",
    "grandmother",
    "granddaughter",
    "aunt",
    "niece",
    "woman",
    "girl",
    "bride",
    "stepmother",
    "stepdaughter",
    "schoolgirl",
    "waitress",
    "policewoman",
    "nun",
    "midwife",
    "heroine",
    "businesswoman",
];
const MEN: &[&str] = &[
    "brother",
    "father",
    "son",
    "husband",
    "widower",
    "boyfriend",
    "fiancé",
    "grandfather",
    "grandson",
    "uncle",
    "nephew",
    "man",
    "boy",
    "groom",
    "stepfather",
    "stepson",
    "schoolboy",
    "waiter",
    "policeman",
    "monk",
    "priest",
    "hero",
    "businessman",
    "fireman",
];

/// The gender that a given name tells, where it is listed for one only.
pub fn of_given(name: &str) -> Gender {
    let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
    let first = first.as_str();
    match (MALE.contains(first), FEMALE.contains(first)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        (true, true) => Gender::Unknown,
        (false, false) if CENSUS_FEMALE.contains(first) => Gender::Female,
        (false, false) if CENSUS_MALE.contains(first) => Gender::Male,
        (false, false) => Gender::Unknown,
    }
}

/// Whether a word is a listed given name.
pub fn is_given(word: &str) -> bool {
    MALE.contains(word) || FEMALE.contains(word)
}

/// Notes what nouns beside names tell of their bearers.
pub fn note(lines: &[Line<'_>], roster: &mut Roster) {
    let Roster { names, figures, .. } = roster;
    for (spotted, figure) in names.iter() {
        let figure = &mut figures[*figure];
        if figure.kind == EntityKind::Person && figure.gender == Gender::Unknown {
            let line = &lines[spotted.line];
            let beside = before(line, spotted.from).or_else(|| behind(line, spotted.to));
            figure.gender = beside.unwrap_or_default();
        }
    }
}

/// "His sister Donna", "Reed's sister, Donna": the noun right before a name.
fn before(line: &Line<'_>, from: usize) -> Option<Gender> {
    let at = from.checked_sub(1)?;
    let at = if line.at(at).text == "," { at.checked_sub(1)? } else { at };
    of_noun(line.lower(at))
}

/// Words in which what is told behind a comma names its noun.
const NEAR: usize = 5;

/// "Donna Reed, his sister", "Ida Reed, a mother of two": the head of what stands behind a comma.
fn behind(line: &Line<'_>, to: usize) -> Option<Gender> {
    if line.at(to).text != "," || line.lower(to + 1).starts_with("who") {
        return None;
    }
    let ends = |at: &usize| {
        let word = line.at(*at);
        !word.is_word() && !word.is_possessive()
            || word.is_any(&["of", "in", "at", "for", "with", "from", "to", "and"])
    };
    let head = (to + 1..=to + NEAR).find(ends)?.checked_sub(1)?;
    (head > to).then(|| of_noun(line.lower(head)))?
}

fn of_noun(noun: &str) -> Option<Gender> {
    if WOMEN.contains(&noun) {
        return Some(Gender::Female);
    }
    MEN.contains(&noun).then_some(Gender::Male)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_tells() {
        assert_eq!(of_given("Beth Sandys"), Gender::Female);
        assert_eq!(of_given("Alonzo Sandys"), Gender::Male);
        assert_eq!(of_given("Robin Sandys"), Gender::Unknown);
    }
}
