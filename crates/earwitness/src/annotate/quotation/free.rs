//! Words in marks that no cue claims: a quotation that goes on in the next sentence, or stands free.

use super::draft::{Draft, Shape};
use crate::annotate::line::Line;
use crate::record::{Act, Report, Span};

/// Fewest words in marks that count as said without a cue: shorter ones are titles and scare quotes.
const FEWEST_FREE: usize = 5;

/// Gives passages in marks to the quotations they continue; makes drafts of those that stand free.
pub fn claim(report: &Report, lines: &[Line<'_>], quoted: &[Span], drafts: &mut Vec<Draft>) {
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.kind.is_article()) {
        let here: Vec<Span> = quoted.iter().copied().filter(|q| line.span.overlaps(*q)).collect();
        let Some(first) = here.first() else { continue };
        if drafts
            .iter()
            .any(|d| d.line == at && here.iter().any(|q| d.content.iter().any(|c| c.overlaps(*q))))
        {
            continue;
        }
        let whole = outside_words(report, line, &here) == 0;
        let words = here
            .iter()
            .map(|q| {
                clip(*q, line.span)
                    .of(&report.text)
                    .split_whitespace()
                    .filter(|w| w.chars().any(char::is_alphanumeric))
                    .count()
            })
            .sum::<usize>();
        let previous =
            (0..drafts.len()).rev().filter(|&k| drafts[k].line < at).max_by_key(|&k| (drafts[k].line, k));
        let adjacent = previous.filter(|&k| {
            let d = &drafts[k];
            let same_part = lines[d.line].part == line.part;
            let marked = d.shape == Shape::Marked;
            same_part && at - d.line <= 3 && (marked || whole)
                || marked && line.part == lines[d.line].part + 1 && whole
        });
        if whole {
            let piece: Vec<Span> = here.iter().map(|q| clip(*q, line.span)).collect();
            match adjacent {
                Some(k)
                    if lines[drafts[k].line].part == line.part
                        && drafts[k].shape == Shape::Marked
                        && continues(drafts, k, at) =>
                {
                    drafts[k].content.extend(piece);
                }
                _ if words >= 3 => drafts.push(free(at, piece, 0.7)),
                _ => {}
            }
        } else if words >= FEWEST_FREE && !titled(report, &here) {
            let last = here.last().unwrap_or(first);
            let all = clip(*first, line.span).join(clip(*last, line.span));
            drafts.push(free(at, vec![all], 0.5));
        }
    }
    drafts.sort_by_key(|d| (d.line, d.reach(), d.shape));
}

/// Whether the draft's last content reaches the line before.
fn continues(drafts: &[Draft], k: usize, at: usize) -> bool {
    at - drafts[k].line <= 3 && !drafts.iter().any(|d| d.line > drafts[k].line && d.line < at)
}

fn free(line: usize, content: Vec<Span>, score: f32) -> Draft {
    Draft { line, shape: Shape::Free, act: Act::Speech, content, source: None, cue: None, score }
}

/// Whether the words in marks are written like the title of a work.
fn titled(report: &Report, here: &[Span]) -> bool {
    let long: Vec<&str> =
        here.iter().flat_map(|q| q.of(&report.text).split_whitespace()).filter(|w| w.len() > 3).collect();
    !long.is_empty()
        && long
            .iter()
            .filter(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase))
            .count()
            * 3
            >= long.len() * 2
}

fn clip(q: Span, line: Span) -> Span {
    Span::new(q.start.max(line.start), q.end.min(line.end))
}

fn outside_words(report: &Report, line: &Line<'_>, here: &[Span]) -> usize {
    let _ = report;
    line.words.iter().filter(|w| w.is_word() && !here.iter().any(|q| q.contains(w.span))).count()
}
