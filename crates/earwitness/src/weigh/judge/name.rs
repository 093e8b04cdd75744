//! One office, two holders: "the mayor, X" here, "the mayor, Y" there.
//!
//! A slot is an office or part that one person holds, with the place or body that it belongs to. Names are compared as
//! `names` compares them: spellings, romanisations, short forms and typing errors of one name are no conflict.

mod answers;

use crate::names;
use crate::record::{ConflictKind, EntityKind, MentionForm, Passage, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use answers::Answers;

/// Offices that one person holds in each state, so that only the place tells whose.
const STATE: &[&str] = &[
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "governor",
    "foreign minister",
    "defence minister",
    "defense minister",
    "interior minister",
    "health minister",
    "finance minister",
];
/// Offices and parts that one person holds in a story.
const LOCAL: &[&str] = &[
    "mayor",
    "mayoress",
    "sheriff",
    "coroner",
    "police chief",
    "fire chief",
    "chief of police",
    "chief executive",
    "harbour master",
    "harbor master",
    "harbourmaster",
    "headmaster",
    "headmistress",
    "headteacher",
    "gunman",
    "hijacker",
];
/// Parts that one person plays in an event, wherever it is.
const ONE_IN_STORY: &[&str] =
    &["gunman", "hijacker", "coroner", "harbour master", "harbor master", "harbourmaster"];
/// Words before an office that make it another one.
const OTHER: &[&str] = &[
    "former",
    "ex",
    "acting",
    "deputy",
    "vice",
    "then",
    "late",
    "incoming",
    "outgoing",
    "lieutenant",
    "assistant",
    "a",
    "an",
    "one",
    "another",
    "two",
    "both",
    "first",
    "second",
    "co",
    "interim",
    "previous",
    "elect",
    "candidate",
];

/// Days between two reports beyond which an office may have changed hands.
const ONE_TERM_DAYS: i32 = 60;
/// Letters that a typing error may change in a name.
const TYPED: usize = 2;
/// Words of a description that are read beside an office.
const REACH: usize = 5;

#[derive(Debug)]
struct Holder {
    report: usize,
    office: &'static str,
    /// Stems of the names beside the office, sorted.
    place: Vec<u32>,
    name: String,
    span: Span,
}

/// All conflicts of name.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let holders: Vec<Holder> = (0..scene.story.len()).flat_map(|report| holders(scene, report)).collect();
    let mut conflicts = Vec::new();
    for office in STATE.iter().chain(LOCAL) {
        let mut joined = Joined::new(ConflictKind::Name);
        let same: Vec<&Holder> = holders.iter().filter(|holder| holder.office == *office).collect();
        let (mut answers, of) = Answers::of(scene, &same);
        for (i, a) in same.iter().enumerate() {
            for (j, b) in same.iter().enumerate().skip(i + 1).filter(|(_, b)| b.report != a.report) {
                let verdict = verdict(scene, &mut answers, (a, of[i]), (b, of[j]));
                if verdict != Verdict::Agree {
                    joined.add(side(&mut answers, a, of[i]), side(&mut answers, b, of[j]), verdict);
                }
            }
        }
        conflicts.extend(joined.conflicts(&format!("Who is the {office}")));
    }
    conflicts
}

/// What is cheap to know comes first: of many reports most pairs agree.
fn verdict(
    scene: &Scene<'_>,
    answers: &mut Answers<'_>,
    (a, name): (&Holder, usize),
    (b, other): (&Holder, usize),
) -> Verdict {
    let placed = !a.place.is_empty() && !b.place.is_empty();
    let verdict = match placed {
        true if common(&a.place, &b.place).is_empty() => Verdict::Agree,
        true => Verdict::Hard,
        // Each may have a mayor of its own in mind, unless neither names a place and both are of one event's.
        false if ONE_IN_STORY.contains(&a.office) => Verdict::Unsure,
        false => Verdict::Agree,
    };
    if verdict == Verdict::Agree || answers.one(name, other) {
        return Verdict::Agree;
    }
    let days =
        scene.moment(a.report).zip(scene.moment(b.report)).map(|(a, b)| (a.day - b.day).get_days().abs());
    let changed = days.is_some_and(|days| days > ONE_TERM_DAYS);
    if changed || answers.told(a.report, other) || answers.told(b.report, name) {
        return Verdict::Agree;
    }
    verdict
}

/// Whether two names may be one: written forms, a shared word, or a typing error.
pub fn one_name(a: &str, b: &str) -> bool {
    let (one, other) = (names::words(a), names::words(b));
    let shared = one.iter().any(|x| other.iter().any(|y| names::alike(x, y)));
    names::same(a, b) || shared || distance(&one.concat(), &other.concat()) <= TYPED
}

/// How many letters lie between two words (Levenshtein).
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Whether a report has a word of a name anywhere: who knows both persons does not take one for the other.
fn mentions(scene: &Scene<'_>, report: usize, name: &str) -> bool {
    let wanted = names::words(name);
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else { return true };
    words.iter().filter(|word| word.content).any(|word| {
        let text = word.span.of(&r.text);
        text.starts_with(char::is_uppercase)
            && names::words(text).iter().any(|own| wanted.iter().any(|other| names::alike(own, other)))
    })
}

fn holders(scene: &Scene<'_>, report: usize) -> Vec<Holder> {
    let Some(r) = scene.story.get(report) else { return Vec::new() };
    let person = |entity: usize| r.layers.entities.get(entity).is_some_and(|e| e.kind == EntityKind::Person);
    let named = r.layers.mentions.iter().filter(|m| m.form == MentionForm::Name && person(m.entity));
    named
        .filter(|mention| {
            names::words(r.slice(mention.span)).len() >= 2 && scene.is_article(report, mention.span.start)
        })
        .filter_map(|mention| {
            before(scene, report, mention.span).or_else(|| after(scene, report, mention.span))
        })
        .collect()
}

