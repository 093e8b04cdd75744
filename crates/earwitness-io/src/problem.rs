//! What can go wrong outside.

use std::io;
use std::path::{Path, PathBuf};

/// Something outside that could not be read or written: what, where, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{}{message}{}", self.place(), self.advice())]
pub struct Problem {
    pub kind: ProblemKind,
    /// The file or folder, as the user named it.
    pub path: PathBuf,
    /// Counted from 1.
    pub line: Option<usize>,
    pub message: String,
    /// What the user may do about it.
    pub hint: Option<&'static str>,
    #[source]
    pub cause: Option<io::Error>,
}

/// The kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// No such file or folder.
    Missing,
    /// A pattern that fits no file, or a folder without reports.
    NothingFound,
    /// It is there but cannot be read.
    Unreadable,
    /// It is of a form that is not read, or may be of another than it is read as.
    UnknownForm,
    /// There is nothing in it.
    Empty,
    /// Larger than any report.
    TooLarge,
    /// A line of a JSONL file that is no report.
    BadLine,
    /// Two reports have one id; the later one gets another.
    DuplicateId,
    /// A file cannot be written.
    Unwritable,
    /// Another run has the state open.
    StateInUse,
    /// A state on disk that is damaged or of another version.
    BrokenState,
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, path: &Path, message: impl Into<String>) -> Self {
        Self { kind, path: path.to_path_buf(), line: None, message: message.into(), hint: None, cause: None }
    }

    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(crate) fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// From what the system said about a file that was to be read.
    pub(crate) fn reading(path: &Path, error: io::Error) -> Self {
        let (kind, hint) = match error.kind() {
            io::ErrorKind::NotFound => {
                (ProblemKind::Missing, "check the path; quote patterns with * for the shell")
            }
            io::ErrorKind::PermissionDenied => (ProblemKind::Unreadable, "check the permissions of the file"),
            _ => (ProblemKind::Unreadable, "check that the file is whole"),
        };
        let message = match kind {
            ProblemKind::Missing => "no such file or folder".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Self { cause: Some(error), ..Self::new(kind, path, message).with_hint(hint) }
    }

    /// From what the system said about a file that was to be written.
    pub(crate) fn writing(path: &Path, error: io::Error) -> Self {
        let message = format!("cannot be written: {error}");
        let problem = Self::new(ProblemKind::Unwritable, path, message);
        Self { cause: Some(error), ..problem }
            .with_hint("check the folder, its permissions and the space on the disk")
    }

    /// The stable code of its warning.
    pub const fn code(&self) -> &'static str {
        match self.kind {
            ProblemKind::Missing => "missing-input",
            ProblemKind::NothingFound => "nothing-found",
            ProblemKind::Unreadable => "unreadable-input",
            ProblemKind::UnknownForm => "unknown-form",
            ProblemKind::Empty => "empty-text",
            ProblemKind::TooLarge => "too-large",
            ProblemKind::BadLine => "bad-line",
            ProblemKind::DuplicateId => "duplicate-id",
            ProblemKind::Unwritable => "unwritable-output",
            ProblemKind::StateInUse => "state-in-use",
            ProblemKind::BrokenState => "broken-state",
        }
    }

    /// Whether the user named something that is not there or cannot be read; the others are lines and files to skip,
    /// forms to doubt and ids to change.
    pub const fn is_fatal(&self) -> bool {
        !matches!(
            self.kind,
            ProblemKind::BadLine | ProblemKind::DuplicateId | ProblemKind::UnknownForm | ProblemKind::Empty
        )
    }

    fn place(&self) -> String {
        let path = self.path.display();
        self.line.map_or_else(|| format!("{path}: "), |line| format!("{path}:{line}: "))
    }

    fn advice(&self) -> String {
        self.hint.map_or_else(String::new, |hint| format!(" ({hint})"))
    }
}
