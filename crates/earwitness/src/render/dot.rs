//! The stemma for Graphviz: origins above, reports below.

use std::fmt::Write;

use crate::record::Account;

use super::graph::{edges, nodes};

/// One story's stemma as a digraph. Edges point from what relies to what it relies on.
pub fn dot(account: &Account) -> String {
    let mut dot = format!("digraph {} {{\n", quoted(&account.id));
    let title = format!("  label={};\n", quoted(&account.title));
    dot += &title;
    dot += "  rankdir=BT;\n  node [fontname=\"serif\", shape=plaintext];\n  edge [fontname=\"serif\", fontsize=9, arrowsize=0.6];\n";
    for node in nodes(account) {
        let shape = match node.kind {
            "origin" => "ellipse",
            "report" => "box",
            _ => "plaintext",
        };
        let (id, name) = (quoted(&node.id), quoted(&node.name));
        let _ = writeln!(
            dot,
            "  {id} [label={name}, shape={shape}, kind={}, ref={}];",
            quoted(node.kind),
            quoted(&node.of)
        );
    }
    for edge in edges(account) {
        let (from, to, label) = (quoted(&edge.from), quoted(&edge.to), quoted(&edge.evidence));
        let _ = writeln!(dot, "  {from} -> {to} [label={label}, score={}];", edge.score);
    }
    dot += "}\n";
    dot
}

/// A quoted DOT string. Only `"` and `\` mean anything inside; line ends become spaces.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_string() {
        assert_eq!(quoted("The \"Harbour\" \\ Post\n"), r#""The \"Harbour\" \\ Post ""#);
    }
}
