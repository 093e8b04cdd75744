//! What names that may be one have in common: for finding them among many.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::acronym;
use super::fold::{sounds, words};
use super::name::without_generation;

/// Keys of a name, hashed. Of two names of which [`super::same`], [`super::stands_for`] or
/// [`super::but_for_generation`] holds, the one is kept under a key that the other seeks. The reverse does not hold.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Sorted, each once.
    pub under: Vec<u64>,
    /// Sorted, each once.
    pub sought: Vec<u64>,
}

impl Keys {
    pub fn of(name: &str) -> Self {
        let mut keys = Self::default();
        keys.add(name);
        if let Some(rest) = without_generation(name) {
            keys.add(&rest);
        }
        for list in [&mut keys.under, &mut keys.sought] {
            list.sort_unstable();
            list.dedup();
        }
        keys
    }

    fn add(&mut self, name: &str) {
        let words = words(name);
        let mut both = vec![hash(Kind::Whole, &words.concat())];
        both.extend(acronym::letters(name).iter().map(|letters| hash(Kind::Acronym, letters)));
        both.extend(words.iter().flat_map(|word| sounds(word)).map(|sound| hash(Kind::Word, &sound)));
        self.under.extend(&both);
        self.sought.extend(both);
        if words.len() < 2 {
            return;
        }
        // "J. H." and "Jane Harlow": in each place one of the two has but a letter.
        let letters: String = words.iter().filter_map(|word| word.chars().next()).collect();
        let (none, some, all) = (Kind::NoInitial, Kind::SomeInitials, Kind::AllInitials);
        let (own, others) = match words.iter().filter(|word| word.chars().count() == 1).count() {
            0 => (none, &[all][..]),
            initials if initials < words.len() => (some, &[some, all][..]),
            _ => (all, &[none, some, all][..]),
        };
        self.under.push(hash(own, &letters));
        self.sought.extend(others.iter().map(|&kind| hash(kind, &letters)));
    }
}

#[derive(Debug, Clone, Copy, Hash)]
enum Kind {
    Whole,
    Acronym,
    Word,
    NoInitial,
    SomeInitials,
    AllInitials,
}

fn hash(kind: Kind, text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (kind, text).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::{but_for_generation, same, stands_for};
    use super::*;

    #[test]
    fn names_that_may_be_one_are_found() {
        let names = [
            "Park Min-seo",
            "Park Min Seo",
            "Min-seo Park",
            "Park",
            "Oleh Barinskyy",
            "Oleh Barinsky",
            "Barinsky",
            "Muhammad Karim",
            "Mohammed Karim",
            "Mohamed",
            "J. Harlow",
            "Jane Harlow",
            "J. H.",
            "Jane H.",
            "Jane Q. Harlow",
            "Oskar Harlow Jr.",
            "Oskar Harlow",
            "O. Harlow III",
            "Harlow",
            "UN",
            "United Nations",
            "W.H.O.",
            "World Health Organization",
            "World-Wide Fund of Ports",
            "WWFP",
            "José Peña",
            "Jose Pena",
            "Ahmed bin Salem",
            "Bin Salem",
            "Qasim Gaddafi",
            "Kasim Qaddafi",
            "Lee",
            "Li",
            "North Harbour",
            "harbour officials",
            "Norvanian officials",
            "",
            "K.",
        ];
        let mut found = 0;
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            let may_be = same(a, b) || stands_for(a, b) || but_for_generation(a, b);
            let (one, other) = (Keys::of(a), Keys::of(b));
            let meet = |x: &Keys, y: &Keys| x.sought.iter().any(|key| y.under.contains(key));
            assert!(!may_be || meet(&one, &other) && meet(&other, &one), "{a} | {b}");
            found += usize::from(meet(&one, &other));
        }
        assert!(found * 4 < names.len() * names.len(), "{found} pairs are a few of all");
    }
}
