//! Whom a pronoun cannot mean, and who owns words.

use super::pronoun;
use super::roster::Roster;
use super::salience::Past;
use super::spot::Spotted;
use super::voices::Voices;
use crate::annotate::line::Line;
use crate::annotate::quotation::speaker;
use crate::record::{Mention, Report, Span};

/// Whom a pronoun cannot mean: who says the marked words that it stands in, the subject whose object it is, and whom its
/// own words name: "He said that Reed was late" (principle C of Chomsky's binding theory, 1981).
pub fn not_meant(
    report: &Report,
    roster: &Roster,
    mentions: &[Mention],
    quoted: &[Span],
    voices: &Voices,
    past: &[Past],
    (line, from, at): (&Line<'_>, usize, usize),
) -> Vec<usize> {
    let span = line.span_of(from, from + 1);
    let mut not: Vec<usize> = pronoun::subject_of(line, from, at, past).into_iter().collect();
    let after = quoted.partition_point(|q| q.start <= span.start);
    let marked = quoted[..after].iter().rev().take(3).any(|q| q.contains(span));
    if marked && pronoun::SINGULAR.contains(&line.lower(from)) {
        for source in voices.sources_of(span) {
            let named = roster.names.iter().filter(|(s, _)| source.contains(s.span));
            let named = named.filter(|(s, _)| !owns(report, s.span)).take(1).map(|(_, figure)| *figure);
            not.extend(named);
            not.extend(mentions.iter().filter(|m| m.span == source).map(|m| m.entity));
        }
    }
    if pronoun::SUBJECTS.contains(&line.lower(from)) {
        let in_marks = |span: Span| quoted.iter().any(|q| q.contains(span));
        let told = |span: Span| line.span.contains(span) && !in_marks(span);
        for said in voices.said_by(span) {
            // "the Reed administration" is not Reed
            let tells_apart = |s: &Spotted| s.from.checked_sub(1).is_some_and(|i| line.at(i).is("the"));
            let named = roster.names.iter().filter(|(s, _)| said.contains(s.span) && told(s.span));
            not.extend(named.filter(|(s, _)| !tells_apart(s)).map(|(_, figure)| *figure));
        }
    }
    not
}

/// "Reed's comments": who owns words says them.
pub fn owns_words(line: &Line<'_>, to: usize) -> bool {
    line.at(to).is_possessive() && speaker::is_document(line.lower(to + 1))
}

fn owns(report: &Report, span: Span) -> bool {
    let rest = report.text.get(span.end..).unwrap_or("");
    rest.starts_with("'s") || rest.starts_with("’s")
}
