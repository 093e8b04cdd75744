//! None of a toll: "no one was injured", "there were no deaths". A number like others, where another report has one.

use crate::record::{Bound, Number, Report, Span};

use super::counted::{Counted, toll_of};
use super::key::Key;
use super::place;
use super::voice;
use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::toll;

/// Words that may stand between "no" and what there was none of.
const BETWEEN: &[&str] = &["serious", "major", "reported", "immediate", "other", "further"];
/// How far what befell nobody may stand behind, in words.
const REACH: usize = 6;

/// All nones of a report.
pub fn find(scene: &Scene<'_>, position: usize, report: &Report) -> Vec<Counted> {
    let words = scene.words.get(position).map_or(&[][..], Vec::as_slice);
    let lower =
        |at: usize| words.get(at).map_or(String::new(), |word| report.slice(word.span).to_lowercase());
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let last = match lower(at).as_str() {
            "none" | "nobody" => at,
            "no" => match lower(at + 1).as_str() {
                "one" => at + 1,
                next if toll::is_person(next) || toll::of_word(next).is_some() => at + 1,
                next if BETWEEN.contains(&next) && toll::of_word(&lower(at + 2)).is_some() => at + 2,
                _ => continue,
            },
            _ => continue,
        };
        let Some(end) = words.get(last).filter(|end| end.sentence == word.sentence) else { continue };
        let span = word.span.join(end.span);
        if !scene.is_article(position, span.start) {
            continue;
        }
        let (sentence, clause) = (scene.sentence(position, span), scene.clause(position, span));
        let number = Number { span, value: 0.0, high: None, unit: None, counted: None, bound: Bound::Exact };
        let behind = words.get(at + REACH).map_or(clause.end, |far| far.span.end.min(clause.end));
        let Some(toll) = toll_of(scene, position, &number, Span::new(span.start, behind)) else { continue };
        found.push(Counted {
            report: position,
            inclusive: false,
            keys: vec![Key::Toll(toll)],
            noun: None,
            owner: None,
            from_moment: false,
            rest: false,
            part: false,
            aboard: false,
            interim: false,
            speaker: voice::speaker(scene, position, span),
            place: place::of(scene, position, report, span, (sentence, clause)),
            number,
            span,
        });
    }
    found
}
