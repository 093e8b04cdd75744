//! One figure per person, organisation and place over all reports of a story.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::names::{self, Keys};
use crate::record::{EntityKind, Figure, Report};

/// Who acts and speaks in a story.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    pub figures: Vec<Figure>,
    /// For each report, the figure of each of its entities.
    pub of: Vec<Vec<usize>>,
}

/// A name as reports write it.
#[derive(Debug)]
struct Written {
    name: String,
    kind: EntityKind,
    entities: Vec<(usize, usize)>,
}

/// Unites the entities of all reports.
///
/// Names that are written forms of one full name are one figure. A shorter name ("Xi") joins the one figure that it may
/// stand for; where it may stand for several ("Kim"), it stays alone: two people are never made one.
pub fn unite(story: &[&Report]) -> Cast {
    let mut names = written(story);
    // Full names first, so that short ones find them; by name, so that no order of reports shows.
    names.sort_by_cached_key(|written| {
        let words = names::words(bare(&written.name, written.kind)).len();
        (std::cmp::Reverse(words), written.name.clone(), written.kind)
    });
    let mut of_sort: BTreeMap<Sort, Vec<Written>> = BTreeMap::new();
    for written in names {
        of_sort.entry(Sort::of(written.kind)).or_default().push(written);
    }
    // Names of different sorts are never of one figure: each sort alone.
    let mut figures: Vec<Figure> = of_sort.into_par_iter().flat_map(|(_, names)| unite_sort(names)).collect();
    figures.par_iter_mut().for_each(|figure| {
        figure.entities.sort_unstable();
        figure.kind = kind(story, figure);
        figure.name = best_name(story, figure);
    });
    // In the order in which the reports bring them in.
    figures.sort_by(|a, b| (a.entities.first(), &a.name).cmp(&(b.entities.first(), &b.name)));
    let mut of: Vec<Vec<usize>> = story.iter().map(|report| vec![0; report.layers.entities.len()]).collect();
    for (index, figure) in figures.iter().enumerate() {
        for &(report, entity) in &figure.entities {
            of[report][entity] = index;
        }
    }
    Cast { figures, of }
}

/// The figures of names of one sort.
fn unite_sort(names: Vec<Written>) -> Vec<Figure> {
    let known = Known::of(&names);
    let kin: Vec<Kin> = names.par_iter().enumerate().map(|(n, one)| known.kin(n, one.kind)).collect();
    let mut figures: Vec<Figure> = Vec::new();
    let mut of: Vec<usize> = Vec::new();
    for (Written { name, kind, entities }, kin) in names.into_iter().zip(kin) {
        let found = kin.figure(&of).or_else(|| kin.generation(&of, &figures, &entities));
        let figure = found.unwrap_or_else(|| {
            figures.push(Figure { name, kind, entities: Vec::new() });
            figures.len() - 1
        });
        of.push(figure);
        figures[figure].entities.extend(entities);
    }
    figures
}

/// A person's name without titles.
fn bare(name: &str, kind: EntityKind) -> &str {
    if kind == EntityKind::Person { names::untitled(name) } else { name }
}

/// Every name with the entities that bear it.
fn written(story: &[&Report]) -> Vec<Written> {
    let mut names: BTreeMap<(String, Sort), Written> = BTreeMap::new();
    for (report, r) in story.iter().enumerate() {
        for (index, entity) in r.layers.entities.iter().enumerate() {
            let key = (names::fold(uncounted(&entity.name)), Sort::of(entity.kind));
            let written = names.entry(key).or_insert_with(|| Written {
                name: entity.name.clone(),
                kind: entity.kind,
                entities: Vec::new(),
            });
            written.entities.push((report, index));
        }
    }
    names.into_values().collect()
}

/// A described group without its number, where the rest tells it apart by a name: "Four Norvanian harbour boards".
fn uncounted(name: &str) -> &str {
    const COUNTS: [&str; 14] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "various",
        "multiple", "many", "some",
    ];
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let described = rest.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_lowercase));
    let counts = COUNTS.contains(&first.to_lowercase().as_str());
    if counts && described && rest.contains(char::is_uppercase) { rest } else { name }
}

/// Kinds that may be mistaken for each other are one sort; a person is never a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Person,
    Body,
    Group,
    Thing,
}

impl Sort {
    fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Organisation | EntityKind::Place | EntityKind::Location => Self::Body,
            EntityKind::Group => Self::Group,
            EntityKind::Event | EntityKind::Other => Self::Thing,
        }
    }
}

/// A name as it is looked up.
#[derive(Debug)]
struct Look {
    name: String,
    keys: Keys,
    /// Names that may be one share one.
    letters: Vec<char>,
}

impl Look {
    fn of(name: &str) -> Self {
        Self { name: name.to_owned(), keys: Keys::of(name), letters: letters(name) }
    }
}

/// Names, found by what they may share with another.
#[derive(Debug, Default)]
struct Known {
    names: Vec<Look>,
    by_key: FxHashMap<u64, Vec<usize>>,
}

