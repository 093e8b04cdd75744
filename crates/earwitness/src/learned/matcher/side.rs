//! One passage, made ready for being compared with many.

use earwitness_encoder::Dense;

use super::{Matcher, SIZE};

/// Words of a passage that are compared; later ones are left out, as in training.
const LONGEST: usize = 60;

/// A passage as the matcher sees it.
#[derive(Debug, Clone)]
pub struct Side {
    /// `SIZE` numbers a word, of unit length.
    pub(super) vectors: Vec<f32>,
    /// What the comparison sees of each word itself.
    pub(super) own: Vec<f32>,
    /// What the comparison sees of each word where another attends to it.
    attended: Vec<f32>,
    /// How much each word counts; all together 1.
    pub(super) shares: Vec<f32>,
    /// The vectors' mean by these shares.
    pub(super) mean: [f32; SIZE],
    /// Natural logarithm of the number of words.
    pub(super) length: f32,
}

impl Side {
    /// A passage of vectors of `SIZE` numbers a word; `None` where there are none.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen words")]
    pub fn new(matcher: &Matcher, words: &[i8]) -> Option<Self> {
        let vectors: Vec<f32> = words.iter().take(LONGEST * SIZE).map(|&x| f32::from(x) / 127.0).collect();
        let count = vectors.len() / SIZE;
        if count == 0 {
            return None;
        }
        let mut shares = matcher.heed.apply(&vectors);
        shares.iter_mut().for_each(|x| *x = softplus(*x));
        let all = shares.iter().sum::<f32>().max(1e-6);
        shares.iter_mut().for_each(|x| *x /= all);
        let (own, attended) = (matcher.own.apply(&vectors), matcher.attended.apply(&vectors));
        let mut mean = [0.0; SIZE];
        for (vector, share) in vectors.chunks_exact(SIZE).zip(&shares) {
            mean.iter_mut().zip(vector).for_each(|(sum, x)| *sum += share * x);
        }
        Some(Self { vectors, own, attended, shares, mean, length: (count as f32).ln() })
    }

    pub(super) fn len(&self) -> usize {
        self.shares.len()
    }

    /// Cosines of all words with all of another passage, a row a word.
    pub(super) fn nearness(&self, other: &Self) -> Vec<f32> {
        let none = vec![0.0; other.len()];
        let others = Dense::new(&other.vectors, &none, SIZE);
        others.map(|others| others.apply(&self.vectors)).unwrap_or_default()
    }

    /// Adds the words, by their shares: their vectors to `met`, what the comparison sees of them to `seen`.
    #[inline(always)]
    pub(super) fn attended(&self, shares: &[f32], met: &mut [f32; SIZE], seen: &mut [f32]) {
        let rows = self.vectors.chunks_exact(SIZE).zip(self.attended.chunks_exact(SIZE));
        for (&share, (vector, attended)) in shares.iter().zip(rows).filter(|(share, _)| **share > LEAST) {
            met.iter_mut().zip(vector).for_each(|(sum, x)| *sum += share * x);
            seen.iter_mut().zip(attended).for_each(|(sum, x)| *sum += share * x);
        }
    }
}

/// A share of attention that is passed over.
const LEAST: f32 = 1e-4;

/// Turns a row of cosines into shares of attention; the highest cosine.
#[inline(always)]
pub(super) fn attend(near: &[f32], sharp: f32, shares: &mut Vec<f32>) -> f32 {
    let top = near.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    shares.clear();
    shares.extend(near.iter().map(|x| ((x - top) * sharp).exp()));
    let all: f32 = shares.iter().sum();
    shares.iter_mut().for_each(|x| *x /= all);
    top
}

fn softplus(x: f32) -> f32 {
    if x > 20.0 { x } else { x.exp().ln_1p() }
}
