//! JSON-LD of schema.org: what the page says about its article.

use dom_query::Document;
use serde_json::{Map, Value};

use super::facts::{clean, primary};
use crate::read::published;
use crate::record::Given;

/// The facts of the first article that the page's JSON-LD describes.
pub(super) fn find(document: &Document) -> Given {
    let mut objects = Vec::new();
    for script in document.select("script[type='application/ld+json']").iter() {
        objects.extend(parse(&script.text()).into_iter().flat_map(flatten));
    }
    let rank = |object: &Map<String, Value>| {
        let types = strings(object.get("@type"));
        let is = |test: fn(&str) -> bool| types.iter().any(|name| test(name));
        if is(|name| name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report") {
            Some(0)
        } else if is(|name| name.ends_with("WebPage")) {
            Some(1)
        } else {
            None
        }
    };
    let mut ranked: Vec<(i32, &Map<String, Value>)> =
        objects.iter().filter_map(|object| rank(object).map(|rank| (rank, object))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let first =
        |get: fn(&Map<String, Value>) -> Option<String>| ranked.iter().find_map(|(_, object)| get(object));
    let articles = |get: fn(&Map<String, Value>) -> Option<String>| {
        ranked.iter().filter(|(rank, _)| *rank == 0).find_map(|(_, object)| get(object))
    };
    Given {
        title: articles(|object| text(object.get("headline")).or_else(|| text(object.get("name")))),
        outlet: first(|object| names(object.get("publisher")))
            .or_else(|| first(|object| names(object.get("sourceOrganization")))),
        published: first(|object| {
            text(object.get("datePublished")).and_then(|value| published::normalise(&value))
        }),
        url: articles(|object| text(object.get("url")).or_else(|| address(object.get("mainEntityOfPage")))),
        byline: articles(|object| names(object.get("author")).or_else(|| names(object.get("creator")))),
        language: articles(|object| text(object.get("inLanguage"))).map(|code| primary(&code)),
    }
}

/// JSON as pages write it: inside comments, with raw line breaks in strings.
fn parse(script: &str) -> Option<Value> {
    let bare = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let bare = bare
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let spaced: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// The objects of a value: of lists, of "@graph", and the main entity of a page.
fn flatten(value: Value) -> Vec<Map<String, Value>> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.into_iter().rev()),
            Value::Object(mut object) => {
                let inner =
                    ["@graph", "mainEntity"].iter().filter_map(|key| object.remove(*key)).collect::<Vec<_>>();
                waiting.extend(inner.into_iter().rev());
                found.push(object);
            }
            _ => {}
        }
    }
    found
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A text, with its HTML entities resolved.
fn text(value: Option<&Value>) -> Option<String> {
    let text = strings(value).first().copied()?;
    if text.contains(['&', '<']) { clean(&Document::fragment(text).text()) } else { clean(text) }
}

fn address(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Object(object)) => text(object.get("@id")).or_else(|| text(object.get("url"))),
        other => text(other),
    }
}

/// The names of persons or organisations: texts, objects or lists of both.
fn names(value: Option<&Value>) -> Option<String> {
    let list = match value? {
        Value::Array(values) => values.iter().collect(),
        one => vec![one],
    };
    let mut names: Vec<String> = Vec::new();
    for one in list {
        let name = match one {
            Value::Object(object) => text(object.get("name")),
            other => text(Some(other)).filter(|name| !name.starts_with("http")),
        };
        names.extend(name.filter(|name| !names.contains(name)));
    }
    (!names.is_empty()).then(|| names.join(", "))
}
