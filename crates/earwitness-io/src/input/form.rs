//! The form of a file: by its ending, else by how it begins; and what speaks against reading it so.

use std::path::Path;

use earwitness::record::Form;

use super::find::{STANDARD_INPUT, ending, is_named_as_packed};
use crate::{Problem, ProblemKind};

pub(super) enum Kind {
    Whole(Form),
    Lines,
}

/// Whether a file was packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Packed,
    Bare,
}

/// What speaks against reading a file.
pub(super) enum Doubt {
    /// It is of a form that is not read.
    NotRead(Problem),
    /// It is read as text, and may be something else.
    ReadAsText(Problem),
}

impl Doubt {
    pub(super) fn problem(self) -> Problem {
        match self {
            Self::NotRead(problem) | Self::ReadAsText(problem) => problem,
        }
    }
}

/// How files begin that hold no plain text, with what they are.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BZh", "packed by bzip2"),
    (b"\xfd7zXZ", "packed by xz"),
];

pub(super) fn doubt(path: &Path, sample: &[u8], packing: Packing) -> Option<Doubt> {
    let problem = |message: String| Problem::new(ProblemKind::UnknownForm, path, message);
    if let Some((_, what)) = OTHERS.iter().find(|(begin, _)| sample.starts_with(begin)) {
        let problem = problem(format!("left out: it is {what}"));
        return Some(Doubt::NotRead(problem.with_hint("convert it to text or HTML first")));
    }
    if is_named_as_packed(path) && packing == Packing::Bare {
        return Some(Doubt::ReadAsText(problem(
            "it is not packed, as its name says; read as it is".to_owned(),
        )));
    }
    let known = by_ending(path).is_some() || by_beginning(sample).is_some();
    let ending = ending(path).filter(|_| !known && path.as_os_str() != STANDARD_INPUT)?;
    Some(Doubt::ReadAsText(problem(format!("read as text: no form is known by the ending .{ending}"))))
}

/// The form of a file, by its ending, else by how it begins.
pub(super) fn kind(path: &Path, sample: &[u8]) -> Kind {
    by_ending(path).or_else(|| by_beginning(sample)).unwrap_or(Kind::Whole(Form::Text))
}

fn by_ending(path: &Path) -> Option<Kind> {
    match ending(path)?.as_str() {
        "jsonl" | "ndjson" => Some(Kind::Lines),
        "html" | "htm" | "xhtml" => Some(Kind::Whole(Form::Html)),
        "md" | "markdown" => Some(Kind::Whole(Form::Markdown)),
        "txt" | "text" => Some(Kind::Whole(Form::Text)),
        _ => None,
    }
}

fn by_beginning(sample: &[u8]) -> Option<Kind> {
    let begin = String::from_utf8_lossy(&sample[..sample.len().min(512)]).to_lowercase();
    let begin = begin.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if begin.starts_with('{')
        && (begin.contains("\"text\"") || begin.contains("\"html\"") || begin.contains("\"id\""))
    {
        return Some(Kind::Lines);
    }
    let page = begin.starts_with("<!doctype html")
        || begin.starts_with("<html")
        || begin.starts_with("<?xml") && begin.contains("<html");
    page.then_some(Kind::Whole(Form::Html))
}
