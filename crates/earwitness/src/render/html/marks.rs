//! Passages that overlap, cut into stretches that do not.

use crate::record::Span;

/// A passage to mark.
#[derive(Debug, Clone)]
pub struct Mark {
    pub span: Span,
    /// Index of the item; `None` for a mark that belongs to none.
    pub item: Option<usize>,
    pub anchor: Option<String>,
    pub conflict: bool,
}

/// A stretch of text under the same marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    pub span: Span,
    /// Positions of the marks that cover it, the shortest first.
    pub marks: Vec<usize>,
    /// Positions of the marks that begin with it.
    pub begins: Vec<usize>,
}

/// Cuts a span of text at every border of a mark.
pub fn cut(text: Span, marks: &[Mark]) -> Vec<Stretch> {
    let mut inside: Vec<usize> = (0..marks.len()).filter(|&mark| marks[mark].span.overlaps(text)).collect();
    inside.sort_by_key(|&mark| (marks[mark].span.len(), marks[mark].span, mark));
    let borders = inside.iter().flat_map(|&mark| [marks[mark].span.start, marks[mark].span.end]);
    let mut borders: Vec<usize> = borders.filter(|&at| text.start < at && at < text.end).collect();
    borders.extend([text.start, text.end]);
    borders.sort_unstable();
    borders.dedup();
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); borders.len().saturating_sub(1)];
    let mut covers: Vec<Vec<usize>> = starts.clone();
    for &mark in &inside {
        let span = marks[mark].span;
        let from = borders.partition_point(|&border| border < span.start);
        let to = borders.partition_point(|&border| border < span.end).min(covers.len());
        if let Some(starts) = starts.get_mut(from).filter(|_| span.start >= text.start) {
            starts.push(mark);
        }
        covers[from.min(to)..to].iter_mut().for_each(|cover| cover.push(mark));
    }
    let spans = borders.windows(2).map(|pair| Span::new(pair[0], pair[1]));
    let stretches = spans.zip(covers).zip(starts);
    stretches.map(|((span, marks), begins)| Stretch { span, marks, begins }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize) -> Mark {
        Mark { span: Span::new(start, end), item: None, anchor: None, conflict: false }
    }

    #[test]
    fn crossing_marks_are_cut_and_nothing_is_lost() {
        let marks = [mark(0, 8), mark(4, 12), mark(4, 6), mark(20, 30)];
        let cut = cut(Span::new(2, 24), &marks);
        let seen: Vec<_> = cut.iter().map(|s| (s.span.start, s.span.end, s.marks.clone())).collect();
        assert_eq!(
            seen,
            [
                (2, 4, vec![0]),
                (4, 6, vec![2, 0, 1]),
                (6, 8, vec![0, 1]),
                (8, 12, vec![1]),
                (12, 20, vec![]),
                (20, 24, vec![3]),
            ]
        );
        assert_eq!(cut[1].begins, [2, 1]);
        assert!(cut[0].begins.is_empty(), "it began before this text");
    }
}
