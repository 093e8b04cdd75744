//! Dates as day numbers.

/// The day number (days since 1970-01-01) of a date as outlets and archives write it: "2031-04-05",
/// "2031-04-05T10:00:00Z", "4/5/2031 10:00", "20310405"; `None` where nothing reads as a date.
pub fn day_number(date: &str) -> Option<i32> {
    let parts: Vec<&str> = date.trim().split(|letter: char| !letter.is_ascii_digit()).take(3).collect();
    let read = |part: &str| part.parse::<i32>().ok();
    match parts.as_slice() {
        [whole, ..] if whole.len() == 8 => {
            civil(read(whole.get(..4)?)?, read(whole.get(4..6)?)?, read(whole.get(6..)?)?)
        }
        [year, month, day] if year.len() == 4 => civil(read(year)?, read(month)?, read(day)?),
        [first, second, year] if year.len() == 4 || year.len() == 2 => {
            let (first, second, mut year) = (read(first)?, read(second)?, read(year)?);
            if year < 100 {
                year += 2000;
            }
            // Month first, as in the United States, unless that cannot be.
            if first > 12 { civil(year, second, first) } else { civil(year, first, second) }
        }
        _ => None,
    }
}

/// The day that stands in an address: "…/2031/04/05/…", "…/2031-04-05-…".
pub fn day_in_url(url: &str) -> Option<i32> {
    let digits = |from: usize, len: usize| -> Option<i32> {
        let part = url.get(from..from + len)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    url.match_indices(['/', '-']).filter(|(_, mark)| *mark == "/").find_map(|(at, _)| {
        let year = digits(at + 1, 4).filter(|year| (1990..2100).contains(year))?;
        let mark = url.get(at + 5..at + 6)?;
        if mark == "/" || mark == "-" {
            (url.get(at + 8..at + 9)? == mark).then(|| civil(year, digits(at + 6, 2)?, digits(at + 9, 2)?))?
        } else {
            civil(year, digits(at + 5, 2)?, digits(at + 7, 2)?)
        }
    })
}

/// The last day of this name up to a day; 0 is Monday.
pub const fn last_weekday(day: i32, weekday: u8) -> i32 {
    // 1970-01-01 was a Thursday.
    day - (day + 3 - weekday as i32).rem_euclid(7)
}

/// Howard Hinnant's days_from_civil.
fn civil(year: i32, month: i32, day: i32) -> Option<i32> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        assert_eq!(day_number("1970-01-02"), Some(1));
        assert_eq!(day_number("2000-03-01T10:00:00Z"), Some(11_017));
        assert_eq!(day_number("3/1/2000 14:15:00"), Some(11_017));
        assert_eq!(day_number("20000301"), Some(11_017));
        assert_eq!(day_number("13/2/00"), day_number("2000-02-13"));
        for none in ["", "yesterday", "2000-13-01", "99", "é/é/é"] {
            assert_eq!(day_number(none), None, "{none}");
        }
    }

    #[test]
    fn weekdays_lie_before() {
        let saturday = day_number("2031-04-05").unwrap_or_default();
        assert_eq!(last_weekday(saturday, 5), saturday);
        assert_eq!(last_weekday(saturday, 4), saturday - 1);
        assert_eq!(last_weekday(saturday, 6), saturday - 6);
        assert_eq!(last_weekday(-7, 3), -7);
    }

    #[test]
    fn addresses_tell_the_day() {
        let day = day_number("2031-04-05");
        assert_eq!(day_in_url("https://gazette.example/world/2031/04/05/harbour"), day);
        assert_eq!(day_in_url("https://gazette.example/2031-04-05-harbour.html"), day);
        assert_eq!(day_in_url("https://gazette.example/20310405/harbour"), day);
        assert_eq!(day_in_url("https://gazette.example/story/2031/harbour"), None);
        assert_eq!(day_in_url("https://gazette.example/é/2031é04"), None);
    }
}
