//! What stands behind each thing said: standing and conflicts.
//!
//! Read in this order: `scene` holds a story's words with their weights; `number`, `time`, `object`, `condition`, `contrary`,
//! `modality`, `trend`, `name`, `denial`, `contradiction`, `divided`, `valued`, `manner`, `parallel` and `speaker` look
//! for values that cannot both be so; `conflict` makes one conflict of all reports that share in it, `merged` one of all that
//! are the same disagreement, `reason` says it in words, and `attach` tells the claims that have a side of it;
//! `order` puts the best supported first; `event` tells what happened.

mod attach;
mod condition;
mod conflict;
mod context;
mod contradiction;
mod contrary;
#[cfg(test)]
mod counts;
mod cue;
mod denial;
#[cfg(test)]
mod disputes;
mod divided;
mod event;
mod manner;
mod merged;
mod modality;
mod name;
mod number;
mod object;
mod order;
mod parallel;
mod part;
mod places;
mod reason;
mod scene;
mod shown;
mod speaker;
mod stem;
#[cfg(test)]
mod tests;
mod time;
mod title;
mod told;
mod toll;
mod topic;
mod trend;
mod valued;
mod within;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::record::{
    Account, Claim, Conflict, OriginRange, Passage, Reading, Report, Reported, Span, Standing, Statement,
    Voice, Wording,
};

use super::cast::Cast;
use super::collate::{Apart, Collation, Gathering, Unit};
use super::trace::{Reliance, Traced};
use conflict::Draft;
pub use contradiction::{NAMES as CONTRADICTION_FEATURES, Pair, hash as contradiction_hash};
pub use number::{FEATURES, Measured, Scorer, feature_hash};
use order::Order;
pub use scene::Scene;
use told::Told;

/// The account of a story.
pub fn judge(
    id: &str,
    scene: &Scene<'_>,
    (collation, traced): (Collation, Traced),
    conflicts: Vec<Conflict>,
) -> Account {
    let story = scene.story;
    let statements: Vec<Statement> = collation
        .statements
        .par_iter()
        .enumerate()
        .map(|(i, gathering)| statement(story, gathering, traced.statements.get(i)))
        .collect();
    let order = Order::of(story, &statements, &collation, &traced);
    let made = |source: &order::From| {
        let (gathering, reliance, statement) = match *source {
            order::From::Statement(i) => {
                (&collation.statements[i], traced.statements.get(i), Some(order.statement(i)))
            }
            order::From::Claim(i) => (&collation.claims[i], traced.claims.get(i), None),
        };
        claim(story, gathering, reliance, statement)
    };
    let mut claims: Vec<Claim> = order.claims.par_iter().map(made).collect();
    let told = Told::of(&claims, story.len());
    attach::attach(&mut claims, &told, story, conflicts);
    within::mark(&mut claims, &told);
    let events = event::find(scene, &collation, &claims, &told);
    let mut account = Account {
        id: id.to_owned(),
        title: title::of(story),
        reports: story.iter().map(|&report| report.clone()).collect(),
        figures: scene.cast.figures.clone(),
        statements: order.sorted(statements),
        claims,
        events,
        stemma: order.renumber(traced.stemma, &collation),
        origins: traced.origins,
        copies: traced.copies,
        families: traced.families,
        count: traced.count,
    };
    event::complete(&mut account);
    account
}

/// All conflicts of a story, in no telling order, and which passages do not say all that another says.
pub fn conflicts(scene: &Scene<'_>, collation: &Collation, scorer: &Scorer) -> (Vec<Conflict>, Apart) {
    type Rule<'a> = &'a (dyn Fn() -> Vec<Draft> + Sync);
    let rules: [Rule<'_>; 15] = [
        &|| number::find(scene, collation, scorer),
        &|| time::find(scene, collation),
        &|| object::find(scene),
        &|| condition::find(scene),
        &|| contrary::find(scene, collation),
        &|| modality::find(scene, collation),
        &|| trend::find(scene),
        &|| name::find(scene),
        &|| denial::find(scene, collation),
        &|| contradiction::find(scene),
        &|| divided::find(scene),
        &|| contradiction::opposed::find(scene),
        &|| manner::find(scene),
        &|| valued::find(scene),
        &|| speaker::find(scene),
    ];
    // In parallel, and in this order.
    let by_rules = || rules.par_iter().map(|rule| rule()).collect::<Vec<Vec<Draft>>>();
    let (found, (beside, apart)) = rayon::join(by_rules, || parallel::find(scene, collation));
    let drafts = merged::merge(found.into_iter().flatten().chain(beside).collect());
    (drafts.into_iter().map(|draft| reason::conflict(scene, draft)).collect(), apart)
}

