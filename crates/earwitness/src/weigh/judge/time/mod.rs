//! Days of the same thing that cannot both be so, by interval logic: a day inside a week agrees.

use std::collections::BTreeMap;

use crate::record::{ConflictKind, Interval, Passage, Span, Time, TimeKind};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::contrary::{content, near};
use super::scene::{Scene, common};
use crate::weigh::collate::{Collation, Unit};

/// The days and periods that the times inside a span name.
pub fn intervals(scene: &Scene<'_>, report: usize, span: Span) -> Vec<Interval> {
    let times = scene.story.get(report).map_or(&[][..], |report| &report.layers.times);
    let inside = times.iter().filter(|time| span.contains(time.span));
    inside.filter_map(|time| Interval::of(time.value.as_deref()?)).collect()
}

/// What two readings must share beside their times, as a sum of stem weights, before their days are one slot.
const SHARED_WEIGHT: f32 = 6.0;

/// All conflicts of time inside gatherings.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Time);
    // Two days may gainsay one another whoever names them.
    let statements = collation.statements.iter().map(|gathering| &gathering.units);
    let gatherings: Vec<&Vec<Unit>> = statements.chain(&collation.propositions).collect();
    for units in &gatherings {
        let dated = units.iter().filter_map(|unit| Dated::read(scene, unit)).collect::<Vec<_>>();
        compare(&dated, &mut joined, scene, &|a, b| alike(scene, a, b));
    }
    // And where the two were not gathered, because what they tell beside differs: the matcher knows words, and no days.
    let mut all: Vec<Dated<'_>> = gatherings
        .iter()
        .flat_map(|units| units.iter())
        .filter_map(|unit| Dated::read(scene, unit))
        .collect();
    all.sort_by_key(|dated| (dated.unit.report, dated.time.span, dated.whole().len()));
    all.dedup_by_key(|dated| (dated.unit.report, dated.time.span));
    compare(&all, &mut joined, scene, &|a, b| {
        differ_in_time_alone(scene, a, b)
            || share(scene, a, b) && is_matched(scene, a, b) && !of_others(scene, a, b)
    });
    joined.conflicts("When")
}

/// A reading with the one day or period that it names.
struct Dated<'a> {
    unit: &'a Unit,
    time: &'a Time,
    days: Interval,
    /// The verb of the clause that has the time; `None` where that is when the text came out.
    verb: Option<u32>,
    /// Content stems beside the time, sorted.
    told: Vec<u32>,
}

impl<'a> Dated<'a> {
    fn read(scene: &Scene<'a>, unit: &'a Unit) -> Option<Self> {
        let (time, days) = only_day(scene, unit)?;
        Some(Self {
            unit,
            time,
            days,
            verb: verb(scene, unit.report, time.span),
            told: told(scene, unit, time),
        })
    }

    fn whole(&self) -> Span {
        Span::cover(&self.unit.content).unwrap_or(self.time.span)
    }

    /// Whether its time is one year, named by its number, from or to which something lasts.
    fn is_bounded_by_year(&self, scene: &Scene<'_>) -> bool {
        let (report, value) = (self.unit.report, self.time.value.as_deref().unwrap_or_default());
        let named = value.len() == 4 && scene.text(report, self.time.span) == value;
        named && led(scene, report, self.time.span).is_some()
    }

    fn passage(&self) -> Passage {
        Passage { report: self.unit.report, span: self.whole() }
    }
}

