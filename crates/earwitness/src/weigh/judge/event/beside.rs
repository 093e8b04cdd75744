//! The clauses around one in its sentence.

use crate::record::{Clause, Modality, Polarity, Report, Span};

/// The clauses that go on from one: "…, killing nine people", "and killed nine people", "and nine people were killed".
pub fn joined(report: &Report, index: usize) -> Vec<&Clause> {
    let Some((own, after)) = report.layers.clauses.get(index..).and_then(<[Clause]>::split_first) else {
        return Vec::new();
    };
    let sentence = sentence(report, own.span);
    let mut end = own.span.end;
    let mut joined = Vec::new();
    for clause in after.iter().skip_while(|clause| own.span.contains(clause.span)) {
        let between = report.text.get(end..clause.span.start).unwrap_or("…");
        let near = between.chars().all(|c| c.is_whitespace() || c == ',');
        let apart = clause.quotation != own.quotation || !sentence.contains(clause.span);
        if !near || apart || !goes_on(report, clause) {
            break;
        }
        end = clause.span.end;
        joined.push(clause);
    }
    joined
}

/// Whether a clause is joined to the one before it, and tells what was done.
fn goes_on(report: &Report, clause: &Clause) -> bool {
    let participle =
        clause.predicate.start == clause.span.start && predicate(report, clause).ends_with("ing");
    let done = clause.polarity == Polarity::Affirmed && clause.modality == Modality::Asserted;
    done && (first(report, clause) == "and" || participle)
}

/// The word that carries the meaning of a clause's predicate, in lower case.
pub fn predicate(report: &Report, clause: &Clause) -> String {
    report.slice(clause.predicate).split_whitespace().last().unwrap_or_default().to_lowercase()
}

/// The first word of a clause, in lower case.
pub fn first(report: &Report, clause: &Clause) -> String {
    report.slice(clause.span).split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// The sentence that holds the beginning of a span.
pub fn sentence(report: &Report, span: Span) -> Span {
    let sentences = &report.layers.sentences;
    let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    sentences[..after].last().map_or(span, |sentence| sentence.span)
}

/// The shortest clause that holds a span: its index.
pub fn innermost(report: &Report, span: Span) -> Option<usize> {
    let clauses = &report.layers.clauses;
    let after = clauses.partition_point(|clause| clause.span.start <= span.start);
    let holding = (0..after).rev().take(NESTED).filter(|&at| clauses[at].span.contains(span));
    holding.min_by_key(|&at| clauses[at].span.len())
}

/// How many clauses may begin before a word and hold it, with those that end before it.
const NESTED: usize = 16;
