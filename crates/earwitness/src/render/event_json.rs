//! Events in a line of `earwitness read`.

use crate::record::{Argument, EventMention, Report};

use super::label;
use super::ruler::Ruler;
use super::shape::{self, Pointed};

/// All events of a report in their published shape.
pub fn events(report: &Report, ruler: &Ruler) -> Vec<shape::Event> {
    report.layers.events.iter().map(|event| one(report, event, ruler)).collect()
}

fn one(report: &Report, event: &EventMention, ruler: &Ruler) -> shape::Event {
    let argument = |argument: &Argument| {
        let [start, end] = ruler.span(argument.span);
        shape::Argument { start, end, name: name(report, argument) }
    };
    let times = event.times.iter().filter_map(|&at| report.layers.times.get(at)).map(|time| {
        let [start, end] = ruler.span(time.span);
        Pointed { start, end, value: time.value.clone() }
    });
    shape::Event {
        predicate: [Some(event.predicate), event.particle]
            .into_iter()
            .flatten()
            .map(|span| ruler.span(span))
            .collect(),
        verb: event.verb.clone(),
        agent: event.agent.as_ref().map(argument),
        patient: event.patient.as_ref().map(argument),
        places: event.places.iter().map(argument).collect(),
        times: times.collect(),
        polarity: event.polarity.name(),
        modality: event.modality.name(),
        quotation: event.quotation.map(label::quotation),
    }
}

fn name(report: &Report, argument: &Argument) -> Option<String> {
    let mention = report.layers.mentions.get(argument.mention?)?;
    report.layers.entities.get(mention.entity).map(|entity| entity.name.clone())
}
