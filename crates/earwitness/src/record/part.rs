//! The parts of a page: what is article text and what surrounds it.

use super::Span;

/// A paragraph or line of a report with its role on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub span: Span,
    pub kind: PartKind,
}

impl Part {
    /// The same part of a text that has `by` more bytes before it.
    pub const fn moved(self, by: usize) -> Self {
        Self { span: Span::new(self.span.start + by, self.span.end + by), ..self }
    }
}

/// The role of a part. DESIGN.md: the boilerplate-and-structure layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Running text of the article.
    Body,
    Title,
    /// The summary under or over the title (standfirst).
    Deck,
    /// A heading inside the article.
    Heading,
    /// "BEIJING (AP) —" at the head of the first paragraph; a part of its own.
    Dateline,
    Byline,
    /// Text of a picture, with or without its credit.
    Caption,
    /// Who made the picture or the text: "(AP Photo/…)", "Reuters contributed to this report".
    Credit,
    /// "Read more: …", related links, newsletter offers.
    Promo,
    /// Menus, section labels, "SCROLL FOR NEXT", share buttons.
    Navigation,
    /// Copyright lines and notices.
    Notice,
}

impl PartKind {
    /// Whether claims and quotations may be read here. A title and a deck say things; furniture does not.
    pub const fn is_article(self) -> bool {
        matches!(self, Self::Body | Self::Title | Self::Deck)
    }

    /// The name in published shapes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Deck => "deck",
            Self::Heading => "heading",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Promo => "promo",
            Self::Navigation => "navigation",
            Self::Notice => "notice",
        }
    }
}
