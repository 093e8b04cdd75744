//! Stories: the reports of one event together, look-alike events apart.
//!
//! The work in three steps, each a function of its input alone, so that machines can share it: [`links`]
//! for every [`Shard`] of the keys, [`merge`] of what the shards found, [`tell`] for stories and families.
//! What two reports say together depends on the reports around them: a report that comes later may join or part
//! stories of earlier ones.

use rayon::prelude::*;

use super::around::{CLOSE, Neighbours, prune};
use super::candidates::{Brought, Candidate, Shard, candidates, copy_candidates};
use super::link::{attach, average_link};
use super::near::{Copy, Family, copy, families};
use super::pair::{Features, Norms, closeness, features, same_event, same_event_from};
use super::parts::parts;
use super::sketch::Sketch;
use super::words::hash_bytes;
use crate::record::Story;

/// Two groups of reports are one story from this mean likeness on. Chosen in `training/story` on stories that the
/// trees had not seen, one value for all sets.
pub const SAME_STORY: f32 = 0.3;
/// A report that is alone joins the story whose members nearest to it are so alike, on average. Chosen likewise.
pub const JOINS: f32 = 0.2;

/// What grouping finds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grouping {
    /// In order of time of their first reports.
    pub stories: Vec<Story>,
    /// Reports of one text; a family may cross stories.
    pub families: Vec<Family>,
}

/// The stories among reports, known by their sketches: the same for any order of the sketches.
pub fn group(sketches: &[Sketch]) -> Vec<Story> {
    grouping(sketches).stories
}

/// The stories and the families of near-duplicates among reports.
pub fn grouping(sketches: &[Sketch]) -> Grouping {
    let timeline = Timeline::of(sketches);
    let links = links(&timeline, Shard::WHOLE);
    tell(&timeline, &links)
}

/// The families of near-duplicates alone: those that [`grouping`] finds, without the work for stories.
pub fn duplicates(sketches: &[Sketch]) -> Vec<Family> {
    let timeline = Timeline::ordered(sketches);
    let ties: Vec<_> = copy_candidates(&timeline.sketches, Shard::WHOLE)
        .into_par_iter()
        .filter_map(|Candidate { a, b, .. }| {
            let (first, second) = (timeline.sketches.get(a as usize)?, timeline.sketches.get(b as usize)?);
            let copy = copy(first, second, first.shingles.jaccard(&second.shingles))?;
            Some((a as usize, b as usize, copy))
        })
        .collect();
    timeline.families(&ties)
}

/// Sketches in order of time, then by id and text: an order that input order does not change.
#[derive(Debug)]
pub struct Timeline<'a> {
    /// Positions in the input.
    order: Vec<usize>,
    sketches: Vec<&'a Sketch>,
    norms: Vec<Norms>,
}

impl<'a> Timeline<'a> {
    pub fn of(all: &'a [Sketch]) -> Self {
        let ordered = Self::ordered(all);
        let norms = ordered.sketches.par_iter().map(|sketch| Norms::of(sketch)).collect();
        Self { norms, ..ordered }
    }

    /// Without norms: copies need none.
    fn ordered(all: &'a [Sketch]) -> Self {
        let mut order: Vec<usize> = (0..all.len()).collect();
        let key = |at: usize| all.get(at).map(|one| (one.day, one.id.as_str(), one.text));
        order.par_sort_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
        let sketches: Vec<&Sketch> = order.iter().filter_map(|&at| all.get(at)).collect();
        Self { order, sketches, norms: Vec::new() }
    }

    /// Families from ties between positions in time, as positions in the input.
    fn families(&self, ties: &[(usize, usize, Copy)]) -> Vec<Family> {
        let at = |position: usize| self.order.get(position).copied().unwrap_or_default();
        let found = families(self.sketches.len(), ties).into_iter().map(|family| Family {
            members: family.members.into_iter().map(at).collect(),
            ties: family.ties.into_iter().map(|(a, b, copy)| (at(a), at(b), copy)).collect(),
        });
        found.collect()
    }

