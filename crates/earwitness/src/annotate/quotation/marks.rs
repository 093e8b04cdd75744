//! Words in quotation marks. Marks pair inside a paragraph: an unclosed one never swallows the next.

use crate::record::{Part, Report, Span};

/// How far single marks may stand apart, in bytes; single marks are apostrophes more often.
const LONGEST_SINGLE: usize = 400;

/// The passages in quotation marks, marks included, in order.
pub fn quoted(report: &Report) -> Vec<Span> {
    let mut found = Vec::new();
    let parts = &report.layers.parts;
    for (i, part) in parts.iter().enumerate() {
        let opens = |part: &Part| opens_with_mark(part.span.of(&report.text));
        let goes_on = parts.get(i + 1).is_some_and(opens) || is_cut_off(report, i);
        pair(report, part.span, goes_on, &mut found);
    }
    found.sort();
    found
}

/// Whether a paragraph ends the text in the middle of what somebody says: it opens with a mark and has no other, behind one
/// that opens with a mark too.
fn is_cut_off(report: &Report, at: usize) -> bool {
    let parts = &report.layers.parts;
    let opens = |at: usize| parts.get(at).is_some_and(|part| opens_with_mark(part.span.of(&report.text)));
    let last = parts.get(at + 1..).unwrap_or_default().iter().all(|part| !part.kind.is_article());
    let before = at.checked_sub(1).is_some_and(opens);
    last && before && opens(at) && doubles(parts[at].span.of(&report.text)).len() == 1
}

/// The passages in single marks that stand inside a passage in double ones, in order.
pub fn inner(text: &str, outer: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let within = outer.of(text);
    let open = within.len() - within.trim_start_matches(is_mark).len();
    singles(&within[open..], outer.start + open, &mut found);
    found
}

/// How a mark stands: what it looks like, and white space on its sides.
struct Mark {
    start: usize,
    end: usize,
    may_open: bool,
    may_close: bool,
}

fn pair(report: &Report, part: Span, goes_on: bool, found: &mut Vec<Span>) {
    let text = part.of(&report.text);
    let mut open: Option<Mark> = None;
    let doubles = doubles(text);
    for mark in doubles {
        match open.take() {
            None if mark.may_open => open = Some(mark),
            None => {}
            Some(before) if mark.may_close => {
                found.push(Span::new(part.start + before.start, part.start + mark.end))
            }
            Some(before) => {
                found.push(to_sentence_end(report, part, before.start, part.start + mark.start));
                open = Some(mark);
            }
        }
    }
    if let Some(before) = open {
        let limit = part.end;
        found.push(if goes_on {
            Span::new(part.start + before.start, part.end).trimmed(&report.text)
        } else {
            to_sentence_end(report, part, before.start, limit)
        });
    }
    singles(text, part.start, found);
}

/// An unclosed mark reaches to the end of its sentence, or to the next mark.
fn to_sentence_end(report: &Report, part: Span, start: usize, limit: usize) -> Span {
    let start = part.start + start;
    let sentences = &report.layers.sentences;
    let at = sentences.partition_point(|s| s.span.end <= start);
    let end = sentences.get(at).map_or(part.end, |s| s.span.end).min(limit);
    Span::new(start, end.max(start)).trimmed(&report.text)
}

/// Without names of who speaks: "“We are sorry,” “Harbour Nights” added".
pub fn without_names(text: &str, quoted: Vec<Span>) -> Vec<Span> {
    let is_name = |before: Span, span: Span| {
        let between = text.get(before.end..span.start);
        let said =
            before.of(text).trim_end_matches(|c: char| !matches!(c, ',' | '?' | '!') && !c.is_alphanumeric());
        let name = span.of(text).trim_matches(is_mark);
        between.is_some_and(|gap| !gap.contains('\n') && gap.trim().is_empty())
            && said.ends_with([',', '?', '!'])
            && name.ends_with(char::is_alphanumeric)
            && name.split_whitespace().count() <= NAME
            && name.split_whitespace().all(|word| word.len() <= SMALL || word.starts_with(char::is_uppercase))
            && text
                .get(span.end..)
                .is_some_and(|rest| rest.trim_start_matches(' ').starts_with(char::is_lowercase))
    };
    let mut kept: Vec<Span> = Vec::with_capacity(quoted.len());
    for span in quoted {
        if !kept.last().is_some_and(|&before| is_name(before, span)) {
            kept.push(span);
        }
    }
    kept
}

/// The longest name in marks, in words; letters of the small words in it.
const NAME: usize = 6;
const SMALL: usize = 3;

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '"' | '＂')
}

pub fn opens_with_mark(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['“', '"', '«', '„']) || text.starts_with("''") || text.starts_with("``")
}

