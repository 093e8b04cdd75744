//! Who speaks: of the quotations found in the stories with gold accounts, how many have the right speaker.
//!
//! Pronouns, titles, descriptions and metonyms are resolved to whoever they stand for in the report; an unnamed source is
//! right where it stays unnamed with its description. The same figures as in `account`, by themselves.

use std::io;

use super::{Bench, Measure, account};

/// The share of right speakers, by story and over the stories.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let of_story = |measure: Measure| {
        let story = measure.name.strip_suffix(".speaker_right")?.to_owned();
        Some(Measure { name: story, ..measure })
    };
    let mut measures: Vec<Measure> = account::as_shipped(bench)?.into_iter().filter_map(of_story).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of stories")]
    let mean = measures.iter().map(|measure| measure.score).sum::<f64>() / measures.len().max(1) as f64;
    measures.push(Measure::new("mean", mean).with_note("over the stories"));
    Ok(measures)
}