impl Known {
    fn of(names: &[Written]) -> Self {
        let names: Vec<Look> =
            names.par_iter().map(|written| Look::of(bare(&written.name, written.kind))).collect();
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

    /// What the `n`th name is to those before it.
    fn kin(&self, n: usize, kind: EntityKind) -> Kin {
        let (near, name) = (self.near(n), &self.names[n].name);
        let of = |holds: &dyn Fn(&str, &str) -> bool| -> Vec<usize> {
            near.iter().copied().filter(|&other| holds(name, &self.names[other].name)).collect()
        };
        let same = of(&names::same);
        if !same.is_empty() {
            return Kin { same, ..Kin::default() };
        }
        // A part of a name stands for a person; for a body only its acronym does (told above).
        let full = if Sort::of(kind) == Sort::Person { of(&names::stands_for) } else { Vec::new() };
        let elder = full.iter().copied().filter(|&n| !names::has_generation(&self.names[n].name)).collect();
        Kin { same, full, elder, generation: of(&names::but_for_generation) }
    }
}

/// The names, by number, of which something holds beside one that comes after them.
#[derive(Debug, Default)]
struct Kin {
    same: Vec<usize>,
    /// It may stand for them.
    full: Vec<usize>,
    /// Of these, those that tell no generation.
    elder: Vec<usize>,
    /// They are the same but for the generation.
    generation: Vec<usize>,
}

impl Kin {
    /// The one figure that the name is, or may stand for.
    fn figure(&self, of: &[usize]) -> Option<usize> {
        // The first, where names of two figures are the same as this one: they stay two.
        if let Some(&figure) = figures(&self.same, of).first() {
            return Some(figure);
        }
        // Where father and son are both about, the bare surname is the father's.
        let full = figures(&self.full, of);
        let full = if full.len() > 1 { figures(&self.elder, of) } else { full };
        if let [figure] = full[..] { Some(figure) } else { None }
    }

    /// "Oskar Harlow Jr." is "Oskar Harlow" where no report tells one from the other.
    fn generation(&self, of: &[usize], known: &[Figure], entities: &[(usize, usize)]) -> Option<usize> {
        let apart = |figure: &Figure| {
            figure.entities.iter().all(|(report, _)| entities.iter().all(|(other, _)| other != report))
        };
        let mut same = figures(&self.generation, of);
        same.retain(|&figure| apart(&known[figure]));
        if let [figure] = same[..] { Some(figure) } else { None }
    }
}

/// The figures of names; sorted, each once.
fn figures(names: &[usize], of: &[usize]) -> Vec<usize> {
    let mut figures: Vec<usize> = names.iter().map(|&name| of[name]).collect();
    figures.sort_unstable();
    figures.dedup();
    figures
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

/// The kind that most reports give; the first of those given as often.
fn kind(story: &[&Report], figure: &Figure) -> EntityKind {
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for &(report, entity) in &figure.entities {
        if let Some(entity) = story[report].layers.entities.get(entity) {
            *counts.entry(entity.kind).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind)))
        .map_or(figure.kind, |(kind, _)| kind)
}

/// The name with the most words; of those the one that most reports use; of those the first by letters.
fn best_name(story: &[&Report], figure: &Figure) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &(report, entity) in &figure.entities {
        if let Some(entity) = story[report].layers.entities.get(entity) {
            *counts.entry(&entity.name).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|&(name, count)| {
            (names::words(bare(name, figure.kind)).len(), count, std::cmp::Reverse(name))
        })
        .map_or_else(|| figure.name.clone(), |(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Entity;

    fn report(names: &[&str]) -> Report {
        let mut report = Report::default();
        report.layers.entities =
            names.iter().map(|&name| Entity { name: name.into(), kind: EntityKind::Person }).collect();
        report
    }

    #[test]
    fn a_group_counted_otherwise_is_the_same_group() {
        let reports = [
            report(&["Four Norvanian harbour boards", "four officials"]),
            report(&["Several Norvanian harbour boards", "several officials"]),
        ];
        let story: Vec<&Report> = reports.iter().collect();
        let cast = unite(&story);
        assert_eq!(cast.of[0][0], cast.of[1][0], "told apart by a name");
        assert_ne!(cast.of[0][1], cast.of[1][1], "any officials");
    }

    #[test]
    fn variants_are_one_and_namesakes_are_two() {
        let reports = [
            report(&["Mara Quell", "Oskar Brandt", "Lena Brandt"]),
            report(&["Quell", "Brandt", "Volodymyr Zelensky"]),
            report(&["Volodymyr Zelenskyy", "Former Director Quell", "Ida J. Roper Jr."]),
            report(&["Ida Roper", "Tom Vane", "Tom Vane Jr."]),
            report(&["Roper", "Vane"]),
        ];
        let story: Vec<&Report> = reports.iter().collect();
        let cast = unite(&story);
        assert_eq!(cast.of[0][0], cast.of[1][0], "a surname");
        assert_ne!(cast.of[0][1], cast.of[0][2], "one surname, two people");
        assert!(![cast.of[0][1], cast.of[0][2]].contains(&cast.of[1][1]), "no telling which");
        assert_eq!(cast.of[1][2], cast.of[2][0], "two romanisations");
        assert_eq!(cast.of[0][0], cast.of[2][1], "a title is no name");
        assert_eq!(cast.of[2][2], cast.of[3][0], "nobody tells a father from a son");
        assert_ne!(cast.of[3][1], cast.of[3][2], "a father and a son");
        assert_eq!(cast.of[4][0], cast.of[2][2], "a surname of a junior");
        assert_eq!(cast.of[4][1], cast.of[3][1], "a bare surname is the father's");
        assert_eq!(cast.figures[cast.of[1][0]].name, "Mara Quell");
    }
}
