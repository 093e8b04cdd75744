//! A whole story's account against hand-made gold: quotations, statements, claims, conflicts, origins, times.
//!
//! The same measures as the shared `score_account.py`; both agree to the third digit.

mod gold;
mod measure;
mod words;

use std::path::Path;
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Given, Report, Source};
use earwitness::render::account_json;
use earwitness::weigh::weigh;
use rayon::prelude::*;
use serde_json::Value;

use super::{Bench, Measure};

/// Stories with gold: name of the measures, gold, folder of reports; both paths in the corpora or in this repository.
const STORIES: [(&str, Place, &str); 2] = [
    ("nkstop", Place::Corpora("accounts/nkstop/gold.json"), "accounts/nkstop"),
    ("call", Place::Repository("call.json"), "seeds"),
];

enum Place {
    Corpora(&'static str),
    Repository(&'static str),
}

/// Scores GOLD against ACCOUNT where both are named, else the program's own accounts of the stories that have gold.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    if let [gold, account] = &bench.files[..] {
        return Ok(measure::score(&json(gold)?, &json(account)?, bench.verbose));
    }
    let weights = Weights::bundled();
    let mut measures = Vec::new();
    for (story, gold, reports) in STORIES {
        let gold = match gold {
            Place::Corpora(path) => bench.corpus(path)?,
            Place::Repository(file) => super::folder("account").join(file),
        };
        let gold = json(&gold)?;
        let account = account(&bench.corpus(reports)?, &gold, &weights)?;
        let scored = measure::score(&gold, &account, bench.verbose);
        measures.extend(scored.into_iter().map(|m| Measure { name: format!("{story}.{}", m.name), ..m }));
    }
    Ok(measures)
}

/// The account of a folder of reports, taken as one story on the gold's day of publication.
fn account(folder: &Path, gold: &Value, weights: &Weights) -> io::Result<Value> {
    let day = &gold["about"]["publication_date"];
    let published = day.as_str().or_else(|| day.as_array()?.last()?.as_str()).map(str::to_owned);
    let options = earwitness_io::Options { given: Given { published, ..Given::default() } };
    let pattern = folder.join("*.txt").display().to_string();
    let sources: Vec<Source> = earwitness_io::open(&[pattern], options).filter_map(Result::ok).collect();
    let reports: Vec<Report> = sources.par_iter().map(|source| read(source, weights)).collect();
    let account = weigh("story", &reports.iter().collect::<Vec<_>>(), weights);
    serde_json::from_str(&account_json(&[account], &[])).map_err(io::Error::other)
}

fn json(path: &Path) -> io::Result<Value> {
    serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display())))
}
