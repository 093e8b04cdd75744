//! Readings of claims as readers judged them, each with what the program measures of it and of the wording.

use std::io;

use earwitness::record::Report;
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, ATTEST_FEATURES, Scorer};
use serde_json::{Value, json};

use crate::eval::Bench;
use crate::judged::{self, Judged};

/// A line a pair: story, what it is a pair of, verdict, features. The program's own scorers saw none of these stories.
pub fn readings(bench: &Bench) -> io::Result<()> {
    println!(
        "{}",
        json!({"features": ATTEST_FEATURES.to_vec(), "hash": format!("{:016x}", collate::attest_hash())})
    );
    let scorer = Scorer::bundled();
    judged::print(bench, "judged.json", |one, story| lines(one, story, &scorer))
}

fn lines(judged: &Judged, story: &[&Report], scorer: &Scorer) -> Vec<Value> {
    let (mut pairs, mut told) = (Vec::new(), Vec::new());
    for (one, a, a_quoted, other, b, b_quoted, verdict) in &judged.limbs {
        let both = judged.unit(story, *one, a, *a_quoted).zip(judged.unit(story, *other, b, *b_quoted));
        if let Some((a, b)) = both {
            pairs.extend([(a.clone(), b.clone()), (b, a)]);
            told.extend([("limbs", verdict), ("limbs", verdict)]);
        }
    }
    for (one, wording, other, reading, verdict, _) in &judged.rows {
        let both = judged.reading(story, *one, wording).zip(judged.reading(story, *other, reading));
        if let Some(both) = both {
            pairs.push(both);
            told.push(("row", verdict));
        }
    }
    let measured = collate::attested(story, &cast::unite(story), scorer, &pairs);
    let line = |((kind, verdict), features): ((&str, &String), collate::AttestFeatures)| {
        json!([judged.story, kind, verdict, features.to_vec()])
    };
    told.into_iter().zip(measured).map(line).collect()
}
