//! Whether two passages say the same, told from the vectors of their words.
//!
//! Decomposable attention (Parikh et al. 2016): each word of one passage is compared with the words of the other that are
//! nearest to it. Taught by a network that reads both passages at once; see `weights/matcher/CARD.md`.

mod compare;
mod projection;
mod side;

use std::sync::{Arc, LazyLock};

use earwitness_encoder::{Dense, add_product};

pub use projection::Projection;
pub use side::Side;

use super::encoder::dense;
use super::file::{File, WeightsError};
use super::linear::dot;
use super::page::FEATURES;
use compare::Comparison;

/// Numbers in a word's vector.
pub const SIZE: usize = 64;

/// What of two passages is told beside their compared words.
const TOLD: usize = 6;

/// All that is joined of two passages.
const JOINED: usize = 4 * SIZE + TOLD;

/// The weights that this library ships; their CARD.md says what they were fitted to.
static BUNDLED: &[u8] = include_bytes!("../../../weights/matcher/matcher.weights");

/// The matcher, of which there is one in a program.
static MATCHER: LazyLock<Option<Arc<Matcher>>> = LazyLock::new(|| Matcher::read(BUNDLED).ok().map(Arc::new));

/// The network.
#[derive(Debug)]
pub struct Matcher {
    /// How much a word counts in its passage.
    heed: Dense,
    /// The parts of the comparison that see a word, the words that it attends to, and the product of both.
    own: Dense,
    attended: Dense,
    /// Row by row of the product's numbers.
    product: Vec<f32>,
    /// Row by row of what is joined; and what is added.
    join: (Vec<f32>, Vec<f32>),
    out: Dense,
    /// How sharply a word attends to what is nearest to it.
    sharp: f32,
}

impl Matcher {
    /// The matcher that the library ships; none should its file be unfit (a test guards it).
    pub fn bundled() -> Option<Arc<Self>> {
        MATCHER.clone()
    }

    /// Reads a weights file.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let file = File::read(bytes, FEATURES)?;
        let compare = file.floats("compare.weight", SIZE * 3 * SIZE)?;
        let bias = file.floats("compare.bias", SIZE)?;
        let join = file.floats("join.weight", SIZE * JOINED)?;
        let part = |at: usize| -> Vec<f32> {
            let rows = compare.chunks_exact(3 * SIZE);
            rows.flat_map(|row| &row[at * SIZE..(at + 1) * SIZE]).copied().collect()
        };
        let of_words = |at: usize, bias: &[f32]| {
            let map = Dense::new(&part(at), bias, SIZE);
            map.ok_or_else(|| WeightsError::Part("compare.weight".to_owned()))
        };
        Ok(Self {
            heed: dense(&file, "heed", SIZE, 1)?,
            own: of_words(0, &bias)?,
            attended: of_words(1, &[0.0; SIZE])?,
            product: compare::turned(&part(2), SIZE),
            join: (compare::turned(&join, JOINED), file.floats("join.bias", SIZE)?),
            out: dense(&file, "out", SIZE, 1)?,
            sharp: file.chosen("sharp")?,
        })
    }

    /// Log-odds that two passages say the same. The order of the two does not matter.
    pub fn odds(&self, a: &Side, b: &Side) -> f32 {
        let joined = self.joined(a, b);
        let mut hidden = self.join.1.clone();
        add_product(&joined, JOINED, &self.join.0, &mut hidden);
        hidden.iter_mut().for_each(|x| *x = x.max(0.0));
        let out = self.out.apply(&hidden);
        out.first().copied().unwrap_or(f32::NEG_INFINITY)
    }

    /// Both passages' compared words, and what is told beside them.
    fn joined(&self, a: &Side, b: &Side) -> Vec<f32> {
        let comparison = Comparison { product: &self.product, sharp: self.sharp };
        let [one, other] = comparison.of(a, b);
        let mut joined = Vec::with_capacity(JOINED);
        for (x, y) in [(&one.mean, &other.mean), (&one.most, &other.most)] {
            joined.extend(x.iter().zip(y).map(|(x, y)| x + y));
            joined.extend(x.iter().zip(y).map(|(x, y)| (x - y).abs()));
        }
        let whole = dot(&a.mean, &b.mean) / (dot(&a.mean, &a.mean) * dot(&b.mean, &b.mean)).sqrt().max(1e-8);
        let (low, high) = (a.length.min(b.length), a.length.max(b.length));
        let (met, more) = (one.met.min(other.met), one.met.max(other.met));
        joined.extend([met, more, low, high, whole, more - met]);
        joined
    }
}

#[cfg(test)]
mod tests;
