//! One story alone: which passages say the same, which rely on which, what stands behind each.

pub mod cast;
pub mod collate;
pub mod judge;
pub mod trace;

use crate::learned::Weights;
use crate::record::{Account, Report};

/// Weighs the reports of one story.
pub fn weigh(id: &str, story: &[&Report], weights: &Weights) -> Account {
    let mut story = story.to_vec();
    story.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    let cast = cast::unite(&story);
    let collation = collate::collate(&story, &cast, weights);
    let traced = trace::trace(&story, &cast, &collation);
    judge::judge(id, &story, cast, collation, traced)
}
