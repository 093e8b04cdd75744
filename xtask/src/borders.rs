//! Which room may import which, and which crate may depend on which.

use super::files;
use std::fs;
use std::path::Path;

/// Rooms of the library with the rooms that each may import. ARCHITECTURE.md explains them.
const ROOMS: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("names", &["record"]),
    ("learned", &["record", "names"]),
    ("annotate", &["record", "names", "learned"]),
    ("read", &["record", "names", "learned", "annotate"]),
    ("group", &["record"]),
    ("weigh", &["record", "names", "learned"]),
    ("render", &["record"]),
];

/// Crates that nothing else may depend on.
const LEAVES: &[&str] = &["earwitness-lab", "earwitness-cli", "xtask"];

/// Every import and dependency that crosses a border it may not cross.
pub fn faults(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for (room, allowed) in ROOMS {
        let source = root.join("crates/earwitness/src");
        let mut rooms = files::under(&source.join(room), ".rs");
        let single = source.join(format!("{room}.rs"));
        rooms.extend(single.is_file().then_some(single));
        // Tests beside the code may read whole reports.
        for path in rooms.into_iter().filter(|path| !path.ends_with("tests.rs")) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            for (line, import) in imports(&text) {
                if import != *room && !allowed.contains(&import) && ROOMS.iter().any(|(r, _)| *r == import) {
                    let file = path.strip_prefix(root).unwrap_or(&path).display();
                    faults.push(format!("{file}:{line}: `{room}` may not import `{import}`: move what they share into a room that both may import"));
                }
            }
        }
    }
    for manifest in files::under(&root.join("crates"), "Cargo.toml") {
        let Ok(text) = fs::read_to_string(&manifest) else { continue };
        for leaf in LEAVES {
            let depends =
                text.lines().any(|line| line.starts_with(leaf) && !line.starts_with(&format!("{leaf}-")));
            if depends {
                let file = manifest.strip_prefix(root).unwrap_or(&manifest).display();
                faults.push(format!("{file}: nothing may depend on {leaf}"));
            }
        }
    }
    faults
}

/// The rooms that a file imports by `crate::room`, with line numbers.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len());
            found.push((number + 1, &rest[..end]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_keeps_its_borders() {
        assert_eq!(faults(&files::root()), Vec::<String>::new());
    }

    #[test]
    fn an_import_is_seen_and_a_comment_is_not() {
        let text = "use crate::record::Span;\n// crate::weigh\nlet x = crate::group::sketch(r);";
        assert_eq!(imports(text), [(1, "record"), (3, "group")]);
    }
}
