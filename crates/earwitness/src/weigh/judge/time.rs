//! Days of the same thing that cannot both be so, by interval logic: a day inside a week agrees.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::record::{Conflict, ConflictKind, Passage, Span, Time, TimeKind};

use super::conflict::{Joined, Side, Verdict};
use super::scene::{Scene, common};
use crate::weigh::collate::{Collation, Gathering, Unit};

/// First and last day of a TIMEX3 value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub first: Date,
    pub last: Date,
}

/// Friday in America is Saturday in Asia: days so near are one moment told from two places.
const ZONES_APART: i32 = 1;

impl Interval {
    /// The days that a value names: a day, week, month, quarter, season, year or decade.
    pub fn of(value: &str) -> Option<Self> {
        let date = value.split('T').next().unwrap_or(value);
        if let Some((year, week)) = date.split_once("-W") {
            let (number, weekend) =
                week.split_once('-').map_or((week, false), |(number, rest)| (number, rest == "WE"));
            let day = if weekend { Weekday::Saturday } else { Weekday::Monday };
            let first = ISOWeekDate::new(year.parse().ok()?, number.parse().ok()?, day).ok()?.date();
            let last = first.checked_add(if weekend { 1 } else { 6 }.days()).ok()?;
            return Some(Self { first, last });
        }
        let bytes = date.as_bytes();
        match date.len() {
            10 => date.parse().ok().map(|day| Self { first: day, last: day }),
            7 if bytes[4] == b'-' => {
                let year = date.get(..4)?.parse().ok()?;
                let (from, to) = match date.get(5..)? {
                    "Q1" => (1, 3),
                    "Q2" => (4, 6),
                    "Q3" => (7, 9),
                    "Q4" => (10, 12),
                    "H1" => (1, 6),
                    "H2" => (7, 12),
                    "SP" => (3, 6),
                    "SU" => (6, 9),
                    "FA" => (9, 12),
                    "WI" => (1, 12),
                    month => {
                        let month = month.parse().ok()?;
                        (month, month)
                    }
                };
                Some(Self {
                    first: Date::new(year, from, 1).ok()?,
                    last: Date::new(year, to, 1).ok()?.last_of_month(),
                })
            }
            4 => {
                let year = date.parse().ok()?;
                Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
            }
            3 => {
                let decade: i16 = date.parse().ok()?;
                let year = decade.checked_mul(10)?;
                Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year + 9, 12, 31).ok()? })
            }
            _ => None,
        }
    }

    /// Whether two intervals share a day, or lie so near that time zones explain it.
    pub fn meets(self, other: Self) -> bool {
        let near = |date: Date| date.checked_add(ZONES_APART.days()).unwrap_or(date);
        self.first <= near(other.last) && other.first <= near(self.last)
    }

    fn days(self) -> i32 {
        (self.last - self.first).get_days()
    }
}

/// The days and periods that the times inside a span name.
pub fn intervals(scene: &Scene<'_>, report: usize, span: Span) -> Vec<Interval> {
    let times = scene.story.get(report).map_or(&[][..], |report| &report.layers.times);
    let inside = times.iter().filter(|time| span.contains(time.span));
    inside.filter_map(|time| Interval::of(time.value.as_deref()?)).collect()
}

/// What two readings must share beside their times, as a sum of stem weights, before their days are one slot.
const SHARED_WEIGHT: f32 = 6.0;

/// All conflicts of time inside gatherings.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Conflict> {
    let mut joined = Joined::new(ConflictKind::Time);
    for gathering in collation.claims.iter().chain(&collation.statements) {
        compare(scene, gathering, &mut joined);
    }
    joined.conflicts(scene, "When")
}