/// Double marks with what each may do.
fn doubles(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut open = false;
    let mut chars = text.char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((start, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let twin = matches!(c, '\'' | '`') && next == Some(c);
        if twin {
            chars.next();
        }
        if matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '"' | '＂') || twin {
            let end = start + if twin { 2 } else { c.len_utf8() };
            let after = text[end..].chars().next();
            let space_before = before
                .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '/' | ':'));
            let space_after = after.is_none_or(|a| {
                a.is_whitespace()
                    || matches!(a, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '/')
            });
            let straight = twin && c == '\'' || matches!(c, '"' | '＂');
            let (may_open, may_close) = match c {
                '“' | '„' | '«' | '`' => (true, open && !(space_before && !space_after)),
                '”' | '»' | '‟' => (!open && space_before && !space_after, true),
                _ if straight && open => (space_before && !space_after, !(space_before && !space_after)),
                _ => (!(space_after && !space_before), false),
            };
            open = if open { !may_close } else { may_open };
            marks.push(Mark { start, end, may_open, may_close });
            before = Some(c);
            continue;
        }
        before = Some(c);
    }
    marks
}

/// Words in single marks, where no double marks hold them and they cannot be apostrophes.
fn singles(text: &str, base: usize, found: &mut Vec<Span>) {
    let mut open: Option<(usize, bool)> = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if matches!(c, '‘' | '’' | '\'' | '‚') {
            let after = text[at + c.len_utf8()..].chars().next();
            let word_before = before.is_some_and(char::is_alphanumeric);
            let word_after = after.is_some_and(char::is_alphanumeric);
            let space_before = before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '“' | '"' | '—'));
            let end = at + c.len_utf8();
            match open {
                Some((start, _)) if at - start > LONGEST_SINGLE => open = None,
                Some((start, stray))
                    if !word_after
                        && c != '‘'
                        && (!word_before || !plural_possessive(&text[start..at], &text[end..]))
                        && (stray || !space_before) =>
                {
                    let span = Span::new(base + start, base + end);
                    if !found.iter().any(|f| f.contains(span)) && span.len() > 3 {
                        found.push(span);
                    }
                    open = None;
                }
                _ => {}
            }
            let curly = c == '‘';
            if open.is_none()
                && space_before
                && (curly || word_after)
                && (curly || !is_elision(&text[end..]))
                && after.is_some()
                && c != '’'
            {
                open = Some((at, curly && !word_after));
            }
        }
        before = Some(c);
    }
}

/// "workers' rights": an apostrophe after s with the phrase going on, and a real mark to come.
fn plural_possessive(inside: &str, after: &str) -> bool {
    inside.ends_with('s')
        && after.starts_with(' ')
        && after.chars().nth(1).is_some_and(char::is_lowercase)
        && after.chars().take(LONGEST_SINGLE).any(|c| matches!(c, '’' | '\''))
}

/// "'90s", "'em".
fn is_elision(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_digit())
        || ["em ", "til ", "tis ", "twas "].iter().any(|w| after.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{PartKind, Sentence};

    fn spans(text: &str) -> Vec<String> {
        let mut report = Report { text: text.to_owned(), ..Report::default() };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            report.layers.parts.push(Part { span, kind: PartKind::Body });
            let mut from = span.start;
            for sentence in span.of(text).split_inclusive(". ") {
                report.layers.sentences.push(Sentence {
                    span: Span::new(from, from + sentence.len()),
                    part: report.layers.parts.len() - 1,
                });
                from += sentence.len();
            }
        }
        quoted(&report).into_iter().map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn marks_pair_inside_a_paragraph() {
        assert_eq!(spans("“One,” she said. \"Two\" and “three\"."), ["“One,”", "\"Two\"", "“three\""]);
        assert_eq!(spans("He called it \" a mess \" twice"), ["\" a mess \""]);
        assert_eq!(spans("the ''open'' harbour and ‘shut’ gates, the workers' hall"), ["''open''", "‘shut’"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_sentence() {
        assert_eq!(
            spans("“We go on, she said. The gates are shut.\nNothing \"else\" here."),
            ["“We go on, she said.", "\"else\""]
        );
    }

    #[test]
    fn a_quotation_over_paragraphs_needs_no_close() {
        assert_eq!(spans("“We go on. We stay\n“And more.”"), ["“We go on. We stay", "“And more.”"]);
        assert_eq!(spans("\"We go on. We stay.\n''And more.''"), ["\"We go on. We stay.", "''And more.''"]);
    }

    #[test]
    fn a_quotation_that_the_text_cuts_off_reaches_to_its_end() {
        let cut = "“We go on,” she said.\n“The gates are shut. Nobody came.";
        assert_eq!(spans(cut), ["“We go on,”", "“The gates are shut. Nobody came."]);
        let told = "She came.\n“The gates are shut. She left.";
        assert_eq!(spans(told).last().map(String::as_str), Some("“The gates are shut."));
    }
}
