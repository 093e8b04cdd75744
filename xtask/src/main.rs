//! Chores of the repository: borders between rooms, and documents that are generated, never typed.

mod borders;
mod documents;
mod files;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(about = "Chores of the repository")]
struct Chores {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Check that rooms import only what ARCHITECTURE.md allows, and that nothing depends on the lab
    Tidy,
    /// Write the generated parts of README.md, docs/cli.md and SCOREBOARD.md
    Docs {
        /// Change nothing; fail if something is out of date
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let root = files::root();
    let faults = match Chores::parse().chore {
        Chore::Tidy => borders::faults(&root),
        Chore::Docs { check: true } => documents::stale(&root),
        Chore::Docs { check: false } => documents::write(&root),
    };
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
