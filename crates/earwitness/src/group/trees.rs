//! What the features of a pair say together: boosted regression trees (Friedman 2001), learned once.

use std::sync::LazyLock;

use super::pair::Features;

/// The weights; see `weights/story/CARD.md`. The first line is the base, every other line a tree.
static TEXT: &str = include_str!("../../weights/story/trees.txt");
static TREES: LazyLock<Trees> = LazyLock::new(|| Trees::read(TEXT));

/// The log-odds that two reports with these features tell of one event.
pub fn log_odds(features: &Features) -> f32 {
    TREES.roots.iter().fold(TREES.base, |sum, &root| sum + TREES.leaf(root, features))
}

#[derive(Debug, Default, PartialEq)]
struct Trees {
    base: f32,
    /// Where each tree begins in `nodes`.
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

/// A question or a leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Node {
    /// The feature asked for; `LEAF` for a leaf.
    feature: u16,
    /// Up to this value left; of a leaf, what it says.
    value: f32,
    left: u32,
    right: u32,
}

const LEAF: u16 = u16::MAX;

impl Trees {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let base = lines.next().and_then(|line| line.trim().parse().ok()).unwrap_or_default();
        let mut trees = Self { base, ..Self::default() };
        for line in lines {
            let root = trees.nodes.len() as u32;
            trees.roots.push(root);
            trees.nodes.extend(line.split_whitespace().filter_map(|node| Node::read(node, root)));
        }
        trees
    }

    fn leaf(&self, root: u32, features: &Features) -> f32 {
        let mut at = root;
        // Nodes point forward only, so this ends.
        while let Some(node) = self.nodes.get(at as usize) {
            let Some(feature) = features.get(node.feature as usize) else { return node.value };
            let next = if *feature <= node.value { node.left } else { node.right };
            if next <= at {
                return 0.0;
            }
            at = next;
        }
        0.0
    }
}

impl Node {
    /// "3<0.25:1:2" asks whether feature 3 is at most 0.25; "-0.5" is a leaf.
    fn read(text: &str, root: u32) -> Option<Self> {
        let Some((feature, rest)) = text.split_once('<') else {
            return Some(Self { feature: LEAF, value: text.parse().ok()?, left: 0, right: 0 });
        };
        let mut rest = rest.split(':');
        Some(Self {
            feature: feature.parse().ok()?,
            value: rest.next()?.parse().ok()?,
            left: root + rest.next()?.parse::<u32>().ok()?,
            right: root + rest.next()?.parse::<u32>().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::pair::feature_names;

    #[test]
    fn trees_are_walked() {
        let trees = Trees::read("0.5\n0<0.25:1:2 -1 1<0.5:3:4 2 4\n8");
        let mut features = [0.0; size_of::<Features>() / size_of::<f32>()];
        assert_eq!(trees.roots, [0, 5]);
        assert_eq!(trees.leaf(0, &features), -1.0);
        features[0] = 0.3;
        assert_eq!(trees.leaf(0, &features), 2.0);
        features[1] = 0.6;
        assert_eq!(trees.leaf(0, &features), 4.0);
        assert_eq!(trees.leaf(5, &features), 8.0);
        assert_eq!(Trees::read("x\n0<1:0:0").leaf(0, &features), 0.0, "no loop");
    }

    #[test]
    fn the_shipped_trees_are_whole() {
        let lines = TEXT.lines().skip(1).map(|line| line.split_whitespace().count()).sum::<usize>();
        assert_eq!(TREES.nodes.len(), lines);
        assert!(TREES.roots.len() > 10);
        let asked = TREES.nodes.iter().filter(|node| node.feature != LEAF);
        assert!(asked.clone().all(|node| usize::from(node.feature) < feature_names().count()));
    }
}
