//! Agreeing translations: two reports with the same English for words that were not spoken in English have one translator.

use crate::record::{EvidenceKind, Node, Voice};
use crate::weigh::collate::{Gathering, Unit};

use super::country::Country;
use super::ground::{self, Ground};
use super::links::Links;
use super::marks;
use super::origins::Origins;

/// Words in a row of one translation that no two translators hit on. Account gold nkstop: the translations that a careful
/// reader ascribes to one agency agree in 12 words and more.
const AGREE: usize = 10;

/// Links readings that share a translation: to the channel that one of them names and the other does not, else to the
/// statement, as further evidence.
pub fn link(
    ground: &Ground<'_>,
    index: usize,
    gathering: &Gathering,
    channels: &[Vec<usize>],
    origins: &Origins,
    links: &mut Links,
) {
    if gathering.units.len() < 2 || speaks_english(ground, gathering, channels, origins) {
        return;
    }
    let texts: Vec<Vec<String>> = gathering.units.iter().map(|unit| words(ground, unit)).collect();
    for (a, one) in gathering.units.iter().enumerate() {
        for (b, other) in gathering.units.iter().enumerate().take(ground::CROWD) {
            if one.report == other.report || longest(&texts[a], &texts[b]) < AGREE {
                continue;
            }
            let both = [ground::passage(one), ground::passage(other)];
            let missing: Vec<usize> =
                channels[b].iter().copied().filter(|channel| !channels[a].contains(channel)).collect();
            for &channel in missing.iter().filter(|&&channel| !origins.is_primary(channel, None)) {
                links.link(
                    Node::Wording(index, a),
                    Node::Origin(channel),
                    EvidenceKind::SharedTranslation,
                    both,
                );
            }
            if missing.is_empty() {
                links.link(
                    Node::Wording(index, a),
                    Node::Statement(index),
                    EvidenceKind::SharedTranslation,
                    both,
                );
            }
        }
    }
}

/// Where nothing tells the language, English is assumed: no evidence is made of it.
fn speaks_english(
    ground: &Ground<'_>,
    gathering: &Gathering,
    channels: &[Vec<usize>],
    origins: &Origins,
) -> bool {
    let speaker: Option<&Country> = match gathering.voice {
        Voice::Speaker(Some(figure)) => ground.country(figure),
        _ => None,
    };
    let english = speaker.map(|country| country.english).or_else(|| {
        channels
            .iter()
            .flatten()
            .filter(|&&channel| origins.is_primary(channel, None))
            .find_map(|&channel| super::country::find(origins.countries[channel]?))
            .map(|country| country.english)
    });
    english.unwrap_or(true)
}

/// The quoted words of a reading, folded.
fn words(ground: &Ground<'_>, unit: &Unit) -> Vec<String> {
    let report = ground.story[unit.report];
    unit.content
        .iter()
        .flat_map(|&span| {
            let text = report.slice(span);
            let quoted = marks::quoted(text);
            quoted.into_iter().map(move |inner| inner.of(text)).collect::<Vec<_>>()
        })
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’'))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect()
}

/// Longest run of words in common; quotations are short, so the plain table will do.
fn longest(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    let mut best = 0;
    for word in a {
        let mut diagonal = 0;
        for (column, other) in b.iter().enumerate() {
            let above = row[column + 1];
            row[column + 1] = if word == other { diagonal + 1 } else { 0 };
            best = best.max(row[column + 1]);
            diagonal = above;
        }
    }
    best
}
