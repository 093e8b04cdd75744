//! Disjoint sets.

/// Sets of numbers that were joined; the least member stands for its set.
#[derive(Debug, Clone, Default)]
pub struct Union {
    parent: Vec<usize>,
}

impl Union {
    pub fn new(size: usize) -> Self {
        Self { parent: (0..size).collect() }
    }

    /// The least member of the set of `item`.
    pub fn root(&mut self, item: usize) -> usize {
        let mut at = item;
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets, each sorted, in the order of their least members.
    pub fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for item in 0..self.parent.len() {
            let root = self.root(item);
            sets[root].push(item);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}
