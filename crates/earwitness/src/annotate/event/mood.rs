//! Whether it is denied, and whether it happened, is to come, may be or must be.

use super::tree::{DEEPEST, Tree};
use crate::annotate::clause::form;
use crate::record::{Modality, Polarity};

/// Verbs and nouns of intent: what they govern is to come.
const INTENT: &[&str] = &[
    "plan",
    "plans",
    "planned",
    "planning",
    "intend",
    "intended",
    "expected",
    "expects",
    "expect",
    "promised",
    "promises",
    "vowed",
    "vows",
    "pledged",
    "pledges",
    "agreed",
    "agrees",
    "hopes",
    "hoped",
    "hope",
    "wants",
    "want",
    "wanted",
    "aims",
    "aim",
    "scheduled",
    "preparing",
    "prepared",
    "prepares",
    "decided",
    "threatened",
];
/// What is tried or weighed is left open.
const OPEN: &[&str] = &[
    "tried",
    "tries",
    "trying",
    "try",
    "attempted",
    "attempting",
    "sought",
    "seeking",
    "considering",
    "considered",
    "considers",
    "weighing",
    "mulling",
    "able",
    "likely",
    "unlikely",
];
/// Who is told to do it has not done it yet.
const TOLD: &[&str] =
    &["told", "urges", "urge", "asks", "ask", "orders", "order", "need", "needed", "required"];
/// What is named after them was not done.
const NOT_DONE: &[&str] = &["fail", "refuse", "declined", "declines", "decline"];

pub fn polarity(tree: &Tree<'_>, verb: usize) -> Polarity {
    if denied(tree, verb, DEEPEST) { Polarity::Negated } else { Polarity::Affirmed }
}

fn denied(tree: &Tree<'_>, verb: usize, depth: usize) -> bool {
    let own = tree.below(verb).iter().any(|&child| match tree.relation(child) {
        "aux" | "aux:pass" => tree.lower(child) == "cannot" || tree.is_followed_by(child, &["'t", "’t"]),
        "advmod" | "mark" => is_denial(&tree.lower(child)),
        "nsubj" | "nsubj:pass" | "obj" | "obl" => {
            is_denial(&tree.lower(child))
                || tree.below(child).iter().any(|&x| tree.relation(x) == "det" && is_denial(&tree.lower(x)))
        }
        _ => false,
    });
    if own {
        return true;
    }
    let (Some(head), Some(depth)) = (tree.head(verb), depth.checked_sub(1)) else { return false };
    let lower = tree.lower(head);
    match tree.relation(verb) {
        "xcomp" => form::denies(&lower) || NOT_DONE.contains(&lower.as_str()),
        "ccomp" => matches!(lower.as_str(), "deny" | "denied" | "denies" | "denying"),
        // "Rejected reports that it had left"
        "acl" => {
            tree.relation(head) == "obj" && tree.head(head).is_some_and(|over| rejects(&tree.lower(over)))
        }
        // "Did not open or close"
        "conj" => shares(tree, verb) && joined_by(tree, verb, &["or", "nor"]) && denied(tree, head, depth),
        _ => false,
    }
}

/// Verbs that deny the content of a noun: "reports that …".
fn rejects(lower: &str) -> bool {
    const REJECTS: [&str; 6] = ["deny", "reject", "dismiss", "refute", "dispute", "rebut"];
    REJECTS.contains(&super::lemma::lemma(lower).as_str())
}

/// Words that deny by themselves; those that only deny what follows them as verbs are left to the verb.
fn is_denial(lower: &str) -> bool {
    form::denies(lower) && form::verb(lower).is_none() || matches!(lower, "hardly" | "n't")
}

pub fn modality(tree: &Tree<'_>, verb: usize) -> Modality {
    graded(tree, verb, DEEPEST)
}

fn graded(tree: &Tree<'_>, verb: usize, depth: usize) -> Modality {
    let to =
        tree.below(verb).iter().any(|&child| tree.relation(child) == "mark" && tree.lower(child) == "to");
    let own = tree.below(verb).iter().find_map(|&child| match (tree.relation(child), &*tree.lower(child)) {
        ("aux", "won" | "ll" | "'ll") => Some(Modality::Future),
        ("aux", "cannot" | "couldn") => Some(Modality::Possible),
        ("aux", "wouldn") => Some(Modality::Future),
        ("aux", "shouldn" | "mustn" | "ought") => Some(Modality::Required),
        // "Is to leave"
        ("aux" | "cop", "is" | "are" | "was" | "were") if to => Some(Modality::Future),
        ("aux", lower) => form::modality(lower),
        ("mark", "if" | "unless" | "whether") => Some(Modality::Possible),
        _ => None,
    });
    if let Some(own) = own {
        return own;
    }
    let (Some(head), Some(depth)) = (tree.head(verb), depth.checked_sub(1)) else {
        return Modality::Asserted;
    };
    match tree.relation(verb) {
        "conj" if shares(tree, verb) => graded(tree, head, depth),
        "xcomp" => match governed(&tree.lower(head)) {
            Some(modality) => modality,
            None if to && matches!(&*tree.lower(head), "has" | "have" | "had" | "having") => {
                Modality::Required
            }
            None => graded(tree, head, depth),
        },
        "acl" if to => governed(&tree.lower(head)).unwrap_or(Modality::Future),
        "advcl" if to => Modality::Future,
        _ => Modality::Asserted,
    }
}

fn governed(lower: &str) -> Option<Modality> {
    match () {
        () if INTENT.contains(&lower) => Some(Modality::Future),
        () if OPEN.contains(&lower) => Some(Modality::Possible),
        () if TOLD.contains(&lower) => Some(Modality::Required),
        () => form::modality(lower),
    }
}

/// Whether a joined verb has what stands before the first: neither subject nor helping verb of its own.
fn shares(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, &["nsubj", "nsubj:pass", "aux", "csubj", "expl"]).is_none()
}

fn joined_by(tree: &Tree<'_>, verb: usize, words: &[&str]) -> bool {
    tree.child(verb, &["cc"]).is_some_and(|cc| words.contains(&tree.lower(cc).as_str()))
}
