//! Years, decades and centuries: "1997", "fiscal 1989", "1950-53", "the 1990s", "the '80s", "the 20th century".

use super::date;
use crate::annotate::number::cardinal::{ordinal, small, tens};
use crate::annotate::time::draft::Draft;
use crate::annotate::word::Words;
use crate::record::TimeKind;

/// A year, decade or century at a word.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    century(words, i)
        .or_else(|| decade(words, i))
        .or_else(|| range(words, i))
        .or_else(|| fiscal(words, i))
        .or_else(|| in_words(words, i))
        .or_else(|| short(words, i))
        .or_else(|| bare(words, i))
}

/// "the 20th century" → 19.
fn century(words: &Words, i: usize) -> Option<Draft> {
    let (nth, end) = ordinal(words, i)?;
    let hyphen = usize::from(words.is_hyphen(end));
    let named = words.is(end + hyphen, &["century", "centuries"]);
    named.then(|| Draft::fixed(i, end + hyphen + 1, TimeKind::Date, format!("{:02}", nth.saturating_sub(1))))
}

/// "1990s", "'90s", "the nineties" → 199.
fn decade(words: &Words, i: usize) -> Option<Draft> {
    let fixed = |end, tens: i32| Some(Draft::fixed(i, end, TimeKind::Date, format!("{tens:03}")));
    let named =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(n) = named
        .iter()
        .position(|name| *name == words.at(i))
        .filter(|_| words.before(i) != "his" && words.before(i) != "her")
    {
        return fixed(i + 1, 192 + n as i32);
    }
    let quote = usize::from(words.is(i, &["'", "\u{2019}", "\u{2018}"]));
    let word = words.get(i + quote).filter(|word| word.is_digits())?;
    let apostrophe =
        usize::from(words.is(i + quote + 1, &["'", "\u{2019}"]) && words.at(i + quote + 2) == "s");
    let plural = words.at(i + quote + 1 + apostrophe) == "s" && words.glued(i + quote + 1 + apostrophe);
    let number: i32 = word.text.parse().ok()?;
    if !plural || number % 10 != 0 {
        return None;
    }
    let end = i + quote + 2 + apostrophe;
    let aged = ["his", "her", "their", "my", "your"].contains(&words.before(i))
        || ["his", "her", "their"].contains(&words.before(i.wrapping_sub(1)));
    match word.text.len() {
        4 if (1000..2200).contains(&number) => fixed(end, number / 10),
        2 if number >= 20 && !aged && !matches!(words.at(i.wrapping_sub(1)), "$" | "£" | "€") => {
            fixed(end, 190 + number / 10)
        }
        _ => None,
    }
}

/// "1950-53", "2018–19", "2017-2018".
fn range(words: &Words, i: usize) -> Option<Draft> {
    let from = date::year(words, i)?;
    if !(words.is_dash(i + 1) || words.at(i + 1) == "/")
        || !words.glued(i + 1)
        || !words.glued(i + 2)
        || words.glued(i)
    {
        return None;
    }
    let word = words.get(i + 2).filter(|word| word.is_digits())?;
    let to = match word.text.len() {
        2 => from / 100 * 100 + word.text.parse::<i16>().ok()?,
        4 => date::year(words, i + 2)?,
        _ => return None,
    };
    (to > from && !words.is_hyphen(i + 3))
        .then(|| Draft::fixed(i, i + 3, TimeKind::Date, format!("{from}/{to}")))
}

/// "fiscal 1989", "fiscal year 2019", "FY2019".
fn fiscal(words: &Words, i: usize) -> Option<Draft> {
    let led = words.is(i, &["fiscal", "fy", "calendar"]);
    let at = i + 1 + usize::from(words.at(i + 1) == "year");
    let year = date::year(words, at).filter(|_| led)?;
    Some(Draft::fixed(i, at + 1, TimeKind::Date, year.to_string()))
}

/// "nineteen ninety-six", "the year two thousand".
fn in_words(words: &Words, i: usize) -> Option<Draft> {
    if words.at(i) == "year" && words.run(i + 1, &["two", "thousand"]) {
        return Some(Draft::fixed(i, i + 3, TimeKind::Date, "2000"));
    }
    spelled(words, i).map(|(year, end)| Draft::fixed(i, end, TimeKind::Date, year.to_string()))
}

/// "nineteen ninety-six" → 1996, and the word after it.
pub fn spelled(words: &Words, i: usize) -> Option<(i16, usize)> {
    let hundreds = match words.at(i) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let ten = tens(words.at(i + 1));
    let Some(ten) = ten else {
        let teen = small(words.at(i + 1)).filter(|n| *n >= 10.0)?;
        return Some((hundreds + teen as i16, i + 2));
    };
    let hyphen = usize::from(words.is_hyphen(i + 2));
    let one = small(words.at(i + 2 + hyphen)).filter(|n| (1.0..10.0).contains(n));
    Some(match one {
        Some(one) => (hundreds + ten as i16 + one as i16, i + 3 + hyphen),
        None => (hundreds + ten as i16, i + 2),
    })
}

/// "'97".
fn short(words: &Words, i: usize) -> Option<Draft> {
    let quoted = words.is(i, &["'", "\u{2019}"]) && words.glued(i + 1) && !words.glued(i);
    let number: i16 = words
        .get(i + 1)
        .filter(|word| quoted && word.is_digits() && word.text.len() == 2)?
        .text
        .parse()
        .ok()?;
    let year = if number < 50 { 2000 + number } else { 1900 + number };
    (!words.glued(i + 2) || !words.get(i + 2).is_some_and(|w| w.is_letters()))
        .then(|| Draft::fixed(i, i + 2, TimeKind::Date, year.to_string()))
}

/// "1997", where nothing says that it counts.
fn bare(words: &Words, i: usize) -> Option<Draft> {
    let year = date::year(words, i).filter(|year| (1500..2100).contains(year))?;
    let before = words.before(i);
    let joined_before =
        words.glued(i) && !["(", "[", "'", "\"", "\u{201c}", "\u{2018}", "/", "-"].contains(&before);
    let money = ["$", "£", "€", "¥", "#", "no", "nos", "mr", "flight", "boeing", "route"].contains(&before);
    let after = words.at(i + 1);
    let joined_after =
        words.glued(i + 1) && words.get(i + 1).is_some_and(|w| w.is_letters() || w.is_digits());
    let measured = [
        "%", "percent", "km", "miles", "metres", "meters", "feet", "dollars", "euros", "pounds", "people",
        "troops",
    ]
    .contains(&after)
        || (words.is(i + 1, &[":", "/"]) && words.glued(i + 1) && words.glued(i + 2));
    let led = [
        "in", "since", "until", "till", "by", "of", "from", "to", "through", "during", "before", "after",
        "early", "late", "mid", "for", "the", "and", "between", "year", "(", "-", ",", "around", "about",
        "circa", "back", "again", "than",
    ]
    .contains(&before);
    // "2000 soldiers" counts; "1997 elections" does not: a plural after a year that nothing leads.
    let counts = !led
        && words
            .get(i + 1)
            .is_some_and(|w| w.is_letters() && !w.capital() && w.lower.len() > 3 && w.lower.ends_with('s'))
        && year % 10 == 0;
    (!joined_before && !joined_after && !money && !measured && !counts)
        .then(|| Draft::fixed(i, i + 1, TimeKind::Date, year.to_string()))
}
