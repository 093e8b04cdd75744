//! Who holds an office, where a report leaves it open and others tell: "the president" beside "Reed" in one, "President Reed" in
//! another.

use std::collections::BTreeSet;

use crate::names;
use crate::record::{EntityKind, MentionForm, Passage, Report, Span};

use super::speaker::Ground;

/// A person described by an office alone.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    pub report: usize,
    /// Index into the report's entities.
    pub entity: usize,
    pub figure: usize,
    /// Where another report gives the figure that office.
    pub by: Passage,
}

/// Offices that a story has one holder of, so that "the" needs no more.
const OFFICES: [&str; 17] = [
    "president",
    "premier",
    "chancellor",
    "mayor",
    "governor",
    "judge",
    "senator",
    "sheriff",
    "chairman",
    "chairwoman",
    "congressman",
    "congresswoman",
    "king",
    "queen",
    "pope",
    "minister",
    "ambassador",
];

/// Those whom a report only describes and also names, as the others tell: the one person named there who is called so anywhere.
pub fn held(ground: &Ground<'_>) -> Vec<Holder> {
    let mut found = Vec::new();
    for (report, r) in ground.story.iter().enumerate() {
        for (entity, known) in r.layers.entities.iter().enumerate() {
            let office = known.name.to_lowercase();
            if known.kind != EntityKind::Person
                || !OFFICES.contains(&office.as_str())
                || !is_definite(r, entity)
            {
                continue;
            }
            let named: BTreeSet<usize> = named(ground, report).collect();
            let mut holders =
                named.into_iter().filter_map(|figure| Some((figure, called(ground, figure, &office)?)));
            if let (Some((figure, by)), None) = (holders.next(), holders.next())
                && by.report != report
            {
                found.push(Holder { report, entity, figure, by });
            }
        }
    }
    found
}

/// The persons whom a report tells by name.
fn named(ground: &Ground<'_>, report: usize) -> impl Iterator<Item = usize> {
    let r = ground.story[report];
    let by_name = r.layers.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    let figures = by_name.filter_map(move |mention| ground.cast.of.get(report)?.get(mention.entity).copied());
    figures.filter(|&figure| {
        let known = ground.cast.figures.get(figure);
        known.is_some_and(|known| known.kind == EntityKind::Person && names::is_name(&known.name))
    })
}

/// Where a report calls a figure the holder of an office.
fn called(ground: &Ground<'_>, figure: usize, office: &str) -> Option<Passage> {
    let entities = &ground.cast.figures.get(figure)?.entities;
    entities.iter().find_map(|&(report, entity)| {
        let r = ground.story.get(report)?;
        let roles = &r.layers.entities.get(entity)?.roles;
        roles
            .iter()
            .any(|role| role == office)
            .then(|| beside(r, entity, office))?
            .map(|span| Passage { report, span })
    })
}

/// A name of an entity with the office right before it or in apposition behind it.
fn beside(report: &Report, entity: usize, office: &str) -> Option<Span> {
    const NEAR: usize = 40;
    let names = report.layers.mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Name);
    names.into_iter().find_map(|name| {
        let before = report.text.get(..name.span.start)?;
        let from = before.char_indices().rev().nth(office.len() + 1).map_or(0, |(at, _)| at);
        if let Some(at) = before[from..].to_ascii_lowercase().find(office) {
            return Some(Span::new(from + at, name.span.end));
        }
        let behind = report.text.get(name.span.end..)?;
        let to = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
        let at = behind[..to].to_ascii_lowercase().find(office).filter(|_| behind.starts_with(','))?;
        Some(Span::new(name.span.start, name.span.end + at + office.len()))
    })
}

/// Whether a description stands with "the" wherever it stands.
fn is_definite(report: &Report, entity: usize) -> bool {
    let mut described = report
        .layers
        .mentions
        .iter()
        .filter(|m| m.entity == entity && m.form == MentionForm::Nominal)
        .peekable();
    described.peek().is_some()
        && described.all(|mention| report.slice(mention.span).to_lowercase().starts_with("the "))
}
