//! The outside world for Earwitness: files, folders and streams.
//!
//! [`open`] turns what a user names on the command line into [`Source`]s, one at a time:
//!
//! ```no_run
//! use earwitness_io::{Options, open};
//!
//! let inputs = ["reports/".to_owned(), "wire-*.jsonl.gz".to_owned(), "-".to_owned()];
//! for item in open(&inputs, Options::default()) {
//!     match item {
//!         Ok(source) => println!("{} ({} bytes)", source.id, source.bytes.len()),
//!         // A line that is no report, a file that cannot be read: say so and go on.
//!         Err(problem) => eprintln!("{problem}"),
//!     }
//! }
//! ```
//!
//! An input is a file, a folder (read with all folders in it, in the order of names), a pattern with `*`,
//! `**`, `?` or `[…]`, or `-` for standard input. Files are plain text (`.txt`, anything else that is
//! named), Markdown (`.md`, `.markdown`), web pages (`.html`, `.htm`, `.xhtml`) or JSON lines (`.jsonl`, `.ndjson`); each may be packed
//! by gzip or zstandard. JSON lines are read one line at a time: memory does not grow with the file.
//!
//! Every [`Problem`] names the file, the line where there is one, and a hint. [`Problem::code`] is the code
//! of its warning ("bad-line"); [`Problem::is_fatal`] tells a missing input from a line to be skipped.
//!
//! [`write`] replaces a file in one step: a reader sees the old file or the new one, never half of it.
//!
//! [`Source`]: earwitness::record::Source

mod grouping;
mod input;
mod problem;
pub mod state;
mod write;

pub use grouping::{Batch, facts, sketch_batches, sketch_source};
pub use input::{Options, Sources, open};
pub use problem::{Problem, ProblemKind};
pub use write::{clear, write, write_with};
