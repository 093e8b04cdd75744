//! One story alone: which passages say the same, which rely on which, what stands behind each.

pub mod cast;
pub mod collate;
pub mod echo;
pub mod judge;
mod line;
pub mod trace;

use crate::learned::Weights;
use crate::record::{Account, Report};
use collate::Scorer;
use judge::Scene;
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
    let amended = echo::amended(&story);
    let story: Vec<&Report> = amended.iter().map(AsRef::as_ref).collect();
    let cast = cast::unite(&story);
    let mut collation = collate::collate_by(&story, &cast, scorer);
    let reuse = trace::reused(&story);
    let scene = Scene::new(&story, &cast, &reuse.copies, collation.matcher.clone());
    let (conflicts, apart) = judge::conflicts(&scene, &collation, numbers);
    collation.doubt(&conflicts, &apart);
    collation.keep(&story, scorer);
    let traced = trace::trace(&story, &cast, &collation, reuse);
    judge::judge(id, &scene, (collation, traced), conflicts)
}
