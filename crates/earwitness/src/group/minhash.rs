//! MinHash by one permutation: the smallest hash in each bin (Li, Owen and Zhang 2012, "One Permutation
//! Hashing"). One hash a shingle instead of one a shingle and permutation.

/// Bins of a signature; 512 bytes in all.
pub const BINS: usize = 256;

/// No shingle fell into the bin.
const EMPTY: u16 = u16::MAX;

/// The MinHash signature of a set of shingles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinHash(Box<[u16; BINS]>);

impl Default for MinHash {
    fn default() -> Self {
        Self(Box::new([EMPTY; BINS]))
    }
}

impl MinHash {
    /// Adds the shingle with this hash.
    #[inline]
    pub fn add(&mut self, hash: u64) {
        let value = ((hash >> 40) as u16).min(EMPTY - 1);
        if let Some(bin) = self.0.get_mut((hash >> 56) as usize) {
            *bin = value.min(*bin);
        }
    }

    /// The Jaccard similarity of the two sets, estimated; 0 where both are empty.
    #[inline]
    pub fn jaccard(&self, other: &Self) -> f32 {
        let (mut same, mut empty) = (0_u16, 0_u16);
        for (a, b) in self.0.iter().zip(other.0.iter()) {
            same += u16::from(a == b);
            empty += u16::from((a & b) == EMPTY);
        }
        let filled = BINS as u16 - empty;
        if filled == 0 { 0.0 } else { f32::from(same - empty) / f32::from(filled) }
    }

    pub fn bins(&self) -> &[u16; BINS] {
        &self.0
    }

    pub fn from_bins(bins: [u16; BINS]) -> Self {
        Self(Box::new(bins))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::words::mix;

    fn of(shingles: std::ops::Range<u64>) -> MinHash {
        let mut signature = MinHash::default();
        shingles.for_each(|shingle| signature.add(mix(shingle + 1)));
        signature
    }

    #[test]
    fn jaccard_is_near_the_truth() {
        assert_eq!(MinHash::default().jaccard(&MinHash::default()), 0.0);
        assert_eq!(of(0..50).jaccard(&of(0..50)), 1.0);
        for (shared, truth) in [(0, 0.0), (200, 1.0 / 9.0), (500, 1.0 / 3.0), (800, 2.0 / 3.0)] {
            let found = of(0..1000).jaccard(&of(1000 - shared..2000 - shared));
            assert!((found - truth).abs() < 0.09, "{found} for {truth}");
        }
    }
}
