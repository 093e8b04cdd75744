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

pub use feature::{Features, NAMES, hash};
pub use row::settle;

use rayon::prelude::*;

use super::cluster;
use super::scorer::Scorer;
use crate::record::Report;
use crate::weigh::cast::Cast;
use feature::Story;
use link::Odds;
use mention::Mention;

/// Mean log-odds, in nats, from which on mentions may be of one event.
const LIKELY: f32 = -1.5;

/// Mentions of one event in two reports or more.
#[derive(Debug)]
pub struct Event<'a> {
    mentions: Vec<&'a Mention>,
    /// Of each two of them, the log-odds that they are of one event.
    odds: Vec<Vec<f32>>,
}

/// What a story's reports tell and name, report by report.
pub fn mentions(story: &[&Report], cast: &Cast) -> Vec<Mention> {
    let of = |(position, report): (usize, &&Report)| mention::of(position, report, cast);
    story.par_iter().enumerate().flat_map_iter(of).collect()
}

/// The events of which more than one report tells.
pub fn gather<'a>(mentions: &'a [Mention], scorer: &Scorer) -> Vec<Event<'a>> {
    let story = Story::of(mentions);
    let odds = Odds { mentions, story: &story, scorer, neutral: LIKELY };
    let candidates = link::candidates(mentions, &story);
    let edges: Vec<(u32, u32)> =
        candidates.into_par_iter().filter(|&(a, b)| odds.get(a, b) >= LIKELY).collect();
    let clusters = cluster::cluster(mentions.len(), &edges, link::strength(LIKELY), &odds);
    let event = |cluster: Vec<u32>| {
        let of: Vec<&Mention> = cluster.iter().map(|&at| &mentions[at as usize]).collect();
        let several = of.iter().any(|mention| mention.report != of[0].report);
        several.then(|| Event {
            odds: cluster.iter().map(|&a| cluster.iter().map(|&b| odds.get(a, b)).collect()).collect(),
            mentions: of,
        })
    };
    clusters.into_iter().filter_map(event).collect()
}

/// The words of two mentions with what is measured of them: for training.
#[derive(Debug)]
pub struct Paired {
    /// Report and word.
    pub a: (usize, crate::record::Span),
    pub b: (usize, crate::record::Span),
    pub features: Features,
}

/// All candidate pairs of a story.
pub fn pairs(story: &[&Report], cast: &Cast) -> Vec<Paired> {
    let mentions = mentions(story, cast);
    let place = |at: u32| (mentions[at as usize].report, mentions[at as usize].word);
    let measured = link::measured(&mentions, &Story::of(&mentions));
    measured.into_iter().map(|((a, b), features)| Paired { a: place(a), b: place(b), features }).collect()
}
