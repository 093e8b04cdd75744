//! What is known of the names of one office's holders: each question is answered once.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Holder, mentions, one_name};
use crate::weigh::judge::scene::Scene;

/// Answers about names, by number.
pub struct Answers<'a> {
    scene: &'a Scene<'a>,
    names: Vec<&'a str>,
    one: FxHashMap<(usize, usize), bool>,
    told: FxHashMap<(usize, usize), bool>,
}

impl<'a> Answers<'a> {
    /// The names of some holders, and for each holder the number of its name.
    pub fn of(scene: &'a Scene<'a>, holders: &[&'a Holder]) -> (Self, Vec<usize>) {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut names = Vec::new();
        let number = |holder: &&'a Holder| {
            *numbers.entry(&holder.name).or_insert_with(|| {
                names.push(holder.name.as_str());
                names.len() - 1
            })
        };
        let of = holders.iter().map(number).collect();
        (Self { scene, names, one: FxHashMap::default(), told: FxHashMap::default() }, of)
    }

    /// Whether two may be one name.
    pub fn one(&mut self, a: usize, b: usize) -> bool {
        let names = &self.names;
        a == b || *self.one.entry((a.min(b), a.max(b))).or_insert_with(|| one_name(names[a], names[b]))
    }

    /// The first of all that may be one with a name.
    pub fn first(&mut self, name: usize) -> &'a str {
        let first = (0..name).find(|&other| self.one(other, name)).unwrap_or(name);
        self.names[first]
    }

    /// Whether a report has a word of a name anywhere.
    pub fn told(&mut self, report: usize, name: usize) -> bool {
        let (scene, names) = (self.scene, &self.names);
        *self.told.entry((report, name)).or_insert_with(|| mentions(scene, report, names[name]))
    }
}
