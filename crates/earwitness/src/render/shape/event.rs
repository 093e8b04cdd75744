//! Who did what to whom, in a line of `earwitness read`.

use schemars::JsonSchema;
use serde::Serialize;

use super::Pair;

/// An event as one verb tells it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// The verb; a particle that stands apart ("called the talks off") is a second span.
    pub predicate: Vec<Pair>,
    /// The verb as dictionaries have it, in lower case, with its particle.
    pub verb: String,
    /// Who does it.
    pub agent: Option<Argument>,
    /// Whom or what it is done to.
    pub patient: Option<Argument>,
    pub places: Vec<Argument>,
    pub times: Vec<Pointed>,
    #[schemars(extend("enum" = ["affirmed", "negated"]))]
    pub polarity: &'static str,
    /// "future" is also planned; "possible" also tried, weighed or under a condition; "required" also urged.
    #[schemars(extend("enum" = ["asserted", "future", "possible", "required"]))]
    pub modality: &'static str,
    /// The quotation that reports it; null where the outlet tells it in its own voice.
    pub quotation: Option<String>,
}

/// Who or what takes part: the noun phrase up to a relative clause or an apposition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Argument {
    pub start: usize,
    pub end: usize,
    /// The canonical name of the entity whose mention holds the head of the phrase.
    pub name: Option<String>,
}

/// A time expression, as `times` has it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Pointed {
    pub start: usize,
    pub end: usize,
    /// TIMEX3 value; null where nothing anchors it.
    pub value: Option<String>,
}
