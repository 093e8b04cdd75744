//! What is only spoken of: a probe into bribery does not say that there was any.

use crate::record::Passage;

use super::scene::Scene;

/// Whether a passage only names what is denied, with a word that the denial itself has not.
pub fn is_named_only(scene: &Scene<'_>, passage: Passage, denied: Passage) -> bool {
    let [words, denied] = [passage, denied].map(|told| scene.lower(told.report, told.span));
    TOPICS
        .iter()
        .any(|topic| words.iter().any(|word| word == topic) && !denied.iter().any(|word| word == topic))
}

/// Words by which a passage names what is denied and does not say it: "the probe into bribery", "the bogus bribery claim".
const TOPICS: &[&str] = &[
    "probe",
    "probes",
    "investigation",
    "investigations",
    "investigating",
    "inquiry",
    "inquiries",
    "issue",
    "question",
    "questions",
    "possible",
    "potential",
    "spotlight",
    "rumors",
    "rumours",
    "bogus",
    "sham",
    "hoax",
    "phony",
    "phoney",
    "baseless",
    "unfounded",
    "debunked",
    "narrative",
    "theory",
    "theories",
];