    fn at(&self, position: usize) -> Option<(&Sketch, &Norms)> {
        Some((self.sketches.get(position)?, self.norms.get(position)?))
    }

    /// How close two reports are: see [`closeness`].
    pub fn closeness(&self, a: usize, b: usize) -> f32 {
        match (self.at(a), self.at(b)) {
            (Some(a), Some(b)) => closeness(a, b),
            _ => 0.0,
        }
    }

    /// What the trees are asked about two reports that are so close.
    pub fn features(&self, neighbours: &Neighbours, (a, b): (usize, usize), close: f32) -> Option<Features> {
        Some(features(self.at(a)?, self.at(b)?, &neighbours.around(a, b, close)))
    }

    /// The position in time of a report of the input.
    pub fn place(&self, of: usize) -> Option<usize> {
        self.order.iter().position(|&at| at == of)
    }

    /// The positions in the input, in order of time.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How likely it is that two reports tell of one event.
    fn likeness(&self, neighbours: &Neighbours, (a, b): (usize, usize), close: f32) -> f32 {
        if close < CLOSE {
            return 0.0;
        }
        self.features(neighbours, (a, b), close).map_or(0.0, |features| same_event(&features))
    }

    fn compare(&self, Candidate { a, b, by }: Candidate) -> Option<Link> {
        let (first, second) = (self.at(a as usize)?, self.at(b as usize)?);
        let close = closeness(first, second);
        let copy = match by {
            Brought::ByWording => copy(first.0, second.0, first.0.shingles.jaccard(&second.0.shingles)),
            Brought::ByWord => None,
        };
        (close >= CLOSE || copy.is_some()).then_some(Link { a, b, close, copy })
    }
}

/// Two reports, by position in time (`a < b`), that may be of one story or one text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    pub a: u32,
    pub b: u32,
    /// See [`closeness`].
    pub close: f32,
    pub copy: Option<Copy>,
}

/// The links that the keys of one shard find and that matter to one of their ends, ascending.
pub fn links(timeline: &Timeline<'_>, shard: Shard) -> Vec<Link> {
    let pairs = candidates(&timeline.sketches, shard).into_par_iter();
    prune(timeline.sketches.len(), pairs.filter_map(|pair| timeline.compare(pair)).collect())
}

/// The links of all shards as one list, as one machine would have found them.
pub fn merge(timeline: &Timeline<'_>, shards: Vec<Vec<Link>>) -> Vec<Link> {
    let mut links = shards.concat();
    // One shard may know of a copy what another cannot.
    links.par_sort_by_key(|link| (link.a, link.b, link.copy.is_none()));
    links.dedup_by_key(|link| (link.a, link.b));
    prune(timeline.sketches.len(), links)
}

/// Stories and families from all links.
pub fn tell(timeline: &Timeline<'_>, links: &[Link]) -> Grouping {
    let stories = cluster(timeline, links).into_iter().map(|cluster| name(timeline, &cluster)).collect();
    let ties: Vec<_> =
        links.iter().filter_map(|link| Some((link.a as usize, link.b as usize, link.copy?))).collect();
    Grouping { stories, families: timeline.families(&ties) }
}

