//! Events that nouns and participles name: "the firing of the director", "the fired director".

use super::tree::Tree;
use super::{argument, lemma, phrase, time};
use crate::record::{EventName, Report};

/// Relations in which a noun binds another.
const BINDING: &[&str] = &["nmod:poss", "nmod", "compound"];
/// Relations in which a number binds a day to a noun: "a March 8 meeting".
const DATING: &[&str] = &["nummod", "amod"];

/// What a word names, if it is a noun that binds somebody, or a participle before a noun.
pub fn name(report: &Report, tree: &Tree<'_>, word: usize, quotation: Option<usize>) -> Option<EventName> {
    let whole = tree.span(word);
    let common = whole.of(&report.text).chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'));
    match tree.kind(word) {
        "VERB" if common => participle(report, tree, word, quotation),
        "NOUN" if common && tree.relation(word) != "compound" => noun(report, tree, word, quotation),
        _ => None,
    }
}

fn participle(report: &Report, tree: &Tree<'_>, word: usize, quotation: Option<usize>) -> Option<EventName> {
    // "The redacted and declassified memos"
    let first = tree.head(word).filter(|_| tree.relation(word) == "conj").unwrap_or(word);
    let noun = tree.head(first).filter(|&noun| noun > word && tree.relation(first) == "amod")?;
    let lower = tree.lower(word);
    let base = lemma::lemma(&lower);
    (base != lower && !lower.ends_with("ing")).then(|| EventName {
        word: tree.span(word),
        lemma: base,
        is_participle: true,
        extent: phrase::phrase(tree, noun),
        arguments: vec![argument(report, tree, noun)],
        times: Vec::new(),
        quotation,
    })
}

fn noun(report: &Report, tree: &Tree<'_>, word: usize, quotation: Option<usize>) -> Option<EventName> {
    let bound = tree.below(word).iter().copied().filter(|&child| BINDING.contains(&tree.relation(child)));
    let (mut dated, others): (Vec<usize>, Vec<usize>) =
        bound.partition(|&child| time(report, tree.piece(child)).is_some());
    let numbers = tree
        .below(word)
        .iter()
        .copied()
        .filter(|&child| child < word && DATING.contains(&tree.relation(child)));
    dated.extend(numbers);
    let extent = phrase::phrase(tree, word);
    let mut times: Vec<usize> =
        dated.into_iter().filter_map(|child| time(report, tree.piece(child))).collect();
    times.dedup();
    let named =
        others.into_iter().filter(|&other| tree.relation(other) != "compound" || tree.kind(other) == "PROPN");
    let arguments: Vec<_> = named.map(|other| argument(report, tree, other)).collect();
    let tells = !arguments.is_empty() || !times.is_empty();
    tells.then(|| EventName {
        word: tree.span(word),
        lemma: singular(tree.lower(word)),
        is_participle: false,
        extent,
        arguments,
        times,
        quotation,
    })
}

/// A noun as dictionaries have it, as far as spelling tells.
fn singular(lower: String) -> String {
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => match stem.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => stem.to_owned(),
        },
        _ => lower,
    }
}
