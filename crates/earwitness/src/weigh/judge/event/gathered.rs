//! Events as gatherings: clauses of one thing done, one a report, with place, time and numbers beside them.
//!
//! An event is a gathering of passages that say the same, whoever says it, where they tell a deed: a clause whose verb is an
//! act, done and not denied, with somebody or something that does or suffers it. Gatherings whose values conflict ("12
//! injured", "14 injured") are one event.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::names;
use crate::record::{
    Beside, Claim, Clause, ConflictKind, Count, EntityKind, Event, MentionForm, Modality, PartKind, Passage,
    Place, Polarity, Span, Telling, Toll,
};

use super::day;
use super::place::AT;
use crate::weigh::collate::{Collation, Unit};
use crate::weigh::judge::number::{tells_age, toll_of};
use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::told::Told;
use crate::weigh::judge::toll;

/// Verbs that tell no deed: states, speech, thought, and acts named by what follows them.
const NO_DEEDS: &str = include_str!("no_deeds.txt");

/// What tellings are looked up in.
struct Ground<'a> {
    scene: &'a Scene<'a>,
    claims: &'a [Claim],
    told: &'a Told,
    /// The first figure of each name, folded.
    named: BTreeMap<String, usize>,
}

/// All events of a story, those that most reports tell first.
pub fn find(scene: &Scene<'_>, collation: &Collation, claims: &[Claim], told: &Told) -> Vec<Event> {
    let gatherings = &collation.propositions;
    let mut inside: Vec<Vec<(usize, &Unit)>> = vec![Vec::new(); scene.story.len()];
    for (at, unit) in gatherings.iter().enumerate().flat_map(|(at, units)| units.iter().map(move |u| (at, u)))
    {
        if let Some(inside) = inside.get_mut(unit.report) {
            inside.push((at, unit));
        }
    }
    let holding = |passage: Passage| {
        let here = inside.get(passage.report).map_or(&[][..], Vec::as_slice).iter();
        let mut holding: Vec<usize> =
            here.filter(|(_, unit)| holds(unit, passage)).map(|(at, _)| *at).collect();
        holding.dedup();
        holding
    };
    let mut home: Vec<usize> = (0..gatherings.len()).collect();
    for conflict in
        claims.iter().flat_map(|claim| &claim.conflicts).filter(|conflict| of_one_deed(conflict.kind))
    {
        let values = conflict.sides.iter().flatten().map(|value| value.passage);
        let holding: Vec<usize> = values.flat_map(holding).collect();
        for pair in holding.windows(2) {
            let (into, from) = (home[pair[0]], home[pair[1]]);
            if into != from {
                home.iter_mut().filter(|home| **home == from).for_each(|home| *home = into);
            }
        }
    }
    let mut joined: BTreeMap<usize, Vec<&Unit>> = BTreeMap::new();
    for (units, home) in gatherings.iter().zip(&home) {
        joined.entry(*home).or_default().extend(units.iter());
    }
    let mut named = BTreeMap::new();
    for (index, figure) in scene.cast.figures.iter().enumerate() {
        named.entry(names::fold(&figure.name)).or_insert(index);
    }
    let ground = Ground { scene, claims, told, named };
    let joined: Vec<Vec<&Unit>> = joined.into_values().collect();
    let mut events: Vec<Event> = joined.par_iter().filter_map(|units| event(&ground, units)).collect();
    events.sort_by_key(|event| {
        let first = event.tellings.first().map(|telling| (telling.report, telling.clause));
        (std::cmp::Reverse(event.tellings.len()), event.claims.first().copied(), first)
    });
    events
}

/// Whether both sides of a conflict tell one deed, and differ in a detail of it.
const fn of_one_deed(kind: ConflictKind) -> bool {
    matches!(kind, ConflictKind::Number | ConflictKind::Update | ConflictKind::Time | ConflictKind::Name)
}

fn holds(unit: &Unit, passage: Passage) -> bool {
    unit.report == passage.report && unit.content.iter().any(|span| span.overlaps(passage.span))
}

fn event(ground: &Ground<'_>, units: &[&Unit]) -> Option<Event> {
    let mut tellings: BTreeMap<usize, Telling> = BTreeMap::new();
    for unit in units {
        let Some(telling) = telling(ground, unit) else { continue };
        let richer = tellings.get(&unit.report).is_none_or(|known| details(known) < details(&telling));
        if richer {
            tellings.insert(unit.report, telling);
        }
    }
    let claims = units.iter().filter(|unit| tellings.contains_key(&unit.report)).flat_map(|unit| {
        let here = ground.told.at(unit.report).iter();
        here.filter(|place| holds(unit, place.passage)).map(|place| place.claim)
    });
    let claims: BTreeSet<usize> = claims.collect();
    let claims: Vec<usize> = claims.into_iter().collect();
    let tellings: Vec<Telling> = tellings.into_values().collect();
    if let [lone] = &tellings[..]
        && !is_placed(ground.scene, lone)
    {
        return None;
    }
    (!tellings.is_empty() && !claims.is_empty()).then_some(Event { claims, tellings })
}

/// Whether one report's telling says enough to be found again: a toll, a place or a day in its own clause, or a name that acts
/// or suffers.
fn is_placed(scene: &Scene<'_>, telling: &Telling) -> bool {
    let clauses = scene.story.get(telling.report).map_or(&[][..], |report| &report.layers.clauses);
    let Some(clause) = clauses.get(telling.clause) else { return false };
    let named = |span: Span| !scene.figures(telling.report, span).is_empty();
    telling.counts.iter().any(|count| count.toll.is_some())
        || telling.place.is_some_and(|place| place.beside == Beside::Clause)
        || telling.time.is_some_and(|(_, beside)| beside == Beside::Clause)
        || clause.agent.into_iter().chain(clause.patient).any(named)
}

