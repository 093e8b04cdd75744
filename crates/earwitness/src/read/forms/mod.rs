//! The forms in which sources come.

pub(super) mod html;
pub mod jsonl;
pub(super) mod text;
pub(super) mod twice;
