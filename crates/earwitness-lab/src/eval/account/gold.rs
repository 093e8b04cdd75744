//! Reading JSON of either side without ceremony.

use std::collections::BTreeMap;

use serde_json::Value;

use super::words::name_matches;

/// The items of an array; none where it is absent.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A string; empty where it is absent.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A value as words: "None" for null, so that absent values compare equal.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// `{"start", "end"}` as a span.
pub fn span(value: &Value) -> [usize; 2] {
    [number(&value["start"]), number(&value["end"])]
}

/// `[[start, end]…]` as spans.
pub fn pairs(value: &Value) -> Vec<[usize; 2]> {
    let pair = |pair: &Value| [number(&pair[0]), number(&pair[1])];
    value.as_array().map_or(Vec::new(), |all| all.iter().map(pair).collect())
}

pub fn number(value: &Value) -> usize {
    value.as_u64().map_or(0, |n| n as usize)
}

/// The hand-made gold of one story.
pub struct Gold<'a> {
    pub all: &'a Value,
    /// The key that names a report in gold entries.
    pub report: &'static str,
    /// Report keys and their file names.
    pub files: BTreeMap<String, String>,
    labels: BTreeMap<String, Vec<String>>,
}

impl<'a> Gold<'a> {
    pub fn new(all: &'a Value) -> Self {
        let seeds = all["seeds"].is_object();
        let reports = if seeds { &all["seeds"] } else { &all["reports"] };
        let files = reports.as_object().into_iter().flatten();
        let entities = all["entities_canonical"].as_object().into_iter().flatten();
        let names = |entity: &Value| {
            let aliases = list(entity, "aliases_flat").iter().map(plain);
            [text(entity, "label").to_owned()].into_iter().chain(aliases).collect()
        };
        Self {
            all,
            report: if seeds { "seed" } else { "report" },
            files: files.map(|(key, d)| (key.clone(), file_name(text(d, "file")).to_owned())).collect(),
            labels: entities.map(|(key, entity)| (key.clone(), names(entity))).collect(),
        }
    }

    pub fn quotations(&self) -> &'a [Value] {
        list(self.all, "quotations")
    }

    pub fn cross(&self, key: &str) -> &'a [Value] {
        list(&self.all["cross"], key)
    }

    /// The names of a canonical id; from the id itself where the gold lists none.
    pub fn labels(&self, id: &str) -> Vec<String> {
        let own = || vec![id.rsplit(':').next().unwrap_or_default().replace('_', " ")];
        self.labels.get(id).cloned().unwrap_or_else(own)
    }

    /// Whether a name is the one of a canonical id.
    pub fn is_named(&self, id: &str, name: &str) -> bool {
        name_matches(name, &self.labels(id))
    }
}

pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
