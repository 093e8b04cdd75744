//! Credits: whom a report names as the maker of its text.
//!
//! Credits of pictures are no credits of the text: they are passed over.

use std::sync::LazyLock;

use regex::Regex;

use crate::record::{PartKind, Report, Span};

use super::{byline, names};

/// A credit of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The agency's first name in `agencies.tsv`; for an unknown one, as written.
    pub name: String,
    pub span: Span,
    pub reach: Reach,
}

impl Credit {
    /// The agency credited; `None` for a house that no list knows.
    pub fn agency(&self) -> Option<&'static names::Agency> {
        names::agency(&self.name).filter(|agency| agency.name == self.name)
    }
}

/// How much of the report the credit speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Dateline, byline, trailer, copyright line, feed notice: all of it.
    Whole,
    /// "Reuters contributed to this report": some of it.
    Share,
}

/// "BEIJING, Dec 9 (Reuters) - ", "(AP) —".
static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:[\p{Lu}][\p{L}\p{M}.'’ /-]{0,40}(?:,\s*[\p{L}\d. ]{2,30}){0,3})?,?\s*[(\[]([^()\[\]\n]{2,40})[)\]]\s*(--|[-–—:\x{FFFD}])?")
        .ok()
});
/// "… (AP)", "… at dawn. AFP" at the very end.
static TRAILER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?:[(\[—–-]|[.!?”"’'\x{FFFD}]\s)\s*([^()\[\].!?”"\n]{2,40}?)\s*[)\]]?\s*$"#).ok()
});
static COPYRIGHT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?:copyright|©|\(c\))[^.\n]{0,80}").ok());
static CONTRIBUTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?im)^.{0,400}?\b(?:contributed (?:to (?:this|the)|reporting)|with (?:\S+ ){0,4}(?:inputs?|files|reporting|wires?)\b|(?:inputs?|files|material|information) from|additional reporting)[^\n]{0,200}",
    )
    .ok()
});
static SOURCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?im)^\s*(?:source|agency|via)\s*[:–—-]\s*[^\n]{2,60}$|auto-generated from|syndicated feed|published from a (?:wire|agency)").ok()
});
static PICTURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:photos?|images?|pictures?|photograph\w*|getty|handout|file pic|illustration|video|screengrab)\b").ok()
});

/// Paragraphs at either end of the article where credits stand.
const EDGE: usize = 3;
/// A trailer stands in a paragraph that ends the report.
const LONGEST_NOTE: usize = 500;

/// The credits of a report, in reading order.
pub fn find(report: &Report) -> Vec<Credit> {
    let mut credits = Vec::new();
    let parts = &report.layers.parts;
    let article: Vec<usize> = (0..parts.len()).filter(|&i| parts[i].kind == PartKind::Body).collect();
    for (index, part) in parts.iter().enumerate() {
        let text = report.slice(part.span);
        let place = article.iter().position(|&i| i == index);
        let edge = place.is_none_or(|place| place < EDGE || place + EDGE >= article.len());
        let start = part.span.start;
        match part.kind {
            PartKind::Byline => {
                let names = byline::agencies(text);
                put(&mut credits, names, Span::new(start, start + text.len()), Reach::Whole);
            }
            PartKind::Dateline => dateline(text, start, &mut credits),
            PartKind::Notice | PartKind::Credit | PartKind::Body => {
                let picture = found(&PICTURE, text).is_some();
                if edge && is_signature(text) {
                    note(&mut credits, start, text, Reach::Whole);
                    continue;
                }
                if part.kind == PartKind::Body && place.is_some_and(|place| place < EDGE) {
                    dateline(text, start, &mut credits);
                }
                if let Some((at, piece)) = found(&COPYRIGHT, text)
                    && edge
                    && !picture
                {
                    note(&mut credits, start + at, piece, Reach::Whole);
                } else if let Some((at, piece)) = found(&CONTRIBUTION, text)
                    && text.len() <= LONGEST_NOTE
                    && !picture
                {
                    note(&mut credits, start + at, piece, Reach::Share);
                } else if let Some((at, piece)) = found(&SOURCE, text)
                    && edge
                    && !picture
                {
                    note(&mut credits, start + at, piece, Reach::Whole);
                } else if part.kind == PartKind::Body
                    && place.is_some_and(|place| place + 1 == article.len())
                    && let Some((at, piece)) = trailer(text)
                {
                    note(&mut credits, start + at, piece, Reach::Whole);
                }
            }
            _ => {}
        }
    }
    for (_, agency) in report.byline.as_deref().map(byline::agencies).unwrap_or_default() {
        credits.push(Credit { name: agency.name.into(), span: Span::default(), reach: Reach::Whole });
    }
    credits.sort_by_key(|credit| (credit.span.start, credit.reach, credit.span.end));
    credits.dedup();
    credits
}

