//! From elements to text: blocks become paragraphs, figure captions and link lists are known as such.

use dom_query::{Document, NodeRef};

use crate::read::forms::line::{is_links, letters};
use crate::record::{Part, PartKind, Span};

/// The text of a page with the parts that its markup tells.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    pub text: String,
    pub known: Vec<Part>,
    /// How much of it is running text.
    pub body_bytes: usize,
}

/// The text of an article that was cut out of its page, the title first.
pub(super) fn article(document: &Document, title: Option<&str>) -> Rendered {
    render(document, title, &[])
}

/// The text of a whole page without its menus.
pub(super) fn whole_page(document: &Document, title: Option<&str>) -> Rendered {
    render(document, title, &["nav", "header", "footer", "aside"])
}

const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "input",
    "iframe", "object", "head", "audio", "video", "canvas",
];

const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "tr",
    "pre",
    "dl",
    "dt",
    "dd",
    "hr",
    "main",
    "header",
    "footer",
    "aside",
    "center",
    "address",
    "details",
    "summary",
    "form",
    "fieldset",
    "nav",
    "body",
    "html",
    "caption",
];

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave { name: String, kind: Option<PartKind>, start: usize },
}

struct Writer {
    text: String,
    known: Vec<Part>,
    /// A space is due before the next word.
    gap: bool,
    /// Where the open line begins, and how many of its bytes stand in links.
    line: usize,
    linked: usize,
    links: usize,
    body_bytes: usize,
}

fn render(document: &Document, title: Option<&str>, without: &[&str]) -> Rendered {
    let mut writer = Writer {
        text: String::new(),
        known: Vec::new(),
        gap: false,
        line: 0,
        linked: 0,
        links: 0,
        body_bytes: 0,
    };
    if let Some(title) = title {
        writer.words(title);
        writer.end_line();
        writer.known.extend(
            Some(Span::new(0, writer.text.trim_end().len()))
                .filter(|span| !span.is_empty())
                .map(|span| Part { span, kind: PartKind::Title }),
        );
        writer.body_bytes = 0;
    }
    let same_title = |text: &str| title.is_some_and(|title| letters(title) == letters(text));
    let root = document.body().unwrap_or_else(|| document.root());
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave { name, kind, start } => writer.leave(&name, kind, start),
            Step::Enter(node) if node.is_text() => writer.words(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
                if HIDDEN.contains(&name.as_str()) || without.contains(&name.as_str()) || is_hidden(&node) {
                    continue;
                }
                if matches!(name.as_str(), "h1" | "h2") && same_title(&node.text()) {
                    continue;
                }
                let kind = kind(&node, &name);
                writer.enter(&name, kind);
                steps.push(Step::Leave { name, kind, start: writer.text.len() });
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    writer.end_line();
    let text = writer.text.trim_end().to_owned();
    Rendered { text, known: writer.known, body_bytes: writer.body_bytes }
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.is_comment()
        || node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
}

/// What the markup of an element tells about its text.
fn kind(node: &NodeRef<'_>, name: &str) -> Option<PartKind> {
    let class = || node.attr_or("class", "").to_ascii_lowercase();
    match name {
        "figcaption" | "caption" => Some(PartKind::Caption),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(PartKind::Heading),
        "p" | "div" | "span" | "small" | "em" | "dd" => {
            let class = class();
            let is = |word: &str| class.split(|c: char| !c.is_alphanumeric()).any(|piece| piece == word);
            if is("caption") || class.contains("wp-caption") {
                Some(PartKind::Caption)
            } else if name != "div" && is("byline") {
                Some(PartKind::Byline)
            } else if is("credit") || is("copyright") {
                Some(PartKind::Credit)
            } else {
                None
            }
        }
        _ => None,
    }
}

impl Writer {
    fn enter(&mut self, name: &str, kind: Option<PartKind>) {
        if name == "br" || is_block(name) || kind.is_some() {
            self.end_line();
        } else if name == "a" {
            self.links += 1;
        } else if matches!(name, "td" | "th") {
            self.gap = true;
        }
    }

    fn leave(&mut self, name: &str, kind: Option<PartKind>, start: usize) {
        if name == "a" {
            self.links = self.links.saturating_sub(1);
        }
        let end = self.text.trim_end().len();
        if is_block(name) || kind.is_some() {
            self.end_line();
        }
        if let Some(kind) = kind.filter(|_| end > start) {
            self.known.push(Part { span: Span::new(start, end), kind });
        }
    }

    /// Adds words, white space made one.
    fn words(&mut self, text: &str) {
        self.gap |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.gap && self.text.len() > self.line {
                self.text.push(' ');
            }
            self.text.push_str(word);
            if self.links > 0 {
                self.linked += word.len() + 1;
            }
            self.gap = true;
        }
        self.gap = text.ends_with(char::is_whitespace) || (self.gap && text.trim().is_empty());
    }

    /// Ends the open line with an empty line; one made of links alone is no article text.
    fn end_line(&mut self) {
        self.gap = false;
        if self.text.len() == self.line {
            return;
        }
        let span = Span::new(self.line, self.text.len());
        let line = span.of(&self.text);
        if is_links(line, self.linked) {
            self.known.push(Part { span, kind: PartKind::Promo });
        } else {
            self.body_bytes += line.len();
        }
        self.text.push_str("\n\n");
        self.line = self.text.len();
        self.linked = 0;
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}
