//! What of the stemma is drawn: reports, what they have of a speaker's words, and the origins of these.
//!
//! Statements of one speaker with the same origins are one bundle. What only one report has goes straight to its
//! origin. An outlet as the origin of its own report is a word beside the report.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{EvidenceKind, Node, OriginKind};

use super::super::desk::Desk;
use super::super::words::counted;

/// What the drawing sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vertex {
    Origin(usize),
    /// Position in [`Sketch::bundles`].
    Words(usize),
    Report(usize),
}

/// Statements of one speaker with the same origins.
#[derive(Debug)]
pub struct Bundle {
    /// Index into `Account::figures`.
    pub speaker: Option<usize>,
    pub origins: Vec<usize>,
    /// Indices into `Account::statements`.
    pub statements: Vec<usize>,
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
    pub bundles: Vec<Bundle>,
    pub vertices: Vec<Vertex>,
    pub lines: Vec<Line>,
    /// Reports that also speak in their own voice.
    pub own_voice: BTreeSet<usize>,
    pub notes: Vec<String>,
}

/// Bundles and origins that a drawing can hold and still be read.
const MOST_BUNDLES: usize = 14;
const MOST_ORIGINS: usize = 18;

type Lines = BTreeMap<(Vertex, Vertex), BTreeSet<EvidenceKind>>;

pub fn sketch(desk: &Desk) -> Sketch {
    let own = own_outlets(desk);
    let (bundles, left_bundles) = bundles(desk);
    let mut lines = bundled(desk, &bundles);
    let own_voice = straight(desk, &bundles, &own, &mut lines);
    between(desk, &own, &mut lines);
    let (origins, left_origins) = origins(&lines);
    let drawn = |vertex: Vertex| match vertex {
        Vertex::Origin(origin) => origins.contains(&origin),
        Vertex::Words(_) | Vertex::Report(_) => true,
    };
    lines.retain(|&(from, to), _| drawn(from) && drawn(to));
    let mut vertices: Vec<Vertex> = origins.iter().copied().map(Vertex::Origin).collect();
    vertices.extend((0..bundles.len()).map(Vertex::Words));
    vertices.extend((0..desk.account.reports.len()).map(Vertex::Report));
    let mut notes = Vec::new();
    if left_origins > 0 {
        notes.push(format!(
            "Not drawn: {} that one report alone names.",
            counted(left_origins, "origin", "origins")
        ));
    }
    if left_bundles > 0 {
        let left = counted(left_bundles, "more group of statements", "more groups of statements");
        notes.push(format!("Not drawn: {left}."));
    }
    let lines =
        lines.into_iter().map(|((from, to), kinds)| Line { from, to, kinds: kinds.into_iter().collect() });
    Sketch { lines: lines.collect(), bundles, vertices, own_voice, notes }
}

/// Outlets that are origins of one report only: its own voice.
fn own_outlets(desk: &Desk) -> BTreeSet<usize> {
    let account = desk.account;
    let mut reports: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let claims = account.claims.iter().flat_map(|claim| &claim.readings);
    let claims = claims.map(|reading| (reading.passage.report, &reading.origins));
    let statements = account.statements.iter().flat_map(|statement| &statement.readings);
    for (report, origins) in claims.chain(statements.map(|wording| (wording.report, &wording.origins))) {
        for &origin in origins {
            reports.entry(origin).or_default().insert(report);
        }
    }
    let all = account.origins.iter().enumerate().filter(|(_, origin)| origin.kind == OriginKind::Outlet);
    all.map(|(index, _)| index).filter(|index| reports.get(index).is_none_or(|own| own.len() < 2)).collect()
}

/// The statements that more than one report has, by speaker and origins; and how many bundles are left out.
fn bundles(desk: &Desk) -> (Vec<Bundle>, usize) {
    let mut all: BTreeMap<(Vec<usize>, Option<usize>), Vec<usize>> = BTreeMap::new();
    for (index, statement) in desk.account.statements.iter().enumerate() {
        let reports: BTreeSet<usize> = statement.readings.iter().map(|wording| wording.report).collect();
        if reports.len() > 1 {
            all.entry((statement.origins.ids.clone(), statement.speaker)).or_default().push(index);
        }
    }
    let mut bundles: Vec<Bundle> = all
        .into_iter()
        .map(|((origins, speaker), statements)| Bundle { speaker, origins, statements })
        .collect();
    bundles.sort_by_key(|bundle| std::cmp::Reverse(bundle.statements.len()));
    let left = bundles.len().saturating_sub(MOST_BUNDLES);
    bundles.truncate(MOST_BUNDLES);
    (bundles, left)
}

