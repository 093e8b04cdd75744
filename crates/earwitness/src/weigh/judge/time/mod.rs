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
    let times = scene.story.get(report).map_or(&[][..], |report| &report.layers.times);
    let inside = times.iter().filter(|time| span.contains(time.span));
    inside.filter_map(|time| Interval::of(time.value.as_deref()?)).collect()
}

/// Whether two passages name days, and none of them is one.
pub fn are_apart(scene: &Scene<'_>, a: Passage, b: Passage) -> bool {
    let [one, other] = [a, b].map(|passage| intervals(scene, passage.report, passage.span));
    let met = one.iter().any(|x| other.iter().any(|y| x.meets(*y)));
    !one.is_empty() && !other.is_empty() && !met
}

/// All conflicts of time.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Time);
    dated::compare(scene, collation, &day::KIND, &mut joined);
    dated::compare(scene, collation, &clock::KIND, &mut joined);
    joined.conflicts("When")
}
