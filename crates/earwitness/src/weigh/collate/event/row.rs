//! Events as claims: those of which a claim tells already are added to it, the others are claims of their own.

use std::cmp::Reverse;
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
pub fn settle(
    story: &[&Report],
    events: Vec<Event<'_>>,
    claims: Vec<Gathering>,
    scorer: &Scorer,
) -> Vec<Gathering> {
    let mut shelf = Shelf::of(story.len(), claims);
    for event in events {
        let rows = event.rows(story);
        let units: Vec<Unit> = rows.iter().map(|row| row.unit.clone()).collect();
        let near = shelf.near(&units);
        if near.iter().any(|&(_, claim)| claim.has(&units)) {
            continue;
        }
        let told = |claim: &Gathering| {
            let matched = units.iter().filter(|unit| tells(claim, unit));
            matched.map(|unit| unit.report).collect::<BTreeSet<_>>().len()
        };
        let counted = near.into_iter().filter(|(_, claim)| !claim.occasion);
        let fullest = counted.map(|(at, claim)| (told(claim), Reverse(at))).max();
        match fullest.filter(|(reports, _)| *reports > 1) {
            Some((_, Reverse(home))) => {
                let Some(claim) = shelf.claims[home].take() else { continue };
                let fuller = event.extend(story, claim, &rows);
                // what says no more than the fuller claim goes
                let is_swallowed = |claim: &Gathering| {
                    !claim.occasion && claim.units.iter().all(|unit| tells(&fuller, unit))
                };
                let beside = shelf.near(&fuller.units).into_iter();
                let swallowed: Vec<usize> =
                    beside.filter(|(_, claim)| is_swallowed(claim)).map(|(at, _)| at).collect();
                swallowed.into_iter().for_each(|at| shelf.claims[at] = None);
                shelf.put(home, fuller);
            }
            None => {
                if let Some(claim) = event.claim(story, &rows, units, scorer) {
                    shelf.claims.push(None);
                    shelf.put(shelf.claims.len() - 1, claim);
                }
            }
        }
    }
    shelf.claims.into_iter().flatten().collect()
}

/// Claims, found by where their readings stand: a large story has too many to ask each of them about every event.
struct Shelf {
    /// What a fuller one took in leaves its place empty.
    claims: Vec<Option<Gathering>>,
    /// For each report, where passages of it stand, and in which claim.
    places: Vec<Vec<(Span, usize)>>,
}

impl Shelf {
    fn of(reports: usize, claims: Vec<Gathering>) -> Self {
        let mut shelf = Self { claims: Vec::new(), places: vec![Vec::new(); reports] };
        shelf.claims.resize_with(claims.len(), || None);
        claims.into_iter().enumerate().for_each(|(at, claim)| shelf.put(at, claim));
        shelf
    }

    fn put(&mut self, at: usize, claim: Gathering) {
        for unit in &claim.units {
            self.places[unit.report].extend(unit.content.iter().map(|&span| (span, at)));
        }
        self.claims[at] = Some(claim);
    }

