//! Of whom or what a verb tells something, as two passages have it: "the cabinet fell", "the crown fell".

use rustc_hash::FxHashSet;

use super::stem;
use super::wording::LONG_WORD;
use crate::record::{Argument, MentionForm, Report};

/// Cosine of the vectors of two nouns from which on they may mean one thing.
const KINDRED: f32 = 0.2;

/// What a verb tells something of, where a common noun names it: who does it, or whom it befalls.
#[derive(Debug, Clone)]
pub struct Subject {
    stems: FxHashSet<String>,
    /// The vector of the word that all others depend on.
    head: Vec<i8>,
}

impl Subject {
    /// `None` for what may mean anything: a name, a pronoun, a number.
    pub fn of(report: &Report, argument: &Argument) -> Option<Self> {
        let layers = &report.layers;
        let mention = argument.mention.and_then(|at| layers.mentions.get(at));
        let stems = telling(report.slice(argument.span));
        let is_common = report.slice(argument.head).starts_with(char::is_lowercase);
        let tells = is_common
            && !stems.is_empty()
            && mention.is_none_or(|mention| mention.form != MentionForm::Pronoun);
        tells.then(|| Self { stems, head: layers.vectors.within(&[argument.head]) })
    }

    /// Whether it is surely another: nouns that are no kin, nothing else in common. Without vectors nobody knows.
    pub fn is_apart(&self, other: &Self) -> bool {
        let known = !self.head.is_empty() && !other.head.is_empty();
        known && cosine(&self.head, &other.head) < KINDRED && self.stems.is_disjoint(&other.stems)
    }
}

/// The stems of the words that are long enough to tell something.
pub fn telling(phrase: &str) -> FxHashSet<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG_WORD);
    words.map(|word| stem(&word.to_lowercase())).collect()
}

/// The cosine of two vectors; 0 where there are none.
#[expect(clippy::cast_precision_loss, reason = "a ratio")]
pub fn cosine(a: &[i8], b: &[i8]) -> f32 {
    let dot =
        |a: &[i8], b: &[i8]| a.iter().zip(b).map(|(&x, &y)| i64::from(x) * i64::from(y)).sum::<i64>() as f32;
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 0.0 { dot(a, b) / lengths } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_are_no_kin_are_two_things() {
        let subject = |phrase: &str, head: &[i8]| Subject { stems: telling(phrase), head: head.to_vec() };
        let cabinet = subject("the cabinet", &[9, 1]);
        assert!(cabinet.is_apart(&subject("the crown", &[-1, 9])));
        assert!(!cabinet.is_apart(&subject("the government", &[8, 3])), "kin");
        assert!(!cabinet.is_apart(&subject("the cabinet of Varn", &[-1, 9])), "a word in common");
        assert!(!cabinet.is_apart(&subject("the crown", &[])), "without vectors");
    }
}
