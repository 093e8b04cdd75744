//! Deeds that no gathering tells, or that name neither place nor day: they are events where they befell people who are
//! counted, or where force was used by somebody on somebody.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Account, Clause, Event, Reading, Report, Span, Telling};

use super::{beside, count, day, detailed, is_done, verb};

/// Verbs of force.
const FORCE: &[&str] = &[
    "abduct",
    "ambush",
    "arrest",
    "assassinate",
    "assault",
    "attack",
    "behead",
    "besiege",
    "bomb",
    "bombard",
    "burn",
    "capture",
    "destroy",
    "detain",
    "evict",
    "execute",
    "expel",
    "injure",
    "jail",
    "kidnap",
    "kill",
    "loot",
    "murder",
    "occupy",
    "raid",
    "rape",
    "recapture",
    "seize",
    "shell",
    "stab",
    "storm",
    "torture",
    "wound",
];

/// Words that open no deed that is done.
const OPEN: &[&str] = &["if", "unless", "whether", "until", "to", "would", "that's"];

pub fn find(account: &Account, events: &[Event]) -> Vec<Event> {
    let mut found: BTreeMap<(usize, String), Event> = BTreeMap::new();
    for (index, report) in account.reports.iter().enumerate() {
        let told = told(report, index, events);
        for (at, clause) in report.layers.clauses.iter().enumerate() {
            if told.iter().any(|span| span.overlaps(clause.predicate)) || !is_deed(report, at, clause) {
                continue;
            }
            let Some((claims, telling)) = telling(account, index, at, clause) else { continue };
            let Some(&first) = claims.first() else { continue };
            let event = found
                .entry((first, beside::predicate(report, clause)))
                .or_insert_with(|| Event { claims: Vec::new(), tellings: Vec::new() });
            if event.tellings.iter().all(|known| known.report != index) {
                let all: BTreeSet<usize> = event.claims.iter().copied().chain(claims).collect();
                event.claims = all.into_iter().collect();
                event.tellings.push(telling);
            }
        }
    }
    found.into_values().collect()
}

/// The predicates that a report's tellings have already, with those of the clauses that go on from them.
fn told(report: &Report, index: usize, events: &[Event]) -> Vec<Span> {
    let tellings = events.iter().flat_map(|event| &event.tellings);
    let own = tellings.filter(|telling| telling.report == index);
    own.flat_map(|telling| {
        let clause = report.layers.clauses.get(telling.clause);
        clause.into_iter().chain(beside::joined(report, telling.clause)).map(|clause| clause.predicate)
    })
    .collect()
}

/// Whether a clause tells of people counted whom something befell, or of force that somebody used on somebody.
fn is_deed(report: &Report, at: usize, clause: &Clause) -> bool {
    let article = report.part_at(clause.span.start).is_some_and(|part| part.kind.is_article());
    let open = OPEN.contains(&beside::first(report, clause).as_str());
    let force = || {
        let used = verb(report, clause).filter(|verb| FORCE.contains(&verb.verb.as_str()));
        used.is_some_and(|verb| verb.agent.is_some() && verb.patient.is_some())
    };
    let befell = || count::find(report, at, &[]).iter().any(|count| count.toll.is_some());
    article && !open && is_done(report, clause, clause.quotation) && (befell() || force())
}

/// The claims that a clause stands in, and what it tells.
fn telling(account: &Account, report: usize, at: usize, clause: &Clause) -> Option<(Vec<usize>, Telling)> {
    let (mut claims, mut origins) = (Vec::new(), BTreeSet::new());
    for (index, claim) in account.claims.iter().enumerate().filter(|(_, claim)| !claim.occasion) {
        let here = |reading: &&Reading| {
            reading.passage.report == report && reading.passage.span.overlaps(clause.predicate)
        };
        let mut readings = claim.readings.iter().filter(here).peekable();
        if readings.peek().is_some() {
            claims.push(index);
        }
        origins.extend(readings.flat_map(|reading| reading.origins.iter().copied()));
    }
    let bare = Telling {
        report,
        clause: at,
        place: None,
        time: day::find(account.reports.get(report)?, clause),
        counts: Vec::new(),
        quotation: clause.quotation,
        origins: origins.into_iter().collect(),
    };
    Some((claims, detailed(account, bare)?))
}
