//! The parts of a page: what is article text and what surrounds it. In doubt a line is body text, for what
//! is wrongly left out is lost.

mod block;
mod caption;
mod credit;
mod cues;
mod dateline;
mod furniture;
mod glued;
mod head;

use crate::record::{Part, PartKind};
use block::Block;
pub(super) use furniture::masthead;

/// The parts of a text; together they cover all that is not blank. `title` is the title where it is given.
pub fn find(text: &str, title: Option<&str>) -> Vec<Part> {
    let blocks = block::find(text);
    let kinds = kinds(text, &blocks, title);
    let mut parts = Vec::with_capacity(blocks.len());
    let mut body_seen = 0;
    for (block, kind) in blocks.iter().zip(kinds) {
        if kind == PartKind::Body {
            glued::cut(text, block.span, body_seen, &mut parts);
            body_seen += 1;
        } else {
            parts.push(Part { span: block.span, kind });
        }
    }
    parts
}

/// Whether a name is that of a news or picture agency.
pub(super) fn is_agency(name: &str) -> bool {
    credit::is_agency_list(&name.to_lowercase())
}

/// The kind of each block: first what its own words tell, then what its place tells.
fn kinds(text: &str, blocks: &[Block], title: Option<&str>) -> Vec<PartKind> {
    let told: Vec<Option<PartKind>> =
        blocks.iter().map(|block| furniture::kind(block.of(text), block)).collect();
    let mut kinds: Vec<PartKind> = told.iter().map(|kind| kind.unwrap_or(PartKind::Body)).collect();
    let body_start = head::body_start(text, blocks, &told);
    head::label(text, blocks, &told, &mut kinds[..], body_start, title);
    if punctuates(blocks, &told, body_start) {
        inside(text, blocks, &told, &mut kinds, body_start);
    }
    kinds
}

/// Whether the running text of the page ends its paragraphs with a mark, so that a line without one is
/// something else.
fn punctuates(blocks: &[Block], told: &[Option<PartKind>], body_start: usize) -> bool {
    let long = || {
        blocks.iter().zip(told).skip(body_start).filter(|(block, told)| told.is_none() && block.words >= 20)
    };
    let all = long().count();
    let marked = long().filter(|(block, _)| block.ends).count();
    marked > 0 && marked * 10 >= all * 7
}

/// Lines without a final mark among or after the paragraphs: headings, captions, links to other pages.
fn inside(
    text: &str,
    blocks: &[Block],
    told: &[Option<PartKind>],
    kinds: &mut [PartKind],
    body_start: usize,
) {
    let last_body =
        (0..blocks.len()).rev().find(|&i| told[i].is_none() && blocks[i].is_running()).unwrap_or(0);
    let mut after_promo = false;
    for i in body_start..blocks.len() {
        let block = &blocks[i];
        if let Some(kind) = told[i] {
            after_promo = kind == PartKind::Promo && block.words <= 4;
            continue;
        }
        let goes_on = blocks.get(i + 1).is_some_and(|next| next.begins_small(text));
        if block.ends || block.words >= LONG_LINE || goes_on || block.begins_small(text) || i == body_start {
            after_promo = false;
            continue;
        }
        let line = block.of(text);
        let quoted = line.starts_with(['"', '“']) && block.capitals < 80;
        if quoted || (block.words >= HEADING_WORDS && line.contains(" said")) {
            continue;
        }
        kinds[i] = if after_promo || i > last_body {
            head::tail_kind(block.of(text), block)
        } else if block.words <= HEADING_WORDS {
            PartKind::Heading
        } else {
            PartKind::Caption
        };
    }
}

/// From this many words on, a line without a final mark is a paragraph that lost it. A taste.
const LONG_LINE: usize = 30;

/// Headings between paragraphs are seldom longer, in words. A taste.
const HEADING_WORDS: usize = 12;

#[cfg(test)]
mod tests;
