//! What a word is, where a sentence may end before or behind it.

use crate::annotate::abbreviation::abbreviation;

pub fn is_list_number(opening: &str) -> bool {
    let bare = opening.trim_start_matches(['(', '[']);
    !bare.is_empty()
        && (bare.chars().all(|c| c.is_ascii_digit())
            || (bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic))
            || bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')))
}

/// What stands after "5 p.m." inside a sentence: a day, a month, a time zone.
pub fn follows_clock(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "Mon"
            | "Tue"
            | "Tues"
            | "Wed"
            | "Thu"
            | "Thurs"
            | "Fri"
            | "Sat"
            | "Sun"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "Eastern"
            | "Pacific"
            | "Central"
            | "Mountain"
            | "Greenwich"
            | "ET"
            | "EST"
            | "EDT"
            | "PT"
            | "PST"
            | "PDT"
            | "CT"
            | "CST"
            | "CDT"
            | "MT"
            | "MST"
            | "MDT"
            | "GMT"
            | "BST"
            | "UTC"
            | "CET"
            | "CEST"
            | "IST"
            | "JST"
            | "KST"
            | "HKT"
            | "AEST"
            | "AEDT"
    )
}

/// A word of some length that is no abbreviation.
pub fn is_whole_word(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_alphabetic) && abbreviation(word).is_none()
}

/// A word in small letters, or a long number, that is no abbreviation.
pub fn is_plain_word(word: &str) -> bool {
    let letters = word.chars().all(char::is_lowercase);
    let digits = word.chars().all(|c| c.is_ascii_digit());
    let short = matches!(
        word,
        "it" | "me" | "us" | "up" | "so" | "do" | "go" | "he" | "we" | "is" | "be" | "on" | "in" | "too"
    );
    short
        || (digits && word.len() >= 4)
        || (letters && word.chars().count() >= 3 && abbreviation(word).is_none() && !is_latin_short(word))
}

fn is_latin_short(word: &str) -> bool {
    matches!(
        word,
        "etc" | "viz" | "est" | "vol" | "ibid" | "dept" | "govt" | "approx" | "incl" | "esp" | "min" | "max"
    )
}

pub fn is_bare_cue(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "wrote"
            | "writes"
            | "tweeted"
            | "added"
            | "replied"
            | "shouted"
            | "exclaimed"
            | "wondered"
            | "cried"
            | "yelled"
            | "quipped"
            | "posted"
            | "answered"
            | "remarked"
    )
}
