//! Names of days, months, seasons, units, parts of the day and holidays.

use jiff::civil::Weekday;

/// "Monday", "Tues".
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "mondays" => Weekday::Monday,
        "tuesday" | "tue" | "tues" | "tuesdays" => Weekday::Tuesday,
        "wednesday" | "wed" | "wednesdays" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" | "thursdays" => Weekday::Thursday,
        "friday" | "fri" | "fridays" => Weekday::Friday,
        "saturday" | "sat" | "saturdays" => Weekday::Saturday,
        "sunday" | "sun" | "sundays" => Weekday::Sunday,
        _ => return None,
    })
}

/// "January", "Sept".
pub fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// TIMEX3 codes of seasons.
pub fn season(word: &str) -> Option<&'static str> {
    Some(match word {
        "spring" => "SP",
        "summer" => "SU",
        "fall" | "autumn" => "FA",
        "winter" => "WI",
        _ => return None,
    })
}

/// TIMEX3 codes of the parts of a day.
pub fn day_part(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "dawn" | "mornings" => "TMO",
        "afternoon" | "afternoons" => "TAF",
        "evening" | "evenings" => "TEV",
        "night" | "nights" | "overnight" => "TNI",
        _ => return None,
    })
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
}

impl Unit {
    /// "week", "weeks".
    pub fn of(word: &str) -> Option<Self> {
        let singular = match word {
            "centuries" => "century",
            "mins" => "min",
            "hrs" => "hr",
            "yrs" => "yr",
            "secs" => "sec",
            plural if plural.len() > 3 => plural.strip_suffix('s').unwrap_or(plural),
            other => other,
        };
        Some(match singular {
            "second" | "sec" => Self::Second,
            "minute" | "min" => Self::Minute,
            "hour" | "hr" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" | "yr" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "weekend" => Self::Weekend,
            _ => return None,
        })
    }

    /// A TIMEX3 duration: `amount` is digits or "X".
    pub fn duration(self, amount: &str) -> String {
        match self {
            Self::Second => format!("PT{amount}S"),
            Self::Minute => format!("PT{amount}M"),
            Self::Hour => format!("PT{amount}H"),
            Self::Day => format!("P{amount}D"),
            Self::Week => format!("P{amount}W"),
            Self::Month => format!("P{amount}M"),
            Self::Quarter => format!("P{amount}Q"),
            Self::Year => format!("P{amount}Y"),
            Self::Decade => format!("P{amount}DE"),
            Self::Century => format!("P{amount}CE"),
            Self::Weekend => format!("P{amount}WE"),
        }
    }

    /// A TIMEX3 duration of a counted number of units: decades and centuries count years.
    pub fn counted(self, amount: f64) -> String {
        let (unit, amount) = match self {
            Self::Decade => (Self::Year, amount * 10.0),
            Self::Century => (Self::Year, amount * 100.0),
            Self::Year if amount.fract() == 0.5 => return format!("P{}Y6M", amount.trunc()),
            Self::Hour if amount == 0.5 => (Self::Minute, 30.0),
            Self::Hour if amount.fract() == 0.5 => return format!("PT{}H30M", amount.trunc()),
            Self::Minute if amount.fract() == 0.5 => return format!("PT{}M30S", amount.trunc()),
            unit => (unit, amount),
        };
        let amount = if amount.fract() == 0.0 { format!("{amount:.0}") } else { format!("{amount}") };
        unit.duration(&amount)
    }
}

/// Fixed and movable days with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th weekday of a month; -1 is the last.
    Nth(i8, Weekday, i8),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// The holiday that these words name (lower case, without points), longest first.
pub const HOLIDAYS: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'", "s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "'", "s", "eve"], Holiday::Fixed(12, 31)),
    (&["valentine", "'", "s", "day"], Holiday::Fixed(2, 14)),
    (&["saint", "patrick", "'", "s", "day"], Holiday::Fixed(3, 17)),
    (&["martin", "luther", "king", "day"], Holiday::Nth(1, Weekday::Monday, 3)),
    (&["presidents", "'", "day"], Holiday::Nth(2, Weekday::Monday, 3)),
    (&["april", "fools", "'", "day"], Holiday::Fixed(4, 1)),
    (&["fourth", "of", "july"], Holiday::Fixed(7, 4)),
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["memorial", "day"], Holiday::Nth(5, Weekday::Monday, -1)),
    (&["independence", "day"], Holiday::Fixed(7, 4)),
    (&["labor", "day"], Holiday::Nth(9, Weekday::Monday, 1)),
    (&["columbus", "day"], Holiday::Nth(10, Weekday::Monday, 2)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["thanksgiving", "day"], Holiday::Nth(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], Holiday::Nth(11, Weekday::Thursday, 4)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["easter"], Holiday::Easter(0)),
];

/// Words that need no anchor and name no day: TIMEX3's references.
pub const REFERENCES: &[(&[&str], &str)] = &[
    (&["at", "the", "moment"], "PRESENT_REF"),
    (&["at", "this", "point"], "PRESENT_REF"),
    (&["at", "this", "time"], "PRESENT_REF"),
    (&["at", "present"], "PRESENT_REF"),
    (&["at", "press", "time"], "PRESENT_REF"),
    (&["right", "now"], "PRESENT_REF"),
    (&["just", "recently"], "PAST_REF"),
    (&["more", "recently"], "PAST_REF"),
    (&["most", "recently"], "PAST_REF"),
    (&["not", "long", "ago"], "PAST_REF"),
    (&["long", "ago"], "PAST_REF"),
    (&["the", "recent", "past"], "PAST_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["the", "past"], "PAST_REF"),
    (&["the", "present"], "PRESENT_REF"),
    (&["now"], "PRESENT_REF"),
    (&["nowadays"], "PRESENT_REF"),
    (&["currently"], "PRESENT_REF"),
    (&["presently"], "PRESENT_REF"),
    (&["current"], "PRESENT_REF"),
    (&["recently"], "PAST_REF"),
    (&["recent"], "PAST_REF"),
    (&["lately"], "PAST_REF"),
];
