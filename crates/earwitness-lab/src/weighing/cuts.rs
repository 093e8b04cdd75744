//! Many versions of a few reports: each has a paragraph in five left out, and other weekdays and numbers.
//!
//! What one report says stands in hundreds, and its days and numbers gainsay one another in all pairs of them.

use std::{fs, io};

use earwitness::record::{Form, Given, Source};
use serde_json::Value;

use crate::eval::Bench;
use crate::synthetic::Dice;

/// One paragraph in so many is left out.
const CUT: usize = 5;
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Versions of the reports of the last story of `newswcl50`, in turn.
pub fn sources(bench: &Bench, count: usize, seed: u64) -> io::Result<Vec<Source>> {
    let texts = texts(&fs::read_to_string(bench.corpus("stories/newswcl50.jsonl")?)?)?;
    let mut dice = Dice(seed);
    let version = |number: usize| {
        let (text, left_out) = (&texts[number % texts.len()], dice.below(CUT));
        let kept = text.lines().filter(|line| !line.trim().is_empty()).enumerate();
        let kept: Vec<&str> = kept.filter(|(at, _)| at % CUT != left_out).map(|(_, line)| line).collect();
        let (mut text, shift) = (kept.join("\n\n"), dice.below(WEEKDAYS.len()));
        if let Some(day) = WEEKDAYS.iter().position(|day| text.contains(day)) {
            text = text.replace(WEEKDAYS[day], WEEKDAYS[(day + shift) % WEEKDAYS.len()]);
        }
        text = raised(&text, shift as u64);
        let given = Given { outlet: Some(format!("Outlet {number}")), ..Given::default() };
        Source { id: format!("{number:05}"), file: None, form: Form::Text, bytes: text.into_bytes(), given }
    };
    Ok((0..count).map(version).collect())
}

/// The text with so much more for each number of two or three digits.
fn raised(text: &str, more: u64) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(is_digit) {
        let (before, behind) = rest.split_at(at);
        let (digits, after) = behind.split_at(behind.find(|c| !is_digit(c)).unwrap_or(behind.len()));
        out.push_str(before);
        match digits.parse::<u64>() {
            Ok(number) if (2..=3).contains(&digits.len()) => out.push_str(&(number + more).to_string()),
            _ => out.push_str(digits),
        }
        rest = after;
    }
    out + rest
}

fn texts(lines: &str) -> io::Result<Vec<String>> {
    let rows: Vec<Value> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let story = rows.last().map(|row| row["story"].clone());
    let own = rows.iter().filter(|row| Some(&row["story"]) == story.as_ref());
    let texts: Vec<String> = own.filter_map(|row| row["text"].as_str().map(str::to_owned)).collect();
    if texts.is_empty() { Err(io::Error::other("newswcl50.jsonl: no reports")) } else { Ok(texts) }
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn numbers_of_two_or_three_digits_are_raised() {
        assert_eq!(raised("Of 12 boats, 105 since 2019: 7, 99", 3), "Of 15 boats, 108 since 2019: 7, 102");
    }
}
