//! A sentence as a row of words: what the rules for entities and quotations look at.

use crate::record::{PartKind, Report, Span};

/// A word or a mark. Possessive endings stand alone: "Harlow" "'s".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// In lower case, typographic apostrophes as plain ones.
    pub lower: String,
    pub span: Span,
}

impl Word<'_> {
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }

    /// Whether it is written with a capital, as names are.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
            || ["al-", "el-", "ad-", "as-", "d'"]
                .iter()
                .any(|p| self.text.strip_prefix(p).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
    }

    /// Written with a capital that no sentence start explains: an inner capital or a hyphen or full stop.
    pub fn is_capital_name(&self) -> bool {
        self.text.chars().skip(1).any(|c| c.is_uppercase() || c == '.')
    }

    pub fn is_possessive(&self) -> bool {
        self.lower == "'s"
    }

    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }
}

/// What stands outside a line.
static NOTHING: Word<'static> = Word { text: "", lower: String::new(), span: Span::new(0, 0) };

/// One sentence of the report.
#[derive(Debug, Clone)]
pub struct Line<'t> {
    pub span: Span,
    /// Index into `Layers::parts`.
    pub part: usize,
    pub kind: PartKind,
    pub words: Vec<Word<'t>>,
}

impl Line<'_> {
    /// The passage from one word up to another, excluded.
    pub fn span_of(&self, from: usize, to: usize) -> Span {
        let to = to.min(self.words.len());
        if from >= to {
            let at = self.words.get(from).map_or(self.span.end, |w| w.span.start);
            return Span::new(at, at);
        }
        Span::new(self.words[from].span.start, self.words[to - 1].span.end)
    }

    /// A word; outside the line an empty one.
    pub fn at(&self, at: usize) -> &Word<'_> {
        self.words.get(at).unwrap_or(&NOTHING)
    }

    /// The words from one up to another, excluded; what lies outside the line is left out.
    pub fn row(&self, from: usize, to: usize) -> &[Word<'_>] {
        self.words.get(from..to.min(self.words.len())).unwrap_or(&[])
    }

    pub fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lower.as_str())
    }

    /// The index of the first word that starts at or after a position.
    pub fn word_at(&self, position: usize) -> usize {
        self.words.partition_point(|w| w.span.start < position)
    }
}

/// The sentences of a report, in order.
pub fn lines(report: &Report) -> Vec<Line<'_>> {
    report
        .layers
        .sentences
        .iter()
        .map(|s| Line {
            span: s.span,
            part: s.part,
            kind: report.layers.parts.get(s.part).map_or(PartKind::Body, |p| p.kind),
            words: split(&report.text, capped(&report.text, s.span)),
        })
        .collect()
}

/// Longest sentence whose words are read, in bytes: what is longer is a table or no text.
const LONGEST_SENTENCE: usize = 8_000;

fn capped(text: &str, span: Span) -> Span {
    let mut end = span.end.min(span.start.saturating_add(LONGEST_SENTENCE));
    while end > span.start && !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// The words of a passage.
pub fn split(text: &str, span: Span) -> Vec<Word<'_>> {
    let passage = span.of(text);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = passage[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let end =
            at + if c.is_alphanumeric() { word_length(&passage[at..]) } else { mark_length(&passage[at..]) };
        push(&mut words, passage, at, end, span.start);
        at = end;
    }
    words
}

fn push<'t>(words: &mut Vec<Word<'t>>, passage: &'t str, from: usize, to: usize, base: usize) {
    let text = &passage[from..to];
    let lower = text.to_lowercase().replace(['’', '‘', 'ʼ'], "'");
    words.push(Word { text, lower, span: Span::new(base + from, base + to) });
}

/// Length in bytes of the word at the head of a passage.
fn word_length(passage: &str) -> usize {
    let mut end = 0;
    let mut chars = passage.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let goes_on = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() {
            end = i + c.len_utf8();
        } else if matches!(c, '\'' | '’') && goes_on {
            let tail: String = passage[i + c.len_utf8()..].chars().take(2).collect();
            if tail.starts_with('s') && !tail.chars().nth(1).is_some_and(char::is_alphanumeric) {
                break;
            }
        } else if !(matches!(c, '-' | '.' | '&' | '‑') && goes_on
            || matches!(c, ',' | ':') && goes_on && digit_before(&passage[..i]))
        {
            break;
        }
    }
    let abbreviation =
        passage[..end].contains('.') && passage[..end].split('.').all(|p| p.chars().count() == 1);
    if abbreviation && passage[end..].starts_with('.') { end + 1 } else { end.max(1) }
}

fn digit_before(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
}

/// Length in bytes of the mark at the head of a passage: "'s", "''", "--" and "..." are one.
fn mark_length(passage: &str) -> usize {
    let first = passage.chars().next().map_or(1, char::len_utf8);
    if matches!(passage.chars().next(), Some('\'' | '’')) {
        let mut rest = passage[first..].chars();
        if rest.next() == Some('s') && !rest.next().is_some_and(char::is_alphanumeric) {
            return first + 1;
        }
    }
    for run in ["''", "``", "---", "--", "..."] {
        if passage.starts_with(run) {
            return run.len();
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<&str> {
        split(text, Span::new(0, text.len())).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn words_and_marks() {
        assert_eq!(
            row("Mr. Harlow’s U.S. aide didn't say: “No, 3,500.5!” --"),
            [
                "Mr", ".", "Harlow", "’s", "U.S.", "aide", "didn't", "say", ":", "“", "No", ",", "3,500.5",
                "!", "”", "--"
            ]
        );
        assert_eq!(row("Min-seo workers ' party's"), ["Min-seo", "workers", "'", "party", "'s"]);
    }
}
