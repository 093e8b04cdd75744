//! The encoder's attributions and the rules' drafts made one list.
//!
//! Where both heard the same, the encoder's source and cue stand and the rules mend the content at its marks;
//! what only the rules found is kept where its shape is sure.

mod coordinate;
mod fragment;
mod nothing;
mod participle;
mod source;
mod venue;

use super::cue::verb_at;
use super::draft::{Draft, Shape};
use super::free::titled;
use crate::annotate::line::Line;
use crate::learned::{Heard, HeardQuotation};
use crate::record::{Act, Report, SAID_FROM, Span};
use nothing::says_nothing;

/// Share of common length from which two contents are the same quotation (Dice).
const SAME: f32 = 0.5;
/// Share of common length from which a second finding is no second quotation.
const SAME_AGAIN: f32 = 0.6;
/// What a score is worth that no rule confirms, with and without somebody who speaks; chosen on the accounts gold.
const ALONE: f32 = 0.6;
const NOBODY: f32 = 0.4;
/// Score from which words that stand in marks altogether are said by somebody, whoever it is.
const MARKED: f32 = 0.5;
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
    let mut own: Vec<Draft> =
        heard.quotations.iter().filter_map(|h| draft(report, lines, quoted, h)).collect();
    let names = |d: &Draft| d.cue.is_some_and(|cue| fragment::gives_a_name(&lines[d.line], cue, heard));
    own.retain(|d| !names(d) && !participle::is_anothers(&lines[d.line], d, heard));
    own.sort_by_key(|d| (d.line, d.cue, d.reach()));
    let mut used = vec![false; own.len()];
    let mut all = Vec::with_capacity(rules.len() + own.len());
    let empty = |rule: &Draft| {
        let line = &lines[rule.line];
        rule.cue.is_some_and(|cue| says_nothing(report, line, rule.source, &rule.content, cue))
    };
    for rule in rules.into_iter().filter(|rule| !empty(rule) && !names(rule)) {
        let from = own.partition_point(|h| h.line + 1 < rule.line);
        let twin = (from..own.len())
            .take_while(|&k| own[k].line <= rule.line + 1)
            .filter(|&k| !used[k])
            .map(|k| (k, likeness(&rule, &own[k])))
            .filter(|&(_, l)| l >= SAME)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match twin {
            Some((k, _)) if is_noun(&rule, heard) && own[k].source.is_none() => {}
            Some((k, _)) => {
                used[k] = true;
                let part = lines[rule.line].part;
                let here = |piece: &Span| {
                    let at = lines.partition_point(|line| line.span.end <= piece.start);
                    let beside = |other: &Draft| other.cue != own[k].cue && other.covers(*piece);
                    lines.get(at).is_some_and(|line| line.part == part)
                        && quoted.iter().any(|q| q.contains(*piece))
                        && !own.iter().any(beside)
                };
                all.push(united(rule, &own[k], &here));
            }
            None if is_noun(&rule, heard) => {}
            None if own.iter().any(|h| says_otherwise(&rule, h)) => {}
            None if participle::is_anothers(&lines[rule.line], &rule, heard) => {}
            None if !fragment::has_its_clause(&lines[rule.line], quoted, &rule, heard) => {}
            None => all.push(rule),
        }
    }
    let known = all.len();
    for (mut h, _) in own.into_iter().zip(used).filter(|(_, used)| !used) {
        let twice = all[..known].iter().any(|r: &Draft| r.line == h.line && dice(r, &h) >= SAME_AGAIN);
        if !twice {
            let sure = h.score >= MARKED && h.act == Act::Speech && is_speech(report, quoted, &h.content);
            h.score *= if h.source.is_some() { ALONE } else { NOBODY };
            // words in marks are hardly ever the outlet's own
            h.score = if sure { h.score.max(SAID_FROM) } else { h.score };
            all.push(h);
        }
    }
    all.sort_by_key(|d| (d.line, d.cue, d.reach()));
    share_sources(lines, &mut all);
    coordinate::part(lines, quoted, heard, &mut all);
    for d in &mut all {
        if let Some(cue) = d.cue {
            venue::cut(report, &lines[d.line], quoted, &mut d.content, cue);
        }
        d.source = d.source.and_then(|source| source::mended(&lines[d.line], source, d.cue, heard));
    }
    all
}

/// "The rebel-led states that sued", "repeated losses": a cue that the tree takes for a noun or for what tells of one, and
/// nobody heard as a cue.
fn is_noun(rule: &Draft, heard: &Heard) -> bool {
    let place = rule.cue.and_then(|cue| heard.word(cue));
    // "sparked demands for reform": who stands right before a noun does not own it
    let bare = rule.source.zip(rule.cue).is_some_and(|(source, cue)| source.end + 1 == cue.start);
    matches!(rule.shape, Shape::Clause | Shape::SpeechAct)
        && place.is_some_and(|place| {
            place.kind == "NOUN" && (rule.shape == Shape::Clause || bare && place.relation != "root")
                || place.relation == "amod"
        })
}

