//! The published shapes: what `account.json` and the lines of `earwitness read` hold.
//!
//! Offsets are Unicode code points, half-open, into the report's `text`. JSON Schemas are generated from these types.

mod account;
mod event;
mod evidence;
mod read;

pub use account::{
    AccountFile, Claim, Conflict, Context, Count, Difference, Entity, Quotation, Reading, ReportHead, Side,
    Statement, StoryAccount, Wording,
};
pub use event::{Argument, Event, Pointed};
pub use evidence::{Copied, Edge, Evidence, Family, Node, Origin, Stemma};
pub use read::{Boilerplate, Channel, Extracted, Mention, Number, ReadQuotation, ReadReport, Time, Warning};

use schemars::JsonSchema;
use serde::Serialize;

/// `[start, end)` in code points.
pub type Pair = [usize; 2];

/// A passage of one report, in code points.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Passage {
    /// Id of the report.
    pub report: String,
    pub start: usize,
    pub end: usize,
}
