//! When reports came out, and which came out later.

use std::cmp::Ordering;

use jiff::civil::{Date, Time};

/// When a report came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub day: Date,
    /// Minutes since midnight of that day; `None` where only the day is told.
    minutes: Option<i64>,
    /// Minutes east of Greenwich, where told.
    zone: Option<i64>,
}

/// Two reports nearer than this, in minutes, came out together: stamps of one crawl lie seconds apart.
const TOGETHER: i64 = 10;

impl Moment {
    /// The moment of an ISO 8601 date, or date and time with or without a zone. Midnight to the second is no time of day.
    pub fn of(published: &str) -> Option<Self> {
        let day: Date = published.get(..10)?.parse().ok()?;
        let rest = published.get(10..).unwrap_or_default().trim_start_matches(['T', ' ', 't']);
        let cut = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(cut);
        let clock = clock.split('.').next().unwrap_or(clock).trim();
        let time: Option<Time> = match clock.len() {
            5 => format!("{clock}:00").parse().ok(),
            _ => clock.parse().ok(),
        };
        let minutes = time
            .filter(|time| *time != Time::midnight())
            .map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
        Some(Self { day, minutes, zone: offset(zone) })
    }

    /// Which came out later; `None` where they do not tell.
    pub fn order(self, other: Self) -> Option<Ordering> {
        if let (Some(mine), Some(theirs)) = (self.minutes, other.minutes) {
            let zones = self.zone.zip(other.zone);
            let (mine, theirs) = zones.map_or((mine, theirs), |(a, b)| (mine - a, theirs - b));
            let apart = i64::from((self.day - other.day).get_days()) * 24 * 60 + mine - theirs;
            return (apart.abs() >= TOGETHER).then(|| apart.cmp(&0));
        }
        (self.day != other.day).then(|| self.day.cmp(&other.day))
    }
}

/// "+02:00", "-0400", "Z" in minutes.
fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4).and_then(|minutes| minutes.parse().ok()).unwrap_or(0);
    Some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(a: &str, b: &str) -> Option<Ordering> {
        Moment::of(a)?.order(Moment::of(b)?)
    }

    #[test]
    fn a_later_report_is_known_by_day_clock_and_zone() {
        assert_eq!(order("2026-03-03", "2026-03-04"), Some(Ordering::Less));
        assert_eq!(order("2026-03-03T18:00", "2026-03-03T09:00:00"), Some(Ordering::Greater));
        assert_eq!(order("2026-03-03T10:00:00+02:00", "2026-03-03 09:00:00Z"), Some(Ordering::Less));
        assert_eq!(order("2026-03-03T14:54:32.843-0400", "2026-03-03T19:30:00+0000"), Some(Ordering::Less));
    }

    #[test]
    fn what_is_not_told_is_not_known() {
        assert_eq!(order("2026-03-03", "2026-03-03T18:00"), None, "one day, one clock");
        assert_eq!(order("2026-03-03T00:00:00", "2026-03-03T18:00"), None, "midnight is a date");
        assert_eq!(order("2026-03-03T18:00:05", "2026-03-03T18:04:00"), None, "minutes apart");
        assert_eq!(order("spring", "2026-03-03"), None);
    }
}
