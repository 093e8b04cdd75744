//! Numbers with unit, what is counted, and bound.
//!
//! Left out: dates and years, ordinals, names with a number in them ("COVID-19", "Flight 370"), list and phone numbers, scores.
//! "Dozens" is 24 to 99, "hundreds" 200 to 999, and so on: two units at least, fewer than the next word would say.

mod bound;
pub mod cardinal;
pub mod counted;
mod unit;

use super::time::is_calendar;
use super::word::Words;
use crate::record::{Bound, Number, Report};
use cardinal::Cardinal;

/// All of a report, in reading order. Times come before, so that no year counts.
pub fn find(report: &Report) -> Vec<Number> {
    let words = Words::new(&report.text, &report.layers.parts);
    let mut calendar =
        report.layers.times.iter().filter(|time| is_calendar(time)).map(|time| time.span).peekable();
    let mut numbers = Vec::new();
    let mut i = 0;
    while let Some(word) = words.get(i) {
        while calendar.next_if(|span| span.end <= word.span.start).is_some() {}
        if calendar.peek().is_some_and(|span| span.overlaps(word.span)) {
            i += 1;
            continue;
        }
        match number(&words, i) {
            Some((number, end)) => {
                numbers.push(number);
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    numbers
}

/// The number whose first digit or word is at `i`, and the word after it.
fn number(words: &Words, i: usize) -> Option<(Number, usize)> {
    let low = cardinal::read(words, i)?;
    let (currency, head) = currency(words, i);
    if !counts(words, i, head, low) {
        return None;
    }
    let (low, high, end) = range(words, low);
    let (unit, after) = unit(words, end, currency);
    let (before, start) = match bound::before(words, head) {
        Some((bound, start)) => (Some(bound), start),
        None => (None, head),
    };
    let suffix = bound::after(words, end);
    let crowd = low.high.is_some();
    let bound =
        before.or(suffix.map(|(bound, _)| bound)).unwrap_or(if crowd { Bound::About } else { Bound::Exact });
    let after = suffix.map_or(after, |(_, end)| end.max(after));
    let noun = if unit.is_some_and(|unit| !matches!(unit, "percent" | "pound")) {
        None
    } else {
        counted::read(words, after, low.value == 1.0)
    };
    let bare_one = low.spelled && low.value == 1.0 && unit.is_none() && noun.is_none();
    if bare_one || !words.whole(start, after) {
        return None;
    }
    let span = words.span(start, suffix.map_or(end, |(_, end)| end));
    let number = Number { span, value: low.value, high, unit: unit.map(str::to_owned), counted: noun, bound };
    Some((number, after))
}

/// The currency before a number, and where it begins.
fn currency(words: &Words, i: usize) -> (Option<&'static str>, usize) {
    let Some(before) = i.checked_sub(1).filter(|_| !words.get(i).is_some_and(|word| word.first)) else {
        return (None, i);
    };
    if let Some(sign) = unit::sign(words.at(before)) {
        let letters = before.checked_sub(1).filter(|_| words.glued(before));
        if let Some((code, at)) =
            letters.and_then(|at| Some((unit::dollar(words.at(at))?, at))).filter(|_| words.at(before) == "$")
        {
            return (Some(code), at);
        }
        return (Some(sign), before);
    }
    match words.get(before).and_then(|word| unit::code(word.text)) {
        Some(code) => (Some(code), before),
        None => (None, i),
    }
}

/// Whether a cardinal counts something, and is no part of a name, a date, a score or a list.
fn counts(words: &Words, i: usize, head: usize, low: Cardinal) -> bool {
    let word = words.get(i);
    let before = words.before(head);
    if low.spelled {
        let pronoun = low.value == 1.0
            && ([
                "the", "this", "that", "no", "any", "every", "each", "second", "another", "some", "which",
                "only", "-",
            ]
            .contains(&before)
                || words.is(low.end, &["of", "another", "day", "or", "'", "\u{2019}", ",", "."]));
        return !pronoun && !(words.is_hyphen(i.wrapping_sub(1)) && words.glued(i));
    }
    // "COVID-19", "G20", "9/11", "3:15", "2.3.1"
    let glued_before = head == i
        && words.glued(i)
        && !words
            .is(i.wrapping_sub(1), &["(", "[", "\"", "'", "\u{201c}", "\u{2018}", "~", "<", ">", "\u{2014}"]);
    let next = low.end;
    let glued_after = words.glued(next)
        && (words.is(next, &["/", ":", "\u{b0}", "st", "nd", "rd", "th", "s", "@", "_", "#"])
            || words.at(next) == "." && words.get(next + 1).is_some_and(|w| w.glued && w.is_digits()));
    if glued_before || glued_after {
        return false;
    }
    // "1." and "2)" at the head of a line
    let first = word.is_some_and(|word| word.first) || i == 0;
    if first && words.is(next, &[".", ")"]) && words.glued(next) {
        return false;
    }
    // "555-0123", "3-2": a phone number or a score
    if words.is_dash(next)
        && words.glued(next)
        && words.glued(next + 1)
        && words.get(next + 1).is_some_and(|w| w.is_digits())
    {
        let high = cardinal::read(words, next + 1).map_or(0.0, |high| high.value);
        let more = cardinal::read(words, next + 1)
            .is_some_and(|high| words.is_dash(high.end) && words.glued(high.end));
        if high <= low.value || more {
            return false;
        }
    }
    // "Flight 370", "Resolution 2231", "No. 10"
    let named = head == i
        && i > 0
        && !first
        && words.get(i - 1).is_some_and(|w| w.is_letters() && w.capital() && !begins_sentence(words, i - 1))
        && unit::of(words.at(next)).is_none()
        && counted::read(words, next, false).is_none();
    let numbered = [
        "flight",
        "resolution",
        "boeing",
        "airbus",
        "highway",
        "route",
        "channel",
        "category",
        "no",
        "nos",
        "article",
        "section",
        "chapter",
        "page",
        "number",
        "phase",
        "#",
    ]
    .contains(&before)
        || before == "." && words.is(head.wrapping_sub(2), &["no", "nos"]);
    !named && !numbered
}

fn begins_sentence(words: &Words, i: usize) -> bool {
    i == 0
        || words.get(i).is_some_and(|word| word.first)
        || words.is(i - 1, &[".", "!", "?", "\u{201c}", "\""])
}

/// "10 to 12", "between 10 and 12", "$1-2 billion", "10–12": both ends, and the word after.
fn range(words: &Words, low: Cardinal) -> (Cardinal, Option<f64>, usize) {
    let end = low.end;
    let joined = words.is_dash(end) && words.glued(end) && words.glued(end + 1);
    let to = words.at(end) == "to" || words.at(end) == "or";
    let start = (0..=6).rev().find(|back| words.at(end.wrapping_sub(*back)) == "between");
    let and = words.at(end) == "and" && start.is_some();
    if joined || to || and {
        let skip = usize::from(unit::sign(words.at(end + 1)).is_some());
        if let Some(high) = cardinal::read(words, end + 1 + skip).filter(|high| high.high.is_none()) {
            let factor = if low.value < 1000.0 && high.value >= 1e6 { scale_of(high.value) } else { 1.0 };
            let value = low.value * factor;
            if high.value > value {
                return (Cardinal { value, ..low }, Some(high.value), high.end);
            }
        }
    }
    (low, low.high, end)
}

/// The scale word of a value: 2.5 million → a million.
fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

/// The unit after a number, and the word after it.
fn unit(words: &Words, end: usize, currency: Option<&'static str>) -> (Option<&'static str>, usize) {
    if currency.is_some() {
        return (currency, end);
    }
    let hyphen = usize::from(words.is_hyphen(end) && words.glued(end));
    let at = end + hyphen;
    match words.at(at) {
        "per" if words.at(at + 1) == "cent" => return (Some("percent"), at + 2),
        "percentage" if words.is(at + 1, &["point", "points"]) => return (Some("percentage point"), at + 2),
        "nautical" if words.is(at + 1, &["mile", "miles"]) => return (Some("nautical mile"), at + 2),
        "square" => {
            let square = match unit::of(words.at(at + 1)) {
                Some("km") => "square km",
                Some("mile") => "square mile",
                Some("m") => "square m",
                Some("foot") => "square foot",
                _ => return (None, end),
            };
            return (Some(square), at + 2);
        }
        _ => {}
    }
    match unit::of(words.at(at)) {
        // "a second man", "the two second parts"
        Some("second") if words.at(at) == "second" && hyphen == 0 => (None, end),
        Some(unit) => (Some(unit), at + 1),
        None => (None, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::time;
    use crate::record::{Part, PartKind, Span};

    /// "words = value[–high] unit/counted bound" for every number.
    fn read(text: &str) -> Vec<String> {
        let mut report = Report { text: text.into(), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        report.layers.times = time::find(&report);
        let show = |number: &Number| {
            let high = number.high.map_or(String::new(), |high| format!("-{high}"));
            let of = number.unit.as_deref().or(number.counted.as_deref()).unwrap_or("?");
            format!("{} = {}{high} {of} {}", report.slice(number.span), number.value, number.bound.name())
        };
        find(&report).iter().map(show).collect()
    }

    #[test]
    fn what_is_counted_is_the_noun() {
        assert_eq!(read("23 missiles during 16 tests"), ["23 = 23 missile exact", "16 = 16 test exact"]);
        assert_eq!(read("28,500 U.S. troops left"), ["28,500 = 28500 troop exact"]);
        assert_eq!(read("three short-range ballistic missiles"), ["three = 3 missile exact"]);
        assert_eq!(read("over 20 weapons tests"), ["over 20 = 20 test over"]);
        assert_eq!(read("At least 15 people were killed"), ["At least 15 = 15 people over"]);
        assert_eq!(read("dozens of boats"), ["dozens = 24-99 boat about"]);
        assert_eq!(read("15 dead"), ["15 = 15 dead exact"]);
    }

    #[test]
    fn units_are_normalised() {
        assert_eq!(read("trade exceeding $300 billion"), ["exceeding $300 billion = 300000000000 usd over"]);
        assert_eq!(read("a 30-minute call"), ["30 = 30 minute exact"]);
        assert_eq!(read("1.5bn euros"), ["1.5bn = 1500000000 eur exact"]);
        assert_eq!(read("nearly 12 per cent"), ["nearly 12 = 12 percent under"]);
        assert_eq!(read("A$40m"), ["A$40m = 40000000 aud exact"]);
    }

    #[test]
    fn an_hour_is_a_length_where_it_is_no_rate() {
        assert_eq!(read("lasted about an hour"), ["about an = 1 hour about"]);
        assert_eq!(read("for an hour and a half"), ["an = 1.5 hour exact"]);
        assert_eq!(read("half an hour"), ["half an = 0.5 hour exact"]);
        assert_eq!(read("paid by the hour, once an hour"), [""; 0]);
    }

    #[test]
    fn ranges_have_two_ends() {
        assert_eq!(read("10 to 12 ships"), ["10 to 12 = 10-12 ship exact"]);
        assert_eq!(read("between 10 and 12 ships"), ["10 and 12 = 10-12 ship exact"]);
        assert_eq!(read("$1-2 billion"), ["$1-2 billion = 1000000000-2000000000 usd exact"]);
        assert_eq!(read("300 or more ships"), ["300 or more = 300 ship over"]);
    }

    #[test]
    fn names_dates_and_scores_count_nothing() {
        assert_eq!(read("COVID-19 at the G20 on Aug. 2, 2019, and 9/11"), [""; 0]);
        assert_eq!(read("Flight 370 was lost; they won 3-2 and called 555-0123."), [""; 0]);
        assert_eq!(read("one of the men, no one, the third man"), [""; 0]);
        assert_eq!(read("In 1997 the 1990s began"), [""; 0]);
    }
}
