//! Generated parts of documents, between `<!-- generated: NAME -->` and `<!-- end: NAME -->`.

use std::path::Path;
use std::{fs, io};

/// Replaces a part of a file.
pub fn write(file: &Path, name: &str, with: &str) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let new = replace(&text, name, with)
        .ok_or_else(|| io::Error::other(format!("{}: no marks for `{name}`", file.display())))?;
    fs::write(file, new)
}

fn replace(text: &str, name: &str, with: &str) -> Option<String> {
    let (open, close) = (format!("<!-- generated: {name} -->\n"), format!("<!-- end: {name} -->"));
    let start = text.find(&open)? + open.len();
    let end = start + text[start..].find(&close)?;
    Some(format!("{}{}\n{}", &text[..start], with.trim_end(), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn only_the_named_part_changes() {
        let text = "a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb";
        assert_eq!(
            replace(text, "x", "new").as_deref(),
            Some("a\n<!-- generated: x -->\nnew\n<!-- end: x -->\nb")
        );
        assert_eq!(replace(text, "y", "new"), None);
    }
}
