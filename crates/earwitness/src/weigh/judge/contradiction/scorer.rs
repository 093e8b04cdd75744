//! The learned judge of pairs of a denial and what it may deny: logistic regression over the features.

use std::sync::LazyLock;

use serde::Deserialize;

use super::feature::{Features, NAMES};
use crate::weigh::line::{Fitted, Line, Refused};

/// The weights that are shipped. See `weights/conflict/CARD.md`.
const BUNDLED: &str = include_str!("../../../../weights/conflict/contradictions.json");

/// The scorer that the library ships, read once; one that never finds anything should its file be unfit (a test guards it).
pub static SCORER: LazyLock<Scorer> =
    LazyLock::new(|| Scorer::read(BUNDLED).unwrap_or(Scorer { line: Line::NEVER, shown: f32::INFINITY }));

/// How likely it is that a passage says what another denies.
#[derive(Debug, Clone)]
pub struct Scorer {
    line: Line,
    /// The lowest log-odds of a conflict that is shown.
    shown: f32,
}

/// The file as training writes it.
#[derive(Debug, Deserialize)]
struct File {
    #[serde(flatten)]
    fitted: Fitted,
    shown: f32,
}

impl Scorer {
    fn read(json: &str) -> Result<Self, Refused> {
        let File { fitted, shown } = serde_json::from_str(json)?;
        Ok(Self { line: fitted.line(&NAMES)?, shown })
    }

    pub fn is_shown(&self, features: &Features) -> bool {
        self.line.odds(features) >= self.shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_weights_fit_the_features() {
        assert!(Scorer::read(BUNDLED).is_ok());
    }
}
