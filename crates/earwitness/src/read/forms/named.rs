//! What collections, blogs and exports call the facts of a report; the first name is our own.

use serde_json::{Map, Value};

use crate::read::published;
use crate::record::Given;

pub(super) const TITLE: &[&str] = &["title", "headline"];
pub(super) const OUTLET: &[&str] =
    &["outlet", "publisher", "source", "publication", "newspaper", "site", "site_name", "sitename"];
pub(super) const PUBLISHED: &[&str] = &[
    "published",
    "date",
    "datePublished",
    "date_published",
    "publishedAt",
    "published_at",
    "publication_date",
    "pubdate",
];
pub(super) const URL: &[&str] = &["url", "link", "canonical", "canonical_url", "source_url"];
pub(super) const BYLINE: &[&str] = &["byline", "author", "authors"];
pub(super) const LANGUAGE: &[&str] = &["language", "lang"];

/// Whether facts go by this name, in capitals or not.
pub(super) fn is_known(name: &str) -> bool {
    [TITLE, OUTLET, PUBLISHED, URL, BYLINE, LANGUAGE]
        .iter()
        .flat_map(|names| names.iter())
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a value is an address, and so no name of an outlet.
pub(super) fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}

/// The facts of a table of fields, whatever else it has. A date that is none is kept as it stands.
pub(super) fn given(fields: &Map<String, Value>) -> Given {
    let values = |name: &str| {
        let named = move |(key, _): &(&String, &Value)| key.eq_ignore_ascii_case(name);
        fields.iter().filter(named).filter_map(|(_, value)| text(value)).collect::<Vec<_>>()
    };
    let called = |names: &[&str], fits: fn(&str) -> bool| {
        names.iter().flat_map(|name| values(name)).find(|value| fits(value))
    };
    let any = |_: &str| true;
    Given {
        title: called(TITLE, any),
        outlet: called(OUTLET, |value| !is_address(value)),
        published: called(PUBLISHED, any).map(|date| published::normalise(&date).unwrap_or(date)),
        url: called(&[URL, OUTLET].concat(), is_address),
        byline: called(BYLINE, any),
        language: called(LANGUAGE, any)
            .map(|code| code.split(['-', '_']).next().unwrap_or(&code).to_lowercase()),
    }
}

/// A value as words: of a list its members, of a table what it calls its name.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Array(all) => all.iter().filter_map(text).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.get("name").and_then(text)?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_go_by_many_names() {
        let fields = serde_json::json!({
            "Headline": "Pier shut", "source": "https://times.example/pier", "site": "Harbour Times", "Date": "3 March 2026",
            "authors": ["Ana Lund", {"name": "Bo Rem"}], "lang": "en-GB", "draft": true
        });
        let given = given(fields.as_object().unwrap_or(&Map::new()));
        assert_eq!(given.title.as_deref(), Some("Pier shut"));
        assert_eq!(given.outlet.as_deref(), Some("Harbour Times"));
        assert_eq!(given.published.as_deref(), Some("2026-03-03"));
        assert_eq!(given.url.as_deref(), Some("https://times.example/pier"));
        assert_eq!(given.byline.as_deref(), Some("Ana Lund, Bo Rem"));
        assert_eq!(given.language.as_deref(), Some("en"));
    }
}
