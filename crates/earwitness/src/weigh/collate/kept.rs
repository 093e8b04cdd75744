//! What is only in doubt behind other claims keeps a row of its own: what may say the same is not lost in what it may say.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::alone::{self, Completeness};
use super::event::{Passages, has_most};
use super::scorer::Scorer;
use super::{Gathering, Unit, wording};
use crate::record::{Report, Voice};

/// Claims of what outlets say themselves that stands surely behind no claim, where it asserts something by itself.
pub fn apart(story: &[&Report], claims: &[Gathering], scorer: &Scorer) -> Vec<Gathering> {
    let sure: Passages<'_> = claims.iter().flat_map(Gathering::sure).collect();
    let is_lost = |unit: &&Unit| !sure.of(unit).any(|own| has_most(own, unit));
    let mut lost: Vec<&Unit> = claims.par_iter().flat_map_iter(Gathering::unsure).filter(is_lost).collect();
    // of passages inside one another the longest
    let length = |unit: &Unit| unit.content.iter().map(|span| span.len()).sum::<usize>();
    lost.sort_by_key(|unit| (unit.report, Reverse(length(unit)), &unit.content));
    let mut kept: Passages<'_> = Passages::default();
    let mut found = Vec::new();
    for unit in lost {
        if !kept.of(unit).any(|own| has_most(own, unit)) {
            kept.add(unit);
            found.push(unit);
        }
    }
    found.sort_by_key(|unit| (unit.report, &unit.content));
    found.into_par_iter().filter_map(|unit| claim(story, unit, scorer)).collect()
}

fn claim(story: &[&Report], unit: &Unit, scorer: &Scorer) -> Option<Gathering> {
    let completeness = Completeness::of(alone::odds(story, unit, scorer));
    (completeness > Completeness::Hanging).then(|| {
        let lemma = (0, unit.content.clone());
        let gathering = wording::collate(story, Voice::Outlet, vec![unit.clone()], lemma);
        Gathering { stands_alone: completeness == Completeness::Alone, ..gathering }
    })
}
