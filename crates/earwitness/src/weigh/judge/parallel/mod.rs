//! Readings that differ in one place, and there in what cannot both be so: "was acquitted of" and "was convicted of".
//!
//! Read in this order: `laid` (two passages word by word beside one another), `opposite` (words that exclude one another),
//! `named` (two names in one place), `turned` (two names of who did one deed, told from either side).

mod laid;
mod named;
mod opposite;
#[cfg(test)]
mod tests;
mod turned;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::record::ConflictKind;
use crate::weigh::collate::{Apart, Collation, Unit, is_not};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use super::time::are_apart;
use laid::{Line, Locus, loci};
use opposite::Opposites;

/// More readings of one gathering than this are not compared each with each (a cap on work).
const MOST: usize = 40;
/// Words that leave a passage open, or turn it.
const OPEN: &[&str] = &[
    "ago",
    "previously",
    "earlier",
    "once",
    "no",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "without",
    "if",
    "whether",
    "unless",
    "until",
    "would",
    "could",
    "might",
    "may",
    "should",
    "will",
    "must",
    "can",
    "likely",
    "unlikely",
    "or",
    "either",
    "only",
    "than",
];

/// All conflicts of words and names in one place, and which passages do not say all that another says.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> (Vec<Draft>, Apart) {
    let mut found = Found::new(scene);
    each_pair(scene, collation, |a, b, loci| {
        let doers = turned::doers(scene, a, b);
        found.part(a, b, loci, doers.is_some());
        found.contrast(a, b, loci, doers);
    });
    let mut drafts = found.denied.conflicts("Whether it is so");
    drafts.extend(found.excluded.conflicts("Which of the two"));
    drafts.extend(found.doers.conflicts("Who did it"));
    (drafts, found.apart)
}

/// What was found of a story's pairs of readings.
struct Found<'a> {
    scene: &'a Scene<'a>,
    /// Words of which only one can be so; with those that do not say the same.
    exclusive: Opposites,
    different: Opposites,
    denied: Joined,
    excluded: Joined,
    doers: Joined,
    apart: Apart,
}

impl<'a> Found<'a> {
    fn new(scene: &'a Scene<'a>) -> Self {
        Self {
            scene,
            exclusive: Opposites::of(scene, false),
            different: Opposites::of(scene, true),
            denied: Joined::new(ConflictKind::Polarity),
            excluded: Joined::new(ConflictKind::Polarity),
            doers: Joined::new(ConflictKind::Name),
            apart: Apart::default(),
        }
    }

    /// Notes what of two readings cannot both be so.
    fn contrast(&mut self, a: &Line, b: &Line, loci: &[Locus], doers: Option<((Side, Side), bool)>) {
        let scene = self.scene;
        // A pier that closed on Monday may open on Thursday.
        let timed = |locus: &Locus| has_time(scene, a, &locus.a) && has_time(scene, b, &locus.b);
        if are_apart(scene, a.passage, b.passage) || loci.iter().any(timed) {
            return;
        }
        if negated((a, b), loci) && tells(scene, a) && tells(scene, b) {
            let [one, other] =
                [a, b].map(|line| side(scene, line, if nots(line) > 0 { "not so" } else { "so" }));
            self.denied.add(one, other, Verdict::Hard);
        }
        if let Some(((one, other), true)) = doers {
            self.doers.add(one, other, Verdict::Unsure);
        }
        for locus in loci.iter().filter(|locus| is_all((a, b), locus, loci)) {
            if let Some((one, other)) = opposed(&self.exclusive, (a, b), locus) {
                let [one, other] = [side(scene, a, &a.lower[one]), side(scene, b, &b.lower[other])];
                self.excluded.add(one, other, Verdict::Hard);
            } else if let Some((one, other)) = named::doers(scene, (a, b), locus) {
                self.doers.add(one, other, Verdict::Unsure);
            }
        }
    }

    /// Notes which of two readings does not say all that the other says: two names, two numbers, two words in one place, or a name
    /// less.
    fn part(&mut self, a: &Line, b: &Line, loci: &[Locus], by_two: bool) {
        let scene = self.scene;
        let opposed =
            |locus: &Locus| is_all((a, b), locus, loci) && opposed(&self.different, (a, b), locus).is_some();
        let two = by_two || loci.iter().any(|locus| named::differ(scene, (a, b), locus) || opposed(locus));
        let is_short = |of: &dyn Fn(&Locus) -> bool| two || loci.iter().any(of);
        let short = [
            (is_short(&|locus| named::is_short(scene, (a, &locus.a), (b, &locus.b))), a, b),
            (is_short(&|locus| named::is_short(scene, (b, &locus.b), (a, &locus.a))), b, a),
        ];
        for (_, reading, wording) in short.into_iter().filter(|short| short.0) {
            self.apart.entry(wording.passage).or_default().push(reading.passage);
        }
    }
}

