//! One opened input: a whole file, or the lines of one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use earwitness::read::forms::jsonl;
use earwitness::record::{Form, Given, Source};
use flate2::bufread::MultiGzDecoder;

use super::find::{STANDARD_INPUT, ending};
use crate::{Problem, ProblemKind};

/// In bytes: no report and no line is larger.
const LARGEST: u64 = 256 << 20;

/// In bytes: what is looked at to tell the form of a stream.
const SAMPLE: usize = 4_096;

/// The sources of one path.
pub(super) struct Stream {
    path: PathBuf,
    name: String,
    state: State,
    line: usize,
    /// A source that waits because a problem goes before it.
    waiting: Option<Source>,
}

enum State {
    Whole(Form, Box<dyn BufRead + Send>),
    Lines(Box<dyn BufRead + Send>),
    Done,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("path", &self.path).field("line", &self.line).finish_non_exhaustive()
    }
}

impl Stream {
    pub(super) fn open(path: &Path, name: String) -> Result<Self, Problem> {
        let raw: Box<dyn Read + Send> = if path.as_os_str() == STANDARD_INPUT {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).map_err(|error| Problem::reading(path, error))?)
        };
        let mut plain = unpack(raw).map_err(|error| Problem::reading(path, error))?;
        let sample = plain.fill_buf().map_err(|error| Problem::reading(path, error))?;
        let state = match kind(path, &sample[..sample.len().min(SAMPLE)]) {
            Kind::Lines => State::Lines(plain),
            Kind::Whole(form) => State::Whole(form, plain),
        };
        Ok(Self { path: path.to_path_buf(), name, state, line: 0, waiting: None })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The line read last, for a file of lines.
    pub(super) fn line(&self) -> Option<usize> {
        matches!(self.state, State::Lines(_)).then_some(self.line)
    }

    /// Puts a source back, to be given again by the next call.
    pub(super) fn give_back(&mut self, source: Source) {
        self.waiting = Some(source);
    }

    pub(super) fn take_waiting(&mut self) -> Option<Source> {
        self.waiting.take()
    }

    fn read_whole(&self, form: Form, reader: Box<dyn BufRead + Send>) -> Result<Source, Problem> {
        let mut bytes = Vec::new();
        reader
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Problem::reading(&self.path, error))?;
        if bytes.len() as u64 > LARGEST {
            return Err(self.too_large());
        }
        let file = Some(self.path.display().to_string());
        Ok(Source { id: self.name.clone(), file, form, bytes, given: Given::default() })
    }

    fn too_large(&self) -> Problem {
        let message = format!("larger than {} MB", LARGEST >> 20);
        Problem::new(ProblemKind::TooLarge, &self.path, message)
            .with_hint("split it into one file or line a report")
    }
}

impl Iterator for Stream {
    type Item = Result<Source, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return None,
                State::Whole(form, reader) => return Some(self.read_whole(form, reader)),
                State::Lines(mut reader) => {
                    let mut line = Vec::new();
                    let read = (&mut reader).take(LARGEST + 1).read_until(b'\n', &mut line);
                    match read {
                        Err(error) => {
                            return Some(Err(Problem::reading(&self.path, error).at_line(self.line + 1)));
                        }
                        Ok(0) => return None,
                        Ok(read) if read as u64 > LARGEST => {
                            return Some(Err(self.too_large().at_line(self.line + 1)));
                        }
                        Ok(_) => {}
                    }
                    self.line += 1;
                    self.state = State::Lines(reader);
                    match jsonl::source(&line, &self.name, self.line) {
                        Ok(None) => {}
                        Ok(Some(source)) => {
                            let file = Some(format!("{}:{}", self.path.display(), self.line));
                            return Some(Ok(Source { file, ..source }));
                        }
                        Err(bad) => {
                            return Some(Err(
                                Problem::new(ProblemKind::BadLine, &self.path, bad.message).at_line(bad.line)
                            ));
                        }
                    }
                }
            }
        }
    }
}

/// Undoes gzip and zstandard, told by their first bytes.
fn unpack(raw: Box<dyn Read + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let mut reader = BufReader::with_capacity(1 << 16, raw);
    let head = reader.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(reader))));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(reader)?)));
    }
    Ok(Box::new(reader))
}

enum Kind {
    Whole(Form),
    Lines,
}

/// The form of a file, by its ending, else by how it begins.
fn kind(path: &Path, sample: &[u8]) -> Kind {
    match ending(path).as_deref() {
        Some("jsonl" | "ndjson") => return Kind::Lines,
        Some("html" | "htm" | "xhtml") => return Kind::Whole(Form::Html),
        Some("md" | "markdown") => return Kind::Whole(Form::Markdown),
        Some("txt" | "text") => return Kind::Whole(Form::Text),
        _ => {}
    }
    let begin = String::from_utf8_lossy(&sample[..sample.len().min(512)]).to_lowercase();
    let begin = begin.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if begin.starts_with('{')
        && (begin.contains("\"text\"") || begin.contains("\"html\"") || begin.contains("\"id\""))
    {
        return Kind::Lines;
    }
    let page = begin.starts_with("<!doctype html")
        || begin.starts_with("<html")
        || begin.starts_with("<?xml") && begin.contains("<html");
    Kind::Whole(if page { Form::Html } else { Form::Text })
}
