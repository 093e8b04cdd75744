//! JSON lines: one source a line.

use serde_json::{Map, Value};

use super::named;
use crate::record::{Form, Given, Source};

/// A line that is no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

impl BadLine {
    /// The stable code of its warning.
    pub const CODE: &'static str = "bad-line";
}

/// All sources of a JSONL document, and the lines that are none. `name` is the name of the document.
pub fn sources(bytes: &[u8], name: &str) -> (Vec<Source>, Vec<BadLine>) {
    let mut found = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in bytes.split(|b| *b == b'\n').enumerate() {
        match source(line, name, index + 1) {
            Ok(source) => found.extend(source),
            Err(problem) => bad.push(problem),
        }
    }
    (found, bad)
}

/// The source of one line; `None` for a blank line. `line` is its number, counted from 1.
///
/// A line without an id gets `NAME:LINE`.
pub fn source(bytes: &[u8], name: &str, line: usize) -> Result<Option<Source>, BadLine> {
    let bytes = if line == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let problem = |message: String| BadLine { line, message };
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| problem(format!("not JSON: {error}")))?;
    let Value::Object(fields) = value else { return Err(problem("not a JSON object".into())) };
    let field = |key: &str| string(&fields, key).map_err(problem);
    let (form, text) = match (field("text")?, field("html")?) {
        (Some(text), _) => (Form::Text, text),
        (None, Some(html)) => (Form::Html, html),
        (None, None) => return Err(problem("neither \"text\" nor \"html\" is given".into())),
    };
    // What other collections call it, where it is text.
    let called = |names: &[&str], fits: fn(&String) -> bool| {
        let other = |name: &&str| string(&fields, name).ok().flatten().filter(fits);
        field(names[0]).map(|own| own.or_else(|| names[1..].iter().find_map(other)))
    };
    let any = |_: &String| true;
    let given = Given {
        title: called(named::TITLE, any)?,
        outlet: called(named::OUTLET, |name| !named::is_address(name))?,
        published: called(named::PUBLISHED, any)?,
        url: called(named::URL, any)?,
        byline: called(named::BYLINE, any)?,
        language: called(named::LANGUAGE, any)?,
    };
    let id = identifier(&fields).map_err(problem)?.unwrap_or_else(|| format!("{name}:{line}"));
    Ok(Some(Source { id, file: Some(format!("{name}:{line}")), form, bytes: text.into_bytes(), given }))
}

fn string(fields: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("\"{key}\" must be a string, but is {}", kind(other))),
    }
}

/// An id may be a number too.
fn identifier(fields: &Map<String, Value>) -> Result<Option<String>, String> {
    match fields.get("id") {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        _ => Ok(string(fields, "id")?.filter(|id| !id.is_empty())),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_of_a_field_are_known() {
        let line =
            br#"{"text":"x","headline":"Pier shut","source":"Harbour Times","date":"2025-06-10","author":5}"#;
        let given = source(line, "in.jsonl", 1).ok().flatten().map(|source| source.given).unwrap_or_default();
        assert_eq!(given.title.as_deref(), Some("Pier shut"));
        assert_eq!(given.outlet.as_deref(), Some("Harbour Times"));
        assert_eq!(given.published.as_deref(), Some("2025-06-10"));
        assert_eq!(given.byline, None, "no text");
    }

    #[test]
    fn good_lines_are_read_and_bad_ones_named() {
        let lines = br#"{"id":"a","text":"Brede.","outlet":"Harbour Times"}

{"text": 5}
not json
{"html":"<p>x</p>"}
{"id":7,"text":"x","published":null}"#;
        let (sources, bad) = sources(lines, "in.jsonl");
        let ids: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(ids, ["a", "in.jsonl:5", "7"]);
        assert_eq!(sources[0].given.outlet.as_deref(), Some("Harbour Times"));
        assert_eq!(sources[1].form, Form::Html);
        assert_eq!(bad.iter().map(|b| b.line).collect::<Vec<_>>(), [3, 4]);
        assert!(bad[0].message.contains("\"text\" must be a string, but is a number"));
    }
}
