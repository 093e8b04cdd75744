//! The encoder's vectors of words, in fewer numbers.

use std::sync::{Arc, LazyLock};

use earwitness_encoder::Dense;

use super::super::encoder::{WIDTH, dense};
use super::super::file::{File, WeightsError};
use super::super::linear::unit;
use super::super::page::FEATURES;
use super::{BUNDLED, SIZE};

/// The projection, of which there is one in a program.
static PROJECTION: LazyLock<Option<Arc<Projection>>> =
    LazyLock::new(|| Projection::read(BUNDLED).ok().map(Arc::new));

/// Turns hidden vectors into unit vectors of `SIZE` numbers.
#[derive(Debug)]
pub struct Projection(Dense);

impl Projection {
    /// That of the matcher that the library ships: it fits the ear that the library ships alone.
    pub fn bundled() -> Option<Arc<Self>> {
        PROJECTION.clone()
    }

    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        Ok(Self(dense(&File::read(bytes, FEATURES)?, "project", WIDTH, SIZE)?))
    }

    /// `SIZE` numbers a word, each in 127ths.
    pub fn apply(&self, hidden: &[f32]) -> Vec<i8> {
        let mut rows = self.0.apply(hidden);
        rows.chunks_exact_mut(SIZE).for_each(unit);
        #[expect(clippy::cast_possible_truncation, reason = "no number of a unit vector is above 1")]
        let eighth = |x: &f32| (x * 127.0).round_ties_even() as i8;
        rows.iter().map(eighth).collect()
    }
}
