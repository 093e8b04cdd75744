//! What the features of a pair say together: boosted regression trees (Friedman 2001), learned once.

use std::sync::LazyLock;

use super::pair::Features;

/// The weights; see `weights/story/CARD.md`. The first line is the base, the second the bounds, every other line a tree.
static TEXT: &str = include_str!("../../weights/story/trees.txt");
static TREES: LazyLock<Trees> = LazyLock::new(|| Trees::read(TEXT));

/// The log-odds that two reports with these features tell of one event.
pub fn log_odds(features: &Features) -> f32 {
    TREES.sum(features, f32::NEG_INFINITY).unwrap_or_default()
}

/// The same where it is at least so much; `None` where it is less, or where the first trees say so little that it never
/// was so much on the pairs that the bounds were learned from (a soft cascade; Bourdev and Brandt 2005).
pub fn log_odds_from(features: &Features, least: f32) -> Option<f32> {
    TREES.sum(features, least).filter(|&sum| sum >= least)
}

/// Trees walked side by side: each step waits for memory, and so they wait together.
const ABREAST: usize = 8;

#[derive(Debug, Default, PartialEq)]
struct Trees {
    base: f32,
    /// Where each tree begins in `nodes`.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Questions from a root to its farthest leaf.
    depth: usize,
    /// The most that the trees from each row of [`ABREAST`] on can say together.
    most: Vec<f32>,
    /// What the base and the trees before each row say together, at least, of pairs that may come together.
    bounds: Vec<f32>,
}

/// A question or a leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Node {
    /// The feature asked for; any for a leaf, which leads to itself.
    feature: u16,
    /// Up to this value left; of a leaf, what it says.
    value: f32,
    left: u32,
    right: u32,
}

impl Trees {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let base = lines.next().and_then(|line| line.trim().parse().ok()).unwrap_or_default();
        let bounds = lines.next().unwrap_or_default().split_whitespace();
        let bounds = bounds.map(|bound| bound.parse().unwrap_or(f32::NEG_INFINITY)).collect();
        let mut trees = Self { base, bounds, ..Self::default() };
        let mut highest: Vec<f32> = Vec::new();
        for line in lines {
            let root = trees.nodes.len() as u32;
            let read = line.split_whitespace().enumerate();
            let nodes: Vec<Node> =
                read.filter_map(|(at, node)| Node::read(node, root, root + at as u32)).collect();
            let end = root + nodes.len() as u32;
            // A broken tree says nothing: its nodes must point forward, into itself.
            let leads = |at: u32, to: u32| to > at && to < end;
            let whole = (root..)
                .zip(&nodes)
                .all(|(at, node)| node.is_leaf(at) || leads(at, node.left) && leads(at, node.right));
            if !whole || nodes.is_empty() {
                continue;
            }
            let mut depths = vec![0_usize; nodes.len()];
            let mut high = f32::NEG_INFINITY;
            for (at, node) in (root..).zip(&nodes) {
                let depth = depths.get((at - root) as usize).copied().unwrap_or_default();
                trees.depth = trees.depth.max(depth);
                if node.is_leaf(at) {
                    high = high.max(node.value);
                    continue;
                }
                for next in [node.left, node.right] {
                    if let Some(below) = depths.get_mut((next - root) as usize) {
                        *below = depth + 1;
                    }
                }
            }
            trees.roots.push(root);
            trees.nodes.extend(nodes);
            highest.push(high);
        }
        let mut most = 0.0;
        trees.most = highest
            .chunks(ABREAST)
            .rev()
            .map(|row| {
                most += row.iter().sum::<f32>();
                most
            })
            .collect();
        trees.most.reverse();
        trees
    }

    /// What all trees say together; `None` as soon as it is sure to be less than `least`.
    fn sum(&self, features: &Features, least: f32) -> Option<f32> {
        let mut sum = self.base;
        for (at, (row, most)) in self.roots.chunks(ABREAST).zip(&self.most).enumerate() {
            // What is left could still fall short of `most` by rounding only.
            let hopeless = |bound: &f32| least > f32::NEG_INFINITY && sum < *bound;
            if sum + most + ROUNDING < least || self.bounds.get(at).is_some_and(hopeless) {
                return None;
            }
            let mut at = [0_u32; ABREAST];
            for (at, &root) in at.iter_mut().zip(row) {
                *at = root;
            }
            for _ in 0..self.depth {
                for at in &mut at {
                    *at = self.step(*at, features);
                }
            }
            for &leaf in at.iter().take(row.len()) {
                sum += self.nodes.get(leaf as usize).map_or(0.0, |node| node.value);
            }
        }
        Some(sum)
    }

    #[inline]
    fn step(&self, at: u32, features: &Features) -> u32 {
        let Some(node) = self.nodes.get(at as usize) else { return at };
        let feature = features.get(node.feature as usize).copied().unwrap_or_default();
        if feature <= node.value { node.left } else { node.right }
    }
}

