//! The role head: for one cue, which words name its source and which are its content.

use super::encoder::WIDTH;
use super::file::{File, WeightsError};
use super::linear::{Linear, log_softmax};

/// Dimensions of the head's own vectors.
pub const HIDDEN: usize = 192;

/// Buckets of the distance from cue to word.
const BUCKETS: usize = 26;

/// Asks every word of a window for its role towards a cue. Words and cue meet by gate and sum, as in
/// predicate-argument labelling (He et al. 2017), with their distance.
#[derive(Debug)]
pub struct Roles {
    ask: Linear,
    gate: Linear,
    reach: Vec<f32>,
    role: Linear,
}

impl Roles {
    pub fn read(file: &File, labels: usize) -> Result<Self, WeightsError> {
        Ok(Self {
            ask: Linear::read(file, "ask", 3 * WIDTH, HIDDEN)?,
            gate: Linear::read(file, "gate", 3 * WIDTH, HIDDEN)?,
            reach: file.floats("reach", BUCKETS * HIDDEN)?,
            role: Linear::read(file, "role", HIDDEN, labels)?,
        })
    }

    /// Log probabilities of the roles, a row a word. `hidden` has `WIDTH` numbers a word, `words` the head's
    /// `HIDDEN`; the cue runs from word `first` to `last`.
    pub fn score(&self, hidden: &[f32], words: &[f32], first: usize, last: usize) -> Vec<f32> {
        let row = |word: usize| &hidden[word * WIDTH..(word + 1) * WIDTH];
        let mut question = vec![0.0; WIDTH];
        for word in first..=last {
            question.iter_mut().zip(row(word)).for_each(|(sum, x)| *sum += x);
        }
        let count = (last + 1 - first) as f32;
        question.iter_mut().for_each(|sum| *sum /= count);
        question.extend_from_slice(row(first));
        question.extend_from_slice(row(last));
        let (mut ask, mut gate) = (Vec::new(), Vec::new());
        self.ask.apply(&question, &mut ask);
        self.gate.apply(&question, &mut gate);
        let mut out = Vec::new();
        let mut met = vec![0.0; HIDDEN];
        for (word, vector) in words.chunks_exact(HIDDEN).enumerate() {
            let bucket = bucket(word, first, last);
            let reach = &self.reach[bucket * HIDDEN..(bucket + 1) * HIDDEN];
            for k in 0..HIDDEN {
                met[k] = (vector[k] * (1.0 + gate[k]) + ask[k] + reach[k]).max(0.0);
            }
            self.role.apply(&met, &mut out);
        }
        log_softmax(&mut out, self.role.outputs());
        out
    }
}

/// The signed distance in words from the cue: exact to five, then by half powers of two.
fn bucket(word: usize, first: usize, last: usize) -> usize {
    let far = |distance: usize| match distance {
        0..=5 => distance,
        _ => (6 + ((distance as f32 / 5.0).log2() * 2.0).floor() as usize).min(12),
    };
    if word < first { 13 + far(first - word) } else { far(word.saturating_sub(last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_in_buckets_on_their_side() {
        let buckets: Vec<usize> = [0, 3, 4, 6, 7, 12, 16, 200].map(|word| bucket(word, 4, 6)).into();
        assert_eq!(buckets, [17, 14, 0, 0, 1, 6, 8, 12]);
    }
}
