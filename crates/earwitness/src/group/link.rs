//! Average-link clustering of a sparse graph, and what is left over.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Pairs looked at, at most, to know the mean likeness of two clusters that no edge has told yet.
const SAMPLE: usize = 64;

/// Clusters of `0..count`: the two likeliest clusters are merged until no two are as alike, on average, as
/// `least`. `edges` are known likenesses `(a, b, likeness)` with `a < b`; `likeness` tells the others.
pub fn average_link(
    count: usize,
    edges: &[(usize, usize, f32)],
    least: f32,
    likeness: impl Fn(usize, usize) -> f32,
) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Option<Cluster>> =
        (0..count).map(|at| Some(Cluster { members: vec![at], near: BTreeMap::new() })).collect();
    let mut heap = BinaryHeap::new();
    for &(a, b, likeness) in edges {
        join(&mut clusters, &mut heap, (a, b), likeness, least);
    }
    while let Some(Merge { first, second, .. }) = heap.pop() {
        let (Some(a), Some(b)) = (slot(&clusters, first), slot(&clusters, second)) else { continue };
        let (a_len, b_len) = (a.members.len() as f32, b.members.len() as f32);
        let mut near: BTreeMap<usize, f32> = BTreeMap::new();
        for other in a.near.keys().chain(b.near.keys()) {
            let Some(third) = slot(&clusters, *other) else { continue };
            if *other == first || *other == second || near.contains_key(other) {
                continue;
            }
            let to = |cluster: &Cluster| {
                cluster.near.get(other).copied().unwrap_or_else(|| mean(cluster, third, &likeness))
            };
            near.insert(*other, (a_len * to(a) + b_len * to(b)) / (a_len + b_len));
        }
        let mut members = [a.members.as_slice(), b.members.as_slice()].concat();
        members.sort_unstable();
        take(&mut clusters, first);
        take(&mut clusters, second);
        let merged = clusters.len();
        clusters.push(Some(Cluster { members, near: BTreeMap::new() }));
        for (other, likeness) in near {
            if let Some(Some(third)) = clusters.get_mut(other) {
                third.near.remove(&first);
                third.near.remove(&second);
            }
            join(&mut clusters, &mut heap, (other, merged), likeness, least);
        }
    }
    let mut found: Vec<Vec<usize>> = clusters.into_iter().flatten().map(|cluster| cluster.members).collect();
    found.sort_unstable();
    found
}

/// Members that a lone report asks, at most: those most like it.
const ASKED: usize = 3;

/// Reports left alone join a cluster of two or more: that whose members most like them are, on average, at least so
/// alike. In a large cluster the mean likeness to all says little: few members tell the whole story.
pub fn attach(
    mut clusters: Vec<Vec<usize>>,
    edges: &[(usize, usize, f32)],
    least: f32,
    likeness: impl Fn(usize, usize) -> f32,
) -> Vec<Vec<usize>> {
    let mut cluster_of = BTreeMap::new();
    for (number, members) in clusters.iter().enumerate() {
        cluster_of.extend(members.iter().map(|&member| (member, number)));
    }
    let mut around: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(a, b, _) in edges {
        for (from, to) in [(a, b), (b, a)] {
            let (Some(&own), Some(&other)) = (cluster_of.get(&from), cluster_of.get(&to)) else { continue };
            let many = |number: usize| clusters.get(number).is_some_and(|members| members.len() > 1);
            if !many(own) && many(other) {
                around.entry(from).or_default().push(other);
            }
        }
    }
    let mut moves: Vec<(usize, usize)> = Vec::new();
    for (alone, mut numbers) in around {
        numbers.sort_unstable();
        numbers.dedup();
        let mut best: Option<(f32, usize)> = None;
        for number in numbers {
            let members = clusters.get(number).map_or(&[][..], Vec::as_slice);
            let mut likest: Vec<f32> =
                members.iter().map(|&member| likeness(alone.min(member), alone.max(member))).collect();
            likest.sort_unstable_by(|x, y| y.total_cmp(x));
            likest.truncate(ASKED);
            let mean = likest.iter().sum::<f32>() / likest.len().max(1) as f32;
            if mean >= least && best.is_none_or(|(most, _)| mean > most) {
                best = Some((mean, number));
            }
        }
        moves.extend(best.map(|(_, number)| (alone, number)));
    }
    for (alone, number) in moves {
        if let Some(own) = cluster_of.get(&alone).and_then(|&own| clusters.get_mut(own)) {
            own.clear();
        }
        if let Some(members) = clusters.get_mut(number) {
            members.push(alone);
            members.sort_unstable();
        }
    }
    clusters.retain(|members| !members.is_empty());
    clusters.sort_unstable();
    clusters
}

