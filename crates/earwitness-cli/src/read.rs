//! `earwitness read`: each report alone.

use crate::args::Read;
use crate::inputs;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use earwitness::render::{ReportText, read_json};

pub fn run(wanted: &Read) -> Result<Outcome, Problem> {
    let text = if wanted.text { ReportText::Always } else { ReportText::WhenExtracted };
    let read = inputs::read_all(&wanted.inputs)?;
    for report in &read.reports {
        print(&read_json(report, text))?;
    }
    let found = read.reports.iter().any(|r| !r.text.trim().is_empty());
    Ok(if found { Outcome::Done } else { Outcome::NothingFound })
}
