//! Numbers of the same thing that cannot both be so.
//!
//! Numbers that share a key (unit, noun, toll, age) are measured in pairs, and a learned scorer says how likely it is that
//! both are told of one thing. Read in this order: `counted`, `around` and `none` (a number in its place), `candidate` and `age`
//! (which two are worth a look), `compare` (whether both can be so), `feature` and `scorer` (whether both are of one thing), `update`
//! (whether one is the other's news), `voice` (who says it), `support` (who else has a value).

mod age;
mod around;
mod candidate;
mod compare;
mod counted;
mod feature;
mod gathered;
mod key;
mod none;
mod place;
mod plural;
mod scorer;
mod support;
mod update;
mod voice;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::record::{Bound, ConflictKind, Passage, Voice};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use crate::weigh::collate::Collation;
use age::Ages;
use candidate::dated;
use compare::compare;
use counted::{Counted, counted};
pub use counted::{tells_age, toll_of};
pub use feature::{Features, NAMES as FEATURES, hash as feature_hash};
use gathered::Gathered;
use key::Key;
pub use scorer::Scorer;
use update::{is_toll, is_update};

/// Numbers of one key that are compared: of more, some of each value (a cap on work).
const MOST: usize = 400;

/// All conflicts and updates of number.
pub fn find(scene: &Scene<'_>, collation: &Collation, scorer: &Scorer) -> Vec<Draft> {
    let mut conflicts = of_numbers(scene, collation, scorer);
    conflicts.extend(plural::find(scene));
    conflicts
}

/// The numbers of a story that something can gainsay.
#[derive(Debug)]
struct Numbers {
    /// In the order of reports.
    all: Vec<Counted>,
    /// For each report, where its own begin and end.
    of: Vec<Range<usize>>,
}

impl Numbers {
    fn read(scene: &Scene<'_>) -> Self {
        let (mut all, mut of) = (Vec::new(), Vec::new());
        for (position, report) in scene.story.iter().enumerate() {
            let first = all.len();
            let numbers = report.layers.numbers.iter();
            all.extend(numbers.filter_map(|number| counted(scene, position, report, number)));
            all.extend(none::find(scene, position, report));
            of.push(first..all.len());
        }
        Self { all, of }
    }

    /// Those of a report.
    fn of(&self, report: usize) -> &[Counted] {
        self.of.get(report).and_then(|range| self.all.get(range.clone())).unwrap_or_default()
    }

    /// Those that share a key, for each.
    fn by_key(&self) -> BTreeMap<&Key, Vec<&Counted>> {
        let mut by_key: BTreeMap<&Key, Vec<&Counted>> = BTreeMap::new();
        for one in &self.all {
            for key in &one.keys {
                by_key.entry(key).or_default().push(one);
            }
        }
        by_key.values_mut().for_each(|numbers| {
            of_each(numbers, MOST, |one| amount(one));
        });
        by_key
    }
}

fn value(counted: &Counted) -> u64 {
    counted.number.value.to_bits()
}

/// The value, and the higher one of a range.
fn amount(counted: &Counted) -> (u64, Option<u64>) {
    (value(counted), counted.number.high.map(f64::to_bits))
}

/// Of a long list keeps the first of each kind, as many of each, and in their order.
fn of_each<T, K: Ord>(list: &mut Vec<T>, most: usize, kind: impl Fn(&T) -> K) {
    if list.len() <= most {
        return;
    }
    let kinds: BTreeSet<K> = list.iter().map(&kind).collect();
    let share = (most / kinds.len()).max(1);
    let mut kept: BTreeMap<K, usize> = BTreeMap::new();
    list.retain(|one| {
        let kept = kept.entry(kind(one)).or_default();
        *kept += 1;
        *kept <= share
    });
    list.truncate(most);
}

/// Two numbers that share a key, with what was measured of them.
struct Pair<'a> {
    a: &'a Counted,
    b: &'a Counted,
    key: &'a Key,
    verdict: Verdict,
    /// One report has both, each from another speaker.
    disputed: bool,
    features: Features,
}

