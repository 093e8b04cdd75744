//! The published schemas are current, and what is written follows them.

use std::fs;
use std::path::PathBuf;

use earwitness::render::{ReportText, SCHEMAS, account_json, extract_json, read_json};
use serde_json::Value;

use crate::quay;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema")
}

/// `EARWITNESS_UPDATE=1 cargo test` writes them anew.
#[test]
fn the_schemas_in_docs_are_current() {
    for schema in SCHEMAS {
        let path = folder().join(schema.file);
        let text = (schema.text)();
        if std::env::var_os("EARWITNESS_UPDATE").is_some() {
            fs::create_dir_all(folder()).expect("docs/schema can be made");
            fs::write(&path, &text).expect("docs/schema can be written");
        }
        let on_disk = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            on_disk, text,
            "{} is out of date: EARWITNESS_UPDATE=1 cargo test -p earwitness --test render",
            schema.file
        );
    }
}

#[test]
fn what_is_written_follows_the_schemas() {
    let account = quay::account();
    let lines = account.reports.iter().map(|report| ("read.json", read_json(report, ReportText::Always)));
    let extracted = account.reports.iter().map(|report| ("extract.json", extract_json(report)));
    let file = ("account.json", account_json(std::slice::from_ref(&account), &[]));
    for (name, json) in lines.chain(extracted).chain([file]) {
        let schema = SCHEMAS.iter().find(|schema| schema.file == name).expect("a published schema");
        let schema: Value = serde_json::from_str(&(schema.text)()).expect("valid JSON");
        let json: Value = serde_json::from_str(&json).expect("valid JSON");
        let mut faults = Vec::new();
        check(&schema, &schema, &json, name, &mut faults);
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn the_check_sees_a_wrong_word() {
    let schema = SCHEMAS.iter().find(|schema| schema.file == "account.json").expect("a published schema");
    let schema: Value = serde_json::from_str(&(schema.text)()).expect("valid JSON");
    let mut json: Value = serde_json::from_str(&account_json(&[quay::account()], &[])).expect("valid JSON");
    json["stories"][0]["claims"][0]["standing"] = "true".into();
    json["stories"][0]["claims"][1]["outlets"] = "many".into();
    let mut faults = Vec::new();
    check(&schema, &schema, &json, "account.json", &mut faults);
    assert_eq!(faults.len(), 2, "{faults:?}");
}

/// The words of JSON Schema that ours use: $ref, type, enum, const, required, properties, additionalProperties,
/// items, anyOf. A property that the schema does not name is a fault.
fn check(root: &Value, schema: &Value, json: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect("the reference leads somewhere");
        return check(root, target, json, at, faults);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut faults = Vec::new();
            check(root, choice, json, at, &mut faults);
            faults.is_empty()
        };
        if !choices.iter().any(fits) {
            faults.push(format!("{at}: fits no choice"));
        }
    }
    if !has_type(&schema["type"], json) {
        faults.push(format!("{at}: {json} is no {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(json)) {
        faults.push(format!("{at}: {json} is not in {}", schema["enum"]));
    }
    if schema.get("const").is_some_and(|word| word != json) {
        faults.push(format!("{at}: {json} is not {}", schema["const"]));
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if json.get(name).is_none() {
            faults.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, value) in json.as_object().into_iter().flatten() {
        let other = &schema["additionalProperties"];
        match schema["properties"].get(name) {
            Some(property) => check(root, property, value, &format!("{at}.{name}"), faults),
            None if other.is_object() => check(root, other, value, &format!("{at}.{name}"), faults),
            None => faults.push(format!("{at}: {name} is not in the schema")),
        }
    }
    for (index, value) in json.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], value, &format!("{at}[{index}]"), faults);
    }
}

fn has_type(wanted: &Value, json: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => json.is_null(),
        "string" => json.is_string(),
        "boolean" => json.is_boolean(),
        "integer" => json.is_u64() || json.is_i64(),
        "number" => json.is_number(),
        "array" => json.is_array(),
        "object" => json.is_object(),
        _ => false,
    };
    match wanted {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}
