//! How well a passage stands alone: whether it tells by itself who does what.

use crate::record::{Report, Span};
use crate::weigh::collate::Unit;

/// How much of a proposition a passage has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// It asserts nothing alone: a question, a caption, a clause that hangs on another.
    Hanging,
    /// It has no predicate.
    Bare,
    /// Its subject, or the end of its clause, stands outside.
    Cut,
    /// Subject and predicate.
    Alone,
}

/// Words that make a clause part of another: alone it tells nobody who or what it is about.
const DEPENDENT: [&str; 17] = [
    "who", "whom", "whose", "which", "where", "when", "while", "after", "before", "as", "although", "though",
    "because", "since", "if", "than", "to",
];
/// Subjects that stand for a noun outside.
const RELATIVE: [&str; 3] = ["that", "which", "who"];
/// Bytes that a clause may go on beyond the passage and still be whole: marks.
const MARKS: usize = 3;

/// How well a passage of an outlet's own words stands alone.
pub fn completeness(report: &Report, unit: &Unit) -> Completeness {
    let Some((first, last)) = unit.content.first().zip(unit.content.last()) else {
        return Completeness::Hanging;
    };
    let text = report.slice(*first);
    let begin = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let dependent = begin.is_none_or(|word| DEPENDENT.contains(&word.to_lowercase().as_str()));
    let asks = report.text.get(last.end..).is_some_and(|rest| rest.starts_with('?'))
        || report.slice(*last).ends_with('?');
    if dependent || asks || !is_article(report, first.start) {
        return Completeness::Hanging;
    }
    let inside = |span: Span| unit.content.iter().any(|content| content.contains(span));
    let told = report.layers.clauses.iter().filter(|clause| inside(clause.predicate));
    let Some(main) = told.min_by_key(|clause| clause.span.start) else { return Completeness::Bare };
    let subject = main.agent.filter(|agent| inside(*agent) && agent.start <= main.predicate.start);
    // "That killed twelve" has none of its own.
    let has_subject =
        subject.is_some_and(|agent| !RELATIVE.contains(&report.slice(agent).to_lowercase().as_str()));
    let goes_on = main.span.end > last.end + MARKS;
    if has_subject && !goes_on { Completeness::Alone } else { Completeness::Cut }
}

/// Whether a place is of the article: what stands under a picture tells of the picture.
fn is_article(report: &Report, at: usize) -> bool {
    let part = report.layers.parts.iter().find(|part| part.span.start <= at && at < part.span.end);
    part.is_none_or(|part| part.kind.is_article())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Clause, Modality, Polarity};

    const TEXT: &str =
        "The harbour master has closed the pier to open a larger one, which fishermen want. Is it shut?";

    fn clause(span: &str, agent: Option<&str>, predicate: &str) -> Clause {
        let of = |words: &str| {
            let start = TEXT.find(words).unwrap_or_default();
            Span::new(start, start + words.len())
        };
        Clause {
            span: of(span),
            predicate: of(predicate),
            agent: agent.map(of),
            patient: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            quotation: None,
        }
    }

    fn of(passage: &str) -> Completeness {
        let mut report = Report { text: TEXT.into(), ..Report::default() };
        report.layers.clauses = vec![
            clause("The harbour master has closed the pier", Some("The harbour master"), "closed"),
            clause("to open a larger one", None, "open"),
            clause("which fishermen want", Some("fishermen"), "want"),
            clause("Is it shut", Some("it"), "shut"),
        ];
        let start = TEXT.find(passage).unwrap_or_default();
        let content = vec![Span::new(start, start + passage.len())];
        completeness(&report, &Unit { report: 0, content, quotation: None, clause: None })
    }

    #[test]
    fn a_subject_and_its_whole_predicate_stand_alone() {
        assert_eq!(of("The harbour master has closed the pier"), Completeness::Alone);
        assert_eq!(of("has closed the pier"), Completeness::Cut, "who did");
        assert_eq!(of("The harbour master has closed"), Completeness::Cut, "what");
        assert_eq!(of("The harbour master"), Completeness::Bare);
        assert_eq!(of("to open a larger one"), Completeness::Hanging);
        assert_eq!(of("which fishermen want"), Completeness::Hanging);
        assert_eq!(of("Is it shut"), Completeness::Hanging);
    }
}
