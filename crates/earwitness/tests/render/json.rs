//! `account.json` and the lines of `earwitness read`.

use earwitness::record::Account;
use earwitness::render::{FORMATS, ReportText, account_json, read_json};
use serde_json::Value;

use crate::quay;

fn story(account: Account) -> Value {
    let file: Value = serde_json::from_str(&account_json(&[account], &[])).expect("valid JSON");
    file["stories"][0].clone()
}

fn slice(story: &Value, passage: &Value) -> String {
    let reports = story["reports"].as_array().expect("reports");
    let report = reports.iter().find(|report| report["id"] == passage["report"]).expect("a known report");
    let (start, end) = (passage["start"].as_u64().expect("start"), passage["end"].as_u64().expect("end"));
    let text = report["text"].as_str().expect("text");
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

#[test]
fn offsets_count_code_points() {
    let story = story(quay::account());
    let readings = story["claims"][0]["readings"].as_array().expect("readings");
    let passages: Vec<String> = readings.iter().map(|reading| slice(&story, reading)).collect();
    assert_eq!(
        passages,
        ["12 people were hurt", "12 people were hurt", "Twelve people were hurt", "20 people were hurt"]
    );
    for side in story["claims"][0]["conflicts"][0]["sides"].as_array().expect("sides") {
        for value in side.as_array().expect("values") {
            assert_eq!(slice(&story, value), value["value"].as_str().expect("value"));
        }
    }
}

#[test]
fn ids_lead_somewhere() {
    let story = story(quay::account());
    let quotation = &story["quotations"][1];
    assert_eq!((&quotation["id"], &quotation["statement"]), (&"q2".into(), &"s2".into()));
    let speaker =
        story["entities"].as_array().expect("entities").iter().find(|e| e["id"] == quotation["speaker"]);
    assert_eq!(speaker.expect("a known speaker")["name"], "Tomas Reuel");
    let link = story["claims"][0]["readings"][1]["links"][0].as_u64().expect("a link") as usize;
    let edge = &story["stemma"]["edges"][link];
    assert_eq!(slice(&story, &edge["evidence"][0]["spans"][0]), "Coastwire reported");
    let node = story["stemma"]["nodes"].as_array().expect("nodes").iter().find(|n| n["id"] == edge["to"]);
    assert_eq!(node.expect("a known node")["ref"], "o1");
    assert_eq!(story["statements"][0]["readings"][1]["quotation"], "q3");
    assert_eq!(story["claims"][4]["voice"], "e1");
}

#[test]
fn omissions_tell_who_differs_and_who_is_silent() {
    let story = story(quay::account());
    let row = &story["omissions"]["c1"];
    assert_eq!(
        (&row["r1.txt"], &row["r4.txt"], &row["r5.txt"]),
        (&"says".into(), &"differs".into(), &"silent".into())
    );
    assert_eq!(story["omissions"]["c5"]["r2.txt"], "differs", "another wording");
}

#[test]
fn a_line_of_read_names_its_speakers() {
    let account = quay::account();
    let line = read_json(&account.reports[1], ReportText::WhenExtracted);
    assert!(!line.contains('\n'));
    let line: Value = serde_json::from_str(&line).expect("valid JSON");
    assert_eq!(line["quotations"][0]["speaker"], "Ines Varga");
    assert_eq!(line["quotations"][1]["channels"][0]["basis"], "carried");
    assert!(line.get("text").is_none(), "the input's own text is not repeated");
    assert_eq!(line["boilerplate"][0]["kind"], "dateline");
}

#[test]
fn every_format_is_written_and_the_same_twice() {
    let accounts = [quay::account()];
    for format in FORMATS {
        let outputs = (format.write)(&accounts, &[]);
        assert!(
            !outputs.is_empty() && outputs.iter().all(|output| !output.text.is_empty()),
            "{}",
            format.name
        );
        assert_eq!(outputs, (format.write)(&accounts, &[]), "{}", format.name);
    }
}
