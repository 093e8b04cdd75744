//! What the lists know: countries with capitals, peoples and governments, parts of the world, bodies, outlets.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::line::{Word, split};
use crate::record::{EntityKind, OriginKind, Span};

/// What a listed name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Country(usize),
    /// A people: "Chinese".
    People(usize),
    /// A capital, which may stand for its government.
    Capital(usize),
    /// A seat of government: "Kremlin".
    Seat(usize),
    /// An agency, state medium or outlet.
    Carrier(OriginKind),
    Other(EntityKind),
}

/// A listed name.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub is: Listed,
    words: Vec<String>,
    /// Acronyms must be written as listed: "US" is not "us".
    exact: bool,
}

/// All lists.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    by_first: FxHashMap<String, Vec<usize>>,
    pub countries: Vec<String>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

/// The shipped lists.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    /// The longest listed name that starts at a word, and the number of words it takes.
    pub fn longest(&self, words: &[Word<'_>]) -> Option<(&Entry, usize)> {
        let first = words.first().filter(|w| w.is_capital())?;
        self.by_first.get(&first.lower)?.iter().map(|&i| &self.entries[i]).find_map(|entry| {
            let n = entry.words.len();
            let row = words.get(..n)?;
            let written = row.iter().zip(&entry.words).all(|(w, e)| {
                if entry.exact { w.text == e } else { w.lower == e.to_lowercase().replace('’', "'") }
            });
            written.then_some((entry, n))
        })
    }

    /// Whether a word alone names a country, a capital or a people.
    pub fn is_country_word(&self, word: &str) -> bool {
        word == "Korea"
            || self.by_first.get(&word.to_lowercase()).is_some_and(|list| {
                list.iter().any(|&i| {
                    let e = &self.entries[i];
                    e.words.len() == 1
                        && e.words[0] == word
                        && matches!(e.is, Listed::Country(_) | Listed::Capital(_) | Listed::People(_))
                })
            })
    }

    fn load() -> Self {
        let mut all = Self::default();
        for line in rows(include_str!("lists/countries.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, aliases, peoples, capitals, seats] = cells[..] else { continue };
            let country = all.countries.len();
            all.countries.push(name.to_owned());
            all.add(name, name, Listed::Country(country));
            for alias in items(aliases) {
                all.add(alias, name, Listed::Country(country));
            }
            for people in items(peoples) {
                all.add(people, people, Listed::People(country));
            }
            for capital in items(capitals) {
                all.add(capital, capital, Listed::Capital(country));
            }
            for seat in items(seats) {
                all.add(seat, seat, Listed::Seat(country));
            }
        }
        for line in rows(include_str!("lists/regions.txt")) {
            let Some((kind, names)) = line.split_once('\t') else { continue };
            let kind = match kind {
                "GROUP" => EntityKind::Group,
                "LOCATION" => EntityKind::Location,
                "PLACE" => EntityKind::Place,
                "EVENT" => EntityKind::Event,
                _ => EntityKind::Organisation,
            };
            for name in items(names) {
                all.add(name, name, Listed::Other(kind));
            }
        }
        for line in rows(include_str!("../quotation/lists/carriers.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, forms, kind] = cells[..] else { continue };
            let kind = match kind {
                "agency" => OriginKind::Agency,
                "state_media" => OriginKind::StateMedia,
                _ => OriginKind::Outlet,
            };
            for form in std::iter::once(name).chain(items(forms)) {
                all.add(form, name, Listed::Carrier(kind));
            }
        }
        for entries in all.by_first.values_mut() {
            entries.sort_by_key(|&i| (std::cmp::Reverse(all.entries[i].words.len()), i));
        }
        all
    }

    fn add(&mut self, form: &str, name: &str, is: Listed) {
        let words: Vec<String> =
            split(form, Span::new(0, form.len())).into_iter().map(|w| w.text.to_owned()).collect();
        let Some(first) = words.first().map(|w| w.to_lowercase()) else { return };
        let exact = words.iter().all(|w| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
        self.by_first.entry(first).or_default().push(self.entries.len());
        self.entries.push(Entry { name: name.to_owned(), is, words, exact });
    }
}

/// A word list as a set.
pub fn set(list: &'static str) -> FxHashSet<&'static str> {
    rows(list).flat_map(str::split_whitespace).collect()
}

/// The lines of a list that are no comments.
pub fn rows(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|s| !s.is_empty())
}
