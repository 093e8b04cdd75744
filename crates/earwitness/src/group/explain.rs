//! Why two reports are one story, or not: what they share, in words.

use std::collections::BTreeMap;

use super::around::{CLOSE, Neighbours};
use super::candidates::Shard;
use super::near::{Copy, copy};
use super::pair::{Features, feature_names, same_event};
use super::sketch::{Facts, Sketch, Term, sketch_text};
use super::story::{Timeline, links};
use super::words::words;
use crate::record::Span;

/// What two reports share.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reason {
    /// How likely it is that the two tell of one event.
    pub likeness: f32,
    pub features: Vec<(&'static str, f32)>,
    /// Shared words, the weightiest first, as the first report writes them.
    pub terms: Vec<String>,
    pub names: Vec<String>,
    pub numbers: Vec<String>,
    /// Days between the two, where both are dated.
    pub days: Option<u32>,
    /// Wording that both have: where in the first and where in the second, the longest first.
    pub passages: Vec<(Span, Span)>,
    pub copy: Option<Copy>,
}

/// Words shown of each kind.
const SHOWN: usize = 12;
/// Words that two passages share at least, to be shown.
const RUN: usize = 5;
const PASSAGES: usize = 5;

/// What two reports share, each with what is known of it and its text. How likely it is that they tell of one event
/// depends on the reports `among` which they stand; where one of the two is not there, the two are taken alone.
pub fn explain(first: (Facts<'_>, &str), second: (Facts<'_>, &str), among: &[Sketch]) -> Reason {
    let (a, b) = (sketch_text(first.0, first.1), sketch_text(second.0, second.1));
    let features = measure(&a, &b, among);
    let shared = shared_terms(&a, &b);
    let written = written(first.0.title.unwrap_or_default(), first.1);
    let list = |kind: u8, other: u8| -> Vec<String> {
        let of_kind = shared.iter().filter(|term| term.kinds & kind == kind && term.kinds & other == 0);
        of_kind.filter_map(|term| written.get(&term.hash).cloned()).take(SHOWN).collect()
    };
    Reason {
        likeness: features.as_ref().map_or(0.0, same_event),
        terms: list(0, Term::NAME | Term::NUMBER),
        names: list(Term::NAME, Term::NUMBER),
        numbers: list(Term::NUMBER, 0),
        features: features.map(|features| named(&features)).unwrap_or_default(),
        days: a.day.zip(b.day).map(|(a, b)| a.abs_diff(b)),
        passages: passages(first.1, second.1),
        copy: copy(&a, &b, a.shingles.jaccard(&b.shingles)),
    }
}

/// The features of two reports among others, as grouping takes them; `None` where they are strangers.
fn measure(a: &Sketch, b: &Sketch, among: &[Sketch]) -> Option<Features> {
    let find = |one: &Sketch| among.iter().position(|other| other.id == one.id && other.text == one.text);
    let alone = [a.clone(), b.clone()];
    let (all, at) = match find(a).zip(find(b)) {
        Some((at_a, at_b)) if at_a != at_b => (among, [at_a, at_b]),
        _ => (alone.as_slice(), [0, 1]),
    };
    let timeline = Timeline::of(all);
    let neighbours = Neighbours::of(all.len(), &links(&timeline, Shard::WHOLE));
    let [first, second] = at.map(|at| timeline.place(at));
    let pair = (first?.min(second?), first?.max(second?));
    let close = timeline.closeness(pair.0, pair.1);
    if close >= CLOSE { timeline.features(&neighbours, pair, close) } else { None }
}

fn named(features: &Features) -> Vec<(&'static str, f32)> {
    feature_names().zip(features.iter().copied()).collect()
}

/// Terms of both, the weightiest first; a kind only where both agree on it.
fn shared_terms(a: &Sketch, b: &Sketch) -> Vec<Term> {
    let mut shared: Vec<Term> = a
        .terms
        .iter()
        .filter_map(|term| {
            let at = b.terms.binary_search_by_key(&term.hash, |other| other.hash).ok()?;
            let other = b.terms.get(at)?;
            Some(Term {
                kinds: term.kinds & other.kinds,
                ..if term.lead < other.lead { *term } else { *other }
            })
        })
        .collect();
    shared.sort_by_key(|term| (std::cmp::Reverse(term.weight()), term.hash));
    shared
}

/// How a text writes its terms: the first form of each.
fn written(title: &str, text: &str) -> BTreeMap<u32, String> {
    let mut written = BTreeMap::new();
    for text in [text, title] {
        for word in words(text) {
            written.entry((word.hash >> 32) as u32).or_insert_with(|| word.span.of(text).to_owned());
        }
    }
    written
}

/// The longest runs of words that both texts have; none overlaps another in the second text.
fn passages(first: &str, second: &str) -> Vec<(Span, Span)> {
    let a: Vec<_> = words(first).collect();
    let b: Vec<_> = words(second).collect();
    let mut starts: BTreeMap<Vec<u64>, usize> = BTreeMap::new();
    for (at, run) in a.windows(RUN).enumerate() {
        starts.entry(run.iter().map(|word| word.hash).collect()).or_insert(at);
    }
    let mut found: Vec<(usize, Span, Span)> = Vec::new();
    let mut at = 0;
    while let Some(run) = b.get(at..at + RUN) {
        let key: Vec<u64> = run.iter().map(|word| word.hash).collect();
        let Some(&start) = starts.get(&key) else {
            at += 1;
            continue;
        };
        let same = a.iter().skip(start).zip(b.iter().skip(at)).take_while(|(a, b)| a.hash == b.hash);
        let (mut length, mut here, mut there) = (0, Span::default(), Span::default());
        for (a, b) in same {
            (here, there) =
                if length == 0 { (a.span, b.span) } else { (here.join(a.span), there.join(b.span)) };
            length += 1;
        }
        found.push((length, here, there));
        at += length.max(1);
    }
    found.sort_by_key(|&(length, here, _)| (std::cmp::Reverse(length), here));
    found.into_iter().take(PASSAGES).map(|(_, here, there)| (here, there)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_shown_as_written() {
        let a = "Fire closes harbour\nA fire aboard the Calla Rose closed Port Maren for 14 hours, the harbour master said.";
        let b = "In Port Maren the Calla Rose burned. The port was closed for 14 hours, the harbour master told us.";
        let reason = explain((Facts::default(), a), (Facts::default(), b), &[]);
        assert!(reason.names.iter().any(|name| name == "Calla"), "{reason:?}");
        assert_eq!(reason.numbers, ["14"]);
        let (here, there) = reason.passages[0];
        assert_eq!(here.of(a), "for 14 hours, the harbour master");
        assert_eq!(there.of(b), "for 14 hours, the harbour master");
        assert_eq!(explain((Facts::default(), ""), (Facts::default(), b), &[]).passages, []);
    }
}
