//! Furniture glued into a paragraph: its dateline, a credit at its end, a "Read more" between its sentences.

use super::{block, credit, dateline, furniture};
use crate::annotate::sentence;
use crate::record::{Part, PartKind, Sentence, Span};

/// Cuts a paragraph of body text into its parts; `order` is the number of body paragraphs before it.
pub(super) fn cut(text: &str, paragraph: Span, order: usize, parts: &mut Vec<Part>) {
    let mut rest = paragraph;
    if let Some(found) = dateline::find(text, paragraph, order) {
        parts.push(Part { span: found, kind: PartKind::Dateline });
        rest = Span::new(found.end, paragraph.end).trimmed(text);
    }
    let whole = [Part { span: rest, kind: PartKind::Body }];
    let mut run: Option<Part> = None;
    let sentences = sentence::find(text, &whole);
    let titled = order == 0 && begins_with_title(text, &sentences);
    for (index, found) in sentences.iter().enumerate() {
        let sentence = found.span;
        let lone = sentence == rest;
        let kind = match index {
            0 if titled => PartKind::Title,
            _ if lone => PartKind::Body,
            _ => kind(text, sentence),
        };
        let (main, credit) = match credit::ends_with_agency(sentence.of(text)) {
            Some(at) if kind == PartKind::Body => {
                let credit = Span::new(sentence.start + at, sentence.end);
                (Span::new(sentence.start, credit.start).trimmed(text), Some(credit))
            }
            _ => (sentence, None),
        };
        match run.as_mut().filter(|run| run.kind == kind) {
            Some(_) if main.is_empty() => {}
            Some(run) => run.span = run.span.join(main),
            None if !main.is_empty() => {
                parts.extend(run.replace(Part { span: main, kind }));
            }
            None => {}
        }
        if let Some(credit) = credit {
            parts.extend(run.take());
            parts.push(Part { span: credit, kind: PartKind::Credit });
        }
    }
    parts.extend(run);
}

/// Whether a text of one line begins with its title: a sentence in title case before one that is not.
fn begins_with_title(text: &str, sentences: &[Sentence]) -> bool {
    let [first, second, ..] = sentences else { return false };
    let (title, lead) = (block::describe(text, first.span), block::describe(text, second.span));
    (6..=24).contains(&title.words)
        && title.capitals >= TITLE_CASE
        && lead.capitals < TITLE_CASE
        && lead.words >= 8
}

/// In per cent of the longer words: a taste.
const TITLE_CASE: usize = 85;

/// What a sentence among others is: furniture only where its words leave no doubt.
fn kind(text: &str, sentence: Span) -> PartKind {
    let described = block::describe(text, sentence);
    match furniture::kind(sentence.of(text), &described) {
        Some(kind @ (PartKind::Promo | PartKind::Credit | PartKind::Notice | PartKind::Byline))
            if described.words >= 2 =>
        {
            kind
        }
        Some(PartKind::Navigation) if described.words >= 1 && !described.ends => PartKind::Navigation,
        Some(PartKind::Caption) if super::caption::is_sure(sentence.of(text)) => PartKind::Caption,
        _ => PartKind::Body,
    }
}
