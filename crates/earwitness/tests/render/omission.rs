//! What a report that lacks a claim tells by its silence.

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Source};
use earwitness::render::account_json;
use earwitness::weigh::weigh;

const LEAD: &str = "The council of Tarn closed the old mill beside the river on Monday.";
const LAST: &str = "Ana Ruiz has owned the mill since her uncle died.";

/// What the second report does with the claim that the first tells last.
fn second(first: (&str, String), second: (&str, String)) -> String {
    let source = |(id, (published, text)): (&str, (&str, String))| Source {
        id: id.to_owned(),
        file: None,
        form: Form::Text,
        bytes: text.into_bytes(),
        given: Given { published: Some(published.to_owned()), ..Given::default() },
    };
    let sources = [source(("a", first)), source(("b", second))];
    let reports = sources.map(|source| read(&source, &Weights::none()));
    let account = weigh("s", &reports.iter().collect::<Vec<_>>(), &Weights::none());
    let last = account.claims.iter().position(|claim| claim.text.contains("uncle")).expect("the last claim");
    let printed: serde_json::Value =
        serde_json::from_str(&account_json(&[account], &[])).expect("valid JSON");
    let story = &printed["stories"][0];
    let claim = story["claims"][last]["id"].as_str().expect("an id");
    story["omissions"][claim]["b"].as_str().expect("a stance").to_owned()
}

fn long(last: &str) -> String {
    format!("{LEAD} {} {last}\n", "Boats passed the gate and gulls sat upon the wall all day. ".repeat(6))
}

#[test]
fn a_long_and_late_report_is_silent() {
    let open = long("No one was hurt on that day or on any day after it.");
    assert_eq!(second(("2021-03-05", long(LAST)), ("2021-03-05", open.clone())), "silent");
    assert_eq!(second(("2021-03-05", long(LAST)), ("2021-03-06", open)), "silent");
}

#[test]
fn a_short_or_early_report_tells_nothing_by_silence() {
    assert_eq!(second(("2021-03-05", long(LAST)), ("2021-03-05", format!("{LEAD}\n"))), "open");
    let open = long("No one was hurt on that day or on any day after it.");
    assert_eq!(second(("2021-03-05", long(LAST)), ("2021-03-04", open)), "open");
}
