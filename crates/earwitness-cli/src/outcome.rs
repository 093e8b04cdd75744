//! How a command ends.

use std::fmt;
use std::io;

/// A command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Everything was read, and there was nothing to tell: exit code 1.
    NothingFound,
}

impl Outcome {
    /// Of two parts of a run: something was found in either.
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Done => Self::Done,
            Self::NothingFound => other,
        }
    }
}

/// A command that failed: exit code 2, except for a closed pipe, which is success.
#[derive(Debug)]
pub enum Problem {
    ClosedPipe,
    /// What went wrong, and what the user can do about it.
    Failed {
        what: String,
        hint: Option<String>,
    },
}

impl Problem {
    pub fn new(what: impl Into<String>) -> Self {
        Self::Failed { what: what.into(), hint: None }
    }

    pub fn hint(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Failed { what: what.into(), hint: Some(hint.into()) }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::new(error.to_string()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClosedPipe => write!(f, "error: the reader of the output went away"),
            Self::Failed { what, hint: None } => write!(f, "error: {what}"),
            Self::Failed { what, hint: Some(hint) } => write!(f, "error: {what}\nhint: {hint}"),
        }
    }
}
