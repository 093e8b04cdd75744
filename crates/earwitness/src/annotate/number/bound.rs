//! Words that bound a number: "about", "more than", "at least", "or so".

use crate::annotate::word::Words;
use crate::record::Bound;

const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::Under),
    (&["not", "more", "than"], Bound::Under),
    (&["no", "fewer", "than"], Bound::Over),
    (&["no", "less", "than"], Bound::Over),
    (&["not", "less", "than"], Bound::Over),
    (&["a", "little", "over"], Bound::Over),
    (&["a", "little", "more", "than"], Bound::Over),
    (&["slightly", "more", "than"], Bound::Over),
    (&["slightly", "less", "than"], Bound::Under),
    (&["more", "than"], Bound::Over),
    (&["greater", "than"], Bound::Over),
    (&["higher", "than"], Bound::Over),
    (&["less", "than"], Bound::Under),
    (&["fewer", "than"], Bound::Under),
    (&["lower", "than"], Bound::Under),
    (&["longer", "than"], Bound::Over),
    (&["just", "over"], Bound::Over),
    (&["well", "over"], Bound::Over),
    (&["just", "under"], Bound::Under),
    (&["well", "under"], Bound::Under),
    (&["at", "least"], Bound::Over),
    (&["at", "most"], Bound::Under),
    (&["a", "minimum", "of"], Bound::Over),
    (&["a", "maximum", "of"], Bound::Under),
    (&["upwards", "of"], Bound::Over),
    (&["in", "excess", "of"], Bound::Over),
    (&["north", "of"], Bound::Over),
    (&["as", "many", "as"], Bound::Under),
    (&["as", "much", "as"], Bound::Under),
    (&["as", "few", "as"], Bound::Over),
    (&["up", "to"], Bound::Under),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["an", "average", "of"], Bound::About),
    (&["something", "like"], Bound::About),
    (&["over"], Bound::Over),
    (&["above"], Bound::Over),
    (&["exceeding"], Bound::Over),
    (&["exceeds"], Bound::Over),
    (&["exceeded"], Bound::Over),
    (&["exceed"], Bound::Over),
    (&["surpassing"], Bound::Over),
    (&["topping"], Bound::Over),
    (&["under"], Bound::Under),
    (&["below"], Bound::Under),
    (&["nearly"], Bound::Under),
    (&["almost"], Bound::Under),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["approximately"], Bound::About),
    (&["roughly"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
    (&["~"], Bound::About),
    (&[">"], Bound::Over),
    (&["<"], Bound::Under),
];

const AFTER: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::Over),
    (&["or", "so"], Bound::About),
    (&["or", "fewer"], Bound::Under),
    (&["or", "less"], Bound::Under),
    (&["and", "more"], Bound::Over),
    (&["plus"], Bound::Over),
    (&["+"], Bound::Over),
    (&["-", "plus"], Bound::Over),
    (&["-", "odd"], Bound::About),
];

/// The bound that ends just before a word, and the word where it begins.
pub fn before(words: &Words, i: usize) -> Option<(Bound, usize)> {
    let ends_here = |run: &&(&[&str], Bound)| {
        i.checked_sub(run.0.len()).is_some_and(|start| words.run(start, run.0) && words.whole(start, i + 1))
    };
    let (run, bound) = BEFORE.iter().filter(ends_here).max_by_key(|(run, _)| run.len())?;
    Some((*bound, i - run.len()))
}

/// The bound that begins at a word, and the word after it.
pub fn after(words: &Words, i: usize) -> Option<(Bound, usize)> {
    let (run, bound) = AFTER.iter().find(|(run, _)| words.run(i, run))?;
    words.whole(i.saturating_sub(1), i + run.len()).then_some((*bound, i + run.len()))
}
