//! Which claims a conflict touches: it is listed at one, and the others that have a side of it in their wording say so.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Claim, Conflict, ConflictKind, Passage, Report, Severity, Standing, Value};

use super::conflict::overlap;
use super::told::Told;

/// Lists each conflict at the best supported claim that it touches; claims come in that order.
pub fn attach(claims: &mut [Claim], told: &Told, story: &[&Report], conflicts: Vec<Conflict>) {
    for conflict in conflicts {
        let touched = touched(told, &conflict);
        let best = touched.iter().max_by_key(|&(&claim, sides)| (*sides, std::cmp::Reverse(claim)));
        let Some((&home, _)) = best else { continue };
        for &claim in touched.keys() {
            let is_home = claim == home;
            let touched = &mut claims[claim];
            if !is_home && (conflict.kind == ConflictKind::Update || !has_a_side(touched, story, &conflict)) {
                continue;
            }
            if conflict.severity == Severity::Hard {
                touched.standing = Standing::Conflicting;
            }
            if !is_home {
                touched.disputed.push(home);
            }
        }
        claims[home].conflicts.push(conflict);
    }
    for claim in claims {
        claim.conflicts.sort_by_key(|a| (a.severity, a.kind, first(a)));
        claim.disputed.sort_unstable();
        claim.disputed.dedup();
    }
}

/// How many sides of a conflict each claim has a passage of.
fn touched(told: &Told, conflict: &Conflict) -> BTreeMap<usize, usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for side in &conflict.sides {
        let places = side.iter().flat_map(|value| {
            let here = told.at(value.passage.report).iter();
            here.filter(|place| overlap(place.passage, value.passage)).map(|place| place.claim)
        });
        for claim in places.collect::<BTreeSet<_>>() {
            *counts.entry(claim).or_default() += 1;
        }
    }
    counts
}

/// Whether what a claim says stands on one side: a value of it is in the wording, or is most of what is counted.
fn has_a_side(claim: &Claim, story: &[&Report], conflict: &Conflict) -> bool {
    let counted: Vec<Passage> =
        claim.readings.iter().filter(|reading| !reading.doubtful).map(|reading| reading.passage).collect();
    let is_worded = |value: &Value| {
        let words = story.get(value.passage.report).map_or("", |report| report.slice(value.passage.span));
        counted.iter().any(|&passage| overlap(passage, value.passage)) && has_words(&claim.text, words)
    };
    let is_most = |passage: Passage, value: &Value| {
        overlap(passage, value.passage)
            && 2 * passage.span.common(value.passage.span).len() >= passage.span.len()
    };
    conflict.sides.iter().any(|side| {
        let all = counted.iter().filter(|&&passage| side.iter().any(|value| is_most(passage, value)));
        side.iter().any(is_worded) || 2 * all.count() > counted.len()
    })
}

/// Whether a text has some words, from word to word.
fn has_words(text: &str, words: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_cut = |at: usize| {
        is_part(text[..at].chars().next_back()) || is_part(text[at + words.len()..].chars().next())
    };
    !words.is_empty() && text.match_indices(words).any(|(at, _)| !is_cut(at))
}

fn first(conflict: &Conflict) -> Option<Passage> {
    conflict.sides.first().and_then(|side| side.first()).map(|value| value.passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    const GAZETTE: &str =
        "A crane killed 14 dockers. The mayor mourned the 14 dockers. The harbour was shut.";
    const COURIER: &str = "A crane killed 21 dockers. Families of the 21 dockers came. They met 210 dockers.";

    fn place(story: &[&Report], report: usize, words: &str) -> Passage {
        let start = story[report].text.find(words).unwrap_or_default();
        Passage { report, span: Span::new(start, start + words.len()) }
    }

    #[test]
    fn every_claim_with_a_side_in_its_wording_is_in_conflict() {
        let reports = [GAZETTE, COURIER].map(|text| Report { text: text.into(), ..Report::default() });
        let story: Vec<&Report> = reports.iter().collect();
        let told = [
            (0, "A crane killed 14 dockers"),
            (0, "The mayor mourned the 14 dockers"),
            (0, "The harbour was shut"),
            (1, "A crane killed 21 dockers"),
            (1, "Families of the 21 dockers came"),
        ];
        let own = told.map(|(report, words)| (words, place(&story, report, words)));
        let claim = |words: &str, passage: Passage| Claim::told(words, [(passage, false)]);
        let mut claims: Vec<Claim> = own.iter().map(|&(words, passage)| claim(words, passage)).collect();
        // of a wording that leaves the number out, and of one with another number
        claims.push(claim("Families came", own[4].1));
        claims.push(claim("They met 210 dockers", own[4].1));
        let more = claims[3].readings.clone();
        claims[0].readings.extend(more);
        let value = |at: usize, value: &str| {
            let start = own[at].1.span.start + own[at].0.find(value).unwrap_or_default();
            let passage = Passage { span: Span::new(start, start + value.len()), ..own[at].1 };
            Value { passage, value: value.to_owned() }
        };
        let conflict = Conflict {
            kind: ConflictKind::Number,
            severity: Severity::Hard,
            sides: vec![vec![value(0, "14"), value(1, "14")], vec![value(3, "21"), value(4, "21")]],
            reason: String::new(),
        };
        let places = Told::of(&claims, story.len());
        attach(&mut claims, &places, &story, vec![conflict]);
        let listed: Vec<usize> = claims.iter().map(|claim| claim.conflicts.len()).collect();
        assert_eq!(listed, [1, 0, 0, 0, 0, 0, 0]);
        let disputed: Vec<&[usize]> = claims.iter().map(|claim| &claim.disputed[..]).collect();
        assert_eq!(disputed, [&[][..], &[0], &[], &[0], &[0], &[], &[]]);
        let conflicting = claims.iter().map(|claim| claim.standing == Standing::Conflicting);
        assert_eq!(conflicting.collect::<Vec<_>>(), [true, true, false, true, true, false, false]);
    }
}
