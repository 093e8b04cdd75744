//! Who made the text or the picture: bylines, credit lines, agencies in brackets.

use super::cues;
use super::furniture::starts_with_any;

/// "By Ana Ruiz", "Ana Ruiz, Harbour Times": the writers of a text.
pub(super) fn is_byline(line: &str, lower: &str, words: usize) -> bool {
    let Some(rest) =
        ["by ", "by: ", "by:", "story by ", "words by ", "from ", "text by ", "author: ", "written by "]
            .iter()
            .find_map(|cue| lower.starts_with(cue).then(|| line.get(cue.len()..)).flatten())
    else {
        return false;
    };
    let from = lower.starts_with("from ");
    words <= 16
        && !line.ends_with(['?', '!'])
        && is_names(rest, if from { 5 } else { 14 })
        && !(from && line.ends_with('.'))
}

/// Whether every word is a name, a title of the trade or a joining word.
fn is_names(text: &str, most: usize) -> bool {
    let mut names = 0;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/' | '•' | '&' | ';')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        names += 1;
        let small = matches!(
            bare,
            "and"
                | "in"
                | "of"
                | "for"
                | "the"
                | "at"
                | "with"
                | "de"
                | "van"
                | "von"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "da"
                | "di"
                | "der"
                | "staff"
                | "writer"
                | "writers"
                | "reporter"
                | "correspondent"
                | "editor"
                | "agencies"
                | "desk"
        );
        if !small
            && !bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !bare.contains('@')
        {
            return false;
        }
    }
    (1..=most).contains(&names)
}

/// A line that only says who made the text or the picture.
pub(super) fn is_credit(line: &str, bare: &str, words: usize) -> bool {
    let unbracketed = bare.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.' | '-' | ' '));
    if words <= 6 && is_agency_list(unbracketed) {
        return true;
    }
    let domain =
        words == 1 && unbracketed.contains('.') && !unbracketed.contains('@') && is_domain(unbracketed);
    domain
        || (words <= 40 && starts_with_any(bare, cues::CREDIT_STARTS))
        || (words <= 60
            && cues::CREDIT_PHRASES.iter().any(|phrase| {
                bare.contains(phrase) && (phrase.contains(" this ") || is_credit_sentence(line))
            }))
        // "— Ana Reed (@anareed)" signs a post
        || (words <= 8 && line.starts_with(['-', '–', '—']) && !line.contains("(@") && is_names(line, 5))
        || (words <= 8
            && (bare.ends_with("/getty images")
                || bare.ends_with("/ap")
                || bare.ends_with("/reuters")
                || bare.ends_with("/afp")
                || bare.contains("via getty images")
                || bare.contains("getty images/")
                || bare.contains("ap photo")))
        || (words <= 8 && names_then_agency(line))
}

/// "Tales of one sentence are no credit": most words of a credit sentence are names.
fn is_credit_sentence(line: &str) -> bool {
    let (mut names, mut all) = (0, 0);
    for word in line.split_whitespace() {
        all += 1;
        names += usize::from(word.starts_with(|c: char| c.is_uppercase()));
    }
    names * 5 >= all * 2
}

/// "Ana Ruiz, The Associated Press".
fn names_then_agency(line: &str) -> bool {
    line.rsplit_once(", ").is_some_and(|(names, agency)| {
        is_names(names, 5)
            && is_agency_list(&agency.to_lowercase())
            && names.chars().all(|c| !c.is_ascii_digit())
    })
}

/// "Reuters", "AFP/Getty Images", "AP via Xinhua".
pub(super) fn is_agency_list(lower: &str) -> bool {
    let mut any = false;
    let known = lower
        .split(['/', '|', ','])
        .flat_map(|piece| piece.split(" via "))
        .flat_map(|piece| piece.split(" and "))
        .map(|piece| piece.trim().trim_end_matches('.').trim_start_matches("the ").trim_start_matches("© "))
        .filter(|piece| !piece.is_empty())
        .all(|piece| {
            any = true;
            cues::AGENCIES.contains(&piece)
        });
    any && known
}

fn is_domain(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(host, end)| {
        !host.is_empty()
            && (2..=4).contains(&end.len())
            && end.chars().all(|c| c.is_ascii_alphabetic())
            && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    })
}

/// Where the agency in brackets at the end of a line begins: "… in Tokyo. (AP)".
pub(super) fn ends_with_agency(line: &str) -> Option<usize> {
    let trimmed = line.trim_end_matches(['.', ' ']);
    let close = trimmed.strip_suffix([')', ']'])?;
    let open = close.rfind(['(', '['])?;
    let inner = close[open + 1..].trim().to_lowercase();
    (inner.len() <= 60 && is_agency_list(inner.trim_start_matches("with "))).then_some(open)
}

/// Whether a line ends with the credit of a picture: "(AP Photo/…)", "Photograph: …/Getty Images".
pub(super) fn ends_with_picture_credit(line: &str, lower: &str) -> bool {
    let tail = &lower[lower.ceil_char_boundary(lower.len().saturating_sub(140))..];
    let bracket = line.trim_end_matches(['.', ' ']).ends_with([')', ']'])
        && tail.rfind(['(', '[']).is_some_and(|open| {
            let inner = &tail[open + 1..];
            [
                "photo",
                "image",
                "picture",
                "via ",
                "handout",
                "getty",
                "courtesy",
                "screengrab",
                "screenshot",
                "credit",
                "/afp",
                "/ap",
                "/reuters",
                "/epa",
                "reuters/",
                "afp/",
                "ap/",
                "epa/",
                "file",
            ]
            .iter()
            .any(|cue| inner.contains(cue))
        });
    let spoken = [
        "photograph: ",
        "photo: ",
        "picture: ",
        "image: ",
        "credit: ",
        "photo by ",
        "photo credit",
        "photos: ",
        "image courtesy",
        "photo courtesy",
        "| photo",
        "/getty images",
        "getty images/",
        "via getty images",
        "/afp via",
        "ap photo",
        "afp photo",
        "reuters/",
        "/reuters",
        "/epa",
    ]
    .iter()
    .any(|cue| tail.contains(cue));
    let getty = tail.trim_end_matches('.').ends_with("getty images")
        || tail.trim_end_matches('.').ends_with(" getty");
    bracket || spoken || getty
}
