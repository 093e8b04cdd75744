//! Through whom the outlet has somebody's words: named beside them, or carried from a sentence near by.

use super::carried::carry;
use super::commitment;
use super::draft::{Draft, Shape};
use super::mend;
use super::paper;
use super::passed::{around, ends_in_office, hearers, passed_on, quoting};
use super::speaker::{Cast, is_document};
use crate::annotate::entity::{Listed, gazetteer};
use crate::annotate::line::{Line, Word, split};
use crate::names;
use crate::record::{
    Act, Basis, Channel, EntityKind, Finding, OriginKind, Quotation, QuotationKind, Report, Span,
};

/// Speakers who carry nothing: the outlet's own voice, or nobody told.
const SELF: [&str; 6] = ["i", "we", "who", "that", "this", "which"];
/// Where people publish words of their own.
const PLATFORMS: [&str; 7] = ["twitter", "facebook", "instagram", "telegram", "weibo", "linkedin", "youtube"];

/// Quotations with speakers and channels.
pub fn assemble(
    report: &Report,
    lines: &[Line<'_>],
    quoted: &[Span],
    drafts: &[Draft],
    within: &[Option<usize>],
    carried: &[bool],
    speakers: &[Option<usize>],
    cast: &mut Cast<'_>,
) -> Vec<Quotation> {
    let mut speakers = speakers.to_vec();
    let mut channels: Vec<Vec<Channel>> = vec![Vec::new(); drafts.len()];
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let line = &lines[d.line];
        // the layers around it
        let mut outer = within[i];
        let mut steps = 0;
        while let Some(k) = outer.filter(|_| steps < 8) {
            // "it is unlikely": who holds something passes nothing on
            if let Some(source) = drafts[k].source.filter(|_| drafts[k].act == Act::Speech) {
                let own = speakers[k].is_some() && speakers[k] == speakers[i]
                    || SELF.contains(&line.lower(line.word_at(source.start)));
                if let Some(c) = carrier(cast, line, source, speakers[k]).filter(|_| !own) {
                    add(&mut channels[i], c);
                }
            }
            outer = within[k];
            steps += 1;
        }
        // "“…,” Reed said, according to the memo"
        for k in around(drafts, i) {
            if let (Some(source), false) = (drafts[k].source, speakers[k] == speakers[i]) {
                carrier(cast, line, source, speakers[k]).into_iter().for_each(|c| add(&mut channels[i], c));
            }
        }
        // "the agency said, quoting Reed"
        if let Some((inner, span)) = quoting(cast, line, d) {
            let old = d.source.and_then(|s| carrier(cast, line, s, speakers[i]));
            if let Some(speaker) = cast.speaker(span, d.line, drafts, &speakers[..i.min(speakers.len())]) {
                let _ = inner;
                speakers[i] = Some(speaker);
                if let Some(c) = old {
                    add(&mut channels[i], c);
                }
            }
        }
        // "the Herald quoted Reed as saying"
        if let Some((from, to)) = mend::quoter(line, d) {
            let span = line.span_of(from, to);
            let named = line.row(from, to).iter().filter(|word| word.is_capital()).map(|word| word.text);
            let is_outlet = names::is_outlet(named) && listed(cast, line, from, to).is_none();
            let c =
                if is_outlet { Some(paper::channel(cast, span)) } else { carrier(cast, line, span, None) };
            c.into_iter().for_each(|c| add(&mut channels[i], c));
        }
        // "The poll found that … Nearly 60 percent said": the outlet has it from the poll
        if let Some(k) = cast.polled(d, drafts, &speakers).filter(|&k| speakers[k] != speakers[i]) {
            let poll = drafts[k].source.and_then(|s| carrier(cast, &lines[drafts[k].line], s, speakers[k]));
            poll.into_iter().for_each(|c| add(&mut channels[i], Channel { basis: Basis::Carried, ..c }));
        }
        for c in beside(cast, line, d) {
            let own = c.entity.is_some() && c.entity == speakers[i]
                || d.source.is_some_and(|s| s.overlaps(c.span))
                || cast.same_name(speakers[i], &c.name);
            if !own {
                add(&mut channels[i], c);
            }
        }
    }
    let own: Vec<Option<Channel>> = (0..drafts.len())
        .map(|i| {
            let source = drafts[i].source?;
            let line = &lines[drafts[i].line];
            let c = carrier(cast, line, source, speakers[i])?;
            // what a sentence has from an agency in passing is no sign of whom the next one is from
            if mend::opens_relative(line, line.word_at(source.start)) {
                return None;
            }
            matches!(c.kind, OriginKind::Agency | OriginKind::StateMedia).then_some(c)
        })
        .collect();
    let own: Vec<Option<Channel>> =
        own.into_iter().enumerate().map(|(k, c)| c.filter(|_| !within.contains(&Some(k)))).collect();
    // "reportedly": through somebody else, who is not told
    let hearsay: Vec<bool> = drafts
        .iter()
        .map(|d| d.cue.is_some_and(|c| c.of(&report.text).to_lowercase().contains("reportedly")))
        .collect();
    let heard_by: Vec<Vec<usize>> = drafts.iter().map(|d| hearers(cast, d)).collect();
    carry(lines, drafts, &speakers, &own, &hearsay, &heard_by, &mut channels);
    let order: Vec<usize> = order(drafts).into_iter().filter(|&i| !carried[i]).collect();
    let place: Vec<usize> = {
        let mut place = vec![0; drafts.len()];
        for (n, &i) in order.iter().enumerate() {
            place[i] = n;
        }
        place
    };
    order
        .iter()
        .map(|&i| {
            let d = &drafts[i];
            let (kind, inside) = super::kind_of(&report.text, &d.content, quoted);
            // "“Quell never wrote that …,” Reed said": what she did not write stands in Reed's marks, not in hers
            let told = d.cue.is_some_and(|cue| quoted.iter().any(|q| q.contains(cue)));
            let held = if told { QuotationKind::Indirect } else { kind };
            Quotation {
                kind,
                act: d.act,
                content: d.content.clone(),
                source: d.source.into_iter().collect(),
                cue: d.cue.into_iter().collect(),
                quoted: inside,
                speaker: speakers[i],
                channels: channels[i].clone(),
                within: outer_kept(i, within, carried).map(|k| place[k]),
                finding: Finding::Told,
                echo: None,
                commitment: commitment::of(&lines[d.line], d, held),
                score: d.score,
            }
        })
        .collect()
}

