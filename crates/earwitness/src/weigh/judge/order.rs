//! The order of statements and claims: the best supported first, then as the reports have them.

use std::cmp::Reverse;

use crate::record::{Node, OriginRange, Report, Statement, Stemma};

use super::range;
use crate::weigh::collate::{Collation, Gathering};
use crate::weigh::trace::Traced;

/// What a claim is made of: a gathering of the collation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Statement(usize),
    Claim(usize),
}

/// Old places and new ones.
#[derive(Debug)]
pub struct Order {
    /// The claims of the account, in order.
    pub claims: Vec<From>,
    /// Gatherings of the collation, in the order of the account's statements.
    statements: Vec<usize>,
    /// For each statement of the collation, its place in the account.
    place: Vec<usize>,
}

type Key = (Reverse<usize>, Reverse<usize>, bool, Reverse<usize>, Option<(usize, usize)>, u8, usize);

fn key(gathering: &Gathering, origins: &OriginRange, kind: u8, index: usize) -> Key {
    let mut reports: Vec<usize> = gathering.units.iter().map(|unit| unit.report).collect();
    reports.dedup();
    let first = gathering.units.first();
    let place = first.map(|unit| (unit.report, unit.content.first().map_or(0, |span| span.start)));
    let (reports, units) = (Reverse(reports.len()), Reverse(gathering.units.len()));
    (Reverse(origins.lower), reports, gathering.occasion, units, place, kind, index)
}

impl Order {
    pub fn of(story: &[&Report], statements: &[Statement], collation: &Collation, traced: &Traced) -> Self {
        let mut said: Vec<(Key, usize)> = (collation.statements.iter().zip(statements).enumerate())
            .map(|(i, (gathering, statement))| (key(gathering, &statement.origins, 0, i), i))
            .collect();
        said.sort();
        let own = collation.claims.iter().enumerate().map(|(i, gathering)| {
            let origins = range(story, gathering, traced.claims.get(i));
            (key(gathering, &origins, 1, i), From::Claim(i))
        });
        let mut claims: Vec<(Key, From)> =
            said.iter().map(|&(key, i)| (key, From::Statement(i))).chain(own).collect();
        claims.sort_by_key(|a| a.0);
        let mut place = vec![0; said.len()];
        for (new, (_, old)) in said.iter().enumerate() {
            place[*old] = new;
        }
        Self {
            claims: claims.into_iter().map(|(_, from)| from).collect(),
            statements: said.into_iter().map(|(_, i)| i).collect(),
            place,
        }
    }

    /// The place in the account of a statement of the collation.
    pub fn statement(&self, old: usize) -> usize {
        self.place.get(old).copied().unwrap_or(old)
    }

    /// The statements in the account's order.
    pub fn sorted(&self, statements: Vec<Statement>) -> Vec<Statement> {
        let mut all: Vec<Option<Statement>> = statements.into_iter().map(Some).collect();
        self.statements.iter().filter_map(|&i| all.get_mut(i).and_then(Option::take)).collect()
    }

    /// The stemma with its statements and claims numbered as in the account. Edges keep their places.
    pub fn renumber(&self, stemma: Stemma, collation: &Collation) -> Stemma {
        let mut claims = vec![0; collation.claims.len()];
        for (new, from) in self.claims.iter().enumerate() {
            if let From::Claim(old) = from {
                claims[*old] = new;
            }
        }
        // A quotation that stands twice in a gathering is one reading.
        let readings: Vec<Vec<usize>> = collation.statements.iter().map(readings).collect();
        let number = |node: Node| match node {
            Node::Statement(i) => Node::Statement(self.statement(i)),
            Node::Wording(i, unit) => {
                let reading = readings.get(i).and_then(|units| units.get(unit)).copied().unwrap_or(unit);
                Node::Wording(self.statement(i), reading)
            }
            Node::Claim(i) => Node::Claim(claims.get(i).copied().unwrap_or(i)),
            other => other,
        };
        let mut nodes: Vec<Node> = stemma.nodes.into_iter().map(number).collect();
        nodes.sort();
        nodes.dedup();
        let mut edges = stemma.edges;
        for edge in &mut edges {
            edge.from = number(edge.from);
            edge.to = number(edge.to);
        }
        Stemma { nodes, edges }
    }
}

/// For each unit of a gathering, its place among the readings.
fn readings(gathering: &Gathering) -> Vec<usize> {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    let mut places = Vec::with_capacity(gathering.units.len());
    for unit in &gathering.units {
        let Some(quotation) = unit.quotation else {
            places.push(0);
            continue;
        };
        let key = (unit.report, quotation);
        let place = seen.iter().position(|other| *other == key).unwrap_or_else(|| {
            seen.push(key);
            seen.len() - 1
        });
        places.push(place);
    }
    places
}
