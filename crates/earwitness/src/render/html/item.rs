//! What the page numbers: a claim with the statement that it is the content of, or a statement alone.

use crate::record::{Account, OriginRange, Passage, Voice};
use crate::render::label;

/// One thing said, as the page shows it.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id in `account.json`: "c7", or "s3" for a statement without a claim.
    pub id: String,
    pub claim: Option<usize>,
    pub statement: Option<usize>,
    pub text: String,
    /// Index into `Account::figures`.
    pub speaker: Option<usize>,
    pub outlets: usize,
    pub origins: OriginRange,
    /// All its passages, sorted.
    pub passages: Vec<Passage>,
}

impl Item {
    /// Its number on the page.
    pub fn number(&self) -> &str {
        self.id.strip_prefix('c').unwrap_or(&self.id)
    }

    /// Its reports, ascending.
    pub fn reports(&self) -> Vec<usize> {
        let mut reports: Vec<usize> = self.passages.iter().map(|passage| passage.report).collect();
        reports.dedup();
        reports
    }

    /// The anchor of its first passage in a report.
    pub fn first(&self, report: usize) -> Option<usize> {
        self.passages.iter().position(|passage| passage.report == report)
    }
}

/// All items: claims in order, then statements that no claim stands for.
pub fn items(account: &Account) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut stated = vec![false; account.statements.len()];
    for (index, claim) in account.claims.iter().enumerate() {
        if let Some(stated) = claim.statement.and_then(|s| stated.get_mut(s)) {
            *stated = true;
        }
        let statement = claim.statement.filter(|&s| s < account.statements.len());
        items.push(Item {
            id: label::claim(index),
            claim: Some(index),
            statement,
            text: claim.text.clone(),
            speaker: match claim.voice {
                Voice::Speaker(figure) => figure,
                Voice::Outlet => None,
            },
            outlets: claim.outlets,
            origins: claim.origins.clone(),
            passages: passages(account, Some(index), statement),
        });
    }
    for (index, statement) in account.statements.iter().enumerate().filter(|&(index, _)| !stated[index]) {
        items.push(Item {
            id: label::statement(index),
            claim: None,
            statement: Some(index),
            text: statement.text.clone(),
            speaker: statement.speaker,
            outlets: statement.outlets,
            origins: statement.origins.clone(),
            passages: passages(account, None, Some(index)),
        });
    }
    items
}

/// The words said, where a report quotes them; else the claim's own passage.
fn passages(account: &Account, claim: Option<usize>, statement: Option<usize>) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut quoting = vec![false; account.reports.len()];
    for wording in statement.and_then(|s| account.statements.get(s)).into_iter().flat_map(|s| &s.readings) {
        let report = account.reports.get(wording.report);
        let Some(quotation) = report.and_then(|r| r.layers.quotations.get(wording.quotation)) else {
            continue;
        };
        quoting[wording.report] = true;
        passages.extend(quotation.content.iter().map(|&span| Passage { report: wording.report, span }));
    }
    for reading in claim.and_then(|c| account.claims.get(c)).into_iter().flat_map(|c| &c.readings) {
        if !quoting.get(reading.passage.report).copied().unwrap_or(true) {
            passages.push(reading.passage);
        }
    }
    passages.sort_unstable();
    passages.dedup();
    passages
}
