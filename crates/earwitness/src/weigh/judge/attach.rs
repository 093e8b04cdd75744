//! Which claims a conflict touches: it is listed at one, and the others that have a side of it in their wording say so.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Claim, Conflict, ConflictKind, Passage, Report, Severity, Standing, Value};

use super::conflict::overlap;
use super::told::Told;

/// Lists each conflict at the best supported claim that it touches; claims come in that order.
pub fn attach(claims: &mut [Claim], told: &Told, story: &[&Report], conflicts: Vec<Conflict>) {
    for conflict in conflicts {
        let touched = touched(told, &conflict);
        let best = touched.iter().max_by_key(|&(&claim, sides)| (*sides, std::cmp::Reverse(claim)));
        let Some((&home, _)) = best else { continue };
        let is_hard = conflict.severity == Severity::Hard;
        for &claim in touched.keys().filter(|&&claim| claim != home) {
            let other = &mut claims[claim];
            if conflict.kind != ConflictKind::Update && has_a_side(other, story, &conflict) {
                if is_hard {
                    other.standing = Standing::Conflicting;
                }
                other.disputed.push(home);
            }
        }
        if is_hard {
            claims[home].standing = Standing::Conflicting;
        }
        claims[home].conflicts.push(conflict);
    }
    for claim in claims {
        claim.conflicts.sort_by_key(|a| (a.severity, a.kind, first(a)));
        claim.disputed.sort_unstable();
        claim.disputed.dedup();
    }
}

/// How many sides of a conflict each claim has a passage of.
fn touched(told: &Told, conflict: &Conflict) -> BTreeMap<usize, usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for side in &conflict.sides {
        let places = side.iter().flat_map(|value| {
            let here = told.at(value.passage.report).iter();
            here.filter(|place| overlap(place.passage, value.passage)).map(|place| place.claim)
        });
        for claim in places.collect::<BTreeSet<_>>() {
            *counts.entry(claim).or_default() += 1;
        }
    }
    counts
}

/// Whether what a claim says stands on one side: a value of it is in the wording, or is most of what is counted.
fn has_a_side(claim: &Claim, story: &[&Report], conflict: &Conflict) -> bool {
    let counted: Vec<Passage> =
        claim.readings.iter().filter(|reading| !reading.doubtful).map(|reading| reading.passage).collect();
    let holds = |passage: Passage, value: &Value| overlap(passage, value.passage);
    let is_worded = |value: &Value| {
        let words = story.get(value.passage.report).map_or("", |report| report.slice(value.passage.span));
        has_words(&claim.text, words)
    };
    let is_all = |passage: &Passage, value: &Value| {
        2 * passage.span.common(value.passage.span).len() >= passage.span.len() && holds(*passage, value)
    };
    conflict.sides.iter().any(|side| {
        let worded = side.iter().filter(|value| counted.iter().any(|&passage| holds(passage, value)));
        let all = counted.iter().filter(|passage| side.iter().any(|value| is_all(passage, value)));
        worded.into_iter().any(is_worded) || 2 * all.count() > counted.len()
    })
}

/// Whether a text has some words, from word to word.
fn has_words(text: &str, words: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_cut = |at: usize| {
        is_part(text[..at].chars().next_back()) || is_part(text[at + words.len()..].chars().next())
    };
    !words.is_empty() && text.match_indices(words).any(|(at, _)| !is_cut(at))
}

fn first(conflict: &Conflict) -> Option<Passage> {
    conflict.sides.first().and_then(|side| side.first()).map(|value| value.passage)
}
