//! From what a user names to sources, one at a time.

mod find;
mod form;
mod identify;
mod stream;

use std::collections::VecDeque;
use std::path::PathBuf;

use earwitness::record::{Given, Source};
use identify::Identities;
use stream::Stream;

use crate::Problem;

/// How inputs are opened.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Facts for all sources, where a source does not bring its own.
    pub given: Given,
}

/// Opens files, folders, patterns and `-`, in the order named; folders in the order of names.
///
/// Ids are unique in one run. The id of a file is its name without its ending, with as many folders before
/// it as tell it from the others; of a JSON line its own, else the file's with the number of the line.
pub fn open(inputs: &[String], options: Options) -> Sources {
    let mut problems = VecDeque::new();
    let mut paths: Vec<PathBuf> = Vec::new();
    for input in inputs {
        match find::paths(input) {
            Ok(found) => paths.extend(found),
            Err(problem) => problems.push_back(problem),
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    let names = identify::names(&paths);
    let waiting = paths.into_iter().zip(names).collect();
    Sources { problems, waiting, stream: None, identities: Identities::default(), given: options.given }
}

/// The sources of a run, read one at a time; made by [`open`].
#[derive(Debug)]
pub struct Sources {
    problems: VecDeque<Problem>,
    /// Paths not yet opened, with their names in this run.
    waiting: VecDeque<(PathBuf, String)>,
    stream: Option<Stream>,
    identities: Identities,
    given: Given,
}

impl Iterator for Sources {
    type Item = Result<Source, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.problems.pop_front() {
                return Some(Err(problem));
            }
            let Some(stream) = self.stream.as_mut() else {
                let (path, name) = self.waiting.pop_front()?;
                match Stream::open(&path, name) {
                    Ok(stream) => self.stream = Some(stream),
                    Err(problem) => return Some(Err(problem)),
                }
                continue;
            };
            if let Some(source) = stream.take_waiting() {
                return Some(Ok(source));
            }
            match stream.next() {
                Some(Ok(mut source)) => {
                    fill(&mut source.given, &self.given);
                    let clash = self.identities.settle(&mut source, stream.path(), stream.line());
                    let Some(clash) = clash else { return Some(Ok(source)) };
                    stream.give_back(source);
                    return Some(Err(clash));
                }
                Some(Err(problem)) => return Some(Err(problem)),
                None => self.stream = None,
            }
        }
    }
}

/// What a source brings wins over what is given for all.
fn fill(own: &mut Given, all: &Given) {
    let pairs = [
        (&mut own.title, &all.title),
        (&mut own.outlet, &all.outlet),
        (&mut own.published, &all.published),
        (&mut own.url, &all.url),
        (&mut own.byline, &all.byline),
        (&mut own.language, &all.language),
    ];
    for (own, all) in pairs {
        if own.is_none() {
            own.clone_from(all);
        }
    }
}

#[cfg(test)]
mod tests;
