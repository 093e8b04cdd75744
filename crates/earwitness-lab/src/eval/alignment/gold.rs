//! SPARK's clusters, located in the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use earwitness::read::clean;
use earwitness::record::{Form, Given, Source};

use crate::eval::{Bench, folder};

/// A document of a story.
#[derive(Debug, Clone, Deserialize)]
pub struct Document {
    pub doc: String,
    pub story: String,
    pub text: String,
}

/// Offsets of labels are those of texts as the program reads them: what was decoded wrongly is put right.
fn as_read(text: &str) -> String {
    let (form, bytes) = (Form::Text, text.as_bytes().to_vec());
    clean(&Source { id: String::new(), file: None, form, bytes, given: Given::default() }).text
}

impl Document {
    pub fn into_read(self) -> Self {
        Self { text: as_read(&self.text), ..self }
    }
}

/// One report's passage in a group, as the starts of its words (byte offsets).
#[derive(Debug)]
pub struct Reading {
    pub report: String,
    pub words: BTreeSet<usize>,
}

impl Reading {
    /// Whether it is the same passage, give or take a few words: half of both.
    pub fn is_nearly(&self, other: &Self) -> bool {
        self.report == other.report
            && 4 * self.words.intersection(&other.words).count() > self.words.len() + other.words.len()
    }
}

/// A gold span.
#[derive(Debug)]
pub struct Proposition {
    pub report: String,
    pub cluster: String,
    pub words: BTreeSet<usize>,
    pub text: String,
    /// Whether the annotator decided that all of its cluster say the same; else pairs in it are not judged.
    pub decided: bool,
    /// Whether all of its cluster are words of one speaker.
    pub said: bool,
}

impl Proposition {
    /// What it says the same as, and whether that is decided.
    pub fn cluster(&self) -> (&str, bool) {
        (&self.cluster, self.decided)
    }

    /// A reading covers three tenths of it, or lies mostly inside.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    pub fn is_touched_by(&self, reading: &Reading) -> bool {
        let common = self.words.intersection(&reading.words).count() as f64;
        self.report == reading.report
            && common > 0.0
            && (common >= 0.3 * self.words.len() as f64 || common >= 0.6 * reading.words.len() as f64)
    }
}

/// Stories and what of them belongs together.
#[derive(Debug, Default)]
pub struct Corpus {
    pub stories: BTreeMap<String, Vec<Document>>,
    pub gold: BTreeMap<String, Vec<Proposition>>,
    /// Stories of which every group is listed: what stands in none says what no other report says.
    pub complete: BTreeSet<String>,
    /// For each story, passages that gainsay one another.
    pub conflicting: BTreeMap<String, Vec<Vec<Reading>>>,
    /// For each story, pairs that look alike and are not the same.
    pub alike: BTreeMap<String, Vec<Vec<Reading>>>,
}

impl Corpus {
    pub fn read(bench: &Bench) -> io::Result<Self> {
        let clusters = json(&fs::read_to_string(bench.corpus("propositions/spark_clusters.json")?)?)?;
        let mut stories: BTreeMap<String, Vec<Document>> = BTreeMap::new();
        for document in documents::<Document>(bench, "stories/spark_multinews.jsonl")? {
            stories.entry(document.story.clone()).or_default().push(document.into_read());
        }
        let mut gold = BTreeMap::new();
        for (story, clusters) in clusters.as_object().into_iter().flatten() {
            let documents = stories.get(story).map_or(&[][..], Vec::as_slice);
            gold.insert(story.clone(), propositions(story, clusters, documents));
        }
        stories.retain(|story, _| gold.contains_key(story));
        Ok(Self { stories, gold, ..Self::default() })
    }

    /// The stories whose groups were labelled for this project (`eval/alignment/groups`), complete by story.
    pub fn labelled(bench: &Bench) -> io::Result<Self> {
        let mut files: Vec<_> = fs::read_dir(folder("alignment").join("groups"))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        files.sort();
        let mut corpus = Self::default();
        for file in files {
            let labels: Labels =
                serde_json::from_str(&fs::read_to_string(file)?).map_err(io::Error::other)?;
            let documents = documents::<Document>(bench, &labels.file)?.into_iter();
            let of_story = |document: &Document| document.story == labels.story && labels.has(&document.doc);
            let documents: Vec<Document> = documents.filter(of_story).map(Document::into_read).collect();
            corpus.gold.insert(labels.story.clone(), labels.propositions(&documents));
            for (lists, all) in
                [(&labels.conflicting, &mut corpus.conflicting), (&labels.not_same, &mut corpus.alike)]
            {
                let readings = |list: &Vec<Value>| {
                    list.iter().filter_map(|reading| in_code_points(&documents, reading)).collect()
                };
                all.insert(labels.story.clone(), lists.iter().map(readings).collect());
            }
            if labels.complete {
                corpus.complete.insert(labels.story.clone());
            }
            corpus.stories.insert(labels.story, documents);
        }
        Ok(corpus)
    }

    /// Groups from a file: one story a line, offsets in code points.
    pub fn groups(&self, jsonl: &str) -> io::Result<BTreeMap<String, Vec<Vec<Reading>>>> {
        let mut all = BTreeMap::new();
        for line in jsonl.lines().filter(|line| !line.trim().is_empty()) {
            let account = json(line)?;
            let story = account["story"].as_str().unwrap_or_default().to_owned();
            let documents = self.stories.get(&story).map_or(&[][..], Vec::as_slice);
            let groups = account["groups"].as_array().into_iter().flatten();
            let groups = groups.map(|group| {
                let readings = group.as_array().into_iter().flatten();
                readings.filter_map(|reading| in_code_points(documents, reading)).collect()
            });
            all.insert(story, groups.collect());
        }
        Ok(all)
    }
}

