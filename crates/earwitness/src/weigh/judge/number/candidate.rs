//! Which two numbers are worth a look: what a reader would never hold against one another is left out, whatever the scorer
//! makes of the words around.

use super::age::Ages;
use super::compare::is_crowd;
use super::counted::Counted;
use super::key::Key;
use super::scorer::Dated;
use crate::record::Interval;
use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::toll;

/// Two counts of which one is so many times the other have two scopes: a ward's wounded and a war's (read on stories of
/// wikinews and Giveme5W1H).
const FAR: f64 = 20.0;
/// Units of time that pass between two reports, in days: "after four days", "after eight days".
const PASSING: &[(&str, f64)] =
    &[("day", 1.0), ("week", 7.0), ("month", 30.0), ("year", 365.0), ("decade", 3650.0)];
/// Minutes that a time told in hours may be off one told in minutes.
const HOURS_OFF: f64 = 20.0;
/// Days before its publication from which what a report dates is the past, and not its news.
const PAST_DAYS: i32 = 30;

/// What two numbers are both a number of, the first key first; `None` where they cannot gainsay one another.
pub fn shared_key<'a>(
    scene: &Scene<'_>,
    (a, b): (&'a Counted, &Counted),
    gathered: bool,
    ages: &Ages,
) -> Option<&'a Key> {
    let key = a.keys.iter().find(|key| b.keys.iter().any(|other| key.is(other)))?;
    let told = !(a.from_moment || b.from_moment) || *key == Key::Age;
    // Some of those aboard are missing; and half the votes tell less than all.
    let whole_and_some = a.aboard != b.aboard && tolls(a).is_empty() != tolls(b).is_empty();
    let counting = (a.interim || b.interim) && a.number.unit.as_deref() == Some("percent");
    let related = !whole_and_some
        && !counting
        && !apart(&tolls(a), &tolls(b))
        && !apart(&a.place.agents, &b.place.agents);
    // Five policemen may be some of seventeen people.
    let people = matches!(key, Key::Toll(_) | Key::People);
    let some = people
        && match (noun(scene, a), noun(scene, b)) {
            (Some(_), None) => a.number.value < b.number.value,
            (None, Some(_)) => b.number.value < a.number.value,
            _ => false,
        };
    // A part is of its own kind: "including 13 students" is no count of all.
    let whole = !(a.part || b.part) || a.noun == b.noun;
    let scoped = !some && !a.rest && !b.rest && whole && !far(a, b);
    let two_names = key.is_loose() && gathered;
    let named = two_names || noun(scene, a).is_none_or(|one| noun(scene, b).is_none_or(|other| one == other));
    let fits = match key {
        Key::Age => fits_person(a, b, gathered, ages),
        Key::Unit(unit) => fits_unit(scene, unit, (a, b)),
        Key::Toll(_) => !apart(&a.place.countries, &b.place.countries),
        Key::Noun(..) | Key::People => true,
        Key::Thing => gathered,
    };
    // What was agreed on for a sum years ago is news as well; who died years ago is not who died now.
    let lasting = gathered && matches!(key, Key::Unit(_));
    (told && related && scoped && named && fits && !times_apart(scene, (a, b), lasting)).then_some(key)
}

/// What befell the people counted.
fn tolls(counted: &Counted) -> Vec<&Key> {
    counted.keys.iter().filter(|key| matches!(key, Key::Toll(_))).collect()
}

fn far(a: &Counted, b: &Counted) -> bool {
    let (least, most) = (a.number.value.min(b.number.value), a.number.value.max(b.number.value));
    let crowd = is_crowd(&a.number) || is_crowd(&b.number);
    // A fraction is of a whole that is not told.
    least > 0.0 && (most >= FAR * least && !crowd || least < 1.0 && most > 1.0)
}

/// The noun counted, where it says more than "people".
fn noun(scene: &Scene<'_>, counted: &Counted) -> Option<u32> {
    counted.noun.filter(|stem| !toll::PEOPLE.iter().any(|people| scene.stem(people) == Some(*stem)))
}

/// Ages are of one person; where no name says whose, of the only one whose age both reports tell, unless others tell of two.
fn fits_person(a: &Counted, b: &Counted, gathered: bool, ages: &Ages) -> bool {
    match (a.owner, b.owner) {
        (Some(one), Some(other)) => one == other,
        _ if a.number.high.is_some() && b.number.high.is_some() => true,
        _ => !ages.are_of_two(a, b) && (gathered || ages.is_only(a) && ages.is_only(b)),
    }
}

/// Sums and shares move within a day: one o'clock is not four o'clock.
fn fits_unit(scene: &Scene<'_>, unit: &str, (a, b): (&Counted, &Counted)) -> bool {
    let day = |counted: &Counted| scene.moment(counted.report).map(|moment| moment.day);
    let between = day(a).zip(day(b)).map_or(0.0, |(a, b)| f64::from((a - b).get_days().abs()));
    let off = (a.number.value - b.number.value).abs();
    // So many days may have passed from one report to the other; fifteen years have not passed since yesterday.
    let days = PASSING.iter().find(|(passing, _)| *passing == unit).map(|(_, days)| off * days);
    let passed = between > 0.0 && days.is_some_and(|days| days <= between + 1.0);
    let rounded = a.number.unit != b.number.unit && off <= HOURS_OFF;
    !passed && !rounded && !apart(&a.place.clocks, &b.place.clocks)
}

/// Whether both name some, and none of them is one.
fn apart<T: Clone + Ord>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one))
}

/// Whether the times beside two numbers exclude one another. `lasting`: what is so for years need not be the past where one of them
/// names no day.
fn times_apart(scene: &Scene<'_>, (a, b): (&Counted, &Counted), lasting: bool) -> bool {
    let past = |pair: (&Counted, &Counted), days: &[Interval]| !lasting && is_past(scene, pair, days);
    let (one, other) = (&a.place.days, &b.place.days);
    let named = apart(&a.place.weekdays, &b.place.weekdays) || apart(&a.place.months, &b.place.months);
    match (one.is_empty(), other.is_empty()) {
        (false, false) => !one.iter().any(|x| other.iter().any(|y| x.meets(*y))),
        (false, true) => named || past((a, b), one),
        (true, false) => named || past((b, a), other),
        (true, true) => named,
    }
}

/// Whether both name days, and one of them is one.
pub fn dated(a: &Counted, b: &Counted) -> Dated {
    let alike = a.place.days.iter().any(|one| b.place.days.iter().any(|other| one.meets(*other)));
    if alike { Dated::Alike } else { Dated::No }
}

/// Whether a number is dated long before its report; where that has no date, before the other's.
fn is_past(scene: &Scene<'_>, (counted, other): (&Counted, &Counted), days: &[Interval]) -> bool {
    let moment = scene.moment(counted.report).or_else(|| scene.moment(other.report));
    let Some(published) = moment.map(|moment| moment.day) else { return false };
    !days.is_empty() && days.iter().all(|days| (published - days.last).get_days() > PAST_DAYS)
}

/// Whether a count is of the past, by the days named beside it.
pub fn settled(scene: &Scene<'_>, counted: &Counted) -> bool {
    is_past(scene, (counted, counted), &counted.place.days)
}

/// Whether two numbers share a key that tells what is counted.
pub fn shares(a: &Counted, b: &Counted) -> bool {
    a.keys.iter().any(|key| !key.is_loose() && b.keys.iter().any(|other| key.is(other)))
}
