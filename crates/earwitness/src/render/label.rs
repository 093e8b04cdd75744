//! The ids of published shapes: "c7" is the seventh claim of its story.

use crate::record::Node;

pub fn claim(index: usize) -> String {
    format!("c{}", index + 1)
}

pub fn statement(index: usize) -> String {
    format!("s{}", index + 1)
}

pub fn origin(index: usize) -> String {
    format!("o{}", index + 1)
}

/// A figure is an "entity" in published shapes.
pub fn entity(index: usize) -> String {
    format!("e{}", index + 1)
}

/// Quotations are counted through all reports of the story.
pub fn quotation(index: usize) -> String {
    format!("q{}", index + 1)
}

pub fn family(index: usize) -> String {
    format!("f{}", index + 1)
}

/// A node of the stemma by its position in `Stemma::nodes`.
pub fn node(index: usize) -> String {
    format!("n{}", index + 1)
}

/// The kind of a node in published shapes.
pub const fn node_kind(node: Node) -> &'static str {
    match node {
        Node::Report(_) => "report",
        Node::Wording(..) => "reading",
        Node::Statement(_) => "statement",
        Node::Claim(_) => "claim",
        Node::Origin(_) => "origin",
    }
}

/// Who says something, with the verb where there is one: "Harlow denied", "Harlow, calling".
pub fn voice(speaker: &str, cue: Option<&str>) -> String {
    match cue {
        Some(cue) if cue.split(' ').next().is_some_and(|verb| verb.ends_with("ing")) => {
            format!("{speaker}, {cue}")
        }
        Some(cue) => format!("{speaker} {cue}"),
        None => speaker.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participle_stands_behind_a_comma() {
        assert_eq!(voice("Harlow", Some("calling on")), "Harlow, calling on");
        assert_eq!(voice("Harlow", Some("denied")), "Harlow denied");
        assert_eq!(voice("Harlow", None), "Harlow");
    }
}
