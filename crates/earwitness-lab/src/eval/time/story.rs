//! Times of a hand-labelled story: those that a careful reader must get right.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use super::read_text;
use crate::eval::Measure;

/// The share of expressions of tier "must" with an accepted value; offsets of the gold are bytes of the file.
pub fn score(folder: &Path, verbose: bool) -> io::Result<Measure> {
    let gold: Value = serde_json::from_str(&fs::read_to_string(folder.join("gold.json"))?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let published = gold["about"]["publication_date"].as_array().and_then(|dates| dates.last());
    let published = published.and_then(Value::as_str).map(str::to_owned);
    let (mut right, mut all) = (0_u32, 0_u32);
    for (key, entry) in gold["reports"].as_object().into_iter().flatten() {
        let name = entry["file"].as_str().and_then(|file| file.rsplit('/').next()).unwrap_or_default();
        let text = fs::read_to_string(folder.join(name))?;
        let report = read_text(&text, published.clone());
        let wanted = gold["time_expressions"].as_array().into_iter().flatten();
        for time in wanted.filter(|time| time["report"] == key.as_str() && time["tier"] == "must") {
            let offset = |key: &str| time[key].as_u64().unwrap_or(0) as usize;
            let (start, end) = (offset("bstart"), offset("bend"));
            let touching = report.layers.times.iter().filter(|t| t.span.start < end && start < t.span.end);
            let values: Vec<_> = touching.map(|t| t.value.as_deref().unwrap_or("None")).collect();
            let accepted = |value: &&&str| {
                let also = time["also_accepted"].as_array().into_iter().flatten();
                time["value"] == **value || also.into_iter().any(|other| other == **value)
            };
            let good = values.iter().any(|value| accepted(&value));
            right += u32::from(good);
            all += 1;
            if verbose && !good {
                println!("  {} {} wanted {} got {values:?}", time["id"], time["text"], time["value"]);
            }
        }
    }
    let score = if all == 0 { 0.0 } else { f64::from(right) / f64::from(all) };
    Ok(Measure::new("nkstop.times_right", score).with_note(format!("{right}/{all}")))
}
