//! Hours of a day: "at 3 p.m." and "shortly before 5 p.m.", "in the morning" and "in the evening".

use crate::record::{Interval, Span, Time, TimeKind};

use super::dated::{Dated, Kind, led};
use crate::weigh::collate::Unit;
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::Scene;

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

/// Minutes that must lie between two exact times of one thing; watches and memories differ by less. A taste.
const LEAST: i32 = 20;

/// A time of day, in minutes after midnight, from its earliest to its latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    from: i32,
    to: i32,
}

impl Hours {
    /// Of a TIMEX3 value: "2026-03-03T15:00", "2026-03-03TMO".
    fn of(value: &str) -> Option<Self> {
        let (_, time) = value.split_once('T')?;
        let part = |from: i32, to: i32| Some(Self { from: from * HOUR, to: to * HOUR });
        match time {
            "MO" => part(2, 12),
            "AF" => part(12, 18),
            "EV" => part(17, 24),
            "NI" => part(18, 30),
            clock => {
                let (hours, rest) = clock.split_once(':')?;
                let minutes: i32 = rest.get(..2)?.parse().ok()?;
                let at = hours.parse::<i32>().ok()? * HOUR + minutes;
                Some(Self { from: at, to: at })
            }
        }
    }

    /// The minutes between two, round the clock; none where they share some.
    fn gap(self, other: Self) -> i32 {
        let once = |shift: i32| (other.from + shift - self.to).max(self.from - other.to - shift).max(0);
        [-DAY, 0, DAY].map(once).into_iter().min().unwrap_or(0)
    }

    const fn is_exact(self) -> bool {
        self.from == self.to
    }
}

pub const KIND: Kind<Hours> = Kind { only, apart, near: |_, _, _| true };

/// The one time of day of a unit; what stands in brackets behind it is the same in another zone.
fn only<'a>(scene: &Scene<'a>, unit: &Unit) -> Option<(&'a Time, Hours)> {
    let report = scene.story.get(unit.report).copied()?;
    let is_aside = |time: &&Time| report.text[..time.span.start].ends_with('(');
    let inside = |time: &&'a Time| {
        time.kind == TimeKind::Time && unit.content.iter().any(|span| span.contains(time.span))
    };
    let mut times = report.layers.times.iter().filter(inside).filter(|time| !is_aside(time));
    let (time, more) = (times.next()?, times.next());
    let hours = Hours::of(time.value.as_deref()?)?;
    more.is_none().then_some((time, hours))
}

/// How the hours of two readings stand to each other.
fn apart(scene: &Scene<'_>, a: &Dated<'_, Hours>, b: &Dated<'_, Hours>) -> Option<Verdict> {
    let [one, other] = [a, b].map(|dated| Told::of(scene, dated));
    let day = |dated: &Dated<'_, Hours>| dated.time.value.as_deref().and_then(Interval::of);
    let of_two_days = day(a).zip(day(b)).is_some_and(|(a, b)| !a.meets(b));
    if of_two_days || one.zone != other.zone || one.bound != other.bound {
        return None;
    }
    let is_exact = a.tells.is_exact() && b.tells.is_exact();
    let is_rough = one.is_rough || other.is_rough;
    // where a morning ends nobody knows to the hour
    let clear = if is_exact { HOUR } else { 2 * HOUR };
    match a.tells.gap(b.tells) {
        gap if gap >= clear => Some(if is_rough { Verdict::Soft } else { Verdict::Hard }),
        LEAST.. if !is_rough && is_exact => Some(Verdict::Soft),
        _ => None,
    }
}

/// What stands beside a time of day.
struct Told {
    /// In small letters; none for the time of the place.
    zone: Option<String>,
    /// "By", "until", "from": the time is an end of something.
    bound: Option<&'static str>,
    /// "About", "shortly after".
    is_rough: bool,
}

impl Told {
    fn of(scene: &Scene<'_>, dated: &Dated<'_, Hours>) -> Self {
        let (report, span) = (dated.unit.report, dated.time.span);
        let start = scene.sentence(report, span).start;
        let before = scene.lower(report, Span::new(start.min(span.start), span.start));
        let blurs = before.iter().rev().take(NEAR).any(|word| ROUGH.contains(&word.as_str()));
        // "shortly after 3 p.m." is about three, "after 3 p.m." may be any time
        let bound = led(scene, report, span).filter(|_| !blurs);
        let text = scene.text(report, span).to_lowercase();
        let zone = text.split(|c: char| !c.is_alphabetic()).find(|word| ZONES.contains(word));
        Self { zone: zone.map(str::to_owned), bound, is_rough: blurs || dated.time.modifier.is_some() }
    }
}

/// Words before a time among which one may blur it.
const NEAR: usize = 2;

const ROUGH: [&str; 12] = [
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "shortly",
    "just",
    "soon",
    "moments",
    "minutes",
];

const ZONES: [&str; 22] = [
    "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "eastern",
    "central", "pacific", "bst", "cet", "cest", "ist", "jst", "kst",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(a: &str, b: &str) -> Option<i32> {
        Some(Hours::of(a)?.gap(Hours::of(b)?))
    }

    #[test]
    fn hours_are_apart_round_the_clock() {
        assert_eq!(gap("2026-03-03T15:00", "2026-03-03T17:30"), Some(150));
        assert_eq!(gap("T23:30", "T00:15"), Some(45));
        assert_eq!(gap("2026-03-03TMO", "2026-03-03TEV"), Some(2 * HOUR));
        assert_eq!(gap("2026-03-03TNI", "2026-03-04T04:00"), Some(0));
        assert_eq!(gap("2026-03-03TMO", "2026-03-03TAF"), Some(0));
        assert_eq!(gap("T12:00", "T24:00"), Some(12 * HOUR));
        assert_eq!(gap("2026-03-03", "T12:00"), None);
    }
}
