//! Pairs of passages that the program once joined, as readers judged them: whether the one tells what the other does.

use std::collections::BTreeMap;
use std::{fs, io};

use serde::Deserialize;
use serde_json::Value;

use super::gold::{Document, Reading, in_code_points};
use crate::eval::{Bench, folder};

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
            let text = fs::read_to_string(bench.corpus(&file)?)?;
            let documents: Result<_, _> = text.lines().map(serde_json::from_str).collect();
            corpora.insert(file.clone(), documents.map_err(io::Error::other)?);
        }
        let documents: Vec<Document> =
            corpora[&file].iter().filter(|document| document.story == story).cloned().collect();
        let pair = |(a, b, verdict): &(Value, Value, Verdict)| {
            let (a, b) = (in_code_points(&documents, a)?, in_code_points(&documents, b)?);
            Some(Pair { a, b, accepted: matches!(verdict, Verdict::Same | Verdict::Part) })
        };
        let pairs = pairs.iter().filter_map(pair).collect();
        all.push(Judged { story, documents, pairs });
    }
    Ok(all)
}
