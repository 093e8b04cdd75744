//! What somebody did by one voice and did not do by another: "the board offered him the post" here, "the board never offered
//! him the post" there.
//!
//! The two clauses need not have their words in common, as `opposed` asks: one verb, and somebody or something that both
//! tell beside it, make it worth asking whether they are one deed.

mod deed;

use rustc_hash::FxHashSet;

use crate::record::{Clause, Passage, Polarity};

use super::Pair;
use super::denied::Denials;
use super::feature::meet;
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::{Scene, common};
use crate::weigh::judge::time::are_apart;
use deed::{Deed, Predicate, Voice};

/// What the rarity of the verb and the weight of what is shared beside it must come to.
const LEAST: f32 = 2.6;
/// More denials than this are not compared (a cap on work).
const MOST: usize = 400;

/// All deeds that one voice tells and another denies.
pub fn pairs(scene: &Scene<'_>, denials: &Denials) -> Vec<Pair> {
    let void = deed::void(scene);
    // Only what somebody denies is read whole.
    let mut verbs: FxHashSet<u32> = FxHashSet::default();
    let mut told: Vec<(usize, &Clause, Predicate)> = Vec::new();
    for (report, r) in scene.story.iter().enumerate() {
        for clause in &r.layers.clauses {
            let Some(verb) = deed::predicate(scene, report, clause, &void) else { continue };
            let denied =
                denials.by_report[report].iter().any(|denial| denial.content.contains(clause.predicate));
            if verb.negated || denied {
                verbs.insert(verb.word.stem);
            }
            told.push((report, clause, verb));
        }
    }
    let (mut done, mut denied) = (Vec::new(), Vec::new());
    for (report, clause, verb) in told.into_iter().filter(|(.., verb)| verbs.contains(&verb.word.stem)) {
        let Some(deed) = deed::read(scene, report, clause, verb, &denials.by_report[report]) else {
            continue;
        };
        if deed.polarity == Polarity::Negated { &mut denied } else { &mut done }.push(deed);
    }
    let mut pairs = Vec::new();
    for a in denied.iter().take(MOST) {
        for b in done.iter().filter(|b| b.verb == a.verb && is_one(scene, a, b)) {
            pairs.push(Pair {
                denies: Passage { report: a.report, span: a.span },
                denied: a.clause,
                says: Passage { report: b.report, span: b.span },
                denier: a.denier,
                verdict: Verdict::Soft,
            });
        }
    }
    pairs
}

/// Whether a deed that is denied may be the one that another voice tells.
fn is_one(scene: &Scene<'_>, denied: &Deed, done: &Deed) -> bool {
    if denied.voice == done.voice && denied.voice != Voice::Outlet {
        return false;
    }
    // A report that says both may have two voices, if it tells whose.
    let known = |deed: &Deed| matches!(deed.voice, Voice::Speaker(Some(_)));
    if denied.report == done.report
        && (!known(denied) || !known(done) || denied.sentence.overlaps(done.sentence))
    {
        return false;
    }
    let figures = meet(&denied.agents, &done.agents) || meet(&denied.patients, &done.patients);
    let beside = common(&denied.stems, &done.stems).into_iter().filter(|stem| *stem != denied.verb);
    let shared: f32 = beside.map(|stem| scene.weight(stem)).sum();
    (figures || shared > 0.0) && denied.rarity + shared >= LEAST && !is_dated_apart(scene, denied, done)
}

fn is_dated_apart(scene: &Scene<'_>, a: &Deed, b: &Deed) -> bool {
    let passage = |deed: &Deed| Passage { report: deed.report, span: deed.clause };
    are_apart(scene, passage(a), passage(b))
}
