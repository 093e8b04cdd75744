//! From sources to sketches, a batch at a time: the texts are never all in memory.

use earwitness::group::{Facts, Sketch, sketch, sketch_text};
use earwitness::read::{clean, states_facts};
use earwitness::record::{Form, Source};
use rayon::prelude::*;

use crate::{Problem, Sources};

/// Reports sketched together.
const BATCH: usize = 1024;

/// Sketches of some reports, and what could not be read on the way.
#[derive(Debug, Default)]
pub struct Batch {
    pub sketches: Vec<Sketch>,
    pub problems: Vec<Problem>,
}

/// Sketches of all sources, batch by batch, in the order of the sources, on all cores.
pub fn sketch_batches(mut sources: Sources) -> impl Iterator<Item = Batch> {
    std::iter::from_fn(move || {
        let mut batch = Batch::default();
        let mut read = Vec::with_capacity(BATCH);
        while read.len() < BATCH {
            match sources.next() {
                Some(Ok(source)) => read.push(source),
                Some(Err(problem)) => batch.problems.push(problem),
                None => break,
            }
        }
        batch.sketches = read.par_iter().map(sketch_source).collect();
        (!batch.sketches.is_empty() || !batch.problems.is_empty()).then_some(batch)
    })
}

/// The sketch of one source, straight from its text; what has marks or states facts of itself is cleaned first.
pub fn sketch_source(source: &Source) -> Sketch {
    match source.form {
        Form::Text if !states_facts(&source.bytes) => {
            sketch_text(facts(source), &String::from_utf8_lossy(&source.bytes))
        }
        Form::Text | Form::Markdown | Form::Html => sketch(&clean(source)),
    }
}

/// What a source says of itself beside its text.
pub fn facts(source: &Source) -> Facts<'_> {
    let given = &source.given;
    Facts {
        id: &source.id,
        title: given.title.as_deref(),
        outlet: given.outlet.as_deref(),
        published: given.published.as_deref(),
        url: given.url.as_deref(),
        language: given.language.as_deref(),
    }
}
