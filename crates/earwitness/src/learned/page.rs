//! A paragraph in pieces with their features, and the windows that the encoder sees at once.

use super::letters::shape;
use super::pieces::{Vocabulary, words};
use crate::record::Span;

/// Pieces of one window, the first and the separating ones included.
pub const WINDOW: usize = 256;

/// What the features are; weights that were fitted to others are refused.
pub const FEATURES: &str = "uncased-wordpiece/shape8/gap3/quote3/window256";

/// A piece as the encoder gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub id: u32,
    pub shape: u8,
    /// 0 joined to the word before, 1 after white space, 2 first of the paragraph.
    pub gap: u8,
    /// 0 outside quotation marks, 1 inside, 2 a mark itself.
    pub quote: u8,
}

/// A paragraph in words and pieces.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub words: Vec<Span>,
    /// Where each word's pieces begin; one more than words.
    pub begin: Vec<usize>,
    pub pieces: Vec<Piece>,
    /// Of each word: whether it is a full stop, "!" or "?".
    stops: Vec<bool>,
}

impl Paragraph {
    pub fn new(text: &str, passage: Span, vocabulary: &Vocabulary) -> Self {
        let mut paragraph = Self { begin: vec![0], ..Self::default() };
        let mut inside = false;
        let mut ids = Vec::new();
        for word in words(text, passage) {
            let raw = word.span.of(text);
            let gap = match paragraph.words.last() {
                None => 2,
                Some(last) if last.end == word.span.start => 0,
                Some(_) => 1,
            };
            let mut quote = u8::from(inside);
            let opens = matches!(raw, "“" | "«" | "„");
            if opens || matches!(raw, "”" | "»" | "\"") {
                quote = 2;
                inside = opens || raw == "\"" && !inside;
            }
            ids.clear();
            vocabulary.split(&word.folded, &mut ids);
            let shape = shape(raw);
            paragraph.pieces.extend(ids.iter().map(|&id| Piece { id, shape, gap, quote }));
            paragraph.words.push(word.span);
            paragraph.begin.push(paragraph.pieces.len());
            paragraph.stops.push(matches!(raw, "." | "!" | "?"));
        }
        paragraph
    }

    /// Runs of words of at most `room` pieces; a long paragraph is cut after a full stop if that leaves more
    /// than half of the room used.
    fn chop(&self, room: usize) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut start = 0;
        while start < self.words.len() {
            let (mut end, mut stop) = (start, 0);
            while end < self.words.len() && self.begin[end + 1] - self.begin[start] <= room {
                end += 1;
                if self.stops[end - 1] {
                    stop = end;
                }
            }
            if end < self.words.len() && stop > 0 && self.begin[stop] - self.begin[start] > room / 2 {
                end = stop;
            }
            let end = end.max(start + 1);
            out.push((start, end));
            start = end;
        }
        out
    }
}

/// What the encoder sees at once: runs of (paragraph, first word, end word).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    pub runs: Vec<(usize, usize, usize)>,
    /// In pieces.
    pub size: usize,
}

/// Packs paragraphs in their order into windows of `room` pieces.
pub fn windows(paragraphs: &[Paragraph], room: usize) -> Vec<Window> {
    let mut out = Vec::new();
    let mut now = Window { size: 1, ..Window::default() };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for (start, end) in paragraph.chop(room.saturating_sub(2)) {
            let size = paragraph.begin[end] - paragraph.begin[start] + 1;
            if !now.runs.is_empty() && now.size + size > room {
                out.push(std::mem::replace(&mut now, Window { size: 1, ..Window::default() }));
            }
            now.runs.push((number, start, end));
            now.size += size;
        }
    }
    if !now.runs.is_empty() {
        out.push(now);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph::new(text, Span::new(0, text.len()), &Vocabulary::read("[PAD]\n[UNK]\na\n.\n\""))
    }

    #[test]
    fn quotation_marks_open_and_close() {
        let quotes: Vec<u8> = paragraph("a \"a\" “a” a").pieces.iter().map(|piece| piece.quote).collect();
        assert_eq!(quotes, [0, 2, 1, 2, 2, 1, 2, 0]);
    }

    #[test]
    fn a_long_paragraph_is_cut_after_a_full_stop() {
        assert_eq!(paragraph("a a a a. a a a").chop(6), [(0, 5), (5, 8)]);
        assert_eq!(paragraph("a. a a a a a a").chop(6), [(0, 6), (6, 8)], "too early a stop");
    }

    #[test]
    fn windows_hold_whole_paragraphs_in_order() {
        let page = [paragraph("a a a"), paragraph("a a"), paragraph("a a a a")];
        let packed = windows(&page, 8);
        assert_eq!(packed[0], Window { runs: vec![(0, 0, 3), (1, 0, 2)], size: 8 });
        assert_eq!(packed[1], Window { runs: vec![(2, 0, 4)], size: 6 });
        assert!(windows(&[], 8).is_empty());
    }
}
