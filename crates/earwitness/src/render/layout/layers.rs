//! Layers by longest path, with a place for each edge in every layer that it passes.

use super::{Graph, PASSING};

/// A graph in columns: first the graph's own nodes, then one node for each layer that an edge passes.
#[derive(Debug)]
pub struct Layered {
    pub layer: Vec<usize>,
    pub heights: Vec<f64>,
    pub columns: Vec<Vec<usize>>,
    /// Neighbours in the next layer to the left and to the right.
    pub neighbours: Vec<Vec<usize>>,
    /// For each edge, the passing nodes from its relying end.
    pub chains: Vec<Vec<usize>>,
}

pub fn layered(graph: &Graph) -> Layered {
    let count = graph.heights.len();
    let kept: Vec<bool> = forward(graph);
    let mut layer = longest(graph, &kept);
    let last = layer.iter().copied().max().unwrap_or_default();
    for node in 0..count {
        let relied = graph.edges.iter().zip(&kept).any(|(&(_, to), &kept)| kept && to == node);
        if !relied {
            layer[node] = last;
        }
    }
    let mut heights = graph.heights.clone();
    let mut neighbours = vec![Vec::new(); count];
    let mut chains = Vec::new();
    for (&(from, to), kept) in graph.edges.iter().zip(kept) {
        let mut chain = Vec::new();
        if kept {
            let mut before = from;
            for passing in (layer[to] + 1..layer[from]).rev() {
                let node = layer.len();
                layer.push(passing);
                heights.push(PASSING);
                neighbours.push(vec![before]);
                neighbours[before].push(node);
                chain.push(node);
                before = node;
            }
            neighbours[before].push(to);
            neighbours[to].push(before);
        }
        chains.push(chain);
    }
    let mut columns = vec![Vec::new(); if count == 0 { 0 } else { last + 1 }];
    layer.iter().enumerate().for_each(|(node, &layer)| columns[layer].push(node));
    Layered { layer, heights, columns, neighbours, chains }
}

/// Which edges take part in the layers: all but loops, edges to nowhere and those that close a circle.
fn forward(graph: &Graph) -> Vec<bool> {
    let count = graph.heights.len();
    let mut reach: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut kept = Vec::with_capacity(graph.edges.len());
    for &(from, to) in &graph.edges {
        let keep = from != to && from < count && to < count && !reaches(&reach, to, from);
        if keep {
            reach[from].push(to);
        }
        kept.push(keep);
    }
    kept
}

fn reaches(reach: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; reach.len()];
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        if node == to {
            return true;
        }
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(&reach[node]);
        }
    }
    false
}

/// Length of the longest path from each node to a root.
fn longest(graph: &Graph, kept: &[bool]) -> Vec<usize> {
    let mut layer = vec![0; graph.heights.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for (&(from, to), _) in graph.edges.iter().zip(kept).filter(|(_, kept)| **kept) {
            if layer[from] <= layer[to] {
                layer[from] = layer[to] + 1;
                changed = true;
            }
        }
    }
    layer
}
