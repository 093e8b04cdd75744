//! Pairs of passages that the program once joined, as readers judged them: whether the one tells what the other does.

use std::collections::BTreeMap;
use std::{fs, io};

use earwitness::weigh::collate::Scorer;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::gold::{Document, Reading, documents, in_code_points};
use super::run::{self, Fold};
use super::share;
use crate::eval::{Bench, Measure, folder};

/// A pair of passages, and whether a reader takes the one for a witness of the other, in whole or in part.
#[derive(Debug)]
pub struct Pair {
    pub a: Reading,
    pub b: Reading,
    pub accepted: bool,
}

/// A story with pairs of its passages.
#[derive(Debug)]
pub struct Judged {
    pub story: String,
    pub documents: Vec<Document>,
    pub pairs: Vec<Pair>,
}

#[derive(Debug, Deserialize)]
struct File {
    file: String,
    story: String,
    pairs: Vec<(Value, Value, Verdict)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Same,
    Part,
    Conflict,
    Other,
}

/// All stories of `eval/alignment/judged.json`.
pub fn read(bench: &Bench) -> io::Result<Vec<Judged>> {
    let files: Vec<File> =
        serde_json::from_str(&fs::read_to_string(folder("alignment").join("judged.json"))?)
            .map_err(io::Error::other)?;
    let mut corpora: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    let mut all = Vec::new();
    for File { file, story, pairs } in files {
        if !corpora.contains_key(&file) {
            corpora.insert(file.clone(), documents(bench, &file)?);
        }
        let documents: Vec<Document> = corpora[&file]
            .iter()
            .filter(|document| document.story == story)
            .cloned()
            .map(Document::into_read)
            .collect();
        let pair = |(a, b, verdict): &(Value, Value, Verdict)| {
            let (a, b) = (in_code_points(&documents, a)?, in_code_points(&documents, b)?);
            Some(Pair { a, b, accepted: matches!(verdict, Verdict::Same | Verdict::Part) })
        };
        let pairs = pairs.iter().filter_map(pair).collect();
        all.push(Judged { story, documents, pairs });
    }
    Ok(all)
}

/// Of the pairs that readers judged, what is joined by scorers that did not see the story: how many of the joined they
/// accept, and how many of those that they accept are joined.
pub fn accepted(bench: &Bench) -> io::Result<Vec<Measure>> {
    let named = bench.files.iter().filter(|file| file.extension().is_some_and(|form| form == "json"));
    let mut folds: Vec<Fold> = named.map(|file| Fold::read(file)).collect::<io::Result<_>>()?;
    if folds.is_empty() {
        folds = Fold::shipped()?;
    }
    let stories = read(bench)?;
    let steps = folds.first().map_or(1, |fold| fold.sweep.len());
    let reports: Vec<_> = stories.par_iter().map(|story| run::reports(&story.documents)).collect();
    let mut measures = Vec::new();
    for step in 0..steps {
        let of_story = |(story, reports): (&Judged, &Vec<_>)| {
            let scorer = Fold::of(&folds, &story.story).map(|fold| fold.at(step));
            let scorer = scorer.unwrap_or_else(Scorer::bundled);
            let [groups, sure] = run::joined_and_counted(reports, &scorer);
            let mut tally = [0_usize; 5];
            for pair in &story.pairs {
                let both = |group: &Vec<Reading>| {
                    let has = |side: &Reading| group.iter().any(|reading| reading.is_nearly(side));
                    has(&pair.a) && has(&pair.b)
                };
                let (found, counted) = (groups.iter().any(both), sure.iter().any(both));
                for (count, is) in tally.iter_mut().zip([
                    pair.accepted,
                    found,
                    found && pair.accepted,
                    counted,
                    counted && pair.accepted,
                ]) {
                    *count += usize::from(is);
                }
            }
            tally
        };
        let counts = stories.par_iter().zip(&reports).map(of_story);
        let [wanted, joined, right, counted, sound]: [usize; 5] =
            counts.reduce(|| [0; 5], |a, b| std::array::from_fn(|at| a[at] + b[at]));
        let name =
            |what: &str| match folds.first().and_then(|fold| fold.sweep.get(step)).filter(|_| steps > 1) {
                Some((statements, claims)) => format!("judged.{what}@{statements}/{claims}"),
                None => format!("judged.{what}"),
            };
        measures.push(
            Measure::new(name("accepted"), share(right, joined))
                .with_note(format!("{right} of {joined} joined pairs that readers judged")),
        );
        measures.push(
            Measure::new(name("kept"), share(right, wanted))
                .with_note(format!("{right} of {wanted} pairs that they accept")),
        );
        measures.push(
            Measure::new(name("counted.accepted"), share(sound, counted))
                .with_note(format!("{sound} of {counted} pairs of which both are counted")),
        );
        measures.push(
            Measure::new(name("counted.kept"), share(sound, wanted))
                .with_note(format!("{sound} of {wanted} pairs that they accept")),
        );
    }
    Ok(measures)
}
