//! Two names in one place of two passages that are otherwise one: "rescued by a Danish helicopter", "rescued by a Polish
//! frigate".

use std::ops::Range;

use crate::names;
use crate::record::{EntityKind, MentionForm, Passage, Span};
use crate::weigh::judge::conflict::Side;
use crate::weigh::judge::number;
use crate::weigh::judge::scene::Scene;

use super::laid::{Line, Locus};

const ARTICLES: &[&str] = &["a", "an", "the"];

/// Who did it by two passages, where "by" tells and both name somebody.
pub fn doers(scene: &Scene<'_>, (a, b): (&Line, &Line), locus: &Locus) -> Option<(Side, Side)> {
    let by = |line: &Line, range: &Range<usize>| {
        let before = line.lower[..range.start].iter().rev().find(|word| !ARTICLES.contains(&word.as_str()));
        before.is_some_and(|word| word == "by")
    };
    let two = by(a, &locus.a) && by(b, &locus.b) && are_two(scene, (a, b), locus);
    let side = |line: &Line, range: &Range<usize>| {
        let span = line.span(range)?;
        let key = line.content(range).map(|word| scene.text(line.report, word.span).to_lowercase());
        let key = key.collect::<Vec<_>>().join(" ");
        Some(Side::keyed(Passage { report: line.report, span }, scene.text(line.report, span), key))
    };
    side(a, &locus.a).zip(side(b, &locus.b)).filter(|_| two)
}

/// Whether two passages name two persons, bodies or numbers in one place.
pub fn differ(scene: &Scene<'_>, (a, b): (&Line, &Line), locus: &Locus) -> bool {
    let passage =
        |line: &Line, range: &Range<usize>| Some(Passage { report: line.report, span: line.span(range)? });
    let numbers = passage(a, &locus.a).zip(passage(b, &locus.b));
    are_two(scene, (a, b), locus) || numbers.is_some_and(|(a, b)| number::are_two(scene, a, b))
}

/// Whether one passage lacks a name that the other joins to what both tell, and its report does not know: "funded by the board",
/// "funded by the board and the Coal Union".
pub fn is_short(
    scene: &Scene<'_>,
    (short, gap): (&Line, &Range<usize>),
    (full, more): (&Line, &Range<usize>),
) -> bool {
    let joined = full.lower.get(more.start).is_some_and(|word| word == "and" || word == "or");
    if !joined || short.content(gap).next().is_some() {
        return false;
    }
    let names = names(scene, full, more);
    let all = scene.words.get(short.report).into_iter().flatten().filter(|word| word.content);
    let all = all.flat_map(|word| names::words(&scene.text(short.report, word.span)));
    !names.is_empty() && !are_known(&names, &all.collect::<Vec<_>>())
}

/// Whether both name somebody or something in a place, and neither passage knows the other's name.
pub fn are_two(scene: &Scene<'_>, (a, b): (&Line, &Line), locus: &Locus) -> bool {
    let (one, other) = (names(scene, a, &locus.a), names(scene, b, &locus.b));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let known = |names: &[String], line: &Line| {
        let sentence = line.span(&(0..line.words.len())).map(|span| scene.sentence(line.report, span));
        let words = sentence.map(|sentence| scene.lower(line.report, sentence)).unwrap_or_default();
        are_known(names, &words.iter().flat_map(|word| names::words(word)).collect::<Vec<_>>())
    };
    let figures = |line: &Line, range: &Range<usize>| {
        line.span(range).map(|span| scene.figures(line.report, span)).unwrap_or_default()
    };
    let (x, y) = (figures(a, &locus.a), figures(b, &locus.b));
    let kinds = |figures: &[usize]| -> Vec<EntityKind> {
        figures
            .iter()
            .filter_map(|&figure| scene.cast.figures.get(figure))
            .map(|figure| figure.kind)
            .collect()
    };
    let (p, q) = (kinds(&x), kinds(&y));
    let of_kind = p.is_empty() || q.is_empty() || p.iter().any(|kind| q.contains(kind));
    of_kind
        && !are_short_and_long(scene, (a, b), locus)
        && !x.iter().any(|figure| y.contains(figure))
        && !known(&one, b)
        && !known(&other, a)
}

/// Whether some words have one of the names.
fn are_known(names: &[String], words: &[String]) -> bool {
    names.iter().any(|name| words.iter().any(|word| names::alike(name, word)))
}

/// Whether one of two places is short for the other: "CIA", "Central Intelligence Agency".
fn are_short_and_long(scene: &Scene<'_>, (a, b): (&Line, &Line), locus: &Locus) -> bool {
    let text = |line: &Line, range| line.span(range).map(|span| scene.text(line.report, span));
    let both = text(a, &locus.a).zip(text(b, &locus.b));
    both.is_some_and(|(a, b)| names::is_acronym_of(&a, &b) || names::is_acronym_of(&b, &a))
}

/// The words that are written as names, folded; none where a place holds but a part of somebody's name.
fn names(scene: &Scene<'_>, line: &Line, range: &Range<usize>) -> Vec<String> {
    let mentions = scene.story.get(line.report).map_or(&[][..], |report| &report.layers.mentions);
    let place = line.span(range).unwrap_or_default();
    let is_cut = |span: Span| {
        let named = mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        named.into_iter().any(|mention| mention.span.overlaps(span) && !place.contains(mention.span))
    };
    let is_name = |at: &usize| {
        let word = line.words[*at];
        // A sentence begins with a capital, whatever its first word is.
        let first = *at == 0 && !scene.is_proper(word.stem);
        word.content
            && !first
            && !names::is_title(&line.lower[*at])
            && scene.text(line.report, word.span).starts_with(char::is_uppercase)
    };
    let names = range.clone().filter(is_name).filter(|&at| !is_cut(line.words[at].span));
    names.flat_map(|at| names::words(&line.lower[at])).collect()
}
