//! The lines of `earwitness extract`.

use crate::record::{PartKind, Report};

use super::shape::Extracted;

/// A report as a line that every command reads again, without the line end. Only the cleaned text is needed.
pub fn extract_json(report: &Report) -> String {
    serde_json::to_string(&extract_shape(report)).unwrap_or_default()
}

/// A report in the shape of its input.
pub fn extract_shape(report: &Report) -> Extracted {
    Extracted {
        id: report.id.clone(),
        url: report.url.clone(),
        title: report.title.clone(),
        byline: report.byline.clone(),
        published: report.published.clone(),
        outlet: report.outlet.clone(),
        language: report.language.clone(),
        text: article(report),
    }
}

/// Title, running text, headings and captions, a blank line between two; menus, links to other pages and notices are left
/// out. A page on which nothing is running text is kept whole.
fn article(report: &Report) -> String {
    let kept = |kind: PartKind| !matches!(kind, PartKind::Navigation | PartKind::Promo | PartKind::Notice);
    let parts: Vec<&str> = report
        .layers
        .parts
        .iter()
        .filter(|part| kept(part.kind))
        .map(|part| report.slice(part.span).trim())
        .filter(|text| !text.is_empty())
        .collect();
    if parts.is_empty() { report.text.trim().to_owned() } else { parts.join("\n\n") }
}
