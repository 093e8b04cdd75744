//! A number in its place: what it is a number of, and what its clause and sentence tell beside it.

use crate::record::{Bound, EntityKind, Number, Report, Span, TimeKind, Toll};

use super::around::{Around, INTERIM, INTERIM_REACH};
use super::key::Key;
use super::place::{self, Place};
use super::voice;
use crate::weigh::judge::scene::{Scene, Word};
use crate::weigh::judge::toll;

/// A number in its place.
#[derive(Debug)]
pub struct Counted {
    pub report: usize,
    pub number: Number,
    /// The number with its unit or noun.
    pub span: Span,
    /// "At least 12" holds 12; "more than 12" does not.
    pub inclusive: bool,
    /// Never empty, sorted.
    pub keys: Vec<Key>,
    /// The stem of the noun counted.
    pub noun: Option<u32>,
    /// The person whose age it is.
    pub owner: Option<usize>,
    /// It counts from a moment: "20 minutes ago".
    pub from_moment: bool,
    /// It counts a rest: "a further 18", "two more".
    pub rest: bool,
    /// It counts a part: "including 13 students", "dozens of the victims".
    pub part: bool,
    /// It counts all who were there: "with 24 people aboard".
    pub aboard: bool,
    /// It is told beside how much is counted so far: "with 82 percent of the votes counted".
    pub interim: bool,
    /// Who says it.
    pub speaker: Option<usize>,
    pub place: Place,
}

/// A number with what it is a number of; `None` for one that nothing can gainsay.
pub fn counted(scene: &Scene<'_>, position: usize, report: &Report, number: &Number) -> Option<Counted> {
    if !scene.is_article(position, number.span.start) {
        return None;
    }
    let words = scene.words.get(position)?;
    let sentence = scene.sentence(position, number.span);
    let clause = scene.clause(position, number.span);
    let around = Around::new(scene, position, number.span, sentence);
    let owned = of_crowd(&around, number);
    let noun = number.counted.as_deref().or(owned.as_deref());
    let span = Span::new(number.span.start, end_of_noun(scene, position, number, noun, sentence));
    // Kilometres an hour are no kilometres.
    let rate = report.slice(span).contains('/')
        || report.text.get(span.end..).is_some_and(|rest| rest.starts_with('/'));
    let passing = number.unit.is_some() && rate;
    // So many per cent of the votes counted is a moment of a night.
    let counted_so_far = number.unit.as_deref() == Some("percent")
        && (0..INTERIM_REACH).any(|n| INTERIM.contains(&around.next(n)));
    if passing || counted_so_far || is_dated(report, number.span) || is_day(&around) || is_fraction(&around) {
        return None;
    }
    if is_year(report, number) || is_several(number) {
        return None;
    }
    let toll = toll_of(scene, position, number, clause)
        .filter(|_| noun.is_none_or(|noun| is_personal(scene, words, noun, span)))
        .or_else(|| (number.unit.is_none() && noun.is_none() && around.has("toll")).then_some(Toll::Killed));
    let keys = if is_age(report, &around, number) {
        vec![Key::Age]
    } else if let Some(unit) = number.unit.clone() {
        // Ninety minutes and two hours are told of one thing.
        vec![Key::Unit(if unit == HOUR { MINUTE.to_owned() } else { unit })]
    } else {
        let lemma = noun.map(str::to_owned).or_else(|| around.joined());
        let key = lemma.and_then(|lemma| Some(Key::Noun(scene.stem(&lemma)?, lemma)));
        let people = noun.is_some_and(|noun| is_personal(scene, words, noun, span)).then_some(Key::People);
        let thing = key.is_some().then_some(Key::Thing);
        toll.map(Key::Toll).into_iter().chain(key).chain(people).chain(thing).collect()
    };
    if keys.is_empty() {
        return None;
    }
    let text = report.slice(number.span).to_lowercase();
    let inside = scene.lower(position, Span::new(number.span.end, span.end));
    let after = scene.lower(position, Span::new(span.end, sentence.end));
    let timed = number.unit.as_deref().is_some_and(|unit| TIMED.contains(&unit));
    Some(Counted {
        report: position,
        inclusive: INCLUSIVE.iter().any(|words| text.contains(words)),
        noun: noun.and_then(|noun| scene.stem(noun)),
        owner: (keys[0] == Key::Age).then(|| owner(scene, position, report, number.span, sentence)).flatten(),
        from_moment: timed && after.first().is_some_and(|word| MOMENT.contains(&word.as_str())),
        rest: REST.contains(&around.last(1))
            || around.next(0) == "more"
            || inside.iter().any(|word| EXTRA.contains(&word.as_str())),
        part: (1..=PART_REACH).any(|n| PART.contains(&around.last(n)))
            || around.next(0) == "of" && WHOLE.contains(&around.next(1)),
        aboard: (0..ABOARD_REACH).any(|n| ABOARD.contains(&around.next(n)))
            || (1..=ABOARD_REACH).any(|n| CARRYING.contains(&around.last(n))),
        interim: around.is_interim(),
        speaker: voice::speaker(scene, position, number.span),
        place: place::of(scene, position, report, span, (sentence, clause)),
        number: Number {
            bound: if timed && is_during(&around, &text) {
                Bound::Exact
            } else {
                rounded(number, &text, report.slice(span))
            },
            ..in_minutes(number)
        },
        keys,
        span,
    })
}

