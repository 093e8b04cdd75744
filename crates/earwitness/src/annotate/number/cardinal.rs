//! Cardinal numbers in digits and words: "28,500", "twenty-four", "a hundred and thirty million", "half a million".

use crate::annotate::word::Words;

/// A number as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cardinal {
    pub value: f64,
    /// For "dozens", "hundreds of thousands": how far it may reach.
    pub high: Option<f64>,
    /// The word after it.
    pub end: usize,
    pub spelled: bool,
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// "five" → 5, below twenty.
pub fn small(word: &str) -> Option<f64> {
    SMALL.iter().position(|small| *small == word).map(|n| n as f64)
}

/// "fifty" → 50.
pub fn tens(word: &str) -> Option<f64> {
    TENS.iter().position(|tens| *tens == word).map(|n| 10.0 * (n as f64 + 2.0))
}

/// "million" → 1,000,000.
fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// Scales in short form: "1.5bn", "$40m".
fn short_scale(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "m" | "mn" | "mln" => 1e6,
        "b" | "bn" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// "dozens" and the like.
fn crowd(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 12.0,
        "tens" => 10.0,
        "scores" => 20.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// The cardinal at a word. "a" alone is none.
pub fn read(words: &Words, i: usize) -> Option<Cardinal> {
    let digits = || digits(words, i).or_else(|| fraction(words, i));
    crowds(words, i).or_else(digits).or_else(|| hour(words, i)).or_else(|| spelled(words, i))
}

/// "dozens", "hundreds of thousands": from twice the unit to just under the next (24 to 99 for dozens).
fn crowds(words: &Words, i: usize) -> Option<Cardinal> {
    let mut unit = crowd(words.at(i))?;
    let top = if unit == 12.0 || unit == 20.0 { 100.0 / unit } else { 10.0 };
    let mut end = i + 1;
    if words.at(end) == "of"
        && let Some(of) = crowd(words.at(end + 1))
    {
        unit *= of;
        end += 2;
    } else if matches!(words.at(i), "tens") {
        return None;
    }
    Some(Cardinal { value: 2.0 * unit, high: Some((top * unit - 1.0).round()), end, spelled: true })
}

fn digits(words: &Words, i: usize) -> Option<Cardinal> {
    let word = words.get(i).filter(|word| word.is_digits())?;
    let mut value: f64 = word.text.replace(',', "").parse().ok()?;
    let mut end = i + 1;
    // "2 1/2", "6½"
    if words.get(end).is_some_and(|w| w.is_digits())
        && words.at(end + 1) == "/"
        && words.glued(end + 1)
        && let (Ok(top), Ok(bottom)) = (words.at(end).parse::<f64>(), words.at(end + 2).parse::<f64>())
        && top < bottom
    {
        value += top / bottom;
        end += 3;
    } else if let Some(part) = vulgar(words.at(end)).filter(|_| words.glued(end)) {
        value += part;
        end += 1;
    }
    let hyphen = usize::from(words.is_hyphen(end) && words.glued(end) && scale(words.at(end + 1)).is_some());
    if let Some(factor) = scale(words.at(end + hyphen)) {
        value *= factor;
        end += 1 + hyphen;
    } else if let Some(factor) = short_scale(words.at(end)).filter(|_| words.glued(end)) {
        value *= factor;
        end += 1;
    }
    Some(Cardinal { value, high: None, end, spelled: false })
}

fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    })
}

/// "half a million", "two-thirds", "three quarters".
fn fraction(words: &Words, i: usize) -> Option<Cardinal> {
    let cardinal = |value, end| Some(Cardinal { value, high: None, end, spelled: true });
    if words.at(i) == "half" && words.is(i + 1, &["a", "an"]) {
        let of = if words.at(i + 2) == "dozen" { Some(12.0) } else { scale(words.at(i + 2)) };
        return of.and_then(|of| cardinal(of / 2.0, i + 3));
    }
    let top = if words.is(i, &["a", "one"]) { 1.0 } else { small(words.at(i))? };
    let bottom = i + 1 + usize::from(words.is_hyphen(i + 1));
    let of = match words.at(bottom) {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "tenth" | "tenths" => 10.0,
        "half" | "halves" => 2.0,
        _ => return None,
    };
    let plural = words.at(bottom).ends_with('s');
    let fits = top >= 1.0 && top < of && plural == (top > 1.0);
    // "a third" is a share only before "of": "a third man" counts.
    if fits && (plural || words.at(bottom + 1) == "of") { cardinal(top / of, bottom + 1) } else { None }
}

/// Words before "an hour" with which it is a length of time, and no rate: "lasted about an hour", "$15 an hour".
const LASTING: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "just",
    "over",
    "than",
    "under",
    "within",
    "least",
    "for",
    "lasted",
    "lasts",
    "lasting",
    "took",
    "takes",
    "spent",
];

/// "An hour", "half an hour", "an hour and a half".
fn hour(words: &Words, i: usize) -> Option<Cardinal> {
    let cardinal = |value, end| Some(Cardinal { value, high: None, end, spelled: true });
    if words.run(i, &["half", "an", "hour"]) {
        return cardinal(0.5, i + 2);
    }
    if !words.run(i, &["an", "hour"]) || !LASTING.contains(&words.before(i)) {
        return None;
    }
    let half = words.run(i + 2, &["and", "a", "half"]);
    cardinal(if half { 1.5 } else { 1.0 }, i + 1)
}

