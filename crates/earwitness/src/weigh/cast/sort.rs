//! Of which sort a name is, by all reports: what one takes for a person may be a firm to the others.

use std::collections::{BTreeMap, BTreeSet};

use super::Written;
use crate::names;
use crate::record::{EntityKind, MentionForm, Report};

/// Kinds that may be mistaken for each other are one sort; a person is never a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Person,
    Body,
    Group,
    Thing,
}

impl Sort {
    pub fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Organisation | EntityKind::Place | EntityKind::Location => Self::Body,
            EntityKind::Group => Self::Group,
            EntityKind::Event | EntityKind::Other => Self::Thing,
        }
    }
}

/// Gives names that reports take for several sorts the one that most mentions have.
///
/// A word that is also a part of somebody's name stays what each report takes it for, and so does who is called "he" or "she".
/// A person of one word who is nobody else's surname is the body whose name begins with that word, or has it for an acronym:
/// "Calder" beside "Calder Sciences".
pub fn settle(story: &[&Report], names: Vec<Written>) -> Vec<Written> {
    let parts = parts_of_persons(&names);
    let bodies = bodies(&names);
    let firsts: BTreeSet<&str> = bodies.keys().filter_map(|body| body.split(' ').next()).collect();
    let mut by_name: BTreeMap<String, Vec<Written>> = BTreeMap::new();
    for written in names {
        by_name.entry(names::fold(&written.name)).or_default().push(written);
    }
    let mut settled = Vec::new();
    for (folded, mut forms) in by_name {
        let one = !folded.contains(' ');
        let person = |w: &Written| w.kind == EntityKind::Person;
        let capitals = |w: &Written| w.name.chars().all(|c| c.is_uppercase() || c == '.');
        let acronym = |w: &Written| {
            person(w) && capitals(w) && bodies.values().any(|body| names::is_acronym_of(&w.name, body))
        };
        let body = one
            && forms.iter().any(person)
            && (firsts.contains(folded.as_str()) || forms.iter().any(acronym));
        let apart = one && parts.contains(&folded) || !names::is_name(&forms[0].name);
        // one form of one sort says nothing against itself
        if apart
            || !body && forms.len() < 2
            || one && forms.iter().any(|w| person(w) && is_called_by_gender(story, w))
        {
            settled.extend(forms);
            continue;
        }
        if body {
            forms.iter_mut().filter(|w| person(w)).for_each(|w| w.kind = EntityKind::Organisation);
        }
        settled.extend(one_sort(story, forms));
    }
    settled
}

/// The forms of one name with the kind of that sort which most mentions have; a people stays one.
fn one_sort(story: &[&Report], forms: Vec<Written>) -> Vec<Written> {
    let (groups, forms): (Vec<_>, Vec<_>) = forms.into_iter().partition(|w| Sort::of(w.kind) == Sort::Group);
    let mut weights: BTreeMap<Sort, (usize, EntityKind)> = BTreeMap::new();
    for written in &forms {
        weights.entry(Sort::of(written.kind)).or_insert((0, written.kind)).0 += weight(story, written);
    }
    let most = weights.into_iter().max_by_key(|(sort, (weight, _))| (*weight, std::cmp::Reverse(*sort)));
    let mut all: Option<Written> = None;
    for written in forms {
        match &mut all {
            Some(all) => all.entities.extend(written.entities),
            None => all = Some(written),
        }
    }
    if let (Some(all), Some((_, (_, kind)))) = (&mut all, most) {
        all.kind = kind;
        all.entities.sort_unstable();
    }
    groups.into_iter().chain(all).collect()
}

/// How often reports mention a name.
fn weight(story: &[&Report], written: &Written) -> usize {
    let times = |&(report, entity): &(usize, usize)| {
        let mentions = &story[report].layers.mentions;
        mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Name).count()
    };
    written.entities.iter().map(times).sum()
}

/// Whether "he" or "she" points to somebody of that name.
fn is_called_by_gender(story: &[&Report], written: &Written) -> bool {
    const GENDERS: [&str; 6] = ["he", "she", "him", "his", "her", "hers"];
    written.entities.iter().any(|&(report, entity)| {
        let report = story[report];
        let mut pronouns =
            report.layers.mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Pronoun);
        pronouns.any(|m| GENDERS.contains(&report.slice(m.span).to_lowercase().as_str()))
    })
}

/// The words of all names of persons that have several.
fn parts_of_persons(names: &[Written]) -> BTreeSet<String> {
    let full = names.iter().filter(|w| w.kind == EntityKind::Person && names::is_name(&w.name));
    full.map(|w| names::words(names::untitled(&w.name))).filter(|words| words.len() > 1).flatten().collect()
}

/// The names of bodies that have several words, by their folded form.
fn bodies(names: &[Written]) -> BTreeMap<String, String> {
    let bodies = names.iter().filter(|w| w.kind == EntityKind::Organisation && names::is_name(&w.name));
    bodies
        .map(|w| (names::fold(&w.name), w.name.clone()))
        .filter(|(folded, _)| folded.contains(' '))
        .collect()
}
