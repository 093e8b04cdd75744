//! What a report tells or names of what happened, as joining sees it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::family;
use crate::record::{
    Act, Argument, Commitment, EventMention, EventName, Finding, Modality, Polarity, Quotation, Report, Span,
};
use crate::weigh::cast::Cast;
use crate::weigh::collate::stem;
use crate::weigh::collate::subject::Subject;

/// Who or what takes part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Participant {
    /// Index into the figures of the cast.
    Figure(usize),
    /// The stem of a noun.
    Thing(String),
    /// A day, as far as the report tells it.
    Day(String),
}

/// One report's telling or naming of an event.
#[derive(Debug, Clone)]
pub struct Mention {
    pub report: usize,
    /// The words that tell or name it.
    pub span: Span,
    /// The verb, noun or participle.
    pub word: Span,
    pub family: String,
    /// Whether it may be joined: it tells of a deed.
    pub is_open: bool,
    /// Whether a verb tells it.
    pub is_told: bool,
    /// Whether its word is listed with others that name its deed.
    pub is_listed: bool,
    /// Index into the report's `Layers::quotations`, where the outlet gives it as a speaker's words.
    pub quotation: Option<usize>,
    pub agents: BTreeSet<Participant>,
    pub patients: BTreeSet<Participant>,
    /// All who take part, and the day.
    pub participants: BTreeSet<Participant>,
    /// All whom the words that tell it mention.
    pub present: BTreeSet<usize>,
    pub day: Option<String>,
    /// Of whom or what a verb tells it.
    pub subject: Option<Subject>,
    pub is_negated: bool,
    pub modality: Modality,
    /// The vector of its word.
    pub vector: Vec<i8>,
    /// Stems of the words that tell it.
    pub stems: BTreeSet<String>,
    /// Runs of digits in it.
    pub numbers: BTreeSet<String>,
}

impl Mention {
    /// Whether two tell one deed of two things, or as done and as not done: "the cabinet fell", "the crown fell".
    pub fn is_of_another(&self, other: &Self) -> bool {
        let both = self.subject.as_ref().zip(other.subject.as_ref());
        let told = self.is_told && other.is_told;
        let subjects = self.family == other.family && both.is_some_and(|(a, b)| a.is_apart(b));
        told && self.is_negated != other.is_negated || subjects
    }

    /// Whether two tell of meetings, each with somebody whom the other does not have: "Reed met Holt", "Moss is to meet Holt".
    pub fn is_met_by_others(&self, other: &Self) -> bool {
        let lacks = |all: &Self, of: &Self| of.parties().any(|one| !all.participants.contains(one));
        family::is_reciprocal(&self.family)
            && self.family == other.family
            && self.parties().count() >= BOTH
            && other.parties().count() >= BOTH
            && lacks(self, other)
            && lacks(other, self)
    }

    /// The figures who do it.
    fn parties(&self) -> impl Iterator<Item = &Participant> {
        self.agents.iter().filter(|one| matches!(one, Participant::Figure(_)))
    }
}

/// Parties of a meeting.
const BOTH: usize = 2;

/// All that a report tells and names, as the layers have it: first what it tells.
pub fn of(position: usize, report: &Report, cast: &Cast) -> Vec<Mention> {
    let layers = &report.layers;
    let told = layers.quotations.iter().filter(|quotation| quotation.finding == Finding::Told);
    let cue = |quotation: &Quotation| {
        let is_held = quotation.act == Act::Speech && quotation.commitment != Commitment::Reversed;
        quotation.cue.iter().map(move |&cue| (cue, is_held)).collect::<Vec<_>>()
    };
    let mut cues: Vec<(Span, bool)> = told.flat_map(cue).collect();
    cues.sort_unstable();
    let reader = Reader { position, report, cast, cues };
    let told = layers.events.iter().map(|event| reader.told(event));
    told.chain(layers.event_names.iter().map(|event| reader.named(event))).collect()
}

struct Reader<'a> {
    position: usize,
    report: &'a Report,
    cast: &'a Cast,
    /// The cues of what is said, sorted, and whether they tell of speech that its speaker stands behind.
    cues: Vec<(Span, bool)>,
}

