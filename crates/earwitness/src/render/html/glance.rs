//! The first line: how many reports, outlets, origins and conflicts; and what was not measured.

use serde::Serialize;

use crate::record::{ConflictKind, OriginRange, Severity};

use super::desk::{Desk, siglum};
use super::why;
use super::words::{self, counted};
use crate::render::summary::outlets;

#[derive(Serialize)]
pub struct Glance {
    /// "5 reports", "5 outlets", "2 origins", "1 conflict of substance".
    pub counts: Vec<String>,
    pub why: Overall,
    pub unmeasured: Vec<String>,
}

/// Why the story has so many origins.
#[derive(Serialize)]
pub struct Overall {
    pub count: String,
    pub reading: String,
    pub origins: Vec<(String, &'static str)>,
}

pub fn glance(desk: &Desk) -> Glance {
    let account = desk.account;
    let mut counts = vec![counted(account.reports.len(), "report", "reports"), outlets(&account.reports)];
    counts.push(words::origins(&account.count));
    let conflicts: Vec<_> = account.claims.iter().flat_map(|claim| &claim.conflicts).collect();
    let (changes, conflicts): (Vec<_>, Vec<_>) =
        conflicts.into_iter().partition(|conflict| conflict.kind == ConflictKind::Update);
    let hard = conflicts.iter().filter(|conflict| conflict.severity == Severity::Hard).count();
    let soft = conflicts.len() - hard;
    counts.push(match hard {
        0 => "no conflict of substance found".into(),
        _ => counted(hard, "conflict of substance", "conflicts of substance"),
    });
    if soft > 0 {
        counts.push(counted(soft, "soft conflict", "soft conflicts"));
    }
    if !changes.is_empty() {
        counts.push(counted(changes.len(), "change in time", "changes in time"));
    }
    Glance { counts, why: overall(desk, &account.count), unmeasured: unmeasured(desk) }
}

fn overall(desk: &Desk, count: &OriginRange) -> Overall {
    Overall { count: words::origins(count), reading: why::reading(count), origins: why::counted(desk, count) }
}

/// What these texts could not tell.
fn unmeasured(desk: &Desk) -> Vec<String> {
    let reports = &desk.account.reports;
    let sigla = |missing: &dyn Fn(&crate::record::Report) -> bool| {
        let sigla: Vec<String> =
            reports.iter().enumerate().filter(|(_, r)| missing(r)).map(|(index, _)| siglum(index)).collect();
        words::list(&sigla)
    };
    let mut notes = Vec::new();
    let undated = sigla(&|report| report.published.is_none());
    if !undated.is_empty() {
        notes.push(format!(
            "No date of publication: {undated}. Who could have had it from whom is open there."
        ));
    }
    let nameless = sigla(&|report| report.outlet.is_none());
    if !nameless.is_empty() {
        notes.push(format!("No outlet named: {nameless}. Each counts as an outlet of its own."));
    }
    let times: Vec<_> = reports.iter().flat_map(|report| &report.layers.times).collect();
    let open = times.iter().filter(|time| time.value.is_none()).count();
    if open > 0 {
        notes.push(format!(
            "{open} of {} have no anchor in time.",
            counted(times.len(), "time expression", "time expressions")
        ));
    }
    let quotations: Vec<_> = reports.iter().flat_map(|report| &report.layers.quotations).collect();
    let open = quotations.iter().filter(|quotation| quotation.speaker.is_none()).count();
    if open > 0 {
        notes.push(format!(
            "{open} of {} have no speaker by name.",
            counted(quotations.len(), "quotation", "quotations")
        ));
    }
    for (index, report) in reports.iter().enumerate() {
        for warning in &report.warnings {
            notes.push(format!("{}: {}.", siglum(index), warning.message.trim_end_matches('.')));
        }
    }
    notes
}
