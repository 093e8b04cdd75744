//! What the other reports say of two: a pair is as likely as it is nearer than what else is near.
//!
//! In an input of strangers a little likeness tells much, in an input about one affair it tells little. The nearest
//! of every report are all that is kept of the input; they can be found part by part (see [`prune`]).

use rayon::prelude::*;

use super::story::Link;

/// What the reports around a pair say of it, in the order of [`AROUND`].
pub type Around = [f32; AROUND.len()];

/// Names of the features. Those named "least" and "most" ask both reports and keep the lower and the higher answer.
pub const AROUND: [&str; 14] = [
    // Closeness of the two.
    "close",
    // Place of one among the nearest of the other, as a logarithm.
    "place_least",
    "place_most",
    // Closeness as a share of that to the nearest report.
    "best_least",
    "best_most",
    // How much closer than the 4th, 10th and 20th nearest report, as a difference of roots.
    "over_4th_least",
    "over_4th_most",
    "over_10th_least",
    "over_10th_most",
    "over_20th_least",
    "over_20th_most",
    // Logarithm of the number of reports.
    "reports",
    // Cosine of the two lists of nearest reports, each its own nearest.
    "shared",
    // Closeness of the report that is closest to both, as a root.
    "third",
];

/// Reports kept around a report: as many as the farthest of [`MARKS`] asks for.
pub const NEAREST: usize = 20;
/// Closeness under which two reports are strangers. On SPARK .87 of the reports are closer to one of their story; at .06
/// it would be .85.
pub const CLOSE: f32 = 0.04;
/// Places whose closeness is a mark to measure by.
const MARKS: [usize; 4] = [0, 3, 9, 19];

/// The nearest reports of every report.
#[derive(Debug, Default)]
pub struct Neighbours(Vec<Near>);

/// The nearest reports of one report.
#[derive(Debug, Default)]
struct Near {
    /// Ascending by position.
    reports: Vec<Neighbour>,
    /// Closeness at [`MARKS`]; 0 where there are not so many.
    marks: [f32; MARKS.len()],
    /// Length of the vector of closenesses, its own nearest among them.
    length: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Neighbour {
    at: u32,
    /// 0 for the nearest.
    place: u32,
    close: f32,
}

impl Neighbours {
    /// Of so many reports, from the links between them.
    pub fn of(count: usize, links: &[Link]) -> Self {
        Self(nearest(count, links).into_par_iter().map(|list| Near::of(&list)).collect())
    }

    /// What the reports around two say of them, given how close the two are.
    pub fn around(&self, a: usize, b: usize, close: f32) -> Around {
        let none = Near::default();
        let (first, second) = (self.0.get(a).unwrap_or(&none), self.0.get(b).unwrap_or(&none));
        let both = |of: &dyn Fn(&Near, usize) -> f32| {
            let (one, other) = (of(first, b), of(second, a));
            (one.min(other), one.max(other))
        };
        let place = both(&|near, other| (1.0 + near.place(other) as f32).ln());
        let best = both(&|near, _| close / near.best(close));
        let over = |mark: usize| both(&|near, _| close.sqrt() - near.marks[mark].sqrt());
        let (fourth, tenth, twentieth) = (over(1), over(2), over(3));
        let (shared, third) = first.meet(a, second, b);
        [
            close,
            place.0,
            place.1,
            best.0,
            best.1,
            fourth.0,
            fourth.1,
            tenth.0,
            tenth.1,
            twentieth.0,
            twentieth.1,
            (self.0.len().max(1) as f32).ln(),
            shared,
            third,
        ]
    }
}

impl Near {
    /// From the list of the nearest, nearest first.
    fn of(list: &[(u32, f32)]) -> Self {
        let mark = |place: usize| list.get(place).map_or(0.0, |&(_, close)| close);
        let best = mark(0);
        let mut reports: Vec<_> =
            list.iter().zip(0..).map(|(&(at, close), place)| Neighbour { at, place, close }).collect();
        reports.sort_unstable_by_key(|report| report.at);
        let length = list.iter().fold(best * best, |sum, &(_, close)| sum + close * close).sqrt();
        Self { reports, marks: MARKS.map(mark), length }
    }

    fn find(&self, at: usize) -> Option<&Neighbour> {
        let found = self.reports.binary_search_by_key(&at, |report| report.at as usize).ok()?;
        self.reports.get(found)
    }

    fn place(&self, at: usize) -> u32 {
        self.find(at).map_or(NEAREST as u32, |report| report.place)
    }

    /// The closeness of the nearest, which may be the one asked about.
    fn best(&self, close: f32) -> f32 {
        self.marks[0].max(close)
    }

