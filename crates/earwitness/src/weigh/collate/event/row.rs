//! Events as claims: those of which a claim tells already are added to it, the others are claims of their own.

use std::collections::BTreeSet;

use super::Event;
use super::mention::Mention;
use crate::record::{Modality, Report, Span, Voice};
use crate::weigh::collate::alone::{self, Completeness};
use crate::weigh::collate::scorer::Scorer;
use crate::weigh::collate::{Gathering, Unit, wording};

/// Log-odds, in nats, from which on a mention is surely of the event that the wording tells.
const SURE: f32 = 0.5;

/// Adds events to the claims of a story.
pub fn settle(story: &[&Report], events: Vec<Event<'_>>, claims: &mut Vec<Gathering>, scorer: &Scorer) {
    for event in events {
        let rows = event.rows(story);
        if claims.iter().any(|claim| claim.has(&rows.iter().map(|row| row.unit.clone()).collect::<Vec<_>>()))
        {
            continue;
        }
        let told = |claim: &Gathering| {
            let matched = rows.iter().filter(|row| matched(claim, &row.unit).is_some());
            matched.map(|row| row.unit.report).collect::<BTreeSet<_>>().len()
        };
        let home = (0..claims.len())
            .filter(|&at| !claims[at].occasion)
            .max_by_key(|&at| (told(&claims[at]), std::cmp::Reverse(at)));
        match home.filter(|&at| told(&claims[at]) > 1) {
            Some(home) => {
                claims[home] = event.extend(story, &claims[home], &rows);
                let within = |claim: &Gathering| {
                    claim.units.iter().all(|unit| claims[home].units.iter().any(|own| is_one(own, unit)))
                };
                let swallowed: Vec<bool> = claims
                    .iter()
                    .enumerate()
                    .map(|(at, claim)| at != home && !claim.occasion && within(claim))
                    .collect();
                let mut keep = swallowed.iter().map(|swallowed| !swallowed);
                claims.retain(|_| keep.next().unwrap_or(true));
            }
            None => claims.extend(event.claim(story, &rows, scorer)),
        }
    }
}

/// A mention as a reading.
struct Row {
    unit: Unit,
    /// Its place in the event.
    mention: usize,
}

