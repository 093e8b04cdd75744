//! What is done to whom in two passages.

use rustc_hash::FxHashSet;

use crate::record::{EventMention, Polarity, Report, Span};
use crate::weigh::collate::Unit;
use crate::weigh::collate::event::is_light;
use crate::weigh::collate::subject::{Subject, cosine, telling};

/// An event that a passage tells: its verb with the vector of its word, the stems of its patient, and who or what does it, or is
/// told to be in it.
#[derive(Debug, Clone)]
pub struct Event {
    verb: Vec<i8>,
    lemma: String,
    patient: FxHashSet<String>,
    subject: Option<Subject>,
    is_negated: bool,
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
        lemma: event.verb.clone(),
        patient: event.patient.map(|patient| telling(report.slice(patient.span))).unwrap_or_default(),
        subject: event.agent.or(event.patient).and_then(|subject| Subject::of(report, &subject)),
        is_negated: event.polarity == Polarity::Negated,
    };
    own.map(event).collect()
}

/// How near the nearest two events are: the cosine of their verbs, and 1 where something is done to the same.
pub fn nearest(some: &[Event], others: &[Event]) -> f32 {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| a.near(b)).fold(0.0, f32::max)
}

/// Whether two passages tell one deed of two things, or as done and as not done: "the cabinet fell", "the crown fell"; "fired tear
/// gas", "no tear gas was used". Nothing where either has a deed that may be the other's.
pub fn are_of_two(some: &[Event], others: &[Event]) -> bool {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    let mut alike = pairs.filter(|(a, b)| a.is_like(b)).peekable();
    alike.peek().is_some() && alike.all(|(a, b)| a.is_apart(b))
}

impl Event {
    /// Whether both tell one deed, or something of the same.
    fn is_like(&self, other: &Self) -> bool {
        let same = !self.patient.is_empty() && self.patient == other.patient;
        same || self.lemma == other.lemma && !is_light(&self.lemma)
    }

    fn is_apart(&self, other: &Self) -> bool {
        let subjects = || self.subject.as_ref().zip(other.subject.as_ref());
        self.is_negated != other.is_negated
            || self.lemma == other.lemma && subjects().is_some_and(|(a, b)| a.is_apart(b))
    }

    fn near(&self, other: &Self) -> f32 {
        let same = !self.patient.is_disjoint(&other.patient);
        cosine(&self.verb, &other.verb) + f32::from(u8::from(same))
    }
}
