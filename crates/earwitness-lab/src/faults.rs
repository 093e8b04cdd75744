//! What survives when `earwitness group --state` is killed at random moments.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use earwitness_io::state::State;

use crate::eval::Bench;
use crate::scale::chain;
use crate::synthetic::Dice;
use crate::world::World;

/// What is tried.
#[derive(Debug)]
pub struct Plan<'a> {
    pub kills: usize,
    pub seed: u64,
    pub program: &'a Path,
    pub scratch: &'a Path,
}

/// Reports that one acknowledgement stands for, about: the batch of `earwitness group`.
const BATCH: usize = 1024;
/// A kill comes so long after an acknowledgement at most: as long as a batch takes, and its commit.
const DELAY: Duration = Duration::from_millis(60);
/// How many acknowledgements beyond what is stored a run may reach.
const AHEAD: usize = 2;

/// Kills a growing state again and again, then lets it end, and compares with an undisturbed run. What was found;
/// an error where something was lost or told otherwise.
pub fn disturb(bench: &Bench, plan: &Plan<'_>) -> io::Result<String> {
    // As many batches as kills reach on average, so that some come while stories are told.
    let batches = plan.kills.max(2);
    let file = plan.scratch.join("faults.jsonl");
    let mut out = BufWriter::new(File::create(&file)?);
    for dispatch in World::new(chain(bench)?, plan.seed).take(batches * BATCH) {
        writeln!(out, "{}", dispatch.line())?;
    }
    out.flush()?;
    drop(out);

    let (calm, shaken) = (plan.scratch.join("calm"), plan.scratch.join("shaken"));
    for folder in [&calm, &shaken] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    let undisturbed = whole(plan, &calm, &file)?;
    let mut dice = Dice(plan.seed);
    let (mut killed, mut while_storing, mut lost, mut acknowledged) = (0, 0, 0, 0);
    while killed < plan.kills {
        // The run starts from the first report again; what is known passes without being stored anew.
        let wanted = (acknowledged / BATCH + dice.below(AHEAD + 1)).min(batches);
        let delay = DELAY.mul_f64(dice.share());
        let Some(seen) = run_and_kill(plan, &shaken, &file, wanted, delay)? else { continue };
        killed += 1;
        acknowledged = acknowledged.max(seen);
        let state = State::open(&shaken).map_err(|problem| io::Error::other(problem.to_string()))?;
        let stored = state.len().map_err(|problem| io::Error::other(problem.to_string()))? as usize;
        lost += usize::from(stored < acknowledged);
        while_storing += usize::from(stored < batches * BATCH);
        eprintln!("kill {killed}: acknowledged {acknowledged}, stored {stored}");
    }
    let after = whole(plan, &shaken, &file)?;
    let same = undisturbed == after;
    let mut said = String::new();
    let _ = writeln!(
        said,
        "Seed {}: {killed} kills (signal 9) of `earwitness group --state` over {} reports, {while_storing} of them while \
         reports were being stored. After {lost} of them an acknowledged report was missing. The stories of the state \
         that was killed and those of one that was not are {}.",
        plan.seed,
        batches * BATCH,
        if same { "the same, byte for byte" } else { "NOT THE SAME" },
    );
    for folder in [&calm, &shaken] {
        fs::remove_dir_all(folder)?;
    }
    fs::remove_file(&file)?;
    if lost == 0 && same { Ok(said) } else { Err(io::Error::other(said)) }
}

fn group(plan: &Plan<'_>, folder: &Path, file: &Path) -> Command {
    let mut command = Command::new(plan.program);
    command.arg("group").arg(file).arg("--state").arg(folder).stdin(Stdio::null());
    command
}

/// A run to its end; what it printed.
fn whole(plan: &Plan<'_>, folder: &Path, file: &Path) -> io::Result<Vec<u8>> {
    let output = group(plan, folder, file).stderr(Stdio::null()).output()?;
    if output.status.success() { Ok(output.stdout) } else { Err(io::Error::other(output.status.to_string())) }
}

/// A run that is killed so long after so many acknowledgements; how many reports it had acknowledged, or `None` where
/// it ended before.
fn run_and_kill(
    plan: &Plan<'_>,
    folder: &Path,
    file: &Path,
    wanted: usize,
    delay: Duration,
) -> io::Result<Option<usize>> {
    let mut child = group(plan, folder, file).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let said = child.stderr.take().ok_or_else(|| io::Error::other("no standard error"))?;
    let (send, heard) = mpsc::channel();
    let listener = thread::spawn(move || {
        for line in BufReader::new(said).lines().map_while(Result::ok) {
            if let Some(stored) = line.strip_prefix("stored ").and_then(|rest| rest.parse::<usize>().ok()) {
                let _ = send.send(stored);
            }
        }
    });
    let mut acknowledged = heard.iter().take(wanted).last().unwrap_or_default();
    thread::sleep(delay);
    let ended = child.try_wait()?.is_some();
    child.kill()?;
    child.wait()?;
    let _ = listener.join();
    // What it said between the last look and its death counts too.
    acknowledged = heard.try_iter().last().unwrap_or(acknowledged);
    Ok((!ended).then_some(acknowledged))
}
