//! Who did what to whom on GUM's news, whose trees no weights were fitted to: triples of verb, role and head of the
//! argument. The same rules read the gold trees and the trees that are heard, so that what differs is the tree.

use std::collections::BTreeSet;
use std::io;

use earwitness::annotate::event;
use earwitness::learned::{Heard, Weights};
use earwitness::read::read;
use earwitness::record::{EventMention, Form, Given, Report, Source};
use rayon::prelude::*;

use super::treebank::{self, Document};
use super::{Bench, Measure};

/// GUM news, document by document, each read as running text.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let weights = Weights::bundled();
    let documents = treebank::gum(bench, "news")?;
    let tallies: Vec<Tallies> = documents.par_iter().map(|gold| document(gold, &weights, bench)).collect();
    let mut all = Tallies::default();
    tallies.iter().for_each(|one| all.add(one));
    Ok(all.measures())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Agent,
    Patient,
    Place,
    Time,
}

/// Verb, role and head, as numbers of gold words; a word that is no gold word has no number.
type Triple = (Option<usize>, Role, Option<usize>);

fn document(gold: &Document, weights: &Weights, bench: &Bench) -> Tallies {
    let given = Given::default();
    let bytes = gold.text.clone().into_bytes();
    let report = read(&Source { id: "document".into(), file: None, form: Form::Text, bytes, given }, weights);
    let mut tallies = Tallies::default();
    if report.text != gold.text {
        tallies.unread = gold.text.len();
        return tallies;
    }
    let (told, _) = event::find(&report, Some(&gold.heard));
    let (verbs, found_verbs) = (verbs(gold, &told), verbs(gold, &report.layers.events));
    tallies.verbs.add(&verbs, &found_verbs);
    let (told, found) = (triples(gold, &report, &told), triples(gold, &report, &report.layers.events));
    let of = |all: &BTreeSet<Triple>, role: Role| -> BTreeSet<Triple> {
        all.iter().filter(|(_, other, _)| *other == role).copied().collect()
    };
    tallies.agents.add(&of(&told, Role::Agent), &of(&found, Role::Agent));
    tallies.patients.add(&of(&told, Role::Patient), &of(&found, Role::Patient));
    tallies.arguments.add(&told, &found);
    if let Some(heard) = weights.hear(&report) {
        tallies.trees(gold, &heard);
    }
    if bench.verbose {
        told.difference(&found).for_each(|triple| print(gold, "missed", *triple));
        found.difference(&told).for_each(|triple| print(gold, "wrong ", *triple));
    }
    tallies
}

fn print(gold: &Document, what: &str, (verb, role, head): Triple) {
    let word = |at: Option<usize>| at.map_or("", |at| gold.heard.words[at].of(&gold.text));
    println!("  {what}: {} {role:?} {}", word(verb), word(head));
}

fn verbs(gold: &Document, events: &[EventMention]) -> BTreeSet<Option<usize>> {
    events.iter().map(|event| gold.word_at(event.predicate.start)).collect()
}

fn triples(gold: &Document, report: &Report, events: &[EventMention]) -> BTreeSet<Triple> {
    let mut all = BTreeSet::new();
    for event in events {
        let verb = gold.word_at(event.predicate.start);
        let times = event.times.iter().map(|&at| (Role::Time, report.layers.times[at].span.start));
        let who = event.agent.iter().map(|argument| (Role::Agent, argument.head.start));
        let whom = event.patient.iter().map(|argument| (Role::Patient, argument.head.start));
        let places = event.places.iter().map(|argument| (Role::Place, argument.head.start));
        let arguments = who.chain(whom).chain(places).chain(times);
        all.extend(arguments.map(|(role, start)| (verb, role, gold.word_at(start))));
    }
    all
}

#[derive(Debug, Clone, Copy, Default)]
struct Tallies {
    verbs: Tally,
    agents: Tally,
    patients: Tally,
    arguments: Tally,
    words: usize,
    hung: usize,
    named: usize,
    /// Bytes of documents whose text was not kept; none is expected.
    unread: usize,
}

impl Tallies {
    fn add(&mut self, other: &Self) {
        self.verbs.join(other.verbs);
        self.agents.join(other.agents);
        self.patients.join(other.patients);
        self.arguments.join(other.arguments);
        self.words += other.words;
        self.hung += other.hung;
        self.named += other.named;
        self.unread += other.unread;
    }

    /// How many gold words hang where they should; a word that is not heard hangs wrong.
    fn trees(&mut self, gold: &Document, heard: &Heard) {
        for (at, (span, place)) in gold.heard.words.iter().zip(&gold.heard.tree).enumerate() {
            self.words += 1;
            let word = heard.words.partition_point(|word| word.end <= span.start);
            let Some(found) = heard.tree.get(word).filter(|_| heard.words[word].start <= span.start) else {
                continue;
            };
            let root = found.head == word;
            let head = gold.word_at(heard.words[found.head].start);
            if (root && place.head == at) || (!root && head == Some(place.head) && place.head != at) {
                self.hung += 1;
                self.named += usize::from(found.relation == place.relation);
            }
        }
    }

    fn measures(&self) -> Vec<Measure> {
        let share = |right: usize| right as f64 / self.words.max(1) as f64;
        let f1 = |name: &str, tally: Tally| {
            let note = format!("gold {}, found {}", tally.gold, tally.found);
            Measure::new(name, tally.f1()).with_note(note)
        };
        let mut measures = vec![
            f1("predicate_f1", self.verbs),
            f1("agent_f1", self.agents),
            f1("patient_f1", self.patients),
            f1("argument_f1", self.arguments),
            Measure::new("uas", share(self.hung)).with_note(format!("words {}", self.words)),
            Measure::new("las", share(self.named)),
        ];
        if self.unread > 0 {
            measures.push(Measure::new("unread", self.unread as f64));
        }
        measures
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, found: &BTreeSet<T>) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }

    fn join(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}
