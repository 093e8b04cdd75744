//! Evaluates Earwitness against gold and against rivals. Nothing depends on this crate.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod eval;
mod export;
mod scoreboard;
mod synthetic;

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
    /// Print what training scripts read: see training/collate and training/story.
    Export {
        #[arg(value_enum)]
        what: export::What,
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

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Eval { task, files, shared, verbose, record } => {
            let bench = eval::Bench::new(shared, files, verbose);
            let keep = if record { eval::Keep::Record } else { eval::Keep::Nothing };
            if eval::run(&task, &bench, keep) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Command::Export { what, shared } => export::run(what, &eval::Bench::new(shared, Vec::new(), false)),
        Command::Scoreboard { short } => {
            print!(
                "{}",
                scoreboard::table(if short { scoreboard::Rows::WithRivals } else { scoreboard::Rows::All })
            );
            ExitCode::SUCCESS
        }
    }
}
