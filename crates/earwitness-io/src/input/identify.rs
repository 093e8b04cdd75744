//! Ids: unique in a run, the same in every run over the same inputs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use earwitness::record::Source;

use super::find::STANDARD_INPUT;
use crate::{Problem, ProblemKind};

/// A name for each path: the file's without its ending, with as many folders as tell it from the others.
pub(super) fn names(paths: &[PathBuf]) -> Vec<String> {
    let pieces: Vec<Vec<String>> = paths.iter().map(|path| pieces(path)).collect();
    let deepest = pieces.iter().map(Vec::len).max().unwrap_or(0);
    let mut depth = vec![1; paths.len()];
    for _ in 0..deepest {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, pieces) in pieces.iter().enumerate() {
            groups.entry(tail(pieces, depth[i])).or_default().push(i);
        }
        let clashing: Vec<usize> = groups.into_values().filter(|group| group.len() > 1).flatten().collect();
        if clashing.is_empty() {
            break;
        }
        for i in clashing {
            depth[i] += 1;
        }
    }
    let names: Vec<String> = pieces.iter().zip(&depth).map(|(pieces, depth)| tail(pieces, *depth)).collect();
    // "a.txt" and "a.html" in one folder differ by their ending alone.
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *count.entry(name).or_default() += 1;
    }
    let whole = |i: usize| paths[i].display().to_string();
    (0..names.len()).map(|i| if count[names[i].as_str()] > 1 { whole(i) } else { names[i].clone() }).collect()
}

/// The folders and the name of a file, the name without its endings.
fn pieces(path: &Path) -> Vec<String> {
    if path.as_os_str() == STANDARD_INPUT {
        return vec!["stdin".to_owned()];
    }
    let mut pieces: Vec<String> = path
        .components()
        .filter_map(|piece| match piece {
            std::path::Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            std::path::Component::ParentDir => Some("..".to_owned()),
            _ => None,
        })
        .collect();
    if let Some(name) = pieces.last_mut() {
        let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name);
        let stem = Path::new(bare).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        *name = stem.unwrap_or_else(|| bare.to_owned());
    }
    pieces
}

fn tail(pieces: &[String], depth: usize) -> String {
    pieces[pieces.len().saturating_sub(depth)..].join("/")
}

/// The ids of a run so far, as hashes.
#[derive(Debug, Default)]
pub(super) struct Identities {
    seen: BTreeSet<u64>,
}

impl Identities {
    /// Makes the id of a source unique; a problem where it had to be changed.
    pub(super) fn settle(
        &mut self,
        source: &mut Source,
        path: &Path,
        line: Option<usize>,
    ) -> Option<Problem> {
        if self.seen.insert(hash(source.id.as_bytes())) {
            return None;
        }
        let mark = hash(&source.bytes);
        let mut new = format!("{}~{:08x}", source.id, mark >> 32);
        let mut number = 2;
        while !self.seen.insert(hash(new.as_bytes())) {
            new = format!("{}~{:08x}-{number}", source.id, mark >> 32);
            number += 1;
        }
        let message = format!("the id \"{}\" is taken; this report is \"{new}\"", source.id);
        source.id = new;
        let problem = Problem::new(ProblemKind::DuplicateId, path, message);
        Some(match line {
            Some(line) => problem.at_line(line),
            None => problem,
        })
    }
}

/// FNV-1a, 64 bits: the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_short_as_can_be() {
        let paths: Vec<PathBuf> =
            ["in/a/one.txt", "in/b/one.txt", "in/b/two.jsonl.gz", "x/three.txt", "x/three.html", "-"]
                .map(PathBuf::from)
                .into();
        assert_eq!(names(&paths), ["a/one", "b/one", "two", "x/three.txt", "x/three.html", "stdin"]);
    }
}
