//! Blocks: the lines of a text, or its paragraphs where lines are wrapped by hand.

use crate::record::Span;

/// A line or a paragraph, without blanks at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub span: Span,
    pub words: usize,
    /// Whether it ends as sentences do.
    pub ends: bool,
    /// Of the words of four letters or more, how many begin with a capital, in per cent.
    pub capitals: usize,
}

impl Block {
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Whether it reads like a paragraph of running text.
    pub fn is_running(self) -> bool {
        (self.ends && self.words >= 12) || self.words >= 40
    }

    /// Whether it goes on with a sentence begun before.
    pub fn begins_small(self, text: &str) -> bool {
        self.of(text).starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
    }
}

/// The most bytes of a block that are looked at to count its words and capitals.
const SAMPLE: usize = 4_096;

/// Lines longer than this many characters are not wrapped by hand.
const WIDEST_WRAP: usize = 120;

/// All blocks of a text.
pub(super) fn find(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Span> = None;
    for line in &lines {
        if let (Some(span), Some(width)) = (open, width)
            && !line.apart
            && continues(text, last_line(text, span), line.span, width)
        {
            open = Some(span.join(line.span));
            continue;
        }
        if let Some(span) = open.replace(line.span) {
            blocks.push(describe(text, span));
        }
    }
    if let Some(span) = open {
        blocks.push(describe(text, span));
    }
    blocks
}

struct Line {
    span: Span,
    apart: bool,
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines that are not blank.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut apart = true;
    for piece in text.split_inclusive(is_line_end) {
        let raw = Span::new(start, start + piece.len());
        start = raw.end;
        let span = trim(raw, text);
        if span.is_empty() {
            // The second half of "\r\n" is no empty line.
            apart |= !(piece == "\n" && text[..raw.start].ends_with('\r'));
        } else {
            lines.push(Line { span, apart });
            apart = false;
        }
    }
    lines
}

/// White space and marks without width.
fn trim(span: Span, text: &str) -> Span {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    let passage = span.of(text);
    let start = span.start + (passage.len() - passage.trim_start_matches(blank).len());
    Span::new(start, start + passage.trim_matches(blank).len())
}

/// The width at which lines were wrapped by hand; `None` where they were not.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let longest = lines.iter().map(|line| line.span.len()).max()?;
    if longest > 4 * WIDEST_WRAP {
        return None;
    }
    let width = lines.iter().map(|line| line.span.of(text).chars().count()).max()?;
    let joins = lines.windows(2).filter(|pair| !pair[1].apart);
    let (mut all, mut full, mut small) = (0, 0, 0);
    for pair in joins {
        all += 1;
        full += usize::from(continues(text, pair[0].span, pair[1].span, width));
        small += usize::from(pair[1].span.of(text).starts_with(char::is_lowercase));
    }
    ((40..=WIDEST_WRAP).contains(&width) && all >= 3 && full * 2 >= all && small * 3 >= all).then_some(width)
}

/// Whether the first word of the next line had no room on this one.
fn continues(text: &str, line: Span, next: Span, width: usize) -> bool {
    let used = line.of(text).chars().count();
    let word = next.of(text).split_whitespace().next().unwrap_or_default().chars().count();
    used + 1 + word + 2 > width
}

fn last_line(text: &str, span: Span) -> Span {
    let passage = span.of(text);
    let start = passage.rfind(is_line_end).map_or(0, |at| at + 1);
    trim(Span::new(span.start + text[span.start..].floor_char_boundary(start), span.end), text)
}

/// Counts the words and capitals of a passage.
pub(super) fn describe(text: &str, span: Span) -> Block {
    let passage = span.of(text);
    let sample = &passage[..passage.floor_char_boundary(SAMPLE)];
    let mut words = 0;
    let mut long = 0;
    let mut capital = 0;
    for word in sample.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        words += 1;
        if bare.chars().take(4).count() == 4 {
            long += 1;
            capital += usize::from(!bare.starts_with(char::is_lowercase));
        }
    }
    if passage.len() > SAMPLE {
        words = words.max(1_000);
    }
    let last = passage.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | ' ' | '\u{fffd}' | '*')
    });
    let listed = passage.ends_with("; and") || passage.ends_with("; or");
    let ends = listed || last.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？']);
    Block { span, words, ends, capitals: (capital * 100usize).checked_div(long).unwrap_or(0) }
}