const HOUR: &str = "hour";
const MINUTE: &str = "minute";

/// A number of hours in minutes; its unit stays.
fn in_minutes(number: &Number) -> Number {
    let factor = if number.unit.as_deref() == Some(HOUR) { 60.0 } else { 1.0 };
    Number { value: number.value * factor, high: number.high.map(|high| high * factor), ..number.clone() }
}

/// Whether a number without a mark of thousands is the year of what follows: "2020 graduates".
fn is_year(report: &Report, number: &Number) -> bool {
    const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2099.0;
    let text = report.slice(number.span);
    let bare = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    bare && number.unit.is_none() && number.bound == Bound::Exact && YEARS.contains(&number.value)
}

/// Whether "one" counts nothing: "more than one star" is several, "around one star" is where.
fn is_several(number: &Number) -> bool {
    number.bound != Bound::Exact
        && number.high.is_none()
        && number.value.total_cmp(&1.0).is_eq()
        && number.unit.is_none()
}

/// How exact a number is: "a dozen" is about twelve.
fn rounded(number: &Number, text: &str, whole: &str) -> Bound {
    let round = text.split(|c: char| !c.is_alphabetic()).any(|word| ROUND.contains(&word));
    // "A two-hour-plus speech".
    if number.bound == Bound::Exact && whole.contains("-plus") {
        return Bound::Over;
    }
    if round && number.bound == Bound::Exact { Bound::About } else { number.bound }
}

/// Whether "over" tells how a thing is spread, and not how long it is: "$126 million over seven years".
fn is_during(around: &Around<'_>, text: &str) -> bool {
    text.starts_with("over ") && !LASTING.contains(&around.last(1))
}

/// Words before "over" with which it is a bound: "lasted over 30 minutes", "a well over two-hour speech".
const LASTING: &[&str] = &[
    "", ",", "lasted", "lasts", "last", "lasting", "for", "took", "takes", "take", "taking", "after", "of",
    "is", "was", "been", "a", "an", "the", "well", "just", "by", "with", "than", "spent", "waited", "at",
];

/// Words that count in lots.
const ROUND: &[&str] = &["dozen", "score", "couple"];

const INCLUSIVE: [&str; 10] = [
    "at least", "no fewer", "no less", "or more", "minimum", "up to", "as many", "as much", "at most",
    "no more",
];
/// Units that count from a moment.
const TIMED: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade"];
/// Words after a length of time that make it a moment.
const MOMENT: &[&str] = &["ago", "later", "earlier", "before", "after", "apart", "from", "into", "away"];
/// Words before a number that make it a rest of another.
const REST: &[&str] = &[
    "another",
    "further",
    "other",
    "additional",
    "remaining",
    "every",
    "each",
    "last",
    "next",
    "past",
    "first",
];
/// The same between a number and its noun.
const EXTRA: &[&str] = &["more", "additional", "further", "extra", "other"];
/// Words before a number that make it a part, and how near they must stand, in words.
const PART: &[&str] = &["including", "include", "among"];
const PART_REACH: usize = 6;
/// Words after "of" that tell of a whole.
const WHOLE: &[&str] = &["the", "them", "whom", "which", "those"];
/// Words behind a number of people who are all that were there, and how near they must stand, in words.
const ABOARD: &[&str] = &["aboard", "board", "onboard"];
/// The same before it.
const CARRYING: &[&str] = &["carrying", "carried", "carry"];
const ABOARD_REACH: usize = 4;

