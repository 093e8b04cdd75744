//! Who else has a value that is in conflict: all sources of a side stand on it, not only those whose words are nearest.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{dated, shares};
use super::compare::compare;
use super::counted::Counted;
use super::scorer::Scorer;
use super::{Numbers, pairs, side, value};
use crate::record::Passage;
use crate::weigh::collate::Collation;
use crate::weigh::judge::conflict::{Draft, Side, Verdict};
use crate::weigh::judge::scene::Scene;

/// Log-odds from which two numbers that are the same are told of one thing. The scorer was fitted to numbers that differ,
/// of which far fewer are of one thing.
const ONE_THING: f32 = -0.5;

/// Puts on each side of the conflicts the numbers that say the same of the same thing.
pub fn extend(
    scene: &Scene<'_>,
    numbers: &Numbers,
    collation: &Collation,
    scorer: &Scorer,
    drafts: &mut [Draft],
) {
    let shown: BTreeSet<Passage> =
        drafts.iter().flat_map(|draft| draft.sides.iter().map(|side| side.passage)).collect();
    let values: BTreeSet<u64> =
        numbers.all.iter().filter(|one| shown.contains(&place(one))).map(value).collect();
    if values.is_empty() {
        return;
    }
    let same = |a: &Counted, b: &Counted, verdict: Verdict| {
        verdict == Verdict::Agree && values.contains(&value(a)) && value(a) == value(b)
    };
    let found = pairs(scene, numbers, collation, &same);
    let told = found.iter().filter(|pair| scorer.odds(&pair.features, dated(pair.a, pair.b)) >= ONE_THING);
    let mut alike: Vec<(&Counted, &Counted)> = told.map(|pair| (pair.a, pair.b)).collect();
    for range in &numbers.of {
        let own: Vec<&Counted> =
            numbers.all[range.clone()].iter().filter(|one| values.contains(&value(one))).collect();
        for (i, a) in own.iter().enumerate() {
            let again = own[i + 1..].iter().filter(|b| value(a) == value(b) && agree(a, b) && shares(a, b));
            alike.extend(again.map(|b| (*a, *b)));
        }
    }
    let mut at: BTreeMap<Passage, Vec<usize>> = BTreeMap::new();
    for (n, (a, b)) in alike.iter().enumerate() {
        at.entry(place(a)).or_default().push(n);
        at.entry(place(b)).or_default().push(n);
    }
    for draft in drafts {
        let pairs_of = |side: &Side| at.get(&side.passage).into_iter().flatten().copied();
        // What is barred stays barred: each pair is looked at once for each of its numbers.
        let mut open: BTreeSet<usize> = draft.sides.iter().flat_map(pairs_of).collect();
        while let Some(next) = open.pop_first() {
            let (a, b) = alike[next];
            let more = beside(scene, numbers, draft, a, b).or_else(|| beside(scene, numbers, draft, b, a));
            if let Some(more) = more {
                open.extend(pairs_of(&more));
                draft.sides.push(more);
            }
        }
    }
}

fn agree(a: &Counted, b: &Counted) -> bool {
    compare(&a.number, a.inclusive, &b.number, b.inclusive) == Verdict::Agree
}

fn place(counted: &Counted) -> Passage {
    Passage { report: counted.report, span: counted.span }
}

/// The side of `other` where the conflict has `known`, unless its report is on another side or has the value of one.
fn beside(
    scene: &Scene<'_>,
    numbers: &Numbers,
    draft: &Draft,
    known: &Counted,
    other: &Counted,
) -> Option<Side> {
    let key = &draft.sides.iter().find(|side| side.passage == place(known))?.key;
    let against = |side: &Side| {
        let there = numbers.of(side.passage.report).iter().find(|one| place(one) == side.passage);
        let told = |there: &Counted| {
            numbers.of(other.report).iter().any(|one| value(one) == value(there) && shares(one, there))
        };
        let both = |there: &Counted| place(there).report == other.report && !there.is_of_two_voices(other);
        side.key != *key && there.is_none_or(|there| both(there) || told(there))
    };
    let barred = draft.sides.iter().any(|side| side.passage == place(other) || against(side));
    (!barred).then(|| side(scene, other).under(key.clone()))
}
