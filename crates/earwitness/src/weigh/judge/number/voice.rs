//! Who says a number: a report that has two values from two speakers tells of a dispute, and takes no side.

use super::candidate::shares;
use super::counted::Counted;
use crate::record::Span;
use crate::weigh::judge::scene::Scene;

/// The figure that says what stands at a place; of quotations within one another the inner one's.
pub fn speaker(scene: &Scene<'_>, report: usize, span: Span) -> Option<usize> {
    let quotations = scene.story.get(report)?.layers.quotations.iter().enumerate();
    let holding = quotations.filter_map(|(at, quotation)| {
        let holding = quotation.content.iter().find(|content| content.contains(span))?;
        Some((holding.len(), at))
    });
    let (_, quotation) = holding.min()?;
    scene.speaker(report, quotation)
}

/// Whether the report of a number, whose numbers these are, has the value of another one too, from another speaker.
pub fn disputes(own: &[Counted], number: &Counted, other: &Counted) -> bool {
    let is_other =
        |one: &Counted| one.number.value.total_cmp(&other.number.value).is_eq() && shares(one, other);
    own.iter().any(|one| is_other(one) && one.is_of_two_voices(number))
}

impl Counted {
    /// Whether two numbers are said by two speakers.
    pub fn is_of_two_voices(&self, other: &Self) -> bool {
        self.speaker.zip(other.speaker).is_some_and(|(one, other)| one != other)
    }
}
