//! Average-link clustering under constraints (UPGMA, Sokal and Michener 1958; constraints after Wagstaff 2001).

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use rayon::prelude::*;

/// Members of a cluster that stand for it when links are averaged; more are not looked at. They are those that come first in
/// [`turn`], so that a cluster that grows seldom changes them: links once asked for serve again.
const DELEGATES: usize = 5;

/// A fixed order of all members as good as random, in which neighbours stand far apart (Knuth 1973, 6.4).
const fn turn(member: &u32) -> u32 {
    member.wrapping_mul(0x9E37_79B9)
}

/// A pair of clusters that may be joined.
#[derive(Debug, PartialEq)]
struct Bid {
    link: f32,
    a: u32,
    b: u32,
    /// Sizes when the bid was made: a later size makes it stale.
    sizes: (usize, usize),
    /// The link is no more than what the mean may come to: nothing was asked yet.
    bound: bool,
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

/// What is known of a pair before it is asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known {
    /// The two may never stand together.
    Never,
    /// The strength of their link, at most 1.
    Link(f32),
    /// Nothing yet; to ask costs.
    Nothing,
}

/// The links of all pairs.
pub trait Links: Sync {
    fn known(&self, a: u32, b: u32) -> Known;
    /// The strength of a link, at most 1, of two that may stand together.
    fn ask(&self, a: u32, b: u32) -> f32;
}

/// Clusters of `0..count`, each sorted, sorted by first member.
///
/// `edges` are the pairs through which clusters may meet.
pub fn cluster(count: usize, edges: &[(u32, u32)], threshold: f32, links: &dyn Links) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> =
        (0..count).map(|node| vec![u32::try_from(node).unwrap_or(u32::MAX)]).collect();
    let homes = join_sure(&mut members, edges, threshold.max(SURE), links);
    let mut near: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count];
    let mut bids = BinaryHeap::new();
    for &(a, b) in edges {
        let (a, b) = (homes[a as usize], homes[b as usize]);
        if a != b && near[a as usize].insert(b) {
            near[b as usize].insert(a);
            bids.extend(bid(&members, (a.min(b), a.max(b)), threshold, links));
        }
    }
    while let Some(Bid { a, b, sizes, bound, .. }) = bids.pop() {
        if (members[a as usize].len(), members[b as usize].len()) != sizes {
            continue;
        }
        if bound {
            let link = average(&members[a as usize], &members[b as usize], threshold, links);
            bids.extend(link.map(|link| Bid { link, a, b, sizes, bound: false }));
            continue;
        }
        // The larger takes the smaller in.
        let (into, from) = if sizes.0 >= sizes.1 { (a, b) } else { (b, a) };
        let taken = std::mem::take(&mut members[from as usize]);
        members[into as usize].extend(taken);
        members[into as usize].sort_unstable_by_key(turn);
        for other in std::mem::take(&mut near[from as usize]) {
            near[other as usize].remove(&from);
            if other != into {
                near[other as usize].insert(into);
                near[into as usize].insert(other);
            }
        }
        let one = |&other: &u32| bid(&members, (into.min(other), into.max(other)), threshold, links);
        bids.extend(near[into as usize].iter().filter_map(one));
    }
    members.retain(|cluster| !cluster.is_empty());
    members.iter_mut().for_each(|cluster| cluster.sort_unstable());
    members.sort();
    members
}

/// A mean link from which on two clusters are one before anything else is weighed: copies of one passage, of which a large
/// story has many, would bid for one another again with each that joins.
const SURE: f32 = 0.9;

/// Joins along the strongest links first, while the mean is sure; the cluster of each node.
fn join_sure(members: &mut [Vec<u32>], edges: &[(u32, u32)], sure: f32, links: &dyn Links) -> Vec<u32> {
    let strength = |&(a, b): &(u32, u32)| match links.known(a, b) {
        Known::Never => None,
        Known::Link(link) => Some(link),
        Known::Nothing => Some(links.ask(a, b)),
    };
    let mut strong: Vec<(f32, (u32, u32))> =
        edges.iter().filter_map(|edge| Some((strength(edge)?, *edge))).filter(|one| one.0 >= sure).collect();
    strong.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut homes: Vec<u32> = members.iter().map(|nodes| nodes[0]).collect();
    for (_, (a, b)) in strong {
        let (a, b) = (homes[a as usize] as usize, homes[b as usize] as usize);
        if a == b || average(&members[a], &members[b], sure, links).is_none() {
            continue;
        }
        let (into, from) = if members[a].len() >= members[b].len() { (a, b) } else { (b, a) };
        let taken = std::mem::take(&mut members[from]);
        taken.iter().for_each(|&node| homes[node as usize] = homes[into]);
        members[into].extend(taken);
        members[into].sort_unstable_by_key(turn);
    }
    homes
}

