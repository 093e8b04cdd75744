//! The wordings of one gathering: the best attested, and how each differs from it.

mod align;
mod differ;
mod kind;
mod word;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::names;
use crate::record::{Difference, EntityKind, QuotationKind, Report, Span, Voice};
use crate::weigh::cast::Cast;

use super::alone::Completeness;
use super::{Gathering, Unit};
use differ::Mode;

/// Readings that are aligned together; of more, each is aligned with the best-attested wording alone.
pub const TABLE: usize = 40;

/// A gathering around its best-attested wording, of which the lemma is shown.
pub fn collate(
    story: &[&Report],
    voice: Voice,
    units: Vec<Unit>,
    (best, lemma): (usize, Vec<Span>),
) -> Gathering {
    let differences = differences(story, &units, (best, &lemma));
    Gathering {
        voice,
        units,
        best,
        lemma,
        differences,
        reported: Vec::new(),
        doubtful: Vec::new(),
        lacking: Vec::new(),
        stands_alone: true,
        occasion: false,
    }
}

/// For each unit its differences from what is shown.
pub fn differences(
    story: &[&Report],
    units: &[Unit],
    (best, lemma): (usize, &[Span]),
) -> Vec<Vec<Difference>> {
    if units.len() < 2 {
        return units.iter().map(|_| Vec::new()).collect();
    }
    let read = |report: usize, spans: &[Span]| {
        story.get(report).map(|report| word::words(report, spans)).unwrap_or_default()
    };
    let whole = read(units[best].report, &units[best].content);
    let mut readings: Vec<Vec<word::Word>> =
        units.iter().map(|unit| read(unit.report, &unit.content)).collect();
    readings[best] = read(units[best].report, lemma);
    let modes: Vec<Mode> = units.iter().map(|unit| mode(story, unit)).collect();
    let with_lemma = |index: usize, reading: &[word::Word]| {
        if readings[best] == reading {
            return Vec::new();
        }
        let pair = [readings[best].clone(), reading.to_vec()];
        let table = align::align(&pair, 0);
        differ::differences(&table, (&pair[0], 0, modes[best]), (&pair[1], 1, modes[index]))
    };
    let table = (units.len() <= TABLE).then(|| align::align(&readings, best));
    let differ = |index: usize| match &table {
        _ if index == best => with_lemma(best, &whole),
        None => with_lemma(index, &readings[index]),
        Some(table) => differ::differences(
            table,
            (&readings[best], best, modes[best]),
            (&readings[index], index, modes[index]),
        ),
    };
    (0..units.len()).map(differ).collect()
}

fn mode(story: &[&Report], unit: &Unit) -> Mode {
    match unit.said(story).map(|said| said.kind) {
        Some(QuotationKind::Direct) => Mode::Direct,
        _ => Mode::Indirect,
    }
}

/// The speaker that most units name, of persons such as are told by name; the first in the cast where two are named as often.
pub fn speaker(story: &[&Report], cast: &Cast, units: &[Unit]) -> Option<usize> {
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for unit in units {
        if let Some(figure) = unit.speaker(story, cast) {
            *named.entry(figure).or_default() += 1;
        }
    }
    let person = |figure: usize| cast.figures.get(figure).filter(|known| known.kind == EntityKind::Person);
    let is_named = |figure: usize| person(figure).is_some_and(|known| names::is_name(&known.name));
    let is_described = |figure: usize| {
        person(figure).is_some_and(|known| !names::is_name(&known.name) && !names::is_of_several(&known.name))
    };
    if named.keys().any(|&figure| is_named(figure)) {
        named.retain(|&figure, _| !is_described(figure));
    }
    named
        .into_iter()
        .max_by_key(|&(figure, count)| (count, std::cmp::Reverse(figure)))
        .map(|(figure, _)| figure)
}

/// The best-attested wording of a statement: its own before others; one that another report surely has before one that none
/// has; direct before mixed before indirect; a passage that stands alone before one that hangs on another;
/// the one that most other reports have as a whole, for what one report alone adds is not attested by the
/// rest; then the one that most reports surely have; then the wording that most outlets share; then the longest; then the
/// first.
///
/// Units that are `other` tell less what it is about: those that are in another gathering too, word for word, or are
/// somebody else's words. `alone`: how well a unit stands alone; `backing`: how many other reports surely say what a unit says.
pub fn best(
    story: &[&Report],
    units: &[Unit],
    other: &dyn Fn(&Unit) -> bool,
    alone: &dyn Fn(&Unit) -> Completeness,
    backing: &dyn Fn(usize) -> usize,
) -> usize {
    let texts: Vec<String> = units.iter().map(|unit| unit.words(story).join(" ")).collect();
    let whole = Whole::of(units, &texts);
    let mut outlets: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (unit, text) in units.iter().zip(&texts) {
        let reports = outlets.entry(text).or_default();
        if reports.last() != Some(&unit.report) {
            reports.push(unit.report);
        }
    }
    let rank = |index: &usize| {
        let unit = &units[*index];
        let directness = match unit.said(story).map(|said| said.kind) {
            Some(QuotationKind::Direct) => 2,
            Some(QuotationKind::Mixed) => 1,
            _ => 0,
        };
        (
            !other(unit),
            backing(*index) > 0,
            directness,
            alone(unit),
            whole.reports(unit.report, &texts[*index]),
            backing(*index),
            outlets.get(texts[*index].as_str()).map_or(0, Vec::len),
            texts[*index].len(),
            std::cmp::Reverse(*index),
        )
    };
    (0..units.len()).max_by_key(rank).unwrap_or(0)
}

