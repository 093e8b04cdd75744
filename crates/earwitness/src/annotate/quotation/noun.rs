//! Nouns of saying with their content: "Reed's announcement that …", "made an appeal for …".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::attribution::trim_end;
use super::content::starts_clause;
use super::draft::{Draft, Shape};
use super::phrase;
use super::rules::Ground;
use crate::annotate::entity::set;
use crate::annotate::line::Line;
use crate::record::Act;

static NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| set(include_str!("lists/cue_nouns.txt")));

/// Verbs that do what their noun says: "issued a warning".
const LIGHT: [&str; 31] = [
    "make",
    "makes",
    "made",
    "making",
    "issue",
    "issues",
    "issued",
    "issuing",
    "extend",
    "extends",
    "extended",
    "extending",
    "raise",
    "raised",
    "raises",
    "raising",
    "give",
    "gave",
    "gives",
    "giving",
    "deliver",
    "delivered",
    "repeat",
    "repeated",
    "renew",
    "renewed",
    "offer",
    "offered",
    "share",
    "shared",
    "sharing",
];
/// Words behind which a light verb is no verb: "about renewed claims".
const BEFORE_NO_VERB: [&str; 16] = [
    "about", "of", "over", "with", "on", "amid", "after", "against", "from", "the", "a", "his", "her", "its",
    "their", "by",
];
/// How far the noun may stand from its verb, in words.
const NEAR: usize = 5;

/// A noun of saying at a word: with an owner and "that", or with a light verb before it.
pub fn find(
    line: &Line<'_>,
    at: usize,
    c: usize,
    inside: &dyn Fn(usize) -> bool,
    ground: &Ground<'_>,
) -> Option<Draft> {
    let w = line.at(c);
    let end = trim_end(line, line.words.len(), inside);
    let content_from = c + 1;
    let singular = w.lower.strip_suffix('s').unwrap_or(&w.lower);
    let plural = line.at(c + 1).is_any(&["by", "from"]) && NOUNS.contains(singular);
    if !plural && !NOUNS.contains(w.lower.as_str()) || content_from + 1 >= line.words.len() || inside(c) {
        return None;
    }
    let that = line.at(content_from).is("that")
        && !line
            .at(content_from + 1)
            .is_any(&["was", "is", "were", "are", "has", "had", "would", "will", "could", "came"]);
    let bare = !line.at(content_from).is_word()
        || line.at(content_from).is_any(&["in", "on", "at", "after", "early", "late", "as", "during"]);
    let verb =
        |i: usize| LIGHT.contains(&line.lower(i)) && !(i > 0 && line.at(i - 1).is_any(&BEFORE_NO_VERB));
    let light = (c.saturating_sub(NEAR)..c).rev().find(|&i| verb(i));
    let (source, cue_from) = if let Some(verb) = light {
        let whole = bare && line.at(c - 1).is("the") && line.at(verb).is("made") && verb + 2 == c;
        if whole {
            let subject = phrase::subject(line, verb, inside)?;
            let source = line.span_of(subject.0, subject.1);
            return ground.mentioned(source).then(|| Draft {
                line: at,
                shape: Shape::SpeechAct,
                act: Act::Speech,
                content: vec![line.span_of(c - 1, c + 1)],
                source: Some(source),
                cue: Some(line.span_of(verb, verb + 1)),
                score: 0.5,
            });
        }
        // "raised the possibility the pier might be shut"
        let clause = w.is_any(&["possibility", "claim", "assertion", "allegation"])
            && starts_clause(line, content_from)
            && phrase::has_verb(line.row(content_from + 1, end));
        let linked = that || clause || line.at(content_from).is_any(&["for", "to", "of", "about", "on"]);
        let mut start = verb;
        while start > 0 && super::cue::between(line.at(start - 1)) {
            start -= 1;
        }
        let subject = phrase::subject(line, start, inside).filter(|_| linked && content_from + 1 < end)?;
        (subject, start)
    } else if that && c > 0 && content_from + 2 < end {
        (owner(line, c)?, c)
    } else {
        return by(line, at, c, end, inside).filter(|d| d.source.is_some_and(|s| ground.mentioned(s)));
    };
    let source = line.span_of(source.0, source.1);
    if !ground.mentioned(source) {
        return None;
    }
    let stop = (content_from..end)
        .find(|&i| {
            let phrase = !that && !phrase::has_verb(line.row(content_from, i));
            line.lower(i) == "," && !inside(i) && phrase || line.lower(i) == ";"
        })
        .unwrap_or(end);
    Some(Draft {
        line: at,
        shape: Shape::SpeechAct,
        act: Act::Speech,
        content: vec![line.span_of(content_from, stop.max(content_from + 1))],
        source: Some(source),
        cue: Some(line.span_of(cue_from, c + 1)),
        score: 0.6,
    })
}

/// "claims by Reed, the harbourmaster, that …": whose they are stands behind the noun.
fn by(line: &Line<'_>, at: usize, c: usize, end: usize, inside: &dyn Fn(usize) -> bool) -> Option<Draft> {
    const LONGEST: usize = 14;
    if !line.at(c + 1).is_any(&["by", "from"]) {
        return None;
    }
    let that = (c + 3..end.min(c + LONGEST)).find(|&i| line.at(i).is("that") && !inside(i))?;
    let stop = phrase::object_end(line, c + 2, that);
    let close = line.lower(that - 1) == ",";
    let whole = stop == that || close && stop + 1 == that || close && line.lower(stop) == ",";
    if !whole || phrase::has_verb(line.row(c + 2, that)) || that + 2 >= end {
        return None;
    }
    Some(Draft {
        line: at,
        shape: Shape::SpeechAct,
        act: Act::Speech,
        content: vec![line.span_of(that, end)],
        source: Some(line.span_of(c + 2, stop)),
        cue: Some(line.span_of(c, c + 1)),
        score: 0.6,
    })
}

/// The owner right before a noun: "Reed's", "his".
fn owner(line: &Line<'_>, noun: usize) -> Option<(usize, usize)> {
    const FAR: usize = 4;
    let near = noun.saturating_sub(FAR);
    let at = (near..noun)
        .rev()
        .find(|&i| line.at(i).is_possessive() || line.at(i).is_any(&["his", "her", "its", "their"]))?;
    if !line.at(at).is_possessive() {
        return Some((at, at + 1));
    }
    let mut from = at.checked_sub(1)?;
    while from > 0 && line.at(from - 1).is_capital() && line.at(from).is_capital() {
        from -= 1;
    }
    (from < at).then_some((from, at))
}
