//! One row: what one report tells of an event, or what its reports come to.

use crate::record::{
    Account, Argument, Clause, Event, Interval, MentionForm, Number, Report, Span, Telling, Toll,
};

use super::figure::{Estimate, plain};
use crate::render::graph::outlet;
use crate::render::label;
use crate::render::ruler::Ruler;

/// Cells of one row, before they become text.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub story: String,
    pub event: String,
    /// "report", "conservative", "informative" or "representative".
    pub kind: &'static str,
    pub report: String,
    pub outlet: String,
    pub published: String,
    pub action: String,
    pub actor: String,
    pub target: String,
    pub place: String,
    pub place_basis: String,
    pub days: Option<Interval>,
    pub date_text: String,
    pub date_basis: String,
    /// By toll, in the order of `Toll::ALL`.
    pub tolls: [Estimate; 5],
    /// What else is counted: "4000 tonne".
    pub numbers: Vec<String>,
    pub source: String,
    /// Names of origins, sorted; of an aggregate, those of the rows whose numbers it takes.
    pub origins: Vec<String>,
    /// How many independent origins stand behind the claims of the event.
    pub lower: usize,
    pub upper: usize,
    pub reports: usize,
    pub claims: Vec<String>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub text: String,
    pub dispute: String,
}

/// What one report tells of an event.
pub fn of_report(
    account: &Account,
    rulers: &[Ruler],
    (index, event): (usize, &Event),
    telling: &Telling,
) -> Option<Row> {
    let report = account.reports.get(telling.report)?;
    let clause = report.layers.clauses.get(telling.clause)?;
    let [start, end] = rulers.get(telling.report)?.span(clause.span);
    let time = telling.time.and_then(|(time, beside)| Some((report.layers.times.get(time)?, beside)));
    let place = telling.place.map(|place| {
        let figure = place.figure.and_then(|figure| account.figures.get(figure));
        figure.map_or_else(|| one_line(report.slice(place.span)), |figure| figure.name.clone())
    });
    let (mut tolls, mut numbers) = ([Estimate::default(); 5], Vec::new());
    for count in &telling.counts {
        let Some(number) = report.layers.numbers.get(count.number) else { continue };
        match count.toll.and_then(|toll| Toll::ALL.iter().position(|other| *other == toll)) {
            Some(slot) if tolls[slot].is_empty() => tolls[slot] = Estimate::of(number),
            Some(_) => {}
            None => numbers.push(told(number)),
        }
    }
    let mut origins: Vec<String> =
        telling.origins.iter().filter_map(|&o| account.origins.get(o)).map(|o| o.name.clone()).collect();
    origins.sort();
    origins.dedup();
    let behind =
        event.claims.iter().filter_map(|&claim| account.claims.get(claim)).map(|claim| &claim.origins);
    let [actor, target] = parties(account, telling.report, clause);
    Some(Row {
        story: account.id.clone(),
        event: format!("ev{}", index + 1),
        kind: "report",
        report: report.id.clone(),
        outlet: outlet(account, telling.report).to_owned(),
        published: report.published.clone().unwrap_or_default(),
        action: one_line(report.slice(clause.predicate)).to_lowercase(),
        actor,
        target,
        place: place.unwrap_or_default(),
        place_basis: telling.place.map(|place| place.beside.name().to_owned()).unwrap_or_default(),
        days: time.and_then(|(time, _)| Interval::of(time.value.as_deref()?)),
        date_text: time.map(|(time, _)| one_line(report.slice(time.span))).unwrap_or_default(),
        date_basis: time.map(|(_, beside)| beside.name().to_owned()).unwrap_or_default(),
        tolls,
        numbers,
        source: source(account, report, telling),
        origins,
        lower: behind.clone().map(|range| range.lower).max().unwrap_or_default(),
        upper: behind.map(|range| range.upper).max().unwrap_or_default(),
        reports: event.tellings.len(),
        claims: event.claims.iter().map(|&claim| label::claim(claim)).collect(),
        start: Some(start),
        end: Some(end),
        text: one_line(report.slice(clause.span)),
        dispute: String::new(),
    })
}

