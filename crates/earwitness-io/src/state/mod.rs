//! Grouping that remembers: sketches and stories on disk, reports added as they come.
//!
//! What [`State::add`] has returned for is on disk and survives a crash at any moment; the store (redb)
//! commits whole batches or nothing. Stories are a function of the sketches and their order of arrival, so a
//! run that was cut off anywhere ends, once it is repeated, where an undisturbed run ends.

mod event;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use earwitness::group::{Family, Sketch, decode, encode, grouping, story_id};
use earwitness::record::Story;
use redb::{
    Database, DatabaseError, ReadableDatabase, ReadableTable, ReadableTableMetadata, StorageError,
    TableDefinition,
};

use crate::{Problem, ProblemKind};
pub use event::Event;
use event::events;

/// Sketches by order of arrival.
const SKETCHES: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("sketches");
/// Order of arrival by report id.
const ARRIVALS: TableDefinition<'_, &str, u64> = TableDefinition::new("arrivals");
/// The story of each report, by order of arrival, as told last.
const STORIES: TableDefinition<'_, u64, &str> = TableDefinition::new("stories");
/// The form of the tables.
const FORM: TableDefinition<'_, &str, u64> = TableDefinition::new("form");
const FORM_NUMBER: u64 = 1;

/// The file in the folder.
const FILE: &str = "group.redb";
/// A store that is being made.
const BEGUN: &str = "group.redb.begun";

/// An index of reports on disk. One at a time may be open for a folder, over all processes.
#[derive(Debug)]
pub struct State {
    path: PathBuf,
    database: Database,
}

/// All reports of a state, grouped.
#[derive(Debug, Default)]
pub struct Told {
    /// Ids of the reports in order of arrival; members of stories and families are positions here.
    pub reports: Vec<String>,
    pub stories: Vec<Story>,
    pub families: Vec<Family>,
    /// What became of the stories told last time.
    pub events: Vec<Event>,
}

/// The store in a folder. A new one is made whole beside its place and then put there, so that a run killed while it
/// begins leaves no half of one; what such a run left holds nothing.
fn database(folder: &Path) -> Result<Database, DatabaseError> {
    let path = folder.join(FILE);
    if !path.exists() {
        let begun = folder.join(BEGUN);
        match Database::create(&begun) {
            Err(DatabaseError::DatabaseAlreadyOpen) => return Err(DatabaseError::DatabaseAlreadyOpen),
            Err(_) => {
                let _ = fs::remove_file(&begun);
                drop(Database::create(&begun)?);
            }
            Ok(database) => drop(database),
        }
        // Another run may have put its own there first: a link never replaces a file.
        let linked = fs::hard_link(&begun, &path);
        let _ = fs::remove_file(&begun);
        if let Err(error) = linked
            && !path.exists()
        {
            return Err(DatabaseError::Storage(StorageError::Io(error)));
        }
    }
    Database::create(&path)
}

