//! What one voice says and another denies, in whatever words: contradiction by negation (de Marneffe, Rafferty and Manning
//! 2008, "Finding contradictions in text").
//!
//! Three rules propose pairs of passages, each by its own evidence: `denied` (a verb that denies, and what says most of what is
//! denied), `opposed` (a clause that denies, and a sentence with all its words) and `gainsaid` (one deed told as done and as
//! not done). Whether the two are of one matter a learned line decides, over what is measured of any such pair.

mod denied;
mod feature;
mod gainsaid;
pub mod opposed;
mod scorer;

use rayon::prelude::*;

use crate::record::{Commitment, ConflictKind, Passage, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::Scene;
use denied::Denials;
use feature::Reader;
pub use feature::{Features, NAMES, hash};
use scorer::SCORER;

/// A passage that denies, and one that may say what it denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub denies: Passage,
    /// What is denied: the clause after a verb that denies; a clause with its "not".
    pub denied: Span,
    pub says: Passage,
    /// Who denies, where a verb of denying tells.
    pub denier: Option<usize>,
    pub verdict: Verdict,
}

impl Pair {
    fn denied(&self) -> Passage {
        Passage { span: self.denied, ..self.denies }
    }

    /// Whether a verb of denying denies, and not the clause's own "not".
    fn is_by_verb(&self) -> bool {
        self.denied != self.denies.span
    }
}

/// All conflicts of a denial with words that say so.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let scored = measured(scene);
    let mut joined = Joined::new(ConflictKind::Polarity);
    for (pair, _) in scored.iter().filter(|(_, features)| SCORER.is_shown(features)) {
        joined.add(side(scene, pair.denies, "not so"), side(scene, pair.says, "so"), pair.verdict);
    }
    joined.conflicts("Whether it is so")
}

/// All pairs worth a look, with what was measured of them.
pub fn measured(scene: &Scene<'_>) -> Vec<(Pair, Features)> {
    let denials = Denials::of(scene);
    let proposed = [denied::pairs(scene, &denials), opposed::pairs(scene), gainsaid::pairs(scene, &denials)];
    let mut pairs: Vec<Pair> = proposed.into_iter().flatten().collect();
    // Who "did not believe that he was joking" does not say that he was.
    pairs
        .retain(|pair| !is_turned(scene, pair.says) && (pair.is_by_verb() || !is_turned(scene, pair.denies)));
    pairs.sort_unstable();
    pairs.dedup_by_key(|pair| (pair.denies, pair.says));
    let reader = Reader::new(scene, &pairs);
    pairs.into_par_iter().map(|pair| (pair, reader.features(&pair))).collect()
}

/// Whether a passage is told as what somebody does not hold, or does not say.
fn is_turned(scene: &Scene<'_>, passage: Passage) -> bool {
    let quotations = scene.story.get(passage.report).map_or(&[][..], |r| &r.layers.quotations);
    let turned = quotations.iter().filter(|quotation| quotation.commitment != Commitment::Held);
    turned.flat_map(|quotation| &quotation.content).any(|content| content.contains(passage.span))
}

fn side(scene: &Scene<'_>, passage: Passage, key: &str) -> Side {
    Side::keyed(passage, scene.text(passage.report, passage.span), key.to_owned())
}