/// Who acts and who suffers: as the sentence's tree has it, where its verb is the clause's. What the tree lacks the clause
/// gives: who is named to act, and what stands right behind the verb.
fn parties(account: &Account, report: usize, clause: &Clause) -> [String; 2] {
    let Some(r) = account.reports.get(report) else { return Default::default() };
    let events = &r.layers.events;
    let from = events.partition_point(|event| event.predicate.end <= clause.predicate.start);
    let here = events[from..].iter().take_while(|event| event.predicate.start < clause.predicate.end);
    let words = |span: Option<Span>| span.map(|span| actor(account, report, span));
    let Some(event) = here.last() else {
        return [clause.agent, clause.patient].map(|span| words(span).unwrap_or_default());
    };
    // Both have "a blast at the mill"; the clause ends it at its preposition.
    let short = |role: Argument, span: Option<Span>| {
        let shorter = span.filter(|span| span.start == role.span.start && span.contains(role.head));
        Argument { span: shorter.filter(|span| span.end < role.span.end).unwrap_or(role.span), ..role }
    };
    let told = |role: Option<Argument>, span| role.map(|role| party(account, report, short(role, span)));
    let (agent, patient) = (told(event.agent, clause.agent), told(event.patient, clause.patient));
    let is_named = |name: &String| account.figures.iter().any(|figure| figure.name == *name);
    let behind = |span: &Span| Span::new(clause.predicate.end, span.start).of(&r.text).trim().is_empty();
    let agent = agent.or_else(|| words(clause.agent).filter(is_named));
    let patient = patient
        .or_else(|| words(clause.patient.filter(|span| behind(span) && clause.predicate.end <= span.start)));
    let patient = patient.unwrap_or_default();
    // Who seems to have done it to himself was read with the wrong doer: "Ana Ruiz, who came early, met Tom Marn".
    let agent = agent.filter(|agent| *agent != patient);
    [agent.unwrap_or_default(), patient]
}

/// The name of the figure whom a role tells of, else its words; of "they" in somebody's words nothing, for whom these mean
/// stands outside them.
fn party(account: &Account, report: usize, role: Argument) -> String {
    let Some(r) = account.reports.get(report) else { return String::new() };
    if is_quoted_they(r, role.span) {
        return String::new();
    }
    let mention = role.mention.and_then(|mention| r.layers.mentions.get(mention));
    let figure = mention.and_then(|mention| {
        account.figures.iter().find(|figure| figure.entities.contains(&(report, mention.entity)))
    });
    figure.map_or_else(|| one_line(r.slice(role.span)), |figure| figure.name.clone())
}

fn is_quoted_they(report: &Report, span: Span) -> bool {
    let they = matches!(report.slice(span).to_lowercase().as_str(), "they" | "them");
    let mut quoted = report.layers.quotations.iter().flat_map(|quotation| &quotation.quoted);
    they && quoted.any(|quoted| quoted.contains(span))
}

/// Who says it: the speaker of the quotation, else the outlet.
fn source(account: &Account, report: &Report, telling: &Telling) -> String {
    let Some(quotation) = telling.quotation.and_then(|q| report.layers.quotations.get(q)) else {
        return "outlet".into();
    };
    let figure = quotation.speaker.and_then(|speaker| {
        account.figures.iter().find(|figure| figure.entities.contains(&(telling.report, speaker)))
    });
    let words = || one_line(&quotation.source.iter().map(|s| report.slice(*s)).collect::<Vec<_>>().join(" "));
    figure.map_or_else(words, |figure| figure.name.clone())
}

/// Words that open no thing done to: the clause layer gives what stands after the verb.
const NO_THING: &[&str] = &[
    "in",
    "on",
    "at",
    "by",
    "with",
    "to",
    "from",
    "for",
    "into",
    "out",
    "up",
    "off",
    "down",
    "over",
    "after",
    "before",
    "about",
    "under",
    "through",
    "against",
    "as",
    "of",
    "away",
    "back",
    "that",
    "it",
    "yesterday",
    "today",
];

/// Who acts or suffers: the name of the figure that the words are or end with, else the words.
fn actor(account: &Account, report: usize, span: Span) -> String {
    let Some(r) = account.reports.get(report).filter(|r| !is_quoted_they(r, span)) else {
        return String::new();
    };
    let mentions = r.layers.mentions.iter().filter(|mention| span.contains(mention.span));
    let head = mentions.filter(|mention| mention.form != MentionForm::Nominal).find(|mention| {
        mention.span.end == span.end
            && (mention.span.start == span.start || mention.form == MentionForm::Name)
    });
    let figure = head.and_then(|mention| {
        account.figures.iter().find(|figure| figure.entities.contains(&(report, mention.entity)))
    });
    let words = one_line(r.slice(span));
    let mut opening = words.split(' ').map(str::to_lowercase);
    let first = opening.next().unwrap_or_default();
    // "At least nine people"
    let bound = opening.next().is_some_and(|second| matches!(second.as_str(), "least" | "most"));
    match figure {
        Some(figure) => figure.name.clone(),
        None if NO_THING.contains(&first.as_str()) && !bound => String::new(),
        None => words,
    }
}

/// "4000 tonne", "about 30 minute".
fn told(number: &Number) -> String {
    let bound = match number.bound.name() {
        "exact" => String::new(),
        bound => format!("{bound} "),
    };
    let high = number.high.map(|high| format!("–{}", plain(high))).unwrap_or_default();
    let what = number.unit.as_deref().or(number.counted.as_deref()).unwrap_or_default();
    format!("{bound}{}{high} {what}", plain(number.value)).trim_end().to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
