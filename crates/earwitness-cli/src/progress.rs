//! A line of progress on a terminal, when a run takes long.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Runs shorter than this show no progress.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Counts finished reports; thread-safe.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    began: Instant,
    of: usize,
    done: AtomicUsize,
}

impl Progress {
    /// Progress over a number of reports; silent where standard error is no terminal.
    pub fn over(of: usize, quiet: bool) -> Self {
        Self { shown: !quiet && stderr().is_terminal(), began: Instant::now(), of, done: AtomicUsize::new(0) }
    }

    /// One more report is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && self.began.elapsed() > PATIENCE {
            let end = if done == self.of { "\n" } else { "" };
            let _ = write!(stderr(), "\r{done} of {} reports read{end}", self.of);
        }
    }
}