/// The nearest quotation around it that stands for itself.
fn outer_kept(i: usize, within: &[Option<usize>], carried: &[bool]) -> Option<usize> {
    let mut outer = within[i];
    for _ in 0..within.len() {
        let k = outer?;
        if !carried[k] {
            return Some(k);
        }
        outer = within[k];
    }
    None
}

pub fn order(drafts: &[Draft]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| (drafts[i].content.first().copied(), drafts[i].reach(), i));
    order
}

pub fn add(channels: &mut Vec<Channel>, channel: Channel) {
    let known = channels.iter().any(|c| c.name == channel.name);
    if !known {
        channels.push(channel);
    }
}

/// Whether a source is an agency, an outlet or the media.
pub fn names_carrier(report: &Report, source: Span) -> bool {
    let words = split(&report.text, source);
    // "copies obtained by the agency": the agency does not say what is in them
    let by = words.iter().position(|w| w.is("by")).unwrap_or(words.len());
    (0..by).any(|i| {
        words[i].is("media")
            || gazetteer().longest(&words[i..]).is_some_and(|(e, _)| matches!(e.is, Listed::Carrier(_)))
    })
}

/// The channel that a source is, where it carries somebody else's words.
fn carrier(cast: &mut Cast<'_>, line: &Line<'_>, source: Span, speaker: Option<usize>) -> Option<Channel> {
    let (from, to) = (line.word_at(source.start), line.word_at(source.end));
    let by = (from..to).find(|&i| line.at(i).is("by")).unwrap_or(to);
    if let Some(c) = listed(cast, line, from, by) {
        return Some(c);
    }
    let words = line.words.get(from..to)?;
    let has = |list: &[&str]| words.iter().any(|w| w.is_any(list));
    let name = speaker
        .and_then(|s| cast.entity(s))
        .map(|e| e.name.clone())
        .unwrap_or_else(|| source.of(&cast.report.text).to_owned());
    let kind = speaker.and_then(|s| cast.entity(s)).map(|e| e.kind);
    let specific = name.contains(char::is_uppercase);
    let origin = if has(&["media", "television", "tv", "broadcaster", "newspaper", "newspapers"]) {
        let called = split(&name, Span::new(0, name.len()));
        if is_of_state(words) || is_of_state(&called) { OriginKind::StateMedia } else { OriginKind::Outlet }
    } else if has(&["agency", "newswire", "wire"]) && has(&["news", "newswire", "wire", "press"]) {
        OriginKind::Agency
    } else if has(&["spokesman", "spokeswoman", "spokesperson", "spokespeople"]) {
        OriginKind::Spokesperson
    } else if has(&["office", "ministry", "department", "government", "administration", "embassy"]) {
        OriginKind::Office
    } else if words.iter().any(|w| is_document(&w.lower)) {
        OriginKind::Document
    } else if kind == Some(EntityKind::Person) && specific {
        OriginKind::Person
    } else if matches!(kind, Some(EntityKind::Organisation | EntityKind::Place)) {
        OriginKind::Office
    } else {
        OriginKind::Unnamed
    };
    let generic = matches!(origin, OriginKind::StateMedia | OriginKind::Outlet | OriginKind::Unnamed);
    Some(Channel {
        name,
        span: source,
        basis: Basis::Explicit,
        kind: origin,
        specific: specific && !generic,
        entity: speaker,
    })
}

