//! One figure per person, organisation and place over all reports of a story.

mod alike;
mod short;
mod sort;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::names::{self, Name};
use crate::record::{Entity, EntityKind, Figure, MentionForm, Quotation, Report};
use sort::Sort;

/// Who acts and speaks in a story.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    pub figures: Vec<Figure>,
    /// For each report, the figure of each of its entities.
    pub of: Vec<Vec<usize>>,
}

impl Cast {
    /// Who speaks a quotation of a report.
    pub fn speaker(&self, report: usize, quotation: &Quotation) -> Option<usize> {
        self.of.get(report)?.get(quotation.speaker?).copied()
    }
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
/// stand for; where it may stand for several ("Kim"), the one whom the other reports call so, and hardly anybody else; else it
/// stays alone: two people are never made one.
pub fn unite(story: &[&Report]) -> Cast {
    let mut names = sort::settle(story, written(story));
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
    let mut figures: Vec<Figure> =
        of_sort.into_par_iter().flat_map(|(sort, names)| unite_sort(story, sort, names)).collect();
    figures.par_iter_mut().for_each(|figure| {
        figure.kind = kind(story, figure);
        figure.name = best_name(story, figure);
    });
    figures = short::unite(figures);
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
fn unite_sort(story: &[&Report], sort: Sort, names: Vec<Written>) -> Vec<Figure> {
    let bare: Vec<&str> = names.iter().map(|written| bare(&written.name, written.kind)).collect();
    let alike = alike::before(&bare, sort == Sort::Person);
    let mut figures: Vec<Figure> = Vec::new();
    let mut of: Vec<usize> = Vec::new();
    for (Written { name, kind, entities }, alike) in names.into_iter().zip(alike) {
        // "Oskar Harlow Jr." is "Oskar Harlow" where no report tells one from the other.
        let apart = |figure: usize| {
            let reports = figures[figure].entities.iter().map(|(report, _)| report);
            reports.into_iter().all(|report| entities.iter().all(|(other, _)| other != report))
        };
        let called = |figure: usize| called(story, &figures[figure], &name);
        // Where a report tells "Reed" from "Fred Reed", they are two.
        let is_told = |figure: usize| {
            let both = [&figures[figure].entities, &entities];
            both.iter().any(|of| is_called_junior(story, of) || has_elder(story, of))
        };
        let found = alike
            .figure(&of, apart, called)
            .or_else(|| alike.but_for_generation(&of, |figure| apart(figure) && !is_told(figure)));
        let figure = found.unwrap_or_else(|| {
            figures.push(Figure { name, kind, entities: Vec::new() });
            figures.len() - 1
        });
        of.push(figure);
        figures[figure].entities.extend(entities);
    }
    figures
}

/// How often reports call a figure by a shorter name.
fn called(story: &[&Report], figure: &Figure, short: &str) -> usize {
    let short = names::fold(short);
    let by_name = |&(report, entity): &(usize, usize)| {
        let report = story[report];
        let mentions = report.layers.mentions.iter();
        let mentions =
            mentions.filter(|mention| mention.entity == entity && mention.form == MentionForm::Name);
        mentions.filter(|mention| names::fold(report.slice(mention.span)) == short).count()
    };
    figure.entities.iter().map(by_name).sum()
}

/// Whether a report calls somebody "Harlow Jr.": there the father is somebody else.
fn is_called_junior(story: &[&Report], entities: &[(usize, usize)]) -> bool {
    let called = |&(report, entity): &(usize, usize)| {
        let report = story[report];
        let mut mentions = report.layers.mentions.iter().filter(|mention| mention.entity == entity);
        mentions.any(|mention| {
            mention.form == MentionForm::Name
                && Name::of(report.slice(mention.span)).is_surname_of_generation()
        })
    };
    entities.iter().any(called)
}

/// Whether a report that names "Oskar Harlow Jr." tells of a "Harlow" apart from him: the father.
fn has_elder(story: &[&Report], entities: &[(usize, usize)]) -> bool {
    entities.iter().any(|&(report, entity)| {
        let known = &story[report].layers.entities;
        let Some(son) = known.get(entity).map(|son| Name::of(&son.name)).filter(Name::has_generation) else {
            return false;
        };
        let elder = |e: &Entity| {
            let name = names::untitled(&e.name);
            e.kind == EntityKind::Person && !name.contains(' ') && Name::of(name).stands_for(&son)
        };
        known.iter().enumerate().any(|(other, e)| other != entity && elder(e))
    })
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

/// The kind that most reports give, of the sort that it is of; the first of those given as often.
fn kind(story: &[&Report], figure: &Figure) -> EntityKind {
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for &(report, entity) in &figure.entities {
        if let Some(entity) = story[report].layers.entities.get(entity)
            && Sort::of(entity.kind) == Sort::of(figure.kind)
        {
            *counts.entry(entity.kind).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind)))
        .map_or(figure.kind, |(kind, _)| kind)
}

/// The name with the most words; of those one without a title; of those the one that most reports use; of those the first by
/// letters. It is written as most reports write those letters.
fn best_name(story: &[&Report], figure: &Figure) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &(report, entity) in &figure.entities {
        if let Some(entity) = story[report].layers.entities.get(entity) {
            *counts.entry(&entity.name).or_default() += 1;
        }
    }
    let fullest = counts.iter().max_by_key(|&(name, count)| {
        let bare = bare(name, figure.kind);
        let untitled = names::is_name(name) && bare.len() == name.len();
        (names::words(bare).len(), untitled, *count, std::cmp::Reverse(*name))
    });
    let Some((&fullest, _)) = fullest else { return figure.name.clone() };
    // "Space Works" where most write "SpaceWorks"
    let letters = |name: &str| names::words(name).concat();
    let alike = counts.iter().filter(|(name, _)| letters(name) == letters(fullest));
    let usual = alike.max_by_key(|&(name, count)| {
        (name.starts_with(char::is_uppercase), *count, *name == fullest, std::cmp::Reverse(*name))
    });
    usual.map_or(fullest, |(name, _)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Mention, Span};

    fn report(names: &[&str]) -> Report {
        let mut report = Report::default();
        report.layers.entities = names.iter().map(|&name| Entity::new(name, EntityKind::Person)).collect();
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

    #[test]
    fn a_father_who_is_told_apart_is_not_his_son() {
        let reports = [report(&["Oskar Harlow Jr.", "Harlow"]), report(&["Oskar Harlow"])];
        let story: Vec<&Report> = reports.iter().collect();
        let cast = unite(&story);
        assert_ne!(cast.of[1][0], cast.of[0][0]);
        assert_eq!(cast.of[1][0], cast.of[0][1]);
    }

    #[test]
    fn a_surname_is_hers_whom_the_other_reports_call_so() {
        let calling = |times: usize| {
            let mut report = report(&["Mara Quell", "Lena Quell"]);
            report.text = "Quell".into();
            let span = Span::new(0, 5);
            report.layers.mentions = vec![Mention { span, entity: 0, form: MentionForm::Name }; times];
            report
        };
        let bare = report(&["Quell"]);
        let (often, seldom) = (calling(6), calling(2));
        let cast = unite(&[&often, &bare]);
        assert_eq!(cast.of[1][0], cast.of[0][0]);
        let cast = unite(&[&seldom, &bare]);
        assert!(!cast.of[0].contains(&cast.of[1][0]), "nobody knows");
    }

    #[test]
    fn who_speaks_for_somebody_is_somebody_else() {
        let reports =
            [report(&["Mara Quell"]), report(&["lawyer for Mara Quell", "members of the Quell", "Quell"])];
        let story: Vec<&Report> = reports.iter().collect();
        let cast = unite(&story);
        assert_eq!(cast.of[1][2], cast.of[0][0]);
        assert!(cast.of[1][..2].iter().all(|figure| *figure != cast.of[0][0]));
    }
}
