//! One or several: "run by a former harbour pilot" here, "run by former harbour pilots" there.

use std::collections::BTreeMap;

use crate::record::{ConflictKind, Passage, Span, TokenKind};

use crate::weigh::judge::conflict::{Draft, Joined, Side, Verdict};
use crate::weigh::judge::scene::{Scene, Word};

/// Content words of a phrase, the verb before it included: shorter ones are stock phrases.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=6;
/// Words between the verb and the phrase.
const BETWEEN: usize = 2;

/// All phrases that one report has in the singular and another in the plural, word for word.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_stems: BTreeMap<Vec<u32>, Vec<(Number, Passage)>> = BTreeMap::new();
    for (report, words) in scene.words.iter().enumerate() {
        for at in 0..words.len() {
            for length in LENGTHS {
                if let Some((stems, number, span)) = phrase(scene, report, words, at, length) {
                    by_stems.entry(stems).or_default().push((number, Passage { report, span }));
                }
            }
        }
    }
    let mut joined = Joined::new(ConflictKind::Number);
    for places in by_stems.values() {
        for (i, (one, a)) in places.iter().enumerate() {
            for (other, b) in places[i + 1..].iter().filter(|(_, b)| b.report != a.report) {
                let both = |report: usize, number: Number| {
                    places.iter().any(|(n, p)| p.report == report && *n == number)
                };
                if one != other && !both(a.report, *other) && !both(b.report, *one) {
                    joined.add(side(scene, *one, *a), side(scene, *other, *b), Verdict::Soft);
                }
            }
        }
    }
    joined.conflicts("One or several")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Several,
}

/// A verb, at most two small words, and a phrase of so many content words in all.
fn phrase(
    scene: &Scene<'_>,
    report: usize,
    words: &[Word],
    at: usize,
    length: usize,
) -> Option<(Vec<u32>, Number, Span)> {
    let text = &scene.story.get(report)?.text;
    let lower = |i: usize| words[i].span.of(text).to_lowercase();
    let verb = words.get(at).filter(|word| word.content)?;
    let first = (at + 1..words.len().min(at + 2 + BETWEEN)).find(|&i| words[i].content)?;
    let last = first + length - 2;
    if last >= words.len() || words[last].sentence != verb.sentence || first == at + 1 {
        return None;
    }
    let run = &words[first..=last];
    if !run.iter().all(|word| word.content && word.kind == TokenKind::Word)
        || scene.is_proper(words[last].stem)
    {
        return None;
    }
    // The head ends its phrase.
    if words.get(last + 1).is_some_and(|next| next.content && next.sentence == verb.sentence) {
        return None;
    }
    let number = match (lower(first - 1).as_str(), lower(last).ends_with('s')) {
        ("a" | "an", false) => Number::One,
        ("by" | "of" | "with" | "from" | "for" | "to" | "as", true) => Number::Several,
        _ => return None,
    };
    let stems = std::iter::once(verb).chain(run).map(|word| word.stem).collect();
    Some((stems, number, words[first - 1].span.join(words[last].span)))
}

fn side(scene: &Scene<'_>, number: Number, passage: Passage) -> Side {
    Side::keyed(passage, scene.text(passage.report, passage.span), format!("{number:?}"))
}
