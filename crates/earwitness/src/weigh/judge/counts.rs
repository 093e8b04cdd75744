//! Numbers that gainsay one another, and numbers that only look so.

use super::tests::{account, conflicts};
use crate::record::{ConflictKind, Severity};

/// The conflicts of number, each as its severity and the words of its sides.
fn of(texts: &[&str]) -> Vec<(Severity, Vec<String>)> {
    let account = account(texts);
    let found = conflicts(&account).into_iter().filter(|conflict| conflict.kind == ConflictKind::Number);
    let words = |side: &Vec<crate::record::Value>| side[0].value.clone();
    found.map(|conflict| (conflict.severity, conflict.sides.iter().map(words).collect())).collect()
}

#[test]
fn none_is_a_number() {
    let found = of(&[
        "Two sailors were injured when the barge Albatross burned at Tarn on Monday.\n",
        "No one was injured when the barge Albatross burned at Tarn on Monday.\n",
    ]);
    assert_eq!(found, [(Severity::Hard, vec!["two sailors".to_owned(), "no one".to_owned()])]);
}

#[test]
fn one_person_has_one_age() {
    let found = of(&[
        "The boy fell into the old well at Tarn on Sunday. Rescuers dug for the five-year-old boy all night.\n",
        "The boy fell into the old well at Tarn on Sunday. Rescuers dug for the six-year-old boy all night.\n",
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn ages_that_others_tell_of_two_people_are_none_of_one() {
    let one = "The club of Tarn sacked its coach after the defeat on Sunday. The 52-year-old led the club of Tarn for \
               four years.\n";
    let other = "The club of Tarn sacked its coach after the defeat on Sunday. The 61-year-old led the young players of \
                 the club of Tarn for four years.\n";
    let third = "The club of Tarn sacked Oskar Harlow, 52, after the defeat on Sunday.\n";
    let fourth = "The club of Tarn chose Thomas Brandt, 61, after the defeat on Sunday.\n";
    assert_eq!(of(&[one, other]).len(), 1);
    assert_eq!(of(&[one, other, third, fourth]), []);
}

#[test]
fn a_noun_may_be_joined_to_its_number() {
    let found = of(&[
        "The harbour board published its 448-page report on the wreck of the Albatross on Monday.\n",
        "The harbour board published its 488-page report on the wreck of the Albatross on Monday.\n",
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_bound_far_below_is_a_soft_conflict() {
    let found = of(&[
        "The pilots of Tarn plan more than 50 stops of the ferry Albatross along the coast this summer.\n",
        "The pilots of Tarn plan 75 stops of the ferry Albatross along the coast this summer.\n",
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Severity::Soft);
}

#[test]
fn what_a_report_tells_too_it_does_not_gainsay() {
    let found = of(&[
        "The fire at the Tarn mill injured 12 workers on Monday.\n",
        "The fire at the Tarn mill injured 15 workers on Monday. The mayor had spoken of 12 workers injured in the fire.\n",
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn numbers_that_only_look_like_a_conflict() {
    for pair in [
        // A part of the whole.
        [
            "The bus crash at Tarn killed 15 people on Monday.\n",
            "The bus crash at Tarn killed 15 people, including 13 pupils, on Monday.\n",
        ],
        // A rest.
        [
            "The harbour board will close 12 piers at Tarn in the summer.\n",
            "The harbour board will close three more piers at Tarn in the summer.\n",
        ],
        // A number of a date.
        [
            "The 19 pilots of the Tarn wreck were honoured by the harbour board.\n",
            "The Sept. 11 pilots of the Tarn wreck were honoured by the harbour board.\n",
        ],
        // What is counted so far.
        [
            "With 64% of precincts reporting, the Tarn bridge vote held a lead.\n",
            "With 37% of precincts reporting, the Tarn bridge vote held a lead.\n",
        ],
        // Two kinds of people.
        [
            "The clash at the Tarn mill killed 17 soldiers on Monday.\n",
            "The clash at the Tarn mill killed 20 pupils on Monday.\n",
        ],
    ] {
        let found = of(&pair);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_disagreement_of_three_reports_is_shown_once_with_all_sources() {
    let account = account(&[
        "The fire at the Tarn mill injured 12 workers on Monday.\n",
        "The fire at the Tarn mill injured 14 workers on Monday.\n",
        "The fire at the Tarn mill injured a dozen workers on Monday.\n",
    ]);
    let found = conflicts(&account);
    let [conflict] = found[..] else { panic!("{found:?}") };
    assert_eq!(conflict.severity, Severity::Hard);
    assert_eq!(conflict.sides.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_dozen_is_round() {
    let found = of(&[
        "The fire at the Tarn mill injured 14 workers on Monday.\n",
        "The fire at the Tarn mill injured a dozen workers on Monday.\n",
    ]);
    assert_eq!(found.iter().map(|(severity, _)| *severity).collect::<Vec<_>>(), [Severity::Soft]);
}
