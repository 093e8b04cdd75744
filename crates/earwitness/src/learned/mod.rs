//! The encoder and its heads; the weights they carry.

mod heard;

pub use heard::{Heard, HeardName, HeardQuotation};

use crate::record::Report;

/// Learned parameters. Without them every annotator falls back to its rules.
#[derive(Debug, Default)]
pub struct Weights {}

impl Weights {
    /// No learned parameters: rules only.
    pub fn none() -> Self {
        Self::default()
    }

    /// The weights that this library ships.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// One pass of the encoder over the report's paragraphs; `None` without weights.
    pub fn hear(&self, _report: &Report) -> Option<Heard> {
        None
    }
}
