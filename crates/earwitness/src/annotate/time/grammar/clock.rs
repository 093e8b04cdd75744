//! Times of day: "7 p.m. EDT Friday", "10:35", "noon Thursday".

use super::{date, relative};
use crate::annotate::time::draft::{Base, Draft, Value};
use crate::annotate::word::Words;
use crate::record::TimeKind;

/// A time of day, with the day named beside it.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    let (tail, mut end) = tail(words, i)?;
    let mut day = None;
    // "7 p.m. on Friday", "noon Thursday", "3 p.m. today", "7 p.m. Friday EDT"
    let skip = usize::from(words.is(end, &["on", ",", "last", "this"]));
    for at in [end, end + skip] {
        let found = relative::weekday(words, at)
            .or_else(|| relative::day(words, at))
            .or_else(|| date::read(words, at));
        if let Some(found) = found.filter(|found| found.kind == TimeKind::Date) {
            end = zone(words, found.end);
            day = Some(found);
            break;
        }
    }
    let base = match day.map(|day| day.value) {
        Some(Value::Point(point)) => point.base,
        Some(Value::Fixed(_)) => return None,
        None => Base::Named,
    };
    Some(Draft::point(i, end, base).at(tail, end))
}

/// "T19:00" and the word after the time and its zone.
pub fn tail(words: &Words, i: usize) -> Option<(String, usize)> {
    if words.at(i) == "noon" || words.at(i) == "midday" {
        return Some(("T12:00".into(), i + 1));
    }
    if words.at(i) == "midnight" {
        return Some(("T24:00".into(), i + 1));
    }
    if let Some(dotted) = dotted(words, i) {
        return Some(dotted);
    }
    let hour: u32 =
        words.get(i).filter(|word| word.is_digits() && word.text.len() <= 2)?.text.parse().ok()?;
    let colon = words.is(i + 1, &[":"]) && words.glued(i + 1) && words.glued(i + 2);
    let digits = words.get(i + 2).filter(|word| colon && word.is_digits() && word.text.len() == 2);
    let minute: Option<u32> = digits.and_then(|word| word.text.parse().ok()).filter(|minute| *minute < 60);
    let after = if minute.is_some() { i + 3 } else { i + 1 };
    let (half, end) = half(words, after);
    let hour = match half {
        Some(half) => half.of(hour)?,
        None if minute.is_some() && hour < 24 => hour,
        None => return None,
    };
    // A bare "3:16" may be a verse, a score or a duration: it needs a zone or a preposition.
    let zoned = zone(words, end) > end;
    if half.is_none()
        && !zoned
        && !["at", "around", "about", "by", "until", "from", "before", "after", "since"]
            .contains(&words.before(i))
    {
        return None;
    }
    Some((format!("T{hour:02}:{:02}", minute.unwrap_or(0)), zone(words, end)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    /// The hour of the day.
    fn of(self, hour: u32) -> Option<u32> {
        let morning = (1..=12).contains(&hour).then_some(hour % 12)?;
        Some(if self == Self::Morning { morning } else { morning + 12 })
    }
}

/// "5.52 a.m.", as the British write it; without its half of the day it is a number.
fn dotted(words: &Words, i: usize) -> Option<(String, usize)> {
    let (hour, minute) = words.get(i)?.text.split_once('.').filter(|(_, minute)| minute.len() == 2)?;
    let minute = minute.parse::<u32>().ok().filter(|minute| *minute < 60)?;
    let (half, end) = half(words, i + 1);
    let hour = half?.of(hour.parse().ok()?)?;
    Some((format!("T{hour:02}:{minute:02}"), zone(words, end)))
}

/// "a.m.", "pm", "o'clock".
fn half(words: &Words, i: usize) -> (Option<Half>, usize) {
    match words.at(i) {
        "am" => (Some(Half::Morning), i + 1),
        "pm" => (Some(Half::Afternoon), i + 1),
        letter @ ("a" | "p") if words.at(i + 1) == "." && words.glued(i + 1) && words.at(i + 2) == "m" => {
            let half = if letter == "a" { Half::Morning } else { Half::Afternoon };
            (Some(half), words.after_point(i + 3))
        }
        _ => (None, i),
    }
}

/// After a time zone or "local time", in brackets or not.
fn zone(words: &Words, i: usize) -> usize {
    const ZONES: &[&str] = &[
        "gmt", "utc", "est", "edt", "et", "cst", "cdt", "mst", "mdt", "pst", "pdt", "pt", "bst", "cet",
        "cest", "kst", "jst", "ist", "hkt", "msk", "aest", "aedt",
    ];
    let comma = i + usize::from(words.at(i) == ",");
    if words.is(comma, ZONES) && words.get(comma).is_some_and(|word| word.text == word.text.to_uppercase()) {
        return comma + 1;
    }
    if words.run(comma, &["local", "time"]) {
        return comma + 2;
    }
    if words.get(i).is_some_and(|word| word.capital()) && words.at(i + 1) == "time" {
        return i + 2;
    }
    i
}