/// One credit for each agency that a line names, from its name to the end of the line.
fn note(credits: &mut Vec<Credit>, start: usize, line: &str, reach: Reach) {
    put(credits, names::agencies(line), Span::new(start, start + line.len()), reach);
}

fn put(credits: &mut Vec<Credit>, named: Vec<(usize, &names::Agency)>, line: Span, reach: Reach) {
    for (at, agency) in named {
        let span = Span::new(line.start + at, line.end);
        credits.push(Credit { name: agency.name.into(), span, reach });
    }
}

fn found<'t>(pattern: &Option<Regex>, text: &'t str) -> Option<(usize, &'t str)> {
    pattern.as_ref()?.find(text).map(|found| (found.start(), found.as_str()))
}

/// A dateline names whoever stands in its brackets, known or not, as long as a dash follows.
fn dateline(text: &str, offset: usize, credits: &mut Vec<Credit>) {
    let Some(captures) = DATELINE.as_ref().and_then(|pattern| pattern.captures(text)) else { return };
    let Some(inside) = captures.get(1) else { return };
    let name = match names::agency(inside.as_str()) {
        Some(agency) => agency.name.to_owned(),
        None if captures.get(2).is_some() && inside.as_str().starts_with(char::is_uppercase) => {
            inside.as_str().trim().to_owned()
        }
        None => return,
    };
    if found(&PICTURE, inside.as_str()).is_none() {
        let span = Span::new(offset + inside.start(), offset + inside.end());
        credits.push(Credit { name, span, reach: Reach::Whole });
    }
}

/// A line of agencies and nothing else: "AFP", "The Associated Press", "PA Media and Reuters", "By Reuters staff".
fn is_signature(text: &str) -> bool {
    let named = names::agencies(text);
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    let joining =
        ["by", "and", "with", "the", "staff", "via", "from", "agencies", "news", "agency", "source"];
    let spare = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !joining.contains(&word.to_lowercase().as_str()))
        .count();
    !named.is_empty() && spare <= named.iter().map(|(_, agency)| words(agency.name)).sum()
}

/// "(AP)", "— Reuters": an agency and nothing else at the end of the last paragraph.
fn trailer(text: &str) -> Option<(usize, &str)> {
    let inside = TRAILER.as_ref()?.captures(text)?.get(1)?;
    let name = inside.as_str();
    let agency = names::agency(name)?;
    let alone = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
        <= agency.name.split_whitespace().count().max(2);
    (alone && name.starts_with(char::is_alphanumeric)).then_some((inside.start(), name))
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn credited(text: &str) -> Vec<(String, Reach)> {
        find(&example::report("a", text)).into_iter().map(|credit| (credit.name, credit.reach)).collect()
    }

    #[test]
    fn credits_of_the_text() {
        let whole = |name: &str| vec![(name.to_owned(), Reach::Whole)];
        assert_eq!(credited("OSLO (AP) — The pier fell."), whole("Associated Press"));
        assert_eq!(credited("OSLO, June 3 (Reuters) - The pier fell."), whole("Reuters"));
        assert_eq!(credited("Oslo (HarbourNews) – The pier fell."), whole("HarbourNews"));
        assert_eq!(
            credited("The pier fell.\nNobody was hurt, police said. (AFP)"),
            whole("Agence France-Presse")
        );
        assert_eq!(
            credited("The pier fell.\n\nCopyright 2024 The Associated Press. All rights reserved."),
            whole("Associated Press")
        );
        assert_eq!(
            credited("The pier fell.\nReuters contributed to this report."),
            [("Reuters".to_owned(), Reach::Share)]
        );
    }

    #[test]
    fn pictures_and_mentions_are_not_credits() {
        for text in [
            "The pier fell.\nThe pier on Monday. (AP Photo/Ann Lee)\nIt was old.",
            "The pier fell, according to AP.\nPolice came.\nIt was old.\nIt was loved.\nNobody was hurt.",
            "The World Health Organization (WHO) said so.",
            "Read more: Pier was old: Reuters\nThe pier fell.\nThen the police came.",
        ] {
            assert!(credited(text).is_empty(), "{text}: {:?}", credited(text));
        }
    }
}