impl State {
    /// Opens the state in a folder, or begins one.
    pub fn open(folder: &Path) -> Result<Self, Problem> {
        fs::create_dir_all(folder).map_err(|error| Problem::writing(folder, error))?;
        let database = database(folder).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => {
                Problem::new(ProblemKind::StateInUse, folder, "another run is writing to this state")
                    .with_hint("wait until it is done, or give another folder")
            }
            error => broken(folder, &error),
        })?;
        let state = Self { path: folder.to_path_buf(), database };
        state.prepare().map_err(|error| broken(folder, &error))?.map(|()| state)
    }

    /// Makes the tables; refuses those of another form.
    fn prepare(&self) -> Result<Result<(), Problem>, redb::Error> {
        let write = self.database.begin_write()?;
        let found = {
            let mut form = write.open_table(FORM)?;
            let found = form.get("form")?.map(|number| number.value());
            if found.is_none() {
                form.insert("form", FORM_NUMBER)?;
            }
            write.open_table(SKETCHES)?;
            write.open_table(ARRIVALS)?;
            write.open_table(STORIES)?;
            found
        };
        write.commit()?;
        Ok(match found {
            Some(number) if number != FORM_NUMBER => Err(self.refuse("made by another version")),
            _ => Ok(()),
        })
    }

    /// Adds reports; those whose id is known are left as they are. How many are new; when this returns,
    /// they are on disk.
    pub fn add(&self, sketches: &[Sketch]) -> Result<usize, Problem> {
        self.store(sketches).map_err(|error| broken(&self.path, &error))
    }

    fn store(&self, sketches: &[Sketch]) -> Result<usize, redb::Error> {
        let write = self.database.begin_write()?;
        let mut added = 0;
        {
            let mut table = write.open_table(SKETCHES)?;
            let mut arrivals = write.open_table(ARRIVALS)?;
            let mut next = table.last()?.map_or(0, |(last, _)| last.value() + 1);
            for sketch in sketches {
                if arrivals.get(sketch.id.as_str())?.is_none() {
                    arrivals.insert(sketch.id.as_str(), next)?;
                    table.insert(next, encode(sketch).as_slice())?;
                    next += 1;
                    added += 1;
                }
            }
        }
        write.commit()?;
        Ok(added)
    }

    /// How many reports the state holds.
    pub fn len(&self) -> Result<u64, Problem> {
        let count =
            || -> Result<u64, redb::Error> { Ok(self.database.begin_read()?.open_table(SKETCHES)?.len()?) };
        count().map_err(|error| broken(&self.path, &error))
    }

    pub fn is_empty(&self) -> Result<bool, Problem> {
        Ok(self.len()? == 0)
    }

    /// Groups all reports, keeps the stories and tells what changed since the last time.
    pub fn tell(&self) -> Result<Told, Problem> {
        let sketches = self.sketches()?;
        let found = grouping(&sketches);
        let mut stories = found.stories;
        for story in &mut stories {
            // The first to arrive names a story: a report that comes later never does, whatever its date.
            let first = story.members.first().and_then(|&at| sketches.get(at));
            story.id = story_id(first.map_or("", |sketch| &sketch.id));
        }
        stories.sort_by_key(|story| story.members.first().copied());
        let events = self.remember(&stories).map_err(|error| broken(&self.path, &error))?;
        let reports = sketches.into_iter().map(|sketch| sketch.id).collect();
        Ok(Told { reports, stories, families: found.families, events })
    }

    fn sketches(&self) -> Result<Vec<Sketch>, Problem> {
        let mut sketches = Vec::new();
        let read = || -> Result<_, redb::Error> { Ok(self.database.begin_read()?.open_table(SKETCHES)?) };
        let table = read().map_err(|error| broken(&self.path, &error))?;
        for row in table.iter().map_err(|error| broken(&self.path, &error))? {
            let (_, bytes) = row.map_err(|error| broken(&self.path, &error))?;
            sketches.push(decode(bytes.value()).map_err(|error| self.refuse(&error.to_string()))?);
        }
        Ok(sketches)
    }

    /// Replaces the stories told last; what became of them.
    fn remember(&self, stories: &[Story]) -> Result<Vec<Event>, redb::Error> {
        let now: BTreeMap<u64, &str> = stories
            .iter()
            .flat_map(|story| story.members.iter().map(|&at| (at as u64, story.id.as_str())))
            .collect();
        let write = self.database.begin_write()?;
        let mut before: BTreeMap<u64, String> = BTreeMap::new();
        {
            let mut table = write.open_table(STORIES)?;
            for row in table.iter()? {
                let (at, story) = row?;
                before.insert(at.value(), story.value().to_owned());
            }
            for (&at, &story) in &now {
                if before.get(&at).map(String::as_str) != Some(story) {
                    table.insert(at, story)?;
                }
            }
        }
        write.commit()?;
        Ok(events(&before, &now))
    }

    fn refuse(&self, message: &str) -> Problem {
        Problem::new(ProblemKind::BrokenState, &self.path, format!("cannot be used: {message}"))
            .with_hint("group the reports anew into another folder")
    }
}

fn broken(path: &Path, error: &dyn std::fmt::Display) -> Problem {
    Problem::new(ProblemKind::BrokenState, path, format!("cannot be used: {error}"))
        .with_hint("check the folder, its permissions and the space on the disk")
}

#[cfg(test)]
mod tests;