/// "twenty-four", "a hundred and thirty million", "a dozen".
fn spelled(words: &Words, i: usize) -> Option<Cardinal> {
    let (mut total, mut group, mut at) = (0.0, None, i);
    // "a hundred", "a dozen", "a million"
    if words.is(at, &["a", "an"]) && (scale(words.at(at + 1)).is_some() || words.at(at + 1) == "dozen") {
        group = Some(1.0);
        at += 1;
    }
    loop {
        let word = words.at(at);
        let joined = usize::from(words.is_hyphen(at) && words.glued(at) && words.glued(at + 1));
        let next = words.at(at + joined);
        if let Some(n) = tens(next).filter(|_| group.is_none_or(|g: f64| g % 100.0 == 0.0)) {
            group = Some(group.unwrap_or(0.0) + n);
        } else if let Some(n) = small(next).filter(|n| fits_after(group, *n)) {
            group = Some(group.unwrap_or(0.0) + n);
        } else if next == "dozen" && group.is_some_and(|g| g < 100.0) {
            group = group.map(|g| g * 12.0);
        } else if let (Some(factor), Some(g)) = (scale(next), group) {
            if factor == 1e2 {
                group = Some(g * factor);
            } else {
                total += g * factor;
                group = None;
                if words.at(at + joined + 1) != "and" && !is_cardinal_word(words.at(at + joined + 1)) {
                    at += joined + 1;
                    break;
                }
            }
        } else if word == "and"
            && (group.is_some_and(|g| g >= 100.0 && g % 100.0 == 0.0) || (group.is_none() && total > 0.0))
            && is_cardinal_word(words.at(at + 1))
        {
            at += 1;
            continue;
        } else {
            break;
        }
        at += joined + 1;
    }
    let value = total + group.unwrap_or(0.0);
    let end = if words.at(at.saturating_sub(1)) == "and" { at.saturating_sub(1) } else { at };
    let began = end > i && (group.is_some() || total > 0.0);
    began.then_some(Cardinal { value, high: None, end, spelled: true })
}

fn fits_after(group: Option<f64>, n: f64) -> bool {
    group.is_none_or(|g: f64| {
        g % 100.0 == 0.0 || (g % 10.0 == 0.0 && g % 100.0 >= 20.0 && n < 10.0 && n > 0.0)
    })
}

fn is_cardinal_word(word: &str) -> bool {
    small(word).is_some() || tens(word).is_some()
}

/// "third" → 3, "21" + "st" → 21: the ordinal at a word and the word after it.
pub fn ordinal(words: &Words, i: usize) -> Option<(u32, usize)> {
    const ORDINALS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let word = words.at(i);
    if let Some(n) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        return Some((n as u32 + 1, i + 1));
    }
    if word == "thirtieth" {
        return Some((30, i + 1));
    }
    if let Some(ten) = tens(word)
        && words.is_hyphen(i + 1)
        && let Some(n) = ORDINALS[..9].iter().position(|ordinal| *ordinal == words.at(i + 2))
    {
        return Some((ten as u32 + n as u32 + 1, i + 3));
    }
    let digits = words.get(i).filter(|word| word.is_digits())?;
    let ending = words.glued(i + 1) && words.is(i + 1, &["st", "nd", "rd", "th"]);
    if ending { digits.text.parse().ok().map(|n| (n, i + 2)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        let words = Words::new(text, &[]);
        read(&words, 0).map(|cardinal| (cardinal.value, cardinal.end))
    }

    #[test]
    fn digits_and_words_give_values() {
        assert_eq!(value("28,500 men"), Some((28_500.0, 1)));
        assert_eq!(value("1.5bn euros"), Some((1.5e9, 2)));
        assert_eq!(value("6 1/2 years"), Some((6.5, 4)));
        assert_eq!(value("twenty-four hours"), Some((24.0, 3)));
        assert_eq!(value("twenty four hours"), Some((24.0, 2)));
        assert_eq!(value("a hundred and thirty million pounds"), Some((130e6, 5)));
        assert_eq!(value("two thousand and five ships"), Some((2005.0, 4)));
        assert_eq!(value("half a million"), Some((5e5, 3)));
        assert_eq!(value("two-thirds of"), Some((2.0 / 3.0, 3)));
        assert_eq!(value("two dozen boats"), Some((24.0, 2)));
        assert_eq!(value("dozens of boats"), Some((24.0, 1)));
        assert_eq!(value("hundreds of thousands of eels"), Some((2e5, 3)));
        assert_eq!(value("a boat"), None);
        assert_eq!(value("five and a half"), Some((5.0, 1)));
    }

    #[test]
    fn ordinals_give_numbers() {
        let ordinal = |text: &str| super::ordinal(&Words::new(text, &[]), 0).map(|(n, _)| n);
        assert_eq!(ordinal("twenty-first"), Some(21));
        assert_eq!(ordinal("3rd"), Some(3));
        assert_eq!(ordinal("3 rd"), None);
    }
}
