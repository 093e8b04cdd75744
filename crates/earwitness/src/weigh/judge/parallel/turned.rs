//! Who did it by two passages that tell one deed with the same verb: "the party tabled the motion", "the motion was tabled by the
//! union".

use crate::record::{Argument, EventMention, Modality, Passage, Polarity, Span};
use crate::weigh::judge::conflict::Side;
use crate::weigh::judge::scene::{Scene, common};

use super::laid::{Line, Locus};
use super::named;

/// Those who did it by two passages, where they are two, and whether it was done to one thing: of "a strike" there may be two.
/// Whoever else takes part, and all else that is told, is the same.
pub fn doers(scene: &Scene<'_>, a: &Line, b: &Line) -> Option<((Side, Side), bool)> {
    let pairs = deeds(scene, a).flat_map(|one| deeds(scene, b).map(move |other| (one, other)));
    let mut two = pairs.filter_map(|((one, by), (other, than))| {
        let alike = one.verb == other.verb
            && is_same(scene, (a, one), (b, other))
            && named::are_two(scene, (a, b), &Locus { a: a.range(by.span), b: b.range(than.span) })
            && rest_alike(scene, (a, by), (b, than));
        let definite = is_definite(scene, a, one) && is_definite(scene, b, other);
        alike.then(|| ((side(scene, a, by), side(scene, b, than)), definite))
    });
    two.next()
}

/// What a passage tells as done by somebody to something.
fn deeds<'s>(scene: &Scene<'s>, line: &Line) -> impl Iterator<Item = (&'s EventMention, Argument)> {
    let events = scene.story.get(line.report).map_or(&[][..], |report| &report.layers.events);
    let inside = line.passage.span;
    let from = events.partition_point(|event| event.predicate.start < inside.start);
    let here = events[from..].iter().take_while(move |event| event.predicate.start < inside.end);
    here.filter_map(move |event| {
        let told = inside.contains(event.predicate)
            && !event.in_passing
            && event.polarity == Polarity::Affirmed
            && event.modality == Modality::Asserted;
        event
            .agent
            .filter(|agent| told && event.patient.is_some() && inside.contains(agent.span))
            .map(|by| (event, by))
    })
}

/// Whether it is done to what both call by the same words.
fn is_same(scene: &Scene<'_>, (a, one): (&Line, &EventMention), (b, other): (&Line, &EventMention)) -> bool {
    let words = |line: &Line, event: &EventMention| {
        event.patient.map(|patient| scene.content(line.report, patient.span))
    };
    words(a, one).zip(words(b, other)).is_some_and(|(one, other)| {
        let both = common(&one, &other).len();
        both > 0 && both == one.len().min(other.len())
    })
}

/// Whether it is done to one thing that everybody knows.
fn is_definite(scene: &Scene<'_>, line: &Line, event: &EventMention) -> bool {
    let first = event.patient.and_then(|patient| scene.lower(line.report, patient.span).into_iter().next());
    first.is_some_and(|word| !INDEFINITE.contains(&word.as_str()))
}

/// Words that name one of several.
const INDEFINITE: [&str; 8] = ["a", "an", "another", "some", "several", "many", "more", "two"];

/// Whether the one tells all that the other tells, but for who did it.
fn rest_alike(scene: &Scene<'_>, (a, by): (&Line, Argument), (b, than): (&Line, Argument)) -> bool {
    let rest = |line: &Line, agent: Span| -> Vec<u32> {
        let own = scene.content(line.report, agent);
        line.stems.iter().copied().filter(|stem| !own.contains(stem)).collect()
    };
    let (one, other) = (rest(a, by.span), rest(b, than.span));
    let both = common(&one, &other).len();
    both >= FEWEST && both + MORE >= one.len().max(other.len()) && both == one.len().min(other.len())
}

/// Words of content that both must have beside who did it.
const FEWEST: usize = 2;
/// Words that one may have beside.
const MORE: usize = 2;

fn side(scene: &Scene<'_>, line: &Line, agent: Argument) -> Side {
    let value = scene.text(line.report, agent.span);
    Side::keyed(Passage { report: line.report, span: agent.span }, value.clone(), value.to_lowercase())
}
