//! Stories: the reports of one event together, look-alike events apart.

use rayon::prelude::*;

use super::candidates::{Shard, candidates};
use super::link::average_link;
use super::pair::{Norms, features, same_event};
use super::sketch::Sketch;
use super::words::hash_bytes;
use crate::record::Story;

/// Two groups of reports are one story from this mean likeness on. Chosen on the story sets of
/// `eval/story`, one value for all.
pub const SAME_STORY: f32 = 0.75;

/// The stories among reports, known by their sketches: the same for any order of the sketches.
pub fn group(sketches: &[Sketch]) -> Vec<Story> {
    let order = order(sketches);
    let sorted: Vec<&Sketch> = order.iter().filter_map(|&at| sketches.get(at)).collect();
    let norms: Vec<Norms> = sorted.par_iter().map(|sketch| Norms::of(sketch)).collect();
    let links = links(&sorted, &norms, Shard::WHOLE);
    let clusters = cluster(&sorted, &norms, &links);
    name(&sorted, &order, clusters)
}

/// Positions in order of time, then by id and text: an order that input order does not change.
pub fn order(sketches: &[Sketch]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.par_sort_by(|&a, &b| match (sketches.get(a), sketches.get(b)) {
        (Some(a), Some(b)) => (a.day, &a.id, a.text).cmp(&(b.day, &b.id, b.text)),
        _ => a.cmp(&b),
    });
    order
}

/// Two reports, by position in time, that may be of one story.
pub type Link = (u32, u32, f32);

/// The links that the keys of one shard find. The links of all shards, sorted and without repeats, are
/// those of the whole.
pub fn links(sorted: &[&Sketch], norms: &[Norms], shard: Shard) -> Vec<Link> {
    candidates(sorted, shard)
        .into_par_iter()
        .filter_map(|(a, b)| {
            let likeness = likeness(sorted, norms, a as usize, b as usize);
            (likeness >= SAME_STORY).then_some((a, b, likeness))
        })
        .collect()
}

fn likeness(sorted: &[&Sketch], norms: &[Norms], a: usize, b: usize) -> f32 {
    let of = |at: usize| Some((*sorted.get(at)?, norms.get(at)?));
    match (of(a), of(b)) {
        (Some(a), Some(b)) => same_event(&features(a, b)),
        _ => 0.0,
    }
}

/// Clusters of positions from all links. Only linked reports can come together, so each connected part is
/// worked on alone.
pub fn cluster(sorted: &[&Sketch], norms: &[Norms], links: &[Link]) -> Vec<Vec<usize>> {
    let parts = parts(sorted.len(), links);
    let mut clusters: Vec<Vec<usize>> = parts
        .into_par_iter()
        .flat_map(|(members, links)| {
            let at = |local: usize| members.get(local).copied().unwrap_or_default();
            let clusters =
                average_link(members.len(), &links, SAME_STORY, |a, b| likeness(sorted, norms, at(a), at(b)));
            clusters
                .into_iter()
                .map(|cluster| cluster.into_iter().map(at).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .collect();
    clusters.sort_unstable();
    clusters
}

/// Positions of a connected part, ascending, and its links by place among them.
type Part = (Vec<usize>, Vec<(usize, usize, f32)>);

fn parts(count: usize, links: &[Link]) -> Vec<Part> {
    let mut root: Vec<usize> = (0..count).collect();
    for &(a, b, _) in links {
        let (a, b) = (find(&mut root, a as usize), find(&mut root, b as usize));
        if let Some(above) = root.get_mut(a.max(b)) {
            *above = a.min(b);
        }
    }
    let mut part_of = vec![usize::MAX; count];
    let mut place = vec![0; count];
    let mut parts: Vec<Part> = Vec::new();
    for at in 0..count {
        let top = find(&mut root, at);
        if top == at {
            part_of[at] = parts.len();
            parts.push(Part::default());
        }
        part_of[at] = part_of[top];
        let members = &mut parts[part_of[at]].0;
        place[at] = members.len();
        members.push(at);
    }
    for &(a, b, likeness) in links {
        let (a, b) = (a as usize, b as usize);
        parts[part_of[a]].1.push((place[a], place[b], likeness));
    }
    parts
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// Stories named after their earliest report, so that later reports do not change the name; in order of
/// time.
fn name(sorted: &[&Sketch], order: &[usize], clusters: Vec<Vec<usize>>) -> Vec<Story> {
    clusters
        .into_iter()
        .map(|cluster| {
            let first = cluster.first().and_then(|&at| sorted.get(at));
            let id = first.map_or(0, |sketch| hash_bytes(sketch.id.as_bytes()));
            let mut members: Vec<usize> = cluster.iter().filter_map(|&at| order.get(at).copied()).collect();
            members.sort_unstable();
            Story { id: format!("story-{:010x}", id >> 24), members }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sketch::{Facts, sketch_text};

    pub(crate) fn sketches() -> Vec<Sketch> {
        let texts = [
            "Strike halts port of Varna\nDockers at the harbour of Varna walked out on Monday over pay, halting 14 grain ships.",
            "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on strike over wages Monday.",
            "Lima passes school meals law\nThe parliament in Lima passed a law on free school meals after a long night of debate.",
            "Free school meals for Peru\nPeru's parliament voted in Lima for a law that gives every pupil free school meals.",
        ];
        let sketch = |(at, text): (usize, &&str)| {
            let id = format!("r{at}");
            sketch_text(Facts { id: &id, ..Facts::default() }, text)
        };
        texts.iter().enumerate().map(sketch).collect()
    }

    #[test]
    fn two_events_are_two_stories() {
        let stories = group(&sketches());
        let members: Vec<_> = stories.iter().map(|story| story.members.clone()).collect();
        assert_eq!(members, [vec![0, 1], vec![2, 3]]);
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
}
