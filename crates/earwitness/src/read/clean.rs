//! The text of a source and the parts of its page.

use super::forms::{html, markdown, text, twice};
use super::{asides, language, outlet, parts, published};
use crate::record::{Form, Given, Moment, Part, PartKind, Report, Source, Warning};

/// What a form gives: the text and what the page said beside it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub text: String,
    pub verbatim: bool,
    /// The parts of what stands before the text itself, and where that begins.
    pub head: Vec<Part>,
    pub begin: usize,
    /// Parts that the form knows, by their markup; the others are told from the text.
    pub known: Vec<Part>,
    pub said: Given,
    pub warnings: Vec<Warning>,
}

/// The text of a source and the parts of its page.
pub fn clean(source: &Source) -> Report {
    let page = match source.form {
        Form::Text => text::page(&source.bytes),
        Form::Markdown => markdown::page(&source.bytes),
        Form::Html => html::page(&source.bytes),
    };
    let Page { text, verbatim, head, begin, known, said, mut warnings } = page;
    let given = &source.given;
    let whole = |title: String| twice::mended(&title).map_or(title, |(whole, _)| whole);
    let title = told(given.title.as_deref()).map(whole).or(said.title);
    let behind = parts::find(&text[begin..], title.as_deref());
    let mut parts: Vec<Part> =
        head.into_iter().chain(behind.into_iter().map(|part| part.moved(begin))).collect();
    for part in &mut parts {
        if let Some(known) = known.iter().find(|known| known.span.contains(part.span)) {
            part.kind = known.kind;
        }
    }
    if text.trim().is_empty() && !warnings.iter().any(|warning| warning.code == "binary") {
        warnings.push(Warning { code: "empty-text", span: None, message: "no text in this source".into() });
    }
    let language = told(given.language.as_deref()).or_else(|| language::of(&text, &parts)).or(said.language);
    let other = language.as_deref().filter(|code| !code.starts_with("en"));
    if other.is_some() || language.is_none() && language::is_in_another_script(&text, &parts) {
        let which = other.map(|code| format!(": {code}")).unwrap_or_default();
        let message = format!("the text seems to be in another language than English{which}");
        warnings.push(Warning { code: "not-english", span: None, message });
    }
    warnings.extend(text::unclosed_quotations(&text, &parts));
    let title = title.or_else(|| title_of(&text, &parts));
    let published =
        told(given.published.as_deref()).or(said.published).or_else(|| published::find(&text, &parts));
    if let Some(other) = published.as_deref().filter(|date| Moment::of(date).is_none()) {
        let message = format!("the publication date is not read, for it is not in ISO 8601: {other}");
        warnings.push(Warning { code: "unread-date", span: None, message });
    }
    let byline = told(given.byline.as_deref()).or(said.byline).or_else(|| byline_of(&text, &parts));
    let mut report = Report {
        id: source.id.clone(),
        file: source.file.clone(),
        outlet: told(given.outlet.as_deref()).or(said.outlet).or_else(|| outlet::find(&text, &parts)),
        title,
        published,
        url: told(given.url.as_deref()).or(said.url),
        byline,
        language,
        text,
        verbatim,
        warnings,
        ..Report::default()
    };
    report.layers.asides = asides::find(&report.text, &parts);
    report.layers.parts = parts;
    report
}

/// What is given, where it is more than white space: tables have empty cells.
fn told(given: Option<&str>) -> Option<String> {
    given.filter(|given| !given.trim().is_empty()).map(str::to_owned)
}

fn title_of(text: &str, parts: &[Part]) -> Option<String> {
    let part = parts.iter().find(|part| part.kind == PartKind::Title)?;
    Some(one_line(part.span.of(text)))
}

fn byline_of(text: &str, parts: &[Part]) -> Option<String> {
    let part = parts.iter().find(|part| part.kind == PartKind::Byline)?;
    let line = part.span.of(text);
    let names = line
        .get(..3)
        .filter(|head| head.eq_ignore_ascii_case("by "))
        .and_then(|_| line.get(3..))
        .unwrap_or(line);
    Some(one_line(names))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
