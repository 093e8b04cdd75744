//! Numbers of the same thing that cannot both be so.
//!
//! A number is compared with another where both count the same (unit, or noun with its modifiers) and their sentences tell
//! of the same: how much they must share depends on how common the thing counted is.

mod compare;

use std::collections::BTreeMap;

use crate::record::{Bound, Conflict, ConflictKind, Number, Passage, Report, Span};

use super::conflict::{Joined, Side, Verdict};
use super::scene::{Scene, common};
use crate::weigh::collate::Collation;
use compare::compare;

/// A number in its place.
#[derive(Debug)]
struct Counted<'a> {
    report: usize,
    number: &'a Number,
    /// The number with its unit or noun.
    span: Span,
    /// "At least 12" holds 12; "more than 12" does not.
    inclusive: bool,
    sentence: Span,
    /// Content stems of the sentence, without the number's own words.
    around: Vec<u32>,
    /// Content stems between the number and its noun.
    modifiers: Vec<u32>,
    figures: Vec<usize>,
}

/// Of one key, more numbers than this are compared only inside gatherings (a cap on work, not on quality).
const MOST: usize = 400;

/// All conflicts of number.
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
    conflicts
}

fn counted<'a>(
    scene: &Scene<'_>,
    position: usize,
    report: &'a Report,
    number: &'a Number,
) -> Option<(String, Counted<'a>)> {
    let key = number.unit.clone().or_else(|| number.counted.clone())?;
    // "Dozens" says little that a number could gainsay.
    let crowd = number.bound == Bound::About && number.high.is_some();
    if crowd || !scene.is_article(position, number.span.start) || is_age(report, number) {
        return None;
    }
    let sentence = scene.sentence(position, number.span);
    let end = end_of_noun(scene, position, number, sentence);
    let span = Span::new(number.span.start, end);
    let own = scene.content(position, span);
    let around: Vec<u32> =
        scene.content(position, sentence).into_iter().filter(|stem| !own.contains(stem)).collect();
    let noun = number.counted.as_deref().and_then(|noun| scene.stem(noun));
    let between = scene.content(position, Span::new(number.span.end, end));
    let modifiers = between.into_iter().filter(|stem| Some(*stem) != noun).collect();
    let text = report.slice(number.span).to_lowercase();
    let inclusive = [
        "at least", "no fewer", "no less", "or more", "minimum", "up to", "as many", "as much", "at most",
        "no more",
    ]
    .iter()
    .any(|words| text.contains(words));
    let figures = scene.figures(position, sentence);
    Some((key, Counted { report: position, number, span, inclusive, sentence, around, modifiers, figures }))
}

/// "45-year-old": an age is no number of years.
fn is_age(report: &Report, number: &Number) -> bool {
    let after = report.text.get(number.span.end..).unwrap_or_default();
    number.unit.as_deref() == Some("year") && after.chars().take(12).collect::<String>().contains("old")
}

/// How many words after a number may hold its noun.
const NOUN_REACH: usize = 7;

/// Where the noun counted, or the unit, ends.
fn end_of_noun(scene: &Scene<'_>, position: usize, number: &Number, sentence: Span) -> usize {
    let Some(words) = scene.words.get(position) else { return number.span.end };
    let after = scene.inside(position, Span::new(number.span.end, sentence.end));
    let noun = number.counted.as_deref().and_then(|noun| scene.stem(noun));
    let mut window = words[after.start..after.end.min(after.start + NOUN_REACH)].iter();
    match noun {
        Some(noun) => window.find(|word| word.stem == noun).map_or(number.span.end, |word| word.span.end),
        None if number.unit.is_some() => {
            let named = window.take(2).find(|word| word.content);
            named.map_or(number.span.end, |word| word.span.end)
        }
        None => number.span.end,
    }
}

/// Which gatherings hold a place.
struct Gathered {
    /// (report, start, end, gathering), sorted.
    places: Vec<(usize, Span, usize)>,
}

impl Gathered {
    fn new(collation: &Collation) -> Self {
        // Two numbers may gainsay one another whoever says them.
        let statements = collation.statements.iter().map(|gathering| &gathering.units);
        let all = statements.chain(&collation.propositions).enumerate();
        let units = all.flat_map(|(index, units)| units.iter().map(move |unit| (index, unit)));
        let mut places: Vec<_> = units
            .flat_map(|(index, unit)| unit.content.iter().map(move |span| (unit.report, *span, index)))
            .collect();
        places.sort();
        Self { places }
    }

    /// The gatherings with a passage around a place, sorted.
    fn at(&self, report: usize, span: Span) -> Vec<usize> {
        let from = self.places.partition_point(|place| place.0 < report);
        let here =
            self.places[from..].iter().take_while(|place| place.0 == report && place.1.start <= span.start);
        let mut found: Vec<usize> =
            here.filter(|place| place.1.contains(span)).map(|place| place.2).collect();
        found.sort_unstable();
        found
    }
}

/// Units that any story counts: sentences must share more before they count the same.
const COMMON_UNITS: &[&str] =
    &["usd", "eur", "gbp", "percent", "year", "day", "week", "month", "decade", "people", "time"];

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

