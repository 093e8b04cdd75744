//! Stories of a few sentences, read by rules and weighed whole.

use crate::corroborate;
use crate::learned::Weights;
use crate::record::{Account, Claim, Conflict, ConflictKind, Form, Given, Severity, Source, Standing, Voice};

/// The account of reports of one day, one a text.
pub fn account(texts: &[&str]) -> Account {
    dated(&texts.iter().map(|text| (Some("2021-03-05"), *text)).collect::<Vec<_>>())
}

/// The account of reports with their times of publication.
fn dated(texts: &[(Option<&str>, &str)]) -> Account {
    read(texts, &Weights::none())
}

/// The account of reports of one day, read with the weights that are shipped.
pub fn learned(texts: &[&str]) -> Account {
    read(&texts.iter().map(|text| (Some("2021-03-05"), *text)).collect::<Vec<_>>(), &Weights::bundled())
}

fn read(texts: &[(Option<&str>, &str)], weights: &Weights) -> Account {
    let source = |(i, (published, text)): (usize, &(Option<&str>, &str))| Source {
        id: format!("report-{i}"),
        file: None,
        form: Form::Text,
        bytes: text.as_bytes().to_vec(),
        given: Given {
            outlet: Some(format!("Outlet {i}")),
            published: published.map(str::to_owned),
            ..Given::default()
        },
    };
    let sources: Vec<Source> = texts.iter().enumerate().map(source).collect();
    let reports: Vec<_> = sources.iter().map(|source| crate::read::read(source, weights)).collect();
    crate::weigh::weigh("story", &reports.iter().collect::<Vec<_>>(), weights)
}

pub fn conflicts(account: &Account) -> Vec<&Conflict> {
    account.claims.iter().flat_map(|claim: &Claim| &claim.conflicts).collect()
}

