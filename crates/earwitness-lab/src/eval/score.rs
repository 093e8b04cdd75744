//! Scores as they were measured last: `eval/<task>/score.toml`, written by `eval --record`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Measure;

/// One recorded score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    pub score: f64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Replaces the recorded scores of a task.
pub fn write(folder: &Path, measures: &[Measure]) -> io::Result<()> {
    let scores: BTreeMap<&str, Score> = measures
        .iter()
        .map(|m| {
            (m.name.as_str(), Score { score: (m.score * 1000.0).round() / 1000.0, note: m.note.clone() })
        })
        .collect();
    let text = toml::to_string(&scores).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    fs::write(
        folder.join("score.toml"),
        format!("# Written by `cargo lab eval --record`; never by hand.\n\n{text}"),
    )
}

/// The recorded scores of a task; none where it was never recorded.
pub fn read(folder: &Path) -> BTreeMap<String, Score> {
    let text = fs::read_to_string(folder.join("score.toml")).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}