/// How much a telling has.
fn details(telling: &Telling) -> (usize, usize) {
    let near = |beside: Beside| usize::from(beside == Beside::Clause);
    let place = telling.place.map_or(0, |place| 1 + near(place.beside));
    let time = telling.time.map_or(0, |(_, beside)| 1 + near(beside));
    (telling.counts.iter().filter(|count| count.toll.is_some()).count(), place + time + telling.counts.len())
}

/// The deed that a passage tells.
fn telling(ground: &Ground<'_>, unit: &Unit) -> Option<Telling> {
    let scene = ground.scene;
    let report = scene.story.get(unit.report)?;
    let inside = |span: Span| unit.content.iter().any(|content| content.contains(span));
    let clauses = report.layers.clauses.iter().enumerate();
    let (index, clause) = clauses
        .filter(|(_, clause)| inside(clause.predicate))
        .find(|(_, clause)| is_deed(scene, unit.report, clause))?;
    let sentence = scene.sentence(unit.report, clause.predicate);
    let here = ground.told.at(unit.report).iter();
    let readings = here.filter(|place| place.passage.span.overlaps(clause.predicate));
    let readings = readings.filter_map(|place| ground.claims.get(place.claim)?.readings.get(place.reading));
    let mut origins: Vec<usize> = readings.flat_map(|reading| reading.origins.iter().copied()).collect();
    origins.sort_unstable();
    origins.dedup();
    Some(Telling {
        report: unit.report,
        clause: index,
        place: place(ground, unit.report, clause, sentence),
        time: day::find(report, clause),
        counts: counts(scene, unit.report, clause),
        quotation: unit.quotation.or(clause.quotation),
        origins,
    })
}

fn is_deed(scene: &Scene<'_>, report: usize, clause: &Clause) -> bool {
    let done = clause.polarity == Polarity::Affirmed && clause.modality == Modality::Asserted;
    let words = scene.lower(report, clause.predicate);
    let verb = words.last().map_or("", String::as_str);
    // In running text the present tells what is usual; in a headline, what happened.
    let body = scene
        .story
        .get(report)
        .and_then(|r| r.part_at(clause.span.start))
        .is_some_and(|p| p.kind == PartKind::Body);
    let usual = body && words.len() == 1 && verb.ends_with('s') && !verb.ends_with("ss");
    let loose = ["if", "unless", "whether", "until", "to"];
    let first = scene.lower(report, clause.span).into_iter().next().unwrap_or_default();
    // "the mayor's alleged demands"
    let text =
        scene.story.get(report).map_or("", |r| r.text.get(..clause.predicate.start).unwrap_or_default());
    let owned = ["'s", "’s"].iter().any(|mark| text.trim_end().ends_with(mark));
    done && !usual
        && !owned
        && verb.len() > 2
        && !NO_DEEDS.split_whitespace().any(|other| other == verb)
        && !loose.contains(&first.as_str())
        && (clause.agent.is_some() || clause.patient.is_some())
}

/// Where it happened: a named place after "in", "at", "near" in the clause, else in the sentence, else the dateline.
fn place(ground: &Ground<'_>, report: usize, clause: &Clause, sentence: Span) -> Option<Place> {
    let scene = ground.scene;
    let r = scene.story.get(report)?;
    let text = &r.text;
    let named = |within: Span, beside: Beside| {
        let mentions =
            r.layers.mentions.iter().filter(|m| m.form == MentionForm::Name && within.contains(m.span));
        let found = mentions.filter(|mention| {
            let kind = r.layers.entities.get(mention.entity).map(|entity| entity.kind);
            let before = text.get(within.start..mention.span.start).unwrap_or_default();
            let mut words = before.split_whitespace().rev().map(str::to_lowercase);
            let last = words.next().unwrap_or_default();
            let far = words.next().unwrap_or_default();
            let at = AT.contains(&last.as_str()) || last == "the" && AT.contains(&far.as_str());
            matches!(kind, Some(EntityKind::Place | EntityKind::Location)) && at
        });
        let figure = |entity: usize| scene.cast.of.get(report).and_then(|of| of.get(entity)).copied();
        found.min_by_key(|mention| mention.span.start).map(|mention| Place {
            span: mention.span,
            figure: figure(mention.entity),
            beside,
        })
    };
    let dateline = || {
        let part = r.layers.parts.iter().find(|part| part.kind == PartKind::Dateline)?;
        let head = part.span.of(text);
        let name = head.split(['(', '—', '–', '-', '|']).next()?.trim_end_matches([' ', ',']);
        let span = Span::new(part.span.start, part.span.start + name.len()).trimmed(text);
        let figure = ground.named.get(&names::fold(span.of(text))).copied();
        (!span.is_empty()).then_some(Place { span, figure, beside: Beside::Dateline })
    };
    named(clause.span, Beside::Clause).or_else(|| named(sentence, Beside::Sentence)).or_else(dateline)
}

/// What the clause counts.
fn counts(scene: &Scene<'_>, report: usize, clause: &Clause) -> Vec<Count> {
    let numbers = scene.story.get(report).map_or(&[][..], |r| &r.layers.numbers).iter().enumerate();
    let own = numbers.filter(|(_, number)| {
        clause.span.contains(number.span) && scene.clause(report, number.span) == clause.span
    });
    own.map(|(index, number)| {
        let people = number
            .counted
            .as_deref()
            .is_none_or(|noun| toll::is_people(noun) || toll::of_word(noun).is_some())
            && !tells_age(scene, report, number);
        let toll: Option<Toll> = people.then(|| toll_of(scene, report, number, clause.span)).flatten();
        Count { number: index, toll }
    })
    .collect()
}
