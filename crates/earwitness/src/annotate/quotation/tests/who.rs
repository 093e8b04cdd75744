//! Who is meant: by what was asked for, by "it", by bodies told by a noun.

use super::{pair, report, said};

#[test]
fn what_is_asked_for_ends_where_another_clause_begins() {
    let r = report("Oskar Reed asked for a new pier, and the board misled the public.");
    assert_eq!(said(&r), [pair("Oskar Reed", "a new pier")]);
    assert_eq!(said(&report("Oskar Reed asked for the phone call with the board.")), []);
    let r = report("Oskar Reed asked for the release of the crew.");
    assert_eq!(said(&r), [pair("Oskar Reed", "the release of the crew")]);
}

#[test]
fn who_asked_for_something_in_anothers_words_is_not_quoted() {
    let whole = "“Oskar Reed asked for a new pier, and now he misleads the public,”";
    let r = report(&format!("{whole} the ministry said."));
    assert_eq!(said(&r), [pair("ministry", whole)]);
}

#[test]
fn a_body_that_is_only_described_goes_on_as_it() {
    let r = report(
        "Norvania sank the pier, according to the press service. It said that a new one would follow.",
    );
    assert_eq!(said(&r)[1], pair("press service", "that a new one would follow"));
    let r = report("The pier lasted, according to the press service. It said that the mole would follow.");
    assert_eq!(
        said(&r),
        [pair("press service", "The pier lasted"), pair("press service", "that the mole would follow")]
    );
    let r = report(
        "Ida Reed spoke. The call lasted an hour, her office said. The pier took most of it, it said.",
    );
    assert_eq!(
        said(&r),
        [
            pair("Ida Reed's office", "The call lasted an hour"),
            pair("Ida Reed's office", "The pier took most of it")
        ]
    );
}

#[test]
fn a_noun_with_a_name_before_which_is_a_body() {
    let r = report("Ida Reed contradicted the Tarn palace, which says that she will travel in May.");
    assert_eq!(said(&r), [pair("Tarn palace", "that she will travel in May")]);
    let r = report("The Reed presidency, in its own account, said that the pier was safe. Tomas Reed left.");
    assert_eq!(said(&r)[0].0, "Tomas Reed presidency");
}

#[test]
fn the_leaders_are_not_those_who_speak_for_them() {
    let r = report(
        "Ida Calder and Anton Brandt spoke on Wednesday. Calder's spokeswoman, Dana Quell, denied that a visit was planned. \
         Dana Quell left. The leaders agreed to open the pier.",
    );
    assert!(said(&r).contains(&pair("Ida Calder and Anton Brandt", "to open the pier")), "{:?}", said(&r));
}

#[test]
fn a_firm_offer_is_no_firm() {
    let r = report("Calder Works has until June to make a firm offer. It said that there were no talks.");
    assert_eq!(said(&r), [pair("Calder Works", "that there were no talks")]);
}

#[test]
fn who_is_close_to_somebody_is_told_with_them() {
    let r = report("Ida Reed will leave, a person close to Tomas Harlow said.");
    assert_eq!(said(&r), [pair("person close to Tomas Harlow", "Ida Reed will leave")]);
}