#[derive(Debug)]
struct Cluster {
    members: Vec<usize>,
    /// Mean likeness to the clusters that share an edge.
    near: BTreeMap<usize, f32>,
}

fn slot(clusters: &[Option<Cluster>], at: usize) -> Option<&Cluster> {
    clusters.get(at)?.as_ref()
}

fn take(clusters: &mut [Option<Cluster>], at: usize) {
    if let Some(cluster) = clusters.get_mut(at) {
        *cluster = None;
    }
}

fn join(
    clusters: &mut [Option<Cluster>],
    heap: &mut BinaryHeap<Merge>,
    (first, second): (usize, usize),
    likeness: f32,
    least: f32,
) {
    for (from, to) in [(first, second), (second, first)] {
        if let Some(Some(cluster)) = clusters.get_mut(from) {
            cluster.near.insert(to, likeness);
        }
    }
    if likeness >= least {
        heap.push(Merge { likeness, first, second });
    }
}

/// The mean likeness of two clusters; of an even sample of the pairs where there are many.
fn mean(a: &Cluster, b: &Cluster, likeness: impl Fn(usize, usize) -> f32) -> f32 {
    let pairs = a.members.len() * b.members.len();
    let looked = pairs.min(SAMPLE);
    let sum: f32 = (0..looked)
        .filter_map(|step| {
            let at = step * pairs / looked;
            let (&first, &second) =
                (a.members.get(at % a.members.len())?, b.members.get(at / a.members.len())?);
            Some(likeness(first.min(second), first.max(second)))
        })
        .sum();
    sum / looked.max(1) as f32
}

/// Two clusters that may become one; the likeliest first, then the oldest.
#[derive(Debug, Clone, Copy)]
struct Merge {
    likeness: f32,
    first: usize,
    second: usize,
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness
            .total_cmp(&other.likeness)
            .then_with(|| (other.first, other.second).cmp(&(self.first, self.second)))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Merge {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_not_a_cluster() {
        let likeness = |a: usize, b: usize| match b - a {
            1 => 0.8,
            2 => 0.3,
            _ => 0.0,
        };
        let edges: Vec<_> = (0..5).map(|at| (at, at + 1, 0.8)).collect();
        let found = average_link(7, &edges, 0.6, likeness);
        assert_eq!(found, [vec![0, 1], vec![2, 3], vec![4, 5], vec![6]]);
    }

    #[test]
    fn who_is_alone_joins_those_that_know_them() {
        let likeness = |a: usize, b: usize| match (a, b) {
            (0, 4 | 5) => 0.5,
            (1, 4) => 0.5,
            _ => 0.0,
        };
        let clusters = vec![vec![0], vec![1], vec![2, 3, 4, 5], vec![6], vec![7]];
        let edges = [(0, 4, 0.5), (1, 4, 0.5), (6, 7, 0.5)];
        let found = attach(clusters, &edges, 0.3, likeness);
        assert_eq!(found, [vec![0, 2, 3, 4, 5], vec![1], vec![6], vec![7]]);
    }

    #[test]
    fn unknown_pairs_are_asked_for() {
        let edges = [(0, 1, 0.9), (1, 2, 0.8)];
        assert_eq!(average_link(3, &edges, 0.6, |_, _| 0.5), [vec![0, 1, 2]]);
        assert_eq!(average_link(3, &edges, 0.6, |_, _| 0.1), [vec![0, 1], vec![2]]);
    }
}
