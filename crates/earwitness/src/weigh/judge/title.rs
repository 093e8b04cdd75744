//! What to call a story.

use std::collections::BTreeMap;

use crate::record::Report;

/// The title that shares most words with the others; without titles, the first sentence of the first report.
pub fn of(story: &[&Report]) -> String {
    let titles: Vec<&str> =
        story.iter().filter_map(|r| r.title.as_deref()).map(str::trim).filter(|t| !t.is_empty()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for title in &titles {
        for word in words(title) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let shared = |title: &str| -> usize {
        words(title).iter().map(|word| counts.get(word).map_or(0, |n| n - 1)).sum()
    };
    // Of equally shared ones the shortest, then the first in the alphabet: no order of reports shows.
    let best = titles.iter().max_by(|a, b| {
        let key =
            |t: &str| (shared(t), std::cmp::Reverse(t.chars().count()), std::cmp::Reverse(t.to_owned()));
        key(a).cmp(&key(b))
    });
    best.map_or_else(|| first_sentence(story), |title| (*title).to_owned())
}

/// Words long enough to tell something, once each.
fn words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// How many characters of a sentence may stand for a title.
const LONGEST: usize = 120;

fn first_sentence(story: &[&Report]) -> String {
    let sentence = story.iter().find_map(|report| {
        let body = report
            .layers
            .sentences
            .iter()
            .find(|s| report.layers.parts.get(s.part).is_some_and(|part| part.kind.is_article()))?;
        Some(report.slice(body.span).split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let sentence = sentence.unwrap_or_default();
    match sentence.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", sentence[..cut].trim_end()),
        None => sentence,
    }
}
