//! Bodies that are called for short.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;
use crate::record::{EntityKind, Figure};

/// Unites every body with the one whose name it has in part: "Calder" with "Calder Sciences".
pub fn unite(figures: Vec<Figure>) -> Vec<Figure> {
    let of_place =
        |f: &&Figure| matches!(f.kind, EntityKind::Place | EntityKind::Location | EntityKind::Group);
    let places: BTreeSet<String> = figures.iter().filter(of_place).map(|f| names::fold(&f.name)).collect();
    let place = |lead: &str| places.contains(lead);
    let mut by_end: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let body = |f: &Figure| f.kind == EntityKind::Organisation && names::is_name(&f.name);
    let words: Vec<Vec<String>> =
        figures.iter().map(|f| if body(f) { names::words(&f.name) } else { Vec::new() }).collect();
    for (n, words) in words.iter().enumerate() {
        let ends: BTreeSet<&String> = words.first().into_iter().chain(words.last()).collect();
        ends.into_iter().for_each(|word| by_end.entry(word.clone()).or_default().push(n));
    }
    let mut into: Vec<Option<usize>> = vec![None; figures.len()];
    for (n, short) in words.iter().enumerate() {
        // a longer name begins or ends as a shorter one does
        let ends = short.first().into_iter().chain(short.last());
        let near: BTreeSet<usize> = ends.filter_map(|word| by_end.get(word)).flatten().copied().collect();
        let name = &figures[n].name;
        let longer = |m: &usize| *m != n && names::is_body_for_short(name, &figures[*m].name, place);
        let mut found = near.into_iter().filter(longer);
        // of two that may be called so, neither
        into[n] = found.next().filter(|_| found.next().is_none());
    }
    let mut united = figures.clone();
    for (n, figure) in figures.into_iter().enumerate() {
        // a chain ends at its longest name; two that name each other stay with the first
        let Some(target) = into[n] else { continue };
        let target = into[target].filter(|&last| last != n).unwrap_or(target);
        if into[target].is_none() || into[target] == Some(n) && target < n {
            united[target].entities.extend(figure.entities);
            united[n].entities.clear();
        }
    }
    united.retain(|figure| !figure.entities.is_empty());
    united
}
