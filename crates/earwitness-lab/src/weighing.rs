//! What weighing one story costs, step by step, and how it grows with the number of reports.

mod crowd;
mod cuts;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Account, Form, Given, Report, Source};
use earwitness::weigh::{cast, collate, echo, judge, trace};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde_json::Value;

use crate::cost::{self, Cost};
use crate::eval::Bench;

/// What is measured.
#[derive(Debug)]
pub struct Plan {
    /// Numbers of reports, ascending.
    pub sizes: Vec<usize>,
    pub threads: usize,
    pub seed: u64,
    /// Of each size the round with the least processor time counts.
    pub rounds: usize,
    /// Versions of a few reports instead of reports made from many.
    pub cuts: bool,
    /// Reports (JSONL with `id` and `text`) to take instead of made ones.
    pub story: Option<PathBuf>,
}

/// The steps of `weigh`, in order.
const STEPS: [&str; 5] = ["echo", "cast", "collate", "trace", "judge"];

/// One size, measured.
#[derive(Debug)]
struct Row {
    reports: usize,
    words: usize,
    steps: [Cost; STEPS.len()],
    /// Of the process so far, the reports read included, in bytes.
    peak: u64,
}

/// Weighs the first reports of one story, and more of them; a table.
pub fn measure(bench: &Bench, plan: &Plan) -> io::Result<String> {
    let most = plan.sizes.last().copied().unwrap_or_default();
    let sources = match &plan.story {
        Some(file) => given(&fs::read_to_string(file)?, most)?,
        None if plan.cuts => cuts::sources(bench, most, plan.seed)?,
        None => crowd::sources(bench, most, plan.seed)?,
    };
    let pool = ThreadPoolBuilder::new().num_threads(plan.threads).build().map_err(io::Error::other)?;
    let weights = Weights::bundled();
    let mut reports: Vec<Report> = Vec::new();
    let mut rows = Vec::new();
    for &size in &plan.sizes {
        let more = sources.get(reports.len()..size.min(sources.len())).unwrap_or_default();
        reports.extend(pool.install(|| more.par_iter().map(|s| read(s, &weights)).collect::<Vec<_>>()));
        let mut story: Vec<&Report> = reports.iter().collect();
        story.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
        let mut best: Option<[Cost; STEPS.len()]> = None;
        for _ in 0..plan.rounds.max(1) {
            let (account, steps) = pool.install(|| weigh(&story))?;
            eprintln!("{}: account {:016x}, {}", story.len(), print_of(&account), shown(&steps));
            best = best.filter(|best| all(best).cpu <= all(&steps).cpu).or(Some(steps));
        }
        let words = reports.iter().map(|report| report.text.split_whitespace().count()).sum();
        let (steps, peak) = (best.unwrap_or_default(), cost::own()?.peak);
        rows.push(Row { reports: reports.len(), words, steps, peak });
    }
    Ok(table(&rows, plan))
}

/// `earwitness::weigh::weigh`, each step timed.
fn weigh(story: &[&Report]) -> io::Result<(Account, [Cost; STEPS.len()])> {
    let scorer = collate::Scorer::bundled();
    let (amended, zero) = timed(|| echo::amended(story))?;
    let story = &amended.iter().map(AsRef::as_ref).collect::<Vec<&Report>>()[..];
    let (cast, one) = timed(|| cast::unite(story))?;
    let (mut collation, two) = timed(|| collate::collate_by(story, &cast, &scorer))?;
    let (reuse, three) = timed(|| trace::reused(story))?;
    let (scene, four) = timed(|| {
        let scene = judge::Scene::new(story, &cast, &reuse.copies, collation.matcher.clone());
        let (conflicts, apart) = judge::conflicts(&scene, &collation, judge::Scorer::get());
        collation.doubt(&conflicts, &apart);
        (scene, conflicts)
    })?;
    let (scene, conflicts) = scene;
    let (traced, more) = timed(|| trace::trace(story, &cast, &collation, reuse))?;
    let (account, rest) = timed(|| judge::judge("story", &scene, (collation, traced), conflicts))?;
    Ok((account, [zero, one, two, all(&[three, more]), all(&[four, rest])]))
}

fn timed<T>(work: impl FnOnce() -> T) -> io::Result<(T, Cost)> {
    let (before, begun) = (cost::own()?, Instant::now());
    let done = work();
    let (wall, after) = (begun.elapsed(), cost::own()?);
    Ok((done, Cost { cpu: after.cpu.saturating_sub(before.cpu), wall, peak: after.peak }))
}

fn all(steps: &[Cost]) -> Cost {
    let add =
        |a: Cost, b: &Cost| Cost { cpu: a.cpu + b.cpu, wall: a.wall + b.wall, peak: a.peak.max(b.peak) };
    steps.iter().fold(Cost::default(), add)
}

fn shown(steps: &[Cost]) -> String {
    let one = |(name, cost): (&&str, &Cost)| {
        format!("{name} {:.2}/{:.2} s", cost.wall.as_secs_f64(), cost.cpu.as_secs_f64())
    };
    STEPS.iter().zip(steps).map(one).collect::<Vec<_>>().join(", ")
}

/// FNV-1a over all that an account says: what only became faster leaves it as it was.
fn print_of(account: &Account) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{account:?}").bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The first reports of a file.
fn given(lines: &str, most: usize) -> io::Result<Vec<Source>> {
    let source = |line: &str| {
        let row: Value = serde_json::from_str(line)?;
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        let given = Given { title: text("title"), outlet: text("outlet"), ..Given::default() };
        let (id, bytes) = (text("id").unwrap_or_default(), text("text").unwrap_or_default().into_bytes());
        Ok(Source { id, file: None, form: Form::Text, bytes, given })
    };
    lines.lines().filter(|line| !line.is_empty()).take(most).map(source).collect()
}

fn table(rows: &[Row], plan: &Plan) -> String {
    let mut out = format!("{} threads, seed {}. Seconds: wall / CPU.\n\n", plan.threads, plan.seed);
    let _ = writeln!(
        out,
        "| reports | words a report | {} | all | peak memory with the reports, MB |\n|---|---|---|---|---|---|---|---|---|",
        STEPS.join(" | ")
    );
    let both = |cost: Cost| format!("{:.2} / {:.2}", cost.wall.as_secs_f64(), cost.cpu.as_secs_f64());
    for row in rows {
        let steps: Vec<String> = row.steps.iter().map(|&cost| both(cost)).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {:.0} |",
            row.reports,
            row.words / row.reports.max(1),
            steps.join(" | "),
            both(all(&row.steps)),
            row.peak as f64 / 1e6,
        );
    }
    for row in rows {
        let Some(tenth) = rows.iter().find(|tenth| tenth.reports * 10 == row.reports) else { continue };
        let times = |measure: fn(Cost) -> f64| measure(all(&row.steps)) / measure(all(&tenth.steps));
        let _ = write!(
            out,
            "\nFrom {} to {} reports: wall time {:.1} ×, CPU time {:.1} ×.\n",
            tenth.reports,
            row.reports,
            times(|cost| cost.wall.as_secs_f64()),
            times(|cost| cost.cpu.as_secs_f64()),
        );
    }
    out
}
