//! In words, what the reports of an event do not agree on, and who stands behind each value.

use std::collections::BTreeSet;

use crate::record::{Account, Conflict, ConflictKind, Event, Span, Telling, Toll, Value};

use super::figure::plain;
use crate::render::graph::outlet;

/// "killed 12–15: 12 people per Gazette and Radio (one origin: agency X), 15 people per Courier (one origin: Courier)".
pub fn note(account: &Account, event: &Event) -> String {
    let claims = event.claims.iter().filter_map(|&claim| account.claims.get(claim));
    let mut notes: Vec<String> = Vec::new();
    for conflict in
        claims.flat_map(|claim| &claim.conflicts).filter(|conflict| touches(account, event, conflict))
    {
        let sides: Vec<String> = conflict.sides.iter().filter_map(|side| told(account, side)).collect();
        let between = if conflict.kind == ConflictKind::Update { ", then " } else { ", " };
        let note = format!("{}: {}", what(account, conflict), sides.join(between));
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("; ")
}

/// Whether a conflict is about what two reports of the event tell.
fn touches(account: &Account, event: &Event, conflict: &Conflict) -> bool {
    let tells = |value: &Value| {
        event.tellings.iter().any(|telling| {
            let clauses = account.reports.get(telling.report).map(|report| &report.layers.clauses);
            let clause = clauses.and_then(|clauses| clauses.get(telling.clause));
            telling.report == value.passage.report
                && (clause.is_some_and(|clause| clause.span.overlaps(value.passage.span))
                    || counts(account, telling, value.passage.span))
        })
    };
    conflict.sides.iter().filter(|side| side.iter().any(tells)).count() >= 2
}

/// Whether a telling counts, in a clause that goes on from its own, what a passage holds.
fn counts(account: &Account, telling: &Telling, passage: Span) -> bool {
    let numbers = account.reports.get(telling.report).map_or(&[][..], |report| &report.layers.numbers);
    let mut counted = telling.counts.iter().filter_map(|count| numbers.get(count.number));
    counted.any(|number| passage.overlaps(number.span))
}

/// The slot and its range: "killed 12–15", "when".
fn what(account: &Account, conflict: &Conflict) -> String {
    let slot = match conflict.kind {
        ConflictKind::Number | ConflictKind::Update => {
            let key = conflict.reason.split(['(', ')']).nth(1).unwrap_or("number");
            Toll::ALL
                .iter()
                .find(|toll| toll.name() == key)
                .map_or_else(|| number_of(key), |t| t.name().to_owned())
        }
        kind => kind.name().to_owned(),
    };
    let mut values: Vec<f64> =
        conflict.sides.iter().flatten().filter_map(|value| number(account, value)).collect();
    values.sort_by(f64::total_cmp);
    match (values.first(), values.last()) {
        (Some(low), Some(high)) if low < high => format!("{slot} {}–{}", plain(*low), plain(*high)),
        _ => slot,
    }
}

/// "number of votes", "sum in usd".
fn number_of(key: &str) -> String {
    match key {
        "number" => key.to_owned(),
        "people" | "percent" => format!("number of {key}"),
        "usd" | "eur" | "gbp" | "cny" | "jpy" | "rub" | "krw" | "inr" => format!("sum in {key}"),
        _ if key.ends_with('s') => format!("number of {key}"),
        _ => format!("number of {key}s"),
    }
}

/// The number inside a value's passage.
fn number(account: &Account, value: &Value) -> Option<f64> {
    let numbers = &account.reports.get(value.passage.report)?.layers.numbers;
    numbers.iter().find(|number| value.passage.span.contains(number.span)).map(|number| number.value)
}

/// A value with the outlets that have it and the origins that these have it from.
fn told(account: &Account, side: &[Value]) -> Option<String> {
    let mut outlets: Vec<&str> = side.iter().map(|value| outlet(account, value.passage.report)).collect();
    outlets.dedup();
    let readings = |value: &Value| {
        let passage = value.passage;
        let all = account.claims.iter().flat_map(|claim| &claim.readings);
        all.filter(move |r| r.passage.report == passage.report && r.passage.span.overlaps(passage.span))
            .flat_map(|reading| reading.origins.iter().copied())
    };
    let origins: BTreeSet<usize> = side.iter().flat_map(readings).collect();
    let names: Vec<&str> = origins
        .iter()
        .filter_map(|&origin| account.origins.get(origin))
        .map(|origin| origin.name.as_str())
        .collect();
    let behind = match names.len() {
        0 => "no origin known".to_owned(),
        1 => format!("one origin: {}", names[0]),
        n => format!("{n} origins: {}", names.join("; ")),
    };
    Some(format!("{} per {} ({behind})", side.first()?.value, list(&outlets)))
}

/// "a", "a and b", "a, b and c".
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