/// All denials of a story with what may say what they deny, with what was measured of them: for training.
pub fn contradictions(
    story: &[&Report],
    cast: &Cast,
    collation: &Collation,
) -> Vec<(contradiction::Pair, contradiction::Features)> {
    contradiction::measured(&Scene::new(story, cast, &[], collation.matcher.clone()))
}

/// All pairs of numbers of a story worth a look, with what was measured of them: for training.
pub fn measure(story: &[&Report], cast: &Cast, collation: &Collation) -> Vec<Measured> {
    number::measure(&Scene::new(story, cast, &[], collation.matcher.clone()), collation)
}

fn statement(story: &[&Report], gathering: &Gathering, reliance: Option<&Reliance>) -> Statement {
    let mut readings: Vec<Wording> = Vec::new();
    for (i, unit) in gathering.units.iter().enumerate() {
        let Some(quotation) = unit.quotation else { continue };
        let (origins, links) = relied(reliance, i);
        let differences = gathering.differences.get(i).cloned().unwrap_or_default();
        match readings.iter_mut().find(|r| (r.report, r.quotation) == (unit.report, quotation)) {
            Some(reading) => {
                reading.doubtful &= gathering.is_doubtful(i);
                reading.part &= part::is_part(story, i, gathering);
                reading.differences.extend(differences);
                merge(&mut reading.origins, &origins);
                merge(&mut reading.links, &links);
            }
            None => {
                let doubtful = gathering.is_doubtful(i);
                let part = part::is_part(story, i, gathering);
                readings.push(Wording {
                    report: unit.report,
                    quotation,
                    doubtful,
                    part,
                    differences,
                    origins,
                    links,
                });
            }
        }
    }
    Statement {
        speaker: match gathering.voice {
            Voice::Speaker(figure) => figure,
            Voice::Outlet => None,
        },
        text: shown::wording(story, gathering),
        cue: cue::of(story, gathering),
        commitment: cue::commitment(story, gathering),
        readings,
        outlets: outlets(story, gathering),
        origins: range(story, gathering, reliance),
    }
}

fn claim(
    story: &[&Report],
    gathering: &Gathering,
    reliance: Option<&Reliance>,
    statement: Option<usize>,
) -> Claim {
    let mut readings: Vec<Reading> = Vec::new();
    for (i, unit) in gathering.units.iter().enumerate() {
        let Some(span) = Span::cover(&unit.content) else { continue };
        let (origins, links) = relied(reliance, i);
        let passage = Passage { report: unit.report, span };
        readings.push(Reading { passage, doubtful: gathering.is_doubtful(i), origins, links });
    }
    let origins = range(story, gathering, reliance);
    // "X said P" is told by many and said by one: what corroborates is that X said so.
    let standing = if origins.lower >= 2 { Standing::Corroborated } else { Standing::SingleOrigin };
    Claim {
        text: shown::wording(story, gathering),
        voice: gathering.voice,
        occasion: gathering.occasion,
        context: context::of(story, gathering),
        standing,
        readings,
        reported: gathering
            .reported
            .iter()
            .filter_map(|(unit, doubtful)| reported(unit, *doubtful))
            .collect(),
        statement,
        within: None,
        outlets: outlets(story, gathering),
        origins,
        conflicts: Vec::new(),
        disputed: Vec::new(),
    }
}

fn reported(unit: &Unit, doubtful: bool) -> Option<Reported> {
    let span = Span::cover(&unit.content)?;
    Some(Reported { passage: Passage { report: unit.report, span }, quotation: unit.quotation?, doubtful })
}

/// How many outlets have it; a report that names no outlet is one of its own.
fn outlets(story: &[&Report], gathering: &Gathering) -> usize {
    let name = |report: usize| {
        let outlet = story.get(report).and_then(|r| r.outlet.as_deref());
        outlet.map_or_else(|| (1, report.to_string()), |outlet| (0, outlet.trim().to_lowercase()))
    };
    gathering.sure().map(|unit| name(unit.report)).collect::<BTreeSet<_>>().len()
}

/// The origins that were traced; untraced, one at least and one a report at most.
fn range(_story: &[&Report], gathering: &Gathering, reliance: Option<&Reliance>) -> OriginRange {
    let traced = reliance.map(|reliance| reliance.range.clone()).unwrap_or_default();
    if traced.lower > 0 {
        return traced;
    }
    let reports: BTreeSet<usize> = gathering.sure().map(|unit| unit.report).collect();
    OriginRange { lower: 1, upper: traced.upper.max(reports.len()).max(1), ids: traced.ids }
}

fn relied(reliance: Option<&Reliance>, unit: usize) -> (Vec<usize>, Vec<usize>) {
    reliance.and_then(|reliance| reliance.units.get(unit)).cloned().unwrap_or_default()
}

fn merge(into: &mut Vec<usize>, from: &[usize]) {
    into.extend(from);
    into.sort_unstable();
    into.dedup();
}
