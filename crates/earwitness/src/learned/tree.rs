//! The tree head: who depends on whom in a sentence, and as what. Arcs and relations are scored by pairs of words
//! (Dozat and Manning 2017, arXiv:1611.01734).

use super::file::{File, WeightsError};
use super::linear::dot;

/// Dimensions of a word as a dependant and as a head.
pub const ARC: usize = 64;
/// The same, to name the relation.
pub const TIE: usize = 32;

/// A word with one more number, which is 1.
const SIDE: usize = TIE + 1;

/// Relations of Universal Dependencies that are told apart, and `part`, which binds the later words of a token that is
/// split more finely here.
pub const RELATIONS: [&str; 41] = [
    "root",
    "acl",
    "acl:relcl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:poss",
    "nsubj",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "orphan",
    "parataxis",
    "part",
    "punct",
    "vocative",
    "xcomp",
];

/// Parts of speech of Universal Dependencies.
pub const KINDS: [&str; 17] = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
];

/// Where a word hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// The word it depends on, counted as the words were given; the root's is itself.
    pub head: usize,
    /// Number of the relation's label.
    pub relation: usize,
}

/// What names the relations.
#[derive(Debug)]
pub struct Trees {
    relation: Vec<f32>,
    labels: usize,
}

/// What the head reads of each word, a row a word.
pub struct Sides<'a> {
    pub dependant: &'a [f32],
    pub head: &'a [f32],
    pub tied: &'a [f32],
    pub ties: &'a [f32],
}

impl Trees {
    pub fn read(file: &File, labels: usize) -> Result<Self, WeightsError> {
        Ok(Self { relation: file.floats("relation", SIDE * labels * SIDE)?, labels })
    }

    /// The tree over the words `start..end`.
    pub fn parse(&self, sides: &Sides<'_>, start: usize, end: usize) -> Vec<Arc> {
        fn row(table: &[f32], word: usize) -> &[f32] {
            &table[word * ARC..(word + 1) * ARC]
        }
        let count = end - start;
        let score = |word: usize, head: usize| dot(row(sides.dependant, word), row(sides.head, head));
        let scores: Vec<f32> =
            (start..end).flat_map(|word| (start..end).map(move |head| score(word, head))).collect();
        let heads = spanning(&scores, count);
        let arc = |(word, head): (usize, usize)| Arc {
            head: start + head,
            relation: self.relation(sides, start + word, start + head),
        };
        heads.into_iter().enumerate().map(arc).collect()
    }

    fn relation(&self, sides: &Sides<'_>, word: usize, head: usize) -> usize {
        let tied = &sides.tied[word * TIE..(word + 1) * TIE];
        let width = self.labels * SIDE;
        let mut side = self.relation[TIE * width..].to_vec();
        for (weight, row) in tied.iter().zip(self.relation.chunks_exact(width)) {
            side.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight * x);
        }
        let ties = &sides.ties[head * TIE..(head + 1) * TIE];
        let score = |row: &[f32]| dot(&row[..TIE], ties) + row[TIE];
        let scores: Vec<f32> = side.chunks_exact(SIDE).map(score).collect();
        best(&scores, |_| true)
    }
}

/// The head of each word: the surest root, the best head of every other word, and of each circle that this leaves the
/// word that loses least hung elsewhere.
fn spanning(scores: &[f32], count: usize) -> Vec<usize> {
    let row = |word: usize| &scores[word * count..(word + 1) * count];
    let other = |word: usize| best(row(word), |head| head != word);
    let lead: Vec<f32> = (0..count)
        .map(|word| row(word)[word] - if count > 1 { row(word)[other(word)] } else { 0.0 })
        .collect();
    let root = best(&lead, |_| true);
    let mut heads: Vec<usize> =
        (0..count).map(|word| if word == root { word } else { other(word) }).collect();
    while let Some(circle) = circle(&heads, root) {
        // every word of the circle may hang from a word that reaches the root
        let free: Vec<bool> = (0..count).map(|word| reaches(&heads, word, root)).collect();
        let loss = |word: usize| row(word)[best(row(word), |head| free[head])] - row(word)[heads[word]];
        let losses: Vec<f32> = circle.iter().map(|&word| loss(word)).collect();
        let word = circle[best(&losses, |_| true)];
        heads[word] = best(row(word), |head| free[head]);
    }
    heads
}

/// The words of a circle, if there is one.
fn circle(heads: &[usize], root: usize) -> Option<Vec<usize>> {
    let mut at = (0..heads.len()).find(|&word| !reaches(heads, word, root))?;
    for _ in heads {
        at = heads[at];
    }
    let mut out = vec![at];
    while heads[out[out.len() - 1]] != at {
        out.push(heads[out[out.len() - 1]]);
    }
    Some(out)
}

fn reaches(heads: &[usize], word: usize, root: usize) -> bool {
    let mut at = word;
    for _ in heads {
        if at == root {
            return true;
        }
        at = heads[at];
    }
    at == root
}

/// The first place of the highest score among those allowed; 0 if none is.
fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best: Option<usize> = None;
    for (at, score) in scores.iter().enumerate() {
        if allowed(at) && best.is_none_or(|other| *score > scores[other]) {
            best = Some(at);
        }
    }
    best.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_broken_where_least_is_lost() {
        // 0 and 1 choose each other, 2 is the root; 1 loses less by hanging from it
        let scores = [-9.0, 5.0, 0.0, 5.0, -9.0, 4.0, 0.0, 0.0, 9.0];
        assert_eq!(spanning(&scores, 3), [1, 2, 2]);
    }

    #[test]
    fn one_word_is_its_own_root() {
        assert_eq!(spanning(&[-3.0], 1), [0]);
        assert!(spanning(&[], 0).is_empty());
    }

    #[test]
    fn every_word_reaches_one_root() {
        let mut state = 7u32;
        for count in 2..40 {
            let scores: Vec<f32> = (0..count * count)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 8) as f32 / 1e6
                })
                .collect();
            let heads = spanning(&scores, count);
            let roots: Vec<usize> = (0..count).filter(|&word| heads[word] == word).collect();
            assert_eq!(roots.len(), 1);
            assert!((0..count).all(|word| reaches(&heads, word, roots[0])));
        }
    }
}
