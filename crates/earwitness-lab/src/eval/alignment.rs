//! Which propositions of a story's reports are gathered together, against SPARK's hand-made clusters and against groups
//! labelled for this project.
//!
//! The same measures as the shared `score_alignment.py`; both agree to the third digit.

pub mod gold;
pub mod judged;
pub mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use rayon::prelude::*;

use super::{Bench, Measure};
use gold::{Corpus, Proposition, Reading};
use run::Fold;

/// Scores gatherings by scorers that did not see their story: those of `eval/folds`, or those named (JSON); or the
/// groups of a JSONL file named.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut measures = measure(&Corpus::read(bench)?, bench)?;
    for mut measure in measure(&Corpus::labelled(bench)?, bench)? {
        measure.name = format!("labelled.{}", measure.name);
        measures.push(measure);
    }
    measures.extend(judged::accepted(bench)?);
    Ok(measures)
}

#[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}

fn measure(corpus: &Corpus, bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut groups: BTreeMap<String, Vec<Vec<Reading>>> = BTreeMap::new();
    for file in &bench.files {
        if file.extension().is_some_and(|extension| extension == "json") {
            folds.push(Fold::read(file)?);
        } else {
            groups.extend(corpus.groups(&fs::read_to_string(file)?)?);
        }
    }
    if !groups.is_empty() {
        return Ok(score(corpus, &groups, bench));
    }
    if folds.is_empty() {
        folds = Fold::shipped()?;
    }
    let stories: Vec<_> =
        corpus.stories.par_iter().map(|(id, documents)| (id, run::reports(documents))).collect();
    let steps = folds.first().map_or(1, |fold| fold.sweep.len());
    let mut measures = Vec::new();
    for step in 0..steps {
        let scorer = |id: &str| Fold::of(&folds, id).map(|fold| fold.at(step));
        let groups = stories
            .par_iter()
            .map(|(id, reports)| ((*id).clone(), run::groups(reports, scorer(id).as_ref())));
        let groups = groups.collect::<Vec<_>>().into_iter().collect();
        let at = folds.first().filter(|_| steps > 1).and_then(|fold| fold.sweep.get(step));
        for mut measure in score(corpus, &groups, bench) {
            if let Some((statements, claims)) = at {
                measure.name = format!("{}@{statements}/{claims}", measure.name);
            }
            measures.push(measure);
        }
    }
    Ok(measures)
}

/// What links were found, over all stories.
#[derive(Default)]
struct Links {
    wanted: usize,
    hit: usize,
    /// Shown between passages of which both are in some cluster.
    predicted: usize,
    right: usize,
    spans: usize,
    touched: usize,
    /// Shown in stories of which every cluster is listed, and those of them that no cluster bears out.
    shown: usize,
    false_merges: usize,
}

impl Links {
    fn add(
        &mut self,
        gold: &[Proposition],
        complete: bool,
        groups: &[Vec<Reading>],
        tell: &dyn Fn(&str, [&str; 2]),
    ) {
        let mut touched_by = vec![BTreeSet::new(); gold.len()];
        for (number, group) in groups.iter().enumerate() {
            let touching = |reading: &Reading| -> Vec<usize> {
                (0..gold.len()).filter(|&index| gold[index].is_touched_by(reading)).collect()
            };
            let readings: Vec<(&Reading, Vec<usize>)> =
                group.iter().map(|one| (one, touching(one))).collect();
            for &index in readings.iter().flat_map(|(_, touching)| touching) {
                touched_by[index].insert(number);
            }
            for (at, (one, touching)) in readings.iter().enumerate() {
                for (_, others) in readings[at + 1..].iter().filter(|other| other.0.report != one.report) {
                    self.show(gold, complete, [touching, others], tell);
                }
            }
        }
        let decided = || (0..gold.len()).filter(|&index| gold[index].decided);
        self.spans += decided().count();
        self.touched += decided().filter(|&index| !touched_by[index].is_empty()).count();
        for a in decided() {
            for b in decided().filter(|&b| b > a) {
                if gold[a].report != gold[b].report && gold[a].cluster == gold[b].cluster {
                    self.wanted += 1;
                    let found = !touched_by[a].is_disjoint(&touched_by[b]);
                    self.hit += usize::from(found);
                    if !found {
                        tell("missed", [&gold[a].text, &gold[b].text]);
                    }
                }
            }
        }
    }

    /// Judges a link between two passages, each given by the gold spans that it touches.
    fn show(
        &mut self,
        gold: &[Proposition],
        complete: bool,
        [touching, others]: [&[usize]; 2],
        tell: &dyn Fn(&str, [&str; 2]),
    ) {
        let shared = |decided: bool| {
            let of = |all: &[usize]| -> BTreeSet<&str> {
                let all = all.iter().map(|&index| &gold[index]).filter(|span| span.decided == decided);
                all.map(|span| span.cluster.as_str()).collect()
            };
            !of(touching).is_disjoint(&of(others))
        };
        let first = |all: &[usize]| all.iter().copied().find(|&index| gold[index].decided);
        let right = shared(true);
        if complete && (right || !shared(false)) {
            self.shown += 1;
            self.false_merges += usize::from(!right);
        }
        if let (Some(one), Some(other)) = (first(touching), first(others))
            && (right || !shared(false))
        {
            self.predicted += 1;
            self.right += usize::from(right);
            if !right {
                tell("wrong", [&gold[one].text, &gold[other].text]);
            }
        }
    }
}

fn score(corpus: &Corpus, groups: &BTreeMap<String, Vec<Vec<Reading>>>, bench: &Bench) -> Vec<Measure> {
    let mut links = Links::default();
    for (story, gold) in &corpus.gold {
        let groups = groups.get(story).map_or(&[][..], Vec::as_slice);
        let tell = |what: &str, [one, other]: [&str; 2]| {
            if bench.verbose {
                println!("{what} {story}: {one} | {other}");
            }
        };
        links.add(gold, corpus.complete.contains(story), groups, &tell);
    }
    let Links { wanted, hit, predicted, right, spans, touched, shown, false_merges } = links;
    let (precision, recall) = (share(right, predicted), share(hit, wanted));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    let merges = (shown > 0).then(|| {
        Measure::new("false_merges", share(false_merges, shown))
            .with_note(format!("{false_merges} of {shown} links shown in stories listed completely"))
    });
    let mut measures = vec![
        Measure::new("link_precision", precision).with_note(format!("{right} of {predicted} links shown")),
        Measure::new("link_recall", recall).with_note(format!("{hit} of {wanted} gold links")),
        Measure::new("link_f1", f1),
        Measure::new("touched", share(touched, spans)).with_note("gold spans that any group touches"),
    ];
    measures.extend(merges);
    measures
}