/// Words that tell how much of something, and not what: "copies of the memos".
const PARTITIVE: [&str; 20] = [
    "copy", "copies", "series", "version", "versions", "portion", "portions", "part", "parts", "number",
    "group", "lot", "some", "all", "most", "many", "one", "members", "pieces", "round",
];
/// Words that stand for others.
const PRONOUNS: [&str; 28] = [
    "it", "he", "she", "they", "them", "him", "her", "his", "its", "their", "who", "which", "that", "this",
    "these", "those", "what", "you", "we", "us", "me", "some", "one", "all", "many", "others", "anything",
    "there",
];
/// What leads over to what is said.
const CONJUNCTIONS: [&str; 3] = ["that ", "whether ", "if "];
/// Helping verbs of what is done to somebody.
const PASSIVE: [&str; 6] = ["is", "are", "was", "were", "be", "been"];
const PLEA: &str = "plead";
/// Letters of the shortest word that names something.
const NAMING: usize = 3;

impl Reader<'_> {
    fn told(&self, event: &EventMention) -> Mention {
        let one = |argument: Option<Argument>| argument.map(|a| self.participants(&a)).unwrap_or_default();
        let (mut agents, mut patients) = (one(event.agent), one(event.patient));
        let bound = event.others.iter().chain(&event.places).flat_map(|argument| self.participants(argument));
        let bound: BTreeSet<Participant> = bound.collect();
        let supported = self.supported(event);
        let family = supported.clone().unwrap_or_else(|| family::of(&event.verb, false));
        let participants = agents.union(&patients).chain(&bound).cloned().collect();
        if supported.is_some() {
            patients.clear();
        }
        if family::is_reciprocal(&family) {
            // "Reed met with Holt", "Holt met Reed"
            let with = bound.into_iter().filter(|one| matches!(one, Participant::Figure(_)));
            agents.extend(patients.into_iter().chain(with));
            patients = BTreeSet::new();
        }
        let content = event.quotation.and_then(|at| self.report.layers.quotations.get(at));
        // "The board plans to meet": what the outlet tells of her plan is more than she says
        let extent = self.report.slice(event.extent);
        let bare = CONJUNCTIONS.iter().find_map(|word| extent.strip_prefix(word)).unwrap_or(extent);
        let start = event.extent.end - bare.len();
        let is_within = content
            .is_some_and(|said| said.content.iter().any(|part| part.start <= start && start < part.end));
        let says = self.says(event, &family);
        Mention {
            family,
            quotation: event.quotation.filter(|_| is_within),
            is_told: true,
            is_listed: true,
            is_open: !says && (supported.is_some() || !family::is_light(&event.verb)),
            agents,
            patients,
            subject: event.agent.or(event.patient).and_then(|one| Subject::of(self.report, &one)),
            is_negated: event.polarity == Polarity::Negated,
            modality: event.modality,
            ..self.mention(event.predicate, event.extent, participants, &event.times)
        }
    }

    /// Whether a verb tells that something is said: "she also stressed the need for calm" is a statement, and no event beside it.
    /// A plea is more than its words.
    fn says(&self, event: &EventMention, family: &str) -> bool {
        let before = self.cues.partition_point(|(cue, _)| cue.start <= event.predicate.start);
        let Some(&(cue, is_held)) = self.cues[..before].last() else { return false };
        let lead = self.report.slice(Span::new(cue.start, event.predicate.start.min(cue.end)));
        let is_done = lead.split_whitespace().any(|word| PASSIVE.contains(&word));
        let is_cue =
            cue.start == event.predicate.start || is_held && !is_done && cue.overlaps(event.predicate);
        is_cue && family != PLEA
    }

    /// The family of the noun that says what is done, where the verb only says that it is: "held talks", "made a visit".
    fn supported(&self, event: &EventMention) -> Option<String> {
        let patient = event.patient.filter(|_| family::is_support(&event.verb))?;
        let noun = self.head(&patient).to_lowercase();
        let known = [Some(noun.as_str()), noun.strip_suffix('s')].into_iter().flatten();
        known.into_iter().find(|noun| family::is_listed(noun)).map(|noun| family::of(noun, true))
    }

    fn named(&self, event: &EventName) -> Mention {
        let participants = event.arguments.iter().flat_map(|argument| self.participants(argument)).collect();
        Mention {
            family: family::of(&event.lemma, !event.is_participle),
            is_listed: family::is_listed(&event.lemma),
            is_open: !family::is_light(&event.lemma),
            quotation: event.quotation,
            ..self.mention(event.word, event.extent, participants, &event.times)
        }
    }

    /// What is known of both; nobody takes part as agent or patient.
    fn mention(
        &self,
        word: Span,
        span: Span,
        mut participants: BTreeSet<Participant>,
        times: &[usize],
    ) -> Mention {
        let text = self.report.slice(span);
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let telling = words().map(str::to_lowercase).filter(|word| !FUNCTION.contains(word.as_str()));
        let day = self.day(times);
        participants.extend(day.clone().map(Participant::Day));
        Mention {
            report: self.position,
            span,
            word,
            family: String::new(),
            is_open: false,
            is_told: false,
            is_listed: false,
            quotation: None,
            agents: BTreeSet::new(),
            patients: BTreeSet::new(),
            participants,
            present: self.present(span),
            day,
            subject: None,
            is_negated: false,
            modality: Modality::Asserted,
            vector: self.report.layers.vectors.within(&[word]),
            stems: telling.map(|word| stem(&word)).collect(),
            numbers: words()
                .filter(|word| word.bytes().all(|b| b.is_ascii_digit()))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The figures that a span mentions.
    fn present(&self, span: Span) -> BTreeSet<usize> {
        let mentions = &self.report.layers.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let within = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
        let of = self.cast.of.get(self.position);
        within.filter_map(|mention| of?.get(mention.entity).copied()).collect()
    }

    /// The figure of an argument, where it is somebody, and what its noun names.
    fn participants(&self, argument: &Argument) -> BTreeSet<Participant> {
        let layers = &self.report.layers;
        let mention = argument.mention.and_then(|at| layers.mentions.get(at));
        let figure = mention.and_then(|mention| {
            let figure = *self.cast.of.get(self.position)?.get(mention.entity)?;
            Some(Participant::Figure(figure))
        });
        let head = self.head(argument);
        let lower = head.to_lowercase();
        let is_word = head.chars().count() >= NAMING && head.starts_with(char::is_alphabetic);
        let is_common = head.starts_with(char::is_lowercase);
        let names = is_word && !PRONOUNS.contains(&lower.as_str()) && (is_common || figure.is_none());
        let thing = names.then(|| Participant::Thing(stem(&lower)));
        figure.into_iter().chain(thing).collect()
    }

    /// The word that names what an argument is: "memos" of "copies of the memos".
    fn head(&self, argument: &Argument) -> &str {
        let head = self.report.slice(argument.head);
        if !PARTITIVE.contains(&head.to_lowercase().as_str()) {
            return head;
        }
        let within = self.report.slice(argument.span).split_once(" of ").map_or("", |(_, within)| within);
        let first = within.split_once(", ").map_or(within, |(first, _)| first);
        let last = first.split(' ').take_while(|word| !ENDING.contains(word)).last();
        let bare = last.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        bare.filter(|word| !word.is_empty()).unwrap_or(head)
    }

    /// The day, or the month, that a time beside it names.
    fn day(&self, times: &[usize]) -> Option<String> {
        let times = || times.iter().filter_map(|&at| self.report.layers.times.get(at));
        let values = times().filter_map(|time| time.value.as_deref());
        let mut dates = values.filter(|value| value.starts_with(|c: char| c.is_ascii_digit()));
        let date = dates.next().map(|value| value.split_once('T').map_or(value, |(date, _)| date).to_owned());
        date.or_else(|| times().find_map(|time| named_day(self.report.slice(time.span))))
    }
}

/// Where what a partitive is of ends.
const ENDING: [&str; 11] = ["in", "to", "from", "for", "with", "on", "by", "of", "that", "who", "which"];

const DAYS: [&str; 18] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn named_day(text: &str) -> Option<String> {
    DAYS.iter().find(|day| text.contains(*day)).map(|day| (*day).to_owned())
}

/// Words that tell nothing of what happened.
static FUNCTION: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    FxHashSet::from_iter([
        "the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "by", "and", "from", "or", "as", "is",
        "was", "were", "are", "be", "been", "has", "have", "had", "that", "which", "who", "his", "her",
        "its", "their", "it", "he", "she", "they", "this", "these", "those", "will", "would", "not", "after",
        "before", "s",
    ])
});
