//! Quotations: who says what, and through whom the outlet has it.

use crate::learned::Heard;
use crate::record::{Quotation, Report};

/// The quotations of a report, in reading order.
pub fn find(_report: &Report, _heard: Option<&Heard>) -> Vec<Quotation> {
    Vec::new()
}
