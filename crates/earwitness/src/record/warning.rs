//! What could not be read.

use super::Span;

/// Something that could not be read, or only in part. Reading goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Stable, in kebab case: "invalid-utf8", "empty-text" …
    pub code: &'static str,
    pub span: Option<Span>,
    pub message: String,
}
