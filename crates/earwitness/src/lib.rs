//! Earwitness reads many news reports of one event and tells how many independent origins stand behind
//! each thing they say.
//!
//! The whole program is [`corroborate`]: read each report alone, group all of them on sketches, weigh each
//! story alone. The library has no outside: sources and records in, records and bytes out.

pub mod annotate;
pub mod group;
pub mod learned;
pub mod names;
pub mod read;
pub mod record;
pub mod render;
pub mod weigh;

use rayon::prelude::*;

use group::group;
use learned::Weights;
use read::read;
use record::{Account, Report, Source};
use weigh::weigh;

/// Sources in, one account a story out. The same sources in any order, on any number of threads, give the
/// same accounts.
pub fn corroborate(sources: &[Source], weights: &Weights) -> Vec<Account> {
    let reports: Vec<Report> = sources.par_iter().map(|source| read(source, weights)).collect();
    let sketches: Vec<_> = reports.par_iter().map(group::sketch).collect();
    let stories = group(&sketches);
    stories.par_iter().map(|story| weigh(&story.id, &story.pick(&reports), weights)).collect()
}
