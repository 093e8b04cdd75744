//! From drafts to TIMEX3 values: calendar arithmetic against the day of publication.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::draft::{Base, Point, Turn, Value, Which};
use super::lexicon::{Holiday, Unit};
use super::tense::Tense;

/// A date so many times nearer than the one that the tense asks for is meant all the same: "announced that talks begin
/// Dec. 15" on a day in November (TimeBank).
const MUCH_NEARER: i32 = 3;

/// What expressions are anchored on.
#[derive(Debug, Clone, Copy)]
pub struct Anchor {
    /// The day of publication.
    pub published: Option<Date>,
    /// The day last named in the text.
    pub named: Option<Date>,
    /// The quarter named shortly before.
    pub quarter: Option<Quarter>,
}

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    pub year: i16,
    pub number: i8,
}

impl Quarter {
    /// "1989-Q3".
    pub fn parse(value: &str) -> Option<Self> {
        let (year, number) = value.split_once("-Q")?;
        Some(Self { year: year.parse().ok()?, number: number.parse().ok()? })
    }

    /// The last one that was over on a day: what business news calls the latest.
    fn latest(date: Date) -> Self {
        match (date.month() - 1) / 3 {
            0 => Self { year: date.year() - 1, number: 4 },
            number => Self { year: date.year(), number },
        }
    }
}

/// The TIMEX3 value, and the day where it names one; `None` where nothing anchors it.
pub fn resolve(value: &Value, anchor: Anchor, tense: Tense) -> Option<(String, Option<Date>)> {
    match value {
        Value::Fixed(value) => Some((value.clone(), None)),
        Value::Point(point) => resolve_point(point, anchor, tense),
    }
}

fn resolve_point(point: &Point, anchor: Anchor, tense: Tense) -> Option<(String, Option<Date>)> {
    let published = anchor.published;
    let day = |date: Date| (format!("{date}{}", point.tail), Some(date));
    let named = anchor.named.or(published);
    match point.base {
        Base::Day { year, month, day: number } => {
            let near = |year: i16| Date::new(year, month, number).ok();
            let year = which_year(year, published, tense, |y| near(y).map(|d| (d, d)))?;
            near(year).map(day)
        }
        Base::Month { year, month } => {
            let bounds = |y: i16| Date::new(y, month, 1).ok().map(|first| (first, first.last_of_month()));
            let year = which_year(year, published, tense, bounds)?;
            Some((format!("{year:04}-{month:02}{}", point.tail), None))
        }
        Base::Weekday { day: weekday, week } => turn(published?, weekday, week, tense).map(day),
        Base::Offset { unit: Unit::Day, by } => published?.checked_add(by.days()).ok().map(day),
        Base::Offset { unit, by } => Some((offset(published?, unit, by)? + &point.tail, None)),
        Base::NamedQuarter { years } => {
            let quarter = anchor.quarter.or_else(|| published.map(Quarter::latest))?;
            Some((format!("{:04}-Q{}", quarter.year.checked_add(years)?, quarter.number), None))
        }
        Base::YearBefore => match anchor.quarter {
            Some(quarter) => Some((format!("{:04}-Q{}", quarter.year.checked_sub(1)?, quarter.number), None)),
            None => Some((offset(published?, Unit::Year, -1)?, None)),
        },
        Base::NamedOffset { unit: Unit::Day, by } => named?.checked_add(by.days()).ok().map(day),
        Base::NamedOffset { unit, by } => Some((offset(named?, unit, by)? + &point.tail, None)),
        Base::Named => named.map(day),
        Base::Period { year, code } => {
            let bounds = |y: i16| period(y, code);
            let year = which_year(year, published, tense, bounds)?;
            Some((format!("{year:04}-{code}"), None))
        }
        Base::Holiday { holiday, year } => {
            let near = |y: i16| holiday_in(y, holiday);
            let year = which_year(year, published, tense, |y| near(y).map(|d| (d, d)))?;
            near(year).map(day)
        }
        Base::YearEnd { year } => {
            let year = which_year(year, published, tense, |y| period(y, "H2"))?;
            Date::new(year, 12, 31).ok().map(day)
        }
    }
}

