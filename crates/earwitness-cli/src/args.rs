//! What the command line takes.

use clap::{Args, Parser, Subcommand, ValueEnum};
use earwitness::record::Moment;
use std::path::PathBuf;

/// Tells how many independent witnesses stand behind each thing the news says
///
/// Earwitness reads many news reports of one event and gives one account in which every quotation and claim carries
/// its evidence: who says it, in which words, from whom each outlet has it, how many independent origins stand behind
/// it, where reports conflict, and what only one has. It works offline and never says that a claim is true.
///
/// Exit codes: 0 done, 1 nothing found, 2 failed.
#[derive(Debug, Parser)]
#[command(name = "earwitness", version, max_term_width = 100)]
pub struct Arguments {
    /// Threads to use [default: all cores]; the output does not depend on it
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Read(Read),
    Extract(Extract),
    Group(Group),
    Report(Report),
    Explain(Explain),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
}

/// The reports to read, and what is known about them beside their text.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Files, folders or globs (.txt .md .html .jsonl, also .gz and .zst); `-` reads JSONL or one text from standard
    /// input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<String>,

    /// Publication date or time (ISO 8601) of reports that bring none beside their text (JSONL fields win)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,

    /// Outlet of reports that bring none beside their text
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,

    /// Use rules only, without the learned weights
    #[arg(long)]
    pub rules: bool,

    /// Print no warnings and no progress
    #[arg(long, short)]
    pub quiet: bool,
}

/// Read each report alone: quotations, speakers, channels, events, times, numbers, as JSONL
///
/// One object a report, in input order. Offsets count Unicode code points.
#[derive(Debug, Args)]
pub struct Read {
    #[command(flatten)]
    pub inputs: Inputs,

    /// Put every report's text into the output (HTML reports carry theirs always)
    #[arg(long)]
    pub text: bool,
}

/// Cut the articles out of web pages, as JSONL that every command reads
///
/// One object a page, in input order: {"id", "url", "title", "byline", "published", "outlet", "language", "text"}; what a
/// page does not tell is null. Menus, links to other pages and notices are left out of the text.
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders or globs (.html .jsonl .txt, also .gz and .zst); `-` reads JSONL, a page or one text from standard
    /// input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<String>,

    /// Publication date or time (ISO 8601) of pages that tell none beside their text
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,

    /// Outlet of pages that tell none beside their text
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,

    /// Print no warnings and no progress
    #[arg(long, short)]
    pub quiet: bool,
}

/// Group reports into stories and find near-duplicates, as JSONL
///
/// Prints {"id", "story", "duplicate_of"} for each report, in input order; "duplicate_of" names the first report of
/// the same text. Inputs are read as a stream: sketches stay in memory, texts do not.
#[derive(Debug, Args)]
pub struct Group {
    #[command(flatten)]
    pub inputs: Inputs,

    /// One object a story, instead of one a report
    #[arg(long)]
    pub stories: bool,

    /// One object a family of near-duplicates, with the kind and similarity of each tie
    #[arg(long, conflicts_with = "stories")]
    pub families: bool,

    /// Keep an index in a folder: add the reports to those it has, and group all of them
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,

    /// Explain why two reports are one story, or not
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with_all = ["stories", "families", "state"])]
    pub explain: Option<Vec<String>>,
}

/// Report what stands behind each thing the reports say (the main job)
///
/// Groups the reports into stories and weighs each. With `-o` writes index.html (the page), account.json, tables and
/// graphs into a folder; without it prints a summary, or one format to standard output.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    pub inputs: Inputs,

    /// Folder to write the page, account.json, tables and graphs to
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Print one format to standard output
    #[arg(long, value_parser = formats(), value_name = "FORMAT")]
    pub format: Option<String>,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// Take all reports as one story, ungrouped
    #[arg(long)]
    pub one_story: bool,
}

/// Explain why a claim or statement has its number of origins
///
/// CLAIM is an id of account.json ("c7", "s3") or some words of the claim. Lists the readings, what each relies on,
/// and the evidence for every link.
#[derive(Debug, Args)]
pub struct Explain {
    /// Id of a claim or statement, or words of it
    pub claim: String,

    #[command(flatten)]
    pub inputs: Inputs,

    /// Take all reports as one story, ungrouped
    #[arg(long)]
    pub one_story: bool,
}

/// Print the JSON Schema of a published shape
#[derive(Debug, Args)]
pub struct Schema {
    /// The shape
    pub shape: Shape,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Shape {
    Account,
    Read,
    Extract,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
pub struct Completions {
    pub shell: clap_complete::Shell,
}

/// Write the manual pages
#[derive(Debug, Args)]
pub struct Man {
    /// Folder to write the pages to
    #[arg(value_name = "DIR")]
    pub output: PathBuf,
}

/// A date that reports can be ordered by.
fn date(text: &str) -> Result<String, String> {
    let told = Moment::of(text).map(|_| text.to_owned());
    told.ok_or_else(|| "a date (2031-03-04) or date and time (2031-03-04T11:20Z) is wanted".to_owned())
}

/// The names of all output forms, from the library's own list.
fn formats() -> clap::builder::PossibleValuesParser {
    let names = earwitness::render::FORMATS.iter();
    clap::builder::PossibleValuesParser::new(
        names.map(|f| clap::builder::PossibleValue::new(f.name).help(f.about)),
    )
}
