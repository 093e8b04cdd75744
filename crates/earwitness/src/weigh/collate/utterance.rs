//! Utterances: what one voice says in one go, and the limbs it may be cut into.

use super::negation;
use crate::record::{Quotation, QuotationKind, Report, Span};

/// A quotation's content, or what is left of a sentence in the outlet's own voice.
#[derive(Debug, Clone)]
pub struct Utterance {
    pub report: usize,
    /// Index into the report's `Layers::quotations`.
    pub quotation: Option<usize>,
    /// The sentences that hold it, source and cue included.
    pub context: Span,
    /// In reading order; never empty.
    pub limbs: Vec<Limb>,
}

impl Utterance {
    /// All its limbs as one.
    pub fn whole(&self) -> Limb {
        let mut spans: Vec<Span> = self.limbs.iter().flat_map(|limb| limb.spans.iter().copied()).collect();
        spans.sort_unstable();
        Limb { spans, clause: self.limbs.first().and_then(|limb| limb.clause) }
    }
}

/// A part of an utterance that may say something of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limb {
    pub spans: Vec<Span>,
    /// Index into the report's `Layers::clauses`.
    pub clause: Option<usize>,
}

/// The utterances of a report: its quotations first, then its own sentences.
pub fn find(position: usize, report: &Report) -> Vec<Utterance> {
    let mut utterances = quoted(position, report);
    utterances.extend(own(position, report));
    utterances
}

fn quoted(position: usize, report: &Report) -> Vec<Utterance> {
    let quotations = report.layers.quotations.iter().enumerate().filter(|(_, q)| q.is_said());
    let utterance = |(index, quotation): (usize, &crate::record::Quotation)| {
        let whole = Span::cover(&quotation.content)?;
        let all = quotation.content.iter().chain(&quotation.source).chain(&quotation.cue).copied();
        let context = all.reduce(Span::join).unwrap_or(whole);
        Some(Utterance {
            report: position,
            quotation: Some(index),
            context: sentences(report, context),
            limbs: limbs(report, &quotation.content),
        })
    };
    quotations.filter_map(utterance).collect()
}

fn own(position: usize, report: &Report) -> Vec<Utterance> {
    let layers = &report.layers;
    // "It comes amid calls for the council to act" is the outlet's own, whole, though it tells what somebody calls for.
    let apart = |q: &&Quotation| q.within.is_none() && q.is_said() && !is_nominal(report, q);
    let outer = || layers.quotations.iter().filter(apart);
    let contents = sorted(outer().flat_map(|q| q.content.iter().copied()));
    // "The minister told reporters" says nothing beside what the minister told them.
    let frames = sorted(outer().flat_map(|q| {
        q.source.iter().chain(&q.cue).copied().chain(q.channels.iter().map(|channel| channel.span))
    }));
    let mut utterances = Vec::new();
    for sentence in &layers.sentences {
        if !layers.parts.get(sentence.part).is_some_and(|part| part.kind.is_article()) {
            continue;
        }
        let said = within(&contents, sentence.span);
        let asides = within(&layers.asides, sentence.span);
        let holes = sorted(said.iter().chain(within(&frames, sentence.span)).chain(asides).copied());
        let mut spans = without(report, sentence.span, &holes);
        if !said.is_empty() {
            spans.retain(|&stretch| stretch.of(&report.text).split_whitespace().count() >= LEFT);
        }
        let mut limbs = limbs(report, &spans);
        if !said.is_empty() {
            limbs.retain(|limb| words(report, limb) >= LEFT || has_predicate(report, limb));
        }
        if !limbs.is_empty() {
            utterances.push(Utterance { report: position, quotation: None, context: sentence.span, limbs });
        }
    }
    utterances
}

/// Whether a noun inside the sentence, no verb of it, tells that something is said: "calls for", "a claim that".
fn is_nominal(report: &Report, quotation: &Quotation) -> bool {
    let Some(&cue) = quotation.cue.first() else { return false };
    let clauses = &report.layers.clauses;
    let sentence = sentences(report, cue);
    let from = clauses.partition_point(|clause| clause.span.start < sentence.start);
    let mut inside = clauses[from..].iter().take_while(|clause| clause.span.start < sentence.end).peekable();
    let word = report.slice(cue).chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    quotation.kind == QuotationKind::Indirect
        && word
        && !report.slice(cue).to_lowercase().starts_with("according")
        && inside.peek().is_some()
        && !inside.any(|clause| clause.predicate.overlaps(cue))
}

fn is_past(report: &Report, cue: Span) -> bool {
    report.slice(cue).split(' ').any(|word| word.ends_with("ed"))
}

