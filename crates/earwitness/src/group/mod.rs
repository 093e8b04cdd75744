//! All reports together, on sketches only: which tell of the same event, and which are copies.
//!
//! `sketch` sees one report; everything else sees sketches. The parts in order: [`words`], [`sketch`],
//! [`candidates`], [`around`], [`pair`], [`link`], [`story`].

pub mod around;
pub mod candidates;
pub mod day;
mod encode;
mod explain;
pub mod idf;
pub mod link;
pub mod minhash;
pub mod near;
pub mod pair;
mod parts;
pub mod sketch;
pub mod story;
mod trees;
mod weekday;
pub mod words;

pub use encode::{Undecodable, decode, encode};
pub use explain::{Reason, explain};
pub use near::{Copy, CopyKind, Family};
pub use sketch::{Facts, Sketch, Term, sketch, sketch_text};
pub use story::{Grouping, duplicates, group, grouping, story_id};
