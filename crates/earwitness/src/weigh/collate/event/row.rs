//! The mentions of an event as readings.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Event;
use super::mention::Mention;
use super::shelf::{Passages, is_one};
use crate::record::{Modality, Report, Span, Voice};
use crate::weigh::collate::alone::{self, Completeness};
use crate::weigh::collate::scorer::Scorer;
use crate::weigh::collate::{Gathering, Unit, wording};

/// Log-odds, in nats, from which on a mention is surely of the event that the wording tells.
const SURE: f32 = 1.0;

/// A mention as a reading.
#[derive(Clone)]
pub struct Row {
    pub unit: Unit,
    /// Its place in the event.
    mention: usize,
}

#[cfg(test)]
impl Row {
    pub fn of(unit: Unit) -> Self {
        Self { unit, mention: 0 }
    }
}

impl Event<'_> {
    /// Of mentions that overlap in one report the longest; sorted by report and place.
    pub fn rows(&self, story: &[&Report]) -> Vec<Row> {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|&at| (Reverse(self.mentions[at].span.len()), at));
        let mut rows: Vec<Row> = Vec::new();
        let mut told: FxHashMap<usize, Vec<Span>> = FxHashMap::default();
        for at in order {
            let mention = self.mentions[at];
            let here = told.entry(mention.report).or_default();
            if !here.iter().any(|span| span.overlaps(mention.span)) {
                here.push(mention.span);
                rows.push(Row { unit: unit(story, mention), mention: at });
            }
        }
        rows.sort_by_key(|row| (row.unit.report, row.unit.content[0].start));
        rows
    }

    /// The event as a claim of its own, where more than one outlet tells it itself, and a verb does.
    pub fn claim(&self, story: &[&Report], rows: Vec<Row>, scorer: &Scorer) -> Option<Gathering> {
        let (own, said): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.unit.quotation.is_none());
        let reports: BTreeSet<usize> = own.iter().map(|row| row.unit.report).collect();
        let best = self.best(story, (&own, &said), scorer).filter(|_| reports.len() > 1)?;
        let is_doubtful = |row: &Row| self.is_doubtful(own[best].mention, row.mention);
        let doubtful = own.iter().map(is_doubtful).collect();
        let reported = said.iter().map(|row| (row.unit.clone(), is_doubtful(row))).collect();
        let stands_alone =
            Completeness::of(alone::odds(story, &own[best].unit, scorer)) == Completeness::Alone;
        let units: Vec<Unit> = own.into_iter().map(|row| row.unit).collect();
        let lemma = units[best].content.clone();
        let gathering = wording::collate(story, Voice::Outlet, units, (best, lemma));
        Some(Gathering { doubtful, reported, stands_alone, ..gathering })
    }

    /// Of what verbs tell as done or to come that which stands alone best, then that which is likeliest what the others tell.
    fn best(&self, story: &[&Report], (own, said): (&[Row], &[Row]), scorer: &Scorer) -> Option<usize> {
        let may_stand = |row: &&(usize, &Row)| {
            let mention = self.mentions[row.1.mention];
            self.delegates.contains(&row.1.mention)
                && mention.is_told
                && matches!(mention.modality, Modality::Asserted | Modality::Future)
        };
        let likely = |row: &Row| -> f32 {
            let others = own.iter().chain(said).filter(|other| other.unit.report != row.unit.report);
            others.filter_map(|other| self.odds(row.mention, other.mention)).sum()
        };
        let rank = |row: &Row| (Completeness::of(alone::odds(story, &row.unit, scorer)), likely(row));
        let ranked = own.iter().enumerate().filter(|row| may_stand(&row)).map(|(at, row)| (at, rank(row)));
        let best = ranked
            .max_by(|(one, a), (other, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(other.cmp(one)));
        best.map(|(at, _)| at)
    }

    /// Whether a reading may be of another event than a wording, which is a delegate.
    fn is_doubtful(&self, wording: usize, reading: usize) -> bool {
        let is_other = || self.mentions[wording].is_of_another(self.mentions[reading]);
        wording != reading && (self.odds(reading, wording).is_none_or(|odds| odds < SURE) || is_other())
    }

    /// Those of the rows that tell what a claim surely tells: its wording; where that is told of another event, what a verb tells.
    /// What a noun names beside the verb of a passage is another event.
    pub fn anchors(&self, claim: &Gathering, rows: &[Row]) -> Vec<usize> {
        let sure: Passages<'_> = claim.sure().collect();
        let delegates = rows.iter().filter(|row| self.delegates.contains(&row.mention));
        let told: Vec<&Row> = delegates.filter(|row| sure.have(&row.unit)).collect();
        let of = |holds: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            told.iter().filter(|row| holds(row)).map(|row| row.mention).collect()
        };
        let own = of(&|row| is_one(claim.wording(), &row.unit));
        if own.is_empty() { of(&|row| self.mentions[row.mention].is_told) } else { own }
    }

    /// Whether a row is surely of what one of the anchors tells.
    pub fn is_sure(&self, anchors: &[usize], row: &Row) -> bool {
        anchors.iter().any(|&anchor| !self.is_doubtful(anchor, row.mention))
    }
}

fn unit(story: &[&Report], mention: &Mention) -> Unit {
    let clauses = story.get(mention.report).map_or(&[][..], |report| &report.layers.clauses);
    let told = clauses.iter().enumerate().filter(|(_, clause)| clause.predicate.overlaps(mention.word));
    let clause =
        told.filter(|_| mention.is_told).min_by_key(|(_, clause)| clause.span.len()).map(|(at, _)| at);
    Unit { report: mention.report, content: vec![mention.span], quotation: mention.quotation, clause }
}
