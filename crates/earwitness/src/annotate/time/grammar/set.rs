//! Times that come again: "every year", "each Thursday", "daily", "twice a week", "Mondays".

use super::relative::amount;
use crate::annotate::time::draft::Draft;
use crate::annotate::time::lexicon::{self, Unit, day_part};
use crate::annotate::word::Words;
use crate::record::TimeKind;
use jiff::civil::Weekday;

/// A set at a word.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    every(words, i).or_else(|| adverb(words, i)).or_else(|| times(words, i)).or_else(|| plural(words, i))
}

fn on(weekday: Weekday, tail: &str) -> String {
    format!("XXXX-WXX-{}{tail}", weekday.to_monday_one_offset())
}

/// "every day", "each Thursday", "every other week", "every two years", "each July".
fn every(words: &Words, i: usize) -> Option<Draft> {
    if !words.is(i, &["every", "each"]) {
        return None;
    }
    let set = |end, value: String| Some(Draft::fixed(i, end, TimeKind::Set, value));
    let at = i + 1 + usize::from(words.is(i + 1, &["other", "single"]));
    if let Some(weekday) = lexicon::weekday(words.at(at)) {
        let part = day_part(words.at(at + 1));
        return set(at + 1 + usize::from(part.is_some()), on(weekday, part.unwrap_or_default()));
    }
    if let Some((month, end)) = super::date::month_name(words, at) {
        return set(end, format!("XXXX-{month:02}"));
    }
    if let Some(part) = day_part(words.at(at)) {
        return set(at + 1, format!("XXXX-XX-XX{part}"));
    }
    if let Some(unit) = Unit::of(words.at(at)) {
        let every_other = words.at(i + 1) == "other";
        return set(at + 1, unit.counted(if every_other { 2.0 } else { 1.0 }));
    }
    if let Some(season) = lexicon::season(words.at(at)) {
        return set(at + 1, format!("XXXX-{season}"));
    }
    let (number, at) = amount(words, i + 1)?;
    let unit = Unit::of(words.at(at))?;
    set(at + 1, number.map_or_else(|| unit.duration("X"), |number| unit.counted(number)))
}

/// "daily", "nightly", "hourly".
fn adverb(words: &Words, i: usize) -> Option<Draft> {
    let value = match words.at(i) {
        "daily" if !words.get(i)?.capital() => "P1D",
        "weekly" if !words.get(i)?.capital() => "P1W",
        "monthly" => "P1M",
        "hourly" => "PT1H",
        "nightly" => "XXXX-XX-XXTNI",
        _ => return None,
    };
    Some(Draft::fixed(i, i + 1, TimeKind::Set, value))
}

/// "twice a week", "three times a day", "once per month".
fn times(words: &Words, i: usize) -> Option<Draft> {
    let at = if words.is(i, &["once", "twice"]) {
        i + 1
    } else {
        let (_, at) = amount(words, i)?;
        if words.at(at) != "times" {
            return None;
        }
        at + 1
    };
    let unit = Unit::of(words.at(at + 1)).filter(|_| words.is(at, &["a", "an", "per", "every", "each"]))?;
    Some(Draft::fixed(i, at + 2, TimeKind::Set, unit.counted(1.0)))
}

/// "Mondays", "Tuesday nights".
fn plural(words: &Words, i: usize) -> Option<Draft> {
    let word = words.get(i).filter(|word| word.capital())?;
    let weekday = lexicon::weekday(&word.lower)?;
    if word.lower.ends_with("days") {
        return Some(Draft::fixed(i, i + 1, TimeKind::Set, on(weekday, "")));
    }
    let part = day_part(words.at(i + 1)).filter(|_| words.at(i + 1).ends_with('s'))?;
    Some(Draft::fixed(i, i + 2, TimeKind::Set, on(weekday, part)))
}