impl Pair<'_> {
    /// Whether the one is the other's news.
    fn is_update(&self, scene: &Scene<'_>) -> bool {
        !self.disputed && is_update(scene, self.a, self.b, self.verdict)
    }
}

/// All pairs of numbers of two reports worth a look, of those wanted.
fn pairs<'a>(
    scene: &Scene<'_>,
    numbers: &'a Numbers,
    collation: &Collation,
    wanted: &(dyn Fn(&Counted, &Counted, Verdict) -> bool + Sync),
) -> Vec<Pair<'a>> {
    let (ages, gathered) = (Ages::told(numbers), Gathered::new(collation));
    let with_others = |of: &Key, all: &[(&'a Counted, Vec<usize>)], i: usize| {
        let mut found = Vec::new();
        let (a, ref places) = all[i];
        let others = all.iter().skip(i + 1);
        for &(b, ref other) in others.filter(|(b, _)| b.report != a.report) {
            let beside = !common(places, other).is_empty();
            if *of == Key::Thing && !beside {
                continue;
            }
            let verdict = compare(&a.number, a.inclusive, &b.number, b.inclusive);
            if !wanted(a, b, verdict) {
                continue;
            }
            let key = candidate::shared_key(scene, (a, b), beside, &ages).filter(|key| key.is(of));
            let Some(key) = key else { continue };
            if verdict != Verdict::Agree && feature::is_told_too(scene, numbers, key, a, b) {
                continue;
            }
            let features = feature::features(scene, numbers, (a, b), key, beside);
            let disputed =
                voice::disputes(numbers.of(a.report), a, b) || voice::disputes(numbers.of(b.report), b, a);
            found.push(Pair { a, b, key, verdict, disputed, features });
        }
        found
    };
    // of one key there may be most
    let of_key = |(of, all): (&Key, Vec<&'a Counted>)| {
        let placed = |one: &'a Counted| (one, gathered.at(one.report, one.number.span));
        let all: Vec<(&Counted, Vec<usize>)> = all.into_iter().map(placed).collect();
        (0..all.len()).into_par_iter().map(|i| with_others(of, &all, i)).flatten_iter().collect::<Vec<_>>()
    };
    numbers.by_key().into_par_iter().flat_map_iter(of_key).collect()
}

fn of_numbers(scene: &Scene<'_>, collation: &Collation, scorer: &Scorer) -> Vec<Draft> {
    let numbers = Numbers::read(scene);
    let differ = |a: &Counted, b: &Counted, verdict: Verdict| {
        verdict != Verdict::Agree || is_update(scene, a, b, verdict)
    };
    let pairs = pairs(scene, &numbers, collation, &differ);
    let scored: Vec<(&Pair<'_>, f32)> =
        pairs.par_iter().map(|pair| (pair, scorer.odds(&pair.features, dated(pair.a, pair.b)))).collect();
    // Two values that gainsay one another in one place do so wherever the two reports' stories have them.
    let values = |pair: &Pair<'_>| {
        let mut both = [pair.a, pair.b].map(value);
        both.sort_unstable();
        (pair.key.question(), both)
    };
    let is_shown = |pair: &Pair<'_>, odds: f32| {
        // What a later report raised excludes nothing.
        let excludes = pair.verdict == Verdict::Hard && !pair.is_update(scene);
        scorer.is_shown(pair.key, odds, excludes)
    };
    let shown = scored.iter().filter(|(pair, odds)| is_shown(pair, *odds));
    let known: BTreeSet<_> = shown.map(|(pair, _)| values(pair)).collect();
    let mut by_key: BTreeMap<String, Found> = BTreeMap::new();
    for (pair, odds) in scored {
        if is_shown(pair, odds) || odds >= scorer.known && known.contains(&values(pair)) {
            by_key.entry(pair.key.question()).or_default().add(scene, pair, pair.verdict);
        }
    }
    let mut drafts: Vec<Draft> =
        by_key.into_iter().flat_map(|(what, found)| found.conflicts(&what)).collect();
    support::extend(scene, &numbers, collation, scorer, &mut drafts);
    drafts
}