/// More than the rounding of a sum of all trees.
const ROUNDING: f32 = 1e-3;

impl Node {
    /// "3<0.25:1:2" asks whether feature 3 is at most 0.25; "-0.5" is a leaf. The numbers count from the root.
    fn read(text: &str, root: u32, at: u32) -> Option<Self> {
        let Some((feature, rest)) = text.split_once('<') else {
            return Some(Self { feature: 0, value: text.parse().ok()?, left: at, right: at });
        };
        let mut rest = rest.split(':');
        Some(Self {
            feature: feature.parse().ok()?,
            value: rest.next()?.parse().ok()?,
            left: root + rest.next()?.parse::<u32>().ok()?,
            right: root + rest.next()?.parse::<u32>().ok()?,
        })
    }

    const fn is_leaf(&self, at: u32) -> bool {
        self.left == at && self.right == at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::pair::feature_names;

    #[test]
    fn trees_are_walked() {
        let trees = Trees::read("0.5\n\n0<0.25:1:2 -1 1<0.5:3:4 2 4\n8");
        let mut features = [0.0; size_of::<Features>() / size_of::<f32>()];
        let sum = |features: &Features| trees.sum(features, f32::NEG_INFINITY);
        assert_eq!((trees.roots.as_slice(), trees.depth), (&[0, 5][..], 2));
        assert_eq!(sum(&features), Some(0.5 - 1.0 + 8.0));
        features[0] = 0.3;
        assert_eq!(sum(&features), Some(0.5 + 2.0 + 8.0));
        features[1] = 0.6;
        assert_eq!(sum(&features), Some(0.5 + 4.0 + 8.0));
        assert_eq!(trees.sum(&features, 12.0), Some(12.5));
        assert_eq!(trees.sum(&features, 13.0), None);
        for broken in ["x\n\n0<1:0:1 5", "0\nx\n0<1:1:2 5", "0\n\n\n"] {
            assert_eq!(Trees::read(broken).sum(&features, f32::NEG_INFINITY), Some(0.0), "{broken}");
        }
    }

    #[test]
    fn bounds_end_a_sum_early() {
        let trees = Trees::read(&format!("0\n-9 -0.5\n{}5", "-0.1\n".repeat(ABREAST)));
        let features = [0.0; size_of::<Features>() / size_of::<f32>()];
        assert_eq!(trees.sum(&features, 1.0), None, "eight trees say -0.8, less than -0.5");
        assert!(trees.sum(&features, f32::NEG_INFINITY).is_some_and(|sum| sum > 4.0));
    }

    #[test]
    fn a_bound_changes_no_sum() {
        let mut features = [0.0; size_of::<Features>() / size_of::<f32>()];
        let mut given_up = 0;
        for step in 0..2000_usize {
            let at = step % features.len();
            features[at] = ((step * 7919) % 1000) as f32 / 1000.0;
            let whole = log_odds(&features);
            for least in [-1.0, 0.0, 1.5, 3.0] {
                let told = log_odds_from(&features, least);
                assert!(told.is_none_or(|told| told == whole && told >= least));
                given_up += usize::from(told.is_none() && whole >= least);
            }
        }
        assert!(given_up < 80, "{given_up} of 8000, on features that no pair has");
    }

    #[test]
    fn the_shipped_trees_are_whole() {
        let lines = TEXT.lines().skip(2).map(|line| line.split_whitespace().count()).sum::<usize>();
        assert_eq!(TREES.nodes.len(), lines);
        assert!(TREES.roots.len() > 10);
        assert!(TREES.nodes.iter().all(|node| usize::from(node.feature) < feature_names().count()));
    }
}
