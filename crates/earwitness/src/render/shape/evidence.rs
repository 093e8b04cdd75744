//! Who has it from whom, as published.

use schemars::JsonSchema;
use serde::Serialize;

use super::Passage;

/// A root of the stemma; the unit of counting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Origin {
    pub id: String,
    pub name: String,
    #[schemars(extend("enum" = ["agency", "state_media", "office", "spokesperson", "person", "outlet", "document", "unnamed", "hypothetical"]))]
    pub kind: &'static str,
    /// False for one that names nobody in particular: it may be the same as another origin.
    pub specific: bool,
    pub mentions: Vec<Passage>,
}

/// The graph of reliance: readings → statements → origins, and reports by their copies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Stemma {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Node {
    pub id: String,
    #[schemars(extend("enum" = ["reading", "statement", "claim", "origin", "report"]))]
    pub kind: &'static str,
    /// Id of the report, statement, claim or origin; for a reading, of its quotation.
    #[serde(rename = "ref")]
    pub of: String,
}

/// `from` relies on `to`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Edge {
    pub from: String,
    pub to: String,
    pub evidence: Vec<Evidence>,
    /// How sure, 0 to 1.
    pub score: f64,
}

/// Why an edge stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Evidence {
    pub kind: &'static str,
    pub spans: Vec<Passage>,
}

/// Text that two reports share.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Copied {
    pub a: String,
    pub b: String,
    #[schemars(extend("enum" = ["same_text", "version", "shared_passages"]))]
    pub kind: &'static str,
    #[schemars(extend("enum" = ["a_from_b", "b_from_a", "unknown"]))]
    pub direction: &'static str,
    pub words: usize,
    pub passages: Vec<[Passage; 2]>,
}

/// Reports that carry versions of one dispatch.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Family {
    pub id: String,
    pub origin: Option<String>,
    pub members: Vec<String>,
    pub added: Vec<Passage>,
}
