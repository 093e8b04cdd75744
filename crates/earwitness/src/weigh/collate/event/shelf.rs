//! Claims, found by where their readings stand: a large story has too many to ask each of them about every event.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::record::Span;
use crate::weigh::collate::{Gathering, Unit};

pub struct Shelf {
    /// What a fuller one took in leaves its place empty.
    claims: Vec<Option<Gathering>>,
    /// For each report, where passages of it stand, and in which claim.
    places: Vec<BTreeSet<(Span, usize)>>,
}

impl Shelf {
    pub fn of(reports: usize, claims: Vec<Gathering>) -> Self {
        let mut shelf = Self { claims: Vec::new(), places: vec![BTreeSet::new(); reports] };
        claims.into_iter().for_each(|claim| shelf.add(claim));
        shelf
    }

    pub fn add(&mut self, claim: Gathering) {
        self.claims.push(None);
        self.put(self.claims.len() - 1, claim);
    }

    pub fn put(&mut self, at: usize, claim: Gathering) {
        for unit in all(&claim) {
            self.places[unit.report].extend(unit.content.iter().map(|&span| (span, at)));
        }
        self.claims[at] = Some(claim);
    }

    pub fn take(&mut self, at: usize) -> Option<Gathering> {
        self.claims.get_mut(at)?.take()
    }

    /// Takes those out that are near units and of which something holds.
    pub fn take_near(&mut self, units: &[Unit], holds: impl Fn(&Gathering) -> bool) -> Vec<Gathering> {
        let near = self.near(units).into_iter().filter(|(_, claim)| holds(claim));
        let places: Vec<usize> = near.map(|(at, _)| at).collect();
        places.into_iter().filter_map(|at| self.take(at)).collect()
    }

    /// The claims that have words of a unit, in order.
    pub fn near(&self, units: &[Unit]) -> Vec<(usize, &Gathering)> {
        let of = |unit: &Unit| {
            let here = self.places[unit.report].iter();
            let touched = here.filter(|(span, _)| unit.content.iter().any(|own| own.overlaps(*span)));
            touched.map(|&(_, at)| at).collect::<Vec<_>>()
        };
        let found: BTreeSet<usize> = units.iter().flat_map(of).collect();
        found.into_iter().filter_map(|at| Some((at, self.claims[at].as_ref()?))).collect()
    }

    pub fn into_claims(self) -> Vec<Gathering> {
        self.claims.into_iter().flatten().collect()
    }
}

/// Passages, found by their reports.
#[derive(Default)]
pub struct Passages<'a>(FxHashMap<usize, Vec<&'a Unit>>);

impl<'a> FromIterator<&'a Unit> for Passages<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Unit>>(units: I) -> Self {
        let mut passages = Self::default();
        units.into_iter().for_each(|unit| passages.add(unit));
        passages
    }
}

impl<'a> Passages<'a> {
    pub fn add(&mut self, unit: &'a Unit) {
        self.0.entry(unit.report).or_default().push(unit);
    }

    /// Those of the report of a passage.
    pub fn of(&self, unit: &Unit) -> impl Iterator<Item = &'a Unit> {
        self.0.get(&unit.report).into_iter().flatten().copied()
    }

    /// Whether a passage is one of them.
    pub fn have(&self, unit: &Unit) -> bool {
        self.of(unit).any(|own| is_one(own, unit))
    }
}

/// All readings of a claim, and all who only report that somebody says it.
pub fn all(claim: &Gathering) -> impl Iterator<Item = &Unit> {
    claim.units.iter().chain(claim.reported.iter().map(|(unit, _)| unit))
}

/// Whether a claim has a unit as one of its passages: each has half of the other.
pub fn tells(claim: &Gathering, unit: &Unit) -> bool {
    claim.of_report(unit.report).any(|own| is_one(own, unit))
}

/// Whether two are one passage: each has half of the other.
pub fn is_one(a: &Unit, b: &Unit) -> bool {
    2 * overlap(a, b) > length(a).max(length(b))
}

/// Whether one has most of another.
pub fn has_most(whole: &Unit, part: &Unit) -> bool {
    2 * overlap(whole, part) > length(part)
}

fn length(unit: &Unit) -> usize {
    unit.content.iter().map(|span| span.len()).sum()
}

/// Bytes that two units have in common.
fn overlap(a: &Unit, b: &Unit) -> usize {
    let pairs = a.content.iter().flat_map(|&one| b.content.iter().map(move |&other| (one, other)));
    if a.report == b.report { pairs.map(|(one, other)| one.common(other).len()).sum() } else { 0 }
}
