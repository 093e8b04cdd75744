//! Near-duplicates in bulk: reports per CPU-second of one thread, and what is found.
//!
//! Every tool runs in a process of its own on one thread. What is timed begins with the texts in memory and ends with
//! the families: tokenising, shingling, signing, looking up, checking and joining. Starting, importing and parsing JSON
//! are left out for all; the processor time of the whole process stands beside it.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use clap::ValueEnum;
use earwitness::group::{Facts, Family, Sketch, duplicates, grouping, sketch_text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::venv;
use crate::cost;
use crate::eval::Bench;
use crate::eval::near::{labels, pairs, set};

/// The rivals and their versions, on PyPI.
const PACKAGES: &[&str] = &["rensa==0.5.0", "datasketch==2.0.0", "gaoya==0.2.2", "scikit-learn==1.9.1"];

/// What of Earwitness is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Families of near-duplicates, what the rivals do.
    Families,
    /// Families and stories, what `earwitness group` does.
    Stories,
}

/// What one process says of one run.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Run {
    work_seconds: f64,
    whole_seconds: f64,
    peak_kilobytes: u64,
    families: Vec<usize>,
}

/// The tools in the order of the table.
const RIVALS: &[&str] = &["rensa", "gaoya", "datasketch", "TF-IDF + DBSCAN"];

/// Runs all tools in turn, so often, and gives the table; of each tool the cheapest run counts.
pub fn compare(bench: &Bench, scratch: &Path, rounds: usize) -> io::Result<String> {
    let rivals = venv::prepare(&scratch.join("rivals"), PACKAGES, include_str!("rivals.py"))?;
    let made = set(bench)?;
    let path = scratch.join("set.jsonl");
    let lines: Vec<String> =
        made.iter().map(|one| json!({"id": one.id, "text": one.text}).to_string()).collect();
    fs::write(&path, lines.join("\n"))?;
    let gold: Vec<usize> = made.iter().map(|one| one.family).collect();

    let mut tools: Vec<(String, Command)> = Vec::new();
    for (name, part) in
        [("Earwitness, families", Part::Families), ("Earwitness, families and stories", Part::Stories)]
    {
        let mut command = Command::new(env::current_exe()?);
        command.args(["compare", "group", "--alone"]).arg(&path);
        command.args(["--part", if part == Part::Families { "families" } else { "stories" }]);
        tools.push((name.to_owned(), command));
    }
    for name in RIVALS {
        let mut command = Command::new(&rivals.python);
        command.arg(&rivals.script).arg(name).arg(&path);
        tools.push(((*name).to_owned(), command));
    }
    let mut best: Vec<Option<Run>> = vec![None; tools.len()];
    for round in 1..=rounds {
        for ((name, command), best) in tools.iter_mut().zip(&mut best) {
            for threads in ["RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] {
                command.env(threads, "1");
            }
            let (output, _) = cost::of(command)?;
            let run: Run = serde_json::from_slice(&output.stdout)?;
            eprintln!("round {round}: {name}: {:.2} CPU-seconds", run.work_seconds);
            if best.as_ref().is_none_or(|best| run.work_seconds < best.work_seconds) {
                *best = Some(run);
            }
        }
    }
    let rows: Vec<(&str, Run)> =
        tools.iter().zip(best).filter_map(|((name, _), run)| Some((name.as_str(), run?))).collect();
    Ok(table(&rows, &gold, rounds))
}

fn table(rows: &[(&str, Run)], gold: &[usize], rounds: usize) -> String {
    let speed = |run: &Run| gold.len() as f64 / run.work_seconds;
    let ours = |at: usize| rows.get(at).map_or(0.0, |(_, run)| speed(run));
    let mut out = format!(
        "{} reports of about 200 words in {} families; the best of {rounds} rounds in one run, one thread each.\n\n",
        gold.len(),
        gold.last().map_or(0, |last| last + 1),
    );
    out.push_str("| tool | reports per CPU-second | families: times as fast | with stories: times as fast | pair precision | pair recall | whole process, CPU-seconds | peak memory, MB |\n|---|---|---|---|---|---|---|---|\n");
    for (at, (name, run)) in rows.iter().enumerate() {
        let (right, told, all) = pairs(gold, &run.families);
        let times = |ours: f64| if at < 2 { String::new() } else { format!("{:.1}", ours / speed(run)) };
        let _ = writeln!(
            out,
            "| {name} | {:.0} | {} | {} | {:.3} | {:.3} | {:.2} | {:.0} |",
            speed(run),
            times(ours(0)),
            times(ours(1)),
            right / told,
            right / all,
            run.whole_seconds,
            run.peak_kilobytes as f64 / 1024.0,
        );
    }
    out
}

/// Earwitness alone on a set, in this process; prints what a rival prints.
pub fn alone(path: &Path, part: Part) -> io::Result<()> {
    let texts: Vec<String> = fs::read_to_string(path)?
        .lines()
        .map(|line| Ok(serde_json::from_str::<Value>(line)?["text"].as_str().unwrap_or_default().to_owned()))
        .collect::<io::Result<_>>()?;
    find(texts.get(..4).unwrap_or_default(), part);
    let begun = cost::own()?.cpu;
    let found = find(&texts, part);
    let ended = cost::own()?.cpu;
    let families = labels(texts.len(), &found);
    let all = cost::own()?;
    let run = Run {
        work_seconds: (ended - begun).as_secs_f64(),
        whole_seconds: all.cpu.as_secs_f64(),
        peak_kilobytes: all.peak / 1024,
        families,
    };
    println!("{}", serde_json::to_string(&run)?);
    Ok(())
}

fn find(texts: &[String], part: Part) -> Vec<Family> {
    let sketch =
        |(at, text): (usize, &String)| sketch_text(Facts { id: &at.to_string(), ..Facts::default() }, text);
    let sketches: Vec<Sketch> = texts.iter().enumerate().map(sketch).collect();
    match part {
        Part::Families => duplicates(&sketches),
        Part::Stories => grouping(&sketches).families,
    }
}
