//! Earwitness beside its rivals, in one run on one set.

pub mod group;
pub mod read;
mod venv;
