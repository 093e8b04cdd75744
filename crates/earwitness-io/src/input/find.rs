//! Files named by a path, a folder or a pattern.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Problem, ProblemKind};

/// The name of standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// Endings of files that a folder is searched for; each may be followed by ".gz" or ".zst".
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson"];

/// Folders inside folders: more is a loop.
const DEEPEST: usize = 64;

/// The files that an input names, in the order of names.
pub(super) fn paths(input: &str) -> Result<Vec<PathBuf>, Problem> {
    let path = Path::new(input);
    if input == STANDARD_INPUT {
        return Ok(vec![path.to_path_buf()]);
    }
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => {
            let mut found = Vec::new();
            walk(path, 0, &mut found)?;
            if found.is_empty() {
                let message = "no reports in this folder";
                return Err(Problem::new(ProblemKind::NothingFound, path, message)
                    .with_hint("looked for .txt, .md, .html and .jsonl files"));
            }
            found.sort();
            Ok(found)
        }
        Ok(_) => Ok(vec![path.to_path_buf()]),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_pattern(input) => {
            let mut found = matching(input)?;
            if found.is_empty() {
                return Err(Problem::new(ProblemKind::NothingFound, path, "no file fits this pattern"));
            }
            found.sort();
            Ok(found)
        }
        Err(error) => Err(Problem::reading(path, error)),
    }
}

/// All reports under a folder. Hidden files and linked folders are left out.
fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Problem> {
    if depth > DEEPEST {
        return Ok(());
    }
    for entry in fs::read_dir(folder).map_err(|error| Problem::reading(folder, error))? {
        let entry = entry.map_err(|error| Problem::reading(folder, error))?;
        if is_hidden(&entry.file_name()) {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, found)?;
        } else if has_known_ending(&path) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn has_known_ending(path: &Path) -> bool {
    ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The ending of a file name in small letters, without the ending of its packing.
pub(super) fn ending(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    bare.rsplit_once('.').map(|(_, ending)| ending.to_owned())
}

/// Whether a file's name says that it is packed.
pub(super) fn is_named_as_packed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("gz") || ending.eq_ignore_ascii_case("zst"))
}

fn is_pattern(input: &str) -> bool {
    input.contains(['*', '?', '['])
}

/// The files that fit a pattern.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, Problem> {
    let mut pieces: Vec<&str> = pattern.split('/').collect();
    let fixed = pieces.iter().position(|piece| is_pattern(piece)).unwrap_or(0);
    let start = pieces[..fixed].join("/");
    let start = if pattern.starts_with('/') && start.is_empty() { "/".to_owned() } else { start };
    let pieces = pieces.split_off(fixed);
    let mut found = Vec::new();
    descend(Path::new(&start), &pieces, 0, &mut found)?;
    found.dedup();
    Ok(found)
}

fn descend(folder: &Path, pieces: &[&str], depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let Some((piece, rest)) = pieces.split_first() else { return Ok(()) };
    if depth > DEEPEST {
        return Ok(());
    }
    if *piece == "**" {
        descend(folder, rest, depth, found)?;
    }
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(listed) else { return Ok(()) };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let path = folder.join(name);
        if *piece == "**" {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) && !name.starts_with('.') {
                descend(&path, pieces, depth + 1, found)?;
            }
        } else if fits(piece, name) && (!name.starts_with('.') || piece.starts_with('.')) {
            if rest.is_empty() {
                if path.is_file() {
                    found.push(path);
                }
            } else if path.is_dir() {
                descend(&path, rest, depth + 1, found)?;
            }
        }
    }
    Ok(())
}

/// Whether a name fits a pattern of `*`, `?` and `[…]`.
fn fits(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let (mut p, mut n) = (0, 0);
    // Where to go on after the last star, if what follows it does not fit.
    let mut retry: Option<(usize, usize)> = None;
    while n < name.len() {
        match one(&pattern[p..], name[n]) {
            Some(0) => {
                retry = Some((p, n));
                p += 1;
                continue;
            }
            Some(used) => {
                p += used;
                n += 1;
                continue;
            }
            None => {}
        }
        let Some((star, from)) = retry else { return false };
        retry = Some((star, from + 1));
        p = star + 1;
        n = from + 1;
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// How much of a pattern one character uses; 0 for a star, `None` where it does not fit.
fn one(pattern: &[char], c: char) -> Option<usize> {
    match pattern.first()? {
        '*' => Some(0),
        '?' => Some(1),
        '[' => {
            let Some(close) = pattern.iter().skip(2).position(|c| *c == ']').map(|at| at + 2) else {
                return (c == '[').then_some(1);
            };
            let inside = &pattern[1..close];
            let (negated, set) = match inside {
                ['!' | '^', set @ ..] => (true, set),
                set => (false, set),
            };
            let within = set.windows(3).any(|w| w[1] == '-' && w[0] <= c && c <= w[2]) || set.contains(&c);
            (within != negated).then_some(close + 1)
        }
        same => (*same == c).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_in_a_shell() {
        for (pattern, name) in
            [("*.txt", "a.txt"), ("a?c*", "abc"), ("[a-c]x*z", "bxyyz"), ("*a*b", "xaab"), ("[!a]", "b")]
        {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.txt", "a.md"), ("a?c", "ac"), ("[!a]", "a"), ("*b", "ba")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}
