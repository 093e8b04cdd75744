//! Whether a passage stands alone: whether it tells by itself who does what.

mod feature;

pub use feature::{Features, NAMES, hash, measure};

use super::Unit;
use super::elsewhere::Elsewhere;
use super::scorer::Scorer;
use crate::record::{Report, Span};

/// How much a reader can make of a passage without the rest of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// It asserts nothing alone, or stands under a picture.
    Hanging,
    /// Its subject, or the end of its clause, may stand outside.
    Cut,
    /// A reader needs nothing else.
    Alone,
}

/// Log-odds, in nats, from which on a passage stands alone: of those judged 91 in 100 do (held out).
const ALONE: f32 = 0.8;
/// … below which it hangs: of those judged 11 in 100 stand alone.
const HANGING: f32 = -0.8;
/// Log-odds of what stands under a picture, at most.
const CAPTION: f32 = -3.0;

impl Completeness {
    /// What log-odds tell.
    pub fn of(odds: f32) -> Self {
        match odds {
            _ if odds < HANGING => Self::Hanging,
            _ if odds < ALONE => Self::Cut,
            _ => Self::Alone,
        }
    }
}

/// Log-odds that a passage of an outlet's own words stands alone; what stands under a picture hangs.
pub fn odds(story: &[&Report], unit: &Unit, scorer: &Scorer) -> f32 {
    let Some(report) = story.get(unit.report) else { return CAPTION };
    let part = unit.content.first().and_then(|first| report.part_at(first.start));
    let odds = scorer.wording(&measure(report, unit));
    if part.is_some_and(|part| !part.kind.is_article()) { odds.min(CAPTION) } else { odds }
}

/// How well words of a speaker stand alone, beside who says them: they need a predicate, and should tell nothing that is
/// another statement.
pub fn quoted(story: &[&Report], unit: &Unit, elsewhere: &Elsewhere) -> Completeness {
    let within = |span: Span| unit.content.iter().any(|part| part.contains(span));
    let mut clauses = story.get(unit.report).into_iter().flat_map(|report| &report.layers.clauses);
    match clauses.any(|clause| within(clause.predicate)) {
        false => Completeness::Hanging,
        true if elsewhere.has_part_of(unit) => Completeness::Cut,
        true => Completeness::Alone,
    }
}
