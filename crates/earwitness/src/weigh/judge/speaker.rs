//! The same words in quotation marks, from two persons.

use crate::names;
use crate::record::{ConflictKind, EntityKind, Passage, Span};
use crate::weigh::echo::{Index, Marked, Shared, is_told_by_name};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::name::one_name;
use super::scene::Scene;

#[derive(Debug, Clone, Copy)]
struct Said {
    report: usize,
    span: Span,
    figure: usize,
}

/// The share of the words of the shorter passage that both must have.
const WHOLE: f32 = 0.8;

/// All conflicts about who said it.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Speaker);
    let shared = Index::of(scene.story).shared(&|marked| scene.speaker(marked.report, marked.quotation));
    // Two who speak of one event may well use the same phrase; whole sentences are one person's.
    for Shared { one, other, .. } in shared.into_iter().filter(|shared| shared.share >= WHOLE) {
        let (Some(a), Some(b)) = (said(scene, &one), said(scene, &other)) else { continue };
        let told = tells_of(scene, &a, &b) || near(scene, &a, b.figure) || near(scene, &b, a.figure);
        if apart(scene, a.figure, b.figure) && !told {
            joined.add(side(scene, &a), side(scene, &b), Verdict::Hard);
        }
    }
    joined.conflicts("Who said it")
}

/// Words with the person who is named in full and told by name beside them.
fn said(scene: &Scene<'_>, marked: &Marked) -> Option<Said> {
    let figure = scene.speaker(marked.report, marked.quotation).filter(|&figure| is_person(scene, figure))?;
    let name = &scene.cast.figures.get(figure)?.name;
    let full = names::words(name).len() >= 2
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let report = scene.story.get(marked.report)?;
    let quotation = report.layers.quotations.get(marked.quotation)?;
    let told = full && is_told_by_name(report, quotation, name);
    told.then_some(Said { report: marked.report, span: marked.span, figure })
}

fn is_person(scene: &Scene<'_>, figure: usize) -> bool {
    scene.cast.figures.get(figure).is_some_and(|figure| figure.kind == EntityKind::Person)
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
