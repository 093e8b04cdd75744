//! Whom a deed befell: the people counted in its clause, and in those that go on from it.

use crate::record::{Clause, Count, Number, Report, Span, Toll};

use super::{beside, verb};

/// Nouns of people, singular.
const PEOPLE: &str = include_str!("people.txt");

/// Ends of nouns of people.
const ENDS: &[&str] = &["man", "men", "woman", "women", "ist"];

/// All that the clause counts, and the people whom those befell that go on from it; `known` is what was made of the clause's
/// own numbers by the words around them.
pub fn find(report: &Report, index: usize, known: &[Count]) -> Vec<Count> {
    let clauses = &report.layers.clauses;
    let Some(own) = clauses.get(index) else { return Vec::new() };
    let told = |number: usize, clause: &Clause| {
        let known = known.iter().find(|count| count.number == number).and_then(|count| count.toll);
        toll(report, clause, report.layers.numbers.get(number)?, known)
    };
    let mut counts: Vec<Count> =
        within(report, own).into_iter().map(|number| Count { number, toll: told(number, own) }).collect();
    for clause in beside::joined(report, index) {
        let befell =
            within(report, clause).into_iter().map(|number| Count { number, toll: told(number, clause) });
        counts.extend(befell.filter(|count| count.toll.is_some()));
    }
    counts
}

/// The numbers of a clause that are of no other clause inside it.
fn within(report: &Report, clause: &Clause) -> Vec<usize> {
    let numbers = &report.layers.numbers;
    let from = numbers.partition_point(|number| number.span.start < clause.span.start);
    let inside = (from..numbers.len()).take_while(|&at| numbers[at].span.start < clause.span.end);
    let own = |&at: &usize| {
        let holding = beside::innermost(report, numbers[at].span);
        holding.and_then(|at| report.layers.clauses.get(at)).is_some_and(|other| other.span == clause.span)
    };
    inside.filter(own).collect()
}

/// What befell those counted: told by the verb to whom it is done, else by a word behind the number.
fn toll(report: &Report, clause: &Clause, number: &Number, known: Option<Toll>) -> Option<Toll> {
    if number.unit.is_some() {
        return None;
    }
    let inside = |role: Option<Span>| role.is_some_and(|role| role.overlaps(number.span));
    let tree = verb(report, clause);
    let suffers = inside(clause.patient) || inside(tree.and_then(|verb| verb.patient).map(|role| role.span));
    // "killing nine people and wounding 22": the verb that stands before the number.
    let words = report.text.get(clause.predicate.start..number.span.start).unwrap_or_default();
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let verbs = words.iter().enumerate().filter_map(|(at, word)| Some((at, suffered(word)?)));
    // "Has the power to kill 40 people": nobody is killed.
    let is_done = |at: usize| at.checked_sub(1).is_none_or(|at| words[at] != "to");
    let before: Vec<(usize, Toll)> = verbs.filter(|(at, _)| is_done(*at)).collect();
    // "wounding 22", "22 were wounded": nothing else is counted by a bare number.
    let first =
        clause.patient.is_some_and(|role| number.span.start <= role.start && role.start < number.span.end);
    let right_before = before.last().is_some_and(|(at, _)| at + 1 == words.len());
    let bare = number.counted.is_none() && (first || right_before);
    let people = bare || number.counted.as_deref().is_some_and(is_people);
    let done = beside::predicate(report, clause);
    let by_verb = before.last().map_or_else(|| suffered(&done), |(_, toll)| Some(*toll));
    let by_verb = by_verb.filter(|_| suffers).or_else(|| {
        // "nine people died"
        underwent(&done).filter(|_| suffers || inside(clause.agent))
    });
    if by_verb.is_none() && suffered(&done).is_some() && inside(clause.agent) {
        return None;
    }
    let behind = || {
        let rest = report.text.get(number.span.end..clause.span.end).unwrap_or_default().to_lowercase();
        rest.split(|c: char| !c.is_alphabetic()).find_map(state)
    };
    by_verb.or_else(behind).filter(|_| people).or(known)
}

/// What a verb does to whom it is done to.
fn suffered(verb: &str) -> Option<Toll> {
    match verb {
        "kill" | "kills" | "killed" | "killing" | "murdered" | "massacred" | "slain" | "executed"
        | "assassinated" | "beheaded" => Some(Toll::Killed),
        "injure" | "injures" | "injured" | "injuring" | "wound" | "wounds" | "wounded" | "wounding"
        | "hurt" | "hospitalised" | "hospitalized" => Some(Toll::Injured),
        "arrest" | "arrests" | "arrested" | "arresting" | "detain" | "detains" | "detained" | "detaining"
        | "jailed" | "imprisoned" => Some(Toll::Detained),
        "displace" | "displaces" | "displaced" | "displacing" | "evacuate" | "evacuates" | "evacuated"
        | "evacuating" => Some(Toll::Displaced),
        _ => None,
    }
}

/// What befell those who did what a verb says.
fn underwent(verb: &str) -> Option<Toll> {
    match verb {
        "die" | "died" | "dies" | "dying" | "drowned" | "perished" => Some(Toll::Killed),
        "fled" => Some(Toll::Displaced),
        _ => None,
    }
}

/// What a word tells of those it is said of: "left nine people dead".
fn state(word: &str) -> Option<Toll> {
    match word {
        "dead" => Some(Toll::Killed),
        "injured" | "wounded" | "hurt" => Some(Toll::Injured),
        "missing" => Some(Toll::Missing),
        "homeless" => Some(Toll::Displaced),
        _ => None,
    }
}

fn is_people(noun: &str) -> bool {
    let known = |noun: &str| PEOPLE.split_whitespace().any(|other| other == noun);
    known(noun) || noun.strip_suffix('s').is_some_and(known) || ENDS.iter().any(|end| noun.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_people_are_known_with_their_plural() {
        assert!(
            ["soldier", "villagers", "policeman", "women", "motorist", "people"].into_iter().all(is_people)
        );
        assert!(!["tanker", "house", "missile", "cow"].into_iter().any(is_people));
    }
}
