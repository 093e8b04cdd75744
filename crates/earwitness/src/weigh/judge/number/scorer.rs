//! The learned judge of pairs of numbers: logistic regression over the features.

use std::sync::LazyLock;

use serde::Deserialize;

use super::feature::{Features, NAMES};
use super::key::Key;
use crate::weigh::line::{Fitted, Line, Refused};

/// The weights that are shipped. See `weights/conflict/CARD.md`.
const BUNDLED: &str = include_str!("../../../../weights/conflict/numbers.json");

static SCORER: LazyLock<Scorer> = LazyLock::new(Scorer::bundled);

/// What it adds, in log-odds, that two numbers are dated alike. The stories that the weights were fitted on have no dates
/// of publication, and tell nothing of it; chosen on the gold story `nkstop`, the one that has such a pair.
const ONE_TIME: f32 = 1.0;

/// Whether the days named beside two numbers are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    Alike,
    No,
}

/// How likely it is that two numbers that differ are told of one thing.
#[derive(Debug, Clone)]
pub struct Scorer {
    line: Line,
    shown: Shown,
    /// The same of values that are known to be in conflict elsewhere in the story.
    pub known: f32,
    /// The lowest log-odds from which two numbers that exclude one another are shown.
    pub sure: f32,
}

/// The lowest log-odds of a conflict that is shown, by what is counted: a story has one toll of its dead, but many
/// distances and weights.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Shown {
    toll: f32,
    noun: f32,
    /// Money, shares, lengths of time.
    sum: f32,
    /// Other units, and things called by two names.
    measure: f32,
}

/// Units of money, of shares, of time.
const SUMS: &[&str] =
    &["usd", "eur", "gbp", "percent", "second", "minute", "hour", "day", "week", "month", "year", "decade"];

impl Shown {
    const NEVER: Self =
        Self { toll: f32::INFINITY, noun: f32::INFINITY, sum: f32::INFINITY, measure: f32::INFINITY };
}

/// The file as training writes it.
#[derive(Debug, Deserialize)]
struct File {
    #[serde(flatten)]
    fitted: Fitted,
    shown: Shown,
    known: f32,
    sure: f32,
}

impl Scorer {
    /// The scorer that the library ships, read once.
    pub fn get() -> &'static Self {
        &SCORER
    }

    /// One that never finds anything should its file be unfit (a test guards it).
    fn bundled() -> Self {
        let never = f32::INFINITY;
        let unfit = Self { line: Line::NEVER, shown: Shown::NEVER, known: never, sure: never };
        Self::read(BUNDLED).unwrap_or(unfit)
    }

    /// Reads the weights that training wrote.
    pub fn read(json: &str) -> Result<Self, Refused> {
        let File { fitted, shown, known, sure } = serde_json::from_str(json)?;
        Ok(Self { line: fitted.line(&NAMES)?, shown, known, sure })
    }

    /// Whether two numbers of a key are shown, that exclude one another or only blur: 12 and 15 stand in most pairs of reports
    /// that tell of two things.
    pub fn is_shown(&self, key: &Key, odds: f32, excludes: bool) -> bool {
        odds >= self.shown(key) && (odds >= self.sure || !excludes)
    }

    /// The lowest log-odds of a conflict about a key that is shown.
    fn shown(&self, key: &Key) -> f32 {
        match key {
            Key::Toll(_) => self.shown.toll,
            Key::Age | Key::Noun(..) | Key::People => self.shown.noun,
            Key::Unit(unit) if SUMS.contains(&unit.as_str()) => self.shown.sum,
            Key::Unit(_) | Key::Thing => self.shown.measure,
        }
    }

    /// Log-odds that two numbers are told of one thing. `dated`: both name one time by the calendar.
    pub fn odds(&self, features: &Features, dated: Dated) -> f32 {
        let time = if dated == Dated::Alike { ONE_TIME } else { 0.0 };
        time + self.line.odds(features)
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
    fn numbers_that_exclude_one_another_must_be_surely_of_one_thing() {
        let scorer = Scorer::read(BUNDLED).unwrap_or_else(|refused| panic!("{refused:?}"));
        let (key, between) = (Key::Unit("usd".to_owned()), scorer.sure - 0.5);
        assert!(scorer.is_shown(&key, between, false));
        assert!(!scorer.is_shown(&key, between, true));
        assert!(scorer.is_shown(&key, scorer.sure, true));
    }

    #[test]
    fn weights_of_other_features_are_refused() {
        let other = BUNDLED.replace(&format!("{:016x}", super::super::feature::hash()), "00");
        assert_ne!(other, BUNDLED);
        assert_eq!(Scorer::read(&other).err(), Some(Refused::OtherFeatures));
    }
}