fn compare(
    dated: &[Dated<'_>],
    joined: &mut Joined,
    scene: &Scene<'_>,
    is_one: &dyn Fn(&Dated<'_>, &Dated<'_>) -> bool,
) {
    let mut by_verb: BTreeMap<u32, Vec<&Dated<'_>>> = BTreeMap::new();
    for one in dated {
        one.verb.iter().for_each(|verb| by_verb.entry(*verb).or_default().push(one));
    }
    for (verb, one) in &by_verb {
        // The days of two acts, a vote and its announcement, are two days.
        let kin = by_verb.range(verb..).filter(|(other, _)| *other == verb || scene.is_kin(**other, *verb));
        let others: Vec<&Dated<'_>> = kin.flat_map(|(_, other)| other).copied().collect();
        pairs(one, &others, joined, scene, is_one);
    }
}

/// Compares readings of one verb with those of its kin: those of the verb itself once each.
fn pairs(
    some: &[&Dated<'_>],
    others: &[&Dated<'_>],
    joined: &mut Joined,
    scene: &Scene<'_>,
    is_one: &dyn Fn(&Dated<'_>, &Dated<'_>) -> bool,
) {
    for a in some {
        let behind = |b: &Dated<'_>| match b.verb == a.verb {
            true => b.unit.report > a.unit.report,
            false => b.unit.report != a.unit.report,
        };
        for b in others.iter().filter(|b| behind(b)).take(MOST) {
            // Since one year or since the next, though the one begins where the other ends. What was done in a year may have
            // been done again in another.
            let years = a.days != b.days
                && [*a, *b].iter().all(|dated| dated.is_bounded_by_year(scene))
                && differ_in_time_alone(scene, a, b);
            if a.days.meets(b.days) && !years || !is_one(a, b) {
                continue;
            }
            // "Wednesday is the anniversary of his death" tells no day of what it recalls.
            if recalls(scene, a) != recalls(scene, b) {
                continue;
            }
            if led(scene, a.unit.report, a.time.span) != led(scene, b.unit.report, b.time.span) {
                continue;
            }
            // Periods blur: they are told apart only where days lie between them. One weekday named twice is one day,
            // whatever it was counted from.
            let blurred = a.days.days() > 1 || b.days.days() > 1;
            let far = a.days.days() <= WEEK && b.days.days() <= WEEK && a.days.gap(b.days) > BLUR;
            if blurred && !far && !years
                || same_words(scene, (a.unit.report, a.time), (b.unit.report, b.time))
            {
                continue;
            }
            joined.add(side(scene, a.unit, a.time), side(scene, b.unit, b.time), Verdict::Hard);
        }
    }
}

/// Log-odds of the matcher from which two readings that were not gathered tell of one thing.
const MATCHED: f32 = 2.0;

fn is_matched(scene: &Scene<'_>, a: &Dated<'_>, b: &Dated<'_>) -> bool {
    let sides = scene.side(a.passage()).zip(scene.side(b.passage()));
    sides.and_then(|(a, b)| scene.matched(&a, &b)).is_some_and(|odds| odds >= MATCHED)
}

/// Whether two readings tell the same of somebody, word for word, but for the time.
fn differ_in_time_alone(scene: &Scene<'_>, a: &Dated<'_>, b: &Dated<'_>) -> bool {
    let (one, other) = (&a.told, &b.told);
    let both = common(one, other);
    both.len() >= FEWEST
        && both.len() == one.len().min(other.len())
        && both.len() + MORE >= one.len().max(other.len())
        && both.iter().any(|stem| scene.is_proper(*stem))
}

/// Words that one of the two may have beside.
const MORE: usize = 1;

/// Words of content beside the time, from which on two readings of the same words tell of one thing.
const FEWEST: usize = 3;

/// Whether either names somebody, or some place, whom the other does not.
fn of_others(scene: &Scene<'_>, a: &Dated<'_>, b: &Dated<'_>) -> bool {
    let names = |dated: &Dated<'_>| -> Vec<u32> {
        dated.told.iter().copied().filter(|stem| scene.is_proper(*stem)).collect()
    };
    let (one, other) = (names(a), names(b));
    let both = common(&one, &other).len();
    both < one.len() && both < other.len()
}

/// Verbs that tell when a text came out.
const POSTED: [&str; 4] = ["updated", "posted", "published", "filed"];

/// A period longer than this, in days, is no time of an event.
const WEEK: i32 = 8;
/// Days that must lie between a day and a week, or two weeks, before they are told apart.
const BLUR: i32 = 2;

/// More readings of other reports than this are not compared with one (a cap on work).
const MOST: usize = 60;

/// The one day or period of a unit's text; `None` where it has several or none.
fn only_day<'a>(scene: &Scene<'a>, unit: &Unit) -> Option<(&'a Time, Interval)> {
    let report = scene.story.get(unit.report)?;
    let inside = |time: &&'a Time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && unit.content.iter().any(|span| span.contains(time.span))
    };
    let mut times = report.layers.times.iter().filter(inside);
    let (time, more) = (times.next()?, times.next());
    let dated = |value: &&str| !is_clock(value) && !points(report.slice(time.span));
    let interval = Interval::of(time.value.as_deref().filter(dated)?)?;
    more.is_none().then_some((time, interval))
}

/// Words of a time that points to another one.
const POINTING: [&str; 8] = ["same", "that", "earlier", "later", "previous", "following", "after", "before"];

/// Whether a time points to what was told before, as "the same day": which day that is may have been read wrongly.
fn points(time: &str) -> bool {
    time.split_whitespace().any(|word| POINTING.contains(&word.to_lowercase().as_str()))
}