/// What was found of one key.
#[derive(Default)]
struct Found {
    differing: Vec<(Side, Side, Verdict)>,
    updates: Vec<(Side, Side)>,
}

impl Found {
    fn add(&mut self, scene: &Scene<'_>, pair: &Pair<'_>, verdict: Verdict) {
        let (from, to) = (side(scene, pair.a), side(scene, pair.b));
        if pair.is_update(scene) {
            self.updates.push((from, to));
        } else {
            self.differing.push((from, to, verdict));
        }
    }

    fn conflicts(self, what: &str) -> Vec<Draft> {
        let (mut joined, mut updates) =
            (Joined::new(ConflictKind::Number), Joined::new(ConflictKind::Update));
        for (from, to) in self.updates {
            updates.add(from, to, Verdict::Hard);
        }
        for (from, to, verdict) in self.differing {
            // Of a count that grew, an old value and a new one are told already.
            if !(updates.has(&from) && updates.has(&to)) {
                joined.add(from, to, verdict);
            }
        }
        let mut conflicts = joined.conflicts(what);
        conflicts.extend(updates.conflicts(what));
        conflicts
    }
}

fn side(scene: &Scene<'_>, counted: &Counted) -> Side {
    let value = scene.text(counted.report, counted.span).to_lowercase();
    let passage = Passage { report: counted.report, span: counted.span };
    let voice = counted.speaker.map_or(Voice::Outlet, |figure| Voice::Speaker(Some(figure)));
    Side::keyed(passage, value, slot(counted)).said_by(voice)
}

/// Numbers that say the same stand on one side: "twelve", "12" and "a dozen"; "30" with "about 30".
fn slot(counted: &Counted) -> String {
    let number = &counted.number;
    let bound = match number.bound {
        // "At least 84" and "84" are one count.
        _ if counted.inclusive && is_toll(counted) => "",
        Bound::Exact | Bound::About => "",
        Bound::Over => "over ",
        Bound::Under => "under ",
    };
    let high = number.high.map(|high| format!("-{high}")).unwrap_or_default();
    format!("{bound}{}{high}", number.value)
}

/// Whether the first numbers of two passages cannot both be so of one thing.
pub fn are_two(scene: &Scene<'_>, a: Passage, b: Passage) -> bool {
    let read = |Passage { report, span }: Passage| {
        let r = scene.story.get(report)?;
        let number = r.layers.numbers.iter().find(|number| number.span.overlaps(span))?;
        counted(scene, report, r, number)
    };
    let (Some(a), Some(b)) = (read(a), read(b)) else { return false };
    compare(&a.number, a.inclusive, &b.number, b.inclusive) == Verdict::Hard
        && a.keys.iter().any(|key| b.keys.iter().any(|other| key.is(other)))
}

/// A pair of numbers with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Measured {
    pub a: Passage,
    pub b: Passage,
    /// What both are a number of.
    pub key: String,
    /// The two values; equal or agreeing ones cannot gainsay one another.
    pub values: [f64; 2],
    pub differ: bool,
    pub features: Features,
}

/// All pairs of numbers of a story worth a look: for training.
pub fn measure(scene: &Scene<'_>, collation: &Collation) -> Vec<Measured> {
    let numbers = Numbers::read(scene);
    let place = |one: &Counted| Passage { report: one.report, span: one.number.span };
    let measured = pairs(scene, &numbers, collation, &|_, _, _| true).into_iter().map(|pair| Measured {
        a: place(pair.a),
        b: place(pair.b),
        key: pair.key.question(),
        values: [pair.a.number.value, pair.b.number.value],
        differ: pair.verdict != Verdict::Agree,
        features: pair.features,
    });
    measured.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_crowd_of_numbers_each_value_is_kept() {
        let mut numbers = vec![12, 12, 12, 12, 12, 15, 12, 14];
        of_each(&mut numbers, 6, |&n: &i32| n);
        assert_eq!(numbers, [12, 12, 15, 14]);
        let mut few = vec![12, 12, 15];
        of_each(&mut few, 3, |&n: &i32| n);
        assert_eq!(few, [12, 12, 15]);
    }
}
