//! Who is counted behind what is shown, and who has only a part of it.

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Account, Form, Given, Report, Source};
use earwitness::weigh::weigh;

fn account(texts: &[&str]) -> Account {
    let source = |(number, text): (usize, &&str)| Source {
        id: number.to_string(),
        file: None,
        form: Form::Text,
        bytes: text.as_bytes().to_vec(),
        given: Given::default(),
    };
    let weights = Weights::bundled();
    let reports: Vec<Report> = texts.iter().enumerate().map(|one| read(&source(one), &weights)).collect();
    weigh("story", &reports.iter().collect::<Vec<_>>(), &weights)
}

#[test]
fn who_has_another_value_is_not_counted() {
    let account = account(&[
        "Mayor Tomas Reyl and the dockers' leader spoke on the phone for about 30 minutes on Monday.",
        "Mayor Tomas Reyl and the dockers' leader spoke on the phone for over 30 minutes on Monday.",
        "Mayor Tomas Reyl and the dockers' leader spoke on the phone for about 30 minutes on Monday night.",
    ]);
    let claim = account.claims.iter().find(|claim| claim.readings.len() == 3).expect("one claim of three");
    let counted = claim.readings.iter().filter(|reading| !reading.doubtful);
    assert_eq!(counted.map(|reading| reading.passage.report).collect::<Vec<_>>(), [0, 2], "{claim:?}");
}

#[test]
fn who_quotes_one_sentence_of_two_has_a_part() {
    let account = account(&[
        "\"We will open the burned pier before the summer. The ferries to Varn will not sail again this year, \
         and the crane stays shut,\" Mayor Tomas Reyl said.",
        "\"We will open the burned pier before the summer. The ferries to Varn will not sail again this year, \
         and the crane stays shut,\" Mayor Tomas Reyl said.",
        "The mayor was clear. \"We will open the burned pier before the summer, as all of us who live beside \
         this harbour promised one another on that night,\" Mayor Tomas Reyl said.",
    ]);
    let statement = account.statements.iter().find(|one| one.readings.len() == 3).expect("one statement");
    let parts: Vec<bool> = statement.readings.iter().map(|reading| reading.part).collect();
    assert_eq!(parts, [false, false, true], "{statement:?}");
}

#[test]
fn who_is_quoted_with_something_else_stands_beside_a_claim_in_doubt() {
    let account = account(&[
        "The harbour board shut the northern pier of Varn on Monday after storm waves broke forty lamps.",
        "Snow fell on the town. \"The harbour board shut the northern pier on Monday after storm waves broke forty lamps,\" \
         Ida Reed said.",
        "The market was empty. \"The harbour board will paint the northern pier of Varn on Friday,\" \
         Tom Marn said.",
    ]);
    let claim =
        account.claims.iter().find(|claim| claim.reported.len() == 2).expect("a claim beside two quotations");
    let doubtful = claim.reported.iter().map(|told| (told.passage.report, told.doubtful));
    assert_eq!(doubtful.collect::<Vec<_>>(), [(1, false), (2, true)], "{claim:?}");
}

#[test]
fn a_carriers_own_words_are_not_counted_as_hers_whom_it_carries() {
    let account = account(&[
        "“The ferry sails at noon,” Ida Marn said, according to Harbour Radio. Ida Marn said that both towns should keep the \
         northern ferry running.",
        "Both towns should keep the northern ferry running, according to Harbour Radio.",
        "Ida Marn said that both towns should keep the northern ferry running.",
    ]);
    let statement = account.statements.iter().find(|one| one.readings.len() == 3).expect("one statement");
    let doubtful: Vec<bool> = statement.readings.iter().map(|reading| reading.doubtful).collect();
    assert_eq!(doubtful, [false, true, false], "{statement:?}");
}

#[test]
fn a_wording_that_others_surely_have_is_shown_before_one_that_none_has() {
    let account = account(&[
        "\"I don't regret that, because let me explain to you what happened. At that time, there was a paucity of masks \
         that our nurses needed, who put themselves daily in harm's way,\" health chief Ida Marn said on Monday.",
        "Snow fell on the town. Health chief Ida Marn said she did not regret the change in the advice on masks.",
        "Health chief Ida Marn said on Monday that she did not regret the change of advice on masks.",
    ]);
    let statement = account.statements.iter().find(|one| one.readings.len() == 3).expect("one statement");
    let doubtful: Vec<bool> = statement.readings.iter().map(|reading| reading.doubtful).collect();
    assert_eq!(doubtful, [true, false, false], "{statement:?}");
}