/// Whether two times share a word: "Monday night" and "on Monday".
fn same_words(scene: &Scene<'_>, (report, time): (usize, &Time), (other, than): (usize, &Time)) -> bool {
    let numbered = |report: usize, span: Span| {
        scene.story.get(report).is_some_and(|r| r.slice(span).contains(|c: char| c.is_ascii_digit()))
    };
    let dated = numbered(report, time.span) && numbered(other, than.span);
    let parts: Vec<u32> = PARTS.iter().filter_map(|part| scene.stem(part)).collect();
    let named = |report: usize, span: Span| -> Vec<u32> {
        scene.content(report, span).into_iter().filter(|stem| !parts.contains(stem)).collect()
    };
    let (one, two) = (named(report, time.span), named(other, than.span));
    // "June 20" is one day, whichever year it was read into, and is "June 20, 2012".
    let both = common(&one, &two).len();
    both > 0 && (!dated || both == one.len() || both == two.len())
}

/// Parts of any day: that two times share one makes them no one day.
const PARTS: [&str; 7] = ["morning", "noon", "afternoon", "evening", "night", "early", "late"];

/// Whether a value is of the clock: its day is seldom named beside it.
fn is_clock(value: &str) -> bool {
    value.split_once('T').is_some_and(|(_, tail)| tail.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether two readings have most of their words in common beside their times, rare ones among them.
fn alike(scene: &Scene<'_>, a: &Dated<'_>, b: &Dated<'_>) -> bool {
    near(&a.told, &b.told) && share(scene, a, b)
}

/// Whether two readings share enough beside their times.
fn share(scene: &Scene<'_>, a: &Dated<'_>, b: &Dated<'_>) -> bool {
    let weight: f32 = common(&a.told, &b.told).iter().map(|stem| scene.weight(*stem)).sum();
    weight >= SHARED_WEIGHT
}

/// The content stems of a unit beside its time.
fn told(scene: &Scene<'_>, unit: &Unit, time: &Time) -> Vec<u32> {
    let own = scene.content(unit.report, time.span);
    content(scene, unit).into_iter().filter(|stem| !own.contains(stem)).collect()
}

/// The verb of the clause that has a time; `None` where that is when the text came out.
fn verb(scene: &Scene<'_>, report: usize, time: Span) -> Option<u32> {
    let clauses = &scene.story.get(report)?.layers.clauses;
    let holding = clauses.iter().filter(|clause| clause.span.contains(time));
    let clause = holding.min_by_key(|clause| (clause.span.len(), clause.span.start))?;
    let words = &scene.words.get(report)?[scene.inside(report, clause.predicate)];
    let verb = words.iter().rev().find(|word| word.content)?.stem;
    (!POSTED.iter().any(|posted| scene.stem(posted) == Some(verb))).then_some(verb)
}

/// The function word before a time, where it changes what the time says: "since", "from", "until", "by", "before", "after".
fn led(scene: &Scene<'_>, report: usize, span: Span) -> Option<&'static str> {
    let words = scene.words.get(report)?;
    let at = words.partition_point(|word| word.span.start < span.start);
    let before = words.get(at.checked_sub(1)?)?;
    let text = before.span.of(&scene.story.get(report)?.text).to_lowercase();
    ["since", "from", "until", "till", "by", "before", "after", "through"]
        .into_iter()
        .find(|word| *word == text)
}

/// Words of a day on which something else is recalled, or of the day beside it.
const RECALLING: [&str; 6] =
    ["anniversary", "anniversaries", "commemoration", "commemorate", "commemorating", "eve"];

/// Whether a reading tells when something is recalled.
fn recalls(scene: &Scene<'_>, dated: &Dated<'_>) -> bool {
    scene.story.get(dated.unit.report).is_some_and(|report| {
        let sentence = report.slice(scene.sentence(dated.unit.report, dated.time.span));
        sentence
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| RECALLING.contains(&word.to_lowercase().as_str()))
    })
}

fn side(scene: &Scene<'_>, unit: &Unit, time: &Time) -> Side {
    let value = format!("{} ({})", scene.text(unit.report, time.span), time.value.as_deref().unwrap_or("?"));
    // One day is one side, in whichever words.
    let key = time.value.clone().unwrap_or_default();
    Side::keyed(Passage { report: unit.report, span: time.span }, value, key).said(unit.quotation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_points_to_another_is_told_apart() {
        assert!(points("the same day") && points("a week earlier"));
        assert!(!points("March 4") && !points("last Tuesday"));
    }
}
