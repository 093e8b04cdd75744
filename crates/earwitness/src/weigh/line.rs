//! Fitted lines: logistic regression over named features, as training writes it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The log-odds of something: a bias and a weight for each feature.
#[derive(Debug, Clone)]
pub struct Line {
    bias: f32,
    weights: Vec<f32>,
}

impl Line {
    /// One that never finds anything.
    pub const NEVER: Self = Self { bias: f32::NEG_INFINITY, weights: Vec::new() };

    pub fn odds(&self, features: &[f32]) -> f32 {
        self.bias + self.weights.iter().zip(features).map(|(weight, value)| weight * value).sum::<f32>()
    }
}

/// A [`Line`] in a file: weights by feature name, on raw values.
#[derive(Debug, Deserialize)]
pub struct Fitted {
    /// Hexadecimal hash of the feature names.
    features: String,
    bias: f32,
    weights: BTreeMap<String, f32>,
}

impl Fitted {
    /// Refused where the file was fitted to other features than `names`.
    pub fn line(self, names: &[&str]) -> Result<Line, Refused> {
        if self.features != format!("{:016x}", hash_of(names)) {
            return Err(Refused::OtherFeatures);
        }
        let weight = |name: &&str| self.weights.get(*name).copied().unwrap_or(0.0);
        Ok(Line { bias: self.bias, weights: names.iter().map(weight).collect() })
    }
}

/// Why weights were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not the JSON that training writes.
    Unreadable(String),
    /// Trained on other features.
    OtherFeatures,
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// FNV-1a over the names of features: another set or order is another hash.
pub fn hash_of(names: &[&str]) -> u64 {
    names
        .iter()
        .flat_map(|name| name.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_other_features_are_refused() {
        let fitted = |names: &[&str]| {
            let json = format!(
                r#"{{"features":"{:016x}","bias":1.0,"weights":{{"b":2.0}},"more":0}}"#,
                hash_of(names)
            );
            serde_json::from_str::<Fitted>(&json).unwrap()
        };
        assert_eq!(fitted(&["b", "a"]).line(&["a", "b"]).err(), Some(Refused::OtherFeatures));
        let line = fitted(&["a", "b"]).line(&["a", "b"]).unwrap();
        assert!((line.odds(&[5.0, 3.0]) - 7.0).abs() < 1e-6);
    }
}
