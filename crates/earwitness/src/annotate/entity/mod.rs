//! Persons, organisations and places, and every passage that names or points to one.
//!
//! Names are spotted in each sentence ([`spot`]), gathered into one entity each ([`roster`]), then
//! descriptions ("the Chinese leader") and pronouns are resolved in reading order ([`resolve`]).

mod gazetteer;
mod groups;
mod resolve;
mod role;
mod roster;
mod spot;
mod titles;

pub use gazetteer::{Listed, gazetteer, rows, set};
pub use groups::{is_source_noun, kind_of as kind_of_source};
pub use titles::{Gender, title};

use crate::annotate::line::lines;
use crate::learned::Heard;
use crate::record::{Entity, Mention, Report};

/// The entities of a report and their mentions, in reading order.
pub fn find(report: &Report, heard: Option<&Heard>) -> (Vec<Entity>, Vec<Mention>) {
    let lines = lines(report);
    let known = spot::known_inside(&lines);
    let spotted: Vec<_> = (0..lines.len()).flat_map(|at| spot::spot(&lines, at, &known, heard)).collect();
    let mut roster = roster::gather(&lines, spotted);
    let mentions = resolve::resolve(report, &lines, &mut roster);
    (roster.figures.into_iter().map(|f| Entity { name: f.name, kind: f.kind }).collect(), mentions)
}
