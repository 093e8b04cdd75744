//! What of the stemma is drawn. Readings fold into their reports; what only one report has stays in words.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{EvidenceKind, Node, OriginKind};

use super::super::desk::Desk;
use super::super::words::counted;

/// What the drawing sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vertex {
    Origin(usize),
    Statement(usize),
    Report(usize),
}

/// `from` relies on `to`.
#[derive(Debug)]
pub struct Line {
    pub from: Vertex,
    pub to: Vertex,
    pub kinds: Vec<EvidenceKind>,
}

#[derive(Debug)]
pub struct Sketch {
    pub vertices: Vec<Vertex>,
    pub lines: Vec<Line>,
    /// Reports that also speak in their own voice.
    pub own_voice: BTreeSet<usize>,
    pub notes: Vec<String>,
}

/// Statements and origins that a drawing can hold and still be read.
const MOST_STATEMENTS: usize = 14;
const MOST_ORIGINS: usize = 18;

type Lines = BTreeMap<(Vertex, Vertex), BTreeSet<EvidenceKind>>;

pub fn sketch(desk: &Desk) -> Sketch {
    let statements = statements(desk);
    let mut lines = lines(desk, &statements);
    let own_voice = own_voice(desk, &mut lines);
    let (origins, left) = origins(desk, &lines);
    let drawn = |vertex: Vertex| match vertex {
        Vertex::Origin(origin) => origins.contains(&origin),
        Vertex::Statement(_) | Vertex::Report(_) => true,
    };
    lines.retain(|&(from, to), _| drawn(from) && drawn(to));
    let mut vertices: Vec<Vertex> = origins.iter().copied().map(Vertex::Origin).collect();
    vertices.extend(statements.iter().copied().map(Vertex::Statement));
    vertices.extend((0..desk.account.reports.len()).map(Vertex::Report));
    let shared = desk.account.statements.iter().filter(|statement| spread(&statement.readings) > 1).count();
    let mut notes = Vec::new();
    if left > 0 {
        notes.push(format!("Not drawn: {} that one report alone names.", counted(left, "origin", "origins")));
    }
    if shared > statements.len() {
        let left = counted(shared - statements.len(), "statement", "statements");
        notes.push(format!("Not drawn: {left} with fewer outlets."));
    }
    let lines =
        lines.into_iter().map(|((from, to), kinds)| Line { from, to, kinds: kinds.into_iter().collect() });
    Sketch { vertices, lines: lines.collect(), own_voice, notes }
}

/// The most attested statements that more than one report has, by position.
fn statements(desk: &Desk) -> BTreeSet<usize> {
    let all = desk.account.statements.iter().enumerate();
    let mut shared: Vec<(usize, usize)> =
        all.map(|(index, statement)| (spread(&statement.readings), index)).filter(|&(n, _)| n > 1).collect();
    shared.sort_by_key(|&(spread, index)| (std::cmp::Reverse(spread), index));
    shared.into_iter().take(MOST_STATEMENTS).map(|(_, index)| index).collect()
}

fn spread(readings: &[crate::record::Wording]) -> usize {
    readings.iter().map(|wording| wording.report).collect::<BTreeSet<_>>().len()
}

/// The edges of the stemma between what is drawn.
fn lines(desk: &Desk, statements: &BTreeSet<usize>) -> Lines {
    let account = desk.account;
    let mut lines = Lines::new();
    for edge in &account.stemma.edges {
        let kinds: BTreeSet<EvidenceKind> = edge.evidence.iter().map(|evidence| evidence.kind).collect();
        let from: Vec<Vertex> = match edge.from {
            Node::Report(report) => vec![Vertex::Report(report)],
            Node::Origin(origin) => vec![Vertex::Origin(origin)],
            Node::Statement(s) if statements.contains(&s) => vec![Vertex::Statement(s)],
            Node::Statement(s) => {
                let readings = account.statements.get(s).map(|statement| statement.readings.as_slice());
                readings.unwrap_or_default().iter().map(|wording| Vertex::Report(wording.report)).collect()
            }
            Node::Wording(s, reading) => {
                let wording = account.statements.get(s).and_then(|statement| statement.readings.get(reading));
                wording.map(|wording| Vertex::Report(wording.report)).into_iter().collect()
            }
            Node::Claim(claim) => {
                let readings = account.claims.get(claim).map(|claim| claim.readings.as_slice());
                let reports = readings.unwrap_or_default().iter().map(|reading| reading.passage.report);
                reports.map(Vertex::Report).collect()
            }
        };
        let to = match edge.to {
            Node::Report(report) => Vertex::Report(report),
            Node::Origin(origin) => Vertex::Origin(origin),
            Node::Statement(s) | Node::Wording(s, _) if statements.contains(&s) => Vertex::Statement(s),
            Node::Statement(_) | Node::Wording(..) | Node::Claim(_) => continue,
        };
        for from in from.into_iter().filter(|&from| from != to) {
            lines.entry((from, to)).or_default().extend(&kinds);
        }
    }
    lines
}

/// Takes away the outlets as origins of their own reports: a sign at the report says the same.
fn own_voice(desk: &Desk, lines: &mut Lines) -> BTreeSet<usize> {
    let mut own = BTreeSet::new();
    lines.retain(|&(from, to), kinds| {
        let (Vertex::Report(report), Vertex::Origin(origin)) = (from, to) else { return true };
        let outlet = desk.account.origins.get(origin).is_some_and(|o| o.kind == OriginKind::Outlet);
        if outlet && kinds.iter().all(|&kind| kind == EvidenceKind::OwnVoice) {
            own.insert(report);
            return false;
        }
        true
    });
    own
}

/// Origins to draw: those that more than one report or statement reaches, or that stand between; and how many are left out.
fn origins(desk: &Desk, lines: &Lines) -> (BTreeSet<usize>, usize) {
    let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
    for &(from, to) in lines.keys() {
        let weight = if matches!(from, Vertex::Report(_)) { 1 } else { 2 };
        if let Vertex::Origin(origin) = to {
            *uses.entry(origin).or_default() += weight;
        }
        if let Vertex::Origin(origin) = from {
            *uses.entry(origin).or_default() += 1;
        }
    }
    let all = uses.len();
    let counted = &desk.account.count.ids;
    let mut ranked: Vec<(usize, usize)> = uses
        .into_iter()
        .filter(|(origin, uses)| *uses > 1 || counted.contains(origin))
        .map(|(origin, uses)| (uses, origin))
        .collect();
    ranked.sort_by_key(|&(uses, origin)| (std::cmp::Reverse(uses), origin));
    let drawn: BTreeSet<usize> = ranked.into_iter().take(MOST_ORIGINS).map(|(_, origin)| origin).collect();
    let left = all - drawn.len();
    (drawn, left)
}
