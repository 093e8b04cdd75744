//! The words of a report as copying leaves them: without case, marks and house style.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::{FxHashSet, FxHasher};

use crate::record::{PartKind, Report, Span};

use super::marks;

/// Keys of the words of grammar and of reporting.
static PLAIN: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    include_str!("plain_words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(fold)
        .collect()
});

/// One word of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Of the folded form: equal words have equal keys.
    pub key: u64,
    pub span: Span,
    /// Inside quotation marks: somebody else's words, which any number of reporters may have heard.
    pub quoted: bool,
    /// Tells something: no name, no number and no word of grammar. Formulas ("the president of the United States said on
    /// Monday") have few of these.
    pub telling: bool,
    /// Index into the report's parts.
    pub part: u32,
}

/// The words of the article text, in order. Captions, credits and page furniture are left out.
pub fn find(report: &Report) -> Vec<Word> {
    let mut words = Vec::new();
    for (index, part) in report.layers.parts.iter().enumerate() {
        if !(part.kind.is_article() || part.kind == PartKind::Heading) {
            continue;
        }
        let text = report.slice(part.span);
        let quoted = marks::quoted(text);
        let mut sentence_start = true;
        for (start, end) in pieces(text) {
            let raw = &text[start..end];
            let key = fold(raw);
            let capital = raw.chars().next().is_some_and(char::is_uppercase);
            let number = raw.chars().any(|c| c.is_ascii_digit());
            words.push(Word {
                key,
                span: Span::new(part.span.start + start, part.span.start + end),
                quoted: quoted.iter().any(|q| q.start <= start && end <= q.end),
                telling: !(number || capital && !sentence_start || PLAIN.contains(&key)),
                part: u32::try_from(index).unwrap_or(u32::MAX),
            });
            sentence_start = text[end..].chars().next().is_some_and(|c| matches!(c, '.' | '?' | '!' | ':'));
        }
    }
    join_per_cent(report, &mut words);
    words
}

/// Runs of letters and digits; an apostrophe, or a mark garbled in transmission, between letters belongs to its word.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = c.is_alphanumeric()
            || (open.is_some()
                && (matches!(c, '\'' | '’' | '\u{FFFD}') || (c == ',' || c == '.'))
                && chars.peek().is_some_and(|&(_, next)| {
                    if matches!(c, ',' | '.') {
                        next.is_ascii_digit() && text[..at].ends_with(|p: char| p.is_ascii_digit())
                    } else {
                        next.is_alphabetic() && text[..at].ends_with(char::is_alphabetic)
                    }
                }));
        match (inside, open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                found.push((start, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push((start, text.len()));
    }
    found
}

/// The key of a word: case, apostrophes and digit grouping do not count.
fn fold(raw: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in raw.chars().filter(|&c| c.is_alphanumeric() || c == '.') {
        for lower in c.to_lowercase() {
            lower.hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// "per cent" is one word, "percent", whatever the house writes.
fn join_per_cent(report: &Report, words: &mut Vec<Word>) {
    let (per, cent, percent) = (fold("per"), fold("cent"), fold("percent"));
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for &word in words.iter() {
        match kept.last_mut() {
            Some(last)
                if last.key == per && word.key == cent && report.text.is_char_boundary(word.span.end) =>
            {
                last.key = percent;
                last.span = last.span.join(word.span);
            }
            _ => kept.push(word),
        }
    }
    *words = kept;
}

/// The key of `width` words in a row.
pub fn gram(words: &[Word]) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        word.key.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        find(&example::report("a", text)).iter().map(|w| w.key).collect()
    }

    #[test]
    fn house_style_is_folded_away() {
        assert_eq!(
            keys("Prices rose 5 per cent, the bank’s data show"),
            keys("prices rose 5 percent; The Bank's data show")
        );
        assert_eq!(keys("the bank\u{FFFD}s 16,797 cases"), keys("the bank's 16797 cases"));
        assert_ne!(keys("rose 1.5 metres"), keys("rose 15 metres"));
    }

    #[test]
    fn words_in_quotation_marks_are_known() {
        let report = example::report("a", "He said: \u{FFFD}We will rebuild the pier,\u{FFFD} and left.");
        let quoted: Vec<_> =
            find(&report).iter().filter(|w| w.quoted).map(|w| report.slice(w.span).to_owned()).collect();
        assert_eq!(quoted, ["We", "will", "rebuild", "the", "pier"]);
    }
}
