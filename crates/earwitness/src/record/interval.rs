//! The days that a time expression names.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

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

    /// The days that lie between two intervals; none where they touch or overlap.
    pub fn gap(self, other: Self) -> i32 {
        let between = |before: Self, after: Self| (after.first - before.last).get_days() - 1;
        between(self, other).max(between(other, self)).max(0)
    }

    /// Whether some days are named and others are, and none of the ones is one of the others.
    pub fn are_apart(some: &[Self], others: &[Self]) -> bool {
        let met =
            some.iter().any(|one| others.iter().any(|other| one.meets(*other) || one.is_date_of(*other)));
        !some.is_empty() && !others.is_empty() && !met
    }

    /// Whether two intervals share a day, or lie so near that time zones explain it.
    pub fn meets(self, other: Self) -> bool {
        let near = |date: Date| date.checked_add(ZONES_APART.days()).unwrap_or(date);
        self.first <= near(other.last) && other.first <= near(self.last)
    }

    /// Whether all days of another lie inside.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether both are one day of the calendar, though of two years: which year is meant may have been read wrongly.
    fn is_date_of(self, other: Self) -> bool {
        let date = |day: Date| (day.month(), day.day());
        self.days() == 0 && other.days() == 0 && date(self.first) == date(other.first)
    }

    /// How many days lie between the first and the last.
    pub fn days(self) -> i32 {
        (self.last - self.first).get_days()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &str, b: &str) -> bool {
        let interval = |value| Interval::of(value).expect("a value of the calendar");
        interval(a).meets(interval(b))
    }

    #[test]
    fn days_between() {
        let of = |value| Interval::of(value).expect("an interval");
        assert_eq!(of("2021-02-20").gap(of("2021-W08")), 1);
        assert_eq!(of("2021-W08").gap(of("2021-01-20")), 32);
        assert_eq!(of("2021-02-23").gap(of("2021-W08")), 0);
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
