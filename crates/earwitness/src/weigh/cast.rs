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
    let looks: Vec<Look> =
        names.par_iter().map(|written| Look::of(bare(&written.name, written.kind))).collect();
    let mut figures: Vec<Figure> = Vec::new();
    let mut known = Known::default();
    for (Written { name, kind, entities }, look) in names.into_iter().zip(looks) {
        let near = known.near(&figures, &look, kind);
        let found = known.figure(&near, &look.name, kind);
        let found = found.or_else(|| known.generation(&figures, &near, &look.name, &entities));
        let figure = found.unwrap_or_else(|| {
            figures.push(Figure { name, kind, entities: Vec::new() });
            figures.len() - 1
        });
        known.learn(look, figure);
        figures[figure].entities.extend(entities);
    }
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

/// The names of figures so far.
#[derive(Debug, Default)]
struct Known {
    names: Vec<(usize, Look)>,
    by_key: FxHashMap<u64, Vec<usize>>,
}

impl Known {
    fn learn(&mut self, look: Look, figure: usize) {
        for &key in &look.keys.under {
            self.by_key.entry(key).or_default().push(self.names.len());
        }
        self.names.push((figure, look));
    }

    /// The names that may be of the same figure, of all that are known.
    fn near(&self, figures: &[Figure], look: &Look, kind: EntityKind) -> Vec<usize> {
        let lists = look.keys.sought.iter().filter_map(|key| self.by_key.get(key));
        let mut near: Vec<usize> = lists.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|&known| {
            let (figure, other) = &self.names[known];
            may_be(figures[*figure].kind, kind) && other.letters.iter().any(|c| look.letters.contains(c))
        });
        near
    }

    /// The figures of those names of which something holds; sorted, each once.
    fn of(&self, near: &[usize], holds: impl Fn(usize, &str) -> bool) -> Vec<usize> {
        let names = near.iter().map(|&known| &self.names[known]);
        let mut of: Vec<usize> =
            names.filter(|(figure, other)| holds(*figure, &other.name)).map(|(figure, _)| *figure).collect();
        of.sort_unstable();
        of.dedup();
        of
    }

    /// The one figure that a name is, or may stand for.
    fn figure(&self, near: &[usize], name: &str, kind: EntityKind) -> Option<usize> {
        let same = self.of(near, |_, other| names::same(name, other));
        if let [figure] = same[..] {
            return Some(figure);
        }
        // A part of a name stands for a person; for a body only its acronym does (told above).
        if !same.is_empty() || Sort::of(kind) != Sort::Person {
            return same.first().copied();
        }
        let mut full = self.of(near, |_, other| names::stands_for(name, other));
        if full.len() > 1 {
            // Where both are about, the bare surname is the father's.
            full = self.of(near, |_, other| names::stands_for(name, other) && !names::has_generation(other));
        }
        if let [figure] = full[..] { Some(figure) } else { None }
    }

    /// "Oskar Harlow Jr." is "Oskar Harlow" where no report tells one from the other.
    fn generation(
        &self,
        figures: &[Figure],
        near: &[usize],
        name: &str,
        entities: &[(usize, usize)],
    ) -> Option<usize> {
        let apart = |figure: &Figure| {
            figure.entities.iter().all(|(report, _)| entities.iter().all(|(other, _)| other != report))
        };
        let same =
            self.of(near, |figure, other| names::but_for_generation(name, other) && apart(&figures[figure]));
        if let [figure] = same[..] { Some(figure) } else { None }
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

fn may_be(a: EntityKind, b: EntityKind) -> bool {
    Sort::of(a) == Sort::of(b)
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