/// "Tarn Mayor X", "the mayor of Tarn, X", "the mayor, X".
fn before(scene: &Scene<'_>, report: usize, name: Span) -> Option<Holder> {
    let text = &scene.story.get(report)?.text;
    let words = scene.words.get(report)?;
    let at = words.partition_point(|word| word.span.start < name.start);
    let sentence = words.get(at)?.sentence;
    let from = (at.saturating_sub(REACH + 2)..at).find(|&i| words[i].sentence == sentence)?;
    let lower: Vec<String> = (from..at).map(|i| words[i].span.of(text).to_lowercase()).collect();
    let comma = lower.last().is_some_and(|word| word == ",");
    let end = lower.len() - usize::from(comma);
    // "mayor of Tarn ,": the office stands before its place.
    let of = lower[..end].iter().rposition(|word| word == "of").filter(|_| comma);
    let (office, first, last) = match of.and_then(|of| Some((office_ending(&lower, of)?, of))) {
        Some(((office, first), _)) => (office, first, end),
        None => {
            let (office, first) = office_ending(&lower, end)?;
            (office, first, end)
        }
    };
    if comma
        && of.is_none()
        && !lower[..first]
            .last()
            .is_some_and(|word| word == "the" || is_capital(text, words, from + first - 1))
    {
        return None;
    }
    holder(scene, report, office, (from, from + first, from + last), name)
}

/// "X, the mayor of Tarn,", "X, mayor of Tarn".
fn after(scene: &Scene<'_>, report: usize, name: Span) -> Option<Holder> {
    let text = &scene.story.get(report)?.text;
    let words = scene.words.get(report)?;
    let at = words.partition_point(|word| word.span.start < name.end);
    let sentence = words.get(at.checked_sub(1)?)?.sentence;
    let to = (at..words.len().min(at + REACH + 4)).take_while(|&i| words[i].sentence == sentence).last()? + 1;
    let lower: Vec<String> = (at..to).map(|i| words[i].span.of(text).to_lowercase()).collect();
    if lower.first()? != "," {
        return None;
    }
    let end =
        1 + lower[1..].iter().position(|word| matches!(word.as_str(), "," | "." | ";" | "who" | "said"))?;
    let (office, first) = (1..=end).find_map(|cut| office_ending(&lower, cut))?;
    let office_end = first + office.split(' ').count();
    // "X, mayor": what follows the office must be its place.
    if office_end < end && !matches!(lower[office_end].as_str(), "of" | "in" | "for") {
        return None;
    }
    holder(scene, report, office, (at + 1, at + first, at + end), name)
}

/// The office that ends before a position, and where it begins.
fn office_ending(lower: &[String], end: usize) -> Option<(&'static str, usize)> {
    let ends = |office: &str| {
        let parts: Vec<&str> = office.split(' ').collect();
        let first = end.checked_sub(parts.len())?;
        lower[first..end].iter().zip(&parts).all(|(word, part)| word == part).then_some(first)
    };
    let known = STATE.iter().chain(LOCAL).filter_map(|office| Some((*office, ends(office)?)));
    let (office, first) = known.min_by_key(|(_, first)| *first)?;
    let before = first.checked_sub(1).map_or("", |at| lower[at].as_str());
    let far = first.checked_sub(2).map_or("", |at| lower[at].as_str());
    let other = OTHER.contains(&before) || before == "-" && OTHER.contains(&far) || far == "former";
    (!other).then_some((office, first))
}

/// The holder of an office between two places of the text: the names around the office are its place.
fn holder(
    scene: &Scene<'_>,
    report: usize,
    office: &'static str,
    (from, first, to): (usize, usize, usize),
    name: Span,
) -> Option<Holder> {
    let text = &scene.story.get(report)?.text;
    let words = scene.words.get(report)?;
    let near: Vec<usize> = (from..first).rev().take_while(|&i| is_capital(text, words, i)).collect();
    let behind = (first + office.split(' ').count()..to).filter(|&i| is_capital(text, words, i));
    let mut place: Vec<u32> = near.into_iter().chain(behind).map(|i| words[i].stem).collect();
    place.sort_unstable();
    place.dedup();
    let own = words.get(first)?.span;
    let name_text = text.get(name.start..name.end)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Holder { report, office, place, name: name_text, span: name.join(own) })
}

fn is_capital(text: &str, words: &[super::scene::Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.content && word.span.of(text).starts_with(char::is_uppercase))
}

/// Forms of one name are one side.
fn side(answers: &mut Answers<'_>, holder: &Holder, name: usize) -> Side {
    let key = names::fold(answers.first(name));
    Side::keyed(Passage { report: holder.report, span: holder.span }, holder.name.clone(), key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_errors_of_one_name_are_one() {
        for (a, b) in
            [("Ana Ruiz", "Anna Ruis"), ("Oleh Barinskyy", "Oleg Barinsky"), ("Ana Ruiz", "A. Ruiz")]
        {
            assert!(one_name(a, b), "{a} | {b}");
        }
        assert!(!one_name("Ana Ruiz", "Bert Olsen"));
    }

    #[test]
    fn letters_between_words() {
        assert_eq!((distance("ruiz", "ruiz"), distance("ruiz", "ruis"), distance("", "abc")), (0, 1, 3));
    }
}
