//! What work costs: processor time, wall time, memory.

use std::io;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// Processor time of all threads, wall time, and the peak of memory.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    pub cpu: Duration,
    pub wall: Duration,
    /// In bytes.
    pub peak: u64,
}

/// Processor time that this process has used so far, and its peak of memory.
pub fn own() -> io::Result<Cost> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok(Cost { cpu: cpu(&usage), wall: Duration::ZERO, peak: peak(&usage) })
}

/// Runs a command to its end, and what it cost; a failure of the command is an error. The kernel tells the peak
/// of the largest child so far only, so run the smaller ones first.
pub fn of(command: &mut Command) -> io::Result<(Output, Cost)> {
    let before = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let begun = Instant::now();
    let output = command.stdin(Stdio::null()).output()?;
    let wall = begun.elapsed();
    let after = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!("{command:?}: {}: {said}", output.status)));
    }
    Ok((output, Cost { cpu: cpu(&after).saturating_sub(cpu(&before)), wall, peak: peak(&after) }))
}

fn cpu(usage: &Usage) -> Duration {
    let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
    Duration::from_micros(microseconds.try_into().unwrap_or_default())
}

/// Linux counts in units of 1,024 bytes.
fn peak(usage: &Usage) -> u64 {
    u64::try_from(usage.max_rss()).unwrap_or_default() * 1024
}
