//! Calendar dates: "Oct. 30, 1989", "30 October", "2019-08-02", "10/30/89", "April 2019".

use jiff::civil::Date;

use crate::annotate::number::cardinal::ordinal;
use crate::annotate::time::draft::{Base, Draft, Point, Value, Which};
use crate::annotate::time::lexicon::month;
use crate::annotate::word::Words;

/// Any date at a word.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    iso(words, i)
        .or_else(|| slashed(words, i))
        .or_else(|| month_first(words, i))
        .or_else(|| day_first(words, i))
}

/// A date that names its day, month and year, and the word after it.
pub fn full_date(words: &Words, i: usize) -> Option<(Date, usize)> {
    let draft = read(words, i)?;
    match draft.value {
        Value::Point(Point { base: Base::Day { year: Which::Given(year), month, day }, .. }) => {
            Date::new(year, month, day).ok().map(|date| (date, draft.end))
        }
        _ => None,
    }
}

/// A number of plain digits, no grouping.
fn plain(words: &Words, i: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let word = words.get(i).filter(|word| word.is_digits() && digits.contains(&word.text.len()))?;
    word.text.parse().ok()
}

/// A year of four digits that can be one.
pub fn year(words: &Words, i: usize) -> Option<i16> {
    plain(words, i, 4..=4).filter(|year| (1000..2200).contains(year))
}

/// A day of the month, with or without "th".
fn day(words: &Words, i: usize) -> Option<(i8, usize)> {
    let (number, end) = match ordinal(words, i) {
        Some((number, end)) => (i16::try_from(number).ok()?, end),
        None => (plain(words, i, 1..=2)?, i + 1),
    };
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    Some((day, end))
}

fn dated(start: usize, end: usize, year: Which, month: i8, day: i8) -> Option<Draft> {
    // A leap year, so that February 29 can be read without its year.
    let checked = if let Which::Given(year) = year { year } else { 2000 };
    Date::new(checked, month, day).ok()?;
    Some(Draft::point(start, end, Base::Day { year, month, day }))
}

/// "2019-08-02", with or without a time after it.
fn iso(words: &Words, i: usize) -> Option<Draft> {
    let year = year(words, i)?;
    let glue = |k: usize| words.at(k) == "-" && words.glued(k) && words.glued(k + 1);
    let month = plain(words, i + 2, 2..=2)?;
    let day = plain(words, i + 4, 2..=2)?;
    if !glue(i + 1) || !glue(i + 3) {
        return None;
    }
    dated(i, i + 5, Which::Given(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// "10/30/89", "30/10/1989": the American order unless the first number cannot be a month.
fn slashed(words: &Words, i: usize) -> Option<Draft> {
    let mark = words.is(i + 1, &["/", "-"]) && words.at(i + 3) == words.at(i + 1);
    if !mark || !(1..=4).all(|k| words.glued(i + k)) || words.glued(i) {
        return None;
    }
    let (a, b) = (plain(words, i, 1..=2)?, plain(words, i + 2, 1..=2)?);
    let year = match plain(words, i + 4, 2..=4)? {
        short @ 0..=49 => 2000 + short,
        short @ 50..=99 => 1900 + short,
        long => long,
    };
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    dated(i, i + 5, Which::Given(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The month at a word, and the word after it with its point.
pub fn month_name(words: &Words, i: usize) -> Option<(i8, usize)> {
    let word = words.get(i)?;
    let number = month(&word.lower)?;
    if !word.capital() {
        return None;
    }
    let short = word.text.len() <= 4 && !["may", "june", "july"].contains(&word.lower.as_str());
    Some((number, if short { words.after_point(i + 1) } else { i + 1 }))
}

/// "Oct. 30, 1989", "October 30th", "October 1989", "October".
fn month_first(words: &Words, i: usize) -> Option<Draft> {
    let (month, after) = month_name(words, i)?;
    if let Some((number, end)) = day(words, after)
        && !(words.at(end) == ":" && words.glued(end))
    {
        let comma = usize::from(words.at(end) == ",");
        let (year, end) = match year(words, end + comma) {
            Some(given) => (Which::Given(given), end + comma + 1),
            None => (Which::Near, end),
        };
        return dated(i, end, year, month, number);
    }
    let skip = usize::from(words.is(after, &[",", "of"]));
    if let Some(given) = year(words, after + skip) {
        return Some(Draft::point(i, after + skip + 1, Base::Month { year: Which::Given(given), month }));
    }
    if let Some((given, end)) = super::year::spelled(words, after) {
        return Some(Draft::point(i, end, Base::Month { year: Which::Given(given), month }));
    }
    let of = usize::from(words.at(after) == "of");
    let shift = match words.at(after + of) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    if let Some(by) = shift.filter(|_| words.at(after + of + 1) == "year") {
        return Some(Draft::point(i, after + of + 2, Base::Month { year: Which::Shift(by), month }));
    }
    // "February and December 2017": the year stands at the last month only.
    if words.is(after, &["and", "or", "to", "through", "until"])
        && let Some((_, next)) = month_name(words, after + 1)
        && let Some(given) = year(words, next)
    {
        return Some(Draft::point(i, after, Base::Month { year: Which::Given(given), month }));
    }
    is_month(words, i).then(|| Draft::point(i, after, Base::Month { year: Which::Near, month }))
}

/// Whether a bare "May", "March" or "Jan" is the month and no verb or name.
fn is_month(words: &Words, i: usize) -> bool {
    let before = words.before(i);
    match words.at(i) {
        "may" | "march" | "august" | "april" | "june" => {
            let led = [
                "in", "since", "until", "till", "by", "of", "from", "to", "through", "for", "before",
                "after", "during", "early", "late", "mid", "last", "next", "this", "-", "and", "or",
                "between", "each", "every", "around", "about", "the", "with", "a", "one", "on", "earlier",
            ];
            led.contains(&before)
                && (words.at(i) != "may" || words.get(i).is_some_and(|word| word.text == "May"))
        }
        "jan" | "mar" | "jun" | "sep" | "apr" | "feb" | "jul" | "oct" | "nov" | "dec" | "aug" | "sept" => {
            words.at(i + 1) == "."
        }
        _ => true,
    }
}

/// "30 October 1989", "the 30th of October".
fn day_first(words: &Words, i: usize) -> Option<Draft> {
    let (number, end) = day(words, i)?;
    let of = usize::from(words.at(end) == "of" && end > i + 1);
    let (month, end) = month_name(words, end + of)?;
    let comma = usize::from(words.at(end) == ",");
    let (year, end) = match year(words, end + comma) {
        Some(given) => (Which::Given(given), end + comma + 1),
        None => (Which::Near, end),
    };
    dated(i, end, year, month, number)
}
