//! Tasks, their measures, and the floors that may only rise.
//!
//! A task is one file here, one line in [`TASKS`], and `eval/<task>/floor.toml`.

pub mod account;
pub mod alignment;
mod conflict;
mod coreference;
mod document;
mod event;
pub mod floor;
pub mod name;
pub mod near;
mod occasion;
mod origin;
mod pronoun;
mod quotation;
pub mod score;
pub mod sentence;
mod speaker;
pub mod statement;
pub mod story;
mod time;
mod treebank;

use std::io;
use std::path::{Path, PathBuf};

/// Every task, in the order of the flow.
const TASKS: &[Task] = &[
    Task { name: "sentence", about: "sentences and tokens, as CoNLL 2018 measures them", run: sentence::run },
    Task { name: "time", about: "time expressions, as TempEval-3 measures them", run: time::run },
    Task { name: "entity", about: "names, as strict span F1", run: name::run },
    Task { name: "pronoun", about: "whom \"he\" and \"she\" mean, on GUM", run: pronoun::run },
    Task { name: "quotation", about: "who says what on PolNeAR dev", run: quotation::run },
    Task { name: "speaker", about: "who speaks, in the stories with gold accounts", run: speaker::run },
    Task { name: "event", about: "who did what to whom, against gold trees of GUM news", run: event::run },
    Task { name: "account", about: "a whole story against hand-made gold", run: account::run },
    Task { name: "origin", about: "copies, families and origins of wire-heavy stories", run: origin::run },
    Task { name: "alignment", about: "propositions gathered across reports, on SPARK", run: alignment::run },
    Task {
        name: "conflict",
        about: "conflicts shown, against those that annotators listed",
        run: conflict::run,
    },
    Task {
        name: "coreference",
        about: "events across reports, as readers judged them",
        run: coreference::run,
    },
    Task { name: "occasion", about: "occasions, as a reader judged them", run: occasion::run },
    Task {
        name: "statement",
        about: "gold quotations gathered into statements, on one story",
        run: statement::run,
    },
    Task { name: "story", about: "stories, one setting for all sets, as BCubed", run: story::run },
    Task { name: "near", about: "near-duplicates: a synthetic set and wire families", run: near::run },
];

/// One thing that is measured.
struct Task {
    name: &'static str,
    about: &'static str,
    run: fn(&Bench) -> io::Result<Vec<Measure>>,
}

/// A score by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub name: String,
    pub score: f64,
    /// What stands behind the score: counts, ids.
    pub note: String,
}

impl Measure {
    pub fn new(name: impl Into<String>, score: f64) -> Self {
        Self { name: name.into(), score, note: String::new() }
    }

    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// Where an evaluation finds what it needs.
#[derive(Debug)]
pub struct Bench {
    shared: PathBuf,
    /// Files named on the command line.
    pub files: Vec<PathBuf>,
    pub verbose: bool,
}

impl Bench {
    pub fn new(shared: Option<PathBuf>, files: Vec<PathBuf>, verbose: bool) -> Self {
        Self { shared: shared.unwrap_or_else(|| workspace().join("../shared")), files, verbose }
    }

    /// A file or folder of the corpora; `NotFound` where it is absent, which skips the task.
    pub fn corpus(&self, path: &str) -> io::Result<PathBuf> {
        let path = self.shared.join("data").join(path);
        if path.exists() {
            Ok(path)
        } else {
            Err(io::Error::new(io::ErrorKind::NotFound, path.display().to_string()))
        }
    }
}

/// The names that the command line accepts.
pub fn names() -> Vec<&'static str> {
    TASKS.iter().map(|task| task.name).chain(["all"]).collect()
}

/// The tasks with what each measures, for the scoreboard.
pub fn tasks() -> impl Iterator<Item = (&'static str, &'static str)> {
    TASKS.iter().map(|task| (task.name, task.about))
}

/// Whether a run leaves its scores behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Nothing,
    Record,
}

/// Runs a task, or all of them; whether every measure holds its floor.
pub fn run(name: &str, bench: &Bench, keep: Keep) -> bool {
    let mut holds = true;
    for task in TASKS.iter().filter(|task| name == "all" || task.name == name) {
        println!("{}: {}", task.name, task.about);
        match (task.run)(bench) {
            Ok(measures) => {
                holds &= report(task.name, &measures);
                if keep == Keep::Record
                    && let Err(error) = score::write(&folder(task.name), &measures)
                {
                    println!("  FAILED: {error}");
                    holds = false;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                println!("  SKIPPED, not measured: {error} is not here (see --shared)");
            }
            Err(error) => {
                println!("  FAILED: {error}");
                holds = false;
            }
        }
    }
    holds
}

/// Prints measures beside their floors and rivals; whether every floor holds.
fn report(task: &str, measures: &[Measure]) -> bool {
    let floors = match floor::read(&folder(task).join("floor.toml")) {
        Ok(floors) => floors,
        Err(error) => {
            println!("  FAILED: {error}");
            return false;
        }
    };
    let mut holds = true;
    for measure in measures {
        let known = floors.get(&measure.name);
        let floor = known.and_then(|known| known.floor);
        let ceiling = known.and_then(|known| known.ceiling);
        let breaks = floor.is_some_and(|floor| measure.score < floor)
            || ceiling.is_some_and(|ceiling| measure.score > ceiling);
        holds &= !breaks;
        print!("  {:28} {:>7.3}", measure.name, measure.score);
        print!("{}", floor.map_or(String::new(), |floor| format!("  floor {floor:.3}")));
        print!("{}", ceiling.map_or(String::new(), |ceiling| format!("  ceiling {ceiling:.3}")));
        for rival in known.map_or(&[][..], |known| &known.rivals) {
            print!("  {} {:.3}", rival.name, rival.score);
        }
        print!("{}{}", if measure.note.is_empty() { "" } else { "  " }, measure.note);
        println!("{}", if breaks { "  BREAKS ITS FLOOR" } else { "" });
    }
    holds
}

/// Where a task keeps its floors and recorded scores.
pub fn folder(task: &str) -> PathBuf {
    workspace().join("eval").join(task)
}

/// The root of this repository.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
