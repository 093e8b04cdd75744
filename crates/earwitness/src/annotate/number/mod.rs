//! Numbers with unit, what is counted, and bound.

pub mod cardinal;

use crate::record::{Number, Report};

/// All of a report, in reading order.
pub fn find(_report: &Report) -> Vec<Number> {
    Vec::new()
}
