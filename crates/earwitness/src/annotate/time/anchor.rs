//! The day that relative expressions count from.

use jiff::civil::Date;

use super::grammar::date::full_date;
use crate::annotate::word::Words;
use crate::record::{PartKind, Report, Span};

/// How many lines at the head of a page may hold its date.
const HEAD_LINES: usize = 12;
/// A line with more words than this tells something and is no date line.
const DATE_LINE_WORDS: usize = 16;

/// The day of publication: as given, else from the dateline or a line that is nothing but a date.
pub fn published(report: &Report, words: &Words) -> Option<Date> {
    report
        .published
        .as_deref()
        .and_then(given)
        .or_else(|| from_dateline(report, words))
        .or_else(|| from_line(report, words))
}

/// The day of an ISO 8601 date or time.
fn given(published: &str) -> Option<Date> {
    published.get(..10).unwrap_or(published).parse().ok()
}

/// "LISBON, March 4, 2021 (Reuters) -": a full date in a dateline.
fn from_dateline(report: &Report, words: &Words) -> Option<Date> {
    let parts = &report.layers.parts;
    parts
        .iter()
        .filter(|part| part.kind == PartKind::Dateline)
        .find_map(|part| date_in(words, part.span).map(|(date, ..)| date))
}

/// "Updated 4 March 2021, 10:15 GMT": a short line at the head with a full date and only words that go with one.
fn from_line(report: &Report, words: &Words) -> Option<Date> {
    report.layers.parts.iter().take(HEAD_LINES).find_map(|part| {
        let (date, from, to) = date_in(words, part.span)?;
        let first = words.all.partition_point(|word| word.span.start < part.span.start);
        let last = words.all.partition_point(|word| word.span.start < part.span.end);
        let rest = (first..from).chain(to..last);
        let plain = last - first <= DATE_LINE_WORDS && rest.into_iter().all(|i| goes_with_dates(words, i));
        plain.then_some(date)
    })
}

fn goes_with_dates(words: &Words, i: usize) -> bool {
    let Some(word) = words.get(i) else { return true };
    if !word.is_letters() {
        return true;
    }
    let known = [
        "published",
        "posted",
        "updated",
        "modified",
        "last",
        "first",
        "on",
        "at",
        "date",
        "by",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "bst",
        "cet",
        "cest",
        "ist",
        "kst",
        "jst",
        "hkt",
        "z",
        "t",
        "local",
        "time",
        "the",
        "of",
        "and",
    ];
    known.contains(&word.lower.as_str()) || super::lexicon::weekday(&word.lower).is_some()
}

/// The first full date inside a span, with its words.
fn date_in(words: &Words, span: Span) -> Option<(Date, usize, usize)> {
    let first = words.all.partition_point(|word| word.span.start < span.start);
    let last = words.all.partition_point(|word| word.span.start < span.end);
    (first..last.min(first + DATE_LINE_WORDS))
        .find_map(|i| full_date(words, i).map(|(date, end)| (date, i, end)))
}
