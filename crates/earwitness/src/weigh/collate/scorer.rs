//! The learned judge of pairs: logistic regression over the features.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::feature::{self, Features};

/// The weights that are shipped. See `weights/collate/CARD.md`.
const BUNDLED: &str = include_str!("../../../weights/collate/scorer.json");

/// How likely it is that two passages say the same.
#[derive(Debug, Clone)]
pub struct Scorer {
    claim: Line,
    statement: Line,
    /// Gatherings of statements and of claims: the lowest mean probability within one.
    pub statements: f32,
    pub claims: f32,
}

/// What a score is of: statements are words of one speaker, where other signals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Claim,
    Statement,
}

/// The log-odds that two passages say the same: a bias and a weight for each feature.
#[derive(Debug, Clone)]
struct Line {
    bias: f32,
    weights: Features,
}

/// A [`Line`] as training writes it: weights by feature name, on raw values.
#[derive(Debug, Deserialize)]
struct Fitted {
    bias: f32,
    weights: BTreeMap<String, f32>,
}

impl From<Fitted> for Line {
    fn from(fitted: Fitted) -> Self {
        let weight = |name: &str| fitted.weights.get(name).copied().unwrap_or(0.0);
        Self { bias: fitted.bias, weights: feature::NAMES.map(weight) }
    }
}

/// The file as training writes it.
#[derive(Debug, Deserialize)]
struct File {
    /// Hexadecimal hash of the feature names.
    features: String,
    #[serde(flatten)]
    claim: Fitted,
    /// Where it is absent, claims and statements are scored alike.
    statement: Option<Fitted>,
    statements: f32,
    claims: f32,
}

/// Why weights were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not the JSON that training writes.
    Unreadable(String),
    /// Trained on other features.
    OtherFeatures,
}

impl Scorer {
    /// The scorer that the library ships; one that never joins anything should its file be unfit (a test guards it).
    pub fn bundled() -> Self {
        let never = Line { bias: f32::NEG_INFINITY, weights: [0.0; feature::NAMES.len()] };
        Self::read(BUNDLED).unwrap_or(Self {
            claim: never.clone(),
            statement: never,
            statements: 1.0,
            claims: 1.0,
        })
    }

    /// Reads the weights that training wrote.
    pub fn read(json: &str) -> Result<Self, Refused> {
        let file: File =
            serde_json::from_str(json).map_err(|error| Refused::Unreadable(error.to_string()))?;
        if file.features != format!("{:016x}", feature::hash()) {
            return Err(Refused::OtherFeatures);
        }
        let claim = Line::from(file.claim);
        let statement = file.statement.map_or_else(|| claim.clone(), Line::from);
        Ok(Self { claim, statement, statements: file.statements, claims: file.claims })
    }

    /// Probability that a pair says the same.
    pub fn score(&self, task: Task, features: &Features) -> f32 {
        let line = match task {
            Task::Claim => &self.claim,
            Task::Statement => &self.statement,
        };
        let sum: f32 = line.weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
        1.0 / (1.0 + (-(line.bias + sum)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_weights_fit_the_features() {
        assert!(Scorer::read(BUNDLED).is_ok());
    }

    #[test]
    fn weights_of_other_features_are_refused() {
        let other = r#"{"features":"00","bias":0,"weights":{},"statements":0.5,"claims":0.5}"#;
        assert_eq!(Scorer::read(other).err(), Some(Refused::OtherFeatures));
    }
}
