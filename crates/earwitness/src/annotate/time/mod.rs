//! Time expressions, normalised to TIMEX3 (TimeML 1.2.1) against the publication date.
//!
//! A hand-written grammar in the sense of HeidelTime (Strötgen and Gertz 2013): rules read drafts from the words, then
//! each draft is anchored on the day of publication, the tense of its clause and the day last named.

mod anchor;
mod draft;
mod grammar;
pub(super) mod lexicon;
mod resolve;
mod tense;

use super::word::Words;
use crate::record::{Report, Time, TimeKind};
use draft::{Base, Value};
use resolve::{Anchor, Quarter};

/// For how many words "a year earlier" looks back to the quarter last named (TimeBank: the same or the next sentence).
const QUARTER_REACH: usize = 40;

/// For how many words a year lends itself to a date after it: "last year, in July".
const YEAR_REACH: usize = 3;

/// All of a report, in reading order.
pub fn find(report: &Report) -> Vec<Time> {
    let words = Words::new(&report.text, &report.layers.parts);
    let mut anchor = Anchor { published: anchor::published(report, &words), named: None, quarter: None };
    let mut quarter_until = 0;
    let mut times = Vec::new();
    let mut year = None;
    for mut draft in grammar::drafts(&words) {
        if let Some((year, until)) = year
            && draft.start < until
        {
            draft = draft.in_year(year);
        }
        if draft.start > quarter_until {
            anchor.quarter = None;
        }
        let tense = tense::around(&words, draft.start, draft.end);
        let resolved = resolve::resolve(&draft.value, anchor, tense);
        if let Some((_, Some(day))) = &resolved {
            anchor.named = Some(*day);
        } else if matches!(&draft.value, Value::Point(point) if !matches!(point.base, Base::Named)) {
            anchor.named = None;
        }
        if let Some(quarter) = resolved.as_ref().and_then(|(value, _)| Quarter::parse(value))
            && !matches!(&draft.value, Value::Point(point) if point.base == Base::YearBefore)
        {
            anchor.quarter = Some(quarter);
            quarter_until = draft.end + QUARTER_REACH;
        }
        year = resolved
            .as_ref()
            .and_then(|(value, _)| value.parse().ok())
            .map(|year: i16| (year, draft.end + YEAR_REACH));
        times.push(Time {
            span: words.span(draft.start, draft.end),
            kind: draft.kind,
            value: resolved.map(|(value, _)| value),
            modifier: draft.modifier.map(str::to_owned),
        });
    }
    times
}

/// Whether a time expression is one of the calendar, so that its digits count nothing.
pub(super) const fn is_calendar(time: &Time) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Part, PartKind, Span};

    /// "words = value" for every expression.
    fn read(text: &str, published: Option<&str>) -> Vec<String> {
        let mut report =
            Report { text: text.into(), published: published.map(Into::into), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        let show = |time: &Time| {
            let modifier = time.modifier.as_deref().map_or(String::new(), |modifier| format!(" {modifier}"));
            format!("{} = {}{modifier}", report.slice(time.span), time.value.as_deref().unwrap_or("?"))
        };
        find(&report).iter().map(show).collect()
    }

    fn on_friday(text: &str) -> Vec<String> {
        read(text, Some("2021-03-05T09:00:00Z"))
    }

    #[test]
    fn relative_days_count_from_publication() {
        assert_eq!(on_friday("The ferry sank on Tuesday."), ["Tuesday = 2021-03-02"]);
        assert_eq!(on_friday("The ferry will sail again on Tuesday."), ["Tuesday = 2021-03-09"]);
        assert_eq!(
            on_friday("It sank late Monday, two years ago today."),
            ["late Monday = 2021-03-01 END", "two years ago = 2019", "today = 2021-03-05"]
        );
        assert_eq!(
            on_friday("last week\u{2019}s vote, earlier this month"),
            ["last week = 2021-W08", "earlier this month = 2021-03"]
        );
        assert_eq!(
            on_friday("The party courted voters ahead of September\u{2019}s election."),
            ["September = 2021-09"]
        );
        assert_eq!(
            on_friday("They meet this November and next Friday."),
            ["this November = 2021-11", "next Friday = 2021-03-12"]
        );
    }

    #[test]
    fn without_a_date_only_the_absolute_has_values() {
        let found =
            read("On Tuesday, as in Aug. 2, 2019, and in the 1990s, for over 30 minutes last week.", None);
        assert_eq!(
            found,
            [
                "Tuesday = ?",
                "Aug. 2, 2019 = 2019-08-02",
                "the 1990s = 199",
                "over 30 minutes = PT30M MORE_THAN",
                "last week = ?"
            ]
        );
    }

    #[test]
    fn durations_keep_their_bounds() {
        assert_eq!(on_friday("a 30-minute call"), ["30-minute = PT30M"]);
        assert_eq!(on_friday("less than a week after"), ["less than a week = P1W LESS_THAN"]);
        assert_eq!(on_friday("the past three months"), ["the past three months = P3M"]);
        assert_eq!(on_friday("more than six decades"), ["more than six decades = P60Y MORE_THAN"]);
        assert_eq!(on_friday("a 44-year-old sailor"), [""; 0]);
    }

    #[test]
    fn times_of_day_find_their_day() {
        assert_eq!(
            on_friday("at about 7 p.m. Thursday EST"),
            ["about 7 p.m. Thursday EST = 2021-03-04T19:00 APPROX"]
        );
        assert_eq!(on_friday("It began Thursday evening."), ["Thursday evening = 2021-03-04TEV"]);
    }

    #[test]
    fn hours_have_dots_as_well() {
        assert_eq!(on_friday("at 5.52 a.m."), ["5.52 a.m. = 2021-03-05T05:52"]);
        assert_eq!(on_friday("at 4.05pm"), ["4.05pm = 2021-03-05T16:05"]);
        assert_eq!(on_friday("rose 5.52 points"), [""; 0]);
    }

    #[test]
    fn a_year_lends_itself_to_the_month_after_it() {
        assert_eq!(on_friday("last year, in April"), ["last year = 2020", "April = 2020-04"]);
        assert_eq!(on_friday("between April and May 2018"), ["April = 2018-04", "May 2018 = 2018-05"]);
    }

    #[test]
    fn a_dateline_with_a_year_anchors() {
        let text = "Updated 5 March 2021\nThe ferry sank on Tuesday.";
        let mut report = Report { text: text.into(), ..Report::default() };
        let part = |start, end| Part { span: Span::new(start, end), kind: PartKind::Body };
        report.layers.parts = vec![part(0, 20), part(21, text.len())];
        let last = find(&report).pop().and_then(|time| time.value);
        assert_eq!(last.as_deref(), Some("2021-03-02"));
    }

    #[test]
    fn verbs_and_names_are_no_months() {
        assert_eq!(on_friday("The march may end. Mr. May sat. March on, he said."), [""; 0]);
    }
}
