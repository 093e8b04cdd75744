//! The encoder with its heads: everything that is heard in one report.

mod trees;

use super::decode::{Labels, Marked};
use super::encoder::{Encoder, Rows, WIDTH};
use super::file::{File, WeightsError};
use super::heard::{Heard, HeardName, HeardQuotation, HeardWord};
use super::linear::log_softmax;
use super::matcher::Projection;
use super::page::{FEATURES, Paragraph, WINDOW, Window, windows};
use super::pieces::Vocabulary;
use super::roles::{HIDDEN, Roles};
use super::tree::{KINDS, RELATIONS, Trees};
use crate::record::{EntityKind, Part, Report, Sentence, Span};

/// Dimensions of a vector of meaning.
pub const MEANING: usize = 192;

/// Bytes of a report's article text that are heard: about 160,000 words. What follows is left to the rules, so
/// that no report takes unbounded time.
const LONGEST_REPORT: usize = 1_000_000;

/// The learned ear.
#[derive(Debug)]
pub struct Ear {
    vocabulary: Vocabulary,
    encoder: Encoder,
    roles: Roles,
    trees: Trees,
    relations: Vec<&'static str>,
    /// The relations of marks: a mark of a sentence, or a part of the word before.
    of_marks: Vec<usize>,
    kinds: Vec<&'static str>,
    cue_labels: Labels,
    role_labels: Labels,
    name_labels: Labels,
    /// Added to the score of "no cue".
    cue_bias: f32,
}

impl Ear {
    /// Reads a weights file.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let file = File::read(bytes, FEATURES)?;
        let lines = std::str::from_utf8(file.bytes("vocabulary")?)
            .map_err(|_| WeightsError::Part("vocabulary".into()))?;
        let vocabulary = Vocabulary::read(lines);
        let (begin, separate) = (vocabulary.number("[CLS]"), vocabulary.number("[SEP]"));
        let role_labels = Labels::new(file.labels("role")?);
        let relations = named(file.labels("relation")?, &RELATIONS)?;
        Ok(Self {
            encoder: Encoder::read(&file, begin, separate)?,
            roles: Roles::read(&file, role_labels.len())?,
            trees: Trees::read(&file, relations.len())?,
            of_marks: (0..relations.len()).filter(|&at| matches!(relations[at], "punct" | "part")).collect(),
            relations,
            kinds: named(file.labels("word")?, &KINDS)?,
            cue_labels: Labels::new(file.labels("cue")?),
            name_labels: Labels::new(file.labels("name")?),
            cue_bias: file.chosen("cue_bias")?,
            role_labels,
            vocabulary,
        })
    }

    /// Hears the article text of a report, window by window: one pass of the encoder.
    pub fn hear(&self, report: &Report, projection: Option<&Projection>) -> Heard {
        let paragraphs = self.paragraphs(&report.text, &report.layers.parts);
        let windows = windows(&paragraphs, WINDOW);
        let mut all = Heard::default();
        for window in &windows {
            let rows = self.encoder.run(&paragraphs, window);
            let place = Place::new(&paragraphs, window);
            let one = self.hear_window((place, rows), &report.layers.sentences, projection);
            let before = all.words.len();
            all.tree.extend(one.tree.iter().map(|word| HeardWord { head: word.head + before, ..*word }));
            all.quotations.extend(one.quotations);
            all.names.extend(one.names);
            all.word_vectors.extend(one.word_vectors);
            all.words.extend(one.words);
            all.vectors.extend(one.vectors);
        }
        all
    }

    /// The lines of a report's article parts in pieces.
    pub(super) fn paragraphs(&self, text: &str, parts: &[Part]) -> Vec<Paragraph> {
        let mut taken = 0;
        let article = parts.iter().filter(|part| part.kind.is_article());
        let lines = article.flat_map(|part| lines(text, part.span));
        lines
            .take_while(|line| {
                taken += line.len();
                taken <= LONGEST_REPORT
            })
            .map(|line| Paragraph::new(text, line, &self.vocabulary))
            .collect()
    }

    fn hear_window(
        &self,
        (place, rows): (Place, Rows),
        sentences: &[Sentence],
        projection: Option<&Projection>,
    ) -> Heard {
        let Rows { hidden, heads } = rows;
        let count = hidden.len() / WIDTH;
        if count == 0 || count != place.words.len() {
            return Heard::default();
        }
        let (cues, names) = (self.cue_labels.len(), self.name_labels.len());
        let width = heads.len() / count;
        if width != self.width() {
            return Heard::default();
        }
        let column = |start: usize, size: usize| -> Vec<f32> {
            let mut out = Vec::with_capacity(count * size);
            heads.chunks_exact(width).for_each(|row| out.extend_from_slice(&row[start..start + size]));
            out
        };
        let words = column(cues + names + MEANING, HIDDEN);
        Heard {
            quotations: self.quotations(&hidden, column(0, cues), &words, &place),
            names: self.names(column(cues, names), &place),
            vectors: column(cues + names, MEANING),
            tree: self.trees(&heads, &place, sentences),
            word_vectors: projection.map(|projection| projection.apply(&hidden)).unwrap_or_default(),
            words: place.words,
        }
    }

    /// The layers' rows, window by window.
    #[cfg(test)]
    pub(super) fn rows(&self, paragraphs: &[Paragraph]) -> Vec<Rows> {
        windows(paragraphs, WINDOW).iter().map(|window| self.encoder.run(paragraphs, window)).collect()
    }

    /// Decoding alone, on vectors and scores that are given.
    #[cfg(test)]
    pub(super) fn drill(
        &self,
        paragraphs: &[Paragraph],
        [hidden, words]: [Vec<f32>; 2],
        [cue, name]: [Vec<f32>; 2],
    ) -> (Vec<HeardQuotation>, Vec<HeardName>) {
        let place = Place::new(paragraphs, &windows(paragraphs, WINDOW)[0]);
        (self.quotations(&hidden, cue, &words, &place), self.names(name, &place))
    }

    fn quotations(
        &self,
        hidden: &[f32],
        mut cue: Vec<f32>,
        words: &[f32],
        place: &Place,
    ) -> Vec<HeardQuotation> {
        let width = self.cue_labels.len();
        log_softmax(&mut cue, width);
        let mut biased = cue.clone();
        biased.chunks_exact_mut(width).for_each(|row| row[0] += self.cue_bias);
        let path = self.cue_labels.best(&biased);
        let cues: Vec<Run> = self.cue_labels.marked(&path).iter().map(|cue| (cue.first, cue.last)).collect();
        let mut out = Vec::new();
        for (&(first, last), roles) in cues.iter().zip(self.roles.score(hidden, words, &cues)) {
            let Some((source, content)) = self.role_spans(roles, first, last) else { continue };
            let silent: f32 = (first..=last).map(|word| cue[word * width].exp()).sum();
            out.push(HeardQuotation {
                content: content.into_iter().flat_map(|run| place.spans(run)).collect(),
                source: source.into_iter().flat_map(|run| place.spans(run)).collect(),
                cue: place.spans((first, last)),
                score: 1.0 - silent / (last + 1 - first) as f32,
            });
        }
        out
    }

    /// The surest source and all contents; `None` without content.
    fn role_spans(&self, mut roles: Vec<f32>, first: usize, last: usize) -> Option<(Option<Run>, Vec<Run>)> {
        const NEVER: f32 = -1e9;
        let width = self.role_labels.len();
        for row in roles.chunks_exact_mut(width).take(last + 1).skip(first) {
            row[1..].fill(NEVER);
        }
        let path = self.role_labels.best(&roles);
        let sure = |run: Run| -> f32 {
            let sum: f32 = (run.0..=run.1).map(|word| roles[word * width + path[word]]).sum();
            sum / (run.1 + 1 - run.0) as f32
        };
        let (mut source, mut content): (Option<Run>, Vec<Run>) = (None, Vec::new());
        for Marked { first, last, kind } in self.role_labels.marked(&path) {
            let run = (first, last);
            if kind == "C" {
                content.push(run);
            } else if source.is_none_or(|other| sure(run) > sure(other)) {
                source = Some(run);
            }
        }
        (!content.is_empty()).then_some((source, content))
    }

    fn names(&self, mut scores: Vec<f32>, place: &Place) -> Vec<HeardName> {
        let width = self.name_labels.len();
        log_softmax(&mut scores, width);
        let path = self.name_labels.best(&scores);
        let mut out = Vec::new();
        for Marked { first, last, kind } in self.name_labels.marked(&path) {
            let [span] = place.spans((first, last))[..] else { continue };
            let sum: f32 = (first..=last).map(|word| scores[word * width + path[word]]).sum();
            out.push(HeardName { span, kind: kind_of(kind), score: (sum / (last + 1 - first) as f32).exp() });
        }
        out
    }
}

