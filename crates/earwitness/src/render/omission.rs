//! Who says what, who says it differently, who is silent: a view of the claims by report.

use std::collections::BTreeMap;

use crate::record::{Account, Claim};

use super::label;

/// What one report does with one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    Silent,
    Says,
    /// In other words than the best-attested ones.
    Rewords,
    /// With another value than most.
    Disagrees,
}

impl Stance {
    /// The name in published shapes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Says => "says",
            Self::Rewords | Self::Disagrees => "differs",
        }
    }
}

/// One stance a report.
pub fn stances(account: &Account, claim: &Claim) -> Vec<Stance> {
    let mut stances = vec![Stance::Silent; account.reports.len()];
    let mut mark = |report: usize, stance: Stance| {
        if let Some(cell) = stances.get_mut(report) {
            *cell = stance;
        }
    };
    claim.readings.iter().for_each(|reading| mark(reading.passage.report, Stance::Says));
    if let Some(statement) = claim.statement.and_then(|index| account.statements.get(index)) {
        let mut literal = Vec::new();
        for wording in &statement.readings {
            if wording.differences.is_empty() {
                literal.push(wording.report);
            }
            mark(wording.report, Stance::Rewords);
        }
        literal.into_iter().for_each(|report| mark(report, Stance::Says));
    }
    for conflict in &claim.conflicts {
        let most = conflict.sides.iter().map(|side| reports(side).len()).max().unwrap_or_default();
        let first = conflict.sides.iter().position(|side| reports(side).len() == most);
        for (index, side) in conflict.sides.iter().enumerate() {
            if Some(index) != first {
                reports(side).into_iter().for_each(|report| mark(report, Stance::Disagrees));
            }
        }
    }
    stances
}

/// Claim × report, by their ids.
pub fn omissions(account: &Account) -> BTreeMap<String, BTreeMap<String, &'static str>> {
    let row = |claim: &Claim| {
        let stances = stances(account, claim);
        account.reports.iter().zip(stances).map(|(report, s)| (report.id.clone(), s.name())).collect()
    };
    account.claims.iter().enumerate().map(|(index, claim)| (label::claim(index), row(claim))).collect()
}

fn reports(side: &[crate::record::Value]) -> Vec<usize> {
    let mut reports: Vec<usize> = side.iter().map(|value| value.passage.report).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}
