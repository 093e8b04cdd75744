//! What is named from where the reader stands: "yesterday", "last week", "two years ago", "Friday evening".

use super::{clock, date};
use crate::annotate::number::cardinal;
use crate::annotate::time::draft::{Base, Draft, Point, Turn, Value, Which};
use crate::annotate::time::lexicon::{self, Unit, day_part};
use crate::annotate::word::Words;
use crate::record::TimeKind;

/// "Friday", "last Friday", "Friday evening", "Friday, Oct. 30", "Friday next week", "Friday at 7 p.m."
pub fn weekday(words: &Words, i: usize) -> Option<Draft> {
    let (mut week, mut at) = match words.at(i) {
        "last" | "past" => (Turn::Last, i + 1),
        "this" => (Turn::This, i + 1 + usize::from(words.at(i + 1) == "coming")),
        "next" | "coming" => (Turn::Next, i + 1),
        _ => (Turn::Near, i),
    };
    let word = words.get(at)?;
    let day = lexicon::weekday(&word.lower).filter(|_| word.capital())?;
    let abbreviated = word.text.len() <= 5 && word.lower != "friday";
    if word.lower.ends_with("days") {
        return None;
    }
    at += 1;
    let point = words.after_point(at);
    if abbreviated && !word.lower.ends_with("day") {
        // "Sat", "Sun", "Mon" are words and names too: only with a point, or before a date.
        let dated = date::read(words, at + usize::from(words.at(at) == ",")).is_some();
        if point == at && !dated {
            return None;
        }
        at = point;
    }
    // "Friday, Oct. 30": the date says more.
    let comma = at + usize::from(words.at(at) == ",") + usize::from(words.run(at, &[",", "the"]));
    if let Some(dated) = date::read(words, comma)
        .filter(|d| matches!(&d.value, Value::Point(Point { base: Base::Day { .. }, .. })))
    {
        return Some(Draft { start: i, ..dated });
    }
    for (run, by) in [
        (&["next", "week"][..], 1),
        (&["of", "next", "week"], 1),
        (&["last", "week"], -1),
        (&["of", "last", "week"], -1),
        (&["this", "week"], 0),
        (&["of", "this", "week"], 0),
        (&["in", "the", "week", "ahead"], 1),
    ] {
        if words.run(at, run) {
            week = Turn::Week(by);
            at += run.len();
            break;
        }
    }
    let draft = Draft::point(i, at, Base::Weekday { day, week });
    Some(with_day_part(words, draft, at))
}

/// Adds "evening", "at 7 p.m." to a day.
fn with_day_part(words: &Words, draft: Draft, at: usize) -> Draft {
    if let Some(part) = day_part(words.at(at)) {
        return draft.at(part, at + 1);
    }
    if (words.at(at) == "early" || words.at(at) == "late")
        && let Some(part) = day_part(words.at(at + 1))
    {
        return draft.at(part, at + 2);
    }
    let noon = words.is(at, &["noon", "midnight"]);
    let from = at + usize::from(words.at(at) == ",");
    if noon || words.is(from, &["at", "around", "by"]) {
        let start = if noon { at } else { from + 1 + usize::from(words.is(from + 1, &["about", "around"])) };
        if let Some((tail, end)) = clock::tail(words, start) {
            return draft.at(tail, end);
        }
    }
    draft
}

/// "today", "yesterday morning", "tonight", "last night", "this evening".
pub fn day(words: &Words, i: usize) -> Option<Draft> {
    let at = |by: i32, end: usize| Draft::point(i, end, Base::Offset { unit: Unit::Day, by });
    match words.at(i) {
        "today" => Some(with_day_part(words, at(0, i + 1), i + 1)),
        "yesterday" => Some(with_day_part(words, at(-1, i + 1), i + 1)),
        "tomorrow" => Some(with_day_part(words, at(1, i + 1), i + 1)),
        "tonight" => Some(at(0, i + 1).at("TNI", i + 1)),
        "overnight" => Some(at(0, i + 1).at("TNI", i + 1)),
        "last" if words.at(i + 1) == "night" => Some(at(-1, i + 2).at("TNI", i + 2)),
        "last" if words.at(i + 1) == "evening" => Some(at(-1, i + 2).at("TEV", i + 2)),
        "this" => {
            let mid = usize::from(words.is(i + 1, &["early", "late", "very", "past"]));
            day_part(words.at(i + 1 + mid)).map(|part| at(0, i + 2 + mid).at(part, i + 2 + mid))
        }
        "day" if words.run(i + 1, &["before", "yesterday"]) => Some(at(-2, i + 3)),
        "day" if words.run(i + 1, &["after", "tomorrow"]) => Some(at(2, i + 3)),
        _ => None,
    }
}