/// A file of labels: groups of readings that say the same, offsets in code points.
#[derive(Debug, Deserialize)]
struct Labels {
    file: String,
    story: String,
    /// The documents, where not only those with a reading.
    #[serde(default)]
    docs: Vec<String>,
    #[serde(default)]
    complete: bool,
    groups: Vec<Group>,
    /// Readings that may or may not say the same.
    #[serde(default)]
    undecided: Vec<Vec<Value>>,
    #[serde(default)]
    conflicting: Vec<Vec<Value>>,
    #[serde(default)]
    not_same: Vec<Vec<Value>>,
}

#[derive(Debug, Deserialize)]
struct Group {
    /// "statement" or "claim".
    kind: String,
    readings: Vec<Value>,
}

impl Labels {
    fn has(&self, doc: &str) -> bool {
        let read = || self.groups.iter().flat_map(|group| &group.readings);
        self.docs.iter().any(|other| other == doc) || read().any(|reading| reading["doc"] == doc)
    }

    fn propositions(&self, documents: &[Document]) -> Vec<Proposition> {
        let decided = self.groups.iter().map(|group| (&group.readings, true, group.kind == "statement"));
        let clusters = decided.chain(self.undecided.iter().map(|readings| (readings, false, false)));
        let mut found = Vec::new();
        for (number, (readings, decided, said)) in clusters.enumerate() {
            for reading in readings {
                let Some(Reading { report, words }) = in_code_points(documents, reading) else { continue };
                let text = documents.iter().find(|d| d.doc == report).map_or("", |d| d.text.as_str());
                let (from, to) = (words.first().copied(), words.last().copied());
                let text = from.zip(to).and_then(|(from, to)| text.get(from..to)).unwrap_or_default().into();
                let cluster = number.to_string();
                found.push(Proposition { report, cluster, words, text, decided, said });
            }
        }
        found
    }
}

pub fn in_code_points(documents: &[Document], reading: &Value) -> Option<Reading> {
    let report = reading["report"].as_str().or_else(|| reading["doc"].as_str())?;
    let text = &documents.iter().find(|document| document.doc == report)?.text;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let offset = |value: &Value| bytes.get(usize::try_from(value.as_u64()?).ok()?).copied();
    let spans = reading["spans"].as_array()?.iter();
    let spans = spans.filter_map(|span| Some((offset(&span[0])?, offset(&span[1])?)));
    Some(Reading { report: report.to_owned(), words: spans.flat_map(|span| words(text, span)).collect() })
}

fn propositions(story: &str, clusters: &Value, documents: &[Document]) -> Vec<Proposition> {
    let mut found = Vec::new();
    for cluster in clusters["clusters"].as_array().into_iter().flatten() {
        for span in cluster["spans"].as_array().into_iter().flatten() {
            let report = format!("{story}/{}", span["documentFile"].as_str().unwrap_or_default());
            let Some(document) = documents.iter().find(|document| document.doc == report) else { continue };
            let text = as_read(span["docSpanText"].as_str().unwrap_or_default());
            let offsets = span["docSpanOffsets"].as_str().unwrap_or_default().split(';');
            let starts = offsets
                .map(|offset| offset.split(',').next().and_then(|n| n.trim().parse().ok()).unwrap_or(0));
            let located = text
                .split("<SPAN_SEP>")
                .zip(starts)
                .filter_map(|(part, near)| locate(&document.text, part, near));
            let words: BTreeSet<usize> = located.flat_map(|span| words(&document.text, span)).collect();
            if !words.is_empty() {
                let cluster = cluster["clusterID"].to_string();
                found.push(Proposition { report, cluster, words, text, decided: true, said: true });
            }
        }
    }
    found
}

/// The occurrence nearest to an offset in code points: corpus offsets can be off by a few.
fn locate(text: &str, part: &str, near: usize) -> Option<(usize, usize)> {
    if part.is_empty() {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let (mut from, mut points) = (0, 0);
    while let Some(at) = text[from..].find(part).map(|at| from + at) {
        points += text[from..at].chars().count();
        let distance = points.abs_diff(near);
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, at));
        }
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        points += 1;
    }
    best.map(|(_, at)| (at, at + part.len()))
}

/// The starts of the words (letters, digits, underscores) of a span of bytes.
pub fn words(text: &str, (start, end): (usize, usize)) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut inside = false;
    for (at, c) in text.get(start..end).unwrap_or_default().char_indices() {
        let word = c.is_alphanumeric() || c == '_';
        if word && !inside {
            starts.push(start + at);
        }
        inside = word;
    }
    starts
}

/// The documents of a corpus, one a line.
pub fn documents<T: DeserializeOwned>(bench: &Bench, file: &str) -> io::Result<Vec<T>> {
    let text = fs::read_to_string(bench.corpus(file)?)?;
    text.lines().map(|line| serde_json::from_str(line).map_err(io::Error::other)).collect()
}

fn json(text: &str) -> io::Result<Value> {
    serde_json::from_str(text).map_err(io::Error::other)
}
