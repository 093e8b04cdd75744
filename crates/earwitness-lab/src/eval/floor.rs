//! `eval/<task>/floor.toml`: the lowest score allowed, and what others reach.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::Deserialize;

/// What is known of one measure.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// May only rise.
    pub floor: Option<f64>,
    /// For what counts mistakes: the highest score allowed. May only fall.
    pub ceiling: Option<f64>,
    #[serde(default)]
    pub rivals: Vec<Rival>,
}

/// A baseline or another tool.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rival {
    pub name: String,
    pub score: f64,
}

/// The floors of a task, by measure; none where it has no file yet.
pub fn read(path: &Path) -> io::Result<BTreeMap<String, Known>> {
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    }
}
