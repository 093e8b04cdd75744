//! Channels that hold for more than the sentence that names them.

use super::channel::{add, order};
use super::draft::{Draft, Shape};
use super::passed::{recounted, within_a_sentence};
use crate::annotate::line::Line;
use crate::record::{Basis, Channel, OriginKind};

/// How far a channel carries from one statement to the next of the same speaker, in paragraphs.
const CARRY: usize = 6;

/// How far back a channel named later reaches, in paragraphs.
const BACK: usize = 3;

/// A channel of one statement holds for the next of the same speaker, until another is named.
pub fn carry(
    lines: &[Line<'_>],
    drafts: &[Draft],
    speakers: &[Option<usize>],
    own: &[Option<Channel>],
    hearsay: &[bool],
    heard_by: &[Vec<usize>],
    channels: &mut [Vec<Channel>],
) {
    let order = order(drafts);
    let told = &channels.to_vec()[..];
    let carries = |c: &Channel| {
        c.basis == Basis::Explicit
            && matches!(
                c.kind,
                OriginKind::Agency
                    | OriginKind::StateMedia
                    | OriginKind::Outlet
                    | OriginKind::Office
                    | OriginKind::Spokesperson
            )
            && c.name != "reporters"
    };
    let explicit: Vec<Vec<Channel>> =
        channels.iter().map(|cs| cs.iter().filter(|c| carries(c)).cloned().collect()).collect();
    for (n, &i) in order.iter().enumerate() {
        let Some(speaker) = speakers[i] else { continue };
        if hearsay[i] {
            continue;
        }
        let written = |c: &Channel| c.basis == Basis::Explicit && c.kind == OriginKind::Document;
        if channels[i].iter().any(|c| carries(c) || written(c)) || drafts[i].shape == Shape::Headline {
            continue;
        }
        let part = |k: usize| lines[drafts[k].line].part;
        let before = order[..n]
            .iter()
            .rev()
            .take_while(|&&k| part(k) + CARRY >= part(i))
            .find(|&&k| speakers[k] == Some(speaker) && !explicit[k].is_empty());
        let after = || {
            order[n + 1..]
                .iter()
                .take_while(|&&k| part(k) <= part(i) + BACK)
                .find(|&&k| speakers[k] == Some(speaker) && !explicit[k].is_empty())
        };
        let found: Vec<Channel> = match before.or_else(after) {
            Some(&k) => explicit[k].clone(),
            None => neighbours(lines, drafts, &order, n, speakers, own),
        };
        let found = if found.is_empty() { recounted(drafts, speakers, heard_by, i, told) } else { found };
        for c in found.into_iter().filter(|c| c.entity != Some(speaker)) {
            add(&mut channels[i], Channel { basis: Basis::Carried, ..c });
        }
    }
    within_a_sentence(drafts, speakers, channels);
}

/// An agency or state media speaking themselves right before or after a person's statement carry it too.
fn neighbours(
    lines: &[Line<'_>],
    drafts: &[Draft],
    order: &[usize],
    n: usize,
    speakers: &[Option<usize>],
    own: &[Option<Channel>],
) -> Vec<Channel> {
    const NEAR: usize = 2;
    const LINES: usize = 3;
    let i = order[n];
    if own[i].is_some() {
        return Vec::new();
    }
    let near = |k: usize| {
        lines[drafts[k].line].part.abs_diff(lines[drafts[i].line].part) <= NEAR
            && drafts[k].line.abs_diff(drafts[i].line) <= LINES
    };
    let others_between = |k: usize| {
        let (a, b) = (drafts[k].line.min(drafts[i].line), drafts[k].line.max(drafts[i].line));
        (0..drafts.len()).any(|x| {
            a < drafts[x].line && drafts[x].line < b && speakers[x] != speakers[i] && own[x].is_none()
        })
    };
    let before = order[..n].iter().rev().find(|&&k| near(k) && own[k].is_some());
    let after = order[n + 1..].iter().find(|&&k| near(k) && own[k].is_some());
    before.or(after).filter(|&&k| !others_between(k)).and_then(|&k| own[k].clone()).into_iter().collect()
}
