//! From pairs of values that differ to conflicts with all who share in them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::record::{Conflict, ConflictKind, Passage, Severity, Value};

use super::scene::Scene;

/// How two values of one slot stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Both can be so.
    Agree,
    /// One blurs or bounds the other.
    Soft,
    /// They cannot both be so, if they are of the same thing.
    Unsure,
    /// They cannot both be so.
    Hard,
}

/// One side's value: what to show, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    pub passage: Passage,
    pub value: String,
    /// Equal keys are one side of a conflict.
    key: String,
    /// The quotation that says it, where it is not the outlet's own: a report may give another's value beside its own.
    said: Option<usize>,
}

impl Side {
    /// A side told by its words.
    pub fn new(passage: Passage, value: String) -> Self {
        Self { key: value.clone(), passage, value, said: None }
    }

    /// A side told by what its words mean.
    pub const fn keyed(passage: Passage, value: String, key: String) -> Self {
        Self { passage, value, key, said: None }
    }

    /// The same as the words of a quotation.
    pub const fn said(mut self, quotation: Option<usize>) -> Self {
        self.said = quotation;
        self
    }
}

/// Pairs of values joined into conflicts: values that differ from a shared one are sides of one conflict, and equal values
/// (by `key`) are one side.
#[derive(Debug)]
pub struct Joined {
    kind: ConflictKind,
    pairs: Vec<(Side, Side, Verdict)>,
}

impl Joined {
    pub const fn new(kind: ConflictKind) -> Self {
        Self { kind, pairs: Vec::new() }
    }

    pub fn add(&mut self, a: Side, b: Side, verdict: Verdict) {
        if verdict != Verdict::Agree && a.key != b.key {
            self.pairs.push((a, b, verdict));
        }
    }

    /// Whether a value is a side already, in whichever report.
    pub fn has(&self, side: &Side) -> bool {
        self.pairs.iter().any(|(a, b, _)| a.key == side.key || b.key == side.key)
    }

    /// The conflicts, each with its reason: `what` names the slot ("how many missiles").
    pub fn conflicts(self, scene: &Scene<'_>, what: &str) -> Vec<Conflict> {
        let mut home: BTreeMap<Passage, usize> = BTreeMap::new();
        let mut groups: Vec<(Verdict, Vec<Side>)> = Vec::new();
        for (a, b, verdict) in self.pairs {
            let found = [a.passage, b.passage].map(|passage| home.get(&passage).copied());
            let group = match found {
                [Some(one), Some(other)] if one != other => {
                    let moved = std::mem::replace(&mut groups[other], (Verdict::Agree, Vec::new()));
                    for side in &moved.1 {
                        home.insert(side.passage, one);
                    }
                    groups[one].0 = groups[one].0.max(moved.0);
                    groups[one].1.extend(moved.1);
                    one
                }
                [Some(one), _] | [None, Some(one)] => one,
                [None, None] => {
                    groups.push((Verdict::Agree, Vec::new()));
                    groups.len() - 1
                }
            };
            home.insert(a.passage, group);
            home.insert(b.passage, group);
            groups[group].0 = groups[group].0.max(verdict);
            groups[group].1.extend([a, b]);
        }
        let made = groups.into_iter().map(|(verdict, sides)| (verdict, single(self.kind, sides)));
        let made = made.filter(|(_, sides)| sides.iter().any(|side| side.key != sides[0].key));
        made.map(|(verdict, sides)| conflict(scene, self.kind, verdict, sides, what)).collect()
    }
}

/// The sides of a slot that a report can fill once. A report that has two of its values is of two minds, or the slot is not
/// one: it bears no witness against the others.
fn single(kind: ConflictKind, sides: Vec<Side>) -> Vec<Side> {
    if matches!(kind, ConflictKind::Polarity | ConflictKind::Object | ConflictKind::Speaker) {
        return sides;
    }
    let voice = |side: &Side| (side.passage.report, side.said.is_some());
    let twice = |of: &(usize, bool)| {
        let mut keys = sides.iter().filter(|side| voice(side) == *of).map(|side| &side.key);
        let first = keys.next();
        keys.any(|key| Some(key) != first)
    };
    let apart: Vec<(usize, bool)> = sides.iter().map(voice).filter(twice).collect();
    sides.into_iter().filter(|side| !apart.contains(&voice(side))).collect()
}

