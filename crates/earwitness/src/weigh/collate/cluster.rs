//! Average-link clustering under constraints (UPGMA, Sokal and Michener 1958; constraints after Wagstaff 2001).

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

/// Members of a cluster that stand for it when links are averaged; more are not looked at.
const DELEGATES: usize = 6;

/// A pair of clusters that may be joined.
#[derive(Debug, PartialEq)]
struct Bid {
    link: f32,
    a: u32,
    b: u32,
    /// Sizes when the bid was made: a later size makes it stale.
    sizes: (usize, usize),
}

impl Eq for Bid {}

impl Ord for Bid {
    fn cmp(&self, other: &Self) -> Ordering {
        self.link.total_cmp(&other.link).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Bid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Clusters of `0..count`, each sorted, sorted by first member.
///
/// `link` gives the strength of a pair, or `None` for two that may never stand together; `edges` are the pairs
/// through which clusters may meet.
pub fn cluster(
    count: usize,
    edges: &[(u32, u32)],
    threshold: f32,
    link: &dyn Fn(u32, u32) -> Option<f32>,
) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> =
        (0..count).map(|node| vec![u32::try_from(node).unwrap_or(u32::MAX)]).collect();
    let mut near: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count];
    let mut bids = BinaryHeap::new();
    for &(a, b) in edges {
        near[a as usize].insert(b);
        near[b as usize].insert(a);
        bid(&mut bids, &members, (a, b), threshold, link);
    }
    while let Some(Bid { a, b, sizes, .. }) = bids.pop() {
        if (members[a as usize].len(), members[b as usize].len()) != sizes {
            continue;
        }
        // The larger takes the smaller in.
        let (into, from) = if sizes.0 >= sizes.1 { (a, b) } else { (b, a) };
        let taken = std::mem::take(&mut members[from as usize]);
        members[into as usize].extend(taken);
        members[into as usize].sort_unstable();
        for other in std::mem::take(&mut near[from as usize]) {
            near[other as usize].remove(&from);
            if other != into {
                near[other as usize].insert(into);
                near[into as usize].insert(other);
            }
        }
        for other in near[into as usize].clone() {
            bid(&mut bids, &members, (into.min(other), into.max(other)), threshold, link);
        }
    }
    members.retain(|cluster| !cluster.is_empty());
    members.sort();
    members
}

fn bid(
    bids: &mut BinaryHeap<Bid>,
    members: &[Vec<u32>],
    (a, b): (u32, u32),
    threshold: f32,
    link: &dyn Fn(u32, u32) -> Option<f32>,
) {
    let (one, other) = (&members[a as usize], &members[b as usize]);
    if let Some(link) = average(one, other, link).filter(|&link| link >= threshold) {
        bids.push(Bid { link, a, b, sizes: (one.len(), other.len()) });
    }
}

/// The mean link of two clusters; `None` where two of their members may not stand together.
fn average(one: &[u32], other: &[u32], link: &dyn Fn(u32, u32) -> Option<f32>) -> Option<f32> {
    let mut sum = 0.0;
    let mut pairs = 0.0;
    for &a in delegates(one).iter() {
        for &b in delegates(other).iter() {
            sum += link(a, b)?;
            pairs += 1.0;
        }
    }
    (pairs > 0.0).then(|| sum / pairs)
}

/// Evenly spaced members.
fn delegates(members: &[u32]) -> Vec<u32> {
    let step = members.len().div_ceil(DELEGATES).max(1);
    members.iter().copied().step_by(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_not_one_cluster_and_forbidden_pairs_stay_apart() {
        let strong = |a: u32, b: u32| Some(if a.abs_diff(b) == 1 { 0.9 } else { 0.1 });
        let edges = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(cluster(4, &edges, 0.6, &strong), [vec![0, 1], vec![2, 3]]);
        let forbidden = |a: u32, b: u32| (a + b != 1).then_some(0.9);
        assert_eq!(cluster(3, &[(0, 1), (0, 2), (1, 2)], 0.6, &forbidden), [vec![0, 2], vec![1]]);
    }
}
