//! Two reports of one sentence each that differ in one place: who is counted, and what is in conflict.

use crate::record::{ConflictKind, Severity};
use crate::weigh::judge::tests::{conflicts, learned};

/// The outlets behind the first claim, and the conflicts.
fn told(one: &str, other: &str) -> (usize, Vec<(ConflictKind, Severity)>) {
    let account = learned(&[&format!("{one}\n"), &format!("{other}\n")]);
    let found = conflicts(&account).into_iter().map(|conflict| (conflict.kind, conflict.severity)).collect();
    (account.claims.first().map_or(0, |claim| claim.outlets), found)
}

#[test]
fn words_that_exclude_one_another_are_in_conflict() {
    let hard = vec![(ConflictKind::Polarity, Severity::Hard)];
    let found = told(
        "The banker Odo Marsh was acquitted of laundering money for the Tarn ferry company.",
        "The banker Odo Marsh was convicted of laundering money for the Tarn ferry company.",
    );
    assert_eq!(found, (1, hard.clone()));
    let found = told(
        "Brede Marine is in talks with the harbour board of Ossa.",
        "Brede Marine is not in talks with the harbour board of Ossa.",
    );
    assert_eq!(found, (1, hard));
    let found = told(
        "The clerk Ana Berg was acquitted of fraud but convicted of taking bribes from a ferry company.",
        "The clerk Ana Berg was convicted of taking bribes from a ferry company.",
    );
    assert_eq!(found.1, Vec::new());
}

#[test]
fn two_names_in_one_place_are_not_counted_together() {
    let soft = vec![(ConflictKind::Name, Severity::Soft)];
    let found = told(
        "The sailor Emil Lund was rescued by a Danish helicopter on Friday.",
        "The sailor Emil Lund was rescued by a Polish frigate on Friday.",
    );
    assert_eq!(found, (1, soft));
    let found = told(
        "Police in Varn arrested Karl Dorn after the warehouse fire.",
        "Police in Varn arrested Ida Holm after the warehouse fire.",
    );
    assert_eq!(found, (1, Vec::new()));
}

#[test]
fn who_names_one_payer_does_not_name_two() {
    let found = told(
        "The survey was funded by the Fisheries Research Council.",
        "The survey was funded by the Fisheries Research Council and the Northern Gravel Union.",
    );
    assert_eq!(found, (1, Vec::new()));
}

#[test]
fn shares_of_two_moments_of_a_count_are_told_apart() {
    let found = told(
        "With 82 percent of ballots counted, the harbour party of Brede had 47.3 percent of the vote.",
        "With 96 percent of ballots counted, the harbour party of Brede had 46.8 percent of the vote.",
    );
    assert_eq!(found, (1, Vec::new()));
}