impl Event<'_> {
    /// Of mentions that overlap in one report the longest; sorted by report and place.
    fn rows(&self, story: &[&Report]) -> Vec<Row> {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(self.mentions[at].span.len()), at));
        let mut rows: Vec<Row> = Vec::new();
        for at in order {
            let mention = self.mentions[at];
            let overlaps = |row: &Row| {
                row.unit.report == mention.report
                    && row.unit.content.iter().any(|span| span.overlaps(mention.span))
            };
            if !rows.iter().any(overlaps) {
                rows.push(Row { unit: unit(story, mention), mention: at });
            }
        }
        rows.sort_by_key(|row| (row.unit.report, row.unit.content[0].start));
        rows
    }

    /// The event as a claim of its own, where a verb tells it.
    fn claim(&self, story: &[&Report], rows: &[Row], scorer: &Scorer) -> Option<Gathering> {
        let reports: BTreeSet<usize> = rows.iter().map(|row| row.unit.report).collect();
        let best = self.best(story, rows, scorer).filter(|_| reports.len() > 1)?;
        let doubtful = rows.iter().map(|row| self.is_doubtful(rows[best].mention, row.mention)).collect();
        let stands_alone =
            Completeness::of(alone::odds(story, &rows[best].unit, scorer)) == Completeness::Alone;
        let units: Vec<Unit> = rows.iter().map(|row| row.unit.clone()).collect();
        let lemma = units[best].content.clone();
        let gathering = wording::collate(story, Voice::Outlet, units, (best, lemma));
        Some(Gathering { doubtful, stands_alone, ..gathering })
    }

    /// Of what verbs tell as done or to come that which stands alone best, then that which is likeliest what the others tell.
    fn best(&self, story: &[&Report], rows: &[Row], scorer: &Scorer) -> Option<usize> {
        let tells = |row: &&(usize, &Row)| {
            let mention = self.mentions[row.1.mention];
            mention.is_told
                && !mention.is_reported
                && matches!(mention.modality, Modality::Asserted | Modality::Future)
        };
        let likely = |row: &Row| -> f32 {
            rows.iter()
                .filter(|other| other.unit.report != row.unit.report)
                .map(|other| self.odds[row.mention][other.mention])
                .sum()
        };
        let rank = |row: &Row| (Completeness::of(alone::odds(story, &row.unit, scorer)), likely(row));
        let ranked = rows.iter().enumerate().filter(|row| tells(&row)).map(|(at, row)| (at, rank(row)));
        let best = ranked
            .max_by(|(one, a), (other, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(other.cmp(one)));
        best.map(|(at, _)| at)
    }

    fn is_doubtful(&self, wording: usize, reading: usize) -> bool {
        wording != reading && (self.odds[wording][reading] < SURE || self.mentions[reading].is_reported)
    }

    /// A claim with what else is of the event that it tells.
    fn extend(&self, story: &[&Report], claim: &Gathering, rows: &[Row]) -> Gathering {
        let told = rows.iter().filter(|row| matched(claim, &row.unit).is_some());
        let anchors: Vec<usize> = told.map(|row| row.mention).collect();
        let doubtful = |row: &Row| anchors.iter().all(|&anchor| self.is_doubtful(anchor, row.mention));
        let is_new = |row: &&Row| !claim.units.iter().any(|own| overlap(own, &row.unit) > 0);
        let old = claim
            .units
            .iter()
            .cloned()
            .enumerate()
            .map(|(at, unit)| (unit, claim.is_doubtful(at), at == claim.best));
        let new = rows.iter().filter(is_new).map(|row| (row.unit.clone(), doubtful(row), false));
        let mut all: Vec<(Unit, bool, bool)> = old.chain(new).collect();
        all.sort_by_key(|(unit, ..)| (unit.report, unit.content.first().copied()));
        let best = all.iter().position(|(.., best)| *best).unwrap_or(0);
        let doubtful = all.iter().map(|(_, doubtful, _)| *doubtful).collect();
        let units = all.into_iter().map(|(unit, ..)| unit).collect();
        let gathering = wording::collate(story, claim.voice, units, (best, claim.lemma.clone()));
        Gathering {
            doubtful,
            reported: claim.reported.clone(),
            stands_alone: claim.stands_alone,
            ..gathering
        }
    }
}

fn unit(story: &[&Report], mention: &Mention) -> Unit {
    let clauses = story.get(mention.report).map_or(&[][..], |report| &report.layers.clauses);
    let told = clauses.iter().enumerate().filter(|(_, clause)| clause.predicate.overlaps(mention.word));
    let clause =
        told.filter(|_| mention.is_told).min_by_key(|(_, clause)| clause.span.len()).map(|(at, _)| at);
    Unit { report: mention.report, content: vec![mention.span], quotation: None, clause }
}

/// The reading of a claim that is one passage with a unit: each has half of the other.
fn matched(claim: &Gathering, unit: &Unit) -> Option<usize> {
    claim.units.iter().position(|own| is_one(own, unit))
}

fn is_one(a: &Unit, b: &Unit) -> bool {
    let length = |unit: &Unit| unit.content.iter().map(|span| span.len()).sum::<usize>();
    2 * overlap(a, b) > length(a).max(length(b))
}

/// Bytes that two units have in common.
fn overlap(a: &Unit, b: &Unit) -> usize {
    let common = |one: Span, other: Span| one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let pairs = a.content.iter().flat_map(|&one| b.content.iter().map(move |&other| (one, other)));
    if a.report == b.report { pairs.map(|(one, other)| common(one, other)).sum() } else { 0 }
}
