//! The tree head: who depends on whom in a sentence, and as what. Arcs and relations are scored by pairs of words
//! (Dozat and Manning 2017, arXiv:1611.01734).

use earwitness_encoder::{Dense, widest};

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

/// Pairs of a word and its head whose relations are weighed at once.
const PAIRS: usize = 64;

/// What names the relations.
#[derive(Debug)]
pub struct Trees {
    /// From a dependant: `SIDE` numbers a relation, with which its head's are multiplied.
    relations: Dense,
}

/// What the head reads of each word: `ARC` numbers as a dependant and as a head, and `TIE` as a dependant and as a
/// head, from `first` on in rows of `width`.
pub struct Sides<'a> {
    pub rows: &'a [f32],
    pub width: usize,
    pub first: usize,
}

impl Sides<'_> {
    fn part(&self, word: usize, from: usize, size: usize) -> &[f32] {
        let start = word * self.width + self.first + from;
        &self.rows[start..start + size]
    }

    fn dependant(&self, word: usize) -> &[f32] {
        self.part(word, 0, ARC)
    }

    fn head(&self, word: usize) -> &[f32] {
        self.part(word, ARC, ARC)
    }

    fn tied(&self, word: usize) -> &[f32] {
        self.part(word, 2 * ARC, TIE)
    }

    fn ties(&self, word: usize) -> &[f32] {
        self.part(word, 2 * ARC + TIE, TIE)
    }
}

impl Trees {
    pub fn read(file: &File, labels: usize) -> Result<Self, WeightsError> {
        let table = file.floats("relation", SIDE * labels * SIDE)?;
        let rows: Vec<&[f32]> = table.chunks_exact(labels * SIDE).collect();
        let weight: Vec<f32> =
            (0..labels * SIDE).flat_map(|at| rows[..TIE].iter().map(move |row| row[at])).collect();
        let relations = Dense::new(&weight, rows[TIE], TIE);
        Ok(Self { relations: relations.ok_or_else(|| WeightsError::Part("relation".to_owned()))? })
    }

    /// The head of each word, with a tree over each of the runs (first word, end), which follow each other from word
    /// 0; a root's head is itself.
    pub fn heads(&self, sides: &Sides<'_>, runs: &[(usize, usize)]) -> Vec<usize> {
        let mut out = Vec::new();
        let mut scores = Vec::new();
        for &(start, end) in runs {
            scores.clear();
            widest(
                #[inline(always)]
                || {
                    for word in start..end {
                        for head in start..end {
                            scores.push(dot(sides.dependant(word), sides.head(head)));
                        }
                    }
                },
            );
            out.extend(spanning(&scores, end - start).into_iter().map(|head| start + head));
        }
        out
    }

    /// The number of the likeliest of some relations for each pair of a word and its head.
    pub fn relations(&self, sides: &Sides<'_>, pairs: &[(usize, usize)], among: &[usize]) -> Vec<usize> {
        let mut out = Vec::with_capacity(pairs.len());
        for pairs in pairs.chunks(PAIRS) {
            let tied: Vec<f32> = pairs.iter().flat_map(|&(word, _)| sides.tied(word)).copied().collect();
            let asked = self.relations.apply(&tied);
            let rows = asked.chunks_exact(asked.len() / pairs.len());
            widest(
                #[inline(always)]
                || {
                    for (&(_, head), row) in pairs.iter().zip(rows) {
                        let ties = sides.ties(head);
                        let mut best = (f32::NEG_INFINITY, 0);
                        for &label in among {
                            let [asked @ .., always] = &row[label * SIDE..][..SIDE] else { continue };
                            let score = dot(asked, ties) + always;
                            if score > best.0 {
                                best = (score, label);
                            }
                        }
                        out.push(best.1);
                    }
                },
            );
        }
        out
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
