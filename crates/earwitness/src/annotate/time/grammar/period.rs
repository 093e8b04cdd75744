//! Quarters, halves, seasons, holidays and the ends of years.

use super::date;
use crate::annotate::number::cardinal::ordinal;
use crate::annotate::time::draft::{Base, Draft, Which};
use crate::annotate::time::lexicon::{self, HOLIDAYS};
use crate::annotate::word::Words;

/// The year before a period: "this year's", "last", "1989".
fn year_before(words: &Words, i: usize) -> Option<(Which, usize)> {
    let shift = match words.at(i) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return date::year(words, i).map(|year| (Which::Given(year), words.after_possessive(i + 1))),
    };
    let at = i + 1;
    if words.at(at) == "year" {
        let end = words.after_possessive(at + 1);
        return (end > at + 1).then_some((Which::Shift(shift), end));
    }
    None
}

/// The year after a period: "of 1989", "of last year", "1989".
fn year_after(words: &Words, i: usize) -> Option<(Which, usize)> {
    let at = i + usize::from(words.is(i, &["of", ",", "in"]));
    if let Some(year) = date::year(words, at) {
        return Some((Which::Given(year), at + 1));
    }
    let at = at + usize::from(words.at(at) == "fiscal");
    if let Some(year) = date::year(words, at) {
        return Some((Which::Given(year), at + 1));
    }
    let shift = match words.at(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (words.at(at + 1) == "year").then_some((Which::Shift(shift), at + 2))
}

/// "the third quarter of 1989", "this year's third-quarter", "Q3 2019", "the first half".
pub fn quarter(words: &Words, i: usize) -> Option<Draft> {
    if let Some(draft) = named_quarter(words, i) {
        return Some(draft);
    }
    let (year, at) = year_before(words, i).map_or((None, i), |(year, at)| (Some(year), at));
    let at = at + usize::from(words.at(at) == "fiscal");
    let (code, end) = code(words, at)?;
    let (year, end) = match year {
        Some(year) => (year, end),
        None => year_after(words, end).unwrap_or((Which::Near, end)),
    };
    Some(Draft::point(i, end, Base::Period { year, code }))
}

/// "the quarter", "the latest period", "the year-earlier quarter".
fn named_quarter(words: &Words, i: usize) -> Option<Draft> {
    let ago = words.at(i) == "year" && words.is_hyphen(i + 1) && words.is(i + 2, &["ago", "earlier"]);
    let (years, at) = match words.at(i) {
        "latest" | "most-recent" => (0, i + 1),
        "year" if ago => (-1, i + 3),
        "comparable" | "corresponding" if words.at(i + 1) == "year" && words.is_hyphen(i + 2) => (-1, i + 4),
        "quarter" if words.before(i) == "the" && words.at(i + 1) != "of" => (0, i),
        _ => return None,
    };
    let named = words.at(at) == "quarter" || (at > i && words.at(at) == "period");
    let base = if ago && !named { Base::YearBefore } else { Base::NamedQuarter { years } };
    let end = if named { at + 1 } else { at };
    (named || ago).then(|| Draft::point(i, end, base))
}

fn code(words: &Words, i: usize) -> Option<(&'static str, usize)> {
    const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
    if words.at(i) == "q" && words.glued(i + 1) {
        let n: usize = words.at(i + 1).parse().ok()?;
        return QUARTERS.get(n.wrapping_sub(1)).map(|code| (*code, i + 2));
    }
    let (nth, after) = match words.at(i) {
        "final" => (4, i + 1),
        "last" if words.at(i + 1) == "half" => (2, i + 1),
        _ => ordinal(words, i)?,
    };
    let at = after + usize::from(words.is_hyphen(after)) + usize::from(words.at(after) == "fiscal");
    match words.at(at) {
        "quarter" if nth <= 4 => QUARTERS.get(nth as usize - 1).map(|code| (*code, at + 1)),
        // "the first half" is as often of a match: it needs its year.
        "half" if nth <= 2 && year_after(words, at + 1).is_some() => {
            Some((if nth == 1 { "H1" } else { "H2" }, at + 1))
        }
        _ => None,
    }
}

/// "last summer", "the winter of 1994", "spring 2020", "this fall".
pub fn season(words: &Words, i: usize) -> Option<Draft> {
    let (turn, at) = match words.at(i) {
        "last" | "past" => (Some(Which::Last), i + 1),
        "this" => (Some(Which::Shift(0)), i + 1),
        "next" | "coming" => (Some(Which::Next), i + 1),
        _ => (None, i),
    };
    let code = lexicon::season(words.at(at))?;
    if let Some((year, end)) = year_after(words, at + 1) {
        return Some(Draft::point(i, end, Base::Period { year, code }));
    }
    if words.at(at + 1) == "of"
        && let Some((year, end)) = super::year::spelled(words, at + 2)
    {
        return Some(Draft::point(i, end, Base::Period { year: Which::Given(year), code }));
    }
    let near = || {
        let before = words.before(i);
        let led = before == "the"
            && ["in", "during", "by", "until", "since", "over"].contains(&words.before(i.wrapping_sub(1)));
        let bare = ["in", "during", "by", "early", "late", "mid", "since", "until"].contains(&before)
            && !words.is_hyphen(at + 1);
        ((led || bare) && !["of", "in", "into"].contains(&words.at(at + 1))).then_some(Which::Near)
    };
    turn.or_else(near).map(|year| Draft::point(i, at + 1, Base::Period { year, code }))
}

/// "Thanksgiving Day", "last Christmas", "Christmas 2019", "year-end".
pub fn holiday(words: &Words, i: usize) -> Option<Draft> {
    let (turn, at) = match words.at(i) {
        "last" => (Which::Last, i + 1),
        "this" => (Which::Shift(0), i + 1),
        "next" => (Which::Next, i + 1),
        _ => (Which::Near, i),
    };
    if words.at(at) == "year" && words.is_hyphen(at + 1) && words.at(at + 2) == "end" {
        let (year, end) = year_after(words, at + 3).unwrap_or((Which::Shift(0), at + 3));
        return Some(Draft::point(i, end, Base::YearEnd { year }));
    }
    words.get(at).filter(|word| word.capital())?;
    let curly = |word: &str| if word == "\u{2019}" { "'".to_owned() } else { word.to_owned() };
    let matches = |run: &[&str]| run.iter().enumerate().all(|(k, word)| curly(words.at(at + k)) == *word);
    let (run, holiday) = HOLIDAYS.iter().find(|(run, _)| matches(run))?;
    let end = at + run.len();
    let (year, end) = year_after(words, end).unwrap_or((turn, end));
    Some(Draft::point(i, end, Base::Holiday { holiday: *holiday, year }))
}
