//! A whole story's account against hand-made gold: quotations, statements, claims, conflicts, origins, times.
//!
//! The same measures as the shared `score_account.py`; both agree to the third digit.

mod gold;
mod measure;
mod words;

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use super::{Bench, Measure};

/// Scores GOLD against ACCOUNT where both are named.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let [gold, account] = &bench.files[..] else {
        let folder = bench.corpus("accounts/nkstop")?;
        let hint = format!("name two files: {} ACCOUNT", folder.join("gold.json").display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, hint));
    };
    Ok(measure::score(&json(gold)?, &json(account)?, bench.verbose))
}

fn json(path: &Path) -> io::Result<Value> {
    serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display())))
}
