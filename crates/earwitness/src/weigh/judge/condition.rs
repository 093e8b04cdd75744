//! One promise or warning, two conditions: "will leave if …" here, "will leave if …" of something else there.

use crate::record::{ConflictKind, Passage, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};

/// Words that open a condition.
const OPENERS: &[&str] = &["if", "unless", "provided"];
/// Verbs that a condition hangs on.
const MODALS: &[&str] = &["will", "would", "could", "might", "can", "may", "ll"];
/// A condition is read this many words far.
const LONGEST: usize = 16;
/// What the acts must share, as a sum of stem weights (one word that few sentences have).
const SHARED_WEIGHT: f32 = 2.0;
/// More conditions than this are not compared (a cap on work).
const MOST: usize = 300;

#[derive(Debug)]
struct Condition {
    report: usize,
    speaker: Option<usize>,
    span: Span,
    /// Content stems of the act, and of the condition, sorted.
    act: Vec<u32>,
    stems: Vec<u32>,
}

/// All conflicts of condition between quotations of one speaker.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let all: Vec<Condition> =
        (0..scene.story.len()).flat_map(|report| conditions(scene, report)).take(MOST).collect();
    let mut joined = Joined::new(ConflictKind::Object);
    for (i, a) in all.iter().enumerate() {
        for b in &all[i + 1..] {
            let one_speaker = a.speaker.is_some() && a.speaker == b.speaker;
            let shared = common(&a.act, &b.act);
            let weight: f32 =
                shared.iter().filter(|stem| !scene.is_proper(**stem)).map(|stem| scene.weight(*stem)).sum();
            let apart = common(&a.stems, &b.stems).is_empty() && !(a.stems.is_empty() && b.stems.is_empty());
            if a.report != b.report && one_speaker && weight >= SHARED_WEIGHT && apart {
                joined.add(side(scene, a), side(scene, b), Verdict::Soft);
            }
        }
    }
    joined.conflicts("Under which condition")
}

fn conditions(scene: &Scene<'_>, report: usize) -> Vec<Condition> {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (index, quotation) in r.layers.quotations.iter().enumerate() {
        let Some(whole) = Span::cover(&quotation.content) else { continue };
        let range = scene.inside(report, whole);
        let text = |i: usize| words[i].span.of(&r.text).to_lowercase();
        let mut openers = range.clone().filter(|&i| OPENERS.contains(&text(i).as_str()));
        let (Some(opener), None) = (openers.next(), openers.next()) else { continue };
        // The act stands before its condition, in one sentence.
        let sentence = words[opener].sentence;
        let Some(first) = (range.start..opener).find(|&i| words[i].sentence == sentence) else { continue };
        if !(first..opener).any(|i| MODALS.contains(&text(i).as_str())) {
            continue;
        }
        let end = (opener + 1..range.end.min(opener + LONGEST))
            .take_while(|&i| words[i].sentence == sentence && !matches!(text(i).as_str(), "," | ";" | "."))
            .last();
        let Some(end) = end else { continue };
        let span = Span::new(words[opener].span.start, words[end].span.end);
        let act = Span::new(words[first].span.start, span.start);
        found.push(Condition {
            report,
            speaker: scene.speaker(report, index),
            span: whole.join(span),
            act: scene.content(report, act),
            stems: scene.content(report, span),
        });
    }
    // A quotation within another is the same condition.
    found.sort_by_key(|condition| (condition.span.start, std::cmp::Reverse(condition.span.end)));
    found.dedup_by(|next, kept| kept.span.contains(next.span));
    found
}

fn side(scene: &Scene<'_>, condition: &Condition) -> Side {
    let Condition { report, span, .. } = *condition;
    Side::new(Passage { report, span }, scene.text(report, span))
}