/// "state media", "the official party newspaper", but not "a newspaper that is the state's third".
fn is_of_state(words: &[Word<'_>]) -> bool {
    const STATE: [&str; 6] =
        ["state", "state-run", "state-owned", "official", "state-controlled", "government"];
    const MEDIA: [&str; 8] =
        ["media", "television", "tv", "broadcaster", "newspaper", "newspapers", "radio", "channel"];
    let near = |i: usize| words.iter().skip(i + 1).take(3).any(|w| w.is_any(&MEDIA));
    (0..words.len()).any(|i| words[i].is_any(&STATE) && near(i))
}

/// A listed agency, state medium or outlet among words.
fn listed(cast: &Cast<'_>, line: &Line<'_>, from: usize, to: usize) -> Option<Channel> {
    let mut i = from;
    while i < to.min(line.words.len()) {
        if let Some((entry, n)) = gazetteer().longest(line.row(i, usize::MAX)) {
            if let Listed::Carrier(kind) = entry.is {
                let span = line.span_of(i, i + n);
                let entity =
                    cast.report.layers.mentions.iter().find(|m| m.span.overlaps(span)).map(|m| m.entity);
                let name = entity
                    .and_then(|e| cast.entity(e))
                    .filter(|e| e.kind != EntityKind::Person)
                    .map_or_else(|| entry.name.clone(), |e| e.name.clone());
                return Some(Channel { name, span, basis: Basis::Explicit, kind, specific: true, entity });
            }
            i += n;
        } else {
            i += 1;
        }
    }
    None
}

/// Channels named in the same sentence outside the content: "Xinhua" in "…, Xinhua reported, …", "told CNN", "in a statement carried by …".
fn beside(cast: &mut Cast<'_>, line: &Line<'_>, d: &Draft) -> Vec<Channel> {
    let mut found = Vec::new();
    let in_content = |w: &Word<'_>| d.content.iter().any(|c| c.contains(w.span));
    let in_source = |w: &Word<'_>| d.source.is_some_and(|s| s.contains(w.span));
    let mut i = 0;
    while i < line.words.len() {
        let w = line.at(i);
        if in_content(w) && w.is_any(&["via", "through"]) && ends_in_office(line, i) {
            found.extend(passed_on(cast, line, d, i));
        }
        if in_content(w) || in_source(w) {
            i += 1;
            continue;
        }
        if let Some((entry, n)) = gazetteer().longest(line.row(i, usize::MAX)) {
            if matches!(entry.is, Listed::Carrier(_)) && !told_of_another(line, d, i) {
                found.extend(listed(cast, line, i, i + n));
            }
            i += n;
            continue;
        }
        let near_cue = d.cue.is_some_and(|c| line.word_at(c.start) <= i && i <= line.word_at(c.end) + 8);
        if w.is_any(&["by", "via", "through"]) && d.shape != Shape::According {
            found.extend(passed_on(cast, line, d, i));
        }
        if w.is("media")
            && i > 0
            && line.at(i - 1).is_any(&[
                "state",
                "state-run",
                "state-owned",
                "local",
                "official",
                "state-controlled",
            ])
        {
            if d.source.is_some_and(|s| line.span_of(i, i + 1).overlaps(s)) {
                i += 1;
                continue;
            }
            let (mut from, state) = (i - 1, line.at(i - 1).lower.starts_with("state"));
            while from > 0 && (line.at(from - 1).is_capital() || line.at(from - 1).is_possessive()) {
                from -= 1;
            }
            let span = line.span_of(from, i + 1);
            let name = span.of(&cast.report.text).to_owned();
            let entity = cast.describe(&name, EntityKind::Organisation, span);
            let kind = if state { OriginKind::StateMedia } else { OriginKind::Outlet };
            found.push(Channel {
                name,
                span,
                basis: Basis::Explicit,
                kind,
                specific: false,
                entity: Some(entity),
            });
        } else if near_cue
            && is_document(&w.lower)
            && i > 0
            && line.row(0, i).iter().rev().take(4).any(|p| p.is_any(&["in", "on", "through", "via"]))
            && !w.is_any(&["plan", "decision", "order", "text", "word"])
        {
            let span = line.span_of(i, i + 1);
            found.push(Channel {
                name: w.lower.clone(),
                span,
                basis: Basis::Explicit,
                kind: OriginKind::Document,
                specific: false,
                entity: None,
            });
        } else if near_cue
            && (w.is_any(&PLATFORMS) && i > 0 && line.at(i - 1).is_any(&["on", "via", "through"])
                || w.is_any(&["tweeted", "tweet"]))
        {
            let name = if w.is_any(&PLATFORMS) { w.span.of(&cast.report.text) } else { "Twitter" };
            found.push(Channel {
                name: name.to_owned(),
                span: w.span,
                basis: Basis::Explicit,
                kind: OriginKind::Document,
                specific: false,
                entity: None,
            });
        } else if let Some(n) = near_cue.then(|| paper::told(line, i)).flatten() {
            let channel = paper::channel(cast, line.span_of(i, i + n));
            if !paper::is_own(cast.report.outlet.as_deref(), &channel.name) {
                found.push(channel);
            }
            i += n;
            continue;
        } else if near_cue && w.is("reporters") && i > 0 && line.at(i - 1).is("told") {
            let span = line.span_of(i, i + 1);
            found.push(Channel {
                name: "reporters".to_owned(),
                span,
                basis: Basis::Explicit,
                kind: OriginKind::Outlet,
                specific: false,
                entity: None,
            });
        }
        i += 1;
    }
    found
}

/// "Reed, who often speaks on Radio Aldan": what a relative clause behind the words tells is not where they were said.
fn told_of_another(line: &Line<'_>, d: &Draft, at: usize) -> bool {
    let Some(cue) = d.cue.map(|cue| line.word_at(cue.end)) else { return false };
    let who = (cue..at).rev().find(|&i| line.at(i).is_any(&["who", "whose", "which"]));
    let in_source = |i: usize| d.source.is_some_and(|source| source.contains(line.at(i).span));
    who.is_some_and(|i| {
        !in_source(i) && !line.row(i, at).iter().any(|w| w.is_any(&["told", "said", "citing"]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_of_a_state_is_not_the_states() {
        for (text, state) in [
            ("Norvanian state media", true),
            ("the official party newspaper", true),
            ("a newspaper that is the state's third", false),
            ("the Brack Statesman, a newspaper", false),
        ] {
            assert_eq!(is_of_state(&split(text, Span::new(0, text.len()))), state, "{text}");
        }
    }
}
