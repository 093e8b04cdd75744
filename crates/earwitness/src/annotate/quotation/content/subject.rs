//! What is said has the subject of its verb: "The pier, Reed said, is shut", `Reed said the pier would “stay shut”`.

use crate::annotate::line::{Line, Word};
use crate::annotate::quotation::draft::Draft;
use crate::annotate::quotation::phrase;
use crate::record::Span;

/// Verbs that want a subject before them.
const FINITE: [&str; 22] = [
    "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might",
    "should", "must", "does", "did", "isn't", "wasn't", "won't", "cannot", "shall",
];
/// Words of a subject at most.
const LONGEST: usize = 12;

/// Takes the subject into a content that begins with its verb.
pub fn join(line: &Line<'_>, quoted: &[Span], draft: &mut Draft) {
    let (Some(first), Some(cue)) = (draft.content.first().copied(), draft.cue) else { return };
    if first.start < cue.end || !line.span.contains(first) {
        return;
    }
    if let Some(subject) = before_comma(line, quoted, draft.source, cue, first) {
        draft.content.insert(0, subject);
    } else if let Some(start) = before_marks(line, quoted, cue, first) {
        draft.content[0].start = start;
    }
}

/// "The pier, Reed said, is shut": the subject stands before who said it.
fn before_comma(
    line: &Line<'_>,
    quoted: &[Span],
    source: Option<Span>,
    cue: Span,
    first: Span,
) -> Option<Span> {
    let from = line.word_at(source?.start.min(cue.start));
    let (begin, behind) = (line.word_at(first.start), line.word_at(cue.end.max(source?.end)));
    let set_off = from > 1 && line.lower(from - 1) == "," && line.lower(behind) == "," && behind + 1 == begin;
    if !set_off || !line.at(begin).is_any(&FINITE) {
        return None;
    }
    let opens = |i: &usize| matches!(line.at(*i).text, ";" | ":" | "—" | "–");
    let start = (0..from - 1).rev().find(opens).map_or(0, |i| i + 1);
    let subject = line.span_of(start, from - 1);
    let marked = quoted.iter().any(|q| q.overlaps(subject));
    let words = line.row(start, from - 1);
    (!marked && !words.is_empty() && words.len() <= LONGEST && !phrase::has_verb(words)).then_some(subject)
}

/// `Reed said on Monday the pier would “stay shut”`: what is quoted goes on with a verb that stands before the mark.
fn before_marks(line: &Line<'_>, quoted: &[Span], cue: Span, first: Span) -> Option<usize> {
    let mark = quoted.iter().find(|q| q.start == first.start && q.contains(first))?;
    let (from, to) = (line.word_at(cue.end), line.word_at(mark.start));
    let goes_on = line.words.get(to + 1).is_some_and(|w| w.text.starts_with(char::is_lowercase));
    let gap = line.words.get(from..to)?;
    if !goes_on || gap.len() > LONGEST || !gap.last()?.is_any(&FINITE) || gap.iter().any(|w| w.text == ",") {
        return None;
    }
    // "on Monday", "on Harbour Radio"
    let led = gap.first()?.is_any(&["on", "in", "at", "to"]);
    let names = |w: &&Word<'_>| w.is_capital() || phrase::is_day(&w.lower);
    let skipped = usize::from(led) + gap.iter().skip(usize::from(led)).take_while(names).count();
    let skipped = if led || phrase::is_day(&gap[0].lower) { skipped } else { 0 };
    let begin = gap.get(skipped)?;
    (gap.len() > skipped + 1).then_some(begin.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::annotate::quotation::draft::Shape;
    use crate::record::{Act, PartKind};

    fn said(text: &str, content: &str) -> Vec<String> {
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let marks: Vec<Span> =
            text.find('“').map(|open| Span::new(open, text.find('”').unwrap() + 3)).into_iter().collect();
        let mut draft = Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![at(content)],
            source: Some(at("Reed")),
            cue: Some(at("said")),
            score: 1.0,
        };
        join(&line, &marks, &mut draft);
        draft.content.iter().map(|c| c.of(text).to_owned()).collect()
    }

    #[test]
    fn a_verb_has_its_subject() {
        assert_eq!(said("The old pier, Reed said, is shut.", "is shut"), ["The old pier", "is shut"]);
        assert_eq!(said("They left, Reed said, was all he knew.", "was all he knew"), ["was all he knew"]);
        let text = "Reed said on Monday the pier would “stay shut”.";
        assert_eq!(said(text, "“stay shut”"), ["the pier would “stay shut”"]);
        let text = "Reed said on Harbour Radio it was “quite shut”.";
        assert_eq!(said(text, "“quite shut”"), ["it was “quite shut”"]);
        assert_eq!(said("Reed said of the pier “it is shut”.", "“it is shut”"), ["“it is shut”"]);
    }
}
