//! Why a number of origins is what it is: every reading with the evidence for what it relies on.

use serde::Serialize;

use crate::record::{OriginRange, Passage};

use super::desk::{Desk, siglum};
use super::item::Item;
use super::words;

/// The reasons for one count.
#[derive(Serialize)]
pub struct Why {
    /// "2–4 origins".
    pub count: String,
    pub reading: String,
    /// The origins counted: name, kind.
    pub origins: Vec<(String, &'static str)>,
    pub grounds: Vec<Ground>,
}

/// What one reading relies on.
#[derive(Serialize)]
pub struct Ground {
    pub siglum: String,
    pub origins: String,
    pub evidence: Vec<Proof>,
}

/// One piece of evidence, with the words that show it.
#[derive(Serialize)]
pub struct Proof {
    pub kind: &'static str,
    pub passages: Vec<Shown>,
}

/// Words of a report with a link to them.
#[derive(Serialize)]
pub struct Shown {
    pub siglum: String,
    pub href: String,
    pub words: String,
}

pub fn why(desk: &Desk, item: &Item) -> Why {
    let mut grounds: Vec<Ground> = Vec::new();
    for (report, origins, links) in readings(desk, item) {
        let ground = ground(desk, report, origins, links);
        let seen = grounds.iter().any(|g| g.siglum == ground.siglum && g.origins == ground.origins);
        if !seen {
            grounds.push(ground);
        }
    }
    Why {
        count: words::origins(&item.origins),
        reading: reading(&item.origins),
        origins: counted(desk, &item.origins),
        grounds,
    }
}

/// What a range means, in a sentence.
pub fn reading(range: &OriginRange) -> String {
    match (range.lower, range.upper) {
        (_, 0) => "Nothing in these texts tells where it comes from.".into(),
        (lower, upper) if lower >= upper => {
            "Whether or not what may be linked is taken as one, the count is the same.".into()
        }
        (lower, upper) => format!(
            "At least {lower}, if everything that may be linked is one; at most {upper}, if only what is proven to be linked is one."
        ),
    }
}

/// Name and kind of the origins of a count.
pub fn counted(desk: &Desk, range: &OriginRange) -> Vec<(String, &'static str)> {
    let origins = range.ids.iter().filter_map(|&index| Some((index, desk.account.origins.get(index)?)));
    origins.map(|(index, origin)| (desk.origin(index), words::origin_kind(origin.kind))).collect()
}

/// Report, origins and links of every reading of an item.
fn readings<'a>(desk: &'a Desk, item: &Item) -> Vec<(usize, &'a [usize], &'a [usize])> {
    let statement = item.statement.and_then(|s| desk.account.statements.get(s));
    let wordings = statement.into_iter().flat_map(|s| &s.readings);
    let mut all: Vec<_> = wordings.map(|w| (w.report, w.origins.as_slice(), w.links.as_slice())).collect();
    if let Some(claim) = item.claim.and_then(|c| desk.account.claims.get(c)) {
        let own =
            claim.readings.iter().filter(|r| !all.iter().any(|&(report, ..)| report == r.passage.report));
        let own: Vec<_> = own.map(|r| (r.passage.report, r.origins.as_slice(), r.links.as_slice())).collect();
        all.extend(own);
    }
    all.sort_by_key(|&(report, ..)| report);
    all
}

fn ground(desk: &Desk, report: usize, origins: &[usize], links: &[usize]) -> Ground {
    let names: Vec<String> = origins.iter().map(|&origin| desk.origin(origin)).collect();
    let mut evidence: Vec<Proof> = Vec::new();
    for edge in links.iter().filter_map(|&link| desk.account.stemma.edges.get(link)) {
        for one in &edge.evidence {
            let kind = words::evidence(one.kind);
            let passages = one.spans.iter().map(|&passage| shown(desk, passage));
            let passages: Vec<Shown> = passages.filter(|shown| !shown.words.is_empty()).collect();
            match evidence.iter_mut().find(|proof| proof.kind == kind) {
                Some(proof) => proof.passages.extend(passages),
                None => evidence.push(Proof { kind, passages }),
            }
        }
    }
    for proof in &mut evidence {
        let mut seen: Vec<(String, String)> = Vec::new();
        proof.passages.retain(|shown| {
            let key = (shown.href.clone(), shown.words.clone());
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
    }
    Ground { siglum: siglum(report), origins: words::list(&names), evidence }
}

/// Longest quotation of evidence, in characters.
const LONGEST: usize = 90;

pub fn shown(desk: &Desk, passage: Passage) -> Shown {
    Shown {
        siglum: siglum(passage.report),
        href: format!("#{}", desk.paragraph(passage)),
        words: words::clipped(desk.slice(passage), LONGEST),
    }
}
