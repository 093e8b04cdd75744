//! `earwitness group --state` when runs are killed, meet, and come again. `earwitness-lab faults` does the same at
//! length.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use earwitness_io::state::State;

/// Reports of a run: four batches.
const REPORTS: usize = 4096;

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("earwitness-cli-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for scratch");
    folder
}

fn group(folder: &Path, input: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_earwitness"));
    command.arg("group").arg(input).arg("--state").arg(folder).stdin(Stdio::null());
    command
}

fn finish(command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Three short reports of each of many invented events.
fn reports(file: &Path) {
    const PLACES: [&str; 8] = ["Varna", "Lima", "Oslo", "Quito", "Perth", "Turin", "Lagos", "Hanoi"];
    let mut lines = String::new();
    for at in 0..REPORTS {
        let (event, day) = (at / 3, 1 + at / 150);
        let place = PLACES[event % PLACES.len()];
        let text = format!(
            "Ferry Calla{event} aground off {place}. Pilot Oren{event} said {} crew of the Calla{event} were safe on day {at}.",
            event % 90
        );
        let published = format!("2031-03-{day:02}");
        let _ = writeln!(lines, r#"{{"id":"r{at}","published":"{published}","text":"{text}"}}"#);
    }
    fs::write(file, lines).expect("a file for scratch");
}

#[test]
fn killed_runs_lose_nothing_and_end_where_a_calm_run_ends() {
    let scratch = scratch("killed");
    let input = scratch.join("reports.jsonl");
    reports(&input);
    let calm = finish(&mut group(&scratch.join("calm"), &input)).stdout;

    let shaken = scratch.join("shaken");
    for (kill, wait) in [(0, 5), (1, 0), (1, 9), (2, 3), (4, 1)] {
        let mut child = group(&shaken, &input).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let stored = |line: String| line.strip_prefix("stored ").and_then(|rest| rest.parse::<u64>().ok());
        let mut acknowledged = lines.by_ref().filter_map(stored).take(kill).last().unwrap_or_default();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = lines.filter_map(stored).last().unwrap_or(acknowledged);
        if shaken.exists() {
            let there = State::open(&shaken).unwrap().len().unwrap();
            assert!(there >= acknowledged, "acknowledged {acknowledged}, there are {there}");
        }
    }
    assert!(finish(&mut group(&shaken, &input)).stdout == calm, "the stories are not the same");
    let _ = fs::remove_dir_all(&scratch);
}

#[test]
fn a_second_writer_is_refused() {
    let scratch = scratch("second");
    let input = scratch.join("a.txt");
    fs::write(&input, "The Calla Rose burned in Port Maren harbour.").unwrap();
    let state = scratch.join("state");
    let held = State::open(&state).unwrap();
    let refused = group(&state, &input).output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(
        said.contains("another run is writing to this state") && said.contains("wait until it is done"),
        "{said}"
    );
    drop(held);
    finish(&mut group(&state, &input));
    let _ = fs::remove_dir_all(&scratch);
}

#[test]
fn a_story_keeps_its_id_when_reports_come() {
    let scratch = scratch("ids");
    let (first, second) = (scratch.join("first.jsonl"), scratch.join("second.jsonl"));
    let line = |id: &str, day: &str, text: &str| {
        format!("{{\"id\":\"{id}\",\"published\":\"2031-03-{day}\",\"text\":\"{text}\"}}\n")
    };
    let strike =
        "Fourteen grain ships lay idle in Varna harbour as dockers went on strike over wages on Monday.";
    let again = "Dockers at the harbour of Varna went on strike over wages on Monday, and fourteen grain ships lay idle.";
    let meals = "Peru's parliament voted in Lima for a law that gives every pupil free school meals.";
    fs::write(&first, line("b", "02", strike) + &line("c", "02", meals)).unwrap();
    fs::write(&second, line("a", "01", again)).unwrap();
    let state = scratch.join("state");
    let stories = |output: Output| -> Vec<(String, String)> {
        let printed = String::from_utf8(output.stdout).unwrap();
        let row = |line: &str| -> (String, String) {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            (row["id"].to_string(), row["story"].to_string())
        };
        printed.lines().map(row).collect()
    };
    let before = stories(finish(group(&state, &first).arg("--quiet")));
    let after = stories(finish(group(&state, &second).arg("--quiet")));
    assert_eq!(before.len(), 2, "{before:?}");
    // Whatever joins, what was told of "b" and "c" is told again.
    assert_eq!(after[..2], before[..], "{after:?}");
    assert_eq!(after[2].0, "\"a\"");
    let _ = fs::remove_dir_all(&scratch);
}
