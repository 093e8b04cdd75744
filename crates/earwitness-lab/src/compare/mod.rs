//! Earwitness beside its rivals, in one run on one set.

pub mod group;
mod venv;
