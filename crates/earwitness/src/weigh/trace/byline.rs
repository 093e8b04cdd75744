//! Agencies that a byline names, and people whose first name is an agency's.

use super::{country, names};

/// The agencies of a byline, each with its place: "Reuters", "Reuters staff", "With AFP and Reuters", "Ann Lee, Petra"; not
/// "Petra Lee".
pub fn agencies(line: &str) -> Vec<(usize, &'static names::Agency)> {
    let mut found = names::agencies(line);
    found.retain(|&(at, _)| !is_first_name(&line[at..]));
    found
}

/// Whether words begin with a name that is an agency's and somebody's: another name stands right behind it.
fn is_first_name(words: &str) -> bool {
    const BESIDE: [&str; 26] = [
        "and",
        "with",
        "agency",
        "breakingviews",
        "bureau",
        "business",
        "correspondent",
        "correspondents",
        "desk",
        "editor",
        "editors",
        "english",
        "graphics",
        "live",
        "media",
        "news",
        "newsroom",
        "online",
        "reporter",
        "reporters",
        "service",
        "sport",
        "sports",
        "staff",
        "team",
        "writer",
    ];
    let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
    let end = words.find(|c| !letters(c)).unwrap_or(words.len());
    let (first, rest) = words.split_at(end);
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let end = rest.find(|c| !letters(c)).unwrap_or(rest.len());
    let next = &rest[..end];
    first.chars().any(char::is_lowercase)
        && names::agency_of_outlet(first).is_some()
        && next.starts_with(char::is_uppercase)
        && next.chars().any(char::is_lowercase)
        && !BESIDE.contains(&next.to_lowercase().as_str())
        && country::find(next).is_none()
}

#[cfg(test)]
mod tests {
    use super::agencies;

    #[test]
    fn who_bears_the_name_of_an_agency_is_somebody() {
        for (line, named) in [
            ("Petra Lee", vec![]),
            ("By Antara Reed and Ola Berg", vec![]),
            ("By Antara Reed and Reuters", vec!["Reuters"]),
            ("Petra", vec!["Petra"]),
            ("Reuters Staff", vec!["Reuters"]),
            ("Antara Jakarta", vec!["Antara"]),
            ("Ann Lee, The Associated Press", vec!["Associated Press"]),
            ("With AFP and Reuters", vec!["Agence France-Presse", "Reuters"]),
        ] {
            let found: Vec<&str> = agencies(line).into_iter().map(|(_, agency)| agency.name).collect();
            assert_eq!(found, named, "{line}");
        }
    }
}
