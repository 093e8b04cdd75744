//! References that name no day: "now", "recently", "the future".

use crate::annotate::time::draft::Draft;
use crate::annotate::time::lexicon::REFERENCES;
use crate::annotate::word::Words;
use crate::record::TimeKind;

/// The reference at a word.
pub fn read(words: &Words, i: usize) -> Option<Draft> {
    let matching = REFERENCES.iter().filter(|(run, _)| words.run(i, run));
    let (run, value) = matching.max_by_key(|(run, _)| run.len())?;
    Some(Draft::fixed(i, i + run.len(), TimeKind::Date, *value))
}
