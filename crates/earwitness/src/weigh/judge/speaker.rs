//! The same words in quotation marks, from two persons.

use std::collections::BTreeMap;

use crate::names;
use crate::record::{ConflictKind, EntityKind, Passage, Quotation, Report, Span, TokenKind};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::name::one_name;
use super::scene::Scene;

/// So many words in a row are one person's: shorter runs are stock phrases.
const RUN: usize = 8;
/// A run in more places than this is left aside.
const MOST: usize = 40;

#[derive(Debug, Clone, Copy)]
struct Said {
    report: usize,
    span: Span,
    figure: usize,
}

/// All conflicts about who said it.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut runs: BTreeMap<[u32; RUN], Vec<Said>> = BTreeMap::new();
    for (report, r) in scene.story.iter().enumerate() {
        for (index, quotation) in r.layers.quotations.iter().enumerate() {
            let named =
                |figure: &usize| is_person(scene, *figure) && is_named(scene, report, quotation, *figure);
            let Some(figure) = scene.speaker(report, index).filter(named) else { continue };
            let Some(words) = scene.words.get(report) else { continue };
            for quoted in &quotation.quoted {
                let range = scene.inside(report, *quoted);
                let stems: Vec<u32> = words[range]
                    .iter()
                    .filter(|word| matches!(word.kind, TokenKind::Word | TokenKind::Number))
                    .map(|word| word.stem)
                    .collect();
                for window in stems.windows(RUN) {
                    let Ok(key) = <[u32; RUN]>::try_from(window) else { continue };
                    let said = runs.entry(key).or_default();
                    if said.len() <= MOST
                        && !said.iter().any(|other| other.report == report && other.span == *quoted)
                    {
                        said.push(Said { report, span: *quoted, figure });
                    }
                }
            }
        }
    }
    let mut joined = Joined::new(ConflictKind::Speaker);
    for said in runs.values().filter(|said| said.len() <= MOST) {
        for (i, a) in said.iter().enumerate() {
            for b in &said[i + 1..] {
                let told = tells_of(scene, a, b) || near(scene, a, b.figure) || near(scene, b, a.figure);
                if a.report != b.report && apart(scene, a.figure, b.figure) && !told {
                    joined.add(side(scene, a), side(scene, b), Verdict::Hard);
                }
            }
        }
    }
    joined.conflicts("Who said it")
}

fn is_person(scene: &Scene<'_>, figure: usize) -> bool {
    scene.cast.figures.get(figure).is_some_and(|figure| figure.kind == EntityKind::Person)
}

/// Whether the words beside the quotation name the speaker: a pronoun resolved wrongly is no conflict of the reports.
fn is_named(scene: &Scene<'_>, report: usize, quotation: &Quotation, figure: usize) -> bool {
    let (Some(r), Some(figure)) = (scene.story.get(report), scene.cast.figures.get(figure)) else {
        return false;
    };
    let words = names::words(&figure.name);
    let full =
        words.len() >= 2 && figure.name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let told = quotation.source.iter().flat_map(|span| names::words(r.slice(*span)));
    full && !is_signature(r, quotation)
        && told.into_iter().any(|word| words.iter().any(|own| names::alike(own, &word)))
}

/// Whether the speaker is told by the signature of a post alone, "— Ida Reed (@idareed)": a post may quote somebody else.
fn is_signature(report: &Report, quotation: &Quotation) -> bool {
    let behind = |span: &Span| report.text.get(span.end..).unwrap_or_default().trim_start();
    quotation.source.iter().any(|span| behind(span).starts_with("(@"))
}

fn apart(scene: &Scene<'_>, a: usize, b: usize) -> bool {
    let name = |figure: usize| scene.cast.figures.get(figure).map_or("", |figure| figure.name.as_str());
    let (one, other) = (name(a), name(b));
    a != b && !one_name(one, other) && !names::stands_for(one, other) && !names::stands_for(other, one)
}

/// Whether the words name their own speaker: a person's statement about himself comes through somebody who speaks for
/// him, and either may be called its speaker.
fn tells_of(scene: &Scene<'_>, said: &Said, other: &Said) -> bool {
    let inside = |said: &Said| scene.figures(said.report, said.span);
    [said.figure, other.figure]
        .iter()
        .any(|figure| inside(said).contains(figure) || inside(other).contains(figure))
}

/// Whether a report names or points to a person in the sentence of a quotation or the one before: which of two is the
/// speaker there may have been read wrongly.
fn near(scene: &Scene<'_>, said: &Said, figure: usize) -> bool {
    let sentences = scene.story.get(said.report).map_or(&[][..], |r| &r.layers.sentences);
    let at = sentences.partition_point(|sentence| sentence.span.end <= said.span.start);
    let around =
        sentences[at.saturating_sub(1)..(at + 1).min(sentences.len())].iter().map(|sentence| sentence.span);
    around.reduce(Span::join).is_some_and(|span| scene.figures(said.report, span).contains(&figure))
}

fn side(scene: &Scene<'_>, said: &Said) -> Side {
    let value = scene.cast.figures.get(said.figure).map_or(String::new(), |figure| figure.name.clone());
    Side::new(Passage { report: said.report, span: said.span }, value)
}
