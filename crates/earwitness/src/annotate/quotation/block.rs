//! Block quotations: a paragraph without marks, announced at the end of the one before: "Reed wrote:".

use super::draft::{Draft, Shape};
use super::marks;
use crate::annotate::line::Line;
use crate::record::{PartKind, Report, Span};

/// Fewest words of a block; what is shorter is a heading or an entry of a list.
const FEWEST: usize = 8;

/// First words of an entry of a list.
const ENTRIES: [&str; 5] = ["•", "►", "*", "(1)", "1."];

/// The blocks of a report, each with whom it is announced of: of what announces and has no words of its own.
pub fn find(report: &Report, lines: &[Line<'_>], quoted: &[Span], drafts: &[Draft]) -> Vec<Draft> {
    let announced = |draft: &Draft| {
        let block = block(report, lines, quoted, draft.line)?;
        Some(Draft { content: vec![block], shape: Shape::Marked, score: SURE, ..draft.clone() })
    };
    drafts.iter().filter(|draft| draft.content.is_empty()).filter_map(announced).collect()
}

/// How sure a block is found.
const SURE: f32 = 0.9;

/// Puts the blocks among what was found, instead of what overlaps them or is given to the one who says "I" in them. Their
/// words count as in marks: `quoted` takes them.
pub fn put(report: &Report, blocks: Vec<Draft>, quoted: &mut Vec<Span>, drafts: &mut Vec<Draft>) {
    let himself = |source: Span| matches!(report.slice(source).to_lowercase().as_str(), "i" | "we");
    for block in blocks {
        let Some(words) = block.content.first().copied() else { continue };
        drafts.retain(|draft| {
            let reach = draft.reach().unwrap_or_default();
            let nested = words.contains(reach) && draft.source.is_some_and(|source| !himself(source));
            !reach.overlaps(words) || nested
        });
        quoted.push(words);
        drafts.push(block);
    }
    quoted.sort();
    quoted.dedup();
}

/// The paragraph that a sentence announces: its part ends with a colon, and the next has words without marks.
fn block(report: &Report, lines: &[Line<'_>], quoted: &[Span], at: usize) -> Option<Span> {
    let (line, next) = (lines.get(at)?, lines.get(at + 1)?);
    let announces = line.words.last().is_some_and(|word| word.text == ":");
    if !announces || next.part == line.part || line.kind != PartKind::Body || next.kind != PartKind::Body {
        return None;
    }
    let part = report.layers.parts.get(next.part)?.span.trimmed(&report.text);
    let text = report.slice(part);
    let plain = !marks::opens_with_mark(text) && !quoted.iter().any(|quoted| quoted.overlaps(part));
    let entry = ENTRIES.iter().any(|entry| text.starts_with(entry));
    let ends = text.ends_with(['.', '!', '?', '…']);
    (plain && ends && !entry && text.split_whitespace().count() >= FEWEST).then_some(part)
}
