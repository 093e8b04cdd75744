//! The wordings of one gathering: the best attested, and how each differs from it.

use std::collections::BTreeMap;

use crate::record::{QuotationKind, Report, Voice};
use crate::weigh::cast::Cast;

use super::{Gathering, Unit, speaker};

/// A gathering with its best-attested wording.
pub fn collate(story: &[&Report], voice: Voice, units: Vec<Unit>) -> Gathering {
    let best = best(story, &units);
    let differences = units.iter().map(|_| Vec::new()).collect();
    Gathering { voice, units, best, differences }
}

/// The speaker that most units name; the first in the cast where two are named as often.
pub fn speaker(story: &[&Report], cast: &Cast, units: &[Unit]) -> Option<usize> {
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for unit in units {
        let report = story.get(unit.report)?;
        if let Some(figure) = unit.quotation.and_then(|q| speaker::speaker(unit.report, report, cast, q)) {
            *named.entry(figure).or_default() += 1;
        }
    }
    named
        .into_iter()
        .max_by_key(|&(figure, count)| (count, std::cmp::Reverse(figure)))
        .map(|(figure, _)| figure)
}

/// The best-attested wording: direct before mixed before indirect; then the wording that most outlets share; then the
/// longest; then the first.
fn best(story: &[&Report], units: &[Unit]) -> usize {
    let text = |unit: &Unit| -> String {
        let Some(report) = story.get(unit.report) else { return String::new() };
        let words =
            unit.content.iter().flat_map(|&span| report.slice(span).split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = units.iter().map(text).collect();
    let rank = |index: &usize| {
        let unit = &units[*index];
        let quotation =
            unit.quotation.and_then(|quotation| story.get(unit.report)?.layers.quotations.get(quotation));
        let directness = match quotation.map(|quotation| quotation.kind) {
            Some(QuotationKind::Direct) => 2,
            Some(QuotationKind::Mixed) => 1,
            _ => 0,
        };
        let mut outlets: Vec<usize> = units
            .iter()
            .zip(&texts)
            .filter(|(_, text)| **text == texts[*index])
            .map(|(unit, _)| unit.report)
            .collect();
        outlets.dedup();
        (directness, outlets.len(), texts[*index].len(), std::cmp::Reverse(*index))
    };
    (0..units.len()).max_by_key(rank).unwrap_or(0)
}
