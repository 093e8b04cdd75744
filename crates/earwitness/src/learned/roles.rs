//! The role head: for one cue, which words name its source and which are its content.

use earwitness_encoder::Dense;

use super::encoder::{WIDTH, dense};
use super::file::{File, WeightsError};
use super::linear::log_softmax;

/// Dimensions of the head's own vectors.
pub const HIDDEN: usize = 192;

/// Buckets of the distance from cue to word.
const BUCKETS: usize = 26;

/// Asks every word of a window for its role towards a cue. Words and cue meet by gate and sum, as in
/// predicate-argument labelling (He et al. 2017), with their distance.
#[derive(Debug)]
pub struct Roles {
    ask: Dense,
    gate: Dense,
    reach: Vec<f32>,
    role: Dense,
    labels: usize,
}

impl Roles {
    pub fn read(file: &File, labels: usize) -> Result<Self, WeightsError> {
        Ok(Self {
            ask: dense(file, "ask", 3 * WIDTH, HIDDEN)?,
            gate: dense(file, "gate", 3 * WIDTH, HIDDEN)?,
            reach: file.floats("reach", BUCKETS * HIDDEN)?,
            role: dense(file, "role", HIDDEN, labels)?,
            labels,
        })
    }

    /// Of each cue, a run from a first word to a last: log probabilities of the roles, a row a word. `hidden` has
    /// `WIDTH` numbers a word, `words` the head's `HIDDEN`.
    pub fn score(&self, hidden: &[f32], words: &[f32], cues: &[(usize, usize)]) -> Vec<Vec<f32>> {
        let questions: Vec<f32> = cues.iter().flat_map(|&cue| question(hidden, cue)).collect();
        let (asks, gates) = (self.ask.apply(&questions), self.gate.apply(&questions));
        let both = asks.chunks_exact(HIDDEN).zip(gates.chunks_exact(HIDDEN));
        let mut met = vec![0.0; words.len()];
        let mut out = Vec::new();
        for (&(first, last), (ask, gate)) in cues.iter().zip(both) {
            let pairs = words.chunks_exact(HIDDEN).zip(met.chunks_exact_mut(HIDDEN));
            for (word, (vector, met)) in pairs.enumerate() {
                let reach = &self.reach[bucket(word, first, last) * HIDDEN..][..HIDDEN];
                for k in 0..HIDDEN {
                    met[k] = (vector[k] * (1.0 + gate[k]) + ask[k] + reach[k]).max(0.0);
                }
            }
            let mut roles = self.role.apply(&met);
            log_softmax(&mut roles, self.labels);
            out.push(roles);
        }
        out
    }
}

/// The mean of a cue's words, its first and its last.
fn question(hidden: &[f32], (first, last): (usize, usize)) -> Vec<f32> {
    let row = |word: usize| &hidden[word * WIDTH..(word + 1) * WIDTH];
    let mut question = vec![0.0; WIDTH];
    for word in first..=last {
        question.iter_mut().zip(row(word)).for_each(|(sum, x)| *sum += x);
    }
    let count = (last + 1 - first) as f32;
    question.iter_mut().for_each(|sum| *sum /= count);
    question.extend_from_slice(row(first));
    question.extend_from_slice(row(last));
    question
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