/// The noun after "dozens of the …".
fn of_crowd(around: &Around<'_>, number: &Number) -> Option<String> {
    const REACH: usize = 4;
    let crowd = number.bound == Bound::About && number.high.is_some() && number.counted.is_none();
    let from = around.own.end + 1;
    let mut window = around.words.iter().zip(&around.lower).skip(from).take(REACH);
    window
        .find(|(word, _)| word.content)
        .filter(|_| crowd && around.next(0) == "of")
        .map(|(_, noun)| noun.clone())
}

/// Whether a number is of a date: "the 19 Sept. 11 hijackers".
fn is_dated(report: &Report, span: Span) -> bool {
    let dates =
        report.layers.times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    dates.into_iter().any(|time| time.span.overlaps(span))
}

/// Whether a number is the day of a month that no time was read of: "the Sept. 11 hijackers".
fn is_day(around: &Around<'_>) -> bool {
    let month = match around.last(1) {
        "." => around.last(2),
        word => word,
    };
    place::MONTHS.iter().any(|name| month.len() >= 3 && name.starts_with(month.trim_end_matches('.')))
}

/// Whether a number is what a fraction is of: "a quarter of a million".
fn is_fraction(around: &Around<'_>) -> bool {
    around.last(1) == "of" && ["half", "third", "quarter", "fifth", "tenth"].contains(&around.last(2))
}

/// Whether a number of a report is somebody's age, and counts nobody.
pub fn tells_age(scene: &Scene<'_>, position: usize, number: &Number) -> bool {
    let sentence = scene.sentence(position, number.span);
    let around = Around::new(scene, position, number.span, sentence);
    scene.story.get(position).is_some_and(|report| is_age(report, &around, number))
}

/// Whether a number tells how old somebody is: "a 23-year-old", "22 years old", "Kelly, 48,", "aged 10 to 15".
fn is_age(report: &Report, around: &Around<'_>, number: &Number) -> bool {
    const REACH: usize = 4;
    const OLDEST: f64 = 110.0;
    const YOUNGEST: f64 = 3.0;
    let old = |word: &str| word == "old" || word.ends_with("-old") || word.ends_with("-olds");
    let own = around.own.end.checked_sub(1).and_then(|at| around.lower.get(at)).map_or("", String::as_str);
    let years =
        number.unit.as_deref() == Some("year") && ((0..REACH).any(|n| old(around.next(n))) || old(own));
    let named = || {
        let before = around.own.start.checked_sub(2).and_then(|at| around.words.get(at));
        before.is_some_and(|word| report.slice(word.span).starts_with(char::is_uppercase))
    };
    let bare = number.unit.is_none() && number.counted.is_none();
    let whole =
        number.bound == Bound::Exact && number.high.is_none() && number.value.fract().total_cmp(&0.0).is_eq();
    let beside = bare
        && whole
        && (YOUNGEST..=OLDEST).contains(&number.value)
        && around.last(1) == ","
        && [",", "."].contains(&around.next(0))
        && named();
    let aged = ["aged", "age"].contains(&around.last(1))
        || ["of", "between", "from"].contains(&around.last(1))
            && ["age", "ages", "aged"].contains(&around.last(2));
    // "the captain, who is 45,"
    let is = bare
        && whole
        && (YOUNGEST..=OLDEST).contains(&number.value)
        && ["is", "was"].contains(&around.last(1))
        && around.last(2) == "who"
        && [",", "."].contains(&around.next(0));
    years || beside || aged || is
}

