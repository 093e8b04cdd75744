//! Events: what happened, as several reports tell or name it, in whatever words.
//!
//! Cross-document event coreference over verbs, nouns and participles ("dismissed by Reed", "the firing of the director", "the
//! fired director"): mentions with somebody, something or a day in common are scored by a learned line, and clustered by the
//! mean of their links. Passages that say the same are gathered by limbs; an event joins what no limb tells: what is said in
//! passing, or taken for granted.

mod family;
mod feature;
mod link;
mod mention;
mod row;
mod settle;
mod shelf;

pub use family::is_light;
pub use feature::{Features, NAMES, hash};
pub use settle::settle;
pub use shelf::{Passages, has_most};

use rayon::prelude::*;

use super::cluster;
use super::memo::Memo;
use super::scorer::Scorer;
use crate::record::{Report, Span};
use crate::weigh::cast::Cast;
use feature::Story;
use link::Odds;
use mention::Mention;

/// Mean log-odds, in nats, from which on mentions may be of one event.
const LIKELY: f32 = -2.0;

/// Mentions of one event in two reports or more.
#[derive(Debug)]
pub struct Event<'a> {
    mentions: Vec<&'a Mention>,
    /// Those that speak for all, by place, sorted: of a crowd some, spread over it.
    delegates: Vec<usize>,
    /// Of each mention with each delegate, the log-odds that they are of one event.
    odds: Vec<Vec<f32>>,
}

/// Mentions that speak for an event; of more, these many that verbs tell.
const DELEGATES: usize = 24;

impl Event<'_> {
    /// Log-odds, in nats, that a mention and a delegate are of one event.
    fn odds(&self, mention: usize, delegate: usize) -> Option<f32> {
        let at = self.delegates.binary_search(&delegate).ok()?;
        self.odds[mention].get(at).copied()
    }
}

/// The places of those who speak for mentions.
fn delegates(mentions: &[&Mention]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..mentions.len()).collect();
    if places.len() > DELEGATES {
        if mentions.iter().any(|mention| mention.is_told) {
            places.retain(|&at| mentions[at].is_told);
        }
        places = places.iter().copied().step_by(places.len().div_ceil(DELEGATES)).collect();
    }
    places
}

/// What a story's reports tell and name, report by report.
pub fn mentions(story: &[&Report], cast: &Cast) -> Vec<Mention> {
    let of = |(position, report): (usize, &&Report)| mention::of(position, report, cast);
    story.par_iter().enumerate().flat_map_iter(of).collect()
}

/// The events of which more than one report tells.
pub fn gather<'a>(mentions: &'a [Mention], scorer: &Scorer) -> Vec<Event<'a>> {
    let story = Story::of(mentions);
    let odds = Odds { mentions, story: &story, scorer, asked: Memo::default() };
    let candidates = link::candidates(mentions, &story);
    let asked = candidates.into_par_iter().map(|(a, b)| ((a, b), odds.get(a, b)));
    let likely: Vec<((u32, u32), f32)> = asked.filter(|(_, odds)| *odds >= LIKELY).collect();
    let edges = link::likeliest(&likely);
    let clusters = cluster::cluster(mentions.len(), &edges, link::strength(LIKELY), &odds);
    let event = |cluster: Vec<u32>| {
        let of: Vec<&Mention> = cluster.iter().map(|&at| &mentions[at as usize]).collect();
        let several = of.iter().any(|mention| mention.report != of[0].report);
        several.then(|| {
            let delegates = delegates(&of);
            let with = |&a: &u32| delegates.iter().map(|&b| odds.get(a, cluster[b])).collect();
            Event { odds: cluster.iter().map(with).collect(), mentions: of, delegates }
        })
    };
    clusters.into_iter().filter_map(event).collect()
}

/// The words that tell or name each event of which more than one report tells, by their reports: for evaluation.
pub fn words(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Vec<Vec<(usize, Span)>> {
    let mentions = mentions(story, cast);
    let words = |event: Event<'_>| event.mentions.iter().map(|one| (one.report, one.word)).collect();
    gather(&mentions, scorer).into_iter().map(words).collect()
}

/// Two mentions, each by its report and its word, with what is measured of them: for training.
#[derive(Debug)]
pub struct Paired {
    pub a: (usize, Span),
    pub b: (usize, Span),
    pub features: Features,
}

/// All candidate pairs of a story.
pub fn pairs(story: &[&Report], cast: &Cast) -> Vec<Paired> {
    let mentions = mentions(story, cast);
    let place = |at: u32| (mentions[at as usize].report, mentions[at as usize].word);
    let measured = link::measured(&mentions, &Story::of(&mentions));
    measured.into_iter().map(|((a, b), features)| Paired { a: place(a), b: place(b), features }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::mention::Participant;
    use super::*;
    use crate::record::Modality;

    /// "Reed …" in one report: what was done to whom.
    fn told(report: usize, family: &str, patient: &str) -> Mention {
        let set = |name: &str| BTreeSet::from([Participant::Thing(name.to_owned())]);
        Mention {
            report,
            span: Span::new(0, 9),
            word: Span::new(0, 4),
            family: family.to_owned(),
            is_open: true,
            is_told: true,
            is_listed: true,
            quotation: None,
            agents: set("reed"),
            patients: set(patient),
            participants: set("reed").into_iter().chain(set(patient)).collect(),
            present: BTreeSet::new(),
            day: None,
            subject: None,
            is_negated: false,
            modality: Modality::Asserted,
            vector: if family == "dismiss" { vec![100] } else { Vec::new() },
            stems: [family, patient].map(str::to_owned).into(),
            numbers: BTreeSet::new(),
        }
    }

    /// The reports of each event.
    fn reports(mentions: &[Mention]) -> Vec<Vec<usize>> {
        let events = gather(mentions, &Scorer::bundled());
        events.iter().map(|event| event.mentions.iter().map(|mention| mention.report).collect()).collect()
    }

    #[test]
    fn one_deed_to_one_person_is_one_event() {
        let other = [told(0, "visit", "port"), told(1, "praise", "crew"), told(2, "open", "road")];
        let same = [told(0, "dismiss", "holt"), told(1, "dismiss", "holt")];
        assert_eq!(reports(&[&other[..], &same].concat()), [vec![0, 1]]);
        let twice = [told(0, "dismiss", "holt"), told(0, "dismiss", "holt")];
        assert!(reports(&[&other[..], &twice].concat()).is_empty(), "one report alone");
        let said = [told(0, "dismiss", "holt"), Mention { is_open: false, ..told(1, "dismiss", "holt") }];
        assert!(reports(&[&other[..], &said].concat()).is_empty(), "a speaker's words tell no event");
    }
}
