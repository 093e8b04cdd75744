//! A document as it came.

/// What the bytes of a source hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    Text,
    Markdown,
    Html,
}

/// A document as it came, with what was said about it beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Unique among the sources of one run.
    pub id: String,
    /// Where it came from: a path, or a path and a line number.
    pub file: Option<String>,
    pub form: Form,
    pub bytes: Vec<u8>,
    pub given: Given,
}

/// Facts given beside the text (a JSONL field, an option); they win over what the text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// ISO 8601 date or date and time.
    pub published: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
}