/// From reports to bundles, and from bundles to origins.
fn bundled(desk: &Desk, bundles: &[Bundle]) -> Lines {
    let mut lines = Lines::new();
    for (at, bundle) in bundles.iter().enumerate() {
        let words = Vertex::Words(at);
        for statement in bundle.statements.iter().filter_map(|&s| desk.account.statements.get(s)) {
            for wording in &statement.readings {
                let kinds = lines.entry((Vertex::Report(wording.report), words)).or_default();
                kinds.extend(evidence(desk, &wording.links, |_| true));
            }
        }
        for &origin in &bundle.origins {
            let edges = desk.account.stemma.edges.iter().filter(|edge| {
                let own = matches!(edge.from, Node::Statement(s) if bundle.statements.contains(&s));
                own && edge.to == Node::Origin(origin)
            });
            let mut kinds: BTreeSet<EvidenceKind> =
                edges.flat_map(|edge| edge.evidence.iter().map(|evidence| evidence.kind)).collect();
            if kinds.is_empty() {
                kinds.insert(EvidenceKind::SpeakersWords);
            }
            lines.insert((words, Vertex::Origin(origin)), kinds);
        }
    }
    lines
}

/// From reports straight to origins, where no bundle leads there; returns the reports with a voice of their own.
fn straight(desk: &Desk, bundles: &[Bundle], own: &BTreeSet<usize>, lines: &mut Lines) -> BTreeSet<usize> {
    let mut own_voice = BTreeSet::new();
    for reading in desk.account.claims.iter().flat_map(|claim| &claim.readings) {
        let report = Vertex::Report(reading.passage.report);
        for &origin in &reading.origins {
            if own.contains(&origin) {
                own_voice.insert(reading.passage.report);
                continue;
            }
            let leads = |(at, bundle): (usize, &Bundle)| {
                bundle.origins.contains(&origin) && lines.contains_key(&(report, Vertex::Words(at)))
            };
            if !bundles.iter().enumerate().any(leads) {
                let kinds = evidence(desk, &reading.links, |to| to == Node::Origin(origin));
                let entry = lines.entry((report, Vertex::Origin(origin))).or_default();
                entry.extend(kinds);
                if entry.is_empty() {
                    entry.insert(EvidenceKind::SpeakersWords);
                }
            }
        }
    }
    own_voice
}

/// From report to report, from report to origin by its own edge, and from origin to origin.
fn between(desk: &Desk, own: &BTreeSet<usize>, lines: &mut Lines) {
    for edge in &desk.account.stemma.edges {
        let (from, to) = match (edge.from, edge.to) {
            (Node::Report(a), Node::Report(b)) => (Vertex::Report(a), Vertex::Report(b)),
            (Node::Report(a), Node::Origin(b)) => (Vertex::Report(a), Vertex::Origin(b)),
            (Node::Origin(a), Node::Origin(b)) => (Vertex::Origin(a), Vertex::Origin(b)),
            _ => continue,
        };
        let folded = |vertex| matches!(vertex, Vertex::Origin(origin) if own.contains(&origin));
        if from != to && !folded(from) && !folded(to) {
            lines.entry((from, to)).or_default().extend(edge.evidence.iter().map(|evidence| evidence.kind));
        }
    }
}

/// The kinds of evidence of some links; the speaker's words only where there is nothing else.
fn evidence(desk: &Desk, links: &[usize], wanted: impl Fn(Node) -> bool) -> BTreeSet<EvidenceKind> {
    let edges = links.iter().filter_map(|&link| desk.account.stemma.edges.get(link));
    let edges = edges.filter(|edge| wanted(edge.to));
    let mut kinds: BTreeSet<EvidenceKind> =
        edges.flat_map(|edge| edge.evidence.iter().map(|e| e.kind)).collect();
    if kinds.len() > 1 {
        kinds.remove(&EvidenceKind::SpeakersWords);
    }
    kinds
}

/// Origins to draw: those behind a bundle, or behind more than one report; and how many are left out.
fn origins(lines: &Lines) -> (BTreeSet<usize>, usize) {
    let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
    for &(from, to) in lines.keys() {
        let weight = if matches!(from, Vertex::Words(_)) { 2 } else { 1 };
        if let Vertex::Origin(origin) = to {
            *uses.entry(origin).or_default() += weight;
        }
    }
    let all = uses.len();
    let mut ranked: Vec<(usize, usize)> =
        uses.into_iter().filter(|&(_, uses)| uses > 1).map(|(origin, uses)| (uses, origin)).collect();
    ranked.sort_by_key(|&(uses, origin)| (std::cmp::Reverse(uses), origin));
    let drawn: BTreeSet<usize> = ranked.into_iter().take(MOST_ORIGINS).map(|(_, origin)| origin).collect();
    let left = all - drawn.len();
    (drawn, left)
}
