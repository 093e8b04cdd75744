//! Bodies that are called for short.

use std::collections::BTreeSet;

use crate::names;
use crate::record::{EntityKind, Figure};

/// Unites every body with the one whose name it has in part: "Calder" with "Calder Sciences".
pub fn unite(figures: Vec<Figure>) -> Vec<Figure> {
    let of_place =
        |f: &&Figure| matches!(f.kind, EntityKind::Place | EntityKind::Location | EntityKind::Group);
    let places: BTreeSet<String> = figures.iter().filter(of_place).map(|f| names::fold(&f.name)).collect();
    let place = |lead: &str| places.contains(lead);
    let body = |f: &Figure| f.kind == EntityKind::Organisation && names::is_name(&f.name);
    let mut into: Vec<Option<usize>> = vec![None; figures.len()];
    for (n, short) in figures.iter().enumerate().filter(|(_, f)| body(f)) {
        let longer = |&(m, long): &(usize, &Figure)| {
            m != n && body(long) && names::is_body_for_short(&short.name, &long.name, place)
        };
        let mut found = figures.iter().enumerate().filter(longer);
        // of two that may be called so, neither
        into[n] = found.next().filter(|_| found.next().is_none()).map(|(m, _)| m);
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
