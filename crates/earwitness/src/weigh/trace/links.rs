//! The edges of the stemma as they are found, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Edge, Evidence, EvidenceKind, Node, Passage, Stemma};

/// Edges so far.
#[derive(Debug, Clone, Default)]
pub struct Links {
    edges: Vec<Edge>,
    places: BTreeMap<(Node, Node), usize>,
    /// The spans of each edge and kind of evidence.
    seen: BTreeSet<(usize, EvidenceKind, Passage)>,
}

impl Links {
    /// Notes that `from` relies on `to`; a second reason is added to the first. Returns the index of the edge.
    pub fn link(
        &mut self,
        from: Node,
        to: Node,
        kind: EvidenceKind,
        spans: impl IntoIterator<Item = Passage>,
    ) -> usize {
        let place = *self.places.entry((from, to)).or_insert_with(|| {
            self.edges.push(Edge { from, to, evidence: Vec::new(), score: 0.0 });
            self.edges.len() - 1
        });
        let edge = &mut self.edges[place];
        edge.score = edge.score.max(strength(kind));
        let spans = spans.into_iter().filter(|passage| !passage.span.is_empty());
        let mut fresh = |span: &Passage| self.seen.insert((place, kind, *span));
        match edge.evidence.iter_mut().find(|evidence| evidence.kind == kind) {
            Some(evidence) => evidence.spans.extend(spans.filter(fresh)),
            None => {
                let spans: Vec<Passage> = spans.collect();
                for span in &spans {
                    fresh(span);
                }
                edge.evidence.push(Evidence { kind, spans });
            }
        }
        place
    }

    /// The edges that leave a node, in the order they were found.
    pub fn from(&self, node: Node) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .places
            .range((node, Node::Report(0))..)
            .take_while(|((from, _), _)| *from == node)
            .map(|(_, &place)| place)
            .collect();
        found.sort_unstable();
        found
    }

    /// The graph: `nodes` and whatever the edges touch.
    pub fn into_stemma(self, nodes: impl IntoIterator<Item = Node>) -> Stemma {
        let mut nodes: Vec<Node> =
            nodes.into_iter().chain(self.edges.iter().flat_map(|e| [e.from, e.to])).collect();
        nodes.sort_unstable();
        nodes.dedup();
        Stemma { nodes, edges: self.edges }
    }
}

/// How sure a link is by its best evidence: what the text says, over what its wording shows, over what may be.
const fn strength(kind: EvidenceKind) -> f32 {
    match kind {
        EvidenceKind::ExplicitChannel | EvidenceKind::SpeakersWords => 1.0,
        EvidenceKind::SharedWording | EvidenceKind::SharedError | EvidenceKind::CreditLine => 0.9,
        EvidenceKind::SharedTranslation | EvidenceKind::CarriedChannel => 0.8,
        EvidenceKind::Link | EvidenceKind::OwnVoice => 0.6,
        EvidenceKind::GenericChannel | EvidenceKind::PublisherFamily | EvidenceKind::Time => 0.5,
    }
}
