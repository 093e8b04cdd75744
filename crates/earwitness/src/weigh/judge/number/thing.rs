//! Whether two numbers count the same thing.
//!
//! Read against the conflicts shown on two dozen stories of newswcl50, wikinews, giveme5w1h, basil, allsides and ecb+: most false alarms
//! were numbers of one noun in two relations (killed and injured, two players' points, two polls), or at two times.

use super::counted::{Counted, toll_of};
use super::gathered::Gathered;
use crate::record::{Interval, TimeKind};
use crate::weigh::judge::scene::{Scene, common};
use crate::weigh::judge::time::intervals;

/// Units that any story counts: sentences must share more before they count the same.
const COMMON_UNITS: &[&str] =
    &["usd", "eur", "gbp", "percent", "year", "day", "week", "month", "decade", "people", "time"];

/// Units of time that pass between two reports: "after four days", "after eight days".
const PASSING: &[&str] = &["day", "week", "month", "year", "decade"];

/// What two sentences must share to count the same thing, as a sum of stem weights: two rare words (read on stories of
/// Giveme5W1H and BASIL, where less showed photographs and miles of other things).
const SHARED_WEIGHT: f32 = 6.0;
/// The same where both name one time, which counts as a word of its own.
const SHARED_WEIGHT_SAME_TIME: f32 = 3.5;
/// For common units.
const SHARED_WEIGHT_COMMON: f32 = 9.0;
/// What a time that both sentences name is worth beside shared words.
const SAME_TIME_WEIGHT: f32 = 2.0;
/// For two mentions of one value, that differ only in their bound.
const SHARED_WEIGHT_SAME_VALUE: f32 = 1.5;

/// Two counts of which one is so many times the other have two scopes: a ward's wounded and a war's (read on stories of
/// wikinews and Giveme5W1H).
const FAR: f64 = 20.0;

/// How surely two numbers count one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    No,
    /// What is counted may have two edges: "16 tests", "20 missile tests".
    Likely,
    Yes,
}

pub fn same_thing(scene: &Scene<'_>, key: &str, a: &Counted, b: &Counted, gathered: &Gathered) -> Same {
    // "Three long-range missiles" and "23 missiles" count different things, unless the other sentence says so too.
    let told = |modifiers: &[u32], other: &Counted| {
        modifiers.iter().all(|stem| other.modifiers.contains(stem) || other.around.contains(stem))
    };
    if !told(&a.modifiers, b) || !told(&b.modifiers, a) {
        return Same::No;
    }
    let times = times(scene, a, b);
    let elsewhere = apart(&a.places, &b.places) || a.toll.is_some() && apart(&a.countries, &b.countries);
    if times == Times::Apart || elsewhere {
        return Same::No;
    }
    let shared = common(&told_of(a), &told_of(b));
    let weight: f32 = shared.iter().map(|stem| scene.weight(*stem)).sum();
    let usual = COMMON_UNITS.contains(&key) || a.toll.is_some();
    let in_one =
        || !common(&gathered.at(a.report, a.number.span), &gathered.at(b.report, b.number.span)).is_empty();
    if a.number.value.total_cmp(&b.number.value).is_eq() {
        let same = if COMMON_UNITS.contains(&key) {
            lone(scene, a) && lone(scene, b) && in_one()
        } else {
            weight >= SHARED_WEIGHT_SAME_VALUE || common(&a.figures, &b.figures).len() >= 2
        };
        return if same { Same::Yes } else { Same::No };
    }
    let (least, most) = (a.number.value.min(b.number.value), a.number.value.max(b.number.value));
    if least > 0.0 && most >= FAR * least {
        return Same::No;
    }
    let related = related(scene, a, b);
    // Sums and shares move within a day: one o'clock is not four o'clock.
    let moved = a.number.unit.is_some() && clocks(scene, a) != clocks(scene, b);
    if related == Same::No
        || moved
        || !lone(scene, a)
        || !lone(scene, b)
        || PASSING.contains(&key) && !one_day(scene, a, b)
    {
        return Same::No;
    }
    let gathered = in_one() || a.toll.is_some() && told_alike(scene, a, b);
    // Lengths, sums and shares of many things stand in one story, and are of one where one verb says so.
    if gathered || a.number.unit.is_some() {
        return if gathered && (a.number.unit.is_none() || related == Same::Yes) {
            related
        } else {
            Same::No
        };
    }
    let (signs, weight, enough) = match times {
        Times::Meet => (shared.len() + 1, weight + SAME_TIME_WEIGHT, SHARED_WEIGHT_SAME_TIME),
        // At no time told, words alone must say that they are of one.
        _ if related == Same::Likely => return Same::No,
        _ => (shared.len(), weight, SHARED_WEIGHT),
    };
    let enough = if usual { SHARED_WEIGHT_COMMON } else { enough };
    if signs >= 2 && weight >= enough { related } else { Same::No }
}

/// Words that are no names which two clauses must share, where their verbs differ, to tell of one thing (with one, rockets
/// fired met rockets held).
const FEW_WORDS: usize = 2;

