//! Evaluates Earwitness against gold and against rivals. Nothing depends on this crate.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use clap::{Args, Parser, Subcommand, ValueEnum};

mod compare;
mod cost;
mod document;
mod eval;
mod export;
mod faults;
mod judged;
mod scale;
mod scoreboard;
mod synthetic;
mod weighing;
mod world;

/// Evaluates Earwitness.
#[derive(Debug, Parser)]
#[command(name = "earwitness-lab", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score a task against its gold; fails when a measure is under its floor.
    Eval {
        /// A task by name, or "all".
        #[arg(value_parser = eval::names())]
        task: String,
        /// Files that the task scores instead of its own run (account: GOLD ACCOUNT).
        files: Vec<PathBuf>,
        /// The folder of corpora; beside the workspace unless named.
        #[arg(long, value_name = "DIR")]
        shared: Option<PathBuf>,
        /// Print every miss.
        #[arg(long, short)]
        verbose: bool,
        /// Keep the scores in eval/<task>/score.toml, from where the scoreboard takes them.
        #[arg(long)]
        record: bool,
    },
    /// Run Earwitness and its rivals on one set, in one run, and print a table.
    Compare {
        #[arg(value_enum)]
        what: Compared,
        /// How often each tool runs; its cheapest run counts.
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Run Earwitness alone on this set, in this process.
        #[arg(long, hide = true, value_name = "SET")]
        alone: Option<PathBuf>,
        #[arg(long, hide = true, default_value = "families")]
        part: compare::group::Part,
        #[command(flatten)]
        place: Place,
    },
    /// Measure how time and memory of `earwitness group` grow with the number of made reports.
    Scale {
        /// Numbers of reports, ascending.
        #[arg(long, value_delimiter = ',', default_value = "10000,30000,100000,300000,1000000")]
        sizes: Vec<usize>,
        #[arg(long, default_value_t = 2)]
        threads: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        place: Place,
    },
    /// Measure what weighing one story of many reports costs, step by step.
    Weigh {
        /// Numbers of reports, ascending.
        #[arg(long, value_delimiter = ',', default_value = "100,1000")]
        sizes: Vec<usize>,
        #[arg(long, default_value_t = 2)]
        threads: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How often each size is weighed; its cheapest run counts.
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Make versions of a few reports, each with a paragraph in five left out, other weekdays and other numbers.
        #[arg(long, conflicts_with = "story")]
        cuts: bool,
        /// Reports (JSONL with `id` and `text`) to take instead of made ones.
        story: Option<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// Kill `earwitness group --state` at random moments and see what survives.
    Faults {
        #[arg(long, default_value_t = 50)]
        kills: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        place: Place,
    },
    /// Print made reports as JSONL: a world of many stories, day by day.
    World {
        reports: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        place: Place,
    },
    /// Print what training scripts read: see training/collate and training/story.
    Export {
        #[arg(value_enum)]
        what: export::What,
        /// For pairs: stories (JSONL with `story`, `doc`, `text`) to take instead, without labels.
        files: Vec<PathBuf>,
        /// The folder of corpora; beside the workspace unless named.
        #[arg(long, value_name = "DIR")]
        shared: Option<PathBuf>,
    },
    /// Print the scores that were recorded last, beside floors and rivals, as a table.
    Scoreboard {
        /// Only the measures that have a rival.
        #[arg(long)]
        short: bool,
    },
}

/// What can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Compared {
    /// Near-duplicates in bulk.
    Group,
    /// Reading: speed, memory, names and sentences.
    Read,
}

/// Where things are and go.
#[derive(Debug, Args)]
struct Place {
    /// The folder of corpora; beside the workspace unless named.
    #[arg(long, value_name = "DIR")]
    shared: Option<PathBuf>,
    /// Folder for what is made on the way; in the system's folder for such files unless named.
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// The program; beside this one unless named.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Keep what was measured in docs/scale.md.
    #[arg(long)]
    write: bool,
}

