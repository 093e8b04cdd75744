//! The lines of `earwitness read`.

use crate::record::{Act, Finding, Number, Part, PartKind, Quotation, Report, Time, Warning};

use super::event_json::events;
use super::label;
use super::ruler::Ruler;
use super::shape::{self, ReadReport};

/// Whether a line carries the report's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportText {
    /// Only where it is not the input's own text (HTML).
    WhenExtracted,
    Always,
}

/// One report as one line of JSON, without the line end.
pub fn read_json(report: &Report, text: ReportText) -> String {
    serde_json::to_string(&read_shape(report, text)).unwrap_or_default()
}

/// One report in its published shape.
pub fn read_shape(report: &Report, text: ReportText) -> ReadReport {
    let ruler = Ruler::new(&report.text);
    let layers = &report.layers;
    ReadReport {
        id: report.id.clone(),
        language: report.language.clone(),
        title: report.title.clone(),
        outlet: report.outlet.clone(),
        published: report.published.clone(),
        url: report.url.clone(),
        byline: report.byline.clone(),
        file: report.file.clone(),
        text: (text == ReportText::Always || !report.verbatim).then(|| report.text.clone()),
        sentences: layers.sentences.iter().map(|sentence| ruler.span(sentence.span)).collect(),
        entities: mentions(report, &ruler),
        quotations: layers
            .quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.finding == Finding::Told)
            .map(|(i, q)| quotation(report, i, q, &ruler))
            .collect(),
        events: events(report, &ruler),
        times: layers.times.iter().map(|t| time(t, &ruler, None)).collect(),
        numbers: layers.numbers.iter().map(|n| number(n, &ruler, None)).collect(),
        boilerplate: boilerplate(report, &ruler),
        parts: layers.parts.iter().map(|p| part(p, &ruler)).collect(),
        warnings: report.warnings.iter().map(|w| warning(w, Some(&ruler), None)).collect(),
    }
}

fn mentions(report: &Report, ruler: &Ruler) -> Vec<shape::Mention> {
    let layers = &report.layers;
    let named = layers.mentions.iter().filter_map(|m| Some((m, layers.entities.get(m.entity)?)));
    named
        .map(|(mention, entity)| {
            let [start, end] = ruler.span(mention.span);
            let (kind, name) = (entity.kind.name(), entity.name.clone());
            shape::Mention { start, end, kind, name, form: mention.form.name() }
        })
        .collect()
}

fn quotation(report: &Report, index: usize, q: &Quotation, ruler: &Ruler) -> shape::ReadQuotation {
    shape::ReadQuotation {
        id: label::quotation(index),
        kind: q.kind.name(),
        act: act(q.act),
        content: ruler.spans(&q.content),
        source: ruler.spans(&q.source),
        cue: ruler.spans(&q.cue),
        quoted: ruler.spans(&q.quoted),
        speaker: q.speaker.and_then(|s| report.layers.entities.get(s)).map(|entity| entity.name.clone()),
        channels: channels(q, ruler),
        within: q
            .within
            .filter(|&k| report.layers.quotations.get(k).is_some_and(|q| q.finding == Finding::Told))
            .map(label::quotation),
        score: score(q.score),
    }
}

/// The name of an act in published shapes.
pub(super) const fn act(act: Act) -> &'static str {
    match act {
        Act::Speech => "speech",
        Act::Attitude => "attitude",
    }
}

pub(super) fn channels(q: &Quotation, ruler: &Ruler) -> Vec<shape::Channel> {
    q.channels
        .iter()
        .map(|channel| {
            let [start, end] = ruler.span(channel.span);
            let (basis, kind) = (channel.basis.name(), channel.kind.name());
            shape::Channel { name: channel.name.clone(), start, end, basis, kind, specific: channel.specific }
        })
        .collect()
}

pub(super) fn time(time: &Time, ruler: &Ruler, report: Option<String>) -> shape::Time {
    let [start, end] = ruler.span(time.span);
    let (value, modifier) = (time.value.clone(), time.modifier.clone());
    shape::Time { report, start, end, kind: time.kind.name(), value, modifier }
}

pub(super) fn number(number: &Number, ruler: &Ruler, report: Option<String>) -> shape::Number {
    let [start, end] = ruler.span(number.span);
    shape::Number {
        report,
        start,
        end,
        value: number.value,
        high: number.high,
        unit: number.unit.clone(),
        counted: number.counted.clone(),
        bound: number.bound.name(),
    }
}

/// The parts of a page that are not article text, and the asides in it.
pub(super) fn boilerplate(report: &Report, ruler: &Ruler) -> Vec<shape::Boilerplate> {
    let asides = report.layers.asides.iter().map(|&span| Part { span, kind: PartKind::Promo });
    let mut parts: Vec<Part> = report.layers.parts.iter().filter(|p| !p.kind.is_article()).copied().collect();
    parts.extend(asides);
    parts.sort_by_key(|part| part.span);
    parts.iter().map(|p| part(p, ruler)).collect()
}

fn part(part: &Part, ruler: &Ruler) -> shape::Boilerplate {
    let [start, end] = ruler.span(part.span);
    shape::Boilerplate { start, end, kind: part.kind.name() }
}

pub(super) fn warning(w: &Warning, ruler: Option<&Ruler>, report: Option<String>) -> shape::Warning {
    let span = w.span.map(|span| ruler.map_or([span.start, span.end], |ruler| ruler.span(span)));
    shape::Warning {
        report,
        code: w.code,
        start: span.map(|[start, _]| start),
        end: span.map(|[_, end]| end),
        message: w.message.clone(),
    }
}

/// Three digits are all that a score can say; more would show the machine, not the evidence.
pub(super) fn score(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
