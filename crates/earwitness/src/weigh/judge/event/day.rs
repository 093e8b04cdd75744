//! When it happened.

use crate::record::{Beside, Clause, Interval, Modality, Report, Span, TimeKind};

use super::{beside, verb};

/// Words that open a clause of another deed than the one that it stands beside.
const OTHER_DEED: &[&str] = &[
    "after", "before", "since", "until", "when", "while", "because", "as", "once", "who", "whom", "which",
    "whose", "where",
];

/// A day or period that the verb binds to itself, or that stands in its clause; else one of its sentence that dates no other
/// deed. Nothing that is done is dated after its report.
pub fn find(report: &Report, clause: &Clause) -> Option<(usize, Beside)> {
    let times = &report.layers.times;
    let dated = |at: usize| {
        let time = times.get(at).filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))?;
        let days = time.value.as_deref().and_then(Interval::of)?;
        (!is_to_come(report, days)).then_some((at, time.span))
    };
    let bound = verb(report, clause).and_then(|verb| verb.times.iter().find_map(|&at| dated(at)));
    let within = |span: Span| {
        let from = times.partition_point(|time| time.span.start < span.start);
        (from..times.len()).take_while(move |&at| times[at].span.end <= span.end).filter_map(dated)
    };
    let own = || within(clause.span).find(|(_, span)| !is_others(report, clause, *span));
    let sentence = || {
        let far = OTHER_DEED.contains(&beside::first(report, clause).as_str());
        let mut told = within(beside::sentence(report, clause.span));
        told.find(|(_, span)| !far && !is_others(report, clause, *span))
    };
    let (at, span) = bound.or_else(own).or_else(sentence)?;
    Some((at, if clause.span.contains(span) { Beside::Clause } else { Beside::Sentence }))
}

/// Whether a time dates another deed: it stands in a clause of what came before or after, of somebody told of in passing, or of
/// what is to come.
fn is_others(report: &Report, clause: &Clause, time: Span) -> bool {
    let holding = beside::innermost(report, time).and_then(|at| report.layers.clauses.get(at));
    let Some(other) = holding.filter(|other| !other.span.contains(clause.span)) else { return false };
    other.modality != Modality::Asserted || OTHER_DEED.contains(&beside::first(report, other).as_str())
}

/// Whether all days lie after the report's own.
fn is_to_come(report: &Report, days: Interval) -> bool {
    let published = report.published.as_deref().and_then(Interval::of);
    published.is_some_and(|published| days.first > published.last && !days.meets(published))
}
