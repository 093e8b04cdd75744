//! What keeps a hostile page from taking time or the stack: limits of size and depth.

use super::warning;
use crate::record::Warning;

/// In bytes: no article page is larger.
const LARGEST: usize = 16 << 20;

/// Elements inside elements: the parser's work grows with the square of the depth.
const DEEPEST: usize = 600;

/// The part of a page that is read.
pub(super) fn cut(html: &str) -> (&str, Option<Warning>) {
    if html.len() <= LARGEST {
        return (html, None);
    }
    let warning = warning("html-too-large", "this page is too large; only its beginning is read");
    (&html[..html.floor_char_boundary(LARGEST)], Some(warning))
}

/// Elements that end by themselves where the next one begins, or hold nothing.
const SELF_ENDING: &[&str] = &[
    "p", "li", "td", "tr", "th", "dd", "dt", "option", "tbody", "thead", "tfoot", "br", "hr", "img", "meta",
    "link", "input", "source", "area", "base", "col", "embed", "param", "track", "wbr", "optgroup",
    "colgroup", "rp", "rt", "path", "circle", "rect", "use", "line", "polygon", "stop", "ellipse",
];

/// Warns of a page whose elements stand too deep in one another.
pub(super) fn too_deep(html: &str) -> Option<Warning> {
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        if let Some(rest) = tag.strip_prefix('/') {
            if !SELF_ENDING.contains(&name(rest).as_str()) {
                depth = depth.saturating_sub(1);
            }
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && !SELF_ENDING.contains(&name(tag).as_str())
        {
            let closed = tag.split_once('>').is_some_and(|(inner, _)| inner.ends_with('/'));
            depth += usize::from(!closed);
        }
        if depth > DEEPEST {
            return Some(warning(
                "html-too-deep",
                "the elements of this page stand too deep in one another; its tags were cut out",
            ));
        }
    }
    None
}

fn name(tag: &str) -> String {
    tag.chars().take(12).take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The text of a page with every tag, script and style cut out; what ends a block ends a line.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut hidden: Option<String> = None;
    for (i, piece) in html.split('<').enumerate() {
        let (tag, after) = match piece.split_once('>') {
            Some(halves) if i > 0 => halves,
            _ => ("", piece),
        };
        let this = name(tag.trim_start_matches('/'));
        match &hidden {
            Some(open) if tag.starts_with('/') && *open == this => hidden = None,
            Some(_) => continue,
            None if matches!(this.as_str(), "script" | "style" | "noscript" | "svg" | "template")
                && !tag.starts_with('/') =>
            {
                hidden = Some(this);
                continue;
            }
            None => {}
        }
        if matches!(
            this.as_str(),
            "p" | "div" | "br" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" | "section" | "article" | "title"
        ) && !text.ends_with('\n')
        {
            text.push('\n');
        }
        for word in after.split_whitespace() {
            if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
    text
}
