//! Which propositions of a story's reports are gathered together, against SPARK's hand-made clusters and against groups
//! labelled for this project.
//!
//! The same measures as the shared `score_alignment.py`; both agree to the third digit.

pub mod gold;
pub mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use rayon::prelude::*;

use super::{Bench, Measure};
use gold::{Corpus, Reading};
use run::Fold;

/// Scores the library's own gatherings; or the groups of a JSONL file named; or, for cross-validation, the gatherings
/// by the scorers (JSON) named, each on its own `stories`.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut measures = measure(&Corpus::read(bench)?, bench)?;
    for mut measure in measure(&Corpus::labelled(bench)?, bench)? {
        measure.name = format!("labelled.{}", measure.name);
        measures.push(measure);
    }
    Ok(measures)
}

fn measure(corpus: &Corpus, bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut groups: BTreeMap<String, Vec<Vec<Reading>>> = BTreeMap::new();
    for file in &bench.files {
        let text = fs::read_to_string(file)?;
        if file.extension().is_some_and(|extension| extension == "json") {
            folds.push(Fold::read(&text)?);
        } else {
            groups.extend(corpus.groups(&text)?);
        }
    }
    if !groups.is_empty() {
        return Ok(score(corpus, &groups, bench));
    }
    let stories: Vec<_> =
        corpus.stories.par_iter().map(|(id, documents)| (id, run::reports(documents))).collect();
    let steps = folds.first().map_or(1, |fold| fold.sweep.len());
    let mut measures = Vec::new();
    for step in 0..steps {
        let scorer = |id: &str| {
            folds.iter().find(|fold| fold.stories.iter().any(|s| s == id)).map(|fold| fold.at(step))
        };
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

fn score(corpus: &Corpus, groups: &BTreeMap<String, Vec<Vec<Reading>>>, bench: &Bench) -> Vec<Measure> {
    let (mut hit, mut wanted, mut right, mut predicted, mut touched, mut spans) = (0, 0, 0, 0, 0, 0);
    for (story, gold) in &corpus.gold {
        let mut touched_by = vec![BTreeSet::new(); gold.len()];
        for (number, group) in groups.get(story).into_iter().flatten().enumerate() {
            let mut readings = Vec::new();
            for reading in group {
                let touching: Vec<usize> =
                    (0..gold.len()).filter(|&index| gold[index].is_touched_by(reading)).collect();
                for &index in &touching {
                    touched_by[index].insert(number);
                }
                if !touching.is_empty() {
                    readings.push((&reading.report, touching));
                }
            }
            for (at, (report, touching)) in readings.iter().enumerate() {
                for (other, others) in &readings[at + 1..] {
                    if report == other {
                        continue;
                    }
                    predicted += 1;
                    let shared =
                        touching.iter().any(|&a| others.iter().any(|&b| gold[a].cluster == gold[b].cluster));
                    right += usize::from(shared);
                    if bench.verbose && !shared {
                        println!("wrong {story}: {} | {}", gold[touching[0]].text, gold[others[0]].text);
                    }
                }
            }
        }
        spans += gold.len();
        touched += touched_by.iter().filter(|groups| !groups.is_empty()).count();
        for a in 0..gold.len() {
            for b in a + 1..gold.len() {
                if gold[a].report != gold[b].report && gold[a].cluster == gold[b].cluster {
                    wanted += 1;
                    let found = !touched_by[a].is_disjoint(&touched_by[b]);
                    hit += usize::from(found);
                    if bench.verbose && !found {
                        println!("missed {story}: {} | {}", gold[a].text, gold[b].text);
                    }
                }
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
    let share = |part: usize, whole: usize| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
    let (precision, recall) = (share(right, predicted), share(hit, wanted));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    vec![
        Measure::new("link_precision", precision).with_note(format!("{right} of {predicted} links shown")),
        Measure::new("link_recall", recall).with_note(format!("{hit} of {wanted} gold links")),
        Measure::new("link_f1", f1),
        Measure::new("touched", share(touched, spans)).with_note("gold spans that any group touches"),
    ]
}
