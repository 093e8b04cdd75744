//! All reports together, on sketches only: which tell of the same event, and which are copies.
//!
//! `sketch` sees one report; everything else sees sketches. The parts in order: [`words`], [`sketch`],
//! [`candidates`], [`pair`], [`link`], [`story`].

pub mod candidates;
pub mod day;
pub mod idf;
pub mod link;
pub mod minhash;
pub mod pair;
pub mod sketch;
pub mod story;
pub mod words;

pub use sketch::{Facts, Sketch, Term, sketch, sketch_text};
pub use story::group;
