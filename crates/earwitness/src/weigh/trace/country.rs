//! Countries by the words that name them: whose side a source is on, and in which language it speaks. Data: `countries.tsv`.

use std::sync::LazyLock;

/// A country as news names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    pub name: &'static str,
    /// Its officials speak English to the press: their quotations are no translations.
    pub english: bool,
}

/// A form of a name, with the index of its country.
type Written = (&'static str, usize);

static COUNTRIES: LazyLock<(Vec<Country>, Vec<Written>)> = LazyLock::new(|| {
    let mut countries = Vec::new();
    let mut written = Vec::new();
    for line in include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, forms, capital, language] = fields[..] else { continue };
        written.extend(forms.split('|').chain([name, capital]).map(|form| (form, countries.len())));
        countries.push(Country { name, english: language == "en" });
    }
    written.sort_by_key(|&(form, index)| (usize::MAX - form.len(), form, index));
    (countries, written)
});

/// The country that a text names first, by name, adjective or capital.
pub fn find(text: &str) -> Option<&'static Country> {
    let (countries, written) = &*COUNTRIES;
    written
        .iter()
        .flat_map(|&(form, index)| {
            text.match_indices(form)
                .filter(move |(at, _)| {
                    let end = at + form.len();
                    !text[..*at].ends_with(char::is_alphanumeric)
                        && !text[end..].starts_with(char::is_alphanumeric)
                })
                .map(move |(at, _)| (at, usize::MAX - form.len(), index))
        })
        .min()
        .and_then(|(_, _, index)| countries.get(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_at_the_first_place_wins() {
        assert_eq!(find("South Korean officials in Beijing").map(|c| c.name), Some("South Korea"));
        assert_eq!(find("state media of China").map(|c| (c.name, c.english)), Some(("China", false)));
        assert_eq!(find("a romantic story"), None);
    }
}
