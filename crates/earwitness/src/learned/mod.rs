//! The encoder and its heads; the weights they carry.

mod decode;
mod ear;
mod encoder;
mod file;
mod heard;
mod letters;
mod linear;
mod matcher;
mod page;
mod pieces;
mod roles;
#[cfg(test)]
mod tests;
mod tree;

use std::sync::Arc;

pub use file::WeightsError;
pub use heard::{Heard, HeardName, HeardQuotation, HeardWord};
pub use matcher::{Matcher, SIZE as WORD_VECTOR, Side};
pub use tree::{KINDS, RELATIONS};

use crate::record::Report;
use ear::Ear;
use matcher::Projection;

/// The weights that this library ships; their CARD.md says what they were fitted to.
static BUNDLED: &[u8] = include_bytes!("../../weights/ear/ear.weights");

/// Learned parameters. Without them every annotator falls back to its rules.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    ear: Option<Arc<Ear>>,
    /// Gives the words' vectors for the matcher; fitted to the bundled ear.
    projection: Option<Arc<Projection>>,
}

impl Weights {
    /// No learned parameters: rules only.
    pub fn none() -> Self {
        Self::default()
    }

    /// The weights that this library ships.
    pub fn bundled() -> Self {
        Self { projection: Projection::bundled(), ..Self::read(BUNDLED).unwrap_or_default() }
    }

    /// Weights of a file, without vectors for the matcher; refused where they were fitted to other features than this program computes.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        Ok(Self { ear: Some(Arc::new(Ear::read(bytes)?)), projection: None })
    }

    /// One pass of the encoder over the report's article text, with the trees of `Layers::sentences`; `None` without
    /// weights.
    pub fn hear(&self, report: &Report) -> Option<Heard> {
        self.ear.as_ref().map(|ear| ear.hear(report, self.projection.as_deref()))
    }
}