/// "last week", "this year", "the past decade", "next month", "the weekend".
pub fn unit(words: &Words, i: usize) -> Option<Draft> {
    let by = match words.at(i) {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "upcoming" => 1,
        "weekend" if words.before(i) == "the" => {
            return Some(Draft::point(i, i + 1, Base::Offset { unit: Unit::Weekend, by: -1 }));
        }
        _ => return None,
    };
    let mid = usize::from(words.is(i + 1, &["past", "coming", "fiscal", "calendar", "school"]));
    let at = i + 1 + mid;
    let unit = Unit::of(words.at(at)).filter(|_| !words.at(at).ends_with('s'))?;
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day)
        || words.is_hyphen(at + 1) && words.glued(at + 1)
    {
        return None;
    }
    Some(Draft::point(i, at + 1, Base::Offset { unit, by }))
}

/// "two years ago", "a week earlier", "three days later", "five months from now"; "the past two months" is a duration.
pub fn count(words: &Words, i: usize) -> Option<Draft> {
    let (amount, at) = amount(words, i)?;
    let hyphen = usize::from(words.is_hyphen(at) && words.glued(at));
    let unit = Unit::of(words.at(at + hyphen))?;
    let end = at + hyphen + 1;
    let so = end + if words.run(end, &["or", "so"]) { 2 } else { 0 };
    let sign = match words.at(so) {
        "ago" => -1,
        "from" if words.is(so + 1, &["now", "today"]) => 1,
        "earlier" | "later" | "hence" => return named_offset(words, i, so, unit, amount),
        _ => return None,
    };
    let end = so + if sign > 0 { 2 } else { 1 };
    let Some(amount) = amount else {
        let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Draft::fixed(i, end, TimeKind::Date, value));
    };
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return Some(Draft::fixed(i, end, TimeKind::Duration, unit.counted(amount)));
    }
    let (unit, amount) = match unit {
        Unit::Decade => (Unit::Decade, amount),
        unit if amount.fract() == 0.5 && unit == Unit::Year => (Unit::Month, amount * 12.0),
        unit => (unit, amount.trunc()),
    };
    let by = sign * (amount.min(1e6) as i32);
    let base = if unit == Unit::Year && by == -1 { Base::YearBefore } else { Base::Offset { unit, by } };
    Some(Draft::point(i, end, base))
}

/// "a year earlier"; "three days later" is the stretch of time alone, since what it counts from is an event.
fn named_offset(words: &Words, i: usize, at: usize, unit: Unit, amount: Option<f64>) -> Option<Draft> {
    let amount = amount?;
    if unit == Unit::Year && amount == 1.0 && words.at(at) == "earlier" {
        return Some(Draft::point(i, at + 1, Base::YearBefore));
    }
    Some(Draft::fixed(i, at + 1, TimeKind::Duration, unit.counted(amount)))
}

/// How many: a number, "a", or `None` for "several".
pub fn amount(words: &Words, i: usize) -> Option<(Option<f64>, usize)> {
    if words.run(i, &["a", "couple"]) {
        return Some((Some(2.0), i + 2 + usize::from(words.at(i + 2) == "of")));
    }
    if words.run(i, &["a", "few"]) || words.run(i, &["a", "number", "of"]) {
        return Some((None, if words.at(i + 1) == "few" { i + 2 } else { i + 3 }));
    }
    if words.is(i, &["several", "many", "few", "some"]) {
        return Some((None, i + 1));
    }
    if let Some(cardinal) = cardinal::read(words, i) {
        let vague = cardinal.high.is_some();
        let of = usize::from(vague && words.at(cardinal.end) == "of");
        let more = usize::from(words.is(cardinal.end, &["more", "full", "straight", "consecutive"]));
        return Some(((!vague).then_some(cardinal.value), cardinal.end + of + more));
    }
    words.is(i, &["a", "an"]).then_some((Some(1.0), i + 1 + usize::from(words.is(i + 1, &["full", "whole"]))))
}

/// "last November", "this May", "next March".
pub fn month(words: &Words, i: usize) -> Option<Draft> {
    let year = match words.at(i) {
        "last" | "past" => Which::Last,
        "this" => Which::Shift(0),
        "next" | "coming" => Which::Next,
        _ => return None,
    };
    let (month, end) = date::month_name(words, i + 1)?;
    // "this Aug. 2, 2019, photograph": the date says more.
    let dated = words.get(end).is_some_and(|word| word.is_digits());
    (!dated).then(|| Draft::point(i, end, Base::Month { year, month }))
}

/// "that day", "the same day", "the following year".
pub fn named(words: &Words, i: usize) -> Option<Draft> {
    let (by, at) = match words.at(i) {
        "that" | "same" => (0, i + 1 + usize::from(words.at(i + 1) == "same")),
        "following" => (1, i + 1),
        "previous" | "preceding" => (-1, i + 1),
        _ => return None,
    };
    if words.at(i) == "same" && words.before(i) != "the" {
        return None;
    }
    let unit = match words.at(at) {
        "day" => Unit::Day,
        "week" if by != 0 => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    };
    let base = if by == 0 && unit == Unit::Day { Base::Named } else { Base::NamedOffset { unit, by } };
    Some(Draft::point(i, at + 1, base))
}
