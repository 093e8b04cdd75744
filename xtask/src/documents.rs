//! Documents that are generated: parts of README.md between `<!-- generated: NAME -->` marks, docs/cli.md.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A generated part: where it stands, its name there, and the command whose output it is.
struct Part {
    file: &'static str,
    name: &'static str,
    command: &'static [&'static str],
}

/// The program's own words are its documents. Each command is run by `cargo run --quiet --release`.
const PARTS: &[Part] = &[
    Part {
        file: "README.md",
        name: "main-job",
        command: &["earwitness-cli", "report", "examples/harbour", "-o", "out"],
    },
    Part { file: "README.md", name: "scoreboard", command: &["earwitness-lab", "scoreboard", "--short"] },
    Part { file: "SCOREBOARD.md", name: "scoreboard", command: &["earwitness-lab", "scoreboard"] },
    Part { file: "docs/cli.md", name: "help", command: &["earwitness-cli", "--help"] },
    Part { file: "docs/cli.md", name: "help-report", command: &["earwitness-cli", "report", "--help"] },
    Part { file: "docs/cli.md", name: "help-read", command: &["earwitness-cli", "read", "--help"] },
    Part { file: "docs/cli.md", name: "help-extract", command: &["earwitness-cli", "extract", "--help"] },
    Part { file: "docs/cli.md", name: "help-group", command: &["earwitness-cli", "group", "--help"] },
    Part { file: "docs/cli.md", name: "help-explain", command: &["earwitness-cli", "explain", "--help"] },
];

/// Writes every generated part; what could not be written is a fault.
pub fn write(root: &Path) -> Vec<String> {
    each(root, |path, _, new| fs::write(path, new).err().map(|e| format!("{}: {e}", path.display())))
}

/// The generated parts that are out of date.
pub fn stale(root: &Path) -> Vec<String> {
    each(root, |path, old, new| {
        (old != new).then(|| format!("{} is out of date: run `cargo xtask docs`", path.display()))
    })
}

fn each(root: &Path, act: impl Fn(&Path, &str, &str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for part in PARTS {
        let path = root.join(part.file);
        let Ok(old) = fs::read_to_string(&path) else {
            faults.push(format!("{} is missing", part.file));
            continue;
        };
        let new = output(root, part.command).and_then(|out| {
            replace(&old, part.name, &out)
                .ok_or_else(|| format!("{}: no marks for `{}`", part.file, part.name))
        });
        match new {
            Ok(new) => faults.extend(act(&path, &old, &new)),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

/// What a command of the workspace prints.
fn output(root: &Path, command: &[&str]) -> Result<String, String> {
    let (package, arguments) = command.split_first().ok_or("an empty command")?;
    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--package", package, "--"])
        .args(arguments)
        .current_dir(root)
        .output()
        .map_err(|e| format!("{package}: {e}"))?;
    if !run.status.success() {
        return Err(format!("{}: {}", command.join(" "), String::from_utf8_lossy(&run.stderr)));
    }
    Ok(String::from_utf8_lossy(&run.stdout).into_owned())
}

/// The text with the passage between a part's marks replaced; `None` without marks.
fn replace(text: &str, name: &str, with: &str) -> Option<String> {
    let (open, close) = (format!("<!-- generated: {name} -->\n"), format!("<!-- end: {name} -->"));
    let start = text.find(&open)? + open.len();
    let end = start + text[start..].find(&close)?;
    let table = with.starts_with('|') || with.starts_with('#');
    let body =
        if table { format!("{}\n", with.trim_end()) } else { format!("```text\n{}\n```\n", with.trim_end()) };
    Some(format!("{}{body}{}", &text[..start], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn only_the_passage_between_the_marks_changes() {
        let text = "a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb";
        let new = replace(text, "x", "new").unwrap_or_default();
        assert_eq!(new, "a\n<!-- generated: x -->\n```text\nnew\n```\n<!-- end: x -->\nb");
        assert_eq!(replace(text, "y", "new"), None);
    }
}
