//! The forms in which sources come.

mod front;
pub(super) mod html;
pub mod jsonl;
mod line;
pub(super) mod markdown;
mod named;
pub(super) mod text;
pub(super) mod twice;

pub use front::states_facts;
