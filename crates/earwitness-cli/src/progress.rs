//! A line of progress on a terminal, when a run takes long.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Runs shorter than this show no progress.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Says on a terminal what a run does now, when that may take long.
pub fn announce(what: &str, quiet: bool) {
    if !quiet && stderr().is_terminal() {
        let _ = writeln!(stderr(), "{what}");
    }
}

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

/// Counts reports of a stream whose length nobody knows.
#[derive(Debug)]
pub struct Count {
    what: &'static str,
    shown: bool,
    began: Instant,
    done: usize,
}

impl Count {
    /// Silent where standard error is no terminal.
    pub fn new(what: &'static str, quiet: bool) -> Self {
        Self { what, shown: !quiet && stderr().is_terminal(), began: Instant::now(), done: 0 }
    }

    /// So many more are done.
    pub fn add(&mut self, more: usize) {
        self.done += more;
        if self.shown && self.began.elapsed() > PATIENCE {
            let _ = write!(stderr(), "\r{} {}", self.done, self.what);
        }
    }

    pub const fn done(&self) -> usize {
        self.done
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        if self.shown && self.began.elapsed() > PATIENCE {
            let _ = writeln!(stderr());
        }
    }
}