impl Place {
    fn bench(&self) -> eval::Bench {
        eval::Bench::new(self.shared.clone(), Vec::new(), false)
    }

    fn scratch(&self) -> io::Result<PathBuf> {
        let folder = self.scratch.clone().unwrap_or_else(|| env::temp_dir().join("earwitness-lab"));
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn program(&self) -> io::Result<PathBuf> {
        let beside = || Ok(env::current_exe()?.with_file_name("earwitness"));
        self.program.clone().map_or_else(beside, Ok)
    }

    /// Prints a part of docs/scale.md and, if so wished, keeps it there.
    fn keep(&self, name: &str, part: &str) -> io::Result<()> {
        println!("{part}");
        if self.write {
            document::write(&eval::workspace().join("docs/scale.md"), name, part)?;
        }
        Ok(())
    }
}

/// Prints what went wrong.
fn ended(done: io::Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(
    what: Compared,
    rounds: usize,
    alone: Option<&Path>,
    part: compare::group::Part,
    place: &Place,
) -> io::Result<()> {
    match (what, alone) {
        (Compared::Group, Some(set)) => compare::group::alone(set, part),
        (Compared::Read, Some(set)) => compare::read::alone(set, &place.program()?),
        (Compared::Read, None) => {
            let table = compare::read::compare(&place.bench(), &place.program()?, &place.scratch()?, rounds)?;
            place.keep("reading", &table)
        }
        (Compared::Group, None) => {
            let table = compare::group::compare(&place.bench(), &place.scratch()?, rounds)?;
            place.keep("speed", &table)
        }
    }
}

fn grow(sizes: Vec<usize>, threads: usize, seed: u64, place: &Place) -> io::Result<()> {
    let (program, scratch) = (place.program()?, place.scratch()?);
    let plan = scale::Plan { sizes, threads, seed, program: &program, scratch: &scratch };
    let growth = scale::measure(&place.bench(), &plan)?;
    place.keep("growth", &growth.table)?;
    if place.write { scale::draw(&growth) } else { Ok(()) }
}

fn disturb(kills: usize, seed: u64, place: &Place) -> io::Result<()> {
    let (program, scratch) = (place.program()?, place.scratch()?);
    let plan = faults::Plan { kills, seed, program: &program, scratch: &scratch };
    place.keep("faults", &faults::disturb(&place.bench(), &plan)?)
}

fn print_world(reports: usize, seed: u64, place: &Place) -> io::Result<()> {
    let mut out = io::stdout().lock();
    world::World::new(scale::chain(&place.bench())?, seed)
        .take(reports)
        .try_for_each(|one| writeln!(out, "{}", one.line()))
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Compare { what, rounds, alone, part, place } => {
            ended(compare(what, rounds, alone.as_deref(), part, &place))
        }
        Command::Scale { sizes, threads, seed, place } => ended(grow(sizes, threads, seed, &place)),
        Command::Weigh { sizes, threads, seed, rounds, cuts, story, place } => {
            let plan = weighing::Plan { sizes, threads, seed, rounds, cuts, story };
            let name = if cuts { "cuts" } else { "weighing" };
            ended(weighing::measure(&place.bench(), &plan).and_then(|table| place.keep(name, &table)))
        }
        Command::Faults { kills, seed, place } => ended(disturb(kills, seed, &place)),
        Command::World { reports, seed, place } => ended(print_world(reports, seed, &place)),
        Command::Eval { task, files, shared, verbose, record } => {
            let bench = eval::Bench::new(shared, files, verbose);
            let keep = if record { eval::Keep::Record } else { eval::Keep::Nothing };
            if eval::run(&task, &bench, keep) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Command::Export { what, files, shared } => export::run(what, &eval::Bench::new(shared, files, false)),
        Command::Scoreboard { short } => {
            print!(
                "{}",
                scoreboard::table(if short { scoreboard::Rows::WithRivals } else { scoreboard::Rows::All })
            );
            ExitCode::SUCCESS
        }
    }
}
