//! Who speaks: names, descriptions, relative words, signatures.

use super::{report, speaker, speakers};
use crate::record::{EntityKind, Quotation};

#[test]
fn others_who_and_the_writer() {
    assert_eq!(
        speakers(
            "Analysts in the north are divided. Some argue that the pier is safe. But others say that it will sink."
        ),
        ["some analysts", "other analysts"]
    );
    assert_eq!(
        speakers("Reed paid some harbour experts, who say that the pier is safe."),
        ["some harbour experts"]
    );
    assert_eq!(speakers("I argue that the pier is safe."), ["author"]);
    assert_eq!(
        speakers("The council sent out a letter from Oskar Reed, which said, “The pier is safe.”"),
        ["Oskar Reed"]
    );
}

#[test]
fn a_relative_word_goes_on_about_who_stands_before_it() {
    for (text, who) in [
        ("On the quay stood Ida Reed of Norway, who said that the pier is safe.", "Ida Reed"),
        ("Reed was backed by Norvanian unions, who say that the pier is safe.", "Norvanian unions"),
        ("On the quay stood Ida Reed (D-Brack), who said that the pier is safe.", "Ida Reed"),
        ("On the quay stood Ida Reed, Republican of Brack, who said that the pier is safe.", "Ida Reed"),
        ("On the quay stood Ida Reed, a retired pilot who said that the pier is safe.", "Ida Reed"),
    ] {
        assert_eq!(speakers(text), [who], "{text}");
    }
}

#[test]
fn a_reason_that_is_cited_does_not_speak() {
    let cited =
        |what: &str| speakers(&format!("The pier is shut, the harbour board said on Monday, citing {what}."));
    assert_eq!(cited("a lack of boats"), ["harbour board"]);
    assert_eq!(cited("three engineers"), ["three engineers"]);
}

#[test]
fn words_in_marks_are_signed_or_go_on_or_are_nobodys() {
    let reed = "Ida Reed spoke. “The pier is safe for all of us,” Reed said.\n";
    for (then, who) in [
        ("“We will sail to the island at noon.” — Captain Tom Vale", "Tom Vale"),
        ("“We will sail to the island at noon.”", "Ida Reed"),
        ("Dockers raised a banner against it: “we will sail to the island at noon.”", ""),
    ] {
        let r = report(&format!("{reed}{then}"));
        let last = r.layers.quotations.iter().max_by_key(|q| q.content.first().copied()).unwrap();
        let found = last.speaker.map_or("", |speaker| r.layers.entities[speaker].name.as_str());
        assert_eq!(found, who, "{then}");
    }
}

#[test]
fn who_is_addressed_is_a_person() {
    let told = "Vicente Fox spoke to Fox News on Monday. “The pier is safe,” Mr. Fox said.";
    assert_eq!(speakers(told), ["Vicente Fox"]);
}

#[test]
fn several_who_speak_are_people() {
    let r = report("The fire broke out in the forward hold, two dockers said.");
    let kind = |q: &Quotation| r.layers.entities[q.speaker.unwrap()].kind;
    assert_eq!(speakers("The fire broke out in the forward hold, two dockers said."), ["two dockers"]);
    assert_eq!(r.layers.quotations.iter().map(kind).collect::<Vec<_>>(), [EntityKind::Person]);
}

#[test]
fn the_press_of_a_country_is_not_the_country() {
    let media = "Turkey shut the pier. Turkish media reports say that the pier is safe.";
    assert_eq!(speakers(media), ["Turkish media reports"]);
}

#[test]
fn a_memo_is_not_by_who_spoke_last() {
    assert_eq!(
        speakers("Oskar Reed said that the pier was safe. The memo says that the pier was closed."),
        ["Oskar Reed", "memo"]
    );
    assert_eq!(
        speakers("Oskar Reed said that the pier was safe. The statement says that the pier was closed."),
        ["Oskar Reed", "Oskar Reed"]
    );
}

#[test]
fn a_body_named_beside_its_description_speaks() {
    assert_eq!(
        speakers("On Monday, a Norvanian newspaper, the Quell Gazette, reported that the pier had sunk."),
        ["Quell Gazette"]
    );
}

#[test]
fn who_is_described_is_named_beside() {
    let r = report(
        "A member of the harbour board, Ida Reed, told Radio Brack that the ferry was late.\n\
         A spokesman for Mayor Ada Vale denied it was sold.\n\
         The Brack Zoo closed. The zoo said that its bears had gone.",
    );
    let speakers: Vec<&str> = r.layers.quotations.iter().map(|q| speaker(&r, q)).collect();
    assert_eq!(speakers, ["Ida Reed", "spokesman for Mayor Ada Vale", "Brack Zoo"]);
}

#[test]
fn relatives_and_epithets() {
    let r = report(
        "Mr. Holt wants the ferry sold. “It is old,” Holt said. His father, Fred Holt, built it. “It is not for sale,” \
         Holt said.\nAnna Reed opened the quay. The 46-year-old said that it would stay open.",
    );
    let speakers: Vec<&str> = r.layers.quotations.iter().map(|q| speaker(&r, q)).collect();
    assert_eq!(speakers, ["Holt", "Holt", "Anna Reed"]);
}