/// Whether a cue is a verb by its form: "warned", "says"; "claims" may be none.
fn is_verb(report: &Report, cue: Span) -> bool {
    is_past(report, cue)
        || matches!(report.slice(cue).to_lowercase().as_str(), "say" | "says" | "tell" | "tells")
}

/// Whether a passage of the outlet's own stands in what a verb says that somebody says, though its clause was not heard: "Ida Reed
/// announced early Saturday that"; or is no more than that somebody says it: "Police say the pier is safe".
pub fn is_in_a_saying(report: &Report, content: &[Span]) -> bool {
    let mut said = report.layers.quotations.iter().filter(|quotation| quotation.is_said());
    said.any(|quotation| {
        let Some(&cue) = quotation.cue.first() else { return false };
        let inside = |span: &Span| quotation.content.iter().any(|all| all.contains(*span));
        is_past(report, cue) && content.iter().all(inside)
            || is_verb(report, cue)
                && content.iter().any(|span| span.contains(cue))
                && words_beside(report, content, quotation) <= BESIDE
    })
}

/// Words beside who says what that tell nothing of their own: "on Tuesday", "an independent".
const BESIDE: usize = 3;

/// Words of a passage that are neither the speaker's name nor the cue nor whom it was told nor what is said.
fn words_beside(report: &Report, content: &[Span], quotation: &Quotation) -> usize {
    let channels = quotation.channels.iter().map(|channel| channel.span);
    let told = quotation.source.iter().chain(&quotation.cue).chain(&quotation.content).copied();
    let told = sorted(told.chain(channels));
    let rest = content.iter().flat_map(|span| span.without(&told));
    rest.flat_map(|span| report.slice(span).split_whitespace())
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Words that must be left of a sentence beside what it quotes, its source and its cue, to say something of their own:
/// adverbs and addressees ("on Tuesday", "told lawmakers before the vote") have fewer. So must a limb of it that has lost
/// its predicate to the cue.
const LEFT: usize = 6;

fn has_predicate(report: &Report, limb: &Limb) -> bool {
    let predicate = limb.clause.and_then(|clause| Some(report.layers.clauses.get(clause)?.predicate));
    predicate.is_some_and(|predicate| limb.spans.iter().any(|span| span.contains(predicate)))
}

fn sorted(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    spans
}

/// The spans that overlap a sentence. Contents of one report hardly overlap, so their ends are sorted too.
fn within(spans: &[Span], sentence: Span) -> &[Span] {
    let from = spans.partition_point(|span| span.end <= sentence.start);
    let to = spans.partition_point(|span| span.start < sentence.end);
    spans.get(from..to.max(from)).unwrap_or_default()
}

/// A span without the holes in it; only stretches with a letter or digit.
fn without(report: &Report, span: Span, holes: &[Span]) -> Vec<Span> {
    let mut rest: Vec<Span> = span.without(holes).into_iter().map(|stretch| trim(report, stretch)).collect();
    rest.retain(|stretch| stretch.of(&report.text).chars().any(char::is_alphanumeric));
    rest
}

/// Whether a character may stand between two parts of a sentence and belongs to neither.
pub fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | '-')
}

/// Without marks and white space at either end.
fn trim(report: &Report, span: Span) -> Span {
    let text = span.of(&report.text);
    let start = span.start + (text.len() - text.trim_start_matches(is_edge).len());
    let kept = text.trim_matches(is_edge);
    if kept.is_empty() { Span::new(span.start, span.start) } else { Span::new(start, start + kept.len()) }
}

/// The sentences that hold a span, from the start of the first to the end of the last.
pub fn sentences(report: &Report, span: Span) -> Span {
    let sentences = &report.layers.sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let holding = sentences.iter().skip(from).take_while(|sentence| sentence.span.start < span.end);
    holding.map(|sentence| sentence.span).fold(span, Span::join)
}

/// Words without which a limb says nothing of its own.
const FEWEST: usize = 3;