/// Clusters of positions in time. Only reports that are alike can come together, so each connected part is worked on
/// alone.
fn cluster(timeline: &Timeline<'_>, links: &[Link]) -> Vec<Vec<usize>> {
    let count = timeline.sketches.len();
    let neighbours = Neighbours::of(count, links);
    let alike: Vec<(usize, usize, f32)> = links
        .par_iter()
        .filter(|link| link.close >= CLOSE)
        .filter_map(|link| {
            let (a, b) = (link.a as usize, link.b as usize);
            let features = timeline.features(&neighbours, (a, b), link.close)?;
            Some((a, b, same_event_from(&features, JOINS)?))
        })
        .collect();
    let parts = parts(count, alike.iter().map(|&(a, b, _)| (a, b)));
    let mut place = vec![(0_u32, 0_u32); count];
    for (part, members) in parts.iter().enumerate() {
        for (at, &member) in members.iter().enumerate() {
            if let Some(place) = place.get_mut(member) {
                *place = (part as u32, at as u32);
            }
        }
    }
    let mut edges: Vec<Vec<(usize, usize, f32)>> = vec![Vec::new(); parts.len()];
    for (a, b, likeness) in alike {
        let place = |at: usize| place.get(at).copied().unwrap_or_default();
        let ((part, a), (_, b)) = (place(a), place(b));
        if let Some(edges) = edges.get_mut(part as usize) {
            edges.push((a as usize, b as usize, likeness));
        }
    }
    let mut clusters: Vec<Vec<usize>> = parts
        .into_par_iter()
        .zip(edges)
        .flat_map_iter(|(members, edges)| {
            let at = |local: usize| members.get(local).copied().unwrap_or_default();
            let likeness = |a: usize, b: usize| {
                let (a, b) = (at(a), at(b));
                timeline.likeness(&neighbours, (a, b), timeline.closeness(a, b))
            };
            let found = average_link(members.len(), &edges, SAME_STORY, likeness);
            let found = attach(found, &edges, JOINS, likeness);
            found
                .into_iter()
                .map(|cluster| cluster.into_iter().map(at).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .collect();
    clusters.par_sort_unstable();
    clusters
}

/// A story is named after its earliest report, so that later reports do not change the name.
fn name(timeline: &Timeline<'_>, cluster: &[usize]) -> Story {
    let first = cluster.first().and_then(|&at| timeline.sketches.get(at));
    let mut members: Vec<usize> = cluster.iter().filter_map(|&at| timeline.order.get(at).copied()).collect();
    members.sort_unstable();
    Story { id: story_id(first.map_or("", |sketch| &sketch.id)), members }
}

/// The id of the story that begins with this report.
pub fn story_id(first: &str) -> String {
    format!("story-{:010x}", hash_bytes(first.as_bytes()) >> 24)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sketch::{Facts, sketch_text};

    fn sketches() -> Vec<Sketch> {
        let texts = [
            "Strike halts port of Varna\nDockers at the harbour of Varna walked out on Monday over pay, halting 14 grain ships.",
            "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on strike over wages Monday.",
            "Lima passes school meals law\nThe parliament in Lima passed a law on free school meals after a long night of debate.",
            "Free school meals for Peru\nPeru's parliament voted in Lima for a law that gives every pupil free school meals.",
            "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on strike over pay Monday.",
        ];
        let sketch = |(at, text): (usize, &&str)| {
            let id = format!("r{at}");
            sketch_text(Facts { id: &id, ..Facts::default() }, text)
        };
        texts.iter().enumerate().map(sketch).collect()
    }

    #[test]
    fn two_events_are_two_stories() {
        let found = grouping(&sketches());
        let members: Vec<_> = found.stories.iter().map(|story| story.members.clone()).collect();
        assert_eq!(members, [vec![0, 1, 4], vec![2, 3]]);
        let families: Vec<_> = found.families.iter().map(|family| family.members.clone()).collect();
        assert_eq!(families, [vec![1, 4]]);
        assert_eq!(duplicates(&sketches()), found.families);
    }

    #[test]
    fn order_does_not_matter() {
        let forward = sketches();
        let backward: Vec<Sketch> = forward.iter().rev().cloned().collect();
        let names = |sketches: &[Sketch]| {
            let stories = group(sketches);
            let mut rows: Vec<(String, String)> = stories
                .iter()
                .flat_map(|story| {
                    story.pick(sketches).into_iter().map(|one| (one.id.clone(), story.id.clone()))
                })
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(names(&forward), names(&backward));
    }

    #[test]
    fn seven_machines_find_what_one_finds() {
        let sketches = sketches();
        let timeline = Timeline::of(&sketches);
        let one = links(&timeline, Shard::WHOLE);
        let seven =
            merge(&timeline, (0..7).rev().map(|number| links(&timeline, Shard { number, of: 7 })).collect());
        assert_eq!(one, seven);
        assert!(!one.is_empty());
        assert_eq!(tell(&timeline, &one), grouping(&sketches));
    }
}
