//! What was computed of pairs, kept for whoever asks again.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// A pair, the smaller first.
type Pair = (u32, u32);

/// Parts of the memory, so that threads seldom wait for one another.
const SHARDS: usize = 64;

/// Values of pairs. Two threads that ask at once both compute, and find the same.
#[derive(Debug)]
pub struct Memo<V>(Vec<Mutex<FxHashMap<Pair, V>>>);

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self((0..SHARDS).map(|_| Mutex::default()).collect())
    }
}

impl<V: Copy> Memo<V> {
    /// The value of a pair, where it was computed.
    pub fn known(&self, pair: Pair) -> Option<V> {
        self.shard(pair).lock().unwrap_or_else(PoisonError::into_inner).get(&pair).copied()
    }

    /// The value of a pair, computed where it is new.
    pub fn get(&self, pair: Pair, compute: impl FnOnce() -> V) -> V {
        self.known(pair).unwrap_or_else(|| {
            let value = compute();
            self.shard(pair).lock().unwrap_or_else(PoisonError::into_inner).insert(pair, value);
            value
        })
    }

    fn shard(&self, pair: Pair) -> &Mutex<FxHashMap<Pair, V>> {
        &self.0[(pair.0 ^ pair.1.rotate_left(3)) as usize % SHARDS]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_computed_once() {
        let memo = Memo::default();
        assert_eq!(memo.known((1, 2)), None);
        assert_eq!(memo.get((1, 2), || 7), 7);
        assert_eq!(memo.get((1, 2), || 8), 7);
        assert_eq!(memo.get((2, 1), || 9), 9);
    }
}
