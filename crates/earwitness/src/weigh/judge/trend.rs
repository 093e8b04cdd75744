//! Which way it went: "fares rose" here, "fares fell" there, of one subject at one time.

use crate::record::{Clause, ConflictKind, Passage, Polarity, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use super::time::intervals;

/// Verbs of a rise and of a fall. "Lost" and "sank" are said of more than amounts.
const UP: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grow",
    "grows",
    "grown",
    "climbed",
    "climb",
    "climbs",
    "jumped",
    "jump",
    "jumps",
    "gained",
    "soared",
    "surged",
    "surge",
];
const DOWN: &[&str] = &[
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "shrank",
    "shrunk",
    "shrink",
    "dropped",
    "drop",
    "drops",
    "declined",
    "decline",
    "declines",
    "plunged",
    "plunge",
    "plunges",
    "slumped",
    "tumbled",
    "slipped",
];

/// More clauses of rise and fall than this are not compared (a cap on work).
const MOST: usize = 300;

/// What two clauses must share beside their verbs, as a sum of stem weights: a rare subject, or a common one and another word
/// (one word that few sentences have weighs about 4).
const SHARED_WEIGHT: f32 = 5.0;

#[derive(Debug)]
struct Move {
    report: usize,
    span: Span,
    up: Way,
    /// Content stems of who or what moved, and of the whole clause, sorted.
    subject: Vec<u32>,
    told: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// All conflicts of trend.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Trend);
    let moves: Vec<Move> =
        (0..scene.story.len()).flat_map(|report| moves(scene, report)).take(MOST).collect();
    for (i, a) in moves.iter().enumerate() {
        for b in moves[i + 1..].iter().filter(|b| b.report != a.report && b.up != a.up) {
            if one_subject(scene, a, b) && one_time(scene, a, b) {
                joined.add(side(scene, a), side(scene, b), Verdict::Hard);
            }
        }
    }
    joined.conflicts("Which way it went")
}

fn moves(scene: &Scene<'_>, report: usize) -> Vec<Move> {
    let Some(r) = scene.story.get(report) else { return Vec::new() };
    r.layers.clauses.iter().filter_map(|clause| read(scene, report, clause)).collect()
}

/// A clause whose verb tells of a rise or a fall of something named, neither denied nor to come.
fn read(scene: &Scene<'_>, report: usize, clause: &Clause) -> Option<Move> {
    if clause.polarity == Polarity::Negated || clause.modality != crate::record::Modality::Asserted {
        return None;
    }
    let verb = scene.lower(report, clause.predicate).pop()?;
    let up = match (UP.contains(&verb.as_str()), DOWN.contains(&verb.as_str())) {
        (true, _) => Way::Up,
        (_, true) => Way::Down,
        _ => return None,
    };
    let subject = clause.agent.filter(|agent| agent.end <= clause.predicate.start)?;
    let stems = scene.content(report, subject);
    // A person falls, and does not decline.
    let person = scene.figures(report, subject).into_iter().any(|figure| {
        scene.cast.figures.get(figure).is_some_and(|figure| figure.kind == crate::record::EntityKind::Person)
    });
    let told = scene.content(report, clause.span);
    (!stems.is_empty() && !person).then_some(Move { report, span: clause.span, up, subject: stems, told })
}

/// Whether what moved is one thing: each subject is told by the other clause.
fn one_subject(scene: &Scene<'_>, a: &Move, b: &Move) -> bool {
    let within = |mine: &Move, theirs: &Move| mine.subject.iter().all(|stem| theirs.told.contains(stem));
    let weight: f32 = common(&a.told, &b.told).iter().map(|stem| scene.weight(*stem)).sum();
    !common(&a.subject, &b.subject).is_empty() && within(a, b) && within(b, a) && weight >= SHARED_WEIGHT
}

/// Whether both name one period longer than a day. What moves within a day, or at no time told, moves back as well (read on
/// stories of Giveme5W1H, where shares fell in early trading and rose before the bell).
fn one_time(scene: &Scene<'_>, a: &Move, b: &Move) -> bool {
    let days = |told: &Move| intervals(scene, told.report, told.span);
    let (one, other) = (days(a), days(b));
    one.iter().any(|x| x.days() > 0 && other.iter().any(|y| x == y))
}

fn side(scene: &Scene<'_>, told: &Move) -> Side {
    let Move { report, span, .. } = *told;
    Side::keyed(Passage { report, span }, scene.text(report, span), format!("{:?}", told.up))
}
