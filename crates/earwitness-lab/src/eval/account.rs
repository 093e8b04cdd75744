//! A whole story's account against hand-made gold: quotations, statements, claims, conflicts, origins, times.
//!
//! The same measures as the shared `score_account.py`; both agree to the third digit.

pub mod gold;
mod matched;
mod measure;
mod words;

use std::path::Path;
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source};
use earwitness::render::account_json;
use earwitness::weigh::collate::Scorer;
use earwitness::weigh::weigh_by;
use rayon::prelude::*;
use serde_json::Value;

use super::alignment::run::Fold;
use super::{Bench, Measure};

/// Stories with gold: name of the measures, gold (in the corpora or in this repository), reports in the corpora.
const STORIES: [(&str, Place, Reports); 5] = [
    ("nkstop", Place::Corpora("accounts/nkstop/gold.json"), Reports::Folder("accounts/nkstop")),
    ("call", Place::Repository("call.json"), Reports::Folder("seeds")),
    ("envoy", Place::Repository("envoy.json"), Reports::Lines),
    ("memo", Place::Repository("memo.json"), Reports::Lines),
    ("suit", Place::Repository("suit.json"), Reports::Lines),
];

enum Place {
    Corpora(&'static str),
    Repository(&'static str),
}

/// Where the reports of a story lie.
enum Reports {
    /// A text file a report.
    Folder(&'static str),
    /// Lines of the file that the gold's `stories` names.
    Lines,
}

/// A story that has gold: name, gold, reports as they are read.
pub type Story = (&'static str, Value, Vec<Report>);

/// The stories that have gold.
pub fn stories(bench: &Bench) -> io::Result<Vec<Story>> {
    let weights = Weights::bundled();
    let mut all = Vec::new();
    for (story, gold, reports) in STORIES {
        let gold = match gold {
            Place::Corpora(path) => bench.corpus(path)?,
            Place::Repository(file) => super::folder("account").join(file),
        };
        let gold = json(&gold)?;
        let sources = match reports {
            Reports::Folder(folder) => files(&bench.corpus(folder)?, &gold),
            Reports::Lines => lines(bench, &gold)?,
        };
        all.push((story, gold, sources.par_iter().map(|source| read(source, &weights)).collect()));
    }
    Ok(all)
}

/// Scores GOLD against ACCOUNT where both are named; scorers of pairs (JSON, with a `sweep` of thresholds), each on its own
/// `stories` or, where it names none of them, on all; else the program's own accounts of the stories that have gold, and
/// what of them depends on the fitted scorers once more, by scorers that did not see the story.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    if let [gold, account] = &bench.files[..] {
        return Ok(measure::score(&json(gold)?, &json(account)?, bench.verbose));
    }
    let folds = bench.files.iter().map(|file| Fold::read(file));
    let folds: Vec<Fold> = folds.collect::<io::Result<_>>()?;
    let stories = stories(bench)?;
    let Some(first) = folds.first() else {
        let mut measures = measure_all(&stories, &|_| Scorer::bundled(), bench)?;
        let folds = Fold::shipped()?;
        let unseen = |story: &str| Fold::of(&folds, story).map_or_else(Scorer::bundled, |fold| fold.at(0));
        let fitted = |measure: &Measure| FITTED.iter().any(|name| measure.name.contains(name));
        let held_out = measure_all(&stories, &unseen, bench)?.into_iter().filter(fitted);
        measures.extend(held_out.map(|m| Measure { name: format!("held_out.{}", m.name), ..m }));
        return Ok(measures);
    };
    let mut measures = Vec::new();
    for (step, (statements, claims)) in first.sweep.iter().enumerate() {
        let scorer = |story: &str| Fold::of(&folds, story).unwrap_or(first).at(step);
        for mut measure in measure_all(&stories, &scorer, bench)? {
            measure.name = format!("{}@{statements}/{claims}", measure.name);
            measures.push(measure);
        }
    }
    Ok(measures)
}

/// The program's own accounts of the stories that have gold.
pub fn as_shipped(bench: &Bench) -> io::Result<Vec<Measure>> {
    measure_all(&stories(bench)?, &|_| Scorer::bundled(), bench)
}

/// Measures of what the scorers are fitted to.
const FITTED: [&str; 3] = [".statement_pairs", ".statement_traps", ".claim_pairs"];

fn measure_all(
    stories: &[Story],
    scorer: &dyn Fn(&str) -> Scorer,
    bench: &Bench,
) -> io::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    for (story, gold, reports) in stories {
        let account = exported(reports, &scorer(story))?;
        if bench.verbose {
            println!("{story}");
        }
        let scored = measure::score(gold, &account, bench.verbose);
        measures.extend(scored.into_iter().map(|m| Measure { name: format!("{story}.{}", m.name), ..m }));
    }
    Ok(measures)
}

/// The program's accounts of the stories that have gold, as they are exported.
pub fn accounts(bench: &Bench) -> io::Result<Vec<(&'static str, Value)>> {
    let account = |(story, _, reports): Story| Ok((story, exported(&reports, &Scorer::bundled())?));
    stories(bench)?.into_iter().map(account).collect()
}

fn exported(reports: &[Report], scorer: &Scorer) -> io::Result<Value> {
    let account = weigh_by("story", &reports.iter().collect::<Vec<_>>(), scorer);
    serde_json::from_str(&account_json(&[account], &[])).map_err(io::Error::other)
}

/// What is known of the reports: the gold's day of publication.
fn given(gold: &Value) -> Given {
    let day = &gold["about"]["publication_date"];
    let published = day.as_str().or_else(|| day.as_array()?.last()?.as_str()).map(str::to_owned);
    Given { published, ..Given::default() }
}

/// The text files of a folder.
fn files(folder: &Path, gold: &Value) -> Vec<Source> {
    let pattern = folder.join("*.txt").display().to_string();
    earwitness_io::open(&[pattern], earwitness_io::Options { given: given(gold) })
        .filter_map(Result::ok)
        .collect()
}

/// The reports of the gold's story among the lines of a file of the corpora.
fn lines(bench: &Bench, gold: &Value) -> io::Result<Vec<Source>> {
    let stories = &gold["stories"];
    let file = bench.corpus(stories["file"].as_str().unwrap_or_default())?;
    let mut sources = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let row: Value = serde_json::from_str(line).map_err(io::Error::other)?;
        if row["story"] != stories["story"] {
            continue;
        }
        let doc = row["doc"].as_str().unwrap_or_default();
        sources.push(Source {
            id: doc.to_owned(),
            file: Some(format!("{doc}.txt")),
            form: Form::Text,
            bytes: row["text"].as_str().unwrap_or_default().as_bytes().to_vec(),
            given: Given { outlet: row["outlet"].as_str().map(str::to_owned), ..given(gold) },
        });
    }
    Ok(sources)
}

fn json(path: &Path) -> io::Result<Value> {
    serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display())))
}
