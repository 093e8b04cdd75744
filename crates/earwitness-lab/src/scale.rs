//! How time and memory of `earwitness group` grow with the number of reports.

mod plot;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cost::{self, Cost};
use crate::eval::near::pairs;
use crate::eval::{Bench, workspace};
use crate::world::{Chain, Dispatch, World};
use plot::Curve;

/// What is measured.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Numbers of reports, ascending.
    pub sizes: Vec<usize>,
    pub threads: usize,
    pub seed: u64,
    pub program: &'a Path,
    pub scratch: &'a Path,
}

/// One size, measured.
#[derive(Debug)]
struct Row {
    reports: usize,
    bytes: u64,
    cost: Cost,
    /// Pair precision and recall of stories, of families.
    stories: (f64, f64),
    families: (f64, f64),
}

/// What was measured, as a table and a picture.
#[derive(Debug)]
pub struct Growth {
    pub table: String,
    pub picture: String,
}

/// Measures every size on the beginning of one world.
pub fn measure(bench: &Bench, plan: &Plan<'_>) -> io::Result<Growth> {
    let path = plan.scratch.join("world.jsonl");
    let mut file = BufWriter::new(File::create(&path)?);
    let mut world = World::new(chain(bench)?, plan.seed);
    let (mut written, mut rows) = (0, Vec::new());
    for &size in &plan.sizes {
        for dispatch in world.by_ref().take(size - written) {
            writeln!(file, "{}", dispatch.line())?;
        }
        written = size;
        file.flush()?;
        let mut command = Command::new(plan.program);
        command.args(["--threads", &plan.threads.to_string(), "group", "--quiet"]).arg(&path);
        let (output, cost) = cost::of(&mut command)?;
        let (stories, families) = score(&String::from_utf8_lossy(&output.stdout))?;
        rows.push(Row { reports: size, bytes: fs::metadata(&path)?.len(), cost, stories, families });
        eprintln!("{size} reports: {:.1} s", cost.wall.as_secs_f64());
    }
    fs::remove_file(&path)?;
    Ok(Growth { table: table(&rows, plan), picture: picture(&rows) })
}

/// Keeps the picture in docs/scale.svg.
pub fn draw(growth: &Growth) -> io::Result<()> {
    fs::write(workspace().join("docs/scale.svg"), &growth.picture)
}

/// The words of news that made reports are made of.
pub fn chain(bench: &Bench) -> io::Result<Chain> {
    let originals = crate::synthetic::originals(&bench.corpus("polnear")?)?;
    Ok(Chain::learn(&originals.concat().join(" ")))
}

/// Pair precision and recall of stories and of families, from what `earwitness group` printed.
fn score(printed: &str) -> io::Result<((f64, f64), (f64, f64))> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut number = |name: &str| {
        let next = numbers.len();
        *numbers.entry(name.to_owned()).or_insert(next)
    };
    let (mut gold_stories, mut gold_texts, mut stories, mut texts) = (vec![], vec![], vec![], vec![]);
    for line in printed.lines() {
        let row: Value = serde_json::from_str(line)?;
        let id = row["id"].as_str().unwrap_or_default();
        gold_stories.push(number(Dispatch::story_in(id)));
        gold_texts.push(number(Dispatch::text_in(id)));
        stories.push(number(row["story"].as_str().unwrap_or_default()));
        texts.push(number(row["duplicate_of"].as_str().unwrap_or(id)));
    }
    let rates = |gold: &[usize], found: &[usize]| {
        let (right, told, all) = pairs(gold, found);
        (right / told, right / all)
    };
    Ok((rates(&gold_stories, &stories), rates(&gold_texts, &texts)))
}

fn table(rows: &[Row], plan: &Plan<'_>) -> String {
    let mut out = format!("{} threads, seed {}.\n\n", plan.threads, plan.seed);
    out.push_str("| reports | text, MB | wall, s | CPU, s | reports per wall second | peak memory, MB | stories: pair precision / recall | families: pair precision / recall |\n|---|---|---|---|---|---|---|---|\n");
    for row in rows {
        let wall = row.cost.wall.as_secs_f64();
        let _ = writeln!(
            out,
            "| {} | {:.0} | {wall:.1} | {:.1} | {:.0} | {:.0} | {:.3} / {:.3} | {:.3} / {:.3} |",
            row.reports,
            row.bytes as f64 / 1e6,
            row.cost.cpu.as_secs_f64(),
            row.reports as f64 / wall,
            row.cost.peak as f64 / 1e6,
            row.stories.0,
            row.stories.1,
            row.families.0,
            row.families.1,
        );
    }
    for row in rows {
        let Some(tenth) = rows.iter().find(|tenth| tenth.reports * 10 == row.reports) else { continue };
        let times = |measure: fn(&Row) -> f64| measure(row) / measure(tenth);
        let _ = write!(
            out,
            "\nFrom {} to {} reports: wall time {:.1} ×, CPU time {:.1} ×, peak memory {:.1} ×.\n",
            tenth.reports,
            row.reports,
            times(|row| row.cost.wall.as_secs_f64()),
            times(|row| row.cost.cpu.as_secs_f64()),
            times(|row| row.cost.peak as f64),
        );
    }
    out
}

fn picture(rows: &[Row]) -> String {
    let points = |value: fn(&Row) -> f64| rows.iter().map(|row| (row.reports as f64, value(row))).collect();
    plot::draw(&[
        Curve { title: "wall time, seconds", points: points(|row| row.cost.wall.as_secs_f64()) },
        Curve { title: "CPU time, seconds", points: points(|row| row.cost.cpu.as_secs_f64()) },
        Curve { title: "peak memory, MB", points: points(|row| row.cost.peak as f64 / 1e6) },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_is_scored() {
        let line = |id: &str, story: &str, of: &str| {
            format!(r#"{{"id":"{id}","story":"{story}","duplicate_of":{of}}}"#)
        };
        let printed = [
            line("s1.0-1", "a", "null"),
            line("s1.0-2", "a", r#""s1.0-1""#),
            line("s1.1-3", "b", "null"),
            line("s2.0-1", "b", "null"),
        ];
        let (stories, families) = score(&printed.join("\n")).unwrap();
        assert_eq!(stories, (0.5, 1.0 / 3.0));
        assert_eq!(families, (1.0, 1.0));
    }
}
