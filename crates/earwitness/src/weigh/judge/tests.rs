//! Stories of a few sentences, read by rules and weighed whole.

use crate::corroborate;
use crate::learned::Weights;
use crate::record::{Account, Claim, Conflict, ConflictKind, Form, Given, Severity, Source, Standing, Voice};

/// The account of reports, one a text.
fn account(texts: &[&str]) -> Account {
    let source = |(i, text): (usize, &&str)| Source {
        id: format!("report-{i}"),
        file: None,
        form: Form::Text,
        bytes: text.as_bytes().to_vec(),
        given: Given {
            outlet: Some(format!("Outlet {i}")),
            published: Some("2021-03-05".into()),
            ..Given::default()
        },
    };
    let sources: Vec<Source> = texts.iter().enumerate().map(source).collect();
    let reports: Vec<_> = sources.iter().map(|source| crate::read::read(source, &Weights::none())).collect();
    crate::weigh::weigh("story", &reports.iter().collect::<Vec<_>>(), &Weights::none())
}

fn conflicts(account: &Account) -> Vec<&Conflict> {
    account.claims.iter().flat_map(|claim: &Claim| &claim.conflicts).collect()
}

#[test]
fn bounds_of_one_length_differ_softly() {
    let account = account(&[
        "The harbour master and the mayor spoke on the telephone for about 30 minutes on Tuesday.\n",
        "The telephone call between the mayor and the harbour master lasted over 30 minutes.\n",
    ]);
    let found = conflicts(&account);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].kind, found[0].severity), (ConflictKind::Number, Severity::Soft));
    assert_eq!(found[0].sides.len(), 2);
}

#[test]
fn counts_of_one_thing_differ_and_of_two_things_do_not() {
    let account = account(&[
        "The ferry Albatross sank off Lisbon and 12 passengers drowned, the coast guard said.\n",
        "The ferry Albatross sank off Lisbon on Monday and 15 passengers drowned, the coast guard said.\n",
        "The ferry Albatross, which carried 240 crates of fish, sank off Lisbon.\n",
    ]);
    let found = conflicts(&account);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].kind, found[0].severity), (ConflictKind::Number, Severity::Hard));
    assert!(account.claims.iter().any(|claim| claim.standing == Standing::Conflicting));
}

#[test]
fn one_fragment_of_two_objects_is_a_conflict_of_substance() {
    let account = account(&[
        "Mayor Ana Ruiz asked the port to play “a steadying role in lowering fares and tolls on the river”.\n",
        "Mayor Ana Ruiz asked the port to play a “steadying role” in the dredging of the river.\n",
    ]);
    let found = conflicts(&account);
    assert!(
        found.iter().any(|c| c.kind == ConflictKind::Object && c.severity == Severity::Hard),
        "{found:?}"
    );
}

#[test]
fn one_wording_is_no_conflict() {
    let account = account(&[
        "Mayor Ana Ruiz said: “We will reopen the harbour on Friday with two ferries.”\n",
        "“We will reopen the harbour on Friday with two ferries,” Mayor Ana Ruiz said.\n",
    ]);
    assert!(conflicts(&account).is_empty(), "{:?}", conflicts(&account));
}

#[test]
fn every_statement_is_a_claim_of_its_speaker_and_the_best_supported_comes_first() {
    let account = account(&[
        "Mayor Ana Ruiz said that the harbour would reopen on Friday.\n",
        "Mayor Ana Ruiz said that the harbour would reopen on Friday. The gulls were loud that morning.\n",
    ]);
    for (index, statement) in account.statements.iter().enumerate() {
        let claim =
            account.claims.iter().find(|claim| claim.statement == Some(index)).expect("a claim a statement");
        assert!(matches!(claim.voice, Voice::Speaker(_)));
        assert_eq!(claim.readings.len(), statement.readings.len());
    }
    let lower: Vec<usize> = account.claims.iter().map(|claim| claim.origins.lower).collect();
    assert!(lower.is_sorted_by(|a, b| a >= b), "{lower:?}");
    assert!(!account.claims.is_empty() && account.claims.iter().all(|claim| !claim.readings.is_empty()));
}

#[test]
fn no_sources_no_accounts() {
    assert!(corroborate(&[], &Weights::none()).iter().all(|account| account.claims.is_empty()));
}

#[test]
fn a_denial_stands_against_the_words_denied() {
    let account = account(&[
        "Mayor Ana Ruiz said the port had agreed to lower its tolls. But port officials dismissed the remarks, saying the tolls were never under review.\n",
        "Mayor Ana Ruiz said the port had agreed to lower its tolls.\n",
    ]);
    let found = conflicts(&account);
    assert!(found.iter().any(|c| c.kind == ConflictKind::Polarity && c.sides.len() == 2), "{found:?}");
}

#[test]
fn one_warning_has_two_conditions() {
    let account = account(&[
        "Mayor Ana Ruiz warned that she would leave the meeting if the tolls stayed.\n",
        "Mayor Ana Ruiz said she would walk out of the meeting unless the engineers came.\n",
    ]);
    let found = conflicts(&account);
    assert!(
        found.iter().any(|c| c.kind == ConflictKind::Object && c.severity == Severity::Soft),
        "{found:?}"
    );
}
