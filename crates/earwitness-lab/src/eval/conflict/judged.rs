//! Conflicts that the program once showed, as readers judged them: how many of those still shown they accept, and how many
//! of those that they accept are shown.

use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::record::{Account, Conflict, Report};
use earwitness::weigh::weigh;
use rayon::prelude::*;
use serde::Deserialize;

use super::share;
use crate::eval::document::{self, Document};
use crate::eval::{Bench, Measure, folder};

/// A story with conflicts of its reports.
#[derive(Debug, Deserialize)]
struct Story {
    file: String,
    story: String,
    conflicts: Vec<Judged>,
}

#[derive(Debug, Deserialize)]
struct Judged {
    split: Split,
    verdict: Verdict,
    /// Report, and where in it the value begins and ends, in code points.
    values: Vec<(String, usize, usize)>,
}

/// Whether the rules were mended on what readers said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Split {
    Tune,
    Check,
    /// Not mended on either, and of texts that come in pieces: see the README.
    Pieces,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    /// Both cannot be so, or one denies what the other says.
    Hard,
    /// Vaguer, rounded, or two opposed assessments.
    Soft,
    Reject,
}

/// What readers accept of a split.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    accepted: usize,
    shown: usize,
    right: usize,
}

/// The measures of all splits.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let stories: Vec<Story> =
        serde_json::from_str(&fs::read_to_string(folder("conflict").join("judged.json"))?)
            .map_err(io::Error::other)?;
    let corpora = document::corpora(bench, stories.iter().map(|story| story.file.as_str()))?;
    let of_story = |story: &Story| {
        let documents = corpora[story.file.as_str()].iter().filter(|document| document.story == story.story);
        let reports: Vec<Report> = documents.map(Document::report).collect();
        let account = weigh(&story.story, &reports.iter().collect::<Vec<&Report>>(), &Weights::bundled());
        [Split::Tune, Split::Check, Split::Pieces].map(|split| tally(&account, story, split))
    };
    let tallies: Vec<[Tally; 3]> = stories.par_iter().map(of_story).collect();
    let mut measures = Vec::new();
    for (at, name) in [(0, "tuned"), (1, "checked"), (2, "pieces")] {
        let sum = |part: fn(&Tally) -> usize| tallies.iter().map(|splits| part(&splits[at])).sum::<usize>();
        let (shown, right, accepted) =
            (sum(|tally| tally.shown), sum(|tally| tally.right), sum(|tally| tally.accepted));
        measures.push(
            Measure::new(format!("judged.{name}.accepted"), share(right, shown))
                .with_note(format!("{right} of {shown} conflicts shown that readers judged")),
        );
        measures.push(
            Measure::new(format!("judged.{name}.kept"), share(right, accepted))
                .with_note(format!("{right} of {accepted} that they accept")),
        );
    }
    Ok(measures)
}

fn tally(account: &Account, story: &Story, split: Split) -> Tally {
    let shown: Vec<&Conflict> = account.claims.iter().flat_map(|claim| &claim.conflicts).collect();
    let mut tally = Tally::default();
    for judged in story.conflicts.iter().filter(|judged| judged.split == split) {
        let accepted = judged.verdict != Verdict::Reject;
        let found = shown.iter().any(|conflict| is_shown(account, conflict, judged));
        tally.accepted += usize::from(accepted);
        tally.shown += usize::from(found);
        tally.right += usize::from(found && accepted);
    }
    tally
}

/// Whether two sides of a conflict share text with the judged values.
fn is_shown(account: &Account, conflict: &Conflict, judged: &Judged) -> bool {
    let touched = conflict.sides.iter().filter(|side| {
        side.iter().any(|value| {
            let report = &account.reports[value.passage.report];
            let points = |at: usize| report.text.get(..at).map_or(0, |text| text.chars().count());
            let (start, end) = (points(value.passage.span.start), points(value.passage.span.end));
            judged.values.iter().any(|(doc, from, to)| *doc == report.id && start < *to && *from < end)
        })
    });
    touched.count() >= 2
}
