//! The words of a noun phrase.

use super::tree::{DEEPEST, Tree};
use crate::record::Span;

/// What hangs from a noun and is no part of its name.
const CUT: &[&str] = &["acl:relcl", "appos", "parataxis", "list", "vocative"];
/// What hangs from a noun that is a predicate: "he is the man …".
const CLAUSE: &[&str] = &["nsubj", "nsubj:pass", "csubj", "cop", "aux", "aux:pass", "advcl", "expl", "mark"];

/// The run of words around a head that depend on it, cut at relative clauses, participles ("the road leading west") and
/// appositions, without preposition and marks at its edges.
pub fn phrase(tree: &Tree<'_>, head: usize) -> Span {
    let (first, span) = run(tree, head, belongs);
    // "At least nine people": this "at" is no preposition.
    let bound = first.checked_sub(1).filter(|&at| tree.lower(at) == "at");
    let bound = bound.filter(|_| matches!(&*tree.lower(first), "least" | "most"));
    bound.map_or(span, |at| tree.piece(at).join(span))
}

/// Of the words around a head those that belong to it, without marks at the edges: the first of them, and all as a span.
fn run(tree: &Tree<'_>, head: usize, belongs: fn(&Tree<'_>, usize, usize) -> bool) -> (usize, Span) {
    let (mut first, mut last) = (head, head);
    while first > 0 && belongs(tree, head, first - 1) {
        first -= 1;
    }
    while last + 1 < tree.len() && belongs(tree, head, last + 1) {
        last += 1;
    }
    while first < head && is_edge(tree, head, first) {
        first += 1;
    }
    while last > head && is_edge(tree, head, last) {
        last -= 1;
    }
    (first, tree.piece(first).join(tree.span(last)))
}

/// What hangs from a verb and tells of something else.
const ASIDE: &[&str] = &["conj", "parataxis", "advcl", "list", "discourse", "vocative", "csubj"];
/// Most words between a verb's own and those of one who takes part.
const BETWEEN: usize = 12;

/// The run of words around a verb that depend on it, without those that tell of something else; with those of `bound` who
/// stand before it as subjects of another verb, or as what a relative clause hangs from.
pub fn telling(tree: &Tree<'_>, verb: usize, bound: [Option<usize>; 2]) -> Span {
    let (first, run) = run(tree, verb, is_told);
    if matches!(tree.relation(verb), "conj" | "advcl") {
        return run;
    }
    let before = bound.into_iter().flatten().filter(|&head| head < first && first - head <= BETWEEN);
    before.map(|head| phrase(tree, head)).fold(run, Span::join)
}

fn is_told(tree: &Tree<'_>, verb: usize, word: usize) -> bool {
    let mut at = word;
    for _ in 0..DEEPEST {
        let Some(above) = tree.head(at) else { return false };
        let relation = tree.relation(at);
        if above == verb {
            return !ASIDE.contains(&relation);
        }
        // "What she wrote" is nothing without its clause
        let is_bare = relation == "acl:relcl" && tree.lower(above) != "what";
        if is_bare || matches!(relation, "parataxis" | "list") {
            return false;
        }
        at = above;
    }
    false
}

fn belongs(tree: &Tree<'_>, head: usize, word: usize) -> bool {
    let mut at = word;
    for _ in 0..DEEPEST {
        let Some(above) = tree.head(at) else { return false };
        let relation = tree.relation(at);
        let participle = relation == "acl" && tree.child(at, &["mark"]).is_none();
        if participle || CUT.contains(&relation) || above == head && CLAUSE.contains(&relation) {
            return false;
        }
        if above == head {
            return true;
        }
        at = above;
    }
    false
}

fn is_edge(tree: &Tree<'_>, head: usize, word: usize) -> bool {
    match tree.relation(word) {
        "part" => false,
        "case" => word < head && tree.case(head) == Some(word),
        "cc" | "fixed" | "punct" => true,
        _ => tree.kind(word) == "PUNCT",
    }
}
