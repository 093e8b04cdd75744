//! What stands around a number: words, figures, times, meaning.

use crate::record::{EntityKind, Interval, Report, Span, TimeKind};

use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::time::intervals;
use crate::weigh::trace::country;

/// What stands around a number.
#[derive(Debug)]
pub struct Place {
    pub sentence: Span,
    pub clause: Span,
    /// Sentences before it.
    pub before: usize,
    /// Stems of the names of the sentence and of the one before. Sorted.
    pub names: Vec<u32>,
    /// Content stems without the number's own: of the sentence, of the clause, of the words next to it. Sorted.
    pub around: Vec<u32>,
    pub beside: Vec<u32>,
    pub near: Vec<u32>,
    /// The persons who do it: the subject of the clause.
    pub agents: Vec<usize>,
    /// The countries and peoples that the sentence names.
    pub countries: Vec<&'static str>,
    /// The days that the clause names; of the sentence where the clause names none.
    pub days: Vec<Interval>,
    /// Weekdays and months by name, where no calendar gives their day. Sorted.
    pub weekdays: Vec<&'static str>,
    pub months: Vec<&'static str>,
    /// Hours and parts of a day.
    pub clocks: Vec<String>,
}

/// Words next to a number, on either side.
const NEAR: usize = 7;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What stands around a span of a report.
pub fn of(
    scene: &Scene<'_>,
    position: usize,
    report: &Report,
    span: Span,
    (sentence, clause): (Span, Span),
) -> Place {
    let own = scene.content(position, span);
    let without =
        |stems: Vec<u32>| -> Vec<u32> { stems.into_iter().filter(|stem| !own.contains(stem)).collect() };
    let (whole, inside) = (scene.inside(position, sentence), scene.inside(position, span));
    let near = inside.start.saturating_sub(NEAR).max(whole.start)..(inside.end + NEAR).min(whole.end);
    let words = scene.words.get(position).map_or(&[][..], Vec::as_slice);
    let window = words.get(near).map_or(span, |near| {
        near.first().zip(near.last()).map_or(span, |(first, last)| Span::new(first.span.start, last.span.end))
    });
    let told = |span: Span| {
        let times = report.layers.times.iter().filter(move |time| span.contains(time.span));
        times.flat_map(|time| scene.lower(position, time.span)).collect::<Vec<String>>()
    };
    let mut timed = told(clause);
    if timed.is_empty() {
        timed = told(sentence);
    }
    let named = |names: &'static [&'static str]| -> Vec<&'static str> {
        names.iter().copied().filter(|name| timed.iter().any(|word| word == name)).collect()
    };
    let near_days = intervals(scene, position, clause);
    let before = report.layers.sentences.partition_point(|known| known.span.end <= sentence.start);
    let last = before.checked_sub(1).and_then(|last| report.layers.sentences.get(last));
    let mut names = scene.content(position, last.map_or(sentence, |last| last.span.join(sentence)));
    names.retain(|stem| scene.is_proper(*stem));
    Place {
        sentence,
        clause,
        before,
        names,
        around: without(scene.content(position, sentence)),
        beside: without(scene.content(position, clause)),
        near: without(scene.content(position, window)),
        agents: agents(scene, position, report, clause),
        countries: countries(scene, position, sentence),
        days: if near_days.is_empty() { intervals(scene, position, sentence) } else { near_days },
        weekdays: named(&WEEKDAYS),
        months: named(&MONTHS),
        clocks: clocks(report, sentence),
    }
}

fn agents(scene: &Scene<'_>, position: usize, report: &Report, clause: Span) -> Vec<usize> {
    let subject =
        report.layers.clauses.iter().find(|known| known.span == clause).and_then(|known| known.agent);
    let figures = subject.map(|subject| scene.figures(position, subject)).unwrap_or_default();
    let is_person = |figure: &usize| {
        scene.cast.figures.get(*figure).is_some_and(|figure| figure.kind == EntityKind::Person)
    };
    figures.into_iter().filter(is_person).collect()
}

fn countries(scene: &Scene<'_>, position: usize, sentence: Span) -> Vec<&'static str> {
    let country = |figure: usize| {
        let figure = scene.cast.figures.get(figure)?;
        let named = matches!(figure.kind, EntityKind::Place | EntityKind::Group);
        country::find(&figure.name).filter(|_| named).map(|country| country.name)
    };
    let mut names: Vec<&str> = scene.figures(position, sentence).into_iter().filter_map(country).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn clocks(report: &Report, sentence: Span) -> Vec<String> {
    let inside = report.layers.times.iter();
    let inside = inside.filter(|time| time.kind == TimeKind::Time && sentence.contains(time.span));
    let clock = inside.filter_map(|time| Some(time.value.as_deref()?.split_once('T')?.1.to_owned()));
    let text = report.slice(sentence).to_lowercase();
    let of_market = MARKET.iter().filter(|hour| text.contains(*hour)).map(|hour| (*hour).to_owned());
    let mut clocks: Vec<String> = clock.chain(of_market).collect();
    clocks.sort();
    clocks
}

/// Hours of a market's day that no clock tells.
const MARKET: [&str; 14] = [
    "mid-morning",
    "midmorning",
    "midday",
    "mid-afternoon",
    "midafternoon",
    "early trading",
    "morning trading",
    "afternoon trading",
    "late trading",
    "premarket",
    "pre-market",
    "after-hours",
    "at the close",
    "closed at",
];

/// The vector of the passage that overlaps a span best.
pub fn meaning(report: &Report, span: Span) -> Option<&[f32]> {
    let overlap = |a: Span| a.common(span).len();
    #[expect(clippy::cast_precision_loss, reason = "a share of the text")]
    let dice = |a: Span| 2.0 * overlap(a) as f32 / (a.len() + span.len()).max(1) as f32;
    let meanings = report.layers.meanings.iter().filter(|meaning| meaning.span.overlaps(span));
    let best = meanings.max_by(|a, b| dice(a.span).total_cmp(&dice(b.span)).then(b.span.cmp(&a.span)))?;
    Some(&best.vector)
}
