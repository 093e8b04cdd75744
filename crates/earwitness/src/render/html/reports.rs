//! The reports themselves: every word, every passage linked to its claim, what is not article text set back.

use serde::Serialize;

use crate::record::{Passage, Report, Span};

use super::desk::{Desk, siglum};
use super::marks::{Mark, Stretch, cut};
use super::words;

/// One report.
#[derive(Serialize)]
pub struct Shown {
    pub siglum: String,
    pub name: String,
    pub published: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub file: Option<String>,
    pub language: Option<String>,
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Serialize)]
pub struct Paragraph {
    pub id: String,
    pub runs: Vec<Run>,
    /// Items that begin in it: id and number.
    pub margin: Vec<(String, String)>,
}

/// Words of one part of the page.
#[derive(Serialize)]
pub struct Run {
    /// "body", "title", "caption" …
    pub part: &'static str,
    pub article: bool,
    pub stretches: Vec<Piece>,
}

/// Words under the same marks.
#[derive(Serialize)]
pub struct Piece {
    pub text: String,
    /// The item whose passage is the shortest here; empty for plain text.
    pub item: String,
    /// All items here, by id.
    pub of: String,
    /// Whether another report has one of them.
    pub shared: bool,
    pub conflict: bool,
    /// Ids of the passages that begin here.
    pub anchors: Vec<String>,
}

pub fn reports(desk: &Desk) -> Vec<Shown> {
    let reports = desk.account.reports.iter().enumerate();
    reports
        .map(|(index, report)| Shown {
            siglum: siglum(index),
            name: words::name(report),
            published: report.published.as_deref().map(words::date),
            byline: report.byline.as_deref().map(words::tidy),
            url: report.url.clone(),
            file: report.file.as_deref().and_then(|file| file.rsplit('/').next()).map(str::to_owned),
            language: report.language.clone(),
            paragraphs: paragraphs(desk, index, report),
        })
        .collect()
}

fn paragraphs(desk: &Desk, index: usize, report: &Report) -> Vec<Paragraph> {
    let marks = marks(desk, index);
    let spans = desk.paragraphs.get(index).map(Vec::as_slice).unwrap_or_default();
    let paragraph = |(number, &span): (usize, &Span)| {
        let begins = marks.iter().filter(|mark| span.start <= mark.span.start && mark.span.start < span.end);
        let mut begins: Vec<(usize, usize)> =
            begins.filter_map(|mark| Some((mark.span.start, mark.item?))).collect();
        begins.sort_unstable();
        let mut margin: Vec<(String, String)> = Vec::new();
        for item in begins.into_iter().map(|(_, item)| &desk.items[item]) {
            if !margin.iter().any(|(id, _)| *id == item.id) {
                margin.push((item.id.clone(), item.number().to_owned()));
            }
        }
        Paragraph {
            id: format!("r{}.{}", siglum(index), number + 1),
            runs: runs(desk, report, span, &marks),
            margin,
        }
    };
    spans.iter().enumerate().map(paragraph).collect()
}

fn marks(desk: &Desk, report: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, item) in desk.items.iter().enumerate() {
        for (place, passage) in item.passages.iter().enumerate().filter(|(_, p)| p.report == report) {
            let anchor = Some(desk.anchor(item, place));
            marks.push(Mark { span: passage.span, item: Some(at), anchor, conflict: false });
        }
        let claim = item.claim.and_then(|claim| desk.account.claims.get(claim));
        let conflicts = claim.into_iter().flat_map(|claim| &claim.conflicts);
        for value in conflicts.flat_map(|conflict| &conflict.sides).flatten() {
            let Passage { report: own, span } = value.passage;
            if own == report {
                marks.push(Mark { span, item: Some(at), anchor: None, conflict: true });
            }
        }
    }
    marks
}

/// The parts of a paragraph, each cut at its marks.
fn runs(desk: &Desk, report: &Report, paragraph: Span, marks: &[Mark]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = paragraph.start;
    let plain = |span: Span| Run {
        part: "body",
        article: true,
        stretches: cut(span, marks).into_iter().map(|stretch| piece(desk, report, &stretch, marks)).collect(),
    };
    for part in report.layers.parts.iter().filter(|part| part.span.overlaps(paragraph)) {
        let span = Span::new(part.span.start.max(from), part.span.end.min(paragraph.end));
        if span.start > from {
            runs.push(plain(Span::new(from, span.start)));
        }
        if !span.is_empty() {
            runs.push(Run { part: words::part(part.kind), article: part.kind.is_article(), ..plain(span) });
            from = span.end;
        }
    }
    if from < paragraph.end {
        runs.push(plain(Span::new(from, paragraph.end)));
    }
    runs
}

fn piece(desk: &Desk, report: &Report, stretch: &Stretch, marks: &[Mark]) -> Piece {
    let mut items: Vec<usize> = Vec::new();
    for item in stretch.marks.iter().filter_map(|&mark| marks[mark].item) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    let ids: Vec<&str> = items.iter().map(|&item| desk.items[item].id.as_str()).collect();
    Piece {
        text: report.slice(stretch.span).to_owned(),
        item: ids.first().copied().unwrap_or_default().to_owned(),
        of: ids.join(" "),
        shared: items.iter().any(|&item| desk.items[item].reports().len() > 1),
        conflict: stretch.marks.iter().any(|&mark| marks[mark].conflict),
        anchors: stretch.begins.iter().filter_map(|&mark| marks[mark].anchor.clone()).collect(),
    }
}