/// The person named nearest to an age.
fn owner(scene: &Scene<'_>, position: usize, report: &Report, span: Span, sentence: Span) -> Option<usize> {
    let of = scene.cast.of.get(position)?;
    let entities = &report.layers.entities;
    let mentions = report.layers.mentions.iter().filter(|mention| {
        sentence.contains(mention.span)
            && entities.get(mention.entity).is_some_and(|entity| entity.kind == EntityKind::Person)
    });
    let gap = |other: Span| other.start.abs_diff(span.end).min(span.start.abs_diff(other.end));
    let nearest = mentions.min_by_key(|mention| (gap(mention.span), mention.span.start))?;
    of.get(nearest.entity).copied()
}

/// Whether a noun counts people: a word for them, or a people's name.
fn is_personal(scene: &Scene<'_>, words: &[Word], noun: &str, span: Span) -> bool {
    let stem = scene.stem(noun);
    let named = || {
        let word = words.iter().find(|word| span.contains(word.span) && Some(word.stem) == stem);
        word.is_some_and(|word| scene.is_proper(word.stem))
    };
    toll::is_person(noun) || toll::of_word(noun).is_some() || named()
}

/// How far a word of a toll may stand from a number without a noun, in words: "killed at least 12".
const BARE_REACH: usize = 4;

/// What befell the people that a number counts: told by its noun, else by the nearest word of its clause.
pub fn toll_of(scene: &Scene<'_>, report: usize, number: &Number, clause: Span) -> Option<Toll> {
    let noun = number.counted.as_deref();
    if number.unit.is_some() {
        return None;
    }
    if let Some(toll) = noun.and_then(toll::of_word) {
        return Some(toll);
    }
    let words = scene.words.get(report)?;
    let text = &scene.story.get(report)?.text;
    let at = words.partition_point(|word| word.span.start < number.span.start);
    // What follows is as far as it stands from the noun: "dead" of "50 people dead and scores of others injured".
    let stem = noun.and_then(|noun| scene.stem(noun));
    let reach = words.iter().enumerate().skip(at).take(NOUN_REACH);
    let end =
        stem.and_then(|stem| reach.clone().find(|(_, word)| word.stem == stem)).map_or(at, |(end, _)| end);
    let far = |i: usize| if i > end { i - end } else { i.abs_diff(at) };
    let toll = |i: usize| Some((far(i), toll::of_word(&words[i].span.of(text).to_lowercase())?));
    let nearest = scene.inside(report, clause).filter_map(toll).min_by_key(|(distance, _)| *distance)?;
    (noun.is_some() || nearest.0 <= BARE_REACH).then_some(nearest.1)
}

/// How many words after a number may hold its noun.
const NOUN_REACH: usize = 7;

/// Where the noun counted, or the unit, ends.
fn end_of_noun(
    scene: &Scene<'_>,
    position: usize,
    number: &Number,
    noun: Option<&str>,
    sentence: Span,
) -> usize {
    let Some(words) = scene.words.get(position) else { return number.span.end };
    let after = scene.inside(position, Span::new(number.span.end, sentence.end));
    let mut window = words[after.start..after.end.min(after.start + NOUN_REACH)].iter();
    match noun.and_then(|noun| scene.stem(noun)) {
        Some(noun) => window.find(|word| word.stem == noun).map_or(number.span.end, |word| word.span.end),
        None if number.unit.is_some() => {
            let named = window.take(2).find(|word| word.content);
            named.map_or(number.span.end, |word| word.span.end)
        }
        None => number.span.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, value: f64, bound: Bound) -> (Report, Number) {
        let report = Report { text: text.into(), ..Report::default() };
        let span = Span::new(0, text.find(' ').unwrap_or(text.len()));
        (report, Number { span, value, high: None, unit: None, counted: None, bound })
    }

    #[test]
    fn a_year_before_a_noun_counts_nothing() {
        let is_year = |text: &str, value| {
            let (report, number) = number(text, value, Bound::Exact);
            super::is_year(&report, &number)
        };
        assert!(is_year("2020 graduates", 2020.0));
        assert!(!is_year("2,020 graduates", 2020.0));
        assert!(!is_year("2500 graduates", 2500.0));
    }

    #[test]
    fn more_than_one_is_no_number() {
        let is_several = |value, bound| super::is_several(&number("one star", value, bound).1);
        assert!(is_several(1.0, Bound::Over) && is_several(1.0, Bound::About));
        assert!(!is_several(1.0, Bound::Exact) && !is_several(12.0, Bound::Over));
    }
}
