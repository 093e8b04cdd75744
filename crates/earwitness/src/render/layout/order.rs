//! The order inside layers: barycentres, back and forth, the best round kept.

use super::layers::Layered;

/// Sweeps over all layers; more bring nothing on graphs of a few dozen nodes.
const SWEEPS: usize = 16;

pub fn order(layered: &mut Layered) {
    let mut best = (crossings(layered), layered.columns.clone());
    for sweep in 0..SWEEPS {
        let count = layered.columns.len();
        for step in 1..count {
            let column = if sweep % 2 == 0 { step } else { count - 1 - step };
            let beside = if sweep % 2 == 0 { column - 1 } else { column + 1 };
            sort(layered, column, beside);
        }
        let now = crossings(layered);
        if now < best.0 {
            best = (now, layered.columns.clone());
        }
    }
    layered.columns = best.1;
}

/// Sorts one column by the mean place of each node's neighbours in the column beside it.
fn sort(layered: &mut Layered, column: usize, beside: usize) {
    let place = places(layered, beside);
    let centre = |(at, &node): (usize, &usize)| {
        let near: Vec<usize> = layered.neighbours[node].iter().filter_map(|&n| place[n]).collect();
        let own = at as f64;
        let centre =
            if near.is_empty() { own } else { near.iter().sum::<usize>() as f64 / near.len() as f64 };
        (centre, node)
    };
    let mut centres: Vec<(f64, usize)> = layered.columns[column].iter().enumerate().map(centre).collect();
    centres.sort_by(|a, b| a.0.total_cmp(&b.0));
    layered.columns[column] = centres.into_iter().map(|(_, node)| node).collect();
}

fn places(layered: &Layered, column: usize) -> Vec<Option<usize>> {
    let mut place = vec![None; layered.layer.len()];
    layered.columns[column].iter().enumerate().for_each(|(at, &node)| place[node] = Some(at));
    place
}

/// How many pairs of edges cross between neighbouring layers.
fn crossings(layered: &Layered) -> usize {
    let mut total = 0;
    for column in 1..layered.columns.len() {
        let place = places(layered, column - 1);
        let ends: Vec<Vec<usize>> = layered.columns[column]
            .iter()
            .map(|&node| layered.neighbours[node].iter().filter_map(|&n| place[n]).collect())
            .collect();
        for (i, above) in ends.iter().enumerate() {
            for below in &ends[i + 1..] {
                total += above.iter().map(|a| below.iter().filter(|b| *b < a).count()).sum::<usize>();
            }
        }
    }
    total
}
