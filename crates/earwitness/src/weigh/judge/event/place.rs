//! Where it happened.

use crate::record::{
    Account, Beside, Clause, EntityKind, Mention, MentionForm, PartKind, Place, Report, Span,
};

use super::verb;

/// Verbs that are done where the place is that they are done to.
const DONE_THERE: &[&str] = &[
    "attack",
    "besiege",
    "bomb",
    "bombard",
    "capture",
    "destroy",
    "enter",
    "evacuate",
    "flood",
    "hit",
    "invade",
    "leave",
    "liberate",
    "loot",
    "occupy",
    "overrun",
    "pound",
    "raid",
    "reach",
    "recapture",
    "retake",
    "seize",
    "shake",
    "shell",
    "storm",
    "strike",
    "surround",
    "visit",
];

/// The place that was found beside the clause; before one that stands farther off, the place that the deed is done to. Of a
/// dateline its first name.
pub fn find(account: &Account, report: usize, clause: &Clause, known: Option<Place>) -> Option<Place> {
    match known {
        Some(place) if place.beside == Beside::Clause => known,
        _ => bound(account, report, clause)
            .or_else(|| object(account, report, clause))
            .or_else(|| known.map(|place| named(account, report, place))),
    }
}

/// Prepositions before a place where something happens.
pub const AT: &[&str] = &["in", "at", "near", "outside", "inside", "off", "across", "around"];

/// The named place that a preposition binds to the verb.
fn bound(account: &Account, index: usize, clause: &Clause) -> Option<Place> {
    let report = account.reports.get(index)?;
    let places = verb(report, clause)?.places.iter().filter(|place| clause.span.contains(place.head));
    places.filter_map(|place| report.layers.mentions.get(place.mention?)).find_map(|mention| {
        let before = report.text.get(clause.span.start..mention.span.start).unwrap_or_default();
        let words = before.split_whitespace().rev().map(str::to_lowercase);
        let at = words.filter(|word| word != "the").take(1).any(|word| AT.contains(&word.as_str()));
        let named = at && mention.form == MentionForm::Name && is_place(report, mention);
        named.then(|| of_mention(account, index, mention))
    })
}

/// The place that a deed is done to: "captured *the town of Ossa*".
fn object(account: &Account, index: usize, clause: &Clause) -> Option<Place> {
    let report = account.reports.get(index)?;
    verb(report, clause).filter(|verb| DONE_THERE.contains(&verb.verb.as_str()))?;
    let patient = clause.patient?;
    let mention = report.layers.mentions.iter().find(|mention| {
        mention.form == MentionForm::Name
            && patient.contains(mention.span)
            && mention.span.end == patient.end
            && is_place(report, mention)
    })?;
    Some(of_mention(account, index, mention))
}

fn is_place(report: &Report, mention: &Mention) -> bool {
    let kind = report.layers.entities.get(mention.entity).map(|entity| entity.kind);
    matches!(kind, Some(EntityKind::Place | EntityKind::Location))
}

fn of_mention(account: &Account, index: usize, mention: &Mention) -> Place {
    let figure = account.figures.iter().position(|figure| figure.entities.contains(&(index, mention.entity)));
    Place { span: mention.span, figure, beside: Beside::Clause }
}

/// A place of a dateline without the country, the day and the agency that stand behind it.
fn named(account: &Account, index: usize, place: Place) -> Place {
    let Some(report) = account.reports.get(index) else { return place };
    if place.beside != Beside::Dateline || !is_dateline(report, place.span) {
        return place;
    }
    let name = report.slice(place.span).split([',', '(']).next().unwrap_or_default().trim_end();
    let span = Span::new(place.span.start, place.span.start + name.len());
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    let figure = place.figure.or_else(|| account.figures.iter().position(|figure| same(&figure.name)));
    if span.is_empty() { place } else { Place { span, figure, ..place } }
}

fn is_dateline(report: &Report, span: Span) -> bool {
    report.part_at(span.start).is_some_and(|part| part.kind == PartKind::Dateline)
}