/// Cuts spans at clauses and sentence ends. A limb of too few words stays with the one before it (or after it).
fn limbs(report: &Report, spans: &[Span]) -> Vec<Limb> {
    let mut limbs: Vec<Limb> = Vec::new();
    for &span in spans {
        for (piece, clause) in pieces(report, span) {
            if let Some(last) = limbs.last_mut().filter(|last| goes_on(report, last, piece)) {
                last.spans.push(piece);
                last.clause = clause.or(last.clause);
                continue;
            }
            match limbs.iter_mut().find(|limb| clause.is_some() && limb.clause == clause) {
                Some(limb) => limb.spans.push(piece),
                None => limbs.push(Limb { spans: vec![piece], clause }),
            }
        }
    }
    let mut kept: Vec<Limb> = Vec::new();
    for limb in limbs {
        match kept.last_mut() {
            Some(last) if words(report, &limb) < FEWEST || words(report, last) < FEWEST => {
                last.clause = last.clause.filter(|_| words_in(report, &last.spans) >= FEWEST).or(limb.clause);
                last.spans.extend(limb.spans);
            }
            _ => kept.push(limb),
        }
    }
    for limb in &mut kept {
        limb.spans.sort_unstable();
        limb.spans = joined(report, &limb.spans);
    }
    kept
}

/// Whether a limb says nothing, or the contrary, without what follows it.
fn goes_on(report: &Report, limb: &Limb, next: Span) -> bool {
    is_completed(report, limb, next) || is_denied(report, limb, next)
}

/// Whether a limb ends with its predicate, and what follows completes it: "is believed | to have offered".
fn is_completed(report: &Report, limb: &Limb, next: Span) -> bool {
    let Some(last) = limb.spans.last() else { return false };
    let Some(clause) = limb.clause.and_then(|clause| report.layers.clauses.get(clause)) else { return false };
    let between = report.text.get(last.end..next.start);
    clause.predicate.end >= last.end
        && between.is_some_and(|between| between.chars().all(char::is_whitespace))
        && next.of(&report.text).to_lowercase().starts_with("to ")
}

/// Whether what follows is what the limb denies or leaves open: "unable to guarantee | that the pier will open". Alone it would
/// say the contrary.
fn is_denied(report: &Report, limb: &Limb, next: Span) -> bool {
    let Some(last) = limb.spans.last() else { return false };
    let between = report.text.get(last.end..next.start);
    let beside = between.is_some_and(|between| between.chars().all(char::is_whitespace));
    beside && negation::governs(last.of(&report.text), next.of(&report.text))
}

fn words(report: &Report, limb: &Limb) -> usize {
    words_in(report, &limb.spans)
}

fn words_in(report: &Report, spans: &[Span]) -> usize {
    spans.iter().map(|span| span.of(&report.text).split_whitespace().count()).sum()
}

/// Neighbouring spans with nothing but marks and white space between them become one.
pub fn joined(report: &Report, spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for &span in spans {
        match joined.last_mut() {
            Some(last)
                if !Span::new(last.end, span.start).of(&report.text).chars().any(char::is_alphanumeric) =>
            {
                last.end = last.end.max(span.end);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// A span cut where the innermost clause changes.
fn pieces(report: &Report, span: Span) -> Vec<(Span, Option<usize>)> {
    let clauses = &report.layers.clauses;
    // Clauses are sorted by start; one that reaches into the span begins at most a sentence before it.
    let reach = sentences(report, span);
    let from = clauses.partition_point(|clause| clause.span.start < reach.start);
    let inside: Vec<usize> = (from..clauses.len())
        .take_while(|&index| clauses[index].span.start < span.end)
        .filter(|&index| clauses[index].span.overlaps(span))
        .collect();
    let ends = report.layers.sentences.iter().map(|sentence| sentence.span.start);
    let mut cuts: Vec<usize> = inside
        .iter()
        .flat_map(|&index| [clauses[index].span.start, clauses[index].span.end])
        .chain(
            ends.skip(report.layers.sentences.partition_point(|s| s.span.start < span.start))
                .take_while(|&at| at < span.end),
        )
        .chain([span.start, span.end])
        .filter(|&at| span.start <= at && at <= span.end)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let innermost = |piece: Span| {
        let holding = inside.iter().copied().filter(|&index| clauses[index].span.contains(piece));
        holding.min_by_key(|&index| clauses[index].span.len())
    };
    cuts.windows(2)
        .map(|cut| Span::new(cut[0], cut[1]))
        .filter(|piece| piece.of(&report.text).chars().any(char::is_alphanumeric))
        .map(|piece| (piece.trimmed(&report.text), innermost(piece)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_stays_with_its_denial() {
        let stays = |limb: &str, next: &str| {
            let report = Report { text: format!("{limb} {next}"), ..Report::default() };
            let limb = Limb { spans: vec![Span::new(0, limb.len())], clause: None };
            goes_on(&report, &limb, Span::new(report.text.len() - next.len(), report.text.len()))
        };
        assert!(stays("The board is unable to guarantee", "that the pier will open"));
        assert!(!stays("The board says", "that the pier will open"));
    }
}
