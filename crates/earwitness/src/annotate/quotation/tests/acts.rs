//! Requests, questions, names given, and what nouns and other verbs make somebody say.

use super::{pair, report, said};

#[test]
fn questions_stand_behind_whom_and_when_they_ask() {
    let r = report(
        "Oskar Reed asked Tomas Harlow on two separate occasions whether his deputy “had a problem” and mentioned a gift.",
    );
    assert_eq!(
        said(&r),
        [pair("Oskar Reed", "whether his deputy “had a problem”"), pair("Oskar Reed", "a gift")]
    );
    let r = report("Oskar Reed asked Tomas Harlow to find out whether the pier was safe.");
    assert_eq!(said(&r), [pair("Oskar Reed", "Tomas Harlow to find out whether the pier was safe")]);
}

#[test]
fn somebody_asks_for_something_and_calls_something_something() {
    let r = report("Oskar Reed asked for a new pier. Ida Quell called the plan a waste of money.");
    assert_eq!(said(&r), [pair("Oskar Reed", "a new pier"), pair("Ida Quell", "the plan a waste of money")]);
    for text in
        ["Ida Quell called Tomas Harlow.", "Ida Quell called in a favour.", "Ida Quell called at a shop."]
    {
        assert_eq!(said(&report(text)), [], "{text}");
    }
}

#[test]
fn who_is_moved_to_say_something_says_it() {
    let r = report("The leak alarmed the town, prompting Oskar Reed to reply that “the pier was safe.”");
    assert_eq!(said(&r), [pair("Oskar Reed", "that “the pier was safe.”")]);
    assert_eq!(said(&report("Oskar Reed was asked to say that the pier was safe.")), []);
}

#[test]
fn renewed_claims_are_those_of_whom_they_are_by() {
    let r = report(
        "The mayor was angry about renewed claims by Oskar Reed, the harbourmaster, that the pier sank.",
    );
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier sank")]);
}

#[test]
fn possibilities_are_raised_with_and_without_that() {
    let r = report("Oskar Reed raised the possibility the pier might be shut.");
    assert_eq!(said(&r), [pair("Oskar Reed", "the pier might be shut")]);
    let r = report("Oskar Reed shared an anecdote that soon after the storm, a sailor had called him.");
    assert_eq!(said(&r), [pair("Oskar Reed", "that soon after the storm, a sailor had called him")]);
}

#[test]
fn what_is_told_of_who_says_it_is_not_what_is_said() {
    let r = report(
        "According to the New York Times, who first reported the letter, it names no captain, but alleges that crews slept.",
    );
    let said = said(&r);
    assert!(
        said.contains(&pair("New York Times", "it names no captain, but alleges that crews slept")),
        "{said:?}"
    );
}

#[test]
fn an_office_with_a_preposition_in_it_is_whoever_holds_it() {
    let r = report(
        "Oskar Reed, then the NHA chief of staff, met Mayor Tomas Harlow. Mr. Reed slept. \
         The NHA chief of staff said that the pier was safe.",
    );
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier was safe")]);
}

#[test]
fn who_is_named_behind_a_description_speaks() {
    for (source, speaker) in [
        ("The chairman of the harbour board, Capt. Oskar Reed,", "Oskar Reed"),
        ("Another of Quell’s lawyers, Oskar Reed,", "Oskar Reed"),
        ("A spokesman for Ida Quell, Capt. Oskar Reed,", "Oskar Reed"),
        ("One of the board’s fiercest critics, Captain Oskar Reed of Harlow,", "Oskar Reed"),
        ("Ida Quell, Oskar Reed’s lawyer,", "Ida Quell"),
    ] {
        let r = report(&format!("Ida Quell came. {source} said that the pier was safe."));
        assert_eq!(said(&r), [pair(speaker, "that the pier was safe")], "{source}");
    }
    let r = report("Two captains, Oskar Reed and Ida Quell, said that the pier was safe.");
    assert_ne!(said(&r), [pair("Oskar Reed", "that the pier was safe")]);
}
