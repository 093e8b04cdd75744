//! Events as coders of political violence keep them: one row a report and event, then what all its reports come to.
//!
//! After Donnay, Dunford, McGrath, Backer and Cunningham, "Integrating conflict event data" (Journal of Conflict Resolution
//! 2019), and the R package eventreport: the reports of an event are kept, and aggregated in three ways: the most
//! conservative values, the most informative ones, and those that most independent origins hold.

mod aggregate;
mod column;
mod deed;
mod dispute;
mod figure;
mod row;

pub use column::{Column, EVENT_COLUMNS};

use crate::record::{Account, Event};

use super::ruler::Ruler;
use super::table::Table;
use aggregate::{Manner, aggregate};
use row::Row;

/// All events of all stories as one table.
pub fn event_report(accounts: &[Account]) -> String {
    let mut table = Table::default();
    table.row(EVENT_COLUMNS.iter().map(|column| column.name.to_owned()).collect());
    for account in accounts {
        let rulers = Ruler::all(&account.reports);
        for (index, event) in account.events.iter().enumerate() {
            for row in rows(account, &rulers, index, event) {
                table.row(EVENT_COLUMNS.iter().map(|column| (column.cell)(&row)).collect());
            }
        }
    }
    table.text()
}

/// The reports of an event, and where it has several, what they come to.
fn rows(account: &Account, rulers: &[Ruler], index: usize, event: &Event) -> Vec<Row> {
    let dispute = dispute::note(account, event);
    let told: Vec<Row> = event
        .tellings
        .iter()
        .filter_map(|telling| row::of_report(account, rulers, (index, event), telling))
        .map(|row| Row { dispute: dispute.clone(), ..row })
        .collect();
    let mut rows = told.clone();
    if told.len() > 1 {
        rows.extend(Manner::ALL.map(|manner| aggregate(manner, &told)));
    }
    rows
}

#[cfg(test)]
mod tests;
