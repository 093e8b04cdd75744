//! Passages of text.

/// A passage of one report's text: UTF-8 byte offsets, half-open, on character boundaries.
///
/// Published shapes count Unicode code points; `render` converts, nothing else does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// What both hold; empty where that is nothing.
    pub fn common(self, other: Span) -> Span {
        Span::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The passage itself; empty where the span does not lie on the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Without white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let passage = self.of(text);
        let start = self.start + (passage.len() - passage.trim_start().len());
        Span::new(start, start + passage.trim().len())
    }

    /// What is left of it beside holes, which are sorted by their starts; nothing empty.
    pub fn without(self, holes: &[Span]) -> Vec<Span> {
        let mut rest = Vec::new();
        let mut start = self.start;
        for hole in holes.iter().filter(|hole| hole.overlaps(self)) {
            rest.push(Span::new(start, hole.start));
            start = start.max(hole.end);
        }
        rest.push(Span::new(start, self.end));
        rest.retain(|span| !span.is_empty());
        rest
    }

    /// The smallest span that holds all; `None` for an empty list.
    pub fn cover(spans: &[Span]) -> Option<Span> {
        spans.iter().copied().reduce(Span::join)
    }
}

/// A passage of one report of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// Position of the report in the story.
    pub report: usize,
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_left_out() {
        let span = Span::new(10, 20);
        let left = |holes: &[(usize, usize)]| {
            let holes: Vec<Span> = holes.iter().map(|&(start, end)| Span::new(start, end)).collect();
            span.without(&holes).into_iter().map(|span| (span.start, span.end)).collect::<Vec<_>>()
        };
        assert_eq!(left(&[]), [(10, 20)]);
        assert_eq!(left(&[(0, 10), (12, 14), (14, 15), (19, 25)]), [(10, 12), (15, 19)]);
        assert_eq!(left(&[(5, 30)]), []);
    }

    #[test]
    fn trimming_keeps_to_the_text() {
        let text = "a  é b ";
        assert_eq!(Span::new(1, text.len()).trimmed(text).of(text), "é b");
        assert!(Span::new(1, 3).trimmed(text).is_empty());
    }

    #[test]
    fn a_span_outside_the_text_is_empty_text() {
        assert_eq!(Span::new(3, 99).of("abc"), "");
        assert_eq!(Span::new(1, 2).of("é"), "", "inside a character");
    }
}
