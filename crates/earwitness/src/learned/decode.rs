//! The best sequence of labels that obeys their order, and the spans it marks.

/// Where in a span a label stands: BIOES tags (Ratinov and Roth 2009).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Begin,
    Inside,
    End,
    Single,
}

/// The labels of a head and which may follow which.
#[derive(Debug)]
pub struct Labels {
    places: Vec<Place>,
    /// Of each label: its kind's number in `kinds`.
    kind: Vec<usize>,
    kinds: Vec<String>,
    /// Of each label: the labels that may stand before it.
    before: Vec<Vec<usize>>,
}

/// A marked span: first and last word, and its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked<'a> {
    pub first: usize,
    pub last: usize,
    pub kind: &'a str,
}

impl Labels {
    /// Labels such as "O", "B", "I-S".
    pub fn new(names: &[String]) -> Self {
        let (mut places, mut kind, mut kinds) = (Vec::new(), Vec::new(), Vec::<String>::new());
        for name in names {
            let of = name.get(2..).unwrap_or_default();
            places.push(match name.as_bytes().first() {
                Some(b'B') => Place::Begin,
                Some(b'I') => Place::Inside,
                Some(b'E') => Place::End,
                Some(b'S') => Place::Single,
                _ => Place::Outside,
            });
            kind.push(kinds.iter().position(|known| known == of).unwrap_or(kinds.len()));
            if kind.last() == Some(&kinds.len()) {
                kinds.push(of.to_owned());
            }
        }
        let follows = |a: usize, b: usize| match places[a] {
            Place::Begin | Place::Inside => {
                matches!(places[b], Place::Inside | Place::End) && kind[a] == kind[b]
            }
            _ => matches!(places[b], Place::Outside | Place::Begin | Place::Single),
        };
        let before =
            (0..names.len()).map(|b| (0..names.len()).filter(|&a| follows(a, b)).collect()).collect();
        Self { places, kind, kinds, before }
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The best path through rows of scores (Viterbi 1967); of equal paths the one with the earlier labels.
    pub fn best(&self, scores: &[f32]) -> Vec<usize> {
        let width = self.len();
        let words = scores.len() / width.max(1);
        let mut back = vec![0usize; words * width];
        let mut best = vec![f32::NEG_INFINITY; width];
        for word in 0..words {
            let mut next = vec![f32::NEG_INFINITY; width];
            for label in 0..width {
                let score = scores[word * width + label];
                if word == 0 {
                    if matches!(self.places[label], Place::Outside | Place::Begin | Place::Single) {
                        next[label] = score;
                    }
                    continue;
                }
                for &from in &self.before[label] {
                    if best[from] + score > next[label] {
                        next[label] = best[from] + score;
                        back[word * width + label] = from;
                    }
                }
            }
            best = next;
        }
        let mut at = 0;
        let mut top = f32::NEG_INFINITY;
        for label in 0..width {
            if matches!(self.places[label], Place::Outside | Place::End | Place::Single) && best[label] > top
            {
                (at, top) = (label, best[label]);
            }
        }
        let mut path = vec![0; words];
        for word in (0..words).rev() {
            path[word] = at;
            at = back[word * width + at];
        }
        path
    }

    /// The spans that a path marks, in order.
    pub fn marked(&self, path: &[usize]) -> Vec<Marked<'_>> {
        let mut out = Vec::new();
        let mut begin = None;
        for (word, &label) in path.iter().enumerate() {
            if matches!(self.places[label], Place::Begin | Place::Single) {
                begin = Some(word);
            }
            if matches!(self.places[label], Place::End | Place::Single)
                && let Some(first) = begin.take()
            {
                out.push(Marked { first, last: word, kind: &self.kinds[self.kind[label]] });
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Labels {
        Labels::new(&["O", "B-S", "I-S", "E-S", "S-S"].map(String::from))
    }

    #[test]
    fn a_span_is_whole_where_the_best_labels_alone_would_break_it() {
        let scores = [
            [0.0, 2.0, 0.0, 0.0, 1.9], //
            [1.0, 0.0, 0.9, 0.0, 0.0],
            [0.0, 0.0, 0.0, 3.0, 0.0],
        ];
        let path = labels().best(scores.as_flattened());
        assert_eq!(path, [1, 2, 3]);
        assert_eq!(labels().marked(&path), [Marked { first: 0, last: 2, kind: "S" }]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(labels().best(&[]).is_empty());
        assert!(labels().marked(&[0, 0]).is_empty());
    }
}
