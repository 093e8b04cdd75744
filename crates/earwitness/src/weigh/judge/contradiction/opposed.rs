//! A clause that denies, and a sentence of another report that has all its words and denies nothing: "it does not name
//! the mayor as a debtor" here, "naming a list of debtors that includes the mayor" there.
//!
//! And what is denied: "never said that he was warned" is not "was never warned".

use crate::record::{Clause, ConflictKind, EntityKind, Modality, Passage, Polarity, Span};

use super::Pair;
use crate::weigh::collate::is_not;
use crate::weigh::judge::conflict::{Draft, Joined, Side, Verdict};
use crate::weigh::judge::scene::{Scene, Word, common};

/// Words with which a sentence says less, or more, than that something is so or not so.
const TURNED: &[&str] = &[
    "if",
    "unless",
    "whether",
    "until",
    "yet",
    "only",
    "would",
    "could",
    "should",
    "might",
    "may",
    "can",
    "will",
    "must",
    "longer",
    "just",
    "necessarily",
    "nor",
    "neither",
    "no",
    "none",
    "without",
    "nothing",
    "nobody",
    "failed",
    "refused",
    "denied",
    "denies",
    "deny",
    "denying",
    "hardly",
    "barely",
    "rarely",
    "ca",
    "wo",
    "any",
    "anymore",
    "enough",
    "?",
];
/// Stems of verbs of saying and holding: what they deny is not what is said.
pub const SAYING: &[&str] = &[
    "say",
    "said",
    "write",
    "wrote",
    "written",
    "claim",
    "state",
    "know",
    "knew",
    "believe",
    "think",
    "thought",
    "tell",
    "told",
    "find",
    "found",
    "mention",
    "testify",
    "testified",
    "remember",
    "recall",
    "suggest",
    "conclude",
    "confirm",
    "prove",
    "show",
];

/// Those of them whose denial is one of what follows: who does not believe that it is so believes that it is not.
const RAISING: &[&str] = &["believe", "think", "thought"];

/// Content words that a denial needs to be told from others.
const FEWEST: usize = 3;
/// What they must weigh: two words that few sentences have.
const LEAST_WEIGHT: f32 = 8.0;
/// How many words of a sentence may hold them, as a multiple of their number.
const SPREAD: usize = 4;
/// More denials than this are not compared (a cap on work).
const MOST: usize = 200;

/// A clause that denies with its verb.
#[derive(Debug)]
struct Denial<'a> {
    report: usize,
    clause: &'a Clause,
    verb: u32,
    stems: Vec<u32>,
    agents: Vec<usize>,
}

/// All conflicts of what was never said with what was not so.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let saying = SAYING.iter().filter(|word| !RAISING.contains(word));
    let saying: Vec<u32> = saying.filter_map(|word| scene.stem(word)).collect();
    let all: Vec<Denial> =
        (0..scene.story.len()).flat_map(|report| denials(scene, report)).take(MOST).collect();
    let mut unsaid = Joined::new(ConflictKind::Polarity);
    for denial in &all {
        if saying.contains(&denial.verb) {
            let told = |other: &&Denial<'_>| other.report != denial.report && !is_supposed(scene, other);
            for other in all.iter().filter(told) {
                if let Some(told) =
                    complement(scene, denial).filter(|told| is_of(scene, denial, *told, other))
                {
                    let whole = denial.clause.span.join(told);
                    let (a, b) = (
                        side(scene, denial.report, whole, "not said"),
                        side(scene, other.report, other.clause.span, "not so"),
                    );
                    unsaid.add(a, b, Verdict::Soft);
                }
            }
        }
    }
    unsaid.conflicts("Whether it was not so or not said")
}

/// All clauses that deny with sentences that may say what they deny.
pub fn pairs(scene: &Scene<'_>) -> Vec<Pair> {
    let all = (0..scene.story.len()).flat_map(|report| denials(scene, report)).take(MOST);
    let of = |denial: Denial<'_>| {
        let denies = Passage { report: denial.report, span: denial.clause.span };
        let pair = |says| Pair { denies, denied: denies.span, says, denier: None, verdict: Verdict::Unsure };
        affirmed(scene, &denial).into_iter().map(pair).collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

fn denials<'a>(scene: &Scene<'a>, report: usize) -> Vec<Denial<'a>> {
    let Some(r) = scene.story.get(report).copied() else { return Vec::new() };
    let denies = |clause: &&Clause| {
        let words = scene.lower(report, Span::new(clause.span.start, clause.predicate.end));
        clause.polarity == Polarity::Negated
            && clause.modality == Modality::Asserted
            && words.iter().any(|word| is_not(word))
            && scene.is_article(report, clause.span.start)
    };
    let read = |clause: &'a Clause| {
        let (words, mut stems) = (scene.words.get(report)?, scene.content(report, clause.span));
        let verb = words[scene.inside(report, clause.predicate)].iter().rev().find(|word| word.content)?.stem;
        stems.retain(|stem| Some(*stem) != scene.stem("never") && Some(*stem) != scene.stem("n't"));
        let mut agents = clause.agent.map(|agent| persons(scene, report, agent)).unwrap_or_default();
        // "I" is who speaks.
        let own = clause.agent.is_some_and(|agent| scene.lower(report, agent) == ["i"]);
        agents
            .extend(clause.quotation.filter(|_| own).and_then(|quotation| scene.speaker(report, quotation)));
        Some(Denial { report, clause, verb, stems, agents })
    };
    r.layers.clauses.iter().filter(denies).filter_map(read).collect()
}

