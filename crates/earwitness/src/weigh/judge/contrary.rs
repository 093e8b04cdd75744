//! Readings of one claim that deny one another: "signed" and "did not sign", "rose" and "fell".

use std::collections::BTreeMap;

use crate::record::{Conflict, ConflictKind, Passage, Polarity, Span};

use super::conflict::{Joined, Side, Verdict};
use super::scene::{Scene, common};
use crate::weigh::collate::{Collation, Gathering, Unit};

/// Verbs and nouns of a rise, and of a fall.
const UP: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "increase",
    "increased",
    "grew",
    "grow",
    "grown",
    "climbed",
    "jumped",
    "gained",
    "soared",
    "surged",
];
const DOWN: &[&str] = &[
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "decrease",
    "decreased",
    "shrank",
    "shrunk",
    "dropped",
    "declined",
    "lost",
    "plunged",
    "slumped",
    "sank",
];

/// Words that turn a negation round or weaken it.
const BUT: &[&str] = &["only", "longer", "yet", "until", "unless", "necessarily", "whether", "just"];

/// How much of the smaller reading's content the other must have, for a denial to be of the same thing.
const SHARE: f32 = 0.7;
/// More readings than this are not compared each with each (a cap on work).
const MOST: usize = 60;

/// All conflicts of polarity and trend inside gatherings.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Conflict> {
    let (mut polarity, mut trend) = (Joined::new(ConflictKind::Polarity), Joined::new(ConflictKind::Trend));
    for gathering in collation.claims.iter().chain(&collation.statements) {
        compare(scene, gathering, &mut polarity, &mut trend);
    }
    let mut conflicts = polarity.conflicts(scene, "Whether it is so");
    conflicts.extend(trend.conflicts(scene, "Which way it went"));
    conflicts
}

fn compare(scene: &Scene<'_>, gathering: &Gathering, polarity: &mut Joined, trend: &mut Joined) {
    let units: Vec<&Unit> = gathering.units.iter().take(MOST).collect();
    let contents: BTreeMap<usize, Vec<u32>> =
        units.iter().enumerate().map(|(i, unit)| (i, content(scene, unit))).collect();
    for (i, a) in units.iter().enumerate() {
        for (j, b) in units.iter().enumerate().skip(i + 1) {
            if a.report == b.report || !near(&contents[&i], &contents[&j]) {
                continue;
            }
            if let (Some(one), Some(other)) = (verb(scene, a), verb(scene, b))
                && one.stem == other.stem
                && one.polarity != other.polarity
            {
                polarity.add(
                    side(scene, a.report, one.span),
                    side(scene, b.report, other.span),
                    Verdict::Hard,
                );
            }
            if let (Some((up, one)), Some((down, other))) = (direction(scene, a), direction(scene, b))
                && up != down
            {
                trend.add(side(scene, a.report, one), side(scene, b.report, other), Verdict::Hard);
            }
        }
    }
}

fn content(scene: &Scene<'_>, unit: &Unit) -> Vec<u32> {
    let mut all: Vec<u32> = unit.content.iter().flat_map(|span| scene.content(unit.report, *span)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn near(a: &[u32], b: &[u32]) -> bool {
    let least = a.len().min(b.len());
    least >= 3 && common(a, b).len() as f32 >= SHARE * least as f32
}

struct Verb {
    stem: u32,
    polarity: Polarity,
    span: Span,
}

/// The one clause of a unit, by its predicate; `None` where there are several or the negation is turned.
fn verb(scene: &Scene<'_>, unit: &Unit) -> Option<Verb> {
    let report = scene.story.get(unit.report)?;
    let inside = |span: Span| unit.content.iter().any(|content| content.contains(span));
    let mut clauses = report.layers.clauses.iter().filter(|clause| inside(clause.predicate));
    let (clause, None) = (clauses.next()?, clauses.next()) else { return None };
    let words = scene.words.get(unit.report)?;
    let range = scene.inside(unit.report, clause.span);
    if words[range].iter().any(|word| BUT.contains(&word.span.of(&report.text).to_lowercase().as_str())) {
        return None;
    }
    let predicate = scene.inside(unit.report, clause.predicate);
    let stem = words[predicate].iter().rev().find(|word| word.content)?.stem;
    Some(Verb { stem, polarity: clause.polarity, span: clause.span })
}

/// Up or down, where a unit says one of them once.
fn direction(scene: &Scene<'_>, unit: &Unit) -> Option<(bool, Span)> {
    let report = scene.story.get(unit.report)?;
    let words = scene.words.get(unit.report)?;
    let mut found = None;
    for span in &unit.content {
        for word in &words[scene.inside(unit.report, *span)] {
            let text = word.span.of(&report.text).to_lowercase();
            let up = UP.contains(&text.as_str());
            if up || DOWN.contains(&text.as_str()) {
                if found.is_some() {
                    return None;
                }
                found = Some((up, word.span));
            }
        }
    }
    found
}

fn side(scene: &Scene<'_>, report: usize, span: Span) -> Side {
    let text = scene.story.get(report).map_or("", |r| r.slice(span));
    Side::new(Passage { report, span }, text.split_whitespace().collect::<Vec<_>>().join(" "))
}
