//! The encoder's attributions and the rules' drafts made one list.
//!
//! Where both heard the same, the encoder's source and cue stand and the rules mend the content at its marks;
//! what only the rules found is kept where its shape is sure.

use super::cue::verb_at;
use super::draft::{Draft, Shape};
use crate::annotate::line::Line;
use crate::learned::{Heard, HeardQuotation};
use crate::record::{Act, Report, Span};

/// Share of common length from which two contents are the same quotation (Dice).
const SAME: f32 = 0.5;
/// Share of common length from which a second finding is no second quotation.
const SAME_AGAIN: f32 = 0.6;
/// What a score is worth that no rule confirms, with and without somebody who speaks; chosen on the accounts gold.
const ALONE: f32 = 0.7;
const NOBODY: f32 = 0.4;
/// What an attitude's score is worth beside that of speech.
const ATTITUDE: f32 = 0.6;

/// One list of both.
pub fn merge(
    report: &Report,
    lines: &[Line<'_>],
    quoted: &[Span],
    rules: Vec<Draft>,
    heard: &Heard,
) -> Vec<Draft> {
    let mut heard: Vec<Draft> =
        heard.quotations.iter().filter_map(|h| draft(report, lines, quoted, h)).collect();
    heard.sort_by_key(|d| (d.line, d.cue, d.reach()));
    let mut used = vec![false; heard.len()];
    let mut all = Vec::with_capacity(rules.len() + heard.len());
    for rule in rules {
        let from = heard.partition_point(|h| h.line + 1 < rule.line);
        let twin = (from..heard.len())
            .take_while(|&k| heard[k].line <= rule.line + 1)
            .filter(|&k| !used[k])
            .map(|k| (k, likeness(&rule, &heard[k])))
            .filter(|&(_, l)| l >= SAME)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match twin {
            Some((k, _)) => {
                used[k] = true;
                all.push(united(rule, &heard[k]));
            }
            None => all.push(rule),
        }
    }
    let known = all.len();
    for (mut h, _) in heard.into_iter().zip(used).filter(|(_, used)| !used) {
        let twice = all[..known].iter().any(|r: &Draft| r.line == h.line && dice(r, &h) >= SAME_AGAIN);
        if !twice {
            h.score *= if h.source.is_some() { ALONE } else { NOBODY };
            all.push(h);
        }
    }
    all.sort_by_key(|d| (d.line, d.cue, d.reach()));
    all
}

/// Dice of the contents' lengths; the same cue word helps, another one is another quotation.
fn likeness(a: &Draft, b: &Draft) -> f32 {
    let dice = dice(a, b);
    let cue = a.cue.zip(b.cue).is_some_and(|(x, y)| x.overlaps(y));
    if cue {
        dice + 0.2
    } else if a.cue.is_some() && b.cue.is_some() {
        0.0
    } else {
        dice
    }
}

fn dice(a: &Draft, b: &Draft) -> f32 {
    let length = |d: &Draft| d.content.iter().map(|c| c.len()).sum::<usize>();
    let common: usize = a
        .content
        .iter()
        .flat_map(|x| b.content.iter().map(move |y| x.end.min(y.end).saturating_sub(x.start.max(y.start))))
        .sum();
    2.0 * common as f32 / (length(a) + length(b)).max(1) as f32
}

/// Both heard it: the encoder's source and cue, the longer agreement of contents.
fn united(rule: Draft, heard: &Draft) -> Draft {
    let marked = rule.shape == Shape::Marked || rule.shape == Shape::Free;
    Draft {
        content: if marked
            || rule.shape == Shape::According
            || heard.content.is_empty()
            || heard.content.len() > rule.content.len()
        {
            rule.content
        } else {
            heard.content.clone()
        },
        source: heard.source.or(rule.source),
        cue: heard.cue.or(rule.cue),
        score: (rule.score.max(heard.score) + 0.05).min(1.0),
        ..rule
    }
}

/// An attribution of the encoder as a draft.
fn draft(report: &Report, lines: &[Line<'_>], quoted: &[Span], h: &HeardQuotation) -> Option<Draft> {
    let cue = Span::cover(&h.cue);
    let first = h.content.first()?;
    let at = cue.unwrap_or(*first).start;
    let line = lines.partition_point(|l| l.span.end <= at);
    let row = lines.get(line).filter(|l| l.kind.is_article())?;
    let mut content: Vec<Span> =
        h.content.iter().map(|c| c.trimmed(&report.text)).filter(|c| !c.is_empty()).collect();
    for c in &mut content {
        // a mark left out at either end belongs to the words it opens or closes
        for q in quoted {
            if q.start < c.start && c.start - q.start <= 3 && q.end >= c.start {
                c.start = q.start;
            }
            if c.end < q.end && q.end - c.end <= 4 && q.start <= c.end {
                c.end = q.end;
            }
        }
    }
    content.sort_unstable();
    content.dedup();
    let act = act(row, cue);
    let marked = content.iter().any(|c| quoted.iter().any(|q| q.overlaps(*c)));
    let shape = match (marked, act) {
        (true, _) => Shape::Marked,
        (_, Act::Speech) => Shape::Clause,
        _ => Shape::SpeechAct,
    };
    let act = if marked { Act::Speech } else { act };
    let score = if act == Act::Attitude { h.score * ATTITUDE } else { h.score };
    (!content.is_empty()).then(|| Draft {
        line,
        shape,
        act,
        content,
        source: Span::cover(&h.source),
        cue,
        score,
    })
}

/// Speech where the cue holds a listed verb of saying, "according to" or a colon.
fn act(line: &Line<'_>, cue: Option<Span>) -> Act {
    let Some(cue) = cue else { return Act::Speech };
    let (from, to) = (line.word_at(cue.start), line.word_at(cue.end));
    let words = from..to.max(from);
    for i in words.rev() {
        let w = line.at(i);
        if w.is_any(&["according", ":", "―", "—", "--", "per", "citing", "quoting"]) {
            return Act::Speech;
        }
        if let Some((verb, ..)) = verb_at(&line.words, i) {
            return verb.act;
        }
    }
    Act::Attitude
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a(content: Span, cue: Span, score: f32) -> Draft {
        Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![content],
            source: None,
            cue: Some(cue),
            score,
        }
    }

    #[test]
    fn the_same_cue_decides_between_nested_contents() {
        let outer = a(Span::new(10, 60), Span::new(5, 9), 0.8);
        let inner = a(Span::new(30, 60), Span::new(20, 25), 0.8);
        assert!(likeness(&outer, &outer) > likeness(&outer, &inner));
        assert!(likeness(&inner, &inner) > likeness(&outer, &inner));
    }
}
