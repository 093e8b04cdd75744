//! The words of a reading, with the marks that matter for variants.

use crate::record::{Report, Span};
use crate::weigh::collate::stem::stem;

/// One word of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub span: Span,
    /// In lower case, with straight apostrophes.
    pub text: String,
    pub stem: String,
    pub setting: Setting,
    /// An ellipsis stands before it.
    pub elided: Elision,
}

/// Whether square brackets stand around a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Plain,
    Bracketed,
}

/// Whether words were left out before a word, by a mark that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elision {
    None,
    Marked,
}

/// Words of a reading beyond which nothing is compared.
const LONGEST: usize = 240;

/// The words of spans of a report, in reading order.
pub fn words(report: &Report, spans: &[Span]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut setting = Setting::Plain;
    let mut elided = Elision::None;
    let mut last = None;
    for &span in spans {
        let text = report.slice(span);
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let next = text[at..].chars().nth(1);
            let inner = matches!(c, '\'' | '’' | '-' | '.' | ',') && next.is_some_and(char::is_alphanumeric);
            if c.is_alphanumeric() || start.is_some() && inner {
                start.get_or_insert(at);
                continue;
            }
            if let Some(from) = start.take() {
                words.push(word(
                    &text[from..at],
                    Span::new(span.start + from, span.start + at),
                    setting,
                    elided,
                ));
                elided = Elision::None;
            }
            match c {
                '[' => setting = Setting::Bracketed,
                ']' => setting = Setting::Plain,
                '…' => elided = Elision::Marked,
                '.' if last == Some('.') => elided = Elision::Marked,
                _ => {}
            }
            last = Some(c).filter(|c| *c == '.');
            if words.len() >= LONGEST {
                return words;
            }
        }
    }
    words
}

fn word(text: &str, span: Span, setting: Setting, elided: Elision) -> Word {
    let text = text.to_lowercase().replace('’', "'");
    let stem = stem(&text);
    Word { span, text, stem, setting, elided }
}
