//! Runs `spec/*.md`: reports in, the expected account out, in words that a journalist can read and write.
//!
//! A spec holds reports in fences ` ```report NAME [outlet="…"] [byline="…"] [published=…] [form=html] ` and expectations in
//! fences ` ```expect SECTION `. Every spec is run in the order written, reversed, and rotated: the account must
//! be the same. `UPDATE_SPECS=1 cargo test --test spec` writes what the program says into the fences: read the
//! difference before you keep it.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        clippy::allow_attributes,
        reason = "tests have an outside: files, a clock, a browser"
    )
)]

mod document;
mod notation;

use document::Document;
use earwitness::corroborate;
use earwitness::learned::Weights;
use earwitness::record::Source;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec")
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).into_iter().flatten().flatten();
    let mut paths: Vec<_> =
        entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "md")).collect();
    paths.sort();
    paths
}

#[test]
fn every_spec_holds() {
    let weights = Weights::bundled();
    let update = std::env::var_os("UPDATE_SPECS").is_some();
    let mut faults = Vec::new();
    let paths = documents();
    assert!(!paths.is_empty(), "no specs in {}", folder().display());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let spec = Document::parse(&text);
        let accounts = corroborate(&spec.sources, &weights);
        for expectation in &spec.expectations {
            match notation::section(&expectation.section, &accounts) {
                None => faults.push(format!("{}: no section `{}`", path.display(), expectation.section)),
                Some(found) if !update && found.trim_end() != expectation.text.trim_end() => {
                    faults.push(format!(
                        "{}: `{}`\n--- expected\n{}\n--- found\n{found}",
                        path.display(),
                        expectation.section,
                        expectation.text
                    ))
                }
                Some(_) => {}
            }
        }
        if update {
            let new =
                spec.rewritten(&text, |section| notation::section(section, &accounts).unwrap_or_default());
            fs::write(&path, new).unwrap();
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn no_order_of_reports_shows_in_a_spec() {
    let weights = Weights::bundled();
    for path in documents() {
        let spec = Document::parse(&fs::read_to_string(&path).unwrap());
        let first = corroborate(&spec.sources, &weights);
        let mut reversed: Vec<Source> = spec.sources.clone();
        reversed.reverse();
        let mut rotated = spec.sources.clone();
        rotated.rotate_left(1);
        assert_eq!(corroborate(&reversed, &weights), first, "{} reversed", path.display());
        assert_eq!(corroborate(&rotated, &weights), first, "{} rotated", path.display());
    }
}
