//! Which names of a story may be of one figure.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::names::{self, Keys, Name};

/// What a name is to those before it, by their numbers.
#[derive(Debug, Default)]
pub struct Alike {
    same: Vec<usize>,
    /// It may stand for them.
    full: Vec<usize>,
    /// Of these, those that tell no generation.
    elder: Vec<usize>,
    /// They are the same but for the generation.
    generation: Vec<usize>,
}

/// For each name what it is to those before it. A part of a name stands for a person; for a body only its acronym does,
/// and is the same.
pub fn before(names: &[&str], persons: bool) -> Vec<Alike> {
    let index = Index::of(names);
    (0..names.len()).into_par_iter().map(|n| index.alike(n, persons)).collect()
}

impl Alike {
    /// The one figure that the name is, or may stand for, of those that it may be; `of` are the figures of the names before it,
    /// `called` tells how often other reports call one by the name.
    pub fn figure(
        &self,
        of: &[usize],
        may_be: impl Fn(usize) -> bool,
        called: impl Fn(usize) -> usize,
    ) -> Option<usize> {
        // The first, where names of two figures are the same as this one: they stay two.
        if let Some(&figure) = figures(&self.same, of).first() {
            return Some(figure);
        }
        // Where father and son are both about, the bare surname is the father's.
        let mut full = figures(&self.full, of);
        full.retain(|&figure| may_be(figure));
        if full.len() > 1 {
            let elder = figures(&self.elder, of);
            full.retain(|figure| elder.contains(figure));
        }
        only(&full).or_else(|| foremost(&full, called))
    }

    /// The one figure that the name is but for the generation, of those that may be it.
    pub fn but_for_generation(&self, of: &[usize], may_be: impl Fn(usize) -> bool) -> Option<usize> {
        let mut same = figures(&self.generation, of);
        same.retain(|&figure| may_be(figure));
        only(&same)
    }
}

fn only(figures: &[usize]) -> Option<usize> {
    if let [figure] = figures { Some(*figure) } else { None }
}

/// How often one of several must be called by a name whom it means without more, and how many times as often as the next.
const OFTEN: usize = 5;
const MORE: usize = 5;

/// The one who is called by the name, where the others hardly are.
fn foremost(figures: &[usize], called: impl Fn(usize) -> usize) -> Option<usize> {
    let mut called: Vec<(usize, usize)> = figures.iter().map(|&figure| (called(figure), figure)).collect();
    called.sort_unstable_by(|a, b| b.cmp(a));
    let (first, next) = (called.first()?, called.get(1)?);
    (first.0 >= OFTEN && first.0 >= MORE * next.0).then_some(first.1)
}

/// The figures of names; sorted, each once.
fn figures(names: &[usize], of: &[usize]) -> Vec<usize> {
    let mut figures: Vec<usize> = names.iter().map(|&name| of[name]).collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

/// Names, found by what they may share with another.
struct Index {
    names: Vec<Look>,
    by_key: FxHashMap<u64, Vec<usize>>,
}

/// A name as it is looked up.
struct Look {
    name: Name,
    keys: Keys,
    /// Names that may be one share one.
    letters: Vec<char>,
    described: bool,
}

impl Index {
    fn of(names: &[&str]) -> Self {
        let look = |&name: &&str| Look {
            name: Name::of(name),
            keys: Keys::of(name),
            letters: letters(name),
            described: !names::is_name(name),
        };
        let names: Vec<Look> = names.par_iter().map(look).collect();
        let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (n, look) in names.iter().enumerate() {
            for &key in &look.keys.under {
                by_key.entry(key).or_default().push(n);
            }
        }
        Self { names, by_key }
    }

    /// The names before the `n`th that may be of the same figure.
    fn near(&self, n: usize) -> Vec<usize> {
        let look = &self.names[n];
        let lists = look.keys.sought.iter().filter_map(|key| self.by_key.get(key));
        let mut near: Vec<usize> =
            lists.flat_map(|list| list.iter().copied().take_while(|&other| other < n)).collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|&other| self.names[other].letters.iter().any(|c| look.letters.contains(c)));
        near
    }

    fn alike(&self, n: usize, persons: bool) -> Alike {
        let (near, name) = (self.near(n), &self.names[n].name);
        let those = |holds: fn(&Name, &Name) -> bool| -> Vec<usize> {
            near.iter().copied().filter(|&other| holds(name, &self.names[other].name)).collect()
        };
        let same = those(Name::is);
        if !same.is_empty() {
            return Alike { same, ..Alike::default() };
        }
        // "Reed" is not "lawyer for Reed", nor is "officials" the same as "council officials".
        let told_by_name = |&other: &usize| !self.names[other].described && !self.names[n].described;
        let full = if persons { those(Name::stands_for) } else { Vec::new() };
        let full: Vec<usize> = full.into_iter().filter(told_by_name).collect();
        let elder = full.iter().copied().filter(|&n| !self.names[n].name.has_generation()).collect();
        Alike { same, full, elder, generation: those(Name::is_but_for_generation) }
    }
}

/// First letters of the words of a name as rough sounds allow: romanisations exchange some.
fn letters(name: &str) -> Vec<char> {
    let rough = |c: char| match c {
        'q' | 'g' | 'c' | 'k' | 'x' => 'k',
        'y' | 'i' | 'e' | 'j' => 'y',
        'v' | 'w' | 'f' | 'p' => 'v',
        'z' | 's' => 's',
        'u' | 'o' | 'a' => 'a',
        'd' | 't' => 't',
        'l' | 'r' => 'r',
        'b' => 'v',
        other => other,
    };
    let mut letters: Vec<char> =
        names::words(name).iter().filter_map(|word| word.chars().next()).map(rough).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}