fn compare(scene: &Scene<'_>, gathering: &Gathering, joined: &mut Joined) {
    let dated: Vec<(&Unit, &Time, Interval)> = gathering
        .units
        .iter()
        .filter_map(|unit| only_day(scene, unit).map(|(time, days)| (unit, time, days)))
        .collect();
    for (i, (a, time, days)) in dated.iter().enumerate().take(MOST) {
        for (b, other, others) in dated[i + 1..].iter().take(MOST) {
            if a.report == b.report || days.meets(*others) || !alike(scene, a, b) {
                continue;
            }
            if led(scene, a.report, time.span) != led(scene, b.report, other.span) {
                continue;
            }
            // Periods blur; only days are told apart. One weekday named twice is one day, whatever it was counted from.
            if days.days() > 1 || others.days() > 1 || same_words(scene, (a.report, time), (b.report, other))
            {
                continue;
            }
            joined.add(side(scene, a.report, time), side(scene, b.report, other), Verdict::Hard);
        }
    }
}

/// More readings than this are not compared each with each (a cap on work).
const MOST: usize = 60;

/// The one day or period of a unit's text; `None` where it has several or none.
fn only_day<'a>(scene: &Scene<'a>, unit: &Unit) -> Option<(&'a Time, Interval)> {
    let report = scene.story.get(unit.report)?;
    let inside = |time: &&'a Time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && unit.content.iter().any(|span| span.contains(time.span))
    };
    let mut times = report.layers.times.iter().filter(inside);
    let (time, more) = (times.next()?, times.next());
    let interval = Interval::of(time.value.as_deref().filter(|value| !is_clock(value))?)?;
    more.is_none().then_some((time, interval))
}

/// Whether two times share a word: "Monday night" and "on Monday".
fn same_words(scene: &Scene<'_>, (report, time): (usize, &Time), (other, than): (usize, &Time)) -> bool {
    let numbered = |report: usize, span: Span| {
        scene.story.get(report).is_some_and(|r| r.slice(span).contains(|c: char| c.is_ascii_digit()))
    };
    let dated = numbered(report, time.span) && numbered(other, than.span);
    !dated && !common(&scene.content(report, time.span), &scene.content(other, than.span)).is_empty()
}

/// Whether a value is of the clock: its day is seldom named beside it.
fn is_clock(value: &str) -> bool {
    value.split_once('T').is_some_and(|(_, tail)| tail.starts_with(|c: char| c.is_ascii_digit()))
}

fn alike(scene: &Scene<'_>, a: &Unit, b: &Unit) -> bool {
    let stems = |unit: &Unit| {
        let mut all: Vec<u32> =
            unit.content.iter().flat_map(|span| scene.content(unit.report, *span)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let shared = common(&stems(a), &stems(b));
    shared.len() >= 3 && shared.iter().map(|stem| scene.weight(*stem)).sum::<f32>() >= SHARED_WEIGHT
}

/// The function word before a time, where it changes what the time says: "since", "from", "until", "by", "before", "after".
fn led(scene: &Scene<'_>, report: usize, span: Span) -> Option<&'static str> {
    let words = scene.words.get(report)?;
    let at = words.partition_point(|word| word.span.start < span.start);
    let before = words.get(at.checked_sub(1)?)?;
    let text = before.span.of(&scene.story.get(report)?.text).to_lowercase();
    ["since", "from", "until", "till", "by", "before", "after", "through"]
        .into_iter()
        .find(|word| *word == text)
}

fn side(scene: &Scene<'_>, report: usize, time: &Time) -> Side {
    let text = scene.story.get(report).map_or("", |report| report.slice(time.span));
    let value = format!(
        "{} ({})",
        text.split_whitespace().collect::<Vec<_>>().join(" "),
        time.value.as_deref().unwrap_or("?")
    );
    Side::new(Passage { report, span: time.span }, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &str, b: &str) -> bool {
        let interval = |value| Interval::of(value).expect("a value of the calendar");
        interval(a).meets(interval(b))
    }

    #[test]
    fn a_day_inside_a_week_agrees() {
        assert!(meet("2021-03-03", "2021-W09"));
        assert!(!meet("2021-03-03", "2021-W11"));
        assert!(meet("2021-03-03", "2021-Q1"));
        assert!(!meet("2021-03", "2021-05"));
        assert!(meet("2021-03-05TEV", "2021-03-06"), "Friday in one place is Saturday in another");
        assert!(!meet("2021-03-05", "2021-03-07"));
        assert!(meet("199", "1994"));
    }
}