/// The readings of a gathering that tell whether others have a quotation as a whole, each with its report and its words.
struct Whole<'t>(Vec<(usize, FxHashSet<&'t str>)>);

impl<'t> Whole<'t> {
    fn of(units: &[Unit], texts: &'t [String]) -> Self {
        let words = |(unit, text): (&Unit, &'t String)| (unit.report, text.split(' ').collect());
        let first = units.iter().zip(texts).take(TABLE);
        Self(first.map(words).collect())
    }

    /// How many other reports have nearly all words of a quotation in one reading.
    fn reports(&self, report: usize, text: &str) -> usize {
        let words: Vec<&str> = text.split(' ').collect();
        if words.len() < TELLING {
            return 0;
        }
        let has = |theirs: &FxHashSet<&str>| {
            words.iter().filter(|word| theirs.contains(*word)).count() * 10 >= words.len() * NEARLY
        };
        let others = self.0.iter().filter(|(other, theirs)| *other != report && has(theirs));
        others.map(|(other, _)| other).collect::<FxHashSet<_>>().len()
    }
}

/// Words without which a quotation stands for no other; and how many of ten another must have.
const TELLING: usize = 6;
const NEARLY: usize = 8;

/// Letters of a word that tells something: "and", "the", "was" have fewer.
pub const LONG_WORD: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::DifferenceKind;

    fn differ(texts: &[&str]) -> Vec<Vec<(&'static str, String, String)>> {
        let reports: Vec<Report> =
            texts.iter().map(|text| Report { text: (*text).into(), ..Report::default() }).collect();
        let story: Vec<&Report> = reports.iter().collect();
        let unit = |(report, text): (usize, &&str)| Unit {
            report,
            content: vec![Span::new(0, text.len())],
            quotation: None,
            clause: None,
        };
        let units: Vec<Unit> = texts.iter().enumerate().map(unit).collect();
        let named = |found: &Difference| (found.kind.name(), found.lemma.clone(), found.reading.clone());
        differences(&story, &units, (0, &units[0].content))
            .iter()
            .map(|list| list.iter().map(named).collect())
            .collect()
    }

    #[test]
    fn a_wording_that_stands_alone_stands_for_the_others() {
        let texts = ["who won the vote for the pier on Monday", "Ruiz won the vote for the pier"];
        let reports: Vec<Report> =
            texts.iter().map(|text| Report { text: (*text).into(), ..Report::default() }).collect();
        let story: Vec<&Report> = reports.iter().collect();
        let unit = |report: usize| Unit {
            report,
            content: vec![Span::new(0, texts[report].len())],
            quotation: None,
            clause: None,
        };
        let units = [unit(0), unit(1)];
        let alone = |unit: &Unit| if unit.report == 0 { Completeness::Hanging } else { Completeness::Alone };
        assert_eq!(best(&story, &units, &|_| false, &alone, &|_| 0), 1);
        assert_eq!(best(&story, &units, &|unit| unit.report == 1, &alone, &|_| 0), 0);
    }

    #[test]
    fn each_difference_has_its_kind() {
        let found = differ(&[
            "We will open the old bridge on Monday before noon",
            "they would open the old bridge on Monday before noon",
            "we will open the old brigde on Monday [morning] before noon",
            "we will open the bridge … before noon",
            "on Monday we will open the old bridge before noon",
        ]);
        let kinds = |index: usize| found[index].iter().map(|found| found.0).collect::<Vec<_>>();
        assert_eq!(kinds(0), Vec::<&str>::new());
        assert_eq!(kinds(1), ["person", "tense"], "{found:?}");
        assert_eq!(kinds(2), ["typo", "bracketed"], "{found:?}");
        assert_eq!(kinds(3), ["dropped", "ellipsis"], "{found:?}");
        assert_eq!(kinds(4), ["order"], "{found:?}");
    }

    #[test]
    fn a_paraphrase_is_one_difference() {
        let found = differ(&[
            "The mill has done its work and the town will be proud of it",
            "the council plans to tear down a building that nobody needs",
        ]);
        assert_eq!(found[1].len(), 1);
        assert_eq!(found[1][0].0, DifferenceKind::Paraphrase.name());
    }
}
