//! The sketch laid out in columns and turned into paths and places.

use std::fmt::Write;

use crate::record::{EvidenceKind, OriginKind};
use crate::render::layout::{self, Drawing, Graph};

use super::super::desk::{Desk, siglum};
use super::super::words;
use super::sketch::{Sketch, Vertex};
use super::{Drawn, Edge, Node, kinds, name, style};

/// Room for the names of origins, left of the first column.
const LEFT: f64 = 212.0;
/// Room for the names of reports, right of the last column.
const RIGHT: f64 = 206.0;
/// From one column to the next.
const STEP: f64 = 232.0;
/// Half the width of a statement's label.
const HALF: f64 = 84.0;
/// Above and below the drawing.
const MARGIN: f64 = 12.0;

pub fn draw(desk: &Desk, sketch: &Sketch) -> Drawn {
    let graph = graph(sketch);
    let drawing = layout::draw(&graph);
    let last = drawing.layers.iter().copied().max().unwrap_or_default();
    let nodes = sketch
        .vertices
        .iter()
        .enumerate()
        .map(|(index, &vertex)| node(desk, sketch, &drawing, index, vertex));
    let edges =
        sketch.lines.iter().zip(&graph.edges).zip(&drawing.bends).map(|((line, &(from, to)), bends)| Edge {
            path: path(sketch, &drawing, last, from, to, bends),
            kind: style(strongest(&line.kinds)).0,
            title: format!("{} → {}: {}", name(desk, line.from), name(desk, line.to), kinds(&line.kinds)),
        });
    let mut legend: Vec<_> = sketch.lines.iter().map(|line| style(strongest(&line.kinds))).collect();
    legend.sort_unstable();
    legend.dedup();
    Drawn {
        width: format!("{:.0}", LEFT + STEP * last as f64 + RIGHT),
        height: format!("{:.0}", drawing.height + 2.0 * MARGIN),
        nodes: nodes.collect(),
        edges: edges.collect(),
        legend,
        words: Vec::new(),
        notes: Vec::new(),
        copies: Vec::new(),
    }
}

fn graph(sketch: &Sketch) -> Graph {
    let height = |vertex: &Vertex| match vertex {
        Vertex::Origin(_) => 32.0,
        Vertex::Statement(_) => 20.0,
        Vertex::Report(_) => 22.0,
    };
    let place =
        |vertex: Vertex| sketch.vertices.iter().position(|&other| other == vertex).unwrap_or_default();
    Graph {
        heights: sketch.vertices.iter().map(height).collect(),
        edges: sketch.lines.iter().map(|line| (place(line.from), place(line.to))).collect(),
    }
}

/// The evidence that an edge is drawn by: the most explicit.
fn strongest(kinds: &[EvidenceKind]) -> EvidenceKind {
    const ORDER: [&str; 5] = ["named", "shared", "carried", "own", "maybe"];
    let rank = |kind: &EvidenceKind| ORDER.iter().position(|&class| class == style(*kind).0);
    kinds.iter().copied().min_by_key(rank).unwrap_or(EvidenceKind::OwnVoice)
}

fn node(desk: &Desk, sketch: &Sketch, drawing: &Drawing, index: usize, vertex: Vertex) -> Node {
    let x = LEFT + STEP * drawing.layers[index] as f64;
    let y = MARGIN + drawing.middles[index];
    let (x, y) = (format!("{x:.1}"), format!("{y:.1}"));
    let title = name(desk, vertex);
    match vertex {
        Vertex::Origin(origin) => {
            let kind = desk.account.origins.get(origin).map_or(OriginKind::Unnamed, |o| o.kind);
            Node {
                kind: if kind == OriginKind::Hypothetical { "hypothetical" } else { "origin" },
                x,
                y,
                mark: String::new(),
                label: words::clipped(&title, 30),
                small: words::origin_kind(kind).to_owned(),
                href: String::new(),
                title,
            }
        }
        Vertex::Statement(statement) => {
            let item = desk.items.iter().find(|item| item.statement == Some(statement));
            let text = item.map(|item| words::tidy(&item.text)).unwrap_or_default();
            Node {
                kind: "statement",
                x,
                y,
                mark: item.map(|item| item.number().to_owned()).unwrap_or_default(),
                label: words::clipped(&text, 22),
                small: String::new(),
                href: item.map(|item| format!("#{}", item.id)).unwrap_or_default(),
                title: text,
            }
        }
        Vertex::Report(report) => Node {
            kind: "report",
            x,
            y,
            mark: siglum(report),
            label: words::clipped(&desk.name(report), 24),
            small: if sketch.own_voice.contains(&report) { "own voice" } else { "" }.to_owned(),
            href: format!("#r{}", siglum(report)),
            title,
        },
    }
}

/// From the left side of who relies to the right side of what it relies on, level through each column between.
fn path(
    sketch: &Sketch,
    drawing: &Drawing,
    last: usize,
    from: usize,
    to: usize,
    bends: &[(usize, f64)],
) -> String {
    let column = |layer: usize| LEFT + STEP * layer as f64;
    let half = |index: usize| match sketch.vertices[index] {
        Vertex::Statement(_) => HALF,
        Vertex::Origin(_) if drawing.layers[index] > 0 => HALF,
        Vertex::Report(_) if drawing.layers[index] < last => HALF,
        Vertex::Origin(_) | Vertex::Report(_) => 6.0,
    };
    let (mut x, mut y) = (column(drawing.layers[from]) - half(from), MARGIN + drawing.middles[from]);
    let mut path = format!("M{x:.1} {y:.1}");
    let mut curve = |to_x: f64, to_y: f64, level: f64| {
        let middle = f64::midpoint(x, to_x);
        let _ = write!(path, "C{middle:.1} {y:.1} {middle:.1} {to_y:.1} {to_x:.1} {to_y:.1}");
        (x, y) = (to_x, to_y);
        if level > 0.0 {
            x -= level;
            let _ = write!(path, "H{x:.1}");
        }
    };
    for &(layer, middle) in bends {
        curve(column(layer) + HALF, MARGIN + middle, 2.0 * HALF);
    }
    curve(column(drawing.layers[to]) + half(to), MARGIN + drawing.middles[to], 0.0);
    path
}
