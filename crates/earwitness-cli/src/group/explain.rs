//! `earwitness group --explain A B`: why two reports are one story, or not.

use super::sources;
use crate::args::Inputs;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use earwitness::group::{explain, grouping};
use earwitness::record::{Source, Span};
use earwitness_io::{facts, sketch_source};
use serde_json::json;

pub fn run(inputs: &Inputs, first: &str, second: &str) -> Result<Outcome, Problem> {
    let mut sketches = Vec::new();
    let mut two: [Option<Source>; 2] = [None, None];
    for item in sources(inputs) {
        let source = match item {
            Ok(source) => source,
            Err(problem) if problem.is_fatal() => return Err(Problem::new(problem.to_string())),
            Err(_) => continue,
        };
        sketches.push(sketch_source(&source));
        for (place, id) in two.iter_mut().zip([first, second]) {
            if source.id == id {
                *place = Some(source.clone());
            }
        }
    }
    let [Some(a), Some(b)] = two else {
        return Err(Problem::hint(
            format!("`{first}` or `{second}` is not among the reports"),
            "ids are those that `earwitness group` prints",
        ));
    };
    let texts = [&a, &b].map(|source| String::from_utf8_lossy(&source.bytes));
    let [text_a, text_b] = &texts;
    let reason = explain((facts(&a), text_a), (facts(&b), text_b), &sketches);
    let found = grouping(&sketches);
    let story_of = |id: &str| {
        let with = |member: &usize| sketches.get(*member).is_some_and(|sketch| sketch.id == id);
        found.stories.iter().find(|story| story.members.iter().any(with))
    };
    let (one, other) = (story_of(first), story_of(second));
    let quoted = |span: Span, text: &str| {
        let start = text.get(..span.start).map_or(0, |before| before.chars().count());
        json!({"start": start, "end": start + span.of(text).chars().count(), "text": span.of(text)})
    };
    let passages: Vec<_> = reason
        .passages
        .iter()
        .map(|&(here, there)| json!([quoted(here, text_a), quoted(there, text_b)]))
        .collect();
    let features: serde_json::Map<_, _> =
        reason.features.iter().map(|&(name, value)| (name.to_owned(), json!(value))).collect();
    let copy = reason.copy.map(|copy| json!({"kind": copy.kind.name(), "similarity": copy.similarity}));
    print(
        &json!({
            "a": first, "b": second,
            "same_story": one.map(|story| &story.id) == other.map(|story| &story.id),
            "stories": [one.map(|story| &story.id), other.map(|story| &story.id)],
            "likeness": reason.likeness,
            "names": reason.names, "terms": reason.terms, "numbers": reason.numbers,
            "days_between": reason.days, "passages": passages, "copy": copy, "features": features,
        })
        .to_string(),
    )?;
    Ok(Outcome::Done)
}