    /// The cosine of two lists, and the root of the closeness of the report that is closest to both.
    fn meet(&self, a: usize, other: &Self, b: usize) -> (f32, f32) {
        let (mut product, mut third) = (0.0_f32, 0.0_f32);
        let mut theirs = other.reports.iter().peekable();
        for mine in &self.reports {
            while theirs.next_if(|report| report.at < mine.at).is_some() {}
            if let Some(report) = theirs.next_if(|report| report.at == mine.at) {
                product += mine.close * report.close;
                third = third.max(mine.close.min(report.close));
            }
        }
        // Each stands in its own list, as close as its nearest.
        product += self.find(b).map_or(0.0, |found| found.close) * other.best(0.0);
        product += other.find(a).map_or(0.0, |found| found.close) * self.best(0.0);
        let lengths = self.length * other.length;
        let shared = if lengths > 0.0 { (product / lengths).min(1.0) } else { 0.0 };
        (shared, third.sqrt())
    }
}

/// The links that matter to any of so many reports: a link that is among the nearest of neither end tells nothing.
/// What is left of parts of the links, put together and left again, is what is left of all of them.
pub fn prune(count: usize, links: Vec<Link>) -> Vec<Link> {
    let last: Vec<Option<(u32, f32)>> =
        nearest(count, &links).iter().map(|list| list.get(NEAREST - 1).copied()).collect();
    let among = |of: u32, other: u32, close: f32| match last.get(of as usize) {
        Some(Some((at, least))) => close > *least || (close >= *least && other <= *at),
        _ => true,
    };
    let matters = |link: &Link| {
        link.copy.is_some()
            || link.close >= CLOSE && (among(link.a, link.b, link.close) || among(link.b, link.a, link.close))
    };
    links.into_iter().filter(matters).collect()
}

/// The nearest of every report, nearest first, then by position.
fn nearest(count: usize, links: &[Link]) -> Vec<Vec<(u32, f32)>> {
    let mut lists: Vec<Vec<(u32, f32)>> = vec![Vec::new(); count];
    for link in links.iter().filter(|link| link.close >= CLOSE) {
        for (from, to) in [(link.a, link.b), (link.b, link.a)] {
            if let Some(list) = lists.get_mut(from as usize) {
                list.push((to, link.close));
            }
        }
    }
    lists.par_iter_mut().for_each(|list| {
        list.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(NEAREST);
        list.shrink_to_fit();
    });
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, close: f32) -> Link {
        Link { a, b, close, copy: None }
    }

    fn of(neighbours: &Neighbours, (a, b, close): (usize, usize, f32), name: &str) -> f32 {
        let at = AROUND.iter().position(|feature| *feature == name);
        neighbours.around(a, b, close)[at.unwrap_or(usize::MAX)]
    }

    #[test]
    fn the_nearest_is_told_from_the_rest() {
        let links = [link(0, 1, 0.64), link(0, 2, 0.16), link(1, 2, 0.25), link(2, 3, 0.36)];
        let all = Neighbours::of(4, &links);
        assert_eq!(of(&all, (0, 1, 0.64), "best_least"), 1.0);
        assert_eq!(of(&all, (0, 2, 0.16), "best_least"), 0.25);
        assert_eq!(of(&all, (0, 2, 0.16), "third"), 0.5, "by way of 1");
        assert_eq!(of(&all, (0, 2, 0.16), "place_least"), 2.0_f32.ln());
        assert_eq!(of(&all, (0, 2, 0.16), "place_most"), 3.0_f32.ln());
        assert!(of(&all, (0, 1, 0.64), "shared") > of(&all, (0, 3, 0.0), "shared"));
        assert_eq!(of(&all, (0, 3, 0.0), "place_least"), (1.0 + NEAREST as f32).ln());
        assert_eq!(of(&all, (7, 9, 0.5), "best_most"), 1.0, "reports that are not there have no nearest");
    }

    #[test]
    fn pruning_parts_is_pruning_all() {
        let count = 90_u32;
        let all: Vec<Link> = (0..count)
            .flat_map(|a| (a + 1..count).map(move |b| link(a, b, ((a * 31 + b * 17) % 23) as f32 / 23.0)))
            .collect();
        let whole = prune(count as usize, all.clone());
        assert!(whole.len() < all.len() / 2, "{} of {}", whole.len(), all.len());
        let parts = (0..7).flat_map(|part| {
            let ours = all.iter().enumerate().filter(|(at, _)| at % 7 == part).map(|(_, link)| *link);
            prune(count as usize, ours.collect())
        });
        let mut parts: Vec<Link> = parts.collect();
        parts.sort_by_key(|link| (link.a, link.b));
        assert_eq!(prune(count as usize, parts), whole);
    }
}
