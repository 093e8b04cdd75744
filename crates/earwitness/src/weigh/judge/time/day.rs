//! Days and periods, by interval logic: a day inside a week agrees.

use crate::record::{Interval, Span, Time, TimeKind};

use super::dated::{Dated, Kind, POSTED, differ_in_time_alone, led};
use crate::weigh::collate::Unit;
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::{Scene, common};

pub const KIND: Kind<Interval> = Kind { only, apart, near };

/// Days by their names, for "today" is as sure as the date of a page.
fn near(scene: &Scene<'_>, a: &Dated<'_, Interval>, b: &Dated<'_, Interval>) -> bool {
    a.tells.gap(b.tells) <= BLUR && [a, b].iter().all(|dated| is_day_by_name(scene, dated))
}

/// How the days of two readings stand to each other.
fn apart(scene: &Scene<'_>, a: &Dated<'_, Interval>, b: &Dated<'_, Interval>) -> Option<Verdict> {
    let led = |dated: &Dated<'_, Interval>| led(scene, dated.unit.report, dated.time.span);
    if led(a) != led(b) {
        return None;
    }
    // Since one year or since the next, though the one begins where the other ends. What was done in a year may have
    // been done again in another.
    let years = a.tells != b.tells
        && ([a, b].iter().all(|dated| is_bounded_by_year(scene, dated)) && differ_in_time_alone(scene, a, b)
            || [a, b].iter().all(|dated| is_year_of_once(scene, dated)) && a.tell_alike(b));
    let of_two_names = !same_words(scene, (a.unit.report, a.time), (b.unit.report, b.time));
    if a.tells.meets(b.tells) && !years {
        // A day and the next, each by its name: the one may be told from another place, and the other may be wrong.
        let named = [a, b].iter().all(|dated| is_day_by_name(scene, dated));
        let two = a.tells != b.tells && of_two_names && !are_one_night(a.time, b.time);
        return (named && two).then_some(Verdict::Soft);
    }
    // Periods blur: they are told apart only where days lie between them. One weekday named twice is one day,
    // whatever it was counted from.
    let blurred = a.tells.days() > 1 || b.tells.days() > 1;
    let far = a.tells.days() <= WEEK && b.tells.days() <= WEEK && a.tells.gap(b.tells) > BLUR;
    (of_two_names && (!blurred || far || years)).then_some(Verdict::Hard)
}

/// Whether two times are the end of a day and the beginning of the next: "late on Tuesday", "early on Wednesday".
fn are_one_night(a: &Time, b: &Time) -> bool {
    let (first, last) = if a.value <= b.value { (a, b) } else { (b, a) };
    let is = |time: &Time, modifier: &str, parts: &[&str]| {
        let part = time.value.as_deref().and_then(|value| value.split_once('T')).map(|(_, part)| part);
        let cut = time.modifier.as_deref() == Some(modifier);
        (cut || part.is_some_and(|part| parts.contains(&part)), cut)
    };
    let ((late, ends), (early, begins)) = (is(first, "END", &["EV", "NI"]), is(last, "START", &["MO"]));
    late && early && (ends || begins)
}

/// Whether its time is one year, named by its number, from or to which something lasts.
fn is_bounded_by_year(scene: &Scene<'_>, dated: &Dated<'_, Interval>) -> bool {
    let (report, value) = (dated.unit.report, dated.time.value.as_deref().unwrap_or_default());
    let named = value.len() == 4 && scene.text(report, dated.time.span) == value;
    named && led(scene, report, dated.time.span).is_some()
}

/// What is done to a thing, or happens to somebody, once.
const ONCE: [&str; 7] = ["built", "born", "founded", "established", "died", "constructed", "inaugurated"];

/// Whether its time is the year of what is done once: "built in 1964".
fn is_year_of_once(scene: &Scene<'_>, dated: &Dated<'_, Interval>) -> bool {
    let value = dated.time.value.as_deref().unwrap_or_default();
    value.len() == 4 && ONCE.iter().filter_map(|verb| scene.stem(verb)).any(|verb| dated.verb == Some(verb))
}

