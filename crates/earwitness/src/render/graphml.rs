//! The stemma in GraphML, for Gephi, yEd, Cytoscape and igraph.

use std::fmt::Write;

use crate::record::Account;

use super::graph::{edges, nodes};

/// All stories' stemmas, one `graph` a story. Node ids carry the story's id, so that they are unique in the file.
pub fn graphml(accounts: &[Account]) -> String {
    let mut xml = HEAD.to_owned();
    for account in accounts {
        let story = escaped(&account.id);
        let _ = writeln!(xml, "  <graph id=\"{story}\" edgedefault=\"directed\">");
        for node in nodes(account) {
            let (kind, of, name) = (node.kind, escaped(&node.of), escaped(&node.name));
            let _ = writeln!(
                xml,
                "    <node id=\"{story}.{}\"><data key=\"kind\">{kind}</data><data key=\"ref\">{of}</data><data key=\"label\">{name}</data></node>",
                node.id
            );
        }
        for edge in edges(account) {
            let (from, to, evidence) = (edge.from, edge.to, escaped(&edge.evidence));
            let _ = writeln!(
                xml,
                "    <edge source=\"{story}.{from}\" target=\"{story}.{to}\"><data key=\"evidence\">{evidence}</data><data key=\"passages\">{}</data><data key=\"score\">{}</data></edge>",
                edge.passages, edge.score
            );
        }
        xml += "  </graph>\n";
    }
    xml += "</graphml>\n";
    xml
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="ref" for="node" attr.name="ref" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="evidence" for="edge" attr.name="evidence" attr.type="string"/>
  <key id="passages" for="edge" attr.name="passages" attr.type="int"/>
  <key id="score" for="edge" attr.name="score" attr.type="double"/>
"#;

/// Text for XML: marks escaped, characters that XML 1.0 forbids replaced.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml += "&amp;",
            '<' => xml += "&lt;",
            '>' => xml += "&gt;",
            '"' => xml += "&quot;",
            '\t' | '\n' | '\r' => xml.push(' '),
            c if c < ' ' || c == '\u{FFFE}' || c == '\u{FFFF}' => xml.push('\u{FFFD}'),
            c => xml.push(c),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_forbidden_characters_stay_out() {
        assert_eq!(escaped("<a & \"b\">\u{0}"), "&lt;a &amp; &quot;b&quot;&gt;\u{FFFD}");
    }
}