    /// The claims that have words of a unit, in order.
    fn near(&self, units: &[Unit]) -> Vec<(usize, &Gathering)> {
        let of = |unit: &Unit| {
            let here = self.places[unit.report].iter();
            let touched = here.filter(|(span, _)| unit.content.iter().any(|own| own.overlaps(*span)));
            touched.map(|&(_, at)| at).collect::<Vec<_>>()
        };
        let found: BTreeSet<usize> = units.iter().flat_map(of).collect();
        found.into_iter().filter_map(|at| Some((at, self.claims[at].as_ref()?))).collect()
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
        order.sort_by_key(|&at| (Reverse(self.mentions[at].span.len()), at));
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
    fn claim(&self, story: &[&Report], rows: &[Row], units: Vec<Unit>, scorer: &Scorer) -> Option<Gathering> {
        let reports: BTreeSet<usize> = rows.iter().map(|row| row.unit.report).collect();
        let best = self.best(story, rows, scorer).filter(|_| reports.len() > 1)?;
        let doubtful = rows.iter().map(|row| self.is_doubtful(rows[best].mention, row.mention)).collect();
        let stands_alone =
            Completeness::of(alone::odds(story, &rows[best].unit, scorer)) == Completeness::Alone;
        let lemma = units[best].content.clone();
        let gathering = wording::collate(story, Voice::Outlet, units, (best, lemma));
        Some(Gathering { doubtful, stands_alone, ..gathering })
    }

    /// Of what verbs tell as done or to come that which stands alone best, then that which is likeliest what the others tell.
    fn best(&self, story: &[&Report], rows: &[Row], scorer: &Scorer) -> Option<usize> {
        let may_stand = |row: &&(usize, &Row)| {
            let mention = self.mentions[row.1.mention];
            self.delegates.contains(&row.1.mention)
                && mention.is_told
                && !mention.is_reported
                && matches!(mention.modality, Modality::Asserted | Modality::Future)
        };
        let likely = |row: &Row| -> f32 {
            let others = rows.iter().filter(|other| other.unit.report != row.unit.report);
            others.filter_map(|other| self.odds(row.mention, other.mention)).sum()
        };
        let rank = |row: &Row| (Completeness::of(alone::odds(story, &row.unit, scorer)), likely(row));
        let ranked = rows.iter().enumerate().filter(|row| may_stand(&row)).map(|(at, row)| (at, rank(row)));
        let best = ranked
            .max_by(|(one, a), (other, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(other.cmp(one)));
        best.map(|(at, _)| at)
    }

    /// Whether a reading may be of another event than a wording, which is a delegate.
    fn is_doubtful(&self, wording: usize, reading: usize) -> bool {
        let sure = self.odds(reading, wording).is_some_and(|odds| odds >= SURE);
        wording != reading && (!sure || self.mentions[reading].is_reported)
    }

    /// A claim with what else is of the event that it tells.
    fn extend(&self, story: &[&Report], claim: Gathering, rows: &[Row]) -> Gathering {
        let delegates = rows.iter().filter(|row| self.delegates.contains(&row.mention));
        let anchors: Vec<usize> =
            delegates.filter(|row| tells(&claim, &row.unit)).map(|row| row.mention).collect();
        let doubtful = |row: &Row| anchors.iter().all(|&anchor| self.is_doubtful(anchor, row.mention));
        let is_new = |row: &&Row| !claim.units.iter().any(|own| overlap(own, &row.unit) > 0);
        let new = rows.iter().filter(is_new).map(|row| (row.unit.clone(), doubtful(row), false));
        let known = claim.units.iter().cloned().enumerate();
        let old = known.map(|(at, unit)| (unit, claim.is_doubtful(at), at == claim.best));
        let mut all: Vec<(Unit, bool, bool)> = old.chain(new).collect();
        all.sort_by_key(|(unit, ..)| (unit.report, unit.content.first().copied()));
        let best = all.iter().position(|(.., best)| *best).unwrap_or(0);
        let (units, doubtful) = all.into_iter().map(|(unit, doubtful, _)| (unit, doubtful)).unzip();
        let Gathering { voice, lemma, reported, stands_alone, .. } = claim;
        let gathering = wording::collate(story, voice, units, (best, lemma));
        Gathering { doubtful, reported, stands_alone, ..gathering }
    }
}

fn unit(story: &[&Report], mention: &Mention) -> Unit {
    let clauses = story.get(mention.report).map_or(&[][..], |report| &report.layers.clauses);
    let told = clauses.iter().enumerate().filter(|(_, clause)| clause.predicate.overlaps(mention.word));
    let clause =
        told.filter(|_| mention.is_told).min_by_key(|(_, clause)| clause.span.len()).map(|(at, _)| at);
    Unit { report: mention.report, content: vec![mention.span], quotation: None, clause }
}

/// Whether a reading of a claim is one passage with a unit: each has half of the other.
fn tells(claim: &Gathering, unit: &Unit) -> bool {
    let length = |unit: &Unit| unit.content.iter().map(|span| span.len()).sum::<usize>();
    claim.units.iter().any(|own| 2 * overlap(own, unit) > length(own).max(length(unit)))
}

/// Bytes that two units have in common.
fn overlap(a: &Unit, b: &Unit) -> usize {
    let common = |one: Span, other: Span| one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let pairs = a.content.iter().flat_map(|&one| b.content.iter().map(move |&other| (one, other)));
    if a.report == b.report { pairs.map(|(one, other)| common(one, other)).sum() } else { 0 }
}
