//! What a decision is worth: "a step forward" to one voice, "not enough" to another.
//!
//! Only what names its target is compared: a decision, a deal, a plan. Two voices that value one target apart are a dispute
//! of positions, not of facts.

use crate::record::{ConflictKind, Passage, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};

/// What voices judge.
const TARGETS: &[&str] = &[
    "decision",
    "announcement",
    "move",
    "deal",
    "agreement",
    "plan",
    "proposal",
    "ruling",
    "verdict",
    "law",
    "bill",
    "measure",
    "offer",
    "policy",
    "pact",
    "treaty",
    "accord",
    "reform",
    "ban",
    "order",
    "sanctions",
    "cuts",
    "merger",
    "takeover",
    "resignation",
    "appointment",
];
/// Phrases that praise, in lower case.
const GOOD: &[&[&str]] = &[
    &["good", "news"],
    &["good", "step"],
    &["positive", "step"],
    &["significant", "step"],
    &["important", "step"],
    &["step", "forward"],
    &["right", "direction"],
    &["right", "decision"],
    &["right", "move"],
    &["right", "thing"],
    &["big", "progress"],
    &["great", "news"],
    &["great", "deal"],
    &["fantastic"],
    &["historic"],
    &["breakthrough"],
    &["victory"],
    &["welcomed"],
    &["welcomes"],
    &["hailed"],
    &["praised"],
    &["applauded"],
    &["supports"],
    &["supported"],
    &["backs"],
    &["backed"],
    &["encouraging"],
    &["welcome"],
];
/// Phrases that find fault.
const BAD: &[&[&str]] = &[
    &["not", "sufficient"],
    &["insufficient"],
    &["not", "enough"],
    &["far", "short"],
    &["falls", "short"],
    &["step", "backwards"],
    &["step", "back"],
    &["wrong", "direction"],
    &["wrong", "decision"],
    &["big", "mistake"],
    &["terrible"],
    &["disastrous"],
    &["disaster"],
    &["disgraceful"],
    &["shameful"],
    &["betrayal"],
    &["catastrophic"],
    &["outrageous"],
    &["unacceptable"],
    &["disappointing"],
    &["disappointed"],
    &["condemned"],
    &["condemns"],
    &["denounced"],
    &["criticised"],
    &["criticized"],
    &["slammed"],
    &["blasted"],
    &["decried"],
    &["irresponsible"],
    &["reckless"],
    &["dangerous"],
];
/// Words that turn a judgement round, or make it one of many conditions.
const TURNED: &[&str] =
    &["not", "n't", "never", "no", "if", "unless", "would", "could", "hardly", "neither", "nor"];
/// Words back in which a judgement may be turned.
const BACK: usize = 3;
/// Statements longer than this say more than one thing, in words.
const LONGEST: usize = 45;
/// What two statements must share beside their judgements, as a sum of stem weights: the target, and a rare word.
const SHARED_WEIGHT: f32 = 5.0;
/// More judgements than this are not compared (a cap on work).
const MOST: usize = 100;

#[derive(Debug)]
struct Judgement {
    report: usize,
    speaker: usize,
    span: Span,
    worth: Worth,
    target: &'static str,
    stems: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worth {
    Good,
    Bad,
}

/// All disputes of worth.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let all: Vec<Judgement> =
        (0..scene.story.len()).flat_map(|report| judgements(scene, report)).take(MOST).collect();
    let mut joined = Joined::new(ConflictKind::Polarity);
    for (i, a) in all.iter().enumerate() {
        for b in all[i + 1..].iter().filter(|b| b.worth != a.worth && b.speaker != a.speaker) {
            let of_two_minds = |one: &Judgement, other: &Judgement| {
                all.iter().any(|j| j.speaker == one.speaker && j.worth == other.worth)
            };
            let weight: f32 = common(&a.stems, &b.stems).iter().map(|stem| scene.weight(*stem)).sum();
            // Of one report "the decision" and "the move" are what it is about.
            let one_report = a.report == b.report && is_deed(a.target) && is_deed(b.target);
            let one_target = one_report || a.target == b.target && weight >= SHARED_WEIGHT;
            if one_target && !of_two_minds(a, b) && !of_two_minds(b, a) {
                joined.add(side(scene, a), side(scene, b), Verdict::Soft);
            }
        }
    }
    joined.conflicts("What it is worth")
}

/// Whether a target is what somebody did, in whichever word.
fn is_deed(target: &str) -> bool {
    matches!(target, "decision" | "announcement" | "move")
}

fn judgements(scene: &Scene<'_>, report: usize) -> Vec<Judgement> {
    let Some(r) = scene.story.get(report) else { return Vec::new() };
    let said = r.layers.quotations.iter().enumerate().filter(|(_, q)| q.is_said() && q.within.is_none());
    let read = |(index, q): (usize, &crate::record::Quotation)| {
        let span = Span::cover(&q.content)?;
        let words = scene.lower(report, span);
        let (good, bad) = (holds(&words, GOOD), holds(&words, BAD));
        let worth = match (good, bad) {
            (true, false) => Worth::Good,
            (false, true) => Worth::Bad,
            _ => return None,
        };
        let target = TARGETS.iter().find(|target| words.iter().any(|word| word == *target))?;
        let judgement = Judgement {
            report,
            speaker: scene.speaker(report, index)?,
            span,
            worth,
            target,
            stems: scene.content(report, span),
        };
        (words.len() <= LONGEST && !words.iter().any(|word| word == "?")).then_some(judgement)
    };
    said.filter_map(read).collect()
}

/// Whether words hold a phrase that nothing before it turns round.
fn holds(words: &[String], phrases: &[&[&str]]) -> bool {
    phrases.iter().any(|phrase| {
        words.windows(phrase.len()).enumerate().any(|(at, window)| {
            let turned =
                words[at.saturating_sub(BACK)..at].iter().any(|word| TURNED.contains(&word.as_str()));
            window == *phrase && !turned
        })
    })
}

fn side(scene: &Scene<'_>, judgement: &Judgement) -> Side {
    let Judgement { report, span, .. } = *judgement;
    Side::keyed(Passage { report, span }, scene.text(report, span), format!("{:?}", judgement.worth))
}
