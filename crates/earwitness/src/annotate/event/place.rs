//! Where it took place.

use super::tree::Tree;
use crate::record::{EntityKind, Report};

/// Prepositions that tell where, before a name of a place.
const WHERE: &[&str] = &[
    "in",
    "at",
    "on",
    "near",
    "from",
    "to",
    "into",
    "onto",
    "outside",
    "inside",
    "off",
    "across",
    "along",
    "through",
    "around",
    "over",
    "under",
    "behind",
    "between",
    "towards",
    "toward",
    "throughout",
    "within",
    "above",
    "beside",
    "by",
    "past",
    "via",
    "beyond",
];
/// Those that tell where before any noun.
const ALWAYS: &[&str] =
    &["near", "outside", "inside", "along", "behind", "beside", "beneath", "aboard", "throughout"];

/// The heads of the phrases that tell where, in reading order: names of places after a preposition, and any noun after
/// one that only tells where.
pub fn places(report: &Report, tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let told = |&child: &usize| {
        let Some(case) = tree.case(child).filter(|_| tree.relation(child) == "obl") else {
            return false;
        };
        let case = tree.lower(case);
        ALWAYS.contains(&case.as_str()) && tree.kind(child) != "PRON"
            || WHERE.contains(&case.as_str()) && is_place(report, tree, child)
    };
    tree.below(verb).iter().copied().filter(told).collect()
}

fn is_place(report: &Report, tree: &Tree<'_>, word: usize) -> bool {
    let layers = &report.layers;
    super::mention(report, tree.piece(word))
        .and_then(|at| layers.entities.get(layers.mentions[at].entity))
        .is_some_and(|entity| matches!(entity.kind, EntityKind::Place | EntityKind::Location))
}
