//! The publication date, where the page plainly says it.

use crate::record::{Part, PartKind};

/// Whether a small-letter word belongs to a date: a month or a day of the week.
pub(crate) fn is_date_word(word: &str) -> bool {
    month(word).is_some()
        || matches!(
            word,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "mon"
                | "tue"
                | "tues"
                | "wed"
                | "thu"
                | "thur"
                | "thurs"
                | "fri"
                | "sat"
                | "sun"
        )
}

fn month(word: &str) -> Option<i8> {
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

/// The date of publication that the furniture or the dateline of a page gives in full, as ISO 8601.
pub(super) fn find(text: &str, parts: &[Part]) -> Option<String> {
    let lines =
        |kind: PartKind| parts.iter().filter(move |part| part.kind == kind).map(|part| part.span.of(text));
    // "— Ada Holm (@AdaHolm) July 12, 2019" dates a post that the report shows
    let notices = || lines(PartKind::Notice).filter(|line| line.len() < 160 && !line.contains("(@"));
    let said = notices().filter(|line| {
        let lower = line.to_lowercase();
        lower.contains("published") || lower.contains("posted") || lower.starts_with("date")
    });
    let plain = notices().filter(|line| {
        let lower = line.to_lowercase();
        !lower.contains("copyright")
            && !lower.contains('©')
            && !lower.contains("correct")
            && !lower.contains("updated")
            && !lower.contains("modified")
    });
    said.chain(plain)
        .chain(lines(PartKind::Dateline))
        .find_map(date)
        .or_else(|| notices().filter(|line| !line.to_lowercase().contains("copyright")).find_map(date))
}

/// The first full date of a line.
fn date(line: &str) -> Option<String> {
    let words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '/'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    for (i, word) in words.iter().enumerate() {
        if let Some(found) = iso(word) {
            return Some(found);
        }
        let Some(month) = month(word) else { continue };
        let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| day(word));
        let year = |at: usize| {
            words
                .get(at)
                .and_then(|word| word.parse::<i16>().ok())
                .filter(|year| (1900..=2100).contains(year))
        };
        let month_first = number(Some(i + 1)).zip(year(i + 2));
        let day_first = number(i.checked_sub(1)).zip(year(i + 1));
        if let Some((day, year)) = month_first.or(day_first) {
            return iso_date(year, month, day);
        }
    }
    None
}

fn day(word: &str) -> Option<i8> {
    word.trim_end_matches(char::is_alphabetic).parse().ok().filter(|day| (1..=31).contains(day))
}

/// "2025-06-10", with or without a time after it.
fn iso(word: &str) -> Option<String> {
    let head = word.get(..10)?;
    let mut pieces = head.split(['-', '/']);
    let (year, month, day) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if year.len() != 4 {
        return None;
    }
    iso_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A date, or a date and time with its zone, as pages write it, in ISO 8601; `None` for anything else.
pub(super) fn normalise(value: &str) -> Option<String> {
    let value = value.trim();
    let Some(day) = iso(value) else { return date(value) };
    let rest = value.get(10..).unwrap_or_default().trim_start_matches(['T', 't', ' ']);
    let (clock, zone) = rest
        .split_at(rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(rest.len()));
    let Ok(time) = clock.parse::<jiff::civil::Time>() else { return Some(day) };
    let time = time.strftime("%H:%M:%S");
    let zone = zone.trim();
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    Some(match zone.chars().next() {
        Some('Z' | 'z') => format!("{day}T{time}Z"),
        Some(sign @ ('+' | '-')) if matches!(digits.len(), 2 | 4) => {
            let (hours, minutes) = digits.split_at(2);
            format!("{day}T{time}{sign}{hours}:{}", if minutes.is_empty() { "00" } else { minutes })
        }
        _ if zone.eq_ignore_ascii_case("utc") || zone.eq_ignore_ascii_case("gmt") => format!("{day}T{time}Z"),
        _ => format!("{day}T{time}"),
    })
}

fn iso_date(year: i16, month: i8, day: i8) -> Option<String> {
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    #[test]
    fn times_keep_their_zone() {
        for (value, wanted) in [
            ("2025-06-10", Some("2025-06-10")),
            ("2025-06-10T08:00:00.000Z", Some("2025-06-10T08:00:00Z")),
            ("2025-06-10 08:00:00 +0900", Some("2025-06-10T08:00:00+09:00")),
            ("2025-06-10T08:00", Some("2025-06-10T08:00:00")),
            ("June 10, 2025 8:00 am", Some("2025-06-10")),
            ("yesterday", None),
            ("2025-13-40", None),
        ] {
            assert_eq!(normalise(value).as_deref(), wanted, "{value}");
        }
    }

    #[test]
    fn the_date_of_a_post_is_not_the_report_s() {
        let of = |line: &str| find(line, &[Part { span: Span::new(0, line.len()), kind: PartKind::Notice }]);
        assert_eq!(of("— Ada Holm (@AdaHolm) July 12, 2019"), None);
        assert_eq!(of("Published July 12, 2019").as_deref(), Some("2019-07-12"));
    }

    #[test]
    fn dates_in_the_usual_forms() {
        for line in [
            "Published: 10 June 2025",
            "June 10, 2025",
            "Tuesday, June 10th, 2025 3:15 pm",
            "2025-06-10T08:00:00Z",
            "BREDE, June 10, 2025 (AP) —",
        ] {
            assert_eq!(date(line).as_deref(), Some("2025-06-10"), "{line}");
        }
        assert_eq!(date("BREDE, June 10 (AP) —"), None, "no year");
        assert_eq!(date("June 31, 2025"), None, "no such day");
    }
}
