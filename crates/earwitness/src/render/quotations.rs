//! Quotations of all reports of a story: their ids, speakers and statements.

use std::collections::BTreeMap;

use crate::record::Account;

use super::label;

/// Where each quotation stands in the story.
#[derive(Debug)]
pub struct Quotations {
    /// Quotations in all reports before each report; one more entry for the end.
    before: Vec<usize>,
    /// (report, entity) → figure.
    figures: BTreeMap<(usize, usize), usize>,
    /// (report, quotation) → statement.
    statements: BTreeMap<(usize, usize), usize>,
}

impl Quotations {
    pub fn of(account: &Account) -> Self {
        let mut before = vec![0];
        let mut total = 0;
        for report in &account.reports {
            total += report.layers.quotations.len();
            before.push(total);
        }
        let figures = account.figures.iter().enumerate();
        let figures =
            figures.flat_map(|(f, figure)| figure.entities.iter().map(move |&at| (at, f))).collect();
        let mut statements = BTreeMap::new();
        for (index, statement) in account.statements.iter().enumerate() {
            for wording in &statement.readings {
                statements.entry((wording.report, wording.quotation)).or_insert(index);
            }
        }
        Self { before, figures, statements }
    }

    pub fn id(&self, report: usize, index: usize) -> String {
        label::quotation(self.before.get(report).copied().unwrap_or_default() + index)
    }

    /// The id, where the report has such a quotation.
    pub fn known(&self, report: usize, index: usize) -> Option<String> {
        let (start, end) = (*self.before.get(report)?, *self.before.get(report + 1)?);
        (start + index < end).then(|| label::quotation(start + index))
    }

    /// The figure of a report's entity.
    pub fn figure(&self, report: usize, entity: usize) -> Option<usize> {
        self.figures.get(&(report, entity)).copied()
    }

    /// The statement that a quotation is a reading of.
    pub fn statement(&self, report: usize, index: usize) -> Option<usize> {
        self.statements.get(&(report, index)).copied()
    }
}
