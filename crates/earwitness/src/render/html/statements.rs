//! What was said, with its wordings: the statements that more than one reading carries.

use serde::Serialize;

use super::apparatus::{self, Line};
use super::desk::{Desk, Dispute, siglum};
use super::item::Item;
use super::why::{Why, why};
use super::words;

/// One statement with its apparatus.
#[derive(Serialize)]
pub struct Shown {
    pub id: String,
    pub number: String,
    pub speaker: Option<String>,
    pub cue: Option<String>,
    pub text: String,
    /// Sigla of the reports that have the best-attested wording to the letter.
    pub literal: String,
    pub outlets: String,
    pub dispute: Option<Dispute>,
    /// The claim that it is told inside: id and number.
    pub within: Option<(String, String)>,
    pub why: Why,
    pub lines: Vec<Line>,
}

/// The most attested first.
pub fn statements(desk: &Desk) -> Vec<Shown> {
    let mut items: Vec<&Item> = desk.items.iter().filter(|item| has_apparatus(desk, item)).collect();
    items.sort_by_key(|item| std::cmp::Reverse((item.outlets, item.reports().len())));
    items.into_iter().filter_map(|item| shown(desk, item)).collect()
}

/// Whether an item stands among the statements: said in two reports, or in two wordings.
pub fn has_apparatus(desk: &Desk, item: &Item) -> bool {
    let statement = item.statement.and_then(|s| desk.account.statements.get(s));
    statement.is_some_and(|statement| statement.readings.len() > 1)
}

fn shown(desk: &Desk, item: &Item) -> Option<Shown> {
    let statement = desk.account.statements.get(item.statement?)?;
    let literal = statement.readings.iter().filter(|wording| {
        let report = desk.account.reports.get(wording.report);
        let quotation = report.and_then(|report| report.layers.quotations.get(wording.quotation));
        report.zip(quotation).is_some_and(|(r, q)| apparatus::is_literal(r, &q.content, &statement.text))
    });
    let mut literal: Vec<usize> = literal.map(|wording| wording.report).collect();
    literal.sort_unstable();
    literal.dedup();
    Some(Shown {
        id: item.id.clone(),
        number: item.number().to_owned(),
        speaker: desk.speaker(statement.speaker),
        cue: statement.cue.clone(),
        text: words::tidy(&statement.text),
        literal: literal.into_iter().map(siglum).collect::<Vec<_>>().join(" "),
        outlets: words::counted(statement.outlets, "outlet", "outlets"),
        dispute: desk.dispute(item),
        within: desk.within(item),
        why: why(desk, item),
        lines: statement.readings.iter().filter_map(|w| apparatus::line(desk, item, statement, w)).collect(),
    })
}
