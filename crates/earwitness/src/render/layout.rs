//! A layered drawing of a graph: longest-path layers, barycentre ordering (Sugiyama, Tagawa and Toda 1981).
//!
//! Layers run from left (what others rely on) to right (who relies). Sources, on which nobody relies, all stand
//! in the last layer. Ties break by position in the input, so the same graph gives the same drawing.

mod layers;
mod order;

/// A graph to draw. An edge points from who relies to what it relies on.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Height of each node.
    pub heights: Vec<f64>,
    pub edges: Vec<(usize, usize)>,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Layer of each node; 0 is left.
    pub layers: Vec<usize>,
    /// Vertical middle of each node.
    pub middles: Vec<f64>,
    /// For each edge, the points between its ends: (layer, vertical middle), from the relying end. A straight
    /// edge has none.
    pub bends: Vec<Vec<(usize, f64)>>,
    pub height: f64,
}

/// Space between neighbours in a layer.
const GAP: f64 = 10.0;
/// Height of an edge that passes through a layer.
const PASSING: f64 = 6.0;
/// Rounds of moving nodes towards their neighbours; more change nothing that can be seen.
const ROUNDS: usize = 12;

/// Draws a graph.
pub fn draw(graph: &Graph) -> Drawing {
    let mut layered = layers::layered(graph);
    order::order(&mut layered);
    let middles = settle(&layered);
    let count = graph.heights.len();
    Drawing {
        layers: layered.layer[..count].to_vec(),
        bends: layered
            .chains
            .iter()
            .map(|chain| chain.iter().map(|&node| (layered.layer[node], middles[node])).collect())
            .collect(),
        height: bottom(&layered, &middles),
        middles: middles[..count].to_vec(),
    }
}

/// Vertical places: as near to the neighbours as the order and the gaps allow.
fn settle(layered: &layers::Layered) -> Vec<f64> {
    let mut middles = vec![0.0; layered.layer.len()];
    for column in &layered.columns {
        let mut top = 0.0;
        for &node in column {
            middles[node] = top + layered.heights[node] / 2.0;
            top += layered.heights[node] + GAP;
        }
    }
    for round in 0..ROUNDS {
        for step in 0..layered.columns.len() {
            let column = if round % 2 == 0 { step } else { layered.columns.len() - 1 - step };
            pull(layered, column, &mut middles);
        }
    }
    let top = layered.columns.iter().flatten().map(|&n| middles[n] - layered.heights[n] / 2.0);
    let top = top.fold(f64::INFINITY, f64::min);
    if top.is_finite() {
        middles.iter_mut().for_each(|middle| *middle -= top);
    }
    middles
}

/// Moves one column towards its neighbours, then pushes apart what overlaps, down and up by halves.
fn pull(layered: &layers::Layered, column: usize, middles: &mut [f64]) {
    let column = &layered.columns[column];
    let wanted: Vec<f64> =
        column.iter().map(|&node| mean(&layered.neighbours[node], middles, node)).collect();
    let distance = |a: usize, b: usize| (layered.heights[a] + layered.heights[b]) / 2.0 + GAP;
    let (mut down, mut up) = (wanted.clone(), wanted);
    for i in 1..column.len() {
        down[i] = down[i].max(down[i - 1] + distance(column[i - 1], column[i]));
    }
    for i in (1..column.len()).rev() {
        up[i - 1] = up[i - 1].min(up[i] - distance(column[i - 1], column[i]));
    }
    for (i, &node) in column.iter().enumerate() {
        middles[node] = f64::midpoint(down[i], up[i]);
    }
}

fn mean(neighbours: &[usize], middles: &[f64], node: usize) -> f64 {
    if neighbours.is_empty() {
        return middles[node];
    }
    neighbours.iter().map(|&other| middles[other]).sum::<f64>() / neighbours.len() as f64
}

fn bottom(layered: &layers::Layered, middles: &[f64]) -> f64 {
    let bottoms = layered.columns.iter().flatten().map(|&n| middles[n] + layered.heights[n] / 2.0);
    bottoms.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(nodes: usize, edges: &[(usize, usize)]) -> Graph {
        Graph { heights: vec![20.0; nodes], edges: edges.to_vec() }
    }

    #[test]
    fn who_relies_stands_to_the_right() {
        let drawing = draw(&graph(5, &[(4, 2), (2, 0), (3, 1)]));
        assert_eq!(drawing.layers, [0, 0, 1, 2, 2]);
        assert_eq!(drawing.bends[2].len(), 1, "a long edge passes through the layer between");
    }

    #[test]
    fn crossings_that_can_go_are_gone() {
        let drawing = draw(&graph(6, &[(3, 2), (4, 1), (5, 0)]));
        let middles = &drawing.middles;
        for (a, b) in [(3, 4), (4, 5)] {
            let (to_a, to_b) = (5 - a, 5 - b);
            assert_eq!(middles[a] < middles[b], middles[to_a] < middles[to_b]);
        }
    }

    #[test]
    fn neighbours_keep_their_distance() {
        let edges: Vec<(usize, usize)> = (3..23).flat_map(|r| [(r, r % 3), (r, (r * 7) % 3)]).collect();
        let drawing = draw(&graph(23, &edges));
        for a in 0..23 {
            for b in 0..a {
                let apart = (drawing.middles[a] - drawing.middles[b]).abs();
                assert!(drawing.layers[a] != drawing.layers[b] || apart >= 20.0 + GAP - 1e-6, "{a} {b}");
            }
        }
        assert!(drawing.height < 1200.0);
    }

    #[test]
    fn a_circle_and_a_loop_are_drawn_too() {
        let drawing = draw(&graph(3, &[(0, 1), (1, 0), (2, 2), (2, 9)]));
        assert!(drawing.middles.iter().all(|middle| middle.is_finite()));
        assert_eq!(draw(&Graph::default()), Drawing::default());
    }
}
