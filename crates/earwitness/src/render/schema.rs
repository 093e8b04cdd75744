//! JSON Schemas of the published shapes, generated from their types.

use schemars::schema_for;

use super::shape::{AccountFile, Extracted, ReadReport};

/// One published shape.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// File name under `docs/schema`.
    pub file: &'static str,
    /// The schema as indented JSON.
    pub text: fn() -> String,
}

/// Every published shape.
pub const SCHEMAS: &[Schema] = &[
    Schema { file: "account.json", text: || indented(&schema_for!(AccountFile)) },
    Schema { file: "extract.json", text: || indented(&schema_for!(Extracted)) },
    Schema { file: "read.json", text: || indented(&schema_for!(ReadReport)) },
];

fn indented(schema: &schemars::Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
