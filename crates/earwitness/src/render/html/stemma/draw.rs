//! The sketch laid out in columns and turned into paths and places.

use std::fmt::Write;

use crate::record::{EvidenceKind, OriginKind};
use crate::render::layout::{self, Drawing, Graph};

use super::super::desk::{Desk, siglum};
use super::super::words;
use super::sketch::{Sketch, Vertex};
use super::{Drawn, Edge, Node, items, kinds, name, numbers, style};

/// Room for the names of origins, left of the first column.
const LEFT: f64 = 172.0;
/// Room for the names of reports, right of the last column.
const RIGHT: f64 = 168.0;
/// Width of the drawing, where its columns allow: the account's column on a wide screen.
const WIDTH: f64 = 672.0;
/// Least space from one column to the next.
const NARROWEST: f64 = 132.0;
/// Room for the curves between two columns.
const CURVES: f64 = 72.0;
/// From a node's mark to where its edges begin.
const PORT: f64 = 6.0;
/// Above and below the drawing.
const MARGIN: f64 = 12.0;
/// Mean width of a letter of a label.
const LETTER: f64 = 6.4;

pub fn draw(desk: &Desk, sketch: &Sketch) -> Drawn {
    let graph = graph(sketch);
    let drawing = layout::draw(&graph);
    let columns = Columns::of(&drawing);
    let vertices = sketch.vertices.iter().enumerate();
    let nodes =
        vertices.map(|(index, &vertex)| node(desk, sketch, &drawing, &columns, index, vertex)).collect();
    let edges = sketch.lines.iter().zip(&graph.edges).zip(&drawing.bends);
    let edges = edges.map(|((line, &(from, to)), bends)| Edge {
        path: path(&drawing, &columns, from, to, bends),
        kind: style(strongest(&line.kinds)).0,
        title: format!(
            "{} → {}: {}",
            name(desk, sketch, line.from),
            name(desk, sketch, line.to),
            kinds(&line.kinds)
        ),
    });
    let mut legend: Vec<_> = sketch.lines.iter().map(|line| style(strongest(&line.kinds))).collect();
    legend.sort_unstable();
    legend.dedup();
    Drawn {
        width: format!("{:.0}", columns.width()),
        height: format!("{:.0}", drawing.height + 2.0 * MARGIN),
        nodes,
        edges: edges.collect(),
        legend,
        words: Vec::new(),
        notes: Vec::new(),
        copies: Vec::new(),
    }
}

/// Where the columns stand.
struct Columns {
    last: usize,
    step: f64,
}

impl Columns {
    fn of(drawing: &Drawing) -> Self {
        let last = drawing.layers.iter().copied().max().unwrap_or_default();
        let step = (WIDTH - LEFT - RIGHT) / last.max(1) as f64;
        Self { last, step: step.max(NARROWEST) }
    }

    fn x(&self, layer: usize) -> f64 {
        LEFT + self.step * layer as f64
    }

    fn width(&self) -> f64 {
        self.x(self.last) + RIGHT
    }

    /// Whether a column stands between the first and the last: its nodes have edges on both sides.
    fn is_inner(&self, layer: usize) -> bool {
        0 < layer && layer < self.last
    }

    /// Half the width of the labels of a column.
    fn half(&self, layer: usize) -> f64 {
        if self.is_inner(layer) { (self.step - CURVES) / 2.0 } else { PORT }
    }

    /// Letters that a label of a column can hold.
    fn letters(&self, layer: usize, room: f64) -> usize {
        let room = if self.is_inner(layer) { 2.0 * self.half(layer) - 4.0 } else { room };
        (room / LETTER) as usize
    }
}

fn graph(sketch: &Sketch) -> Graph {
    let height = |vertex: &Vertex| match vertex {
        Vertex::Origin(_) => 32.0,
        Vertex::Words(_) => 30.0,
        Vertex::Report(_) => 24.0,
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

fn node(
    desk: &Desk,
    sketch: &Sketch,
    drawing: &Drawing,
    columns: &Columns,
    index: usize,
    vertex: Vertex,
) -> Node {
    let layer = drawing.layers[index];
    let half = columns.half(layer);
    let title = name(desk, sketch, vertex);
    let mut node = Node {
        kind: "",
        inner: columns.is_inner(layer),
        x: format!("{:.1}", columns.x(layer)),
        y: format!("{:.1}", MARGIN + drawing.middles[index]),
        left: format!("{:.1}", -half),
        wide: format!("{:.1}", 2.0 * half),
        mark: String::new(),
        label: String::new(),
        small: String::new(),
        href: String::new(),
        title,
    };
    match vertex {
        Vertex::Origin(origin) => {
            let kind = desk.account.origins.get(origin).map_or(OriginKind::Unnamed, |o| o.kind);
            node.kind = if kind == OriginKind::Hypothetical { "hypothetical" } else { "origin" };
            node.label = words::clipped(&node.title, columns.letters(layer, LEFT - 14.0));
            node.small = words::origin_kind(kind).to_owned();
        }
        Vertex::Words(bundle) => {
            let speaker = sketch.bundles.get(bundle).and_then(|bundle| desk.speaker(bundle.speaker));
            let letters = columns.letters(layer, RIGHT - 30.0);
            node.kind = "words";
            node.label = words::clipped(speaker.as_deref().unwrap_or("no name"), letters);
            node.small = words::clipped(&numbers(desk, sketch, bundle), letters + 3);
            let first = items(desk, sketch, bundle).first().map(|item| format!("#{}", item.id));
            node.href = first.unwrap_or_default();
        }
        Vertex::Report(report) => {
            node.kind = "report";
            node.mark = siglum(report);
            node.label = words::clipped(&desk.name(report), columns.letters(layer, RIGHT - 30.0));
            node.small =
                if sketch.own_voice.contains(&report) { "also in its own voice" } else { "" }.to_owned();
            node.href = format!("#r{}", siglum(report));
        }
    }
    node
}

/// From the left side of who relies to the right side of what it relies on, level through each column between.
fn path(drawing: &Drawing, columns: &Columns, from: usize, to: usize, bends: &[(usize, f64)]) -> String {
    let (first, last) = (drawing.layers[from], drawing.layers[to]);
    let (mut x, mut y) = (columns.x(first) - columns.half(first), MARGIN + drawing.middles[from]);
    let mut path = format!("M{x:.1} {y:.1}");
    let mut curve = |to_x: f64, to_y: f64, level: f64| {
        let middle = f64::midpoint(x, to_x);
        let _ = write!(path, "C{middle:.1} {y:.1} {middle:.1} {to_y:.1} {to_x:.1} {to_y:.1}");
        (x, y) = (to_x - level, to_y);
        if level > 0.0 {
            let _ = write!(path, "H{x:.1}");
        }
    };
    for &(layer, middle) in bends {
        let half = columns.half(layer);
        curve(columns.x(layer) + half, MARGIN + middle, 2.0 * half);
    }
    curve(columns.x(last) + columns.half(last), MARGIN + drawing.middles[to], 0.0);
    path
}
