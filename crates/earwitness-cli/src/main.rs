//! The command line of Earwitness: arguments, progress, exit codes, hints.

mod args;
mod explain;
mod extract;
mod group;
mod inputs;
mod manual;
mod outcome;
mod output;
mod progress;
mod read;
mod report;

use args::{Arguments, Command};
use clap::Parser;
use outcome::{Outcome, Problem};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(threads) = arguments.threads {
        // A second pool cannot be there yet: this is the first thing the program does.
        let _first = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let done = match arguments.command {
        Command::Read(wanted) => read::run(&wanted),
        Command::Extract(wanted) => extract::run(&wanted),
        Command::Group(wanted) => group::run(&wanted),
        Command::Report(wanted) => report::run(&wanted),
        Command::Explain(wanted) => explain::run(&wanted),
        Command::Schema(wanted) => manual::schema(&wanted),
        Command::Completions(wanted) => manual::completions(&wanted),
        Command::Man(wanted) => manual::pages(&wanted),
    };
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound) => ExitCode::from(1),
        Err(Problem::ClosedPipe) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
