//! Where the reports conflict: every value with who has it. What is hard stands before what is soft.

use serde::Serialize;

use crate::record::{Conflict, ConflictKind, Passage, Severity, Value};
use crate::render::summary::minute;

use super::desk::{Desk, Witness};
use super::item::Item;
use super::words::{self, Context};

/// One conflict.
#[derive(Serialize)]
pub struct Shown {
    /// The item that it is about.
    pub item: String,
    pub number: String,
    pub kind: &'static str,
    pub severity: &'static str,
    pub reason: String,
    pub sides: Vec<Side>,
}

/// One value with all who have it.
#[derive(Serialize)]
pub struct Side {
    pub value: String,
    pub voices: Vec<Voice>,
}

#[derive(Serialize)]
pub struct Voice {
    pub witness: Witness,
    pub context: Context,
    /// Whom the report has it from.
    pub origins: String,
    /// When it came out, beside a value that changed.
    pub published: String,
}

pub fn conflicts(desk: &Desk) -> Vec<Shown> {
    let mut all: Vec<(u8, Shown)> = Vec::new();
    for item in &desk.items {
        for conflict in
            item.claim.and_then(|c| desk.account.claims.get(c)).into_iter().flat_map(|c| &c.conflicts)
        {
            all.push((rank(conflict), shown(desk, item, conflict)));
        }
    }
    all.sort_by_key(|&(rank, _)| rank);
    all.into_iter().map(|(_, shown)| shown).collect()
}

/// Hard, soft, and changes in time last.
fn rank(conflict: &Conflict) -> u8 {
    match (conflict.kind, conflict.severity) {
        (ConflictKind::Update, _) => 2,
        (_, Severity::Hard) => 0,
        (_, Severity::Soft) => 1,
    }
}

fn shown(desk: &Desk, item: &Item, conflict: &Conflict) -> Shown {
    Shown {
        item: item.id.clone(),
        number: item.number().to_owned(),
        kind: words::conflict_kind(conflict.kind),
        severity: ["of substance", "soft", "change"][usize::from(rank(conflict))],
        reason: sentence(&desk.with_sigla(&conflict.reason)),
        sides: conflict.sides.iter().map(|side| self::side(desk, item, conflict.kind, side)).collect(),
    }
}

fn side(desk: &Desk, item: &Item, kind: ConflictKind, side: &[Value]) -> Side {
    let mut values: Vec<String> = Vec::new();
    for value in side {
        let value = words::tidy(&value.value);
        if !values.iter().any(|other| other.to_lowercase() == value.to_lowercase()) {
            values.push(value);
        }
    }
    let mut side: Vec<&Value> = side.iter().collect();
    side.sort_by_key(|value| value.passage);
    let voice = |value: &&Value| {
        let report = value.passage.report;
        let mut witness = desk.witness(item, report);
        if let Some(place) = holding(item, value.passage) {
            witness.href = format!("#{}", desk.anchor(item, place));
        }
        Voice {
            witness,
            context: words::context(desk.account, value.passage),
            origins: origins(desk, item, report),
            published: match kind {
                ConflictKind::Update => published(desk, report),
                _ => String::new(),
            },
        }
    };
    Side { value: heading(values), voices: side.iter().map(voice).collect() }
}

/// Wordings of a value that stand over a side at most; each report's own is below it.
const WORDINGS: usize = 4;

fn heading(mut wordings: Vec<String>) -> String {
    if wordings.len() > WORDINGS {
        let more = wordings.split_off(WORDINGS - 1).len();
        wordings.push(format!("{more} more"));
    }
    wordings.join(" / ")
}

/// "2026-03-03 09:00 +02:00".
fn published(desk: &Desk, report: usize) -> String {
    let published = desk.account.reports.get(report).and_then(|report| report.published.as_deref());
    published.map(minute).unwrap_or_default()
}

fn holding(item: &Item, value: Passage) -> Option<usize> {
    item.passages.iter().position(|p| p.report == value.report && p.span.overlaps(value.span))
}

/// The origins of a report's reading, by name.
fn origins(desk: &Desk, item: &Item, report: usize) -> String {
    let claim = item.claim.and_then(|c| desk.account.claims.get(c));
    let reading = claim.and_then(|c| c.readings.iter().find(|reading| reading.passage.report == report));
    let mut names: Vec<String> =
        reading.into_iter().flat_map(|r| &r.origins).map(|&origin| desk.origin(origin)).collect();
    names.dedup();
    words::list(&names)
}

fn sentence(text: &str) -> String {
    let text = words::tidy(text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_of_many_wordings_shows_a_few() {
        let of = |count: usize| heading((1..=count).map(|n| n.to_string()).collect());
        assert_eq!(of(4), "1 / 2 / 3 / 4");
        assert_eq!(of(6), "1 / 2 / 3 / 3 more");
    }
}
