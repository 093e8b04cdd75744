//! Whether two passages say the same, told from the vectors of their words.
//!
//! Decomposable attention (Parikh et al. 2016): each word of one passage is compared with the words of the other that are
//! nearest to it. Taught by a network that reads both passages at once; see `weights/matcher/CARD.md`.

mod projection;
mod side;

use std::sync::{Arc, LazyLock};

use earwitness_encoder::{Dense, widest};

pub use projection::Projection;
pub use side::Side;

use super::encoder::dense;
use super::file::{File, WeightsError};
use super::linear::dot;
use super::page::FEATURES;
use side::attend;

/// Numbers in a word's vector.
pub const SIZE: usize = 64;

/// What of two passages is told beside their compared words.
const TOLD: usize = 6;

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
    product: Dense,
    join: Dense,
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
        let part = |at: usize, bias: &[f32]| {
            let rows = compare.chunks_exact(3 * SIZE);
            let weight: Vec<f32> = rows.flat_map(|row| &row[at * SIZE..(at + 1) * SIZE]).copied().collect();
            Dense::new(&weight, bias, SIZE).ok_or_else(|| WeightsError::Part("compare.weight".to_owned()))
        };
        Ok(Self {
            heed: dense(&file, "heed", SIZE, 1)?,
            own: part(0, &bias)?,
            attended: part(1, &[0.0; SIZE])?,
            product: part(2, &[0.0; SIZE])?,
            join: dense(&file, "join", 4 * SIZE + TOLD, SIZE)?,
            out: dense(&file, "out", SIZE, 1)?,
            sharp: file.chosen("sharp")?,
        })
    }

    /// Log-odds that two passages say the same. The order of the two does not matter.
    pub fn odds(&self, a: &Side, b: &Side) -> f32 {
        let joined = self.joined(a, b);
        let mut hidden = self.join.apply(&joined);
        hidden.iter_mut().for_each(|x| *x = x.max(0.0));
        let out = self.out.apply(&hidden);
        out.first().copied().unwrap_or(f32::NEG_INFINITY)
    }

    /// Both passages' compared words, and what is told beside them.
    fn joined(&self, a: &Side, b: &Side) -> Vec<f32> {
        let near = a.nearness(b);
        let back: Vec<f32> = (0..b.len())
            .flat_map(|j| (0..a.len()).map(move |i| (i, j)))
            .map(|(i, j)| near[i * b.len() + j])
            .collect();
        let (one, other) = (self.compared(a, b, &near), self.compared(b, a, &back));
        let mut joined = Vec::with_capacity(4 * SIZE + TOLD);
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

    /// The words of one passage, each compared with those of the other that it attends to.
    fn compared(&self, a: &Side, b: &Side, near: &[f32]) -> Compared {
        let mut seen = a.own.clone();
        let mut products = a.vectors.clone();
        let met = widest(
            #[inline(always)]
            || self.attend(a, b, near, &mut seen, &mut products),
        );
        let products = self.product.apply(&products);
        let mut sum = Compared { mean: [0.0; SIZE], most: [0.0; SIZE], met };
        widest(
            #[inline(always)]
            || {
                let words = seen.chunks_exact(SIZE).zip(products.chunks_exact(SIZE));
                for ((seen, product), share) in words.zip(&a.shares) {
                    for k in 0..SIZE {
                        let seen = (seen[k] + product[k]).max(0.0);
                        sum.mean[k] += share * seen;
                        sum.most[k] = sum.most[k].max(seen);
                    }
                }
            },
        );
        sum
    }

    /// Adds to what the comparison sees of each word what it attends to, and multiplies its vector by that; how near the nearest
    /// words are, on average.
    #[inline(always)]
    fn attend(&self, a: &Side, b: &Side, near: &[f32], seen: &mut [f32], products: &mut [f32]) -> f32 {
        let mut shares = Vec::with_capacity(b.len());
        let mut average = 0.0;
        let words = seen.chunks_exact_mut(SIZE).zip(products.chunks_exact_mut(SIZE));
        for ((near, (seen, product)), share) in near.chunks_exact(b.len().max(1)).zip(words).zip(&a.shares) {
            average += share * attend(near, self.sharp, &mut shares);
            let mut met = [0.0; SIZE];
            b.attended(&shares, &mut met, seen);
            product.iter_mut().zip(&met).for_each(|(own, met)| *own *= met);
        }
        average
    }
}

/// What the comparison of one passage's words comes to.
struct Compared {
    mean: [f32; SIZE],
    most: [f32; SIZE],
    /// How near the nearest words of the other passage are, on average.
    met: f32,
}

#[cfg(test)]
mod tests;
