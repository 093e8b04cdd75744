//! Times of the same thing that cannot both be so: days and periods (`day`), and hours (`clock`). `dated` tells which readings are
//! of one thing.

mod clock;
mod dated;
mod day;

use crate::record::{ConflictKind, Interval, Passage, Span};

use super::conflict::{Draft, Joined};
use super::scene::Scene;
use crate::weigh::collate::Collation;

/// The days and periods that the times inside a span name.
pub fn intervals(scene: &Scene<'_>, report: usize, span: Span) -> Vec<Interval> {
    scene.story.get(report).into_iter().flat_map(|report| report.days(span)).collect()
}

/// Whether two passages name days, and none of them is one.
pub fn are_apart(scene: &Scene<'_>, a: Passage, b: Passage) -> bool {
    let [one, other] = [a, b].map(|passage| intervals(scene, passage.report, passage.span));
    Interval::are_apart(&one, &other)
}

/// All conflicts of time.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Time);
    dated::compare(scene, collation, &day::KIND, &mut joined);
    dated::compare(scene, collation, &clock::KIND, &mut joined);
    joined.conflicts("When")
}
