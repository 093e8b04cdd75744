//! `earwitness group`: which reports tell of one event.

use crate::args::Group;
use crate::inputs;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use earwitness::group::{group, sketch};
use rayon::prelude::*;

pub fn run(wanted: &Group) -> Result<Outcome, Problem> {
    let read = inputs::read_all(&wanted.inputs)?;
    let stories = group(&read.reports.par_iter().map(sketch).collect::<Vec<_>>());
    for story in &stories {
        let ids: Vec<_> = story.pick(&read.reports).iter().map(|r| r.id.as_str()).collect();
        if wanted.stories {
            print(&serde_json::json!({"id": story.id, "reports": ids}).to_string())?;
        } else {
            for id in ids {
                print(&serde_json::json!({"id": id, "story": story.id, "duplicate_of": null}).to_string())?;
            }
        }
    }
    Ok(if stories.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}
