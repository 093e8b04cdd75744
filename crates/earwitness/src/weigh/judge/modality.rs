//! How sure, and whether done: "will close", "may close" and "has closed" of one thing.
//!
//! Only readings of one claim with one act in one clause are compared. A plan told first and the deed told later agree.

use std::cmp::Ordering;

use crate::record::{Clause, ConflictKind, PartKind, Passage, Polarity, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::contrary::{content, near};
use super::scene::Scene;
use crate::weigh::collate::{Collation, Gathering, Unit};

/// Verbs of intent, before "to": the act is the verb that follows.
const INTENT: &[&str] = &[
    "plan",
    "plans",
    "planned",
    "planning",
    "intend",
    "intends",
    "intended",
    "expect",
    "expects",
    "expected",
    "set",
    "due",
    "going",
    "promised",
    "promises",
    "vowed",
    "vows",
    "pledged",
    "agreed",
    "agrees",
    "hopes",
    "hoped",
    "wants",
    "aims",
    "scheduled",
    "preparing",
];
/// Verbs that leave it open: "is considering closing".
const OPEN: &[&str] = &["considering", "considers", "considered", "weighing", "mulling"];
const FUTURE: &[&str] = &["will", "'ll", "shall", "wo"];
const POSSIBLE: &[&str] = &["may", "might"];
const DONE: &[&str] = &["has", "have", "had", "was", "were", "did", "'ve"];
/// Words that make a clause a condition, a wish or a part of another.
const LOOSE: &[&str] =
    &["if", "unless", "whether", "should", "must", "can", "cannot", "until", "before", "once"];

/// More readings than this are not compared each with each (a cap on work).
const MOST: usize = 60;

/// How sure, and whether done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Done,
    Coming,
    Open,
}

impl Grade {
    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Coming => "to come",
            Self::Open => "possible",
        }
    }
}

#[derive(Debug)]
struct Act {
    stem: u32,
    grade: Grade,
    span: Span,
}

/// All conflicts of modality inside gatherings.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let mut joined = Joined::new(ConflictKind::Modality);
    for gathering in collation.claims.iter().chain(&collation.statements) {
        compare(scene, gathering, &mut joined);
    }
    joined.conflicts("Whether it is done, to come or only possible")
}

fn compare(scene: &Scene<'_>, gathering: &Gathering, joined: &mut Joined) {
    let acts: Vec<(&Unit, Act, Vec<u32>)> = gathering
        .units
        .iter()
        .take(MOST)
        .filter_map(|unit| Some((unit, act(scene, unit)?, content(scene, unit))))
        .collect();
    for (i, (a, one, told)) in acts.iter().enumerate() {
        for (b, other, too) in &acts[i + 1..] {
            let differ = one.stem == other.stem && one.grade != other.grade;
            if a.report == b.report || !differ || !near(told, too) || is_progress(scene, (a, one), (b, other))
            {
                continue;
            }
            joined.add(side(scene, a.report, one), side(scene, b.report, other), Verdict::Soft);
        }
    }
}

/// Whether the surer word came later: what was to come has come. Where nobody knows which report came later, what is done
/// and what is to come may be one deed told twice; what is only possible is a difference.
fn is_progress(scene: &Scene<'_>, (a, one): (&Unit, &Act), (b, other): (&Unit, &Act)) -> bool {
    match scene.order(a.report, b.report) {
        Some(Ordering::Less) => other.grade < one.grade,
        Some(Ordering::Greater) => one.grade < other.grade,
        _ => one.grade.max(other.grade) == Grade::Coming,
    }
}

/// The one act of a unit; `None` where it has several clauses, a denial or a condition, or stands in a headline, whose
/// tenses are its own.
fn act(scene: &Scene<'_>, unit: &Unit) -> Option<Act> {
    let report = scene.story.get(unit.report)?;
    let inside = |span: Span| unit.content.iter().any(|content| content.contains(span));
    let mut clauses = report.layers.clauses.iter().filter(|clause| inside(clause.predicate));
    let (clause, None) = (clauses.next()?, clauses.next()) else { return None };
    let headline = report.part_at(clause.span.start).is_some_and(|part| part.kind != PartKind::Body);
    if headline || clause.polarity == Polarity::Negated {
        return None;
    }
    let words = scene.lower(unit.report, clause.span);
    if words.iter().any(|word| LOOSE.contains(&word.as_str())) {
        return None;
    }
    graded(scene, unit.report, clause)
}

fn graded(scene: &Scene<'_>, report: usize, clause: &Clause) -> Option<Act> {
    let words = scene.words.get(report)?;
    let text = &scene.story.get(report)?.text;
    let lower = |i: usize| words[i].span.of(text).to_lowercase();
    let predicate = scene.inside(report, clause.predicate);
    let end = scene.inside(report, clause.span).end;
    let group: Vec<String> = predicate.clone().map(lower).collect();
    // "To be closed" is no deed, and what would or could be hangs on something else.
    let before = predicate.start.checked_sub(1).map(lower);
    let to = before.is_some_and(|before| matches!(before.as_str(), "to" | "be"));
    if to
        || group.iter().any(|word| matches!(word.as_str(), "be" | "would" | "could"))
            && !group.iter().any(|word| matches!(word.as_str(), "will" | "may" | "might"))
    {
        return None;
    }
    let last = group.last()?.as_str();
    let has = |list: &[&str]| group.iter().any(|word| list.contains(&word.as_str()));
    let after = predicate.end;
    let (at, grade) = if INTENT.contains(&last) && after + 1 < end && lower(after) == "to" {
        (after + 1, Grade::Coming)
    } else if OPEN.contains(&last) && after < end {
        (after, Grade::Open)
    } else {
        let main = predicate.end.checked_sub(1)?;
        let grade = match () {
            () if has(POSSIBLE) => Grade::Open,
            () if has(FUTURE) => Grade::Coming,
            () if has(DONE) && group.len() > 1 || last.ends_with("ed") && group.len() == 1 => Grade::Done,
            () => return None,
        };
        (main, grade)
    };
    let word = words.get(at).filter(|word| word.content)?;
    Some(Act { stem: word.stem, grade, span: clause.span })
}

fn side(scene: &Scene<'_>, report: usize, act: &Act) -> Side {
    let passage = Passage { report, span: act.span };
    Side::keyed(passage, scene.text(report, act.span), act.grade.name().to_owned())
}