#[test]
fn bounds_of_one_length_differ_softly() {
    let account = account(&[
        "The telephone call between the harbour master and the mayor lasted about 30 minutes on Tuesday.\n",
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

/// Kinds and first values of the sides of all conflicts.
fn shown(account: &Account) -> Vec<(ConflictKind, Severity, Vec<&str>)> {
    fn values(c: &Conflict) -> Vec<&str> {
        c.sides.iter().map(|side| side[0].value.as_str()).collect()
    }
    conflicts(account).into_iter().map(|c| (c.kind, c.severity, values(c))).collect()
}

const EARLY: &str = "The ferry Albatross sank off Lisbon and 12 passengers drowned, the coast guard said.\n";
const LATE: &str = "The ferry Albatross sank off Lisbon and 15 passengers drowned, the coast guard said.\n";

#[test]
fn a_count_that_grew_between_two_times_is_an_update_in_their_order() {
    let account = dated(&[(Some("2021-03-05T18:00"), LATE), (Some("2021-03-05T09:00"), EARLY)]);
    assert_eq!(
        shown(&account),
        [(ConflictKind::Update, Severity::Soft, vec!["12 passengers", "15 passengers"])]
    );
    assert!(conflicts(&account)[0].reason.contains("2021-03-05 09:00"), "{:?}", conflicts(&account));
    assert!(account.claims.iter().all(|claim| claim.standing != Standing::Conflicting));
}

#[test]
fn without_times_nothing_was_updated() {
    for times in [[None, None], [Some("2021-03-05"), None], [Some("2021-03-05"), Some("2021-03-05")]] {
        let account = dated(&[(times[0], EARLY), (times[1], LATE)]);
        assert!(shown(&account).iter().all(|(kind, ..)| *kind == ConflictKind::Number), "{times:?}");
        assert_eq!(conflicts(&account).len(), 1, "{times:?}");
    }
}

#[test]
fn a_later_smaller_count_is_a_conflict_unless_it_is_called_revised() {
    let smaller = dated(&[(Some("2021-03-05T09:00"), LATE), (Some("2021-03-05T18:00"), EARLY)]);
    assert_eq!(shown(&smaller)[0].0, ConflictKind::Number);
    let revised = "The ferry Albatross sank off Lisbon and 12 passengers drowned, the coast guard said in a revised count.\n";
    let revised = dated(&[(Some("2021-03-05T09:00"), LATE), (Some("2021-03-05T18:00"), revised)]);
    assert_eq!(
        shown(&revised),
        [(ConflictKind::Update, Severity::Soft, vec!["15 passengers", "12 passengers"])]
    );
}

#[test]
fn numbers_of_two_relations_are_no_conflict() {
    for pair in [
        [
            "The blast at the Tarn mill killed 3 workers on Monday.\n",
            "The blast at the Tarn mill injured 9 workers on Monday.\n",
        ],
        [
            "Mayor Ana Ruiz scored 29 points for the Tarn Rovers in the cup final.\n",
            "Governor Bert Olsen scored 14 points for the Tarn Rovers in the cup final.\n",
        ],
        [
            "The Tarn council met about 20 minutes ago to close the mill.\n",
            "The Tarn council met about 45 minutes ago to close the mill.\n",
        ],
        ["The flood at Tarn killed 12 people in 1997.\n", "The flood at Tarn killed 15 people on Monday.\n"],
    ] {
        let account = account(&pair);
        assert!(conflicts(&account).is_empty(), "{:?}", conflicts(&account));
    }
}

#[test]
fn one_office_has_two_holders() {
    let account = account(&[
        "The mayor of Tarn, Ana Ruiz, closed the mill on Monday. The gate was locked at noon.\n",
        "Bert Olsen, the mayor of Tarn, closed the mill on Monday. Nobody was let in after noon.\n",
    ]);
    assert!(
        shown(&account).contains(&(ConflictKind::Name, Severity::Hard, vec!["Ana Ruiz", "Bert Olsen"])),
        "{:?}",
        conflicts(&account)
    );
}

#[test]
fn holders_of_two_offices_and_forms_of_one_name_are_no_conflict() {
    for pair in [
        [
            "The mayor of Tarn, Ana Ruiz, closed the mill.\n",
            "The mayor of Brede, Bert Olsen, closed the mill.\n",
        ],
        [
            "The mayor of Tarn, Ana Ruiz, closed the mill.\n",
            "Anna Ruis, the mayor of Tarn, closed the mill.\n",
        ],
        [
            "The mayor of Tarn, Ana Ruiz, closed the mill.\n",
            "Bert Olsen, the former mayor of Tarn, opened the mill.\n",
        ],
        [
            "The mayor of Tarn, Ana Ruiz, followed Bert Olsen.\n",
            "Bert Olsen, the mayor of Tarn, closed the mill.\n",
        ],
    ] {
        let account = account(&pair);
        assert!(
            !shown(&account).iter().any(|(kind, ..)| *kind == ConflictKind::Name),
            "{:?}",
            conflicts(&account)
        );
    }
}

#[test]
fn done_and_to_come_differ_unless_the_deed_is_told_later() {
    let done = "The council of Tarn has closed the old paper mill beside the river Ilse to all visitors.\n\nRain fell over Brede on Sunday. A ferry reached Ossa at noon with apples. Bakers sold bread.\n";
    let plan = "The council of Tarn plans to close the old paper mill beside the river Ilse to all visitors.\n\nSnow lies on the hills above Varn. Twelve goats crossed the pass. A school teaches music.\n";
    let found = dated(&[(Some("2021-03-05"), done), (Some("2021-03-07"), plan)]);
    assert!(
        shown(&found)
            .iter()
            .any(|(kind, severity, _)| (*kind, *severity) == (ConflictKind::Modality, Severity::Soft)),
        "{:?}",
        conflicts(&found)
    );
    let found = account(&[done, plan]);
    assert!(conflicts(&found).is_empty(), "nobody knows which came later: {:?}", conflicts(&found));
    let found = dated(&[(Some("2021-03-05"), plan), (Some("2021-03-07"), done)]);
    assert!(conflicts(&found).is_empty(), "{:?}", conflicts(&found));
}

#[test]
fn unemployment_rises_or_falls() {
    let rose = "Unemployment in the Tarn valley rose sharply in 2020.\n";
    let fell = "Unemployment in the Tarn valley fell sharply in 2020.\n";
    let found = account(&[rose, fell]);
    assert!(shown(&found).iter().any(|(kind, ..)| *kind == ConflictKind::Trend), "{:?}", conflicts(&found));
    let tolls = "Rainfall in the Tarn valley fell sharply in 2020.\n";
    assert!(conflicts(&account(&[rose, tolls])).is_empty());
    let no_period = account(&[
        "Unemployment in the Tarn valley rose sharply.\n",
        "Unemployment in the Tarn valley fell sharply.\n",
    ]);
    assert!(conflicts(&no_period).is_empty(), "what moves may move back");
}

#[test]
fn what_a_cue_leaves_over_is_no_claim() {
    let account = account(&[
        "“The old pier must open,” Ana Ruiz told Olsen during the call, which lasted over 30 minutes.\n",
    ]);
    let claims: Vec<&str> = account.claims.iter().map(|claim| claim.text.as_str()).collect();
    assert!(claims.iter().any(|text| text.contains("lasted over 30 minutes")), "{claims:?}");
    assert!(!claims.iter().any(|text| text.starts_with("Olsen during")), "{claims:?}");
}

#[test]
fn a_part_of_the_day_makes_two_days_no_one() {
    let of =
        |day: &str| format!("The Larch bridge in Kestrel Falls collapsed on {day}. The gulls were loud.\n");
    let found = |one: &str, other: &str| {
        let (one, other) = (of(one), of(other));
        conflicts(&account(&[&one, &other])).into_iter().filter(|c| c.kind == ConflictKind::Time).count()
    };
    assert_eq!(found("Wednesday afternoon", "Saturday afternoon"), 1);
    assert_eq!(found("Wednesday afternoon", "Wednesday night"), 0);
}
