//! Passages inside quotation marks, of whatever kind the house uses or transmission left.

use crate::record::Span;

/// A quotation longer than this many bytes is a mark that was never closed.
const LONGEST: usize = 2_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// Where sentences are glued together: …in a statement."We will…
    Either,
}

/// A quotation ends with a mark of the family that opened it: "he called it 'final' today" is one quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
    Garbled,
}

impl Style {
    const fn of(c: char) -> Self {
        match c {
            '\'' | '‘' | '’' | '`' => Self::Single,
            '\u{FFFD}' => Self::Garbled,
            _ => Self::Double,
        }
    }
}

/// The passages between opening and closing marks of one paragraph, marks left out. A quotation that runs on to the
/// next paragraph has no closing mark: it reaches the end of its own.
pub fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for line in lines(text) {
        let mut open: Option<(usize, Style)> = None;
        for (at, mark, c) in line_marks(line.of(text)) {
            let at = line.start + at;
            match (mark, open) {
                (Mark::Open | Mark::Either, None) => open = Some((at + c.len_utf8(), Style::of(c))),
                (Mark::Close | Mark::Either, Some((start, style))) if style == Style::of(c) => {
                    found.push(Span::new(start, at));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((start, _)) = open
            && starts_with_mark(line.of(text), start - line.start)
        {
            found.push(Span::new(start, line.end));
        }
    }
    found.retain(|span| span.len() <= LONGEST);
    found
}

/// Paragraphs of a part: copies often lose the difference between a line and a paragraph.
fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        found.push(Span::new(start, start + piece.len()));
        start += piece.len();
    }
    found
}

/// Whether the quotation that was opened just before `start` opens the line.
fn starts_with_mark(line: &str, start: usize) -> bool {
    line.get(..start).is_some_and(|before| before.trim().chars().count() <= 2)
}

/// Double marks, single marks and garbled ones that open or close, told apart by what stands on either side.
fn line_marks(line: &str) -> Vec<(usize, Mark, char)> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        let mark = match c {
            '“' | '„' | '«' | '‟' => Some(Mark::Open),
            '”' | '»' => Some(Mark::Close),
            '"' | '\u{FFFD}' | '\'' | '‘' | '’' | '`' => side(before, after, c),
            _ => None,
        };
        if let Some(mark) = mark {
            found.push((at, mark, c));
        }
        before = c;
    }
    found
}

/// A mark after a space or bracket and before a letter opens; one after a letter or stop and before a space closes.
fn side(before: char, after: char, c: char) -> Option<Mark> {
    let opens = (before.is_whitespace()
        || matches!(before, '(' | '[' | '—' | '–' | '-' | '"' | '“' | '‘' | '\u{FFFD}'))
        && (after.is_alphanumeric() || matches!(after, '[' | '…' | '\u{FFFD}' | '\'' | '‘'));
    let closes = (before.is_alphanumeric()
        || matches!(before, '.' | ',' | '!' | '?' | '…' | ']' | ')' | '%' | '\'' | '’' | '"'))
        && !after.is_alphanumeric();
    match (opens, closes) {
        (true, false) => Some(Mark::Open),
        // "the workers' demands": a plural possessive does not close a quotation of single marks unless a stop stands before it.
        (false, true) if matches!(c, '\'' | '’' | '\u{FFFD}') && before == 's' && after == ' ' => None,
        (false, true) => Some(Mark::Close),
        (false, false)
            if c == '"' && after.is_alphanumeric() && matches!(before, '.' | ',' | '!' | '?' | ':') =>
        {
            Some(Mark::Either)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_of_any_kind() {
        for text in [
            "“We go,” he said.",
            "\"We go,\" he said.",
            "'We go,' he said.",
            "\u{FFFD}We go,\u{FFFD} he said.",
            "«We go,» he said.",
        ] {
            assert_eq!(found(text), ["We go,"], "{text}");
        }
    }

    #[test]
    fn apostrophes_are_not_quotations() {
        assert!(found("It’s the workers’ pier, and the harbour's.").is_empty());
        assert!(found("It\u{FFFD}s the workers\u{FFFD} pier \u{FFFD} and the harbour\u{FFFD}s.").is_empty());
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        assert_eq!(found("“We go on\n“and on,” he said."), ["We go on\n", "and on,"]);
        assert_eq!(found("“It is 'final' today,” she said."), ["It is 'final' today,"]);
        assert!(found("He said “we go on and never came\nback to it.").is_empty());
    }
}
