//! Claims that more than one report has, by standing; occasions, that words were given out, after them.

use serde::Serialize;

use crate::record::{Reading, Standing, Statement};

use super::desk::{Desk, Dispute, Witness, siglum};
use super::item::Item;
use super::statements::has_apparatus;
use super::why::{Why, why};
use super::words;

/// All claims of one standing.
#[derive(Serialize)]
pub struct Group {
    pub heading: &'static str,
    pub claims: Vec<Shown>,
    /// Statements of the same standing, shown above with their wordings: id and number.
    pub above: Vec<(String, String)>,
}

#[derive(Serialize)]
pub struct Shown {
    pub id: String,
    pub number: String,
    pub text: String,
    /// The rest of its sentence, where it does not stand alone.
    pub before: String,
    pub after: String,
    pub speaker: Option<String>,
    pub outlets: String,
    /// The claim that it is told inside: id and number.
    pub within: Option<(String, String)>,
    pub dispute: Option<Dispute>,
    pub why: Why,
    pub readings: Vec<Line>,
    pub reported: Vec<Told>,
}

/// Reports that give the same as one speaker's words.
#[derive(Serialize)]
pub struct Told {
    /// Empty where the speaker is not known.
    pub speaker: String,
    pub witnesses: Vec<Witness>,
}

/// One report's words for a claim.
#[derive(Serialize)]
pub struct Line {
    pub witness: Witness,
    /// Empty where they are the claim's own.
    pub words: String,
    /// Whether it may say something else.
    pub doubtful: bool,
    pub origins: String,
}

/// Claims by standing, then occasions.
pub fn by_standing(desk: &Desk) -> Vec<Group> {
    let order = [Standing::Conflicting, Standing::Corroborated, Standing::SingleOrigin];
    let known = |item: &Item| item.claim.and_then(|c| desk.account.claims.get(c));
    let is_occasion = |item: &&Item| known(item).is_some_and(|claim| claim.occasion);
    let groups = order.into_iter().map(|standing| {
        let of = |item: &&Item| known(item).is_some_and(|c| c.standing == standing && !c.occasion);
        let mut items: Vec<&Item> = desk.items.iter().filter(of).collect();
        items.sort_by_key(|item| std::cmp::Reverse((item.origins.lower, item.outlets, item.reports().len())));
        let (above, items): (Vec<&Item>, Vec<&Item>) =
            items.into_iter().partition(|i| has_apparatus(desk, i));
        Group {
            heading: words::standing(standing),
            claims: items
                .into_iter()
                .filter(|item| item.reports().len() > 1)
                .map(|i| shown(desk, i))
                .collect(),
            above: above.into_iter().map(|item| (item.id.clone(), item.number().to_owned())).collect(),
        }
    });
    let occasions = desk.items.iter().filter(is_occasion).map(|item| shown(desk, item)).collect();
    let occasions = Group { heading: words::OCCASIONS, claims: occasions, above: Vec::new() };
    groups.chain([occasions]).filter(|group| !group.claims.is_empty() || !group.above.is_empty()).collect()
}

fn shown(desk: &Desk, item: &Item) -> Shown {
    let claim = item.claim.and_then(|c| desk.account.claims.get(c));
    let mut readings: Vec<&Reading> = claim.into_iter().flat_map(|claim| &claim.readings).collect();
    readings.sort_by_key(|reading| (reading.doubtful, reading.passage));
    let line = |reading: &&Reading| {
        let mut witness = desk.witness(item, reading.passage.report);
        if let Some(place) = item.passages.iter().position(|&passage| passage == reading.passage) {
            witness.href = format!("#{}", desk.anchor(item, place));
        }
        let text = words::tidy(desk.slice(reading.passage));
        let names: Vec<String> = reading.origins.iter().map(|&origin| desk.origin(origin)).collect();
        Line {
            witness,
            words: if text == words::tidy(&item.text) { String::new() } else { text },
            doubtful: reading.doubtful,
            origins: words::list(&names),
        }
    };
    let around = claim.and_then(|claim| claim.context.clone()).unwrap_or_default();
    Shown {
        id: item.id.clone(),
        number: item.number().to_owned(),
        text: words::tidy(&item.text),
        before: words::tidy(&around.before),
        after: words::tidy(&around.after),
        speaker: desk.voice(item),
        outlets: words::counted(item.outlets, "outlet", "outlets"),
        within: desk.within(item),
        dispute: desk.dispute(item),
        why: why(desk, item),
        readings: readings.iter().map(line).collect(),
        reported: told(desk, item),
    }
}

/// "X said P" beside a claim that P, by speaker, where what X said is surely P.
pub fn told(desk: &Desk, item: &Item) -> Vec<Told> {
    let account = desk.account;
    let claim = item.claim.and_then(|c| account.claims.get(c));
    let mut all: Vec<Told> = Vec::new();
    let sure = claim.into_iter().flat_map(|claim| &claim.reported).filter(|reported| !reported.doubtful);
    for reported in sure {
        let report = reported.passage.report;
        let by = |s: &&Statement| {
            s.readings.iter().any(|w| (w.report, w.quotation) == (report, reported.quotation))
        };
        let figure = account.statements.iter().find(by).and_then(|statement| statement.speaker);
        let speaker = desk.speaker(figure).unwrap_or_default();
        let witness = Witness {
            siglum: siglum(report),
            name: desk.name(report),
            href: format!("#{}", desk.paragraph(reported.passage)),
        };
        match all.iter_mut().find(|told| told.speaker == speaker) {
            Some(told) if told.witnesses.iter().any(|other| other.siglum == witness.siglum) => {}
            Some(told) => told.witnesses.push(witness),
            None => all.push(Told { speaker, witnesses: vec![witness] }),
        }
    }
    all
}
