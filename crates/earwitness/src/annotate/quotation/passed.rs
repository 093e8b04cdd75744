//! Who passes words on or tells them again: a memo, a lawyer, the one to whom they were said.

use super::draft::{Draft, Shape};
use super::speaker::{Cast, is_document};
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::{Line, Word};
use crate::record::{Basis, Channel, EntityKind, Mention, MentionForm, OriginKind, Span};

/// The "according to" of a sentence whose words another draft tells of their speaker: it carries them.
pub fn around(drafts: &[Draft], i: usize) -> Vec<usize> {
    let d = &drafts[i];
    let shared = |k: &Draft| k.content.iter().any(|c| d.content.iter().any(|own| c.overlaps(*own)));
    (0..drafts.len())
        .filter(|&k| {
            let other = &drafts[k];
            k != i
                && other.line == d.line
                && other.shape == Shape::According
                && d.shape != Shape::According
                && d.cue.zip(other.cue).is_some_and(|(own, cue)| own.end <= cue.start)
                && shared(other)
        })
        .collect()
}

/// Who passes words on: "in a statement forwarded by Reed", "denied it via the press office".
pub fn passed_on(cast: &mut Cast<'_>, line: &Line<'_>, d: &Draft, by: usize) -> Option<Channel> {
    const PASSED: [&str; 14] = [
        "forwarded",
        "released",
        "issued",
        "sent",
        "provided",
        "distributed",
        "published",
        "posted",
        "shared",
        "carried",
        "read",
        "circulated",
        "relayed",
        "delivered",
    ];
    let written = PASSED.contains(&line.lower(by.checked_sub(1)?))
        && line.row(by.saturating_sub(4), by).iter().any(|w| is_document(&w.lower));
    let cue = line.word_at(d.cue?.start);
    // "as the deal goes through the Harbour Board": what moves through it is not what is said
    let said =
        d.content.iter().filter(|c| c.end <= line.at(by).span.start).map(|c| line.word_at(c.end)).max();
    let from = said.max(d.cue.map(|cue| line.word_at(cue.end))).unwrap_or(by);
    let moves = super::phrase::has_verb(line.row(from.min(by.saturating_sub(1)), by)) || by > from + BESIDE;
    let through = line.at(by).is_any(&["via", "through"]) && by > cue && !moves;
    if !written && !through {
        return None;
    }
    let end = super::phrase::object_end(line, by + 1, line.words.len());
    let own = |span: Span| d.source.is_some_and(|s| s.overlaps(span));
    let first = cast.mentions_in(line.span_of(by + 1, end)).into_iter().find(|m| !own(m.span))?;
    // "through Harbour Board review"
    let next = line.at(line.word_at(first.span.end));
    if next.text.starts_with(char::is_lowercase)
        && line.word_at(first.span.end) < end
        && !line
            .at(line.word_at(first.span.start).max(1) - 1)
            .is_any(&["the", "a", "an", "his", "her", "its"])
        && is_source_noun(&next.lower).is_none()
        && !next.is_any(&["on", "in", "at", "late", "early", "of", "and", "who"])
    {
        return None;
    }
    let entity = cast.entity(first.entity)?;
    let kind = match entity.kind {
        EntityKind::Person => OriginKind::Person,
        EntityKind::Organisation => OriginKind::Office,
        _ => return None,
    };
    let name = entity.name.clone();
    let specific = name.contains(char::is_uppercase);
    Some(Channel {
        name,
        span: first.span,
        basis: Basis::Explicit,
        kind,
        specific,
        entity: Some(first.entity),
    })
}

/// Words between what is said and who passes it on, at most: "denied it on Friday via the press office".
const BESIDE: usize = 6;

