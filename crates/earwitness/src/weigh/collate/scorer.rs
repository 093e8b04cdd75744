//! The learned judges of pairs, of passages and of sayings: logistic regression over the features.

use std::sync::Arc;

use serde::Deserialize;

use super::feature::{self, Features, MATCH};
use super::saying;
use super::{alone, attest, event};
use crate::learned::{Matcher, Side, WeightsError};
use crate::weigh::line::{Fitted, Line, Refused};

/// The weights that are shipped. See `weights/collate/CARD.md`.
const BUNDLED: &str = include_str!("../../../weights/collate/scorer.json");

/// How likely it is that two passages say the same.
#[derive(Debug, Clone)]
pub struct Scorer {
    passages: Line,
    /// The same for pairs that the matcher was asked about.
    matched: Line,
    sayings: Line,
    /// Whether a reading of a claim says what the wording says.
    readings: Line,
    /// Whether it says all of it.
    entire: Line,
    /// Whether a wording stands alone.
    wordings: Line,
    /// Whether two mentions are of one event.
    events: Line,
    matcher: Option<Arc<Matcher>>,
    /// Gatherings of statements: the lowest log-odds that bring two sayings together.
    pub statements: f32,
    /// Gatherings of claims: the lowest mean probability within one.
    pub claims: f32,
}

/// The file as training writes it.
#[derive(Debug, Deserialize)]
struct File {
    passages: Fitted,
    matched: Fitted,
    sayings: Fitted,
    readings: Fitted,
    entire: Fitted,
    wordings: Fitted,
    events: Fitted,
    statements: f32,
    claims: f32,
}

impl Scorer {
    /// The scorer that the library ships; one that never joins anything should its file be unfit (a test guards it).
    pub fn bundled() -> Self {
        Self::read(BUNDLED).unwrap_or(Self {
            passages: Line::NEVER,
            matched: Line::NEVER,
            sayings: Line::NEVER,
            readings: Line::NEVER,
            entire: Line::NEVER,
            wordings: Line::NEVER,
            events: Line::NEVER,
            matcher: None,
            statements: f32::INFINITY,
            claims: 1.0,
        })
    }

    /// Reads the weights that training wrote.
    pub fn read(json: &str) -> Result<Self, Refused> {
        let file: File = serde_json::from_str(json)?;
        Ok(Self {
            passages: file.passages.line(&feature::NAMES)?,
            matched: file.matched.line(&feature::NAMES)?,
            sayings: file.sayings.line(&saying::NAMES)?,
            readings: file.readings.line(&attest::NAMES)?,
            entire: file.entire.line(&attest::NAMES)?,
            wordings: file.wordings.line(&alone::NAMES)?,
            events: file.events.line(&event::NAMES)?,
            matcher: Matcher::bundled(),
            statements: file.statements,
            claims: file.claims,
        })
    }

    /// The same with the matcher of a weights file: for evaluation.
    pub fn with_matcher(self, bytes: &[u8]) -> Result<Self, WeightsError> {
        Ok(Self { matcher: Some(Arc::new(Matcher::read(bytes)?)), ..self })
    }

    /// The matcher that it asks.
    pub fn matcher(&self) -> Option<Arc<Matcher>> {
        self.matcher.clone()
    }

    /// A passage made ready for the matcher; none where there is no matcher, or no vectors of its words.
    pub(super) fn side(&self, vectors: &[i8]) -> Option<Side> {
        Side::new(self.matcher.as_deref()?, vectors)
    }

    /// The matcher's log-odds, where both passages have vectors.
    pub(super) fn compared(&self, a: Option<&Side>, b: Option<&Side>) -> Option<f32> {
        Some(self.matcher.as_deref()?.odds(a?, b?))
    }

    /// Log-odds that a pair of passages says the same; the matcher is asked where that is neither plain nor
    /// sure.
    pub(super) fn odds(&self, features: &mut Features, ask: impl FnOnce() -> Option<f32>) -> f32 {
        self.odds_above(PLAIN, features, ask)
    }

    /// The same of a pair that shares no rare words, which a cluster asks for: only whether it is likely matters.
    pub(super) fn odds_outside(&self, features: &mut Features, ask: impl FnOnce() -> Option<f32>) -> f32 {
        self.odds_above(UNLIKELY, features, ask)
    }

    fn odds_above(&self, floor: f32, features: &mut Features, ask: impl FnOnce() -> Option<f32>) -> f32 {
        let odds = self.passages.odds(features);
        if !(floor..=SURE).contains(&odds) {
            return odds;
        }
        let Some(matched) = ask() else { return odds };
        features[MATCH] = matched;
        self.matched.odds(features)
    }

    /// Log-odds that a reading of a claim says what the wording says.
    pub fn reading(&self, features: &attest::Features) -> f32 {
        self.readings.odds(features)
    }

    /// Log-odds that it says all of it.
    pub fn entire(&self, features: &attest::Features) -> f32 {
        self.entire.odds(features)
    }

    /// Log-odds that a wording stands alone.
    pub fn wording(&self, features: &alone::Features) -> f32 {
        self.wordings.odds(features)
    }

    /// Log-odds that two mentions are of one event.
    pub fn event(&self, features: &event::Features) -> f32 {
        self.events.odds(features)
    }

    /// Log-odds that a pair of quotations is one saying.
    pub fn saying(&self, features: &saying::Features) -> f32 {
        self.sayings.odds(features)
    }
}

/// Log-odds below which two passages plainly say different things: of the labelled pairs that say the same 5 % lie
/// lower, of the others 74 %.
const PLAIN: f32 = -3.5;

/// Log-odds below which a pair that shares no rare words weighs next to nothing in the mean of a cluster (.12).
const UNLIKELY: f32 = -2.0;

/// Log-odds above which two passages surely say the same: of 1,616 labelled pairs beyond it 98 % do, and with the matcher
/// none came lower than 2.4.
const SURE: f32 = 3.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_weights_fit_the_features() {
        assert!(Scorer::read(BUNDLED).is_ok());
    }

    #[test]
    fn weights_of_other_features_are_refused() {
        let other = BUNDLED.replace(&format!("{:016x}", saying::hash()), "00");
        assert_ne!(other, BUNDLED);
        assert_eq!(Scorer::read(&other).err(), Some(Refused::OtherFeatures));
    }
}
