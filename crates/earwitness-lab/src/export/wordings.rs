//! Wordings of claims as readers judged them, each with what the program measures of it.

use std::collections::BTreeMap;
use std::io;

use earwitness::record::Report;
use earwitness::weigh::collate::{self, WORDING_FEATURES};
use serde_json::{Value, json};

use crate::eval::Bench;
use crate::judged::{self, Judged, Spans};

/// A line a wording: story, how often a reader found it a claim to print and how often it was judged, features.
pub fn wordings(bench: &Bench) -> io::Result<()> {
    println!(
        "{}",
        json!({"features": WORDING_FEATURES.to_vec(), "hash": format!("{:016x}", collate::wording_hash())})
    );
    judged::print(bench, "judged.json", lines)
}

fn lines(judged: &Judged, story: &[&Report]) -> Vec<Value> {
    let mut verdicts: BTreeMap<(usize, &Spans), Vec<bool>> = BTreeMap::new();
    for (document, wording, .., fragment) in &judged.rows {
        verdicts.entry((*document, wording)).or_default().push(*fragment == 0);
    }
    let line = |((document, wording), verdicts): ((usize, &Spans), Vec<bool>)| {
        let unit = judged.unit(story, document, wording, 0)?;
        let whole = verdicts.iter().filter(|whole| **whole).count();
        Some(json!([
            judged.story,
            [whole, verdicts.len()],
            collate::wording(story[unit.report], &unit).to_vec()
        ]))
    };
    verdicts.into_iter().filter_map(line).collect()
}