/// "…, quoting Mr. Reed", "…, citing people familiar with the matter"; not "…, citing a lack of boats".
pub fn quoting(cast: &Cast<'_>, line: &Line<'_>, d: &Draft) -> Option<(usize, Span)> {
    let at = line.words.iter().position(|w| w.is_any(&["quoting", "citing"]))?;
    let cue = d.cue?;
    let cue_at = line.word_at(cue.end);
    let between = line.words.get(cue_at.min(at)..at)?;
    if cue.contains(line.at(at).span) {
        return None;
    }
    let outside = !d.content.iter().any(|c| c.contains(line.at(at).span));
    let near = between.len() <= 12 || outside && line.at(at).span.start > d.reach()?.end.saturating_sub(1);
    if !(outside && near) {
        return None;
    }
    let stop = super::phrase::object_end(line, at + 1, line.words.len());
    let speaks = |w: &Word<'_>| is_source_noun(&w.lower).is_some() || is_document(&w.lower);
    let named = |m: &Mention| {
        let kind = cast.entity(m.entity).map(|e| e.kind);
        m.form == MentionForm::Name && matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
    };
    let phrase = line.words.get(at + 1..stop).filter(|phrase| !phrase.is_empty())?;
    let span = line.span_of(at + 1, stop);
    (phrase.iter().any(speaks) || cast.mentions_in(span).iter().any(named)).then_some((at, span))
}

/// "… via the press office": a sentence that ends in who passes on what it says.
pub fn ends_in_office(line: &Line<'_>, at: usize) -> bool {
    const LONGEST: usize = 7;
    let rest = line.row(at + 1, line.words.len());
    let office =
        ["office", "spokesman", "spokeswoman", "spokesperson", "embassy", "ministry", "lawyer", "lawyers"];
    rest.len() <= LONGEST && rest.iter().any(|w| w.is_any(&office))
}

/// Words said to somebody who recounts the same speaker's words elsewhere in the report are known through them:
/// "Reed told Harlow to wait", where Harlow wrote what Reed said.
pub fn recounted(
    drafts: &[Draft],
    speakers: &[Option<usize>],
    heard_by: &[Vec<usize>],
    i: usize,
    told: &[Vec<Channel>],
) -> Vec<Channel> {
    let hearers = &heard_by[i];
    let teller = |k: usize| {
        let by = |e: usize| hearers.contains(&e) && (speakers[k] == speakers[i] || heard_by[k].contains(&e));
        told[k].iter().find(|c| c.entity.is_some_and(by))
    };
    let nearest = (0..drafts.len())
        .filter(|&k| k != i)
        .filter_map(|k| Some((drafts[k].line.abs_diff(drafts[i].line), k, teller(k)?)))
        .min_by_key(|(far, k, _)| (*far, *k));
    nearest.map(|(.., c)| c.clone()).into_iter().collect()
}

/// Whom words are said to: mentions between a cue and its content.
pub fn hearers(cast: &Cast<'_>, d: &Draft) -> Vec<usize> {
    let (Some(cue), Some(reach)) = (d.cue, d.reach()) else { return Vec::new() };
    let near = Span::new(cue.end, (cue.end + HEARER).min(reach.end.max(cue.end)));
    let after: Vec<_> = cast.mentions_in(near).into_iter().take(1).collect();
    let person = |e: usize| cast.entity(e).is_some_and(|e| e.kind == EntityKind::Person);
    after.into_iter().map(|m| m.entity).filter(|&e| person(e)).collect()
}

/// How far behind a cue whom it addresses may end, in bytes.
const HEARER: usize = 30;

/// "Reed told Harlow A and mentioned B": what stands beside it in the sentence is known in the same way.
pub fn within_a_sentence(drafts: &[Draft], speakers: &[Option<usize>], channels: &mut [Vec<Channel>]) {
    for i in 0..drafts.len() {
        let bare = channels[i].is_empty() && speakers[i].is_some();
        let beside = (0..i).rev().take_while(|&k| drafts[k].line == drafts[i].line);
        let mut beside = beside.filter(|&k| speakers[k] == speakers[i] && !channels[k].is_empty());
        if let Some(k) = beside.find(|_| bare) {
            let carried = channels[k].iter().map(|c| Channel { basis: Basis::Carried, ..c.clone() });
            channels[i] = carried.collect();
        }
    }
}