/// Asks of each two readings of other reports that stand in one gathering, whoever says them.
fn each_pair(scene: &Scene<'_>, collation: &Collation, mut ask: impl FnMut(&Line, &Line, &[Locus])) {
    let statements = collation.statements.iter().map(|gathering| &gathering.units);
    for units in collation.propositions.iter().chain(statements) {
        let units: Vec<&Unit> = units.iter().take(MOST).collect();
        let lines: Vec<Line> = units.iter().filter_map(|unit| Line::of(scene, unit)).collect();
        let mut seen: FxHashSet<(&[String], &[String])> = FxHashSet::default();
        for (i, a) in lines.iter().enumerate() {
            for b in lines[i + 1..].iter().filter(|b| b.report != a.report) {
                // Of many copies one is compared.
                if a.lower != b.lower && seen.insert((&a.lower, &b.lower)) {
                    let loci = loci(a, b);
                    if !loci.is_empty() {
                        ask(a, b, &loci);
                    }
                }
            }
        }
    }
}

/// The words of a locus that exclude one another, as places in the lines.
fn opposed(opposites: &Opposites, (a, b): (&Line, &Line), locus: &Locus) -> Option<(usize, usize)> {
    if is_open(a) || is_open(b) {
        return None;
    }
    let places = |line: &Line, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|&at| line.words[at].content).collect()
    };
    let (one, other) = (places(a, &locus.a), places(b, &locus.b));
    let pairs = one.iter().flat_map(|&x| other.iter().map(move |&y| (x, y)));
    let has = |line: &Line, stem: u32| line.stems.binary_search(&stem).is_ok();
    pairs.into_iter().find(|&(x, y)| {
        let (x, y) = (a.words[x].stem, b.words[y].stem);
        opposites.are(x, y) && !has(a, y) && !has(b, x)
    })
}

/// Whether a time stands among some words of a line.
fn has_time(scene: &Scene<'_>, line: &Line, range: &Range<usize>) -> bool {
    let times = scene.story.get(line.report).map_or(&[][..], |report| &report.layers.times);
    line.span(range).is_some_and(|span| times.iter().any(|time| time.span.overlaps(span)))
}

/// Whether a line has a verb: "as prisoners of war" tells nothing.
fn tells(scene: &Scene<'_>, line: &Line) -> bool {
    let clauses = scene.story.get(line.report).map_or(&[][..], |report| &report.layers.clauses);
    clauses.iter().any(|clause| line.passage.span.contains(clause.predicate))
}

fn nots(line: &Line) -> usize {
    line.lower.iter().filter(|word| is_not(word)).count()
}

/// Whether two lines are one but for a "not" in one of them, and neither is turned another way.
fn negated((a, b): (&Line, &Line), loci: &[Locus]) -> bool {
    let turned = |line: &Line| line.lower.iter().any(|word| OPEN.contains(&word.as_str()));
    nots(a) + nots(b) == 1
        && !turned(a)
        && !turned(b)
        && loci.iter().all(|locus| a.content(&locus.a).chain(b.content(&locus.b)).count() == 0)
}

fn is_open(line: &Line) -> bool {
    line.lower.iter().any(|word| OPEN.contains(&word.as_str()) || is_not(word))
}

/// Content words that stand for one another in a place; more of them tell something else.
const LONGEST: usize = 3;

/// Whether a locus is about all in which two lines differ.
fn is_all((a, b): (&Line, &Line), locus: &Locus, loci: &[Locus]) -> bool {
    let size = |locus: &Locus| a.content(&locus.a).count() + b.content(&locus.b).count();
    let (own, all) = (size(locus), loci.iter().map(size).sum::<usize>());
    let shared = common(&a.stems, &b.stems).len();
    own <= 2 * LONGEST && 2 * (all - own) <= shared
}

/// A line as a side.
fn side(scene: &Scene<'_>, line: &Line, key: &str) -> Side {
    Side::keyed(line.passage, scene.text(line.report, line.passage.span), key.to_owned())
}
