//! Stretches of time: "30-minute", "two and a half years", "the past three months", "half an hour", "several weeks".

use super::relative::amount;
use crate::annotate::number::cardinal;
use crate::annotate::time::draft::Draft;
use crate::annotate::time::lexicon::Unit;
use crate::annotate::word::Words;
use crate::record::TimeKind;

/// A duration at a word.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    half(words, i).or_else(|| counted(words, i)).or_else(|| recent(words, i)).or_else(|| vague(words, i))
}

/// "half an hour", "a half-hour", "half a century".
fn half(words: &Words, i: usize) -> Option<Draft> {
    let start = i + usize::from(words.at(i) == "a" && words.at(i + 1) == "half");
    if words.at(start) != "half" {
        return None;
    }
    let at = start + 1 + usize::from(words.is(start + 1, &["a", "an", "-"]));
    let unit = Unit::of(words.at(at)).filter(|_| at > start + 1 || start > i)?;
    let value = match unit {
        Unit::Year => "P6M".into(),
        Unit::Day => "PT12H".into(),
        Unit::Minute => "PT30S".into(),
        unit => unit.counted(0.5),
    };
    Some(Draft::fixed(i, at + 1, TimeKind::Duration, value))
}

/// "30-minute", "two years", "a week", "two to three weeks", "the past three months", "two and a half years".
fn counted(words: &Words, i: usize) -> Option<Draft> {
    let lead = usize::from(
        words.is(i, &["past", "last", "next", "coming", "first", "previous", "final", "following", "latest"]),
    );
    let (mut number, mut at) = amount(words, i + lead)?;
    if lead > 0 && words.is(i + lead, &["a", "an"]) {
        return None;
    }
    if words.at(i) == "some" && number.is_none() {
        return None;
    }
    // "two to three weeks": the lower.
    let between = usize::from(words.is(at, &["to", "or"]) || words.is_dash(at));
    if between > 0
        && number.is_some()
        && let Some(high) = cardinal::read(words, at + 1).filter(|high| high.value > number.unwrap_or(0.0))
    {
        at = high.end;
    }
    if words.run(at, &["and", "a", "half"]) {
        number = number.map(|n| n + 0.5);
        at += 3;
    }
    let hyphen = usize::from(words.is_hyphen(at) && words.glued(at));
    let unit = Unit::of(words.at(at + hyphen))?;
    let end = at + hyphen + 1;
    // "a second man", "a quarter of", "a 44-year-old": no stretch of time.
    let article = words.is(i + lead, &["a", "an", "one"]) && number == Some(1.0);
    if article && unit == Unit::Second
        || unit == Unit::Quarter && number.is_some_and(|n| n.fract() != 0.0 || words.at(end) == "of")
    {
        return None;
    }
    let old = words.is_hyphen(end) && words.at(end + 1) == "old" || words.is(end, &["old"]);
    let ordinal_second = unit == Unit::Second && hyphen == 0 && words.at(end).is_empty();
    if old || ordinal_second || unit == Unit::Quarter && article {
        return None;
    }
    // "the 1990 year": a year of four digits counts nothing.
    if super::date::year(words, i + lead).is_some() && unit == Unit::Year {
        return None;
    }
    if unit == Unit::Year && words.run(end, &["and", "a", "half"]) && number == Some(1.0) {
        return Some(Draft::fixed(i, end + 3, TimeKind::Duration, "P1Y6M"));
    }
    let value = match number {
        Some(number) if words.run(end, &["and", "a", "half"]) => {
            return Some(Draft::fixed(i, end + 3, TimeKind::Duration, unit.counted(number + 0.5)));
        }
        Some(number) => unit.counted(number),
        None => unit.duration("X"),
    };
    Some(Draft::fixed(i, end, TimeKind::Duration, value))
}

/// "recent years", "the coming weeks".
fn recent(words: &Words, i: usize) -> Option<Draft> {
    let value = match words.at(i) {
        "recent" | "past" => "PAST_REF",
        "coming" => "FUTURE_REF",
        _ => return None,
    };
    let plural = words.at(i + 1).ends_with('s');
    Unit::of(words.at(i + 1)).filter(|_| plural)?;
    Some(Draft::fixed(i, i + 2, TimeKind::Date, value))
}

/// "for years", "months or years".
fn vague(words: &Words, i: usize) -> Option<Draft> {
    let unit = Unit::of(words.at(i)).filter(|unit| {
        words.at(i).ends_with('s') && !matches!(unit, Unit::Quarter | Unit::Second | Unit::Weekend)
    })?;
    let led = [
        "for", "in", "within", "after", "over", "of", "took", "just", "only", "or", "and", "", ",", "than",
        "by", "last", "the", "early",
    ];
    let or = words.is(i + 1, &["or", "and"])
        && Unit::of(words.at(i + 2)).is_some_and(|_| words.at(i + 2).ends_with('s'));
    let end = if or { i + 3 } else { i + 1 };
    led.contains(&words.before(i)).then(|| Draft::fixed(i, end, TimeKind::Duration, unit.duration("X")))
}
