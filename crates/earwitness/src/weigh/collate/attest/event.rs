//! What is done to whom in two passages.

use rustc_hash::FxHashSet;

use crate::record::{EventMention, Report, Span};
use crate::weigh::collate::wording::LONG_WORD;
use crate::weigh::collate::{Unit, stem};

/// An event that a passage tells: the vector of its verb's word, and the stems of its patient.
#[derive(Debug, Clone)]
pub struct Event {
    verb: Vec<i8>,
    patient: FxHashSet<String>,
}

/// The events whose verbs stand in a passage.
pub fn told(report: &Report, unit: &Unit) -> Vec<Event> {
    let layers = &report.layers;
    let Some(whole) = Span::cover(&unit.content) else { return Vec::new() };
    let from = layers.events.partition_point(|event| event.predicate.start < whole.start);
    let within = layers.events[from..].iter().take_while(|event| event.predicate.end <= whole.end);
    let own = within.filter(|event| unit.content.iter().any(|part| part.contains(event.predicate)));
    let event = |event: &EventMention| Event {
        verb: layers.vectors.within(&[event.predicate]),
        patient: event.patient.map(|patient| telling(report.slice(patient.span))).unwrap_or_default(),
    };
    own.map(event).collect()
}

/// The stems of the words that are long enough to tell something.
fn telling(phrase: &str) -> FxHashSet<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG_WORD);
    words.map(|word| stem(&word.to_lowercase())).collect()
}

/// How near the nearest two events are: the cosine of their verbs, and 1 where something is done to the same.
pub fn nearest(some: &[Event], others: &[Event]) -> f32 {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| a.near(b)).fold(0.0, f32::max)
}

impl Event {
    fn near(&self, other: &Self) -> f32 {
        let same = !self.patient.is_disjoint(&other.patient);
        cosine(&self.verb, &other.verb) + f32::from(u8::from(same))
    }
}

/// The cosine of two vectors; 0 where there are none.
#[expect(clippy::cast_precision_loss, reason = "a ratio")]
fn cosine(a: &[i8], b: &[i8]) -> f32 {
    let dot =
        |a: &[i8], b: &[i8]| a.iter().zip(b).map(|(&x, &y)| i64::from(x) * i64::from(y)).sum::<i64>() as f32;
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 0.0 { dot(a, b) / lengths } else { 0.0 }
}
