//! One line of `earwitness read`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, Pair};

/// One report, read alone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "A line of `earwitness read`")]
pub struct ReadReport {
    pub id: String,
    /// ISO 639-1 code; null where the text is too short to tell.
    pub language: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// ISO 8601 date or date and time.
    pub published: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    /// Where it came from.
    pub file: Option<String>,
    /// The text that all offsets point into; left out where it is the input's own text, unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub sentences: Vec<Pair>,
    pub entities: Vec<Mention>,
    pub quotations: Vec<ReadQuotation>,
    /// Who did what to whom, in reading order; empty without weights.
    pub events: Vec<Event>,
    pub times: Vec<Time>,
    pub numbers: Vec<Number>,
    /// Parts of the page that are not article text.
    pub boilerplate: Vec<Boilerplate>,
    /// All parts of the page, article text included.
    pub parts: Vec<Boilerplate>,
    pub warnings: Vec<Warning>,
}

/// One report, cut out of its page: an input line of every other command.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "A line of `earwitness extract`")]
pub struct Extracted {
    pub id: String,
    pub url: Option<String>,
    pub title: Option<String>,
    pub byline: Option<String>,
    /// ISO 8601 date or date and time.
    pub published: Option<String>,
    pub outlet: Option<String>,
    /// ISO 639-1 code; null where the text is too short to tell.
    pub language: Option<String>,
    /// Title, running text, headings and captions, a blank line between two.
    pub text: String,
}

/// A mention of a person, organisation or place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Mention {
    pub start: usize,
    pub end: usize,
    /// PERSON, ORG, GPE, LOC, NORP, EVENT, MISC.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The canonical name within the report.
    pub name: String,
    #[serde(rename = "kind")]
    #[schemars(extend("enum" = ["name", "nominal", "pronoun"]))]
    pub form: &'static str,
}

/// An attribution in the sense of PolNeAR.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadQuotation {
    pub id: String,
    #[schemars(extend("enum" = ["direct", "mixed", "indirect"]))]
    pub kind: &'static str,
    /// "speech" or "attitude".
    #[schemars(extend("enum" = ["speech", "attitude"]))]
    pub act: &'static str,
    /// With its quotation marks; several where the cue interrupts it.
    pub content: Vec<Pair>,
    pub source: Vec<Pair>,
    pub cue: Vec<Pair>,
    /// The parts of the content inside quotation marks.
    pub quoted: Vec<Pair>,
    /// The canonical name of who speaks.
    pub speaker: Option<String>,
    /// Through whom the outlet has it, nearest to the outlet first.
    pub channels: Vec<Channel>,
    /// The quotation whose content holds this one.
    pub within: Option<String>,
    /// How sure the reader is, 0 to 1.
    pub score: f64,
}

/// Through whom an outlet has somebody's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Channel {
    pub name: String,
    pub start: usize,
    pub end: usize,
    #[schemars(extend("enum" = ["explicit", "carried"]))]
    pub basis: &'static str,
    /// agency, state_media, office, spokesperson, person, outlet, document, unnamed, hypothetical.
    pub kind: &'static str,
    /// False for one that names nobody in particular: "state media".
    pub specific: bool,
}

/// A time expression (TIMEX3).
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Time {
    /// Id of the report; only in accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    #[schemars(extend("enum" = ["DATE", "TIME", "DURATION", "SET"]))]
    pub kind: &'static str,
    /// TIMEX3 value; null where nothing anchors it.
    pub value: Option<String>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
}

/// A number with what it counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Number {
    /// Id of the report; only in accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    pub start: usize,
    pub end: usize,
    pub value: f64,
    /// Upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    pub unit: Option<String>,
    /// The noun counted.
    pub counted: Option<String>,
    #[schemars(extend("enum" = ["exact", "about", "over", "under"]))]
    pub bound: &'static str,
}

/// A part of the page with its role.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Boilerplate {
    pub start: usize,
    pub end: usize,
    /// body, title, deck, heading, dateline, byline, caption, credit, promo, navigation, notice.
    pub kind: &'static str,
}

/// What could not be read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Warning {
    /// Id of the report; left out where the input itself could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// Stable.
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    pub message: String,
}
