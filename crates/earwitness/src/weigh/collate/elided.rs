//! Limbs that lack what another limb of their sentence has (ellipsis): "Reed opened the bridge | and thanked the crew".

use super::utterance::Utterance;
use crate::record::{Report, Span};

/// What a limb lacks that another limb of its sentence has.
pub enum Elided {
    Nothing,
    /// "Reed opened the bridge | and thanked the crew".
    Subject(Span),
    /// "shutting the pier | and leaving two boats inside"; or nobody knows whose the subject is.
    More,
}

/// What one limb of an utterance lacks.
pub fn elided(report: &Report, utterance: &Utterance, limb: usize) -> Elided {
    let limb = &utterance.limbs[limb];
    let Some(clause) = limb.clause.and_then(|clause| report.layers.clauses.get(clause)) else {
        return Elided::Nothing;
    };
    let before = report.slice(Span::new(clause.span.start, clause.predicate.start)).trim();
    if !COORDINATORS.contains(&before) {
        return Elided::Nothing;
    }
    if report.slice(clause.predicate).ends_with("ing") {
        return Elided::More;
    }
    let event = report.layers.events.iter().find(|event| clause.predicate.contains(event.predicate));
    let subject = event.and_then(|event| event.agent.or(event.patient));
    // the clause right before has it, or the parse went astray
    let before = utterance.limbs.iter().flat_map(|limb| limb.spans.iter().map(move |span| (span.end, limb)));
    let nearest = before.filter(|&(end, _)| end <= clause.span.start).max_by_key(|&(end, _)| end);
    let has = |span: &Span| nearest.is_some_and(|(_, limb)| limb.spans.iter().any(|own| own.contains(*span)));
    subject.map(|subject| subject.span).filter(has).map_or(Elided::More, Elided::Subject)
}

/// Words behind which a verb may have the subject of the one before it.
const COORDINATORS: [&str; 4] = ["and", "but", "or", "then"];
