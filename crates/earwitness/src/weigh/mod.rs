//! One story alone: which passages say the same, which rely on which, what stands behind each.

pub mod cast;
pub mod collate;
pub mod judge;
mod line;
pub mod trace;

use crate::learned::Weights;
use crate::record::{Account, Report};
use collate::Scorer;
pub use line::Refused;

/// Weighs the reports of one story.
pub fn weigh(id: &str, story: &[&Report], _weights: &Weights) -> Account {
    weigh_by(id, story, &Scorer::bundled())
}

/// The same with another scorer of pairs: for evaluation.
pub fn weigh_by(id: &str, story: &[&Report], scorer: &Scorer) -> Account {
    weigh_with(id, story, scorer, judge::Scorer::get())
}

/// The same with another scorer of numbers in conflict besides.
pub fn weigh_with(id: &str, story: &[&Report], scorer: &Scorer, numbers: &judge::Scorer) -> Account {
    let mut story = story.to_vec();
    story.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    let cast = cast::unite(&story);
    let collation = collate::collate_by(&story, &cast, scorer);
    let traced = trace::trace(&story, &cast, &collation);
    judge::judge(id, &story, cast, (collation, traced), numbers)
}