/// The persons of a span that somebody names: "the former director" may be anyone.
fn persons(scene: &Scene<'_>, report: usize, span: Span) -> Vec<usize> {
    let is_person = |figure: &usize| {
        scene
            .cast
            .figures
            .get(*figure)
            .is_some_and(|f| f.kind == EntityKind::Person && f.name.starts_with(char::is_uppercase))
    };
    scene.figures(report, span).into_iter().filter(is_person).collect()
}

/// Passages of other reports with all words of a denial and none that denies or doubts.
fn affirmed(scene: &Scene<'_>, denial: &Denial<'_>) -> Vec<Passage> {
    let plain = denial.stems.iter().filter(|stem| !scene.is_proper(**stem)).count();
    let weight: f32 = denial.stems.iter().map(|stem| scene.weight(*stem)).sum();
    if denial.stems.len() < FEWEST
        || plain < 2
        || weight < LEAST_WEIGHT
        || is_turned(scene, denial.report, denial.clause.span)
    {
        return Vec::new();
    }
    let fewest = denial.stems.iter().map(|&stem| scene.sentences_with(stem)).min_by_key(|with| with.len());
    let mut found = Vec::new();
    for &(report, sentence) in fewest.unwrap_or_default().iter().filter(|at| at.0 != denial.report) {
        let sentences = scene.story.get(report).map_or(&[][..], |r| &r.layers.sentences);
        let Some(sentence) = sentences.get(sentence).map(|sentence| sentence.span) else { continue };
        let Some(span) = holding(scene, report, sentence, &denial.stems) else { continue };
        let named = denial.agents.is_empty()
            || persons(scene, report, sentence).iter().any(|figure| denial.agents.contains(figure));
        // "We don t" has lost a mark; the same letters say the same.
        let again = letters(&scene.text(report, sentence))
            .contains(&letters(&scene.text(denial.report, denial.clause.span)));
        if named
            && !again
            && scene.is_article(report, span.start)
            && !is_turned(scene, report, sentence)
            && !denies(scene, report, sentence)
        {
            found.push(Passage { report, span });
        }
    }
    found
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The stretch of a sentence from the first of some stems to the last, where it has them all near together.
fn holding(scene: &Scene<'_>, report: usize, sentence: Span, stems: &[u32]) -> Option<Span> {
    let words = scene.words.get(report)?;
    let range = scene.inside(report, sentence);
    let place = |stem: &u32| range.clone().find(|&at| words[at].stem == *stem);
    let places: Vec<usize> = stems.iter().map(place).collect::<Option<_>>()?;
    let (first, last) = (*places.iter().min()?, *places.iter().max()?);
    (last - first < SPREAD * stems.len()).then(|| words[first].span.join(words[last].span))
}

fn is_turned(scene: &Scene<'_>, report: usize, span: Span) -> bool {
    scene.lower(report, span).iter().any(|word| TURNED.contains(&word.as_str()))
}

fn denies(scene: &Scene<'_>, report: usize, span: Span) -> bool {
    scene.lower(report, span).iter().any(|word| is_not(word))
}

/// The clause that follows a verb of saying.
fn complement(scene: &Scene<'_>, denial: &Denial<'_>) -> Option<Span> {
    let clauses = &scene.story.get(denial.report)?.layers.clauses;
    let end = denial.clause.span.end;
    let next = clauses.iter().find(|clause| clause.span.start >= end && clause.span.start <= end + 2);
    next.filter(|clause| clause.polarity == Polarity::Affirmed).map(|clause| clause.span)
}

/// Whether a denial is only supposed: "if we were sure that he was not there".
fn is_supposed(scene: &Scene<'_>, denial: &Denial<'_>) -> bool {
    let sentence = scene.sentence(denial.report, denial.clause.span);
    scene
        .lower(denial.report, sentence)
        .iter()
        .any(|word| matches!(word.as_str(), "if" | "whether" | "unless"))
}

/// Whether another denial is of what a verb of saying introduces.
fn is_of(scene: &Scene<'_>, denial: &Denial<'_>, told: Span, other: &Denial<'_>) -> bool {
    let stems = scene.content(denial.report, told);
    let of = |word: &&Word| word.content && word.stem == other.verb;
    let verb = scene
        .words
        .get(denial.report)
        .is_some_and(|words| words[scene.inside(denial.report, told)].iter().any(|word| of(&word)));
    let shared: Vec<u32> = common(&stems, &other.stems);
    let weight: f32 = shared.iter().map(|stem| scene.weight(*stem)).sum();
    let persons = persons(scene, denial.report, told);
    let apart =
        !persons.is_empty() && !other.agents.is_empty() && !other.agents.iter().any(|a| persons.contains(a));
    verb && !apart && shared.len() >= 2 && weight >= LEAST_WEIGHT / 2.0
}

fn side(scene: &Scene<'_>, report: usize, span: Span, key: &str) -> Side {
    Side::keyed(Passage { report, span }, scene.text(report, span), key.to_owned())
}
