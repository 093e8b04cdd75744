//! Quotations: who says what, and through whom the outlet has it.

mod attribution;
mod before;
mod block;
mod carried;
mod channel;
mod commitment;
mod content;
pub mod cue;
mod draft;
mod estimate;
mod free;
mod inner;
mod learned;
pub mod marks;
mod mend;
mod nest;
mod noun;
mod paper;
mod passed;
pub(super) mod phrase;
mod posted;
mod rules;
mod said;
pub(super) mod speaker;
mod told;

use crate::annotate::line::lines;
use crate::learned::Heard;
use crate::record::{Entity, Mention, Quotation, QuotationKind, Report, Span};

use draft::Draft;

/// The quotations of a report, with the speakers that only they made known.
#[derive(Debug, Clone, Default)]
pub struct Voices {
    pub quotations: Vec<Quotation>,
    /// To be appended to `Layers::entities`.
    pub entities: Vec<Entity>,
    /// To be added to `Layers::mentions`.
    pub mentions: Vec<Mention>,
}

/// The quotations of a report, in reading order.
pub fn find(report: &Report, heard: Option<&Heard>) -> Voices {
    let lines = lines(report);
    let posts = posted::find(report);
    let mut quoted = marks::without_names(&report.text, marks::quoted(report));
    quoted.extend(posts.iter().map(|post| post.words));
    quoted.sort();
    let ground = rules::Ground { quoted: &quoted, mentions: &report.layers.mentions };
    let mut drafts: Vec<Draft> = Vec::new(); // sorted by line
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.kind.is_article()) {
        drafts.extend(rules::find(line, at, &ground));
    }
    let blocks = block::find(report, &lines, &quoted, &drafts);
    if let Some(heard) = heard {
        drafts = learned::merge(report, &lines, &quoted, drafts, heard);
    }
    free::reach_over_marks(&lines, &quoted, &mut drafts);
    nest::leave_to_others(report, &mut drafts);
    drafts.extend(inner::find(report, &lines, &ground, &drafts));
    // "(as she had promised)": a bracket is nothing that somebody says
    let says = |span: &Span| span.of(&report.text).contains(char::is_alphanumeric);
    let cues: Vec<(usize, Span)> = drafts.iter().filter_map(|d| Some((d.line, d.cue?))).collect();
    drafts.iter_mut().for_each(|d| {
        let others: Vec<Span> =
            cues.iter().filter(|(line, _)| *line == d.line).map(|(_, cue)| *cue).collect();
        mend::mend(&lines[d.line], &quoted, &others, d);
        d.leave_out_itself(&report.text);
        d.end_with_marks(&quoted);
        content::subject::join(&lines[d.line], &quoted, d);
        d.content.retain(says);
    });
    free::claim(report, &lines, &quoted, &mut drafts);
    posted::put(&lines, &posts, &mut drafts);
    block::put(report, blocks, &mut quoted, &mut drafts);
    drafts.sort_by_key(|d| (d.line, d.cue, d.reach()));
    let mut cast = speaker::Cast::new(report, &quoted);
    let carries = |source: Span| channel::names_carrier(report, source);
    let within = nest::nest(&mut drafts, &carries);
    let speakers = speaker::resolve(&mut cast, &drafts);
    let carried = nest::only_carries(&drafts, &within, &carries);
    let mut quotations =
        channel::assemble(report, &lines, &quoted, &drafts, &within, &carried, &speakers, &mut cast);
    told::mark(&mut quotations, heard);
    Voices { quotations, entities: cast.added, mentions: cast.new_mentions }
}

/// Direct where all content stands in marks, mixed where some does.
fn kind_of(text: &str, content: &[Span], quoted: &[Span]) -> (QuotationKind, Vec<Span>) {
    let mut inside = Vec::new();
    let mut outside = false;
    for c in content {
        let mut at = c.start;
        for q in quoted.iter().filter(|q| q.overlaps(*c)) {
            let part = q.common(*c);
            outside |= has_word(text, Span::new(at, part.start));
            inside.push(part);
            at = at.max(part.end);
        }
        outside |= has_word(text, Span::new(at, c.end));
    }
    let kind = match (inside.is_empty(), outside) {
        (true, _) => QuotationKind::Indirect,
        (false, true) => QuotationKind::Mixed,
        (false, false) => QuotationKind::Direct,
    };
    (kind, inside)
}

fn has_word(text: &str, span: Span) -> bool {
    !span.is_empty()
        && !span.of(text).trim_start().trim_start_matches("that ").trim().is_empty()
        && span.of(text).trim() != "that"
        && span.of(text).chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