/// Whether its time is a whole day, called by its weekday or its date, and not counted from when the report came out.
fn is_day_by_name(scene: &Scene<'_>, dated: &Dated<'_, Interval>) -> bool {
    let day = |value: &str| value.split('T').next().is_some_and(|day| day.len() == "2026-03-03".len());
    let is_day = dated.time.value.as_deref().is_some_and(day);
    let text = scene.text(dated.unit.report, dated.time.span).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let dated = text.contains(|c: char| c.is_ascii_digit()) && !text.ends_with("ago");
    is_day && (dated || words.any(|word| WEEKDAYS.contains(&word)))
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A period longer than this, in days, is no time of an event.
const WEEK: i32 = 8;
/// Days that must lie between a day and a week, or two weeks, before they are told apart.
const BLUR: i32 = 2;

/// The one day or period of a unit's text; `None` where it has several or none.
fn only<'a>(scene: &Scene<'a>, unit: &Unit) -> Option<(&'a Time, Interval)> {
    let report = scene.story.get(unit.report)?;
    let inside = |time: &&'a Time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && unit.content.iter().any(|span| span.contains(time.span))
    };
    let mut times = report.layers.times.iter().filter(inside);
    let (time, more) = (times.next()?, times.next());
    let is_told = !points(report.slice(time.span)) && !is_stamp(scene, unit.report, time.span);
    let dated = |value: &&str| !is_clock(value) && is_told;
    let interval = Interval::of(time.value.as_deref().filter(dated)?)?;
    more.is_none().then_some((time, interval))
}

/// Whether a time is a stamp that a page set before its text: "Posted on May 3", "Tuesday, May 24, 2005 The pier".
fn is_stamp(scene: &Scene<'_>, report: usize, time: Span) -> bool {
    const NEAR: usize = 6;
    let sentence = scene.sentence(report, time);
    let before = scene.lower(report, Span::new(sentence.start.min(time.start), time.start));
    let posted = before.iter().rev().take(NEAR).any(|word| POSTED.contains(&word.as_str()));
    let text = scene.text(report, time);
    let year = text.get(text.len().saturating_sub(4)..).is_some_and(|end| end.parse::<u16>().is_ok());
    let behind = scene.story.get(report).map_or("", |report| &report.text[time.end..]);
    posted || before.is_empty() && year && behind.trim_start().starts_with(char::is_alphanumeric)
}

/// Words of a time that points to another one.
const POINTING: [&str; 8] = ["same", "that", "earlier", "later", "previous", "following", "after", "before"];

/// Whether a time points to what was told before, as "the same day": which day that is may have been read wrongly.
fn points(time: &str) -> bool {
    time.split_whitespace().any(|word| POINTING.contains(&word.to_lowercase().as_str()))
}

/// Whether two times share a word: "Monday night" and "on Monday".
fn same_words(scene: &Scene<'_>, (report, time): (usize, &Time), (other, than): (usize, &Time)) -> bool {
    let numbered = |report: usize, span: Span| {
        scene.story.get(report).is_some_and(|r| r.slice(span).contains(|c: char| c.is_ascii_digit()))
    };
    let dated = numbered(report, time.span) && numbered(other, than.span);
    let parts: Vec<u32> = PARTS.iter().filter_map(|part| scene.stem(part)).collect();
    let named = |report: usize, span: Span| -> Vec<u32> {
        scene.content(report, span).into_iter().filter(|stem| !parts.contains(stem)).collect()
    };
    let (one, two) = (named(report, time.span), named(other, than.span));
    // "June 20" is one day, whichever year it was read into, and is "June 20, 2012".
    let both = common(&one, &two).len();
    both > 0 && (!dated || both == one.len() || both == two.len())
}

/// Parts of any day: that two times share one makes them no one day.
const PARTS: [&str; 7] = ["morning", "noon", "afternoon", "evening", "night", "early", "late"];

/// Whether a value is of the clock: its day is seldom named beside it.
fn is_clock(value: &str) -> bool {
    value.split_once('T').is_some_and(|(_, tail)| tail.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_points_to_another_is_told_apart() {
        assert!(points("the same day") && points("a week earlier"));
        assert!(!points("March 4") && !points("last Tuesday"));
    }
}
