//! Countries by the words that name them: whose side a source is on, and in which language it speaks. Data: `countries.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A country as news names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    pub name: &'static str,
    /// Its officials speak English to the press: their quotations are no translations.
    pub english: bool,
}

/// The forms of names that begin with a letter, the longest first, each with the index of its country.
type Written = FxHashMap<char, Vec<(&'static str, usize)>>;

static COUNTRIES: LazyLock<(Vec<Country>, Written)> = LazyLock::new(|| {
    let (mut countries, mut written) = (Vec::new(), Written::default());
    for line in include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, forms, capital, language] = fields[..] else { continue };
        for form in forms.split('|').chain([name, capital]) {
            let Some(letter) = form.chars().next() else { continue };
            written.entry(letter).or_default().push((form, countries.len()));
        }
        countries.push(Country { name, english: language == "en" });
    }
    for forms in written.values_mut() {
        forms.sort_by_key(|&(form, index)| (usize::MAX - form.len(), form, index));
    }
    (countries, written)
});

/// The country that a text names first, by name, adjective or capital.
pub fn find(text: &str) -> Option<&'static Country> {
    let (countries, written) = &*COUNTRIES;
    let mut before = ' ';
    text.char_indices().find_map(|(at, letter)| {
        let begins = !std::mem::replace(&mut before, letter).is_alphanumeric();
        let forms = written.get(&letter).filter(|_| begins)?;
        let stands = |form: &str| {
            let rest = text[at..].strip_prefix(form);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let (_, index) = forms.iter().find(|(form, _)| stands(form))?;
        countries.get(*index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_at_the_first_place_wins() {
        assert_eq!(find("South Korean officials in Beijing").map(|c| c.name), Some("South Korea"));
        assert_eq!(find("state media of China").map(|c| (c.name, c.english)), Some(("China", false)));
        assert_eq!(find("a romantic story"), None);
        assert_eq!(find("“Chinese” and American").map(|c| c.name), Some("China"), "by letters, not bytes");
    }
}