fn of_key(scene: &Scene<'_>, key: &str, numbers: &[Counted], gathered: &Gathered) -> Vec<Conflict> {
    let mut joined = Joined::new(ConflictKind::Number);
    let mut updates = Joined::new(ConflictKind::Update);
    for (i, a) in numbers.iter().enumerate() {
        for b in &numbers[i + 1..] {
            let verdict = compare(a.number, a.inclusive, b.number, b.inclusive);
            if a.report == b.report || verdict == Verdict::Agree || !same_thing(scene, key, a, b, gathered) {
                continue;
            }
            // A report that also has the other's number does not gainsay it.
            if agrees_elsewhere(numbers, a, b) || agrees_elsewhere(numbers, b, a) {
                continue;
            }
            let (from, to) = (side(scene, a), side(scene, b));
            match later(scene, a, b) {
                true if verdict == Verdict::Hard && a.number.unit.is_none() => updates.add(from, to, verdict),
                _ => joined.add(from, to, verdict),
            }
        }
    }
    let what = format!("How many ({key})");
    let mut conflicts = joined.conflicts(scene, &what);
    conflicts.extend(
        updates
            .conflicts(scene, &what)
            .into_iter()
            .map(|conflict| Conflict { severity: crate::record::Severity::Soft, ..conflict }),
    );
    conflicts
}

fn side(scene: &Scene<'_>, counted: &Counted) -> Side {
    let value = scene.story.get(counted.report).map_or("", |report| report.slice(counted.span));
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    Side::keyed(Passage { report: counted.report, span: counted.span }, value, slot(counted.number))
}

/// Numbers that say the same stand on one side: "twelve", "12" and "a dozen"; "30" with "about 30".
fn slot(number: &Number) -> String {
    let bound = match number.bound {
        Bound::Exact | Bound::About => "",
        Bound::Over => "over ",
        Bound::Under => "under ",
    };
    let high = number.high.map(|high| format!("-{high}")).unwrap_or_default();
    format!("{bound}{}{high}", number.value)
}

fn same_thing(scene: &Scene<'_>, key: &str, a: &Counted, b: &Counted, gathered: &Gathered) -> bool {
    // "Three long-range missiles" and "23 missiles" count different things, unless the other sentence says so too.
    let told = |modifiers: &[u32], other: &Counted| {
        modifiers.iter().all(|stem| other.modifiers.contains(stem) || other.around.contains(stem))
    };
    if !told(&a.modifiers, b) || !told(&b.modifiers, a) {
        return false;
    }
    if lone(scene, a) && lone(scene, b) {
        let (here, there) = (gathered.at(a.report, a.number.span), gathered.at(b.report, b.number.span));
        if !common(&here, &there).is_empty() {
            return true;
        }
    }
    let same_value = a.number.value.total_cmp(&b.number.value).is_eq();
    let shared = common(&told_of(a), &told_of(b));
    let weight: f32 = shared.iter().map(|stem| scene.weight(*stem)).sum();
    let figures = common(&a.figures, &b.figures).len();
    let usual = COMMON_UNITS.contains(&key);
    if same_value && !usual {
        return weight >= SHARED_WEIGHT_SAME_VALUE || figures >= 2;
    }
    // Lengths, sums and shares of many things stand in one story: other values need a gathering that says they are of one.
    if a.number.unit.is_some() {
        return false;
    }
    let (signs, weight, enough) = match times(scene, a, b) {
        Times::Apart => return false,
        Times::Meet => (shared.len() + 1, weight + SAME_TIME_WEIGHT, SHARED_WEIGHT_SAME_TIME),
        Times::Untold => (shared.len(), weight, SHARED_WEIGHT),
    };
    let enough = if usual { SHARED_WEIGHT_COMMON } else { enough };
    lone(scene, a) && lone(scene, b) && signs >= 2 && weight >= enough
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
    let same = |other: &&Number| {
        counted.sentence.contains(other.span)
            && other.unit == counted.number.unit
            && other.counted == counted.number.counted
    };
    report.layers.numbers.iter().filter(same).count() == 1
}

/// How the times of two sentences stand to each other.
enum Times {
    Untold,
    Meet,
    Apart,
}

fn times(scene: &Scene<'_>, a: &Counted, b: &Counted) -> Times {
    let spans = |counted: &Counted| super::time::intervals(scene, counted.report, counted.sentence);
    let (one, other) = (spans(a), spans(b));
    if one.is_empty() || other.is_empty() {
        Times::Untold
    } else if one.iter().any(|x| other.iter().any(|y| x.meets(*y))) {
        Times::Meet
    } else {
        Times::Apart
    }
}

fn agrees_elsewhere(numbers: &[Counted], a: &Counted, b: &Counted) -> bool {
    let agrees = |other: &&Counted| {
        other.report == b.report
            && other.span != b.span
            && other.number.value.total_cmp(&a.number.value).is_eq()
            && compare(a.number, a.inclusive, other.number, other.inclusive) == Verdict::Agree
    };
    numbers.iter().any(|other| agrees(&other))
}

/// Whether one report came out later and has more: a count that grew.
fn later(scene: &Scene<'_>, a: &Counted, b: &Counted) -> bool {
    let published =
        |counted: &Counted| scene.story.get(counted.report).and_then(|report| report.published.clone());
    let (Some(one), Some(other)) = (published(a), published(b)) else { return false };
    let grain = one.len().min(other.len());
    let (Some(one), Some(other)) = (one.get(..grain), other.get(..grain)) else { return false };
    let more = a.number.value.total_cmp(&b.number.value);
    one != other && (one.cmp(other) == more)
}
