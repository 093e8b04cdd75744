//! What happened, and what each report tells of it: whom it befell, also in the clauses that go on from its own, when and where.
//!
//! Read in this order: `gathered` (which passages tell of one deed), `beside` (the clauses around one), `count`, `day` and `place`
//! (what a report tells of it), `lone` (a deed of force that no gathering tells). What a report denies or leaves open is no
//! telling.

mod beside;
mod count;
mod day;
mod gathered;
mod lone;
mod place;

use std::cmp::Reverse;

use crate::record::{Account, Clause, Commitment, Event, EventMention, Modality, Polarity, Report, Telling};

pub use gathered::find;

/// Completes the events of an account.
pub fn complete(account: &mut Account) {
    let mut events: Vec<Event> =
        account.events.iter().filter_map(|event| completed(account, event)).collect();
    events.extend(lone::find(account, &events));
    events.sort_by_key(|event| {
        let first = event.tellings.first().map(|telling| (telling.report, telling.clause));
        (Reverse(event.tellings.len()), event.claims.first().copied(), first)
    });
    account.events = events;
}

/// The event as those reports have it that tell it as done; `None` where none does.
fn completed(account: &Account, event: &Event) -> Option<Event> {
    let tellings: Vec<Telling> =
        event.tellings.iter().filter_map(|telling| detailed(account, telling.clone())).collect();
    let tells = |report: usize| tellings.iter().any(|telling| telling.report == report);
    let claims: Vec<usize> = event
        .claims
        .iter()
        .copied()
        .filter(|&claim| {
            let readings = account.claims.get(claim).map_or(&[][..], |claim| &claim.readings);
            readings.iter().any(|reading| tells(reading.passage.report))
        })
        .collect();
    (!tellings.is_empty() && !claims.is_empty()).then_some(Event { claims, tellings })
}

/// A telling with all its details; `None` where the report does not tell it as done.
fn detailed(account: &Account, telling: Telling) -> Option<Telling> {
    let report = account.reports.get(telling.report)?;
    let clause = report.layers.clauses.get(telling.clause)?;
    if !is_done(report, clause, telling.quotation) {
        return None;
    }
    Some(Telling {
        place: place::find(account, telling.report, clause, telling.place),
        counts: count::find(report, telling.clause, &telling.counts),
        ..telling
    })
}

/// Whether it is told as done: neither by its clause nor by the tree of its sentence denied or left open, and no words that
/// their speaker denies.
fn is_done(report: &Report, clause: &Clause, quotation: Option<usize>) -> bool {
    let done = |polarity, modality| polarity == Polarity::Affirmed && modality == Modality::Asserted;
    let denied = quotation
        .and_then(|quotation| report.layers.quotations.get(quotation))
        .is_some_and(|quotation| quotation.commitment == Commitment::Reversed);
    !denied
        && done(clause.polarity, clause.modality)
        && verb(report, clause).is_none_or(|verb| done(verb.polarity, verb.modality))
}

/// The verb of a clause as the tree of its sentence has it.
fn verb<'a>(report: &'a Report, clause: &Clause) -> Option<&'a EventMention> {
    let events = &report.layers.events;
    let from = events.partition_point(|event| event.predicate.end <= clause.predicate.start);
    events[from..].iter().take_while(|event| event.predicate.start < clause.predicate.end).last()
}