/// Whether the cue of a rule was heard to say something else: one verb says one thing.
fn says_otherwise(rule: &Draft, heard: &Draft) -> bool {
    let cue = rule.cue.zip(heard.cue).is_some_and(|(one, other)| one.overlaps(other));
    let source = rule.source.zip(heard.source).is_some_and(|(one, other)| !one.overlaps(other));
    rule.line == heard.line && cue && source
}

/// Whether a content stands in marks, and has words enough for a sentence that is no title.
fn is_speech(report: &Report, quoted: &[Span], content: &[Span]) -> bool {
    const FEWEST: usize = 5;
    let marked = |span: &Span| quoted.iter().any(|q| q.contains(*span)) && !titled(report, *span);
    let words = content.iter().flat_map(|&span| report.slice(span).split_whitespace());
    !content.is_empty() && content.iter().all(marked) && words.count() >= FEWEST
}

/// "In a note sent by Harlow, Reed, a lawyer, said A and described B": where one source of a sentence is another with
/// more before it that a preposition governs, the narrower is both cues'.
fn share_sources(lines: &[Line<'_>], all: &mut [Draft]) {
    for i in 0..all.len() {
        let Some(wide) = all[i].source else { continue };
        let line = &lines[all[i].line];
        let before = line.word_at(wide.start).checked_sub(1).map(|k| line.lower(k));
        if !before.is_some_and(|word| source::GOVERN.contains(&word)) {
            continue;
        }
        let same_line = all.iter().filter(|d| d.line == all[i].line);
        let narrower = same_line.filter_map(|d| d.source).find(|s| s.start > wide.start && wide.contains(*s));
        all[i].source = narrower.or(Some(wide));
    }
}

/// Dice of the contents' lengths; the same cue word helps, another one is another quotation.
fn likeness(a: &Draft, b: &Draft) -> f32 {
    let dice = dice(a, b);
    let cue = a.cue.zip(b.cue).is_some_and(|(x, y)| x.overlaps(y));
    let covers = |a: &Draft, b: &Draft| b.content.iter().all(|&c| a.covers(c));
    if cue && a.shape == Shape::Marked && (covers(a, b) || covers(b, a)) {
        // of one cue, one heard to go on where the other ends: "“…,” Reed said. “…”"
        dice.max(SAME) + 0.2
    } else if cue {
        dice + 0.2
    } else if a.cue.is_some() && b.cue.is_some() {
        0.0
    } else {
        dice
    }
}

fn dice(a: &Draft, b: &Draft) -> f32 {
    let length = |d: &Draft| d.content.iter().map(|c| c.len()).sum::<usize>();
    let common: usize =
        a.content.iter().flat_map(|x| b.content.iter().map(move |y| x.common(*y).len())).sum();
    2.0 * common as f32 / (length(a) + length(b)).max(1) as f32
}

/// Both heard it: the encoder's source and cue, the longer agreement of contents.
///
/// `here` tells of a piece that the rules left out whether it stands in marks that go on with the same words.
fn united(mut rule: Draft, heard: &Draft, here: &dyn Fn(&Span) -> bool) -> Draft {
    let marked = rule.shape == Shape::Marked || rule.shape == Shape::Free;
    let source = source::united(&rule, heard);
    // "called him a master of deals: “He showed it again.”": an act may go on in words of its own.
    let goes_on = rule.shape == Shape::SpeechAct && rule.content.first() == heard.content.first();
    if rule.shape == Shape::Marked {
        let more = heard.content.iter().filter(|c| here(c));
        let more: Vec<Span> =
            more.filter(|c| !rule.content.iter().any(|own| own.overlaps(**c))).copied().collect();
        rule.content.extend(more);
        rule.content.sort_unstable();
    }
    Draft {
        content: if marked
            || rule.shape == Shape::According
            || heard.content.is_empty()
            || heard.content.len() > rule.content.len() && !goes_on
        {
            rule.content
        } else {
            heard.content.clone()
        },
        source,
        cue: heard.cue.or(rule.cue),
        score: (rule.score.max(heard.score) + 0.05).min(1.0),
        ..rule
    }
}

/// "the crews, which Reed said had left, slept": what is said ends with the clause that "which" opens.
fn cut_relative(line: &Line<'_>, quoted: &[Span], content: &mut Vec<Span>, h: &HeardQuotation, cue: Span) {
    let Some(source) = Span::cover(&h.source) else { return };
    let from = line.word_at(source.start);
    let relative =
        from > 1 && line.at(from - 1).is_any(&["which", "who", "whom"]) && line.lower(from - 2) == ",";
    if !relative || source.end > cue.start {
        return;
    }
    let begin = line.word_at(cue.end);
    let comma = (begin..line.words.len())
        .find(|&i| line.lower(i) == "," && !quoted.iter().any(|q| q.contains(line.at(i).span)));
    let Some(end) = comma.map(|i| line.at(i).span.start) else { return };
    content.retain(|c| c.start < end);
    if let Some(last) = content.last_mut() {
        last.end = last.end.min(end);
    }
}

/// Content that the encoder ends at the full stop of "U.S." before a name goes on to the end of the sentence.
fn whole_names(line: &Line<'_>, quoted: &[Span], content: &mut [Span]) {
    let inside = |i: usize| quoted.iter().any(|q| q.contains(line.at(i).span));
    for c in content.iter_mut().filter(|c| line.span.contains(**c)) {
        let next = line.words.partition_point(|word| word.span.start < c.end);
        let (Some(last), Some(word)) =
            (next.checked_sub(1).and_then(|at| line.words.get(at)), line.words.get(next))
        else {
            continue;
        };
        let initials = last.text.matches('.').count() > 1 && last.text.ends_with('.');
        if initials && word.is_capital() && !inside(next) {
            let end = super::attribution::trim_end(line, line.words.len(), &inside);
            c.end = line.at(end - 1).span.end.max(c.end);
        }
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
    whole_names(row, quoted, &mut content);
    content.sort_unstable();
    content.dedup();
    // another sentence goes on with it only in marks
    content.retain(|c| c.overlaps(row.span) || quoted.iter().any(|q| q.overlaps(*c)));
    if let Some(cue) = cue {
        cut_relative(row, quoted, &mut content, h, cue);
        if says_nothing(report, row, Span::cover(&h.source), &content, cue) {
            return None;
        }
    }
    let act = act(row, cue);
    let marked = content.iter().any(|c| quoted.iter().any(|q| q.overlaps(*c)));
    let shape = match (marked, act) {
        (true, _) => Shape::Marked,
        (_, Act::Speech) => Shape::Clause,
        _ => Shape::SpeechAct,
    };
    let act = if marked { Act::Speech } else { act };
    let score = if act == Act::Attitude { h.score * ATTITUDE } else { h.score };
    let source = source::of(report, row, quoted, h);
    (!content.is_empty()).then_some(Draft { line, shape, act, content, source, cue, score })
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
    use crate::annotate::line::split;
    use crate::record::PartKind;

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

    fn line(text: &str) -> Line<'_> {
        let span = Span::new(0, text.len());
        Line { span, part: 0, kind: PartKind::Body, words: split(text, span) }
    }

    #[test]
    fn one_verb_says_one_thing() {
        let text = "Harlow, who beat Reed, told the Herald it was shut.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let told = |source, content| Draft { source: Some(at(source)), ..a(at(content), at("told"), 0.8) };
        let (rule, heard) = (told("Reed", "Harlow, who beat"), told("Harlow", "it was shut"));
        assert!(says_otherwise(&rule, &heard));
        assert!(!says_otherwise(&heard, &heard));
    }

    #[test]
    fn an_act_goes_on_in_words_of_its_own() {
        let text = "Harlow called him a master of deals. “He showed it again,” she said.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let act = at("him a master of deals");
        let rule = Draft { shape: Shape::SpeechAct, ..a(act, at("called"), 1.0) };
        let mut heard = a(act, at("called"), 0.8);
        heard.content.push(at("“He showed it again,”"));
        assert_eq!(united(rule.clone(), &heard, &|_| false).content, heard.content);
        let other = Draft { content: vec![at("a master of deals")], ..rule };
        assert_eq!(united(other.clone(), &heard, &|_| false).content, other.content);
    }

    #[test]
    fn a_governed_name_before_a_source_is_no_part_of_it() {
        let text = "In a note sent by Harlow, Reed, a lawyer, said it was safe and described it as “old”.";
        let lines = [line(text)];
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let said = Draft { source: Some(at("Reed, a lawyer")), ..a(at("it was safe"), at("said"), 0.8) };
        let wide = Some(at("Harlow, Reed, a lawyer,"));
        let described = Draft { source: wide, ..a(at("it as “old”"), at("described"), 0.8) };
        let mut all = [said, described];
        share_sources(&lines, &mut all);
        assert_eq!(all[1].source, all[0].source);
        let mut alone = [Draft { source: wide, ..all[1].clone() }];
        share_sources(&lines, &mut alone);
        assert_eq!(alone[0].source, wide);
    }

    #[test]
    fn initials_before_a_name_end_nothing() {
        let text = "Reed praised ties in the wake of U.S. President Mary Holt\u{2019}s tariffs.";
        let line = line(text);
        let cut = |to: &str| Span::new(13, text.find(to).unwrap_or(0) + to.len());
        for (to, whole) in [("U.S.", "tariffs"), ("ties", "ties")] {
            let mut content = [cut(to)];
            whole_names(&line, &[], &mut content);
            assert_eq!(content, [cut(whole)]);
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
