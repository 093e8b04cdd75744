//! TIMEX3 modifiers: words before an expression that bound, blur or cut it.

use super::{is_duration, is_reference};
use crate::annotate::time::draft::Draft;
use crate::annotate::word::Words;

/// What a modifier does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// Of durations and counts: "about", "more than".
    Bound(&'static str),
    /// Of periods: "early", "the end of".
    Cut(&'static str),
    /// "earlier this month": within the period, before now.
    Within,
}

const MODIFIERS: &[(&[&str], Modifier)] = &[
    (&["no", "more", "than"], Modifier::Bound("EQUAL_OR_LESS")),
    (&["no", "less", "than"], Modifier::Bound("EQUAL_OR_MORE")),
    (&["no", "fewer", "than"], Modifier::Bound("EQUAL_OR_MORE")),
    (&["not", "more", "than"], Modifier::Bound("EQUAL_OR_LESS")),
    (&["a", "little", "more", "than"], Modifier::Bound("MORE_THAN")),
    (&["more", "than"], Modifier::Bound("MORE_THAN")),
    (&["less", "than"], Modifier::Bound("LESS_THAN")),
    (&["fewer", "than"], Modifier::Bound("LESS_THAN")),
    (&["longer", "than"], Modifier::Bound("MORE_THAN")),
    (&["just", "over"], Modifier::Bound("MORE_THAN")),
    (&["well", "over"], Modifier::Bound("MORE_THAN")),
    (&["just", "under"], Modifier::Bound("LESS_THAN")),
    (&["just", "about"], Modifier::Bound("APPROX")),
    (&["over"], Modifier::Bound("MORE_THAN")),
    (&["under"], Modifier::Bound("LESS_THAN")),
    (&["at", "least"], Modifier::Bound("EQUAL_OR_MORE")),
    (&["at", "most"], Modifier::Bound("EQUAL_OR_LESS")),
    (&["up", "to"], Modifier::Bound("EQUAL_OR_LESS")),
    (&["as", "long", "as"], Modifier::Bound("EQUAL_OR_LESS")),
    (&["about"], Modifier::Bound("APPROX")),
    (&["around"], Modifier::Bound("APPROX")),
    (&["approximately"], Modifier::Bound("APPROX")),
    (&["roughly"], Modifier::Bound("APPROX")),
    (&["some"], Modifier::Bound("APPROX")),
    (&["nearly"], Modifier::Bound("LESS_THAN")),
    (&["almost"], Modifier::Bound("LESS_THAN")),
    (&["the", "beginning", "of"], Modifier::Cut("START")),
    (&["the", "start", "of"], Modifier::Cut("START")),
    (&["the", "middle", "of"], Modifier::Cut("MID")),
    (&["the", "end", "of"], Modifier::Cut("END")),
    (&["beginning", "of"], Modifier::Cut("START")),
    (&["end", "of"], Modifier::Cut("END")),
    (&["the", "first", "half", "of"], Modifier::Cut("START")),
    (&["the", "second", "half", "of"], Modifier::Cut("END")),
    (&["the", "last", "half", "of"], Modifier::Cut("END")),
    (&["very", "early"], Modifier::Cut("START")),
    (&["the", "early"], Modifier::Cut("START")),
    (&["the", "late"], Modifier::Cut("END")),
    (&["the", "mid", "-"], Modifier::Cut("MID")),
    (&["early", "in"], Modifier::Cut("START")),
    (&["late", "in"], Modifier::Cut("END")),
    (&["early"], Modifier::Cut("START")),
    (&["mid", "-"], Modifier::Cut("MID")),
    (&["mid"], Modifier::Cut("MID")),
    (&["late"], Modifier::Cut("END")),
    (&["earlier", "in"], Modifier::Within),
    (&["later", "in"], Modifier::Within),
    (&["earlier"], Modifier::Within),
    (&["later"], Modifier::Within),
];

/// The modifier at a word, and the word after it.
pub fn read(words: &Words, i: usize) -> Option<(usize, Modifier)> {
    let matching = MODIFIERS.iter().filter(|(run, _)| words.run(i, run));
    matching.max_by_key(|(run, _)| run.len()).map(|(run, modifier)| (i + run.len(), *modifier))
}

/// Whether a modifier can stand before such an expression.
pub fn fits(modifier: Modifier, words: &Words, i: usize, draft: &Draft) -> bool {
    match modifier {
        // "over the past year", "about the weekend" are prepositions.
        Modifier::Bound(_) => {
            let article = words.at(draft.start) == "the";
            (is_duration(draft) && !article)
                || (!words.is(i, &["over", "some", "under"]) && !is_reference(draft) && !article)
        }
        Modifier::Cut(_) => !is_duration(draft) && !is_reference(draft),
        Modifier::Within => !is_duration(draft) && !is_reference(draft),
    }
}

/// The draft so modified.
pub fn apply(modifier: Modifier, draft: Draft) -> Draft {
    match modifier {
        Modifier::Bound(name) | Modifier::Cut(name) => draft.modified(Some(name)),
        Modifier::Within => draft,
    }
}
