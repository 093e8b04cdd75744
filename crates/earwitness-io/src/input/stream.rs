//! One opened input: a whole file, or the lines of one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use earwitness::read::forms::jsonl;
use earwitness::record::{Form, Given, Source};
use flate2::bufread::MultiGzDecoder;

use super::find::STANDARD_INPUT;
use super::form::{Doubt, Kind, Packing, doubt, kind};
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
    /// What is told before anything is read.
    doubt: Option<Problem>,
    /// Whether a line of it held anything.
    filled: bool,
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
        let (mut plain, packed) = unpack(raw).map_err(|error| Problem::reading(path, error))?;
        let sample = plain.fill_buf().map_err(|error| Problem::reading(path, error))?;
        let sample = &sample[..sample.len().min(SAMPLE)];
        let (kind, doubt) = (kind(path, sample), doubt(path, sample, packed));
        let state = match (&doubt, kind) {
            (Some(Doubt::NotRead(_)), _) => State::Done,
            (_, Kind::Lines) => State::Lines(plain),
            (_, Kind::Whole(form)) => State::Whole(form, plain),
        };
        let doubt = doubt.map(Doubt::problem);
        Ok(Self { path: path.to_path_buf(), name, state, line: 0, waiting: None, doubt, filled: false })
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

    fn empty(&self) -> Problem {
        Problem::new(ProblemKind::Empty, &self.path, "no line holds a report")
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
        if let Some(doubt) = self.doubt.take() {
            return Some(Err(doubt));
        }
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
                        Ok(0) => return (!self.filled).then(|| Err(self.empty())),
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
                            self.filled = true;
                            let file = Some(format!("{}:{}", self.path.display(), self.line));
                            return Some(Ok(Source { file, ..source }));
                        }
                        Err(bad) => {
                            self.filled = true;
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
fn unpack(raw: Box<dyn Read + Send>) -> io::Result<(Box<dyn BufRead + Send>, Packing)> {
    let mut reader = BufReader::with_capacity(1 << 16, raw);
    let head = reader.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        let plain = BufReader::with_capacity(1 << 16, MultiGzDecoder::new(reader));
        return Ok((Box::new(plain), Packing::Packed));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let plain = BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(reader)?);
        return Ok((Box::new(plain), Packing::Packed));
    }
    Ok((Box::new(reader), Packing::Bare))
}
