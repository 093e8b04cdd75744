//! Each report alone: bytes in, an annotated report out. Reading is total: any bytes give a report.

mod asides;
mod clean;
pub mod forms;
mod language;
mod outlet;
mod parts;
mod published;

pub use clean::clean;
pub use forms::states_facts;

use crate::annotate::annotate;
use crate::learned::Weights;
use crate::record::{Report, Source};

/// Reads one source. What could not be read is a warning of the report.
pub fn read(source: &Source, weights: &Weights) -> Report {
    let mut report = clean(source);
    annotate(&mut report, weights);
    report
}
