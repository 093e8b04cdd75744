//! Words in marks: a quotation reaches to its closing mark, goes on in the next sentence, or stands free.

use super::draft::{Draft, Shape};
use crate::annotate::line::{Line, Word};
use crate::record::{Act, Report, Span};

/// Fewest words in marks that count as said without a cue: shorter ones are titles and scare quotes.
const FEWEST_FREE: usize = 5;
/// Fewest words of a sentence that stands in marks as a whole.
const FEWEST_WHOLE: usize = 3;
/// What words in marks are worth that are signed.
const SIGNED: f32 = 0.8;

/// Lets contents reach over the sentences that their marks hold.
pub fn reach_over_marks(lines: &[Line<'_>], quoted: &[Span], drafts: &mut [Draft]) {
    for d in drafts.iter_mut().filter(|d| d.shape == Shape::Marked) {
        let line = lines[d.line].span;
        for q in around(quoted, line).filter(|q| !line.contains(*q)) {
            // what stands in marks before or after this sentence belongs to the nearest piece of content
            let piece = d.content.iter_mut().find(|c| c.overlaps(q));
            if let Some(c) = piece {
                *c = c.join(q);
            }
        }
        d.content.sort_unstable();
        d.content.dedup_by(|b, a| a.contains(*b));
    }
}

/// Gives passages in marks to the quotations they continue; makes drafts of those that stand free.
pub fn claim(report: &Report, lines: &[Line<'_>], quoted: &[Span], drafts: &mut Vec<Draft>) {
    drafts.sort_by_key(|d| (d.line, d.cue, d.reach()));
    let taken = merged(drafts.iter().flat_map(|d| d.content.iter().copied()).collect());
    let claimed = drafts.len();
    let mut last_free: Option<usize> = None; // later than all claimed ones
    for &q in quoted.iter().filter(|q| !overlaps_any(&taken, **q)) {
        let at = lines.partition_point(|l| l.span.end <= q.start);
        let Some(line) = lines.get(at).filter(|l| l.kind.is_article() && l.span.start <= q.start) else {
            continue;
        };
        let words =
            q.of(&report.text).split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
        let end = lines.partition_point(|l| l.span.start < q.end);
        let whole = lines[at..end.max(at + 1)].iter().all(|l| stands_in_marks(l, quoted));
        let before = drafts[..claimed].partition_point(|d| d.line <= at).checked_sub(1);
        let before =
            [last_free, before].into_iter().flatten().max_by_key(|&k| drafts[k].content.last().copied());
        let goes_on = before.filter(|&k| {
            let d = &drafts[k];
            let gap = d.reach().map_or(q, |r| Span::new(r.end, q.start));
            matches!(d.shape, Shape::Marked | Shape::Free)
                && (lines[d.line].part == line.part || d.content.is_empty() && d.line + 1 == at)
                && d.content.last().is_none_or(|c| c.end <= q.start)
                && if at > d.line {
                    lines[d.line + 1..=at].iter().all(|l| stands_in_marks(l, quoted))
                } else {
                    gap.start <= gap.end && !words_between(&report.text, gap)
                }
        });
        if let Some(k) = goes_on.filter(|_| whole) {
            drafts[k].content.push(q);
        } else if whole && words >= FEWEST_WHOLE {
            last_free = Some(drafts.len());
            drafts.push(free(at, vec![q], 0.7));
        } else if words >= FEWEST_FREE && !titled(report, q) {
            let same = last_free.filter(|&k| drafts[k].line == at && drafts[k].source.is_none());
            match same {
                Some(k) => {
                    let first = drafts[k].content[0];
                    drafts[k].content = vec![first.join(q)];
                }
                None => {
                    last_free = Some(drafts.len());
                    drafts.push(free(at, vec![q], 0.5));
                }
            }
        }
    }
    drafts.retain(|d| !d.content.is_empty());
    for d in drafts.iter_mut().filter(|d| d.source.is_none() && d.cue.is_none()) {
        sign(report, lines, d);
    }
}

/// A draft of words in marks.
const fn free(at: usize, content: Vec<Span>, score: f32) -> Draft {
    Draft { line: at, shape: Shape::Free, act: Act::Speech, content, source: None, cue: None, score }
}

/// Takes the name behind a dash that ends the paragraph for the source: `“…” — Reed`.
fn sign(report: &Report, lines: &[Line<'_>], d: &mut Draft) {
    const LONGEST: usize = 8;
    let Some(end) = d.content.last().map(|last| last.end) else { return };
    // a signature may be read as a sentence of its own
    let from = lines.partition_point(|l| l.span.end < end);
    let rest = lines[from..].iter().take_while(|l| l.part == lines[d.line].part).flat_map(|l| &l.words);
    let rest: Vec<&Word<'_>> = rest.filter(|w| w.span.start >= end).take(LONGEST + 1).collect();
    let [dash, name, ..] = rest[..] else { return };
    if matches!(dash.text, "―" | "—" | "–" | "--" | "-") && name.is_capital() && rest.len() <= LONGEST {
        let end = rest.last().map_or(name.span.end, |w| w.span.end);
        d.source = Some(Span::new(name.span.start, end).trimmed(&report.text));
        d.cue = Some(dash.span);
        d.score = d.score.max(SIGNED);
    }
}

/// Whether all words of a line stand in marks.
fn stands_in_marks(line: &Line<'_>, quoted: &[Span]) -> bool {
    line.words.iter().filter(|w| w.is_word()).all(|w| around(quoted, w.span).any(|q| q.contains(w.span)))
}

/// The passages in marks that overlap a span.
fn around(quoted: &[Span], span: Span) -> impl Iterator<Item = Span> + '_ {
    let from = quoted.partition_point(|q| q.start < span.start).saturating_sub(3);
    quoted[from..].iter().copied().take_while(move |q| q.start < span.end).filter(move |q| q.overlaps(span))
}

fn words_between(text: &str, gap: Span) -> bool {
    gap.of(text).chars().any(char::is_alphanumeric)
}

/// Spans joined where they touch, sorted.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for s in spans {
        match out.last_mut() {
            Some(last) if s.start <= last.end => *last = last.join(s),
            _ => out.push(s),
        }
    }
    out
}

fn overlaps_any(merged: &[Span], span: Span) -> bool {
    let after = merged.partition_point(|m| m.end <= span.start);
    merged.get(after).is_some_and(|m| m.overlaps(span))
}

/// Whether the words in marks are written like the title of a work.
pub fn titled(report: &Report, q: Span) -> bool {
    let long: Vec<&str> = q.of(&report.text).split_whitespace().filter(|w| w.len() > 3).collect();
    let capital = |w: &&&str| w.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    !long.is_empty() && long.iter().filter(capital).count() * 3 >= long.len() * 2
}
