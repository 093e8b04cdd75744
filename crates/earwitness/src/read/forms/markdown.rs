//! Markdown (CommonMark, with tables): what is read is what its reader would see, without the marks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::line::{is_links, letters};
use super::{front, html, text};
use crate::read::clean::Page;
use crate::record::{Part, PartKind, Span};

/// The text of a Markdown document, the title first. Any bytes give a page.
pub(in crate::read) fn page(bytes: &[u8]) -> Page {
    let (source, mut warnings) = text::decode(bytes);
    let front = front::find(&source);
    // Their spans lie on the source, not on the text that comes of it.
    warnings.extend(front.warnings);
    warnings.iter_mut().for_each(|warning| warning.span = None);
    let mut writer = Writer::default();
    if let Some(title) = &front.said.title {
        writer.text.push_str(title);
        writer.end_block(Some(PartKind::Title));
    }
    for event in Parser::new_ext(&source[front.end..], Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
    {
        writer.write(event);
    }
    writer.end_block(None);
    let Writer { text, known, .. } = writer;
    Page {
        text: text.trim_end().to_owned(),
        verbatim: false,
        known,
        said: front.said,
        warnings,
        ..Page::default()
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    known: Vec<Part>,
    /// Where the open block begins, and how many of its bytes stand in links.
    block: usize,
    linked: usize,
    links: usize,
    images: usize,
    /// An open element of HTML, with its tags.
    html: Option<String>,
}

impl Writer {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Link { .. }) => self.links += 1,
            Event::End(TagEnd::Link) => self.links = self.links.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => self.html = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let html = self.html.take().unwrap_or_default();
                self.words(&html::words(&html));
                self.end_block(None);
            }
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::Text(words) | Event::Code(words) => match &mut self.html {
                Some(html) => html.push_str(&words),
                None => self.words(&words),
            },
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.words("\n"),
            // Whether lines were wrapped by hand is told later, from all of them.
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            Event::End(TagEnd::TableCell) => self.words(" "),
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            Event::Start(Tag::Item | Tag::List(_)) | Event::End(_) if !is_inline(&event) => {
                self.end_block(None)
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.images > 0 {
            return;
        }
        self.text.push_str(words);
        if self.links > 0 {
            self.linked += words.len();
        }
    }

    /// A first heading of all is the title; one that says the title again says nothing.
    fn end_heading(&mut self, level: HeadingLevel) {
        let line = self.text[self.block..].trim();
        let title = self.known.iter().find(|part| part.kind == PartKind::Title);
        match title {
            Some(title) if letters(title.span.of(&self.text)) == letters(line) => {
                self.text.truncate(self.block);
                self.linked = 0;
            }
            None if level == HeadingLevel::H1 => self.end_block(Some(PartKind::Title)),
            _ => self.end_block(Some(PartKind::Heading)),
        }
    }

    /// Ends the open block with an empty line; one made of links alone is no article text.
    fn end_block(&mut self, kind: Option<PartKind>) {
        let end = self.text.trim_end().len().max(self.block);
        self.text.truncate(end);
        let passage = &self.text[self.block..];
        let span = Span::new(self.block + (passage.len() - passage.trim_start().len()), end);
        let linked = std::mem::take(&mut self.linked);
        if span.is_empty() {
            self.text.truncate(self.block);
            return;
        }
        // A paragraph over a rule is a heading to Markdown, and to nobody else.
        let is_running = passage.ends_with('.') && passage.split_whitespace().count() > LONGEST_HEADING;
        let kind = kind.filter(|kind| *kind != PartKind::Heading || !is_running);
        let kind = kind.or(is_links(passage, linked).then_some(PartKind::Promo));
        self.known.extend(kind.map(|kind| Part { span, kind }));
        self.text.push_str("\n\n");
        self.block = self.text.len();
    }
}

/// Words of a heading that ends as sentences do. A taste.
const LONGEST_HEADING: usize = 12;

fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str) -> Vec<(String, Option<&'static str>)> {
        let page = page(source.as_bytes());
        let blocks = page.text.split("\n\n").map(str::to_owned);
        let kind = |block: &str| {
            page.known.iter().find(|part| part.span.of(&page.text) == block).map(|part| part.kind.name())
        };
        blocks.map(|block| (block.clone(), kind(&block))).collect()
    }

    #[test]
    fn marks_are_not_read() {
        let source = "# Ferry aground\n\n*By Ana Lund*\n\nA [ferry](https://x.example/a_b) ran **aground** off Brede;\n12 were \
                      hurt.\n\n![The ferry](a.png)\n\n## What is known\n\n- The hull held.\n- Nobody [died](x).\n\n[Read more](x)\n\n\
                      <div>Share <b>this</b>.</div>\n\n> “It is over,” she said.";
        let wanted = [
            ("Ferry aground", Some("title")),
            ("By Ana Lund", None),
            ("A ferry ran aground off Brede;\n12 were hurt.", None),
            ("What is known", Some("heading")),
            ("The hull held.", None),
            ("Nobody died.", None),
            ("Read more", Some("promo")),
            ("Share this.", None),
            ("“It is over,” she said.", None),
        ];
        assert_eq!(parts(source), wanted.map(|(text, kind)| (text.to_owned(), kind)));
    }

    #[test]
    fn the_title_is_told_once_and_first() {
        let source = "---\ntitle: Ferry aground\noutlet: Harbour Times\n---\n# Ferry Aground\n\nNobody died.";
        assert_eq!(
            parts(source),
            [("Ferry aground".to_owned(), Some("title")), ("Nobody died.".to_owned(), None)]
        );
        assert_eq!(page(source.as_bytes()).said.outlet.as_deref(), Some("Harbour Times"));
    }

    #[test]
    fn a_paragraph_over_a_rule_is_no_heading() {
        let long = "The ferry ran aground off Brede on Monday night and twelve people were hurt, the coast guard said.";
        assert_eq!(
            parts(&format!("{long}\n---\nMore of it.")),
            [(long.to_owned(), None), ("More of it.".to_owned(), None)]
        );
    }
}
