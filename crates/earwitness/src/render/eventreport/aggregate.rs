//! What the reports of an event come to, in three manners.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::Interval;

use super::deed::deed;
use super::figure::Estimate;
use super::row::Row;

/// How values of several reports become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// The lowest numbers, and of place and time only what all agree on.
    Conservative,
    /// The most precise value that any report has.
    Informative,
    /// The value that most independent origins hold.
    Representative,
}

impl Manner {
    pub const ALL: [Self; 3] = [Self::Conservative, Self::Informative, Self::Representative];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Conservative => "conservative",
            Self::Informative => "informative",
            Self::Representative => "representative",
        }
    }
}

/// One row of an event's rows.
pub fn aggregate(manner: Manner, rows: &[Row]) -> Row {
    let first = rows.first().cloned().unwrap_or_default();
    let words = |cell: fn(&Row) -> &str| text(manner, rows, cell);
    let (days, date_text) = dates(manner, rows);
    let mut tolls = [Estimate::default(); 5];
    for (slot, toll) in tolls.iter_mut().enumerate() {
        *toll = estimate(manner, rows, slot);
    }
    let [actor, action, target] = deed(manner, &agreeing(manner, rows, &tolls));
    let mut origins: Vec<String> = rows.iter().flat_map(|row| row.origins.clone()).collect();
    origins.sort();
    origins.dedup();
    let list = |cell: fn(&Row) -> &str| {
        let all: BTreeSet<&str> = rows.iter().map(cell).filter(|cell| !cell.is_empty()).collect();
        all.into_iter().collect::<Vec<_>>().join("; ")
    };
    Row {
        kind: manner.name(),
        report: list(|row| &row.report),
        outlet: list(|row| &row.outlet),
        published: String::new(),
        action,
        actor,
        target,
        place: words(|row| &row.place),
        place_basis: String::new(),
        days,
        date_text,
        date_basis: String::new(),
        tolls,
        numbers: numbers(manner, rows),
        source: list(|row| &row.source),
        origins,
        start: None,
        end: None,
        text: String::new(),
        ..first
    }
}

/// Words of one cell. Conservative: what all have that have any, else the shortest, if every other one holds it. Informative:
/// the longest, a name before a description. Representative: what most origins hold.
pub fn text(manner: Manner, rows: &[Row], cell: fn(&Row) -> &str) -> String {
    let told: Vec<(&str, &Row)> =
        rows.iter().map(|row| (cell(row), row)).filter(|(value, _)| !value.is_empty()).collect();
    let fold = |value: &str| value.to_lowercase();
    match manner {
        Manner::Conservative => {
            let shortest =
                told.iter().map(|(value, _)| *value).min_by_key(|value| (value.len(), fold(value)));
            let agreed = |short: &&str| told.iter().all(|(value, _)| fold(value).contains(&fold(short)));
            shortest.filter(agreed).unwrap_or_default().to_owned()
        }
        Manner::Informative => {
            let names =
                |value: &str| value.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
            let best = told.iter().map(|(value, _)| *value);
            best.max_by_key(|value| (names(value), value.len(), std::cmp::Reverse(fold(value))))
                .unwrap_or_default()
                .to_owned()
        }
        Manner::Representative => most_held(&told, fold).unwrap_or_default().to_owned(),
    }
}

/// The value that most independent origins hold; of equals, the one of more reports, then of the latest report, then the first.
pub fn most_held<'a, T: Copy, K: Ord>(told: &[(T, &'a Row)], key: impl Fn(T) -> K) -> Option<T> {
    #[derive(Default)]
    struct Group<'a> {
        origins: BTreeSet<String>,
        reports: usize,
        latest: &'a str,
        first: std::cmp::Reverse<usize>,
    }
    let mut groups: BTreeMap<K, Group<'a>> = BTreeMap::new();
    for (at, &(value, row)) in told.iter().enumerate() {
        let group = groups
            .entry(key(value))
            .or_insert_with(|| Group { first: std::cmp::Reverse(at), ..Group::default() });
        // A report that rests on nobody known is an origin of its own.
        let own = [row.report.clone()];
        let origins = if row.origins.is_empty() { own.as_slice() } else { row.origins.as_slice() };
        group.origins.extend(origins.iter().cloned());
        group.reports += 1;
        group.latest = group.latest.max(row.published.as_str());
    }
    let held = |group: &&Group<'a>| (group.origins.len(), group.reports, group.latest, group.first);
    let best = groups.values().max_by_key(held)?;
    told.get(best.first.0).map(|(value, _)| *value)
}

