//! CSV, DOT and GraphML.

use earwitness::record::Account;
use earwitness::render::{csv_tables, dot, graphml};

use crate::quay;

#[test]
fn every_row_of_a_table_has_every_column() {
    for (name, text) in csv_tables(&[quay::account()]) {
        let rows = rows(&text);
        assert!(rows.len() > 3, "{name} has {} rows", rows.len());
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{name}");
    }
}

#[test]
fn a_row_of_claims_holds_its_passage() {
    let (rows, column) = claims(quay::account());
    let third = &rows[2];
    assert_eq!(third[column("passage")], "Twelve people were hurt");
    assert_eq!(third[column("outlet")], "The \"Quay\" Post & <Mail>");
    assert_eq!(third[column("conflicts")], "hard number: 12 people hurt, or 20");
}

#[test]
fn what_is_denied_stands_with_its_verb() {
    let mut account = quay::account();
    for statement in &mut account.statements {
        statement.cue = Some("denied".to_owned());
    }
    let (rows, column) = claims(account);
    let (cue, voice) = (column("cue"), column("voice"));
    assert!(rows.iter().any(|row| row[voice] != "outlet" && row[cue] == "denied"));
    assert!(rows.iter().filter(|row| row[voice] == "outlet").all(|row| row[cue].is_empty()));
}

#[test]
fn graphs_name_all_nodes_and_edges() {
    let account = quay::account();
    let (nodes, edges) = (account.stemma.nodes.len(), account.stemma.edges.len());
    let dot = dot(&account);
    assert_eq!((dot.matches(" kind=").count(), dot.matches(" -> ").count()), (nodes, edges));
    let xml = graphml(&[account]);
    assert_eq!((xml.matches("<node ").count(), xml.matches("<edge ").count()), (nodes, edges));
    assert!(xml.contains("The &quot;Quay&quot; Post &amp; &lt;Mail&gt;") && !xml.contains("<Mail>"));
}

/// The rows of an account's claims without their heading, and the column of each name.
fn claims(account: Account) -> (Vec<Vec<String>>, impl Fn(&str) -> usize) {
    let tables = csv_tables(&[account]);
    let (_, text) = tables.iter().find(|(name, _)| *name == "claims.csv").expect("claims.csv");
    let mut rows = rows(text);
    let names = rows.remove(0);
    (rows, move |name| names.iter().position(|cell| cell == name).expect("a column"))
}

/// Cells of an RFC 4180 text.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut inside = false;
    for c in text.trim_end_matches("\r\n").chars() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' => {
                inside = !inside;
                if inside && row.last().is_some_and(|cell| cell.ends_with('\u{1}')) {
                    let cell = row.last_mut().expect("a cell");
                    cell.pop();
                    cell.push('"');
                } else if !inside {
                    row.last_mut().expect("a cell").push('\u{1}');
                }
            }
            ',' if !inside => row.push(String::new()),
            '\n' if !inside => rows.push(vec![String::new()]),
            '\r' if !inside => {}
            c => row.last_mut().expect("a cell").push(c),
        }
    }
    rows.into_iter().map(|row| row.into_iter().map(|cell| cell.replace('\u{1}', "")).collect()).collect()
}
