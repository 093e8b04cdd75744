//! Pairs of words that tell or name something, as readers judged them: whether those of one event stand in one.

use std::io;

use earwitness::record::Report;
use earwitness::weigh::cast;
use earwitness::weigh::collate::{self, Scorer};

use super::{Bench, Measure, folder};
use crate::judged::{self, Judged};

/// Pairs, weighed by how many of their stratum each stands for.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    joined: f64,
    joined_same: f64,
    joined_part: f64,
    same: f64,
    pairs: usize,
}

pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let tallies = judged::each(bench, &folder("coreference").join("judged.json"), tally)?;
    let stories = tallies.len();
    let all = tallies.into_iter().fold(Tally::default(), Tally::and);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let note = format!("{} pairs of {stories} stories", all.pairs);
    Ok(vec![
        Measure::new("precision", share(all.joined_same, all.joined)).with_note(note),
        Measure::new("precision_or_part", share(all.joined_same + all.joined_part, all.joined)),
        Measure::new("recall", share(all.joined_same, all.same)),
    ])
}

impl Tally {
    fn and(self, other: Self) -> Self {
        Self {
            joined: self.joined + other.joined,
            joined_same: self.joined_same + other.joined_same,
            joined_part: self.joined_part + other.joined_part,
            same: self.same + other.same,
            pairs: self.pairs + other.pairs,
        }
    }
}

fn tally(judged: &Judged, story: &[&Report]) -> Tally {
    let events = collate::event_words(story, &cast::unite(story), &Scorer::bundled());
    let mut tally = Tally::default();
    for (a, b, verdict, weight) in &judged.mentions {
        let Some((a, b)) = judged.word(story, *a).zip(judged.word(story, *b)) else { continue };
        let joined = events.iter().any(|event| event.contains(&a) && event.contains(&b));
        let weigh = |counts: bool| if counts { f64::from(*weight) } else { 0.0 };
        tally = tally.and(Tally {
            joined: weigh(joined),
            joined_same: weigh(joined && verdict == "same"),
            joined_part: weigh(joined && verdict == "part"),
            same: weigh(verdict == "same"),
            pairs: 1,
        });
    }
    tally
}
