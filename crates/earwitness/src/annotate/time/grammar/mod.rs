//! The rules: each reads one kind of expression at a word; the longest reading wins.

mod clock;
pub mod date;
mod duration;
mod modifier;
mod period;
mod reference;
mod relative;
mod set;
mod year;

use super::draft::{Draft, Value};
use crate::annotate::word::Words;
use crate::record::TimeKind;

type Rule = fn(&Words, usize) -> Option<Draft>;

/// In order of preference where two readings are equally long.
const RULES: &[Rule] = &[
    date::read,
    clock::read,
    relative::weekday,
    relative::day,
    relative::unit,
    relative::count,
    relative::month,
    relative::named,
    period::quarter,
    period::season,
    period::holiday,
    year::read,
    set::read,
    duration::read,
    reference::read,
];

/// All expressions, none overlapping.
pub fn drafts(words: &Words) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut i = 0;
    while i < words.all.len() {
        match expression(words, i) {
            Some(draft) => {
                i = draft.end.max(i + 1);
                drafts.push(draft);
            }
            None => i += 1,
        }
    }
    drafts
}

/// An expression with its modifier: "more than", "early", "the end of".
fn expression(words: &Words, i: usize) -> Option<Draft> {
    let modified = modifier::read(words, i).and_then(|(after, modifier)| {
        let draft = core(words, after)?;
        let fits = modifier::fits(modifier, words, i, &draft);
        fits.then(|| Draft { start: i, ..modifier::apply(modifier, draft) })
    });
    modified.or_else(|| core(words, i)).filter(|draft| words.whole(draft.start, draft.end))
}

/// The longest reading at a word, with an article before it.
fn core(words: &Words, i: usize) -> Option<Draft> {
    let bare = longest(words, i);
    let article = if words.at(i) == "the" { longest(words, i + 1) } else { None };
    match (bare, article) {
        (Some(bare), Some(inner)) if inner.end > bare.end => Some(Draft { start: i, ..inner }),
        (None, Some(inner)) => Some(Draft { start: i, ..inner }),
        (bare, _) => bare,
    }
}

fn longest(words: &Words, i: usize) -> Option<Draft> {
    let readings = RULES.iter().filter_map(|rule| rule(words, i));
    readings.reduce(|best, next| if next.end > best.end { next } else { best })
}

/// Whether a draft is a stretch of time without a place in the calendar.
fn is_duration(draft: &Draft) -> bool {
    draft.kind == TimeKind::Duration
}

/// Whether a draft is only a reference: "now", "recently".
fn is_reference(draft: &Draft) -> bool {
    matches!(&draft.value, Value::Fixed(value) if value.ends_with("_REF"))
}
