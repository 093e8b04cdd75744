//! Whose age a number is, as the whole story tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::Counted;
use super::key::Key;
use super::{Numbers, amount, value};

/// The ages that a story tells.
#[derive(Debug)]
pub struct Ages {
    /// How many each report tells.
    told: Vec<usize>,
    /// Whose each is, where any report says so.
    owners: BTreeMap<u64, BTreeSet<usize>>,
}

impl Ages {
    pub fn told(numbers: &Numbers) -> Self {
        let is_age = |one: &&Counted| one.keys.contains(&Key::Age);
        let told =
            |report| numbers.of(report).iter().filter(is_age).map(amount).collect::<BTreeSet<_>>().len();
        let mut owners: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
        for one in numbers.all.iter().filter(is_age) {
            owners.entry(value(one)).or_default().extend(one.owner);
        }
        owners.retain(|_, of| !of.is_empty());
        Self { told: (0..numbers.of.len()).map(told).collect(), owners }
    }

    /// Whether an age is the only one that its report tells.
    pub fn is_only(&self, counted: &Counted) -> bool {
        self.told.get(counted.report) == Some(&1)
    }

    /// Whether reports say of two ages that they are of two people.
    pub fn are_of_two(&self, a: &Counted, b: &Counted) -> bool {
        let owners = |one: &Counted| self.owners.get(&value(one));
        owners(a).zip(owners(b)).is_some_and(|(one, other)| one.is_disjoint(other))
    }
}
