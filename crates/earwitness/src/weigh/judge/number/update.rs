//! A count that grew, or was set right, between two reports: a change, not a contradiction.

use std::cmp::Ordering;

use super::candidate::settled;
use super::counted::Counted;
use super::key::Key;
use crate::record::{Bound, Toll};
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::Scene;

/// Words with which a report sets an earlier count right.
const REVISED: &[&str] =
    &["revised", "revising", "corrected", "lowered", "updated", "initially", "originally", "previously"];

/// Whether the later of two reports has a new value of one count. Only what the reports tell of their times counts: dates
/// of publication, or that one is a later version of the other's text. The later value is the greater one, or the report says
/// that it was revised; what lies long before both reports does not grow any more, nor does anybody's age.
pub fn is_update(scene: &Scene<'_>, a: &Counted, b: &Counted, verdict: Verdict) -> bool {
    let Some(order) = scene.order(a.report, b.report) else { return false };
    let (earlier, later) = if order == Ordering::Less { (a, b) } else { (b, a) };
    let more = later.number.value > earlier.number.value;
    let open = earlier.inclusive || earlier.number.bound == Bound::Over;
    let outgrown = open && is_toll(earlier) && more;
    // Nobody grows two years older between two reports, no vote is cast after the vote, and two speakers who count who was
    // arrested count on two sides.
    if later.keys.contains(&Key::Age)
        || later.number.unit.is_some()
        || is_of_votes(later)
        || is_of_arrests(later) && earlier.is_of_two_voices(later)
        || !(verdict == Verdict::Hard || outgrown)
    {
        return false;
    }
    let revised = || {
        let words = scene.lower(later.report, later.place.sentence);
        words.iter().any(|word| REVISED.contains(&word.as_str()))
    };
    (more || revised()) && !(settled(scene, a) && settled(scene, b))
}

/// Whether it counts the votes of a vote that is over.
fn is_of_votes(counted: &Counted) -> bool {
    let votes = |key: &Key| matches!(key, Key::Noun(_, lemma) if lemma == "vote");
    !counted.interim && counted.keys.iter().any(votes)
}

fn is_of_arrests(counted: &Counted) -> bool {
    counted.keys.contains(&Key::Toll(Toll::Detained))
}

/// Whether it counts people whom something befell.
pub fn is_toll(counted: &Counted) -> bool {
    counted.keys.iter().any(|key| matches!(key, Key::Toll(_)))
}
