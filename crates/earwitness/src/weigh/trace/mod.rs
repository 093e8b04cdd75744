//! Which passage relies on which: copies, channels, origins.
//!
//! Read in this order: `reuse` finds text that reports share, `copied` and `family` say what kind of copy it is, `credit`
//! reads who is named as its maker; `statement` and `claim` trace what was gathered to its origins; `count` counts them
//! for the story. `origins` holds each source once, `links` every edge with its evidence.

mod align;
mod byline;
mod claim;
mod copied;
mod count;
pub mod country;
mod credit;
#[cfg(test)]
mod example;
mod family;
mod ground;
mod links;
mod marks;
mod merged;
mod names;
mod origins;
mod reuse;
mod statement;
mod strangers;
#[cfg(test)]
mod tests;
mod translation;
mod union;
mod words;

use rayon::prelude::*;

use crate::record::{Copied, Direction, EvidenceKind, Family, Node, Origin, OriginRange, Report, Stemma};

use super::cast::Cast;
use super::collate::Collation;

use credit::Credit;
use ground::Ground;
use links::Links;
use origins::Origins;

/// What was found of reliance in a story.
#[derive(Debug, Clone, Default)]
pub struct Traced {
    pub origins: Vec<Origin>,
    /// Statements and claims in it are numbered as in the `Collation`.
    pub stemma: Stemma,
    pub copies: Vec<Copied>,
    pub families: Vec<Family>,
    /// The origins of the story as a whole.
    pub count: OriginRange,
    /// One for each of `Collation::statements`.
    pub statements: Vec<Reliance>,
    /// One for each of `Collation::claims`.
    pub claims: Vec<Reliance>,
}

/// What one gathering relies on.
#[derive(Debug, Clone, Default)]
pub struct Reliance {
    pub range: OriginRange,
    /// For each unit: indices into `Traced::origins`, and into the edges of the stemma.
    pub units: Vec<(Vec<usize>, Vec<usize>)>,
}

/// The text that a story's reports share, whatever they say.
#[derive(Debug, Default)]
pub struct Reuse {
    pub copies: Vec<Copied>,
    families: Vec<Family>,
    credits: Vec<Vec<Credit>>,
    origins: Origins,
}

/// Finds which reports have text from which.
pub fn reused(story: &[&Report]) -> Reuse {
    let texts = reuse::prepare(story);
    let shared = reuse::find(&texts);
    let credits: Vec<_> = story.par_iter().map(|report| credit::find(report)).collect();
    let mut copies = copied::find(story, &texts, &shared, &credits);
    let sets = family::gather(&texts, &shared, &mut copies);
    let mut origins = Origins::of_story(story);
    let families = family::find(story, &texts, &shared, &copies, sets, &credits, &mut origins);
    Reuse { copies, families, credits, origins }
}

/// Traces every gathering to its origins.
pub fn trace(story: &[&Report], cast: &Cast, collation: &Collation, reuse: Reuse) -> Traced {
    let Reuse { copies, families, credits, mut origins } = reuse;
    let ground = Ground::new(story, cast, &credits, &copies, &families);
    let mut links = Links::default();
    let statements: Vec<Reliance> = (0..)
        .zip(&collation.statements)
        .map(|(index, gathering)| statement::trace(&ground, index, gathering, &mut origins, &mut links))
        .collect();
    let claims: Vec<Reliance> = (0..)
        .zip(&collation.claims)
        .map(|(index, gathering)| claim::trace(&ground, index, gathering, &mut origins, &mut links))
        .collect();
    let count = count::find(&ground, collation, &statements, &claims, &mut origins);
    link_reports(&ground, &mut origins, &mut links);
    let nodes = nodes(story, collation, &origins);
    Traced {
        origins: origins.list,
        stemma: links.into_stemma(nodes),
        count,
        statements,
        claims,
        families,
        copies,
    }
}

/// Reports by their copies: from one another where a direction is shown, else to the text behind their family.
fn link_reports(ground: &Ground<'_>, origins: &mut Origins, links: &mut Links) {
    for pair in ground.copied {
        let (from, to) = match pair.direction {
            Direction::AFromB => (pair.a, pair.b),
            Direction::BFromA => (pair.b, pair.a),
            Direction::Unknown => continue,
        };
        let spans = pair.passages.iter().flat_map(|&(a, b)| [a, b]);
        links.link(Node::Report(from), Node::Report(to), EvidenceKind::SharedWording, spans);
    }
    for family in ground.families {
        let Some(origin) = family.origin else { continue };
        for &member in &family.members {
            let spans =
                ground.copied.iter().find(|pair| pair.a == member || pair.b == member).into_iter().flat_map(
                    |pair| pair.passages.iter().map(|&(a, b)| if pair.a == member { a } else { b }),
                );
            links.link(Node::Report(member), Node::Origin(origin), EvidenceKind::SharedWording, spans);
        }
    }
    for (report, credits) in ground.credits.iter().enumerate() {
        for credit in credits {
            let origin = origins.of_credit(&credit.name);
            let span = crate::record::Passage { report, span: credit.span };
            origins.mention(origin, span);
            links.link(Node::Report(report), Node::Origin(origin), EvidenceKind::CreditLine, [span]);
        }
    }
}

fn nodes(story: &[&Report], collation: &Collation, origins: &Origins) -> Vec<Node> {
    let wordings = collation.statements.iter().enumerate().flat_map(|(index, gathering)| {
        (0..gathering.units.len()).map(move |unit| Node::Wording(index, unit))
    });
    (0..story.len())
        .map(Node::Report)
        .chain(wordings)
        .chain((0..collation.statements.len()).map(Node::Statement))
        .chain((0..collation.claims.len()).map(Node::Claim))
        .chain((0..origins.list.len()).map(Node::Origin))
        .collect()
}
