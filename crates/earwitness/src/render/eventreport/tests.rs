use super::*;
use crate::learned::Weights;
use crate::record::{Form, Given, Source};

/// The rows of a story, by column.
fn table(reports: &[(&str, Option<&str>, &str)]) -> Vec<std::collections::BTreeMap<&'static str, String>> {
    let sources = reports.iter().enumerate().map(|(i, (outlet, published, text))| Source {
        id: format!("r{i}"),
        file: None,
        form: Form::Text,
        bytes: text.as_bytes().to_vec(),
        given: Given {
            outlet: Some((*outlet).to_owned()),
            published: published.map(str::to_owned),
            ..Given::default()
        },
    });
    let reports: Vec<_> = sources.map(|source| crate::read::read(&source, &Weights::none())).collect();
    let account = crate::weigh::weigh("story", &reports.iter().collect::<Vec<_>>(), &Weights::none());
    let rulers = Ruler::all(&account.reports);
    let events = account.events.iter().enumerate();
    let rows = events.flat_map(|(index, event)| rows(&account, &rulers, index, event)).collect::<Vec<_>>();
    rows.iter()
        .map(|row| EVENT_COLUMNS.iter().map(|column| (column.name, (column.cell)(row))).collect())
        .collect()
}

const GAZETTE: (&str, Option<&str>, &str) =
    ("Gazette", Some("2021-03-05"), "A blast at the Tarn mill killed 12 people on Wednesday.\n");
const RADIO: (&str, Option<&str>, &str) =
    ("Radio", Some("2021-03-05"), "A blast at the Tarn mill killed at least 15 people on Wednesday.\n");

#[test]
fn reports_of_one_event_are_rows_and_come_to_three_more() {
    let rows = table(&[GAZETTE, RADIO]);
    let kinds: Vec<&str> = rows.iter().map(|row| row["row"].as_str()).collect();
    assert_eq!(kinds, ["report", "report", "conservative", "informative", "representative"]);
    assert!(rows.iter().all(|row| row["event"] == "ev1" && row["reports"] == "2"));
    let tolls =
        |row: usize| ["killed_low", "killed_best", "killed_high"].map(|name| rows[row][name].as_str());
    assert_eq!(tolls(0), ["12", "12", "12"]);
    assert_eq!(tolls(1), ["15", "15", ""]);
    assert_eq!(tolls(2), ["12", "12", ""], "the lowest, and no end where one is open");
    assert_eq!(tolls(3), ["12", "12", "12"], "the most exact");
    assert_eq!((rows[0]["action"].as_str(), rows[0]["date_start"].as_str()), ("killed", "2021-03-03"));
    assert_eq!(rows[0]["date_precision"], "1");
}

#[test]
fn a_dispute_names_outlets_and_origins_of_each_value() {
    let rows = table(&[GAZETTE, RADIO]);
    let dispute = &rows[0]["dispute"];
    assert!(dispute.starts_with("killed 12–15: 12 people per Gazette (one origin: "), "{dispute}");
    assert!(dispute.contains("at least 15 people per Radio (one origin: "), "{dispute}");
}

#[test]
fn what_did_not_happen_is_no_event() {
    let rows = table(&[(
        "Gazette",
        None,
        "The council of Tarn may close the mill. The council did not close the gate. Ana Ruiz is the mayor.\n",
    )]);
    assert!(rows.is_empty(), "{rows:?}");
}

#[test]
fn every_column_stands_in_the_codebook() {
    let codebook = include_str!("../../../../../docs/eventreport.md");
    for column in EVENT_COLUMNS {
        assert!(codebook.contains(&format!("`{}`", column.name)), "{}", column.name);
        assert!(column.about.is_empty() || codebook.contains(column.about), "{}", column.about);
    }
}

#[test]
fn an_age_is_no_toll() {
    let text = "A worker, Luis Mendez, 29, was killed at the Tarn mill on Wednesday.\n";
    let rows = table(&[("Gazette", Some("2021-03-05"), text)]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["killed_best"], "");
}

#[test]
fn whom_a_deed_befell_may_stand_behind_it() {
    let told = |text: &str| {
        let rows = table(&[("Gazette", Some("2021-03-05"), text)]);
        assert_eq!(rows.len(), 1, "{rows:?}");
        ["action", "killed_best", "injured_best"].map(|name| rows[0][name].clone())
    };
    assert_eq!(
        told("Rockets struck a depot near Tarn on Wednesday and killed seven drivers.\n"),
        ["struck", "7", ""]
    );
    assert_eq!(
        told("Rockets struck a depot near Tarn on Wednesday, killing seven drivers and wounding 14.\n"),
        ["struck", "7", "14"]
    );
    assert_eq!(
        told("Rockets struck a depot near Tarn on Wednesday and killed seven cows.\n"),
        ["struck", "", ""],
        "cows are no people"
    );
    assert_eq!(
        told("Rockets struck a depot near Tarn on Wednesday and gave Tarn the power to kill 40 people.\n")[1],
        ""
    );
}

#[test]
fn a_day_belongs_to_the_deed_that_it_dates() {
    let text = "Guards arrested 40 dockers in Tarn and would bring them before a judge on Friday.\n";
    let rows = table(&[("Gazette", Some("2021-03-03"), text)]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0]["detained_best"].as_str(), rows[0]["date_start"].as_str()), ("40", ""));
}

#[test]
fn the_target_of_a_row_agrees_with_its_toll() {
    let more = (
        "Radio",
        Some("2021-03-05"),
        "A blast at the great Tarn mill killed at least 15 people of Tarn on Wednesday.\n",
    );
    let rows = table(&[GAZETTE, more]);
    let informative = rows.iter().find(|row| row["row"] == "informative").unwrap();
    assert_eq!((informative["killed_best"].as_str(), informative["target"].as_str()), ("12", "12 people"));
}
