//! The stemma with names on it: what DOT and GraphML both write.

use std::collections::BTreeMap;

use crate::record::{Account, Edge, Node};

use super::label;

/// A node with its name.
#[derive(Debug)]
pub struct NamedNode {
    pub id: String,
    pub kind: &'static str,
    /// Id of what it stands for: "s3", "o2", a report's id.
    pub of: String,
    pub name: String,
}

/// An edge with its evidence in one line.
#[derive(Debug)]
pub struct NamedEdge {
    pub from: String,
    pub to: String,
    /// Kinds of evidence, joined: "explicit_channel; shared_wording".
    pub evidence: String,
    pub passages: usize,
    pub score: f64,
}

pub fn nodes(account: &Account) -> Vec<NamedNode> {
    let nodes = account.stemma.nodes.iter().enumerate();
    nodes
        .map(|(index, &node)| {
            let (of, name) = named(account, node);
            NamedNode { id: label::node(index), kind: label::node_kind(node), of, name }
        })
        .collect()
}

pub fn edges(account: &Account) -> Vec<NamedEdge> {
    let stemma = &account.stemma;
    let places: BTreeMap<Node, usize> = stemma.nodes.iter().enumerate().map(|(i, &n)| (n, i)).collect();
    let edge = |edge: &Edge| {
        let mut kinds: Vec<&str> = edge.evidence.iter().map(|evidence| evidence.kind.name()).collect();
        kinds.dedup();
        Some(NamedEdge {
            from: label::node(*places.get(&edge.from)?),
            to: label::node(*places.get(&edge.to)?),
            evidence: kinds.join("; "),
            passages: edge.evidence.iter().map(|evidence| evidence.spans.len()).sum(),
            score: super::read_json::score(edge.score),
        })
    };
    stemma.edges.iter().filter_map(edge).collect()
}

/// The outlet of a report, or what else it can be called.
pub fn outlet(account: &Account, report: usize) -> &str {
    let report = account.reports.get(report);
    report.map(|r| r.outlet.as_deref().unwrap_or(&r.id)).unwrap_or_default()
}

fn named(account: &Account, node: Node) -> (String, String) {
    match node {
        Node::Report(report) => {
            let id = account.reports.get(report).map(|r| r.id.clone()).unwrap_or_default();
            (id, outlet(account, report).to_owned())
        }
        Node::Wording(statement, reading) => {
            let wording = account.statements.get(statement).and_then(|s| s.readings.get(reading));
            let outlet = wording.map(|w| outlet(account, w.report)).unwrap_or_default();
            let of = label::statement(statement);
            let name = format!("{outlet}: {of}");
            (of, name)
        }
        Node::Statement(statement) => {
            let text = account.statements.get(statement).map(|s| s.text.as_str()).unwrap_or_default();
            (label::statement(statement), clipped(text))
        }
        Node::Claim(claim) => {
            let text = account.claims.get(claim).map(|c| c.text.as_str()).unwrap_or_default();
            (label::claim(claim), clipped(text))
        }
        Node::Origin(origin) => {
            let name = account.origins.get(origin).map(|o| o.name.clone()).unwrap_or_default();
            (label::origin(origin), name)
        }
    }
}

/// The first words of a text, for a node's name.
fn clipped(text: &str) -> String {
    /// Characters that a node of a drawn graph can hold.
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((byte, _)) => {
            let cut = text[..byte].rfind(' ').unwrap_or(byte);
            format!("{}…", &text[..cut])
        }
    }
}
