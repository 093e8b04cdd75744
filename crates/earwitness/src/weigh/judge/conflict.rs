//! From pairs of values that differ to conflicts with all who share in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{ConflictKind, Passage, Voice};

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
    pub key: String,
    /// A report may give another's value beside its own, and those of two.
    voice: Voice,
}

impl Side {
    /// A side told by its words.
    pub fn new(passage: Passage, value: String) -> Self {
        Self { key: value.clone(), passage, value, voice: Voice::Outlet }
    }

    /// A side told by what its words mean.
    pub const fn keyed(passage: Passage, value: String, key: String) -> Self {
        Self { passage, value, key, voice: Voice::Outlet }
    }

    /// The same on the side of a key.
    pub fn under(self, key: String) -> Self {
        Self { key, ..self }
    }

    /// The same as somebody's words.
    pub const fn said_by(mut self, voice: Voice) -> Self {
        self.voice = voice;
        self
    }
}

/// A conflict as a rule finds it, before it is known which others are the same disagreement.
#[derive(Debug, Clone)]
pub struct Draft {
    pub kind: ConflictKind,
    /// Names the slot: "How many (missile)".
    pub what: String,
    pub verdict: Verdict,
    pub sides: Vec<Side>,
}

/// Pairs of values joined into conflicts: values that differ from a shared one are sides of one conflict, and equal values
/// (by `key`) are one side.
#[derive(Debug)]
pub struct Joined {
    kind: ConflictKind,
    pairs: Vec<(Side, Side, Verdict)>,
    keys: BTreeSet<String>,
}

impl Joined {
    pub const fn new(kind: ConflictKind) -> Self {
        Self { kind, pairs: Vec::new(), keys: BTreeSet::new() }
    }

    pub fn add(&mut self, a: Side, b: Side, verdict: Verdict) {
        if verdict != Verdict::Agree && a.key != b.key {
            for key in [&a.key, &b.key] {
                if !self.keys.contains(key) {
                    self.keys.insert(key.clone());
                }
            }
            self.pairs.push((a, b, verdict));
        }
    }

    /// The pairs so far.
    pub fn pairs(&self) -> &[(Side, Side, Verdict)] {
        &self.pairs
    }

    /// Whether a value is a side already, in whichever report.
    pub fn has(&self, side: &Side) -> bool {
        self.keys.contains(&side.key)
    }

    /// The conflicts; `what` names the slot ("how many missiles").
    pub fn conflicts(self, what: &str) -> Vec<Draft> {
        let mut home: BTreeMap<Passage, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<(Side, Side, Verdict)>> = Vec::new();
        for pair in self.pairs {
            let places = [pair.0.passage, pair.1.passage];
            let group = match places.map(|passage| home.get(&passage).copied()) {
                [Some(one), Some(other)] if one != other => {
                    let moved = std::mem::take(&mut groups[other]);
                    for (a, b, _) in &moved {
                        home.insert(a.passage, one);
                        home.insert(b.passage, one);
                    }
                    groups[one].extend(moved);
                    one
                }
                [Some(one), _] | [None, Some(one)] => one,
                [None, None] => {
                    groups.push(Vec::new());
                    groups.len() - 1
                }
            };
            for place in places {
                home.insert(place, group);
            }
            groups[group].push(pair);
        }
        groups.into_iter().filter_map(|pairs| draft(self.kind, what, pairs)).collect()
    }
}

/// The conflict of all pairs that share in it; `None` where nobody is left to bear witness on two sides.
fn draft(kind: ConflictKind, what: &str, pairs: Vec<(Side, Side, Verdict)>) -> Option<Draft> {
    // A value that differs from many stands in many pairs.
    let mut seen: BTreeSet<&Side> = BTreeSet::new();
    let all = pairs.iter().flat_map(|(a, b, _)| [a, b]).filter(|side| seen.insert(*side)).cloned().collect();
    let sides = single(kind, all);
    let left: BTreeSet<&Side> = sides.iter().collect();
    let stands = |side: &Side| left.contains(side);
    let standing = pairs.iter().filter(|(a, b, _)| stands(a) && stands(b)).map(|(_, _, verdict)| *verdict);
    let verdict = standing.max().filter(|verdict| *verdict != Verdict::Agree)?;
    Some(Draft { kind, what: what.to_owned(), verdict, sides })
}

/// The sides of a slot that a report can fill once. A report that has two of its values is of two minds, or the slot is not
/// one: it bears no witness against the others.
pub fn single(kind: ConflictKind, sides: Vec<Side>) -> Vec<Side> {
    if matches!(kind, ConflictKind::Polarity | ConflictKind::Object | ConflictKind::Speaker) {
        return sides;
    }
    let voice = |side: &Side| (side.passage.report, side.voice);
    let mut keys: BTreeMap<(usize, Voice), BTreeSet<&str>> = BTreeMap::new();
    for side in &sides {
        keys.entry(voice(side)).or_default().insert(&side.key);
    }
    let apart: BTreeSet<_> =
        keys.into_iter().filter(|(_, keys)| keys.len() > 1).map(|(voice, _)| voice).collect();
    sides.into_iter().filter(|side| !apart.contains(&voice(side))).collect()
}

/// Whether two passages share text.
pub fn overlap(a: Passage, b: Passage) -> bool {
    a.report == b.report && a.span.overlaps(b.span)
}