/// The rows that tell the numbers chosen, where any do: "15 people" is no target beside a toll of 12.
fn agreeing(manner: Manner, rows: &[Row], tolls: &[Estimate; 5]) -> Vec<Row> {
    let agrees =
        |row: &&Row| row.tolls.iter().zip(tolls).all(|(own, chosen)| own.is_empty() || own == chosen);
    let agreeing: Vec<Row> = rows.iter().filter(agrees).cloned().collect();
    if agreeing.is_empty() || manner == Manner::Conservative { rows.to_vec() } else { agreeing }
}

/// What else is counted. Conservative: what all have that count anything. Informative: of the report that counts most.
/// Representative: what most origins hold.
fn numbers(manner: Manner, rows: &[Row]) -> Vec<String> {
    let told: Vec<(&Vec<String>, &Row)> =
        rows.iter().map(|row| (&row.numbers, row)).filter(|(numbers, _)| !numbers.is_empty()).collect();
    let chosen = match manner {
        Manner::Conservative => {
            let first = told.first().map(|(numbers, _)| (*numbers).clone()).unwrap_or_default();
            return first
                .into_iter()
                .filter(|number| told.iter().all(|(numbers, _)| numbers.contains(number)))
                .collect();
        }
        Manner::Informative => {
            told.iter().map(|(numbers, _)| *numbers).rev().max_by_key(|numbers| numbers.len())
        }
        Manner::Representative => most_held(&told, |numbers| numbers),
    };
    chosen.cloned().unwrap_or_default()
}

/// Conservative: the shortest period that holds all days told; nothing where they lie apart. Informative: the shortest told.
fn dates(manner: Manner, rows: &[Row]) -> (Option<Interval>, String) {
    let told: Vec<(Interval, &Row)> = rows.iter().filter_map(|row| Some((row.days?, row))).collect();
    let chosen = match manner {
        Manner::Conservative => {
            let holds = |days: &Interval| told.iter().all(|(other, _)| days.contains(*other));
            told.iter().map(|(days, _)| *days).filter(holds).min_by_key(|days| days.days())
        }
        Manner::Informative => {
            told.iter().map(|(days, _)| *days).min_by_key(|days| (days.days(), days.first))
        }
        Manner::Representative => most_held(&told, |days| (days.first, days.last)),
    };
    let words = told.iter().find(|(days, _)| Some(*days) == chosen).map(|(_, row)| row.date_text.clone());
    (chosen, words.unwrap_or_default())
}

/// Conservative: the lowest of each, and the highest of the high ends, so that the row shows the whole range; none where a
/// report leaves the end open. Informative: the estimate with most ends, the narrowest first. Representative: what most origins
/// hold.
fn estimate(manner: Manner, rows: &[Row], slot: usize) -> Estimate {
    let told: Vec<(Estimate, &Row)> =
        rows.iter().map(|row| (row.tolls[slot], row)).filter(|(estimate, _)| !estimate.is_empty()).collect();
    let all = |end: fn(&Estimate) -> Option<f64>| told.iter().filter_map(move |(estimate, _)| end(estimate));
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    let key = |e: Estimate| (bits(e.low), bits(e.best), bits(e.high));
    match manner {
        Manner::Conservative => Estimate {
            low: all(|e| e.low).min_by(f64::total_cmp),
            best: all(|e| e.best).min_by(f64::total_cmp),
            high: all(|e| e.high)
                .max_by(f64::total_cmp)
                .filter(|_| told.iter().all(|(estimate, _)| estimate.high.is_some())),
        },
        Manner::Informative => {
            let precise = told.iter().map(|(e, _)| e.precision()).max();
            let best: Vec<(Estimate, &Row)> =
                told.iter().copied().filter(|(e, _)| Some(e.precision()) == precise).collect();
            most_held(&best, key).unwrap_or_default()
        }
        Manner::Representative => most_held(&told, key).unwrap_or_default(),
    }
}
