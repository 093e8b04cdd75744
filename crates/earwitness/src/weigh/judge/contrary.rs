//! Readings of one claim that deny one another: "signed" and "did not sign".

use std::collections::BTreeMap;

use crate::record::{ConflictKind, Passage, Polarity, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use crate::weigh::collate::{Collation, Gathering, Unit, is_not};

/// Words that deny. "I didn't feel that we were" and "I feel that we weren't" deny as often, and the same.
const DENYING: &[&str] = &["no", "nowhere", "nothing", "nobody", "none", "neither", "nor", "without"];

/// Words that turn a negation round or weaken it.
const BUT: &[&str] = &[
    "but",
    "nowhere",
    "nothing",
    "nobody",
    "none",
    "neither",
    "hardly",
    "barely",
    "without",
    "refused",
    "failed",
    "unlikely",
    "only",
    "longer",
    "yet",
    "until",
    "unless",
    "necessarily",
    "whether",
    "just",
    "if",
    "would",
    "could",
    "might",
    "may",
    "should",
];

/// How much of the smaller reading's content the other must have, for a denial to be of the same thing.
const SHARE: f32 = 0.7;
/// More readings than this are not compared each with each (a cap on work).
const MOST: usize = 60;

/// All conflicts of polarity inside gatherings.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let mut polarity = Joined::new(ConflictKind::Polarity);
    for gathering in collation.claims.iter().chain(&collation.statements) {
        compare(scene, gathering, &mut polarity);
    }
    polarity.conflicts("Whether it is so")
}

fn compare(scene: &Scene<'_>, gathering: &Gathering, polarity: &mut Joined) {
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
                && denials(scene, a) % 2 != denials(scene, b) % 2
            {
                polarity.add(
                    side(scene, a.report, one.span),
                    side(scene, b.report, other.span),
                    Verdict::Hard,
                );
            }
        }
    }
}

/// The content stems of a reading, sorted, once each.
pub fn content(scene: &Scene<'_>, unit: &Unit) -> Vec<u32> {
    let mut all: Vec<u32> = unit.content.iter().flat_map(|span| scene.content(unit.report, *span)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether two readings have most of their words in common.
pub fn near(a: &[u32], b: &[u32]) -> bool {
    let least = a.len().min(b.len());
    least >= 3 && common(a, b).len() as f32 >= SHARE * least as f32
}

/// How often the sentence of a reading denies.
fn denials(scene: &Scene<'_>, unit: &Unit) -> usize {
    let Some(first) = unit.content.first() else { return 0 };
    let words = scene.lower(unit.report, scene.sentence(unit.report, *first));
    words
        .iter()
        .filter(|word| DENYING.contains(&word.as_str()) || word.starts_with("no-") || is_not(word))
        .count()
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
    // "Not looking for speed but looking to get it right": what denies the clause is turned behind it.
    let range = scene.inside(unit.report, Span::cover(&unit.content)?);
    if words[range].iter().any(|word| BUT.contains(&word.span.of(&report.text).to_lowercase().as_str())) {
        return None;
    }
    let predicate = scene.inside(unit.report, clause.predicate);
    let stem = words[predicate].iter().rev().find(|word| word.content)?.stem;
    Some(Verb { stem, polarity: clause.polarity, span: clause.span })
}

fn side(scene: &Scene<'_>, report: usize, span: Span) -> Side {
    Side::new(Passage { report, span }, scene.text(report, span))
}