/// The year meant, for something that lies between two days of each year.
fn which_year(
    which: Which,
    published: Option<Date>,
    tense: Tense,
    bounds: impl Fn(i16) -> Option<(Date, Date)>,
) -> Option<i16> {
    let year = published.map(Date::year);
    match which {
        Which::Given(given) => Some(given),
        Which::Shift(by) => year?.checked_add(by),
        Which::Last => {
            let (published, year) = (published?, year?);
            [year, year - 1].into_iter().find(|y| bounds(*y).is_some_and(|(_, end)| end < published))
        }
        Which::Next => {
            let (published, year) = (published?, year?);
            [year, year + 1].into_iter().find(|y| bounds(*y).is_some_and(|(start, _)| start > published))
        }
        Which::Near => {
            let (published, year) = (published?, year?);
            let past = [year, year - 1]
                .into_iter()
                .find(|y| bounds(*y).is_some_and(|(start, _)| start <= published));
            let coming =
                [year, year + 1].into_iter().find(|y| bounds(*y).is_some_and(|(_, end)| end >= published));
            let away = |y: Option<i16>| {
                let (start, end) = y.and_then(&bounds)?;
                Some(days_between(start, published).abs().min(days_between(end, published).abs()))
            };
            match (away(past), away(coming), tense) {
                (Some(back), Some(ahead), Tense::Past) if back > ahead * MUCH_NEARER => coming,
                (Some(back), Some(ahead), Tense::Future) if ahead > back * MUCH_NEARER => past,
                (Some(back), Some(ahead), Tense::Unknown) => {
                    if back <= ahead {
                        past
                    } else {
                        coming
                    }
                }
                (_, _, Tense::Future) => coming.or(past),
                _ => past.or(coming),
            }
        }
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    (a - b).get_days()
}

/// First and last day of a quarter, half or season.
fn period(year: i16, code: &str) -> Option<(Date, Date)> {
    let (from, to) = match code {
        "Q1" => (1, 3),
        "Q2" | "SP" => (4, 6),
        "Q3" | "SU" => (7, 9),
        "Q4" | "FA" => (10, 12),
        "WI" => (1, 2),
        "H1" => (1, 6),
        _ => (7, 12),
    };
    Some((Date::new(year, from, 1).ok()?, Date::new(year, to, 1).ok()?.last_of_month()))
}

/// The weekday meant.
fn turn(published: Date, weekday: Weekday, week: Turn, tense: Tense) -> Option<Date> {
    let back = i32::from(published.weekday().since(weekday));
    let past = published.checked_sub(back.days()).ok()?;
    let monday = published.checked_sub(i32::from(published.weekday().since(Weekday::Monday)).days()).ok()?;
    let in_week = |by: i32| {
        let days = by * 7 + i32::from(weekday.since(Weekday::Monday));
        monday.checked_add(days.days()).ok()
    };
    match week {
        Turn::Last if back == 0 => published.checked_sub(7.days()).ok(),
        Turn::Last => Some(past),
        Turn::Next => past.checked_add(7.days()).ok(),
        Turn::This => in_week(0),
        Turn::Week(by) => in_week(by),
        Turn::Near if back == 0 => Some(published),
        Turn::Near if tense == Tense::Future => past.checked_add(7.days()).ok(),
        Turn::Near => Some(past),
    }
}

/// So many units from a day, at the unit's own grain.
fn offset(from: Date, unit: Unit, by: i32) -> Option<String> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => from.checked_add(by.days()).ok()?.to_string(),
        Unit::Week => week(from.checked_add((by.checked_mul(7)?).days()).ok()?),
        Unit::Weekend => format!("{}-WE", week(from.checked_add((by.checked_mul(7)?).days()).ok()?)),
        Unit::Month => {
            let date = from.first_of_month().checked_add(by.months()).ok()?;
            format!("{:04}-{:02}", date.year(), date.month())
        }
        Unit::Quarter => {
            let date = from.first_of_month().checked_add((by.checked_mul(3)?).months()).ok()?;
            format!("{:04}-Q{}", date.year(), (date.month() - 1) / 3 + 1)
        }
        Unit::Year => format!("{:04}", i32::from(from.year()).checked_add(by)?),
        Unit::Decade => format!("{:03}", (i32::from(from.year()) / 10).checked_add(by)?),
        Unit::Century => format!("{:02}", (i32::from(from.year()) / 100).checked_add(by)?),
    })
}

/// ISO 8601 week: "2025-W23".
fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn holiday_in(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, weekday, nth) => {
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
    }
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekdays_turn_with_the_tense() {
        let friday = date(2021, 3, 5);
        let on = |weekday, week, tense| turn(friday, weekday, week, tense).unwrap_or_default();
        assert_eq!(on(Weekday::Tuesday, Turn::Near, Tense::Past), date(2021, 3, 2));
        assert_eq!(on(Weekday::Tuesday, Turn::Near, Tense::Future), date(2021, 3, 9));
        assert_eq!(on(Weekday::Friday, Turn::Near, Tense::Past), friday);
        assert_eq!(on(Weekday::Friday, Turn::Last, Tense::Past), date(2021, 2, 26));
        assert_eq!(on(Weekday::Friday, Turn::Next, Tense::Past), date(2021, 3, 12));
    }

    #[test]
    fn weeks_follow_iso_over_the_turn_of_the_year() {
        assert_eq!(offset(date(2021, 1, 2), Unit::Week, 0).as_deref(), Some("2020-W53"));
        assert_eq!(offset(date(2021, 1, 31), Unit::Month, -2).as_deref(), Some("2020-11"));
    }

    #[test]
    fn easter_moves() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(2025), Some(date(2025, 4, 20)));
    }
}