fn conflict(
    scene: &Scene<'_>,
    kind: ConflictKind,
    verdict: Verdict,
    mut sides: Vec<Side>,
    what: &str,
) -> Conflict {
    sides.sort();
    sides.dedup();
    if kind == ConflictKind::Update {
        // As they came out: what the earliest report has stands first.
        let before =
            |a: &Side, b: &Side| scene.order(a.passage.report, b.passage.report) == Some(Ordering::Less);
        let rank = |side: &Side| sides.iter().filter(|other| before(other, side)).count();
        let ranks: Vec<usize> = sides.iter().map(rank).collect();
        let mut ranked: Vec<(usize, Side)> = ranks.into_iter().zip(sides).collect();
        ranked.sort();
        sides = ranked.into_iter().map(|(_, side)| side).collect();
    }
    let mut by_value: Vec<(String, Vec<Value>)> = Vec::new();
    for Side { passage, value, key, .. } in sides {
        let entry = Value { passage, value };
        match by_value.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(entry),
            None => by_value.push((key, vec![entry])),
        }
    }
    let told: Vec<String> = by_value
        .iter()
        .map(|(_, values)| {
            let value = values.first().map_or("", |first| first.value.as_str());
            let has = if several(values) { "have" } else { "has" };
            let when = match kind {
                ConflictKind::Update => came_out(scene, values),
                _ => String::new(),
            };
            format!("{} {has} \u{201c}{value}\u{201d}{when}", who(scene, values))
        })
        .collect();
    let severity = if verdict == Verdict::Hard { Severity::Hard } else { Severity::Soft };
    let end = match (kind, verdict) {
        (ConflictKind::Update, _) => "the later report has the new value",
        (_, Verdict::Hard) => "both cannot be so",
        (_, Verdict::Unsure) => "they may not be of the same thing",
        (ConflictKind::Polarity, _) => "one says it and another denies it",
        (ConflictKind::Modality, _) => "they are not equally sure",
        (ConflictKind::Object, _) => "one act, two conditions",
        _ => "one blurs or bounds the other",
    };
    let reason = format!("{what}: {}; {end}.", told.join(", "));
    Conflict { kind, severity, sides: by_value.into_iter().map(|(_, values)| values).collect(), reason }
}

/// " (2026-03-03 09:00)": when the first report of a side came out.
fn came_out(scene: &Scene<'_>, values: &[Value]) -> String {
    let report = values.first().and_then(|value| scene.story.get(value.passage.report));
    let published = report.and_then(|report| report.published.as_deref()).unwrap_or_default();
    let minute: String = published.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect();
    if minute.is_empty() { minute } else { format!(" ({minute})") }
}

fn several(values: &[Value]) -> bool {
    values.windows(2).any(|pair| pair[0].passage.report != pair[1].passage.report)
}

/// The outlets of a side.
fn who(scene: &Scene<'_>, values: &[Value]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for value in values {
        let report = scene.story.get(value.passage.report);
        let name = report.map_or("", |r| r.outlet.as_deref().unwrap_or(&r.id));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" and ")
}
/// A yes against a no that two rules find is one conflict: the harder, else the one found first.
pub fn once(mut conflicts: Vec<Conflict>) -> Vec<Conflict> {
    conflicts.sort_by_key(|conflict| conflict.severity);
    let mut kept: Vec<Conflict> = Vec::new();
    for conflict in conflicts {
        let again =
            |other: &Conflict| other.kind == conflict.kind && meet(&other.sides[..], &conflict.sides[..]);
        if conflict.kind != ConflictKind::Polarity || !kept.iter().any(again) {
            kept.push(conflict);
        }
    }
    kept
}

/// Whether the sides of two conflicts stand in the same passages, in either order.
fn meet(a: &[Vec<Value>], b: &[Vec<Value>]) -> bool {
    let same = |x: &Vec<Value>, y: &Vec<Value>| {
        x.iter().any(|one| y.iter().any(|other| overlap(one.passage, other.passage)))
    };
    let pairs = |turned: usize| {
        a.len() == b.len() && (0..a.len()).all(|at| same(&a[at], &b[(at + turned) % b.len()]))
    };
    (0..a.len()).any(pairs)
}

/// Whether two passages share text.
pub fn overlap(a: Passage, b: Passage) -> bool {
    a.report == b.report && a.span.overlaps(b.span)
}
