//! Numbers of the same thing that cannot both be so.
//!
//! A number is compared with another where both count the same (unit, or noun with its modifiers) and their clauses tell
//! of the same: how much they must share depends on how common the thing counted is. Read in this order: `counted` (a
//! number in its place), `thing` (whether two count the same), `compare` (whether both can be so), `update` (whether one is
//! the other's news).

mod compare;
mod counted;
mod gathered;
mod plural;
mod thing;
mod update;

use std::collections::BTreeMap;

use crate::record::{Bound, Conflict, ConflictKind, Number, Passage, Severity};

use super::conflict::{Joined, Side, Verdict};
use super::scene::Scene;
use crate::weigh::collate::Collation;
use compare::compare;
pub use counted::toll_of;
use counted::{Counted, counted};
use gathered::Gathered;
use thing::{Same, same_thing};
use update::is_update;

/// Of one key, more numbers than this are compared only inside gatherings (a cap on work, not on quality).
const MOST: usize = 400;

/// All conflicts and updates of number.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Conflict> {
    let mut by_key: BTreeMap<String, Vec<Counted>> = BTreeMap::new();
    for (position, report) in scene.story.iter().enumerate() {
        for number in &report.layers.numbers {
            if let Some((key, counted)) = counted(scene, position, report, number) {
                by_key.entry(key).or_default().push(counted);
            }
        }
    }
    let gathered = Gathered::new(collation);
    let mut conflicts = Vec::new();
    for (key, numbers) in by_key.iter().filter(|(_, numbers)| numbers.len() <= MOST) {
        conflicts.extend(of_key(scene, key, numbers, &gathered));
    }
    conflicts.extend(plural::find(scene));
    conflicts
}

fn of_key(scene: &Scene<'_>, key: &str, numbers: &[Counted], gathered: &Gathered) -> Vec<Conflict> {
    let mut joined = Joined::new(ConflictKind::Number);
    let mut differing: Vec<(Side, Side, Verdict)> = Vec::new();
    let mut updates = Joined::new(ConflictKind::Update);
    for (i, a) in numbers.iter().enumerate() {
        for b in numbers[i + 1..].iter().filter(|b| b.report != a.report) {
            let verdict = compare(a.number, a.inclusive, b.number, b.inclusive);
            let grown = is_update(scene, a, b, verdict);
            if verdict == Verdict::Agree && !grown {
                continue;
            }
            let same = same_thing(scene, key, a, b, gathered);
            // A report that also has the other's number does not gainsay it.
            if same == Same::No || has_too(scene, numbers, a, b) || has_too(scene, numbers, b, a) {
                continue;
            }
            let (from, to) = (side(scene, a), side(scene, b));
            match (grown, same) {
                (true, Same::Yes) => updates.add(from, to, Verdict::Hard),
                // What grew must be one count.
                (true, _) => {}
                (false, Same::Yes) => differing.push((from, to, verdict)),
                (false, _) => differing.push((from, to, verdict.min(Verdict::Unsure))),
            }
        }
    }
    for (from, to, verdict) in differing {
        // Of a count that grew, an old value and a new one are told already.
        if !(updates.has(&from) && updates.has(&to)) {
            joined.add(from, to, verdict);
        }
    }
    let what = format!("How many ({key})");
    let mut conflicts = joined.conflicts(scene, &what);
    let updates = updates.conflicts(scene, &what).into_iter();
    conflicts.extend(updates.map(|update| Conflict { severity: Severity::Soft, ..update }));
    conflicts
}

fn side(scene: &Scene<'_>, counted: &Counted) -> Side {
    let value = scene.text(counted.report, counted.span).to_lowercase();
    Side::keyed(Passage { report: counted.report, span: counted.span }, value, slot(counted))
}

/// Numbers that say the same stand on one side: "twelve", "12" and "a dozen"; "30" with "about 30".
fn slot(counted: &Counted) -> String {
    let number = counted.number;
    let bound = match number.bound {
        // "At least 84" and "84" are one count.
        _ if counted.inclusive && counted.toll.is_some() => "",
        Bound::Exact | Bound::About => "",
        Bound::Over => "over ",
        Bound::Under => "under ",
    };
    let high = number.high.map(|high| format!("-{high}")).unwrap_or_default();
    format!("{bound}{}{high}", number.value)
}

/// How near a number without a noun must stand, in bytes, to be of the same thing: about two sentences.
const NEAR: usize = 300;

/// Whether the report of `b` has the value of `a` as well: of the same thing, or beside `b` without a noun ("12, not 15").
fn has_too(scene: &Scene<'_>, numbers: &[Counted], a: &Counted, b: &Counted) -> bool {
    let equal = |value: f64| value.total_cmp(&a.number.value).is_eq();
    let of_key = numbers.iter().any(|other| {
        other.report == b.report
            && other.span != b.span
            && equal(other.number.value)
            && compare(a.number, a.inclusive, other.number, other.inclusive) == Verdict::Agree
    });
    let bare = |other: &Number| {
        other.span != b.number.span
            && other.unit.is_none()
            && equal(other.value)
            && other.span.start.abs_diff(b.number.span.start) <= NEAR
            && !equal(b.number.value)
    };
    of_key || scene.story.get(b.report).is_some_and(|report| report.layers.numbers.iter().any(bare))
}
