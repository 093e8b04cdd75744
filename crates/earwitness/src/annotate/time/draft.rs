//! What a grammar reads, before it is anchored.

use jiff::civil::Weekday;

use super::lexicon::{Holiday, Unit};
use crate::record::TimeKind;

/// An expression as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Words `start..end`.
    pub start: usize,
    pub end: usize,
    pub kind: TimeKind,
    pub value: Value,
    /// TIMEX3 modifier.
    pub modifier: Option<&'static str>,
}

/// A value, anchored or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Needs no anchor: durations, sets, years, references.
    Fixed(String),
    Point(Point),
}

/// A point or period of the calendar, perhaps with a time of day after it ("TEV", "T19:00").
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub base: Base,
    pub tail: String,
}

/// The calendar part of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Base {
    Day {
        year: Which,
        month: i8,
        day: i8,
    },
    Month {
        year: Which,
        month: i8,
    },
    Weekday {
        day: Weekday,
        week: Turn,
    },
    /// So many units from the day of publication: yesterday, last week, three years ago.
    Offset {
        unit: Unit,
        by: i32,
    },
    /// The first, second … quarter or half: TIMEX3 code.
    Period {
        year: Which,
        code: &'static str,
    },
    Holiday {
        holiday: Holiday,
        year: Which,
    },
    /// A year with a code after it that needs none of the rest: "year-end".
    YearEnd {
        year: Which,
    },
    /// "the quarter", "the year-ago quarter": so many years from the quarter last named.
    NamedQuarter {
        years: i16,
    },
    /// "a year ago": of the quarter last named, where there is one, else of the day of publication.
    YearBefore,
    /// "that day": the day last named.
    Named,
    /// So many units from the day last named: "two days later".
    NamedOffset {
        unit: Unit,
        by: i32,
    },
}

/// Which year (or which one of a series) is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Given(i16),
    /// Years from that of publication: "last year" is -1.
    Shift(i16),
    /// The last one before, the next one after publication.
    Last,
    Next,
    /// The near one that the tense allows.
    Near,
}

/// "last Friday", "this Friday", "next Friday", "Friday".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Last,
    This,
    Next,
    /// Past or coming, as the tense has it.
    Near,
    /// So many weeks from the week of publication.
    Week(i32),
}

impl Point {
    pub const fn new(base: Base) -> Self {
        Self { base, tail: String::new() }
    }
}

impl Draft {
    pub fn fixed(start: usize, end: usize, kind: TimeKind, value: impl Into<String>) -> Self {
        Self { start, end, kind, value: Value::Fixed(value.into()), modifier: None }
    }

    pub const fn point(start: usize, end: usize, base: Base) -> Self {
        Self { start, end, kind: TimeKind::Date, value: Value::Point(Point::new(base)), modifier: None }
    }

    /// With a time of day: a TIME in TIMEX3's terms.
    pub fn at(mut self, tail: impl Into<String>, end: usize) -> Self {
        if let Value::Point(point) = &mut self.value {
            point.tail = tail.into();
            self.kind = TimeKind::Time;
            self.end = self.end.max(end);
        }
        self
    }

    /// In a year named just before, where the draft names none.
    pub fn in_year(mut self, given: i16) -> Self {
        if let Value::Point(Point { base: Base::Day { year, .. } | Base::Month { year, .. }, .. }) =
            &mut self.value
            && *year == Which::Near
        {
            *year = Which::Given(given);
        }
        self
    }

    pub const fn modified(mut self, modifier: Option<&'static str>) -> Self {
        if modifier.is_some() {
            self.modifier = modifier;
        }
        self
    }
}