/// A bid by what is known: what is not may come to 1. Most bids are stale before they are the highest.
#[expect(clippy::cast_precision_loss, reason = "a few delegates")]
fn bid(members: &[Vec<u32>], (a, b): (u32, u32), threshold: f32, links: &dyn Links) -> Option<Bid> {
    let (one, other) = (&members[a as usize], &members[b as usize]);
    let sizes = (one.len(), other.len());
    let (one, other) = (delegates(one), delegates(other));
    let (mut most, mut bound) = (0.0, false);
    for (a, b) in one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b))) {
        match links.known(a, b) {
            Known::Never => return None,
            Known::Link(link) => most += link,
            Known::Nothing => (most, bound) = (most + 1.0, true),
        }
    }
    let mean = most / (one.len() * other.len()).max(1) as f32;
    let link = if bound { mean + SLACK } else { mean };
    (link >= threshold).then_some(Bid { link, a, b, sizes, bound })
}

/// How far, a pair, rounding may carry a mean that is summed up in another order.
const SLACK: f32 = 1e-3;

/// Links that are asked for at once.
const BATCH: usize = 4;

/// The mean link of two clusters; `None` where two of their members may not stand together, and below the threshold.
/// Nothing is asked once no answer can lift the mean to it.
#[expect(clippy::cast_precision_loss, reason = "a few delegates")]
fn average(one: &[u32], other: &[u32], threshold: f32, links: &dyn Links) -> Option<f32> {
    let (one, other) = (delegates(one), delegates(other));
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut sum = 0.0;
    for (a, b) in one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b))) {
        match links.known(a, b) {
            Known::Never => return None,
            Known::Link(link) => sum += link,
            Known::Nothing => open.push((a, b)),
        }
    }
    let pairs = (one.len() * other.len()) as f32;
    let mut left = open.len();
    for batch in open.chunks(BATCH) {
        if sum + (left as f32) < (threshold - SLACK) * pairs {
            return None;
        }
        let found: Vec<f32> = batch.par_iter().map(|&(a, b)| links.ask(a, b)).collect();
        sum += found.iter().sum::<f32>();
        left -= batch.len();
    }
    (pairs > 0.0).then(|| sum / pairs).filter(|&mean| mean >= threshold)
}

/// The first members: they are kept in turn.
fn delegates(members: &[u32]) -> &[u32] {
    &members[..members.len().min(DELEGATES)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links by a rule; nothing is known beforehand but what may never be.
    struct Rule<F>(F);

    impl<F: Fn(u32, u32) -> Option<f32> + Sync> Links for Rule<F> {
        fn known(&self, a: u32, b: u32) -> Known {
            if self.0(a, b).is_none() { Known::Never } else { Known::Nothing }
        }

        fn ask(&self, a: u32, b: u32) -> f32 {
            self.0(a, b).unwrap_or(f32::NAN)
        }
    }

    #[test]
    fn a_chain_is_not_one_cluster_and_forbidden_pairs_stay_apart() {
        let strong = Rule(|a: u32, b: u32| Some(if a.abs_diff(b) == 1 { 0.9 } else { 0.1 }));
        let edges = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(cluster(4, &edges, 0.6, &strong), [vec![0, 1], vec![2, 3]]);
        let forbidden = Rule(|a: u32, b: u32| (a + b != 1).then_some(0.9));
        assert_eq!(cluster(3, &[(0, 1), (0, 2), (1, 2)], 0.6, &forbidden), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn a_crowd_is_one_cluster() {
        let edges: Vec<(u32, u32)> = (0..40).flat_map(|a| (a + 1..40).map(move |b| (a, b))).collect();
        let all = cluster(40, &edges, 0.6, &Rule(|_: u32, _: u32| Some(0.7)));
        assert_eq!(all, [(0..40).collect::<Vec<_>>()]);
    }
}
