//! Time expressions, normalised to TIMEX3 against the publication date.

use crate::record::{Report, Time};

/// All of a report, in reading order.
pub fn find(_report: &Report) -> Vec<Time> {
    Vec::new()
}
