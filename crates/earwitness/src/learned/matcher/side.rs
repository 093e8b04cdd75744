//! One passage, made ready for being compared with many.

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
    pub(super) attended: Vec<f32>,
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
}

fn softplus(x: f32) -> f32 {
    if x > 20.0 { x } else { x.exp().ln_1p() }
}