/// First and last word of a window.
type Run = (usize, usize);

/// The words of a window and the paragraph of each.
struct Place {
    words: Vec<Span>,
    paragraph: Vec<usize>,
}

impl Place {
    fn new(paragraphs: &[Paragraph], window: &Window) -> Self {
        let mut place = Self { words: Vec::new(), paragraph: Vec::new() };
        for &(number, start, end) in &window.runs {
            place.words.extend_from_slice(&paragraphs[number].words[start..end]);
            place.paragraph.resize(place.words.len(), number);
        }
        place
    }

    /// The text of a run of words, one span a paragraph.
    fn spans(&self, (first, last): Run) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for word in first..=last {
            let span = self.words[word];
            match out.last_mut() {
                Some(open) if self.paragraph[word] == self.paragraph[word - 1] => *open = open.join(span),
                _ => out.push(span),
            }
        }
        out
    }
}

/// The program's own name of each label; a label that it does not know is refused.
fn named(labels: &[String], known: &[&'static str]) -> Result<Vec<&'static str>, WeightsError> {
    let own = |label: &String| {
        known
            .iter()
            .copied()
            .find(|name| name == label)
            .ok_or_else(|| WeightsError::Part(format!("label {label}")))
    };
    labels.iter().map(own).collect()
}

fn kind_of(label: &str) -> EntityKind {
    match label {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Place,
        "FAC" => EntityKind::Location,
        "NORP" => EntityKind::Group,
        "EVENT" => EntityKind::Event,
        _ => EntityKind::Other,
    }
}

/// The lines of a part that hold something: a part may be a whole page.
fn lines(text: &str, part: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = part.start;
    for line in part.of(text).split('\n') {
        let span = Span::new(at, at + line.len());
        if !line.trim().is_empty() {
            out.push(span);
        }
        at = span.end + 1;
    }
    out
}
