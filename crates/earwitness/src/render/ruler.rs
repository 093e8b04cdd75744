//! From byte offsets to code points.

use crate::record::{Report, Span};

/// Measures positions of one text in code points.
#[derive(Debug)]
pub struct Ruler<'a> {
    text: &'a [u8],
    /// Code points before each multiple of [`STEP`] bytes.
    marks: Vec<usize>,
}

/// Bytes between two marks: a short walk for each question, one word of memory for each 64 bytes of text.
const STEP: usize = 64;

impl<'a> Ruler<'a> {
    pub fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut seen = 0;
        for chunk in text.chunks(STEP) {
            marks.push(seen);
            seen += count(chunk);
        }
        marks.push(seen);
        Self { text, marks }
    }

    /// One ruler a report, in order.
    pub fn all(reports: &'a [Report]) -> Vec<Self> {
        reports.iter().map(|report| Self::new(&report.text)).collect()
    }

    /// Code points before a byte offset; offsets past the end count as the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        let before = self.marks.get(step).copied().unwrap_or_default();
        before + self.text.get(step * STEP..byte).map_or(0, count)
    }

    /// A span in code points: `[start, end)`.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    pub fn spans(&self, spans: &[Span]) -> Vec<[usize; 2]> {
        spans.iter().map(|&span| self.span(span)).collect()
    }
}

/// Bytes that begin a code point.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_counts_code_points() {
        let text = "aé—🛳 ß".repeat(40);
        let ruler = Ruler::new(&text);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(ruler.at(byte), points);
        }
        assert_eq!(ruler.at(usize::MAX), text.chars().count());
        assert_eq!(Ruler::new("").at(5), 0);
    }
}
