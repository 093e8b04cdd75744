//! Who says a number: a report that has two values from two speakers tells of a dispute, and takes no side.

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

impl Counted {
    /// Whether two numbers are said by two speakers.
    pub fn is_of_two_voices(&self, other: &Self) -> bool {
        self.speaker.zip(other.speaker).is_some_and(|(one, other)| one != other)
    }
}
