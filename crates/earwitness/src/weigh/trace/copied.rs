//! What kind of copy a shared wording is, and who has it from whom.

use crate::record::{Copied, CopyKind, Direction, Passage, Report};

use super::align::{self, Alignment};
use super::credit::Credit;
use super::names;
use super::reuse::{Copy, Shared};

/// Share of the shorter text that two versions of one dispatch have in common. Origins gold: two steps of editing and a
/// cut leave .43; a summary that takes sentences over has .27.
const VERSION: f64 = 0.4;
/// Words of a dovetail: two cuts of one text share the end of the one and the head of the other.
const DOVETAIL: usize = 100;
/// Words at an end that a cut may lose in mid-sentence.
const FRAY: usize = 12;
/// Words in a row that an editor replaced or set in, to be an edit of substance and not of house style.
const EDIT: usize = 3;
/// Words in a row that only one report has, from which on they are a piece of another text (a caption, a notice).
const INSERT: usize = 15;
/// Edits of substance from which on a copy is another version. Origins gold.
const EDITS: usize = 3;

/// The copies of a story, in the order of their pairs.
pub fn find(story: &[&Report], copies: &[Copy], shared: &[Shared], credits: &[Vec<Credit>]) -> Vec<Copied> {
    shared
        .iter()
        .map(|Shared { a, b, alignment }| {
            let passages: Vec<_> = alignment
                .evidence()
                .map(|passage| {
                    (
                        Passage { report: *a, span: align::span(&copies[*a], passage.a) },
                        Passage { report: *b, span: align::span(&copies[*b], passage.b) },
                    )
                })
                .collect();
            Copied {
                a: *a,
                b: *b,
                kind: kind(alignment, &copies[*a], &copies[*b]),
                direction: direction(story, credits, *a, *b),
                words: alignment.evidence().map(|passage| passage.agree).sum(),
                passages,
            }
        })
        .collect()
}

/// Share of the shorter text in common.
pub fn coverage(alignment: &Alignment, a: &Copy, b: &Copy) -> f64 {
    alignment.agree() as f64 / a.words.len().min(b.words.len()).max(1) as f64
}

fn kind(alignment: &Alignment, a: &Copy, b: &Copy) -> CopyKind {
    if coverage(alignment, a, b) < VERSION && !dovetail(alignment, a, b) {
        CopyKind::SharedPassages
    } else if edits(alignment) < EDITS {
        CopyKind::SameText
    } else {
        CopyKind::Version
    }
}

/// Whether the one text ends where the other begins, and what they share there is the same.
fn dovetail(alignment: &Alignment, a: &Copy, b: &Copy) -> bool {
    let (Some(first), Some(last)) = (alignment.passages.first(), alignment.passages.last()) else {
        return false;
    };
    let inside = |from: usize, to: usize| alignment.agree() * 10 >= (to - from) * 9;
    let tail_of_a = last.a.1 + FRAY >= a.words.len() && inside(first.a.0, last.a.1);
    let head_of_a = first.a.0 <= FRAY && inside(first.a.0, last.a.1);
    let from = alignment.passages.iter().map(|p| p.b.0).min().unwrap_or(0);
    let to = alignment.passages.iter().map(|p| p.b.1).max().unwrap_or(0);
    let tail_of_b = to + FRAY >= b.words.len() && inside(from, to);
    let head_of_b = from <= FRAY && inside(from, to);
    alignment.agree() >= DOVETAIL && ((tail_of_a && head_of_b) || (head_of_a && tail_of_b))
}

/// Places where an editor changed more than a word. What only one of them has between two paragraphs (a caption, an inserted
/// notice) is no edit of the common text.
fn edits(alignment: &Alignment) -> usize {
    let inside: usize = alignment.passages.iter().map(|passage| passage.edits).sum();
    let between = alignment
        .passages
        .windows(2)
        .filter(|pair| {
            let gap_a = pair[1].a.0.saturating_sub(pair[0].a.1);
            let gap_b = pair[1].b.0.saturating_sub(pair[0].b.1);
            is_edit(gap_a, gap_b)
        })
        .count();
    inside + between
}

/// Whether two stretches between the same neighbours are an edit of substance.
pub fn is_edit(one: usize, other: usize) -> bool {
    one.max(other) >= EDIT && (one.min(other) > 0 || one.max(other) < INSERT)
}

/// A report that credits the other's house has it from there. Publication times show no direction: they are overwritten,
/// in unknown zones, and refuted by the texts (origins gold, decision 1).
fn direction(story: &[&Report], credits: &[Vec<Credit>], a: usize, b: usize) -> Direction {
    match (names_house_of(story, credits, a, b), names_house_of(story, credits, b, a)) {
        (true, false) => Direction::AFromB,
        (false, true) => Direction::BFromA,
        _ => Direction::Unknown,
    }
}

/// Whether `from` credits or cites the house of `to`.
fn names_house_of(story: &[&Report], credits: &[Vec<Credit>], from: usize, to: usize) -> bool {
    let Some(house) = story[to].outlet.as_deref() else { return false };
    let same_house = story[from].outlet.as_deref().is_some_and(|own| names::fold(own) == names::fold(house));
    if same_house || house.trim().is_empty() {
        return false;
    }
    if let Some(agency) = names::agency_of_outlet(house) {
        return credits[from].iter().any(|credit| credit.name == agency.name);
    }
    let short = house.trim().trim_end_matches(" News").trim_end_matches(" news");
    // A house of three letters writes itself in capitals, whatever the metadata have: "abc News".
    let name = if short.len() <= 3 { short.to_uppercase() } else { short.to_owned() };
    name.len() >= 3 && name.chars().any(char::is_uppercase) && cites(&story[from].text, &name)
}

/// "… ABC reports …", "via ABC", "told ABC", "according to ABC".
fn cites(text: &str, house: &str) -> bool {
    text.match_indices(house).any(|(at, _)| {
        let after = text[at + house.len()..].trim_start_matches(" News");
        let before = text[..at].trim_end_matches("the ").trim_end_matches("The ");
        [" reports", " reported", " has reported", " first reported"].iter().any(|cue| after.starts_with(cue))
            || ["via ", "according to ", "reported by ", "first reported in "]
                .iter()
                .any(|cue| before.ends_with(cue))
    })
}
