//! What a number is a number of.

use crate::record::Toll;

/// What a number is a number of. Numbers are compared where they share one; the first shared names the slot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// How old somebody is.
    Age,
    /// A unit of measure or a currency.
    Unit(String),
    /// What befell the people counted.
    Toll(Toll),
    /// The noun counted: its stem, and its lemma for showing.
    Noun(u32, String),
    /// People, whatever they are called: "consumers" in one report, "Americans" in another.
    People,
    /// What two nouns call by two names: "camps" and "shelters".
    Thing,
}

/// Units that any story counts: that they are the same says little.
const COMMON: &[&str] = &["usd", "eur", "gbp", "percent", "year", "day", "week", "month", "decade"];

impl Key {
    /// What was asked, in words: "How many (photo)".
    pub fn question(&self) -> String {
        match self {
            Self::Age => "How old".to_owned(),
            Self::Unit(name) | Self::Noun(_, name) => format!("How many ({name})"),
            Self::Toll(toll) => format!("How many ({})", toll.name()),
            Self::People => "How many (people)".to_owned(),
            Self::Thing => "How many".to_owned(),
        }
    }

    /// Whether numbers of many things in one story have it.
    pub fn is_common(&self) -> bool {
        match self {
            Self::Unit(unit) => COMMON.contains(&unit.as_str()),
            Self::Noun(_, lemma) => matches!(lemma.as_str(), "people" | "time"),
            Self::Age | Self::Toll(_) => false,
            Self::People | Self::Thing => true,
        }
    }

    /// Whether it says little of what is counted.
    pub const fn is_loose(&self) -> bool {
        matches!(self, Self::People | Self::Thing)
    }

    /// Whether it is another name of the same: one stem, whatever the lemma shown.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Noun(one, _), Self::Noun(another, _)) => one == another,
            _ => self == other,
        }
    }
}
