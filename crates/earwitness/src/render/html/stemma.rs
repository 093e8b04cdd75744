//! The stemma as a drawing, with the same in words: origins left, statements between, reports right.

mod draw;
mod sketch;

use serde::Serialize;

use crate::record::EvidenceKind;

use super::desk::{Desk, siglum};
use super::item::Item;
use super::words;

use sketch::{Sketch, Vertex};

/// The drawing, ready for SVG.
#[derive(Serialize)]
pub struct Drawn {
    pub width: String,
    pub height: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// The kinds of line that the drawing uses: class, meaning.
    pub legend: Vec<(&'static str, &'static str)>,
    /// The drawing in words, one line for each report and statement.
    pub words: Vec<String>,
    pub notes: Vec<String>,
    /// Text that reports share, in words.
    pub copies: Vec<Copy>,
}

#[derive(Serialize)]
pub struct Node {
    /// "origin", "statement", "report"; "hypothetical" for a text that nobody has.
    pub kind: &'static str,
    /// Whether it stands between others, with edges on both sides.
    pub inner: bool,
    pub x: String,
    pub y: String,
    /// Left border and width of an inner label.
    pub left: String,
    pub wide: String,
    pub mark: String,
    pub label: String,
    pub small: String,
    pub href: String,
    pub title: String,
}

#[derive(Serialize)]
pub struct Edge {
    pub path: String,
    /// Class of line: see [`style`].
    pub kind: &'static str,
    pub title: String,
}

/// Text that two reports share.
#[derive(Serialize)]
pub struct Copy {
    pub text: String,
    pub passages: Vec<(String, String)>,
}

pub fn stemma(desk: &Desk) -> Drawn {
    let sketch = sketch::sketch(desk);
    let mut drawn = draw::draw(desk, &sketch);
    drawn.words = in_words(desk, &sketch);
    drawn.notes = sketch.notes.clone();
    drawn.copies = copies(desk);
    drawn
}

/// The class of line for a kind of evidence, with its meaning.
pub const fn style(kind: EvidenceKind) -> (&'static str, &'static str) {
    match kind {
        EvidenceKind::ExplicitChannel | EvidenceKind::CreditLine | EvidenceKind::Link => {
            ("named", "named in the text: channel, credit line, link")
        }
        EvidenceKind::CarriedChannel => ("carried", "channel carried over from an earlier sentence"),
        EvidenceKind::SharedWording | EvidenceKind::SharedTranslation | EvidenceKind::SharedError => {
            ("shared", "shared words: wording, translation, error")
        }
        EvidenceKind::GenericChannel | EvidenceKind::PublisherFamily | EvidenceKind::Time => {
            ("maybe", "may be linked: a general channel, one publisher, time")
        }
        EvidenceKind::SpeakersWords | EvidenceKind::OwnVoice => {
            ("own", "the speaker’s or the outlet’s own words")
        }
    }
}

fn in_words(desk: &Desk, sketch: &Sketch) -> Vec<String> {
    let vertices = sketch.vertices.iter().rev();
    let mut all: Vec<(bool, String)> = Vec::new();
    for &vertex in vertices {
        let lines = sketch.lines.iter().filter(|line| line.from == vertex);
        let rests: Vec<String> =
            lines.map(|line| format!("{} ({})", name(desk, sketch, line.to), kinds(&line.kinds))).collect();
        if !rests.is_empty() {
            let text = format!("{} rests on {}.", name(desk, sketch, vertex), words::list(&rests));
            all.push((!matches!(vertex, Vertex::Report(_)), text));
        }
    }
    all.sort();
    all.into_iter().map(|(_, text)| text).collect()
}

/// The evidence of a line in words.
pub fn kinds(kinds: &[EvidenceKind]) -> String {
    let kinds: Vec<String> = kinds.iter().map(|&kind| words::evidence(kind).to_owned()).collect();
    kinds.join("; ")
}

pub fn name(desk: &Desk, sketch: &Sketch, vertex: Vertex) -> String {
    match vertex {
        Vertex::Report(report) => format!("{} {}", siglum(report), desk.name(report)),
        Vertex::Origin(origin) => desk.origin(origin),
        Vertex::Words(bundle) => {
            let speaker = sketch.bundles.get(bundle).and_then(|bundle| desk.speaker(bundle.speaker));
            format!(
                "{}, {}",
                speaker.unwrap_or_else(|| "a speaker without a name".into()),
                numbers(desk, sketch, bundle)
            )
        }
    }
}

/// "statements 2, 3 and 6".
pub fn numbers(desk: &Desk, sketch: &Sketch, bundle: usize) -> String {
    let items = items(desk, sketch, bundle);
    let numbers: Vec<String> = items.iter().map(|item| item.number().to_owned()).collect();
    format!("{} {}", if numbers.len() == 1 { "statement" } else { "statements" }, words::list(&numbers))
}

/// The items of a bundle.
pub fn items<'a>(desk: &'a Desk, sketch: &Sketch, bundle: usize) -> Vec<&'a Item> {
    let statements =
        sketch.bundles.get(bundle).map(|bundle| bundle.statements.as_slice()).unwrap_or_default();
    let find = |&statement: &usize| desk.items.iter().find(|item| item.statement == Some(statement));
    statements.iter().filter_map(find).collect()
}

fn copies(desk: &Desk) -> Vec<Copy> {
    use crate::record::{CopyKind, Direction};
    /// Passages of one pair that the page lists.
    const MOST: usize = 4;
    let copy = |copied: &crate::record::Copied| {
        let (a, b) = (siglum(copied.a), siglum(copied.b));
        let kind = match copied.kind {
            CopyKind::SameText => "carry the same text",
            CopyKind::Version => "carry versions of one text",
            CopyKind::SharedPassages => "share passages",
        };
        let direction = match copied.direction {
            Direction::AFromB => format!("; {a} has them from {b}"),
            Direction::BFromA => format!("; {b} has them from {a}"),
            Direction::Unknown => "; which had them first is open".to_owned(),
        };
        let amount = words::counted(copied.words, "word", "words");
        let mut longest: Vec<_> = copied.passages.iter().collect();
        longest.sort_by_key(|(a, _)| (std::cmp::Reverse(a.span.len()), *a));
        let passages = longest
            .into_iter()
            .take(MOST)
            .map(|&(a, _)| (format!("#{}", desk.paragraph(a)), words::clipped(desk.slice(a), 120)));
        Copy { text: format!("{a} and {b} {kind} ({amount}){direction}."), passages: passages.collect() }
    };
    desk.account.copies.iter().map(copy).collect()
}
