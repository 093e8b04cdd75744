//! The desk on which a page is made: the account, sigla for its reports, and its items.

use serde::Serialize;

use crate::record::{Account, OriginKind, Passage, Report, Span};

use super::item::{Item, items};
use super::words;
use crate::render::label;

pub struct Desk<'a> {
    pub account: &'a Account,
    pub items: Vec<Item>,
    /// Paragraphs of each report as the page shows them.
    pub paragraphs: Vec<Vec<Span>>,
}

/// A siglum with a link to a passage.
#[derive(Debug, Clone, Serialize)]
pub struct Witness {
    pub siglum: String,
    pub name: String,
    pub href: String,
}

/// Other claims, by id and number, whose conflicts an item has a side of; its own are listed with the rest.
#[derive(Debug, Clone, Serialize)]
pub struct Dispute(Vec<(String, String)>);

impl<'a> Desk<'a> {
    pub fn new(account: &'a Account) -> Self {
        let paragraphs = account.reports.iter().map(paragraphs).collect();
        Self { account, items: items(account), paragraphs }
    }

    pub fn witness(&self, item: &Item, report: usize) -> Witness {
        let href = match item.first(report) {
            Some(passage) => format!("#{}", self.anchor(item, passage)),
            None => format!("#r{}", siglum(report)),
        };
        Witness { siglum: siglum(report), name: self.name(report), href }
    }

    /// The id of a passage of an item: "c7.B2" is its second passage in report B.
    pub fn anchor(&self, item: &Item, passage: usize) -> String {
        let report = item.passages.get(passage).map(|p| p.report).unwrap_or_default();
        let first = item.first(report).unwrap_or_default();
        format!("{}.{}{}", item.id, siglum(report), passage - first + 1)
    }

    /// The paragraph that holds the begin of a passage: "rB.3".
    pub fn paragraph(&self, passage: Passage) -> String {
        let spans = self.paragraphs.get(passage.report).map(Vec::as_slice).unwrap_or_default();
        let after = spans.partition_point(|span| span.start <= passage.span.start);
        format!("r{}.{}", siglum(passage.report), after.max(1))
    }

    /// The claim that an item is told inside: id and number.
    pub fn within(&self, item: &Item) -> Option<(String, String)> {
        self.number(self.account.claims.get(item.claim?)?.within?)
    }

    /// Where the page lists the conflicts that an item has a side of; `None` where it has none.
    pub fn dispute(&self, item: &Item) -> Option<Dispute> {
        let claim = self.account.claims.get(item.claim?)?;
        let listed = claim.disputed.iter().filter_map(|&other| self.number(other)).collect::<Vec<_>>();
        (!claim.conflicts.is_empty() || !listed.is_empty()).then_some(Dispute(listed))
    }

    /// The id and the number of a claim on the page.
    fn number(&self, claim: usize) -> Option<(String, String)> {
        let item = self.items.iter().find(|item| item.claim == Some(claim))?;
        Some((item.id.clone(), item.number().to_owned()))
    }

    pub fn name(&self, report: usize) -> String {
        self.account.reports.get(report).map(words::name).unwrap_or_default()
    }

    /// Who says an item, with the verb where that tells more than that it was said: "Harlow denied".
    pub fn voice(&self, item: &Item) -> Option<String> {
        let cue = item.statement.and_then(|s| self.account.statements.get(s)?.cue.as_deref());
        let speaker = self.speaker(item.speaker)?;
        Some(label::voice(&speaker, cue))
    }

    pub fn speaker(&self, figure: Option<usize>) -> Option<String> {
        figure.and_then(|f| self.account.figures.get(f)).map(|figure| figure.name.clone())
    }

    /// The name of an origin; an outlet that has no name goes by the siglum of its report.
    pub fn origin(&self, origin: usize) -> String {
        let Some(origin) = self.account.origins.get(origin) else { return String::new() };
        let nameless = |report: &Report| report.outlet.is_none() && report.id == origin.name;
        match self.account.reports.iter().position(nameless) {
            Some(report) if origin.kind == OriginKind::Outlet => format!("{} itself", siglum(report)),
            _ => words::tidy(&origin.name),
        }
    }

    /// A sentence of the account with sigla for the ids of reports.
    pub fn with_sigla(&self, text: &str) -> String {
        let mut reports: Vec<(usize, &Report)> = self.account.reports.iter().enumerate().collect();
        reports.sort_by_key(|(index, report)| (std::cmp::Reverse(report.id.len()), *index));
        let nameless =
            reports.into_iter().filter(|(_, report)| report.outlet.is_none() && report.id.len() > 2);
        nameless.fold(text.to_owned(), |text, (index, report)| text.replace(&report.id, &siglum(index)))
    }

    pub fn slice(&self, passage: Passage) -> &str {
        self.account.reports.get(passage.report).map(|r| r.slice(passage.span)).unwrap_or_default()
    }
}

/// A, B … Z, AA, AB: the letters by which critical editions name their witnesses.
pub fn siglum(report: usize) -> String {
    let letter = char::from(b'A' + (report % 26) as u8);
    match report / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", siglum(more - 1)),
    }
}

/// The parts of a report, joined where they share a line (a dateline and what follows), with what lies between them;
/// together they hold all non-blank text.
fn paragraphs(report: &Report) -> Vec<Span> {
    let text = &report.text;
    let mut pieces = Vec::new();
    let mut end = 0;
    for span in report.layers.parts.iter().map(|part| part.span) {
        pieces.push(Span::new(end, span.start).trimmed(text));
        pieces.push(span.trimmed(text));
        end = end.max(span.end);
    }
    pieces.push(Span::new(end, text.len()).trimmed(text));
    let mut paragraphs: Vec<Span> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        match paragraphs.last_mut() {
            Some(last) if !Span::new(last.end, piece.start).of(text).contains('\n') => {
                *last = last.join(piece)
            }
            _ => paragraphs.push(piece),
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::siglum;

    #[test]
    fn sigla_go_on_after_z() {
        assert_eq!([0, 25, 26, 51, 52, 702].map(siglum), ["A", "Z", "AA", "AZ", "BA", "AAA"]);
    }
}
