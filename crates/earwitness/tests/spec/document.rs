//! A spec as a document: its reports and its expectations.

use earwitness::record::{Form, Given, Source};

/// A parsed spec.
pub struct Document {
    pub sources: Vec<Source>,
    pub expectations: Vec<Expectation>,
}

/// What the account must say in one section.
pub struct Expectation {
    pub section: String,
    pub text: String,
}

impl Document {
    pub fn parse(text: &str) -> Self {
        let mut spec = Self { sources: Vec::new(), expectations: Vec::new() };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let body: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
            if let Some(head) = info.strip_prefix("report ") {
                spec.sources.push(source(head, &body.join("\n")));
            } else if let Some(section) = info.strip_prefix("expect ") {
                spec.expectations.push(Expectation { section: section.trim().into(), text: body.join("\n") });
            }
        }
        spec
    }

    /// The document with every expectation replaced by what was found.
    pub fn rewritten(&self, text: &str, found: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            out.push_str(line);
            out.push('\n');
            if let Some(section) = line.strip_prefix("```expect ") {
                lines.by_ref().find(|l| *l == "```");
                out.push_str(found(section.trim()).trim_end());
                out.push_str("\n```\n");
            }
        }
        out
    }
}

fn source(head: &str, body: &str) -> Source {
    let id = head.split_whitespace().next().unwrap_or("report").to_owned();
    let form = if value(head, "form").as_deref() == Some("html") { Form::Html } else { Form::Text };
    let given = Given {
        outlet: value(head, "outlet"),
        published: value(head, "published"),
        byline: value(head, "byline"),
        ..Given::default()
    };
    Source { file: Some(id.clone()), id, form, bytes: body.as_bytes().to_vec(), given }
}

/// The value of `key=value` or `key="several words"` in a fence's head.
fn value(head: &str, key: &str) -> Option<String> {
    let rest = &head[head.find(&format!("{key}="))? + key.len() + 1..];
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    Some(value.to_owned())
}
