//! How alike two reports are: the features of a pair and what they say together.

use super::idf::STEPS;
use super::sketch::{Sketch, Term};

/// Features of a pair, in the order of [`FEATURES`].
pub type Features = [f32; FEATURES.len()];

/// Names of the features. The first seven are square roots of cosines or of Jaccard similarity, so that
/// small overlaps differ as much as large ones.
pub const FEATURES: [&str; 10] =
    ["words", "lead", "title", "names", "numbers", "shingles", "rare", "undated", "days_log", "days_month"];

/// What each feature weighs in the log-odds that two reports tell of one event. Logistic regression on
/// pairs of the story sets named in `weights/story/CARD.md`.
const WEIGHTS: Features = [-8.777, 6.388, 3.986, 3.340, 0.672, -4.214, 6.718, -0.656, -0.690, -0.613];
const BIAS: f32 = -1.377;

/// Rareness starts here, in units of idf: a word in one report of twenty.
const RARE: f32 = 3.0;
/// A number weighs at least as much as a word of this idf: small numbers are common words.
const NUMBER: f32 = 3.0;

/// Lengths of a sketch's vectors, in the order of the first five features and "rare".
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Norms([f32; 6]);

impl Norms {
    pub fn of(sketch: &Sketch) -> Self {
        Self(products(&sketch.terms, &sketch.terms).map(f32::sqrt))
    }
}

/// The features of a pair of sketches.
pub fn features(a: (&Sketch, &Norms), b: (&Sketch, &Norms)) -> Features {
    let products = products(&a.0.terms, &b.0.terms);
    let mut cosines = [0.0; 6];
    for (cosine, (product, (a, b))) in cosines.iter_mut().zip(products.iter().zip(a.1.0.iter().zip(&b.1.0))) {
        let norm = a * b;
        *cosine = if norm > 0.0 { (product / norm).min(1.0).sqrt() } else { 0.0 };
    }
    let [words, lead, title, names, numbers, rare] = cosines;
    let shingles = a.0.shingles.jaccard(&b.0.shingles).sqrt();
    let (undated, days_log, days_month) = match (a.0.day, b.0.day) {
        (Some(a), Some(b)) => {
            let days = a.abs_diff(b) as f32;
            (0.0, (1.0 + days).ln(), days.min(30.0) / 30.0)
        }
        _ => (1.0, 0.0, 0.0),
    };
    [words, lead, title, names, numbers, shingles, rare, undated, days_log, days_month]
}

/// How likely it is that two reports with these features tell of one event, as the weights see it.
pub fn same_event(features: &Features) -> f32 {
    let odds = features.iter().zip(&WEIGHTS).fold(BIAS, |sum, (feature, weight)| sum + feature * weight);
    1.0 / (1.0 + (-odds).exp())
}

/// Scalar products of the two vectors in six views, in one walk over both lists.
fn products(a: &[Term], b: &[Term]) -> [f32; 6] {
    let mut sums = [0.0_f32; 6];
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.hash == y.hash {
            shared(x, y, &mut sums);
        }
        let (here, there) = (x.hash, y.hash);
        i += usize::from(here <= there);
        j += usize::from(there <= here);
    }
    sums
}

#[inline]
fn shared(x: &Term, y: &Term, sums: &mut [f32; 6]) {
    let idf = f32::from(x.idf) / STEPS;
    let counts = f32::from(x.count) * f32::from(y.count);
    let both = x.kinds & y.kinds;
    let words = idf * idf * counts;
    sums[0] += words;
    sums[1] += idf * idf * f32::from(x.lead) * f32::from(y.lead);
    if both & Term::TITLE != 0 {
        sums[2] += idf * idf;
    }
    if both & Term::NAME != 0 {
        sums[3] += words;
    }
    if both & Term::NUMBER != 0 {
        sums[4] += idf.max(NUMBER).powi(2);
    }
    if idf > RARE {
        sums[5] += (idf - RARE).powi(3) * counts;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sketch::{Facts, sketch_text};

    fn score(a: &str, b: &str) -> f32 {
        let [a, b] = [a, b].map(|text| sketch_text(Facts::default(), text));
        same_event(&features((&a, &Norms::of(&a)), (&b, &Norms::of(&b))))
    }

    #[test]
    fn one_event_is_told_from_another() {
        let strike = "Strike halts port of Varna\nDockers at the harbour of Varna walked out on Monday over pay, \
            halting 14 grain ships. The union of Varna dockers wants eight percent more.";
        let again = "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on \
            strike over wages Monday. Their union asks for eight percent.";
        let other = "The parliament in Lima passed a law on school meals after a long night of debate.";
        assert!(score(strike, again) > 0.5, "{}", score(strike, again));
        assert!(score(strike, other) < 0.3, "{}", score(strike, other));
        assert!(score(strike, strike) > 0.95);
        assert!(score("", strike).is_finite());
    }
}
