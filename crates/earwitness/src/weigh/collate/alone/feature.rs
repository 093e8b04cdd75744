//! What is measured of a passage and the sentences that it is cut from. One function, for training and for use.

use crate::record::{Clause, EventMention, PartKind, Report, Span};
use crate::weigh::collate::Unit;
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 28] = [
    "starts",
    "ends",
    "length",
    "lower",
    "pieces",
    "runs_in",
    "runs_on",
    "dependent_first",
    "dependent_next",
    "preposition_before",
    "preposition_last",
    "conjunction_before",
    "ing_first",
    "ed_first",
    "clause",
    "subject",
    "object",
    "clause_before",
    "clause_after",
    "event",
    "agent",
    "agent_outside",
    "patient_outside",
    "verb_last",
    "agent_of_rest",
    "patient_of_before",
    "heading",
    "asks",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// Words that make a clause part of another: alone it tells nobody who or what it is about.
const DEPENDENT: [&str; 19] = [
    "who", "whom", "whose", "which", "that", "whether", "where", "when", "while", "after", "before", "as",
    "although", "though", "because", "since", "if", "than", "to",
];
/// Words that belong to what follows them.
const PREPOSITIONS: [&str; 22] = [
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "of",
    "into",
    "over",
    "under",
    "without",
    "during",
    "against",
    "about",
    "amid",
    "between",
    "through",
    "within",
    "despite",
    "including",
    "following",
];
const CONJUNCTIONS: [&str; 3] = ["and", "or", "but"];

/// A passage in its sentences.
struct Cut<'a> {
    report: &'a Report,
    unit: &'a Unit,
    whole: Span,
    /// The sentences, from the first word of the passage to its last.
    around: Span,
}

impl<'a> Cut<'a> {
    fn of(report: &'a Report, unit: &'a Unit) -> Option<Self> {
        let whole = Span::cover(&unit.content)?;
        let sentences = &report.layers.sentences;
        let from = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
        let of = sentences[from..].iter().map(|sentence| sentence.span);
        let around = of.take_while(|span| span.start < whole.end).fold(whole, Span::join);
        Some(Self { report, unit, whole, around })
    }

    fn inside(&self, span: Span) -> bool {
        self.unit.content.iter().any(|content| content.contains(span))
    }

    fn before(&self) -> &'a str {
        self.report.slice(Span::new(self.around.start, self.whole.start))
    }

    fn after(&self) -> &'a str {
        self.report.slice(Span::new(self.whole.end, self.around.end))
    }

    fn clauses(&self) -> impl Iterator<Item = &'a Clause> {
        let clauses = &self.report.layers.clauses;
        let from = clauses.partition_point(|clause| clause.span.start < self.around.start);
        let to = clauses.partition_point(|clause| clause.span.start < self.whole.end);
        clauses[from..to.max(from)].iter()
    }

    fn events(&self) -> &'a [EventMention] {
        let events = &self.report.layers.events;
        let from = events.partition_point(|event| event.predicate.start < self.around.start);
        let to = events.partition_point(|event| event.predicate.start < self.around.end);
        &events[from..to.max(from)]
    }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').filter(|word| !word.is_empty())
}

fn is_of(words: &[&str], word: Option<&str>) -> bool {
    word.is_some_and(|word| words.contains(&word.to_lowercase().as_str()))
}

/// Measures a passage.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub fn measure(report: &Report, unit: &Unit) -> Features {
    let Some(cut) = Cut::of(report, unit) else { return [0.0; NAMES.len()] };
    let flag = |truth: bool| f32::from(u8::from(truth));
    let (before, own, after) = (cut.before(), report.slice(cut.whole), cut.after());
    let (previous, next) = (words(before).next_back(), words(after).next());
    let (first, last) = (words(own).next(), words(own).next_back());
    let length = unit.content.iter().map(|&span| words(report.slice(span)).count()).sum::<usize>();
    let ends_in =
        |ending: &str| flag(first.is_some_and(|word| word.len() > ending.len() && word.ends_with(ending)));
    let main = cut.clauses().find(|clause| cut.inside(clause.predicate));
    let holds = |span: Option<Span>| span.is_some_and(|span| cut.inside(span));
    let lacks = |span: Option<Span>| span.is_some_and(|span| !cut.inside(span));
    let agent = |event: &EventMention| event.agent.map(|agent| agent.span);
    let patient = |event: &EventMention| event.patient.map(|patient| patient.span);
    let told: Vec<&EventMention> = cut.events().iter().filter(|event| cut.inside(event.predicate)).collect();
    let (earlier, later): (Vec<&EventMention>, Vec<&EventMention>) = cut
        .events()
        .iter()
        .filter(|event| !cut.inside(event.predicate))
        .partition(|event| event.predicate.start < cut.whole.start);
    [
        flag(previous.is_none()),
        flag(next.is_none()),
        (length as f32).ln_1p(),
        flag(own.starts_with(char::is_lowercase)),
        flag(unit.content.len() > 1),
        flag(before.trim_end().ends_with(char::is_alphanumeric)),
        flag(after.trim_start().starts_with(char::is_alphanumeric)),
        flag(is_of(&DEPENDENT, first)),
        flag(is_of(&DEPENDENT, next)),
        flag(is_of(&PREPOSITIONS, previous)),
        flag(is_of(&PREPOSITIONS, last)),
        flag(is_of(&CONJUNCTIONS, previous)),
        ends_in("ing"),
        ends_in("ed"),
        flag(main.is_some()),
        flag(main.is_some_and(|main| {
            holds(main.agent) && main.agent.is_some_and(|agent| agent.start <= main.predicate.start)
        })),
        flag(main.is_some_and(|main| holds(main.patient))),
        flag(main.is_some_and(|main| main.span.start + 1 < cut.whole.start)),
        flag(main.is_some_and(|main| main.span.end > cut.whole.end + MARKS)),
        flag(!told.is_empty()),
        flag(told.first().is_some_and(|event| holds(agent(event)))),
        flag(told.first().is_some_and(|event| lacks(agent(event)))),
        flag(told.iter().any(|event| lacks(patient(event)))),
        flag(next.is_some() && told.iter().any(|event| event.predicate.end + 1 >= cut.whole.end)),
        flag(later.iter().any(|event| holds(agent(event)))),
        flag(earlier.iter().any(|event| holds(patient(event)))),
        flag(report.part_at(cut.whole.start).is_some_and(|part| part.kind != PartKind::Body)),
        flag(own.ends_with('?') || after.starts_with('?')),
    ]
}

/// Bytes that a clause may go on beyond the passage and still be whole: marks.
const MARKS: usize = 3;
