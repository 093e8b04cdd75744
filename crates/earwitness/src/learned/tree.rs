//! The tree head: who depends on whom in a sentence, and as what. Arcs and relations are scored by pairs of words
//! (Dozat and Manning 2017, arXiv:1611.01734).

use super::file::{File, WeightsError};
use super::linear::dot;

/// Dimensions of a word as a dependant and as a head.
pub const ARC: usize = 64;
/// The same, to name the relation.
pub const TIE: usize = 32;

/// Numbers that are summed side by side: as many as a compiler keeps at hand.
const LANES: usize = 16;

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

/// What names the relations.
#[derive(Debug)]
pub struct Trees {
    relations: Vec<Relation>,
}

/// How much one relation speaks for a dependant and a head.
#[derive(Debug)]
struct Relation {
    /// Of both together, a row a number of the dependant.
    pair: Vec<[f32; TIE]>,
    dependant: Vec<f32>,
    head: [f32; TIE],
    always: f32,
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
        let row = |side: usize, label: usize| &table[(side * labels + label) * SIDE..][..SIDE];
        let tie = |side: usize, label: usize| std::array::from_fn(|tie| row(side, label)[tie]);
        let relation = |label: usize| Relation {
            pair: (0..TIE).map(|side| tie(side, label)).collect(),
            dependant: (0..TIE).map(|side| row(side, label)[TIE]).collect(),
            head: tie(TIE, label),
            always: row(TIE, label)[TIE],
        };
        Ok(Self { relations: (0..labels).map(relation).collect() })
    }

    /// The head of each word, with a tree over each of the runs (first word, end), which follow each other from word
    /// 0; a root's head is itself.
    pub fn heads(&self, sides: &Sides<'_>, runs: &[(usize, usize)]) -> Vec<usize> {
        let mut out = Vec::new();
        let mut scores = Vec::new();
        for &(start, end) in runs {
            scores.clear();
            for word in start..end {
                let dependant = sides.dependant(word);
                scores.extend((start..end).map(|head| dot(dependant, sides.head(head))));
            }
            out.extend(spanning(&scores, end - start).into_iter().map(|head| start + head));
        }
        out
    }

    /// The number of the likeliest of some relations for each pair of a word and its head.
    pub fn relations(&self, sides: &Sides<'_>, pairs: &[(usize, usize)], among: &[usize]) -> Vec<usize> {
        let mut best = vec![(f32::NEG_INFINITY, 0); pairs.len()];
        // one relation after the other, so that its weights stay near
        for &label in among {
            let relation = &self.relations[label];
            for (best, &(word, head)) in best.iter_mut().zip(pairs) {
                let score = relation.score(sides.tied(word), sides.ties(head));
                if score > best.0 {
                    *best = (score, label);
                }
            }
        }
        best.into_iter().map(|(_, label)| label).collect()
    }
}

impl Relation {
    fn score(&self, tied: &[f32], ties: &[f32]) -> f32 {
        let mut score = dot(&self.dependant, tied) + self.always;
        for (lanes, ties) in (0..TIE).step_by(LANES).zip(ties.chunks_exact(LANES)) {
            let mut sums: [f32; LANES] = std::array::from_fn(|lane| self.head[lanes + lane]);
            for (weight, row) in tied.iter().zip(&self.pair) {
                let row = &row[lanes..lanes + LANES];
                for lane in 0..LANES {
                    sums[lane] += weight * row[lane];
                }
            }
            score += sums.iter().zip(ties).map(|(sum, tie)| sum * tie).sum::<f32>();
        }
        score
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