/// Whether the clauses of two numbers say one thing of what they count: one toll, or one verb and a word, or some words.
fn related(scene: &Scene<'_>, a: &Counted, b: &Counted) -> Same {
    if apart(&a.agents, &b.agents) || apart(&a.actors, &b.actors) || a.toll != b.toll {
        return Same::No;
    }
    if a.toll.is_some() || told_alike(scene, a, b) {
        return Same::Yes;
    }
    let words = common(&a.beside, &b.beside).into_iter().filter(|stem| !scene.is_proper(*stem)).count();
    let modifier =
        |mine: &Counted, theirs: &Counted| mine.modifiers.iter().any(|stem| theirs.beside.contains(stem));
    if words >= FEW_WORDS || modifier(a, b) || modifier(b, a) { Same::Likely } else { Same::No }
}

/// Whether two clauses have one verb, and beside it another word that is no name: "treated for smoke".
fn told_alike(scene: &Scene<'_>, a: &Counted, b: &Counted) -> bool {
    let words = common(&a.beside, &b.beside);
    let other = |stem: &u32| !scene.is_proper(*stem) && Some(*stem) != a.verb;
    a.verb.is_some() && a.verb == b.verb && words.iter().any(other)
}

/// Whether both name some, and none of them is one.
fn apart<T: Copy + Ord>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && common(a, b).is_empty()
}

/// What the sentence of a number tells beside it, its modifiers included.
fn told_of(counted: &Counted) -> Vec<u32> {
    let mut all: Vec<u32> = counted.around.iter().chain(&counted.modifiers).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a number is the only one of its key in its sentence: two missiles and three missiles are no slot.
fn lone(scene: &Scene<'_>, counted: &Counted) -> bool {
    let Some(report) = scene.story.get(counted.report) else { return false };
    let same = |other: &&crate::record::Number| {
        counted.sentence.contains(other.span)
            && other.unit == counted.number.unit
            && other.counted == counted.number.counted
    };
    // "14 workers and two crew were killed": neither is the toll.
    let beside = |other: &&crate::record::Number| {
        counted.clause.contains(other.span)
            && other.unit.is_none()
            && toll_of(scene, counted.report, other, counted.clause) == counted.toll
    };
    let numbers = &report.layers.numbers;
    numbers.iter().filter(same).count() == 1
        && (counted.toll.is_none() || numbers.iter().filter(beside).count() == 1)
}

/// How the times of two numbers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    Untold,
    Meet,
    Apart,
}

/// Days before its publication from which what a report dates is the past, and not its news.
const PAST_DAYS: i32 = 30;

fn times(scene: &Scene<'_>, a: &Counted, b: &Counted) -> Times {
    let (one, other) = (dated(scene, a), dated(scene, b));
    match (one.is_empty(), other.is_empty()) {
        (false, false) if one.iter().any(|x| other.iter().any(|y| x.meets(*y))) => Times::Meet,
        (false, false) => Times::Apart,
        (false, true) if is_past(scene, (a, b), &one) => Times::Apart,
        (true, false) if is_past(scene, (b, a), &other) => Times::Apart,
        _ => Times::Untold,
    }
}

/// The hours and parts of a day that the sentence names.
fn clocks(scene: &Scene<'_>, counted: &Counted) -> Vec<String> {
    let times = scene.story.get(counted.report).map_or(&[][..], |report| &report.layers.times);
    let inside =
        times.iter().filter(|time| time.kind == TimeKind::Time && counted.sentence.contains(time.span));
    let clock = inside.filter_map(|time| Some(time.value.as_deref()?.split_once('T')?.1.to_owned()));
    let mut clocks: Vec<String> = clock.collect();
    clocks.sort();
    clocks
}

/// The days of the clause; of the sentence where the clause names none.
fn dated(scene: &Scene<'_>, counted: &Counted) -> Vec<Interval> {
    let near = intervals(scene, counted.report, counted.clause);
    if near.is_empty() { intervals(scene, counted.report, counted.sentence) } else { near }
}

/// Whether a number is dated long before its report; where that has no date, before the other's.
fn is_past(scene: &Scene<'_>, (counted, other): (&Counted, &Counted), days: &[Interval]) -> bool {
    let moment = scene.moment(counted.report).or_else(|| scene.moment(other.report));
    let Some(published) = moment.map(|moment| moment.day) else { return false };
    !days.is_empty() && days.iter().all(|days| (published - days.last).get_days() > PAST_DAYS)
}

/// Whether a count is of the past, by the days named beside it.
pub fn settled(scene: &Scene<'_>, counted: &Counted) -> bool {
    is_past(scene, (counted, counted), &dated(scene, counted))
}

fn one_day(scene: &Scene<'_>, a: &Counted, b: &Counted) -> bool {
    let day = |counted: &Counted| scene.moment(counted.report).map(|moment| moment.day);
    day(a).is_some() && day(a) == day(b)
}
