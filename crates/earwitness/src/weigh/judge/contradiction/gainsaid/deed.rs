//! A clause that tells what somebody did or did not do.

use crate::record::{Clause, Modality, Polarity, Report, Span};
use crate::weigh::collate::{is_not, rarity};
use crate::weigh::judge::contradiction::denied::Denial;
use crate::weigh::judge::contradiction::feature::who;
use crate::weigh::judge::contradiction::opposed::SAYING;
use crate::weigh::judge::scene::{Scene, Word};

/// Subjects that deny their verb.
const NOBODY: &[&str] = &["nobody", "none", "neither"];
/// Words with which a clause denies anything.
const DENYING: &[&str] = &[
    "no", "nobody", "none", "nothing", "neither", "nor", "nowhere", "without", "hardly", "barely", "rarely",
    "refused", "failed", "declined", "refuses", "fails", "declines",
];
/// Words with which a clause tells less, or something else, than that it was so or was not.
const TURNED: &[&str] = &[
    "until",
    "only",
    "just",
    "yet",
    "like",
    "unlike",
    "than",
    "as",
    "imagine",
    "ultimately",
    "eventually",
    "finally",
    "later",
    "belatedly",
    "longer",
    "anymore",
    "necessarily",
    "enough",
    "again",
    "always",
    "so",
    "ever",
];
/// Words with which a sentence supposes, asks or doubts.
const SUPPOSED: &[&str] =
    &["if", "whether", "unless", "?", "false", "falsely", "untrue", "baseless", "debunked"];
/// The same in two words.
const OPEN: &[[&str; 2]] = &[["no", "evidence"], ["stopped", "short"]];
/// Subjects that stand for somebody told before, nobody knows where.
const RELATIVE: &[&str] = &["who", "which", "that", "whom", "what"];
/// Verbs that say nothing without what follows them.
const EMPTY: &[&str] = &["charge", "accuse", "happen", "reveal", "disclose", "explain"];
/// A verb that news has oftener than this, in nats, tells nothing of what was done.
const LEAST_RARITY: f32 = 1.6;
/// Words before a verb in which what denies it is looked for.
const BEFORE: usize = 2;

/// What a clause tells.
#[derive(Debug)]
pub struct Deed {
    pub report: usize,
    pub clause: Span,
    /// What is shown: the clause, and the verb that denies it.
    pub span: Span,
    pub sentence: Span,
    pub voice: Voice,
    /// Who denies it with a verb of denying.
    pub denier: Option<usize>,
    /// The stem of what was done.
    pub verb: u32,
    /// Of the verb in news at large, in nats.
    pub rarity: f32,
    /// Who did it, and to whom: figures of the cast.
    pub agents: Vec<usize>,
    pub patients: Vec<usize>,
    /// Content stems of the clause.
    pub stems: Vec<u32>,
    pub polarity: Polarity,
}

/// The verb of a clause.
#[derive(Debug, Clone, Copy)]
pub struct Predicate {
    pub word: Word,
    /// Whether the clause denies it.
    pub negated: bool,
    /// In news at large, in nats.
    rarity: f32,
}

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Outlet,
    /// A figure's; somebody's who is not known.
    Speaker(Option<usize>),
}

/// Stems of verbs of which the clause alone tells no deed.
pub fn void(scene: &Scene<'_>) -> Vec<u32> {
    SAYING.iter().chain(EMPTY).filter_map(|word| scene.stem(word)).collect()
}

/// The deed of a clause; `None` where it is not certain that it was done or not done, or who did what is not told.
pub fn read(
    scene: &Scene<'_>,
    report: usize,
    clause: &Clause,
    predicate: Predicate,
    denials: &[Denial],
) -> Option<Deed> {
    if clause.modality != Modality::Asserted || !scene.is_article(report, clause.span.start) {
        return None;
    }
    let r = scene.story.get(report).copied()?;
    let sentence = scene.sentence(report, clause.span);
    let inside = scene.lower(report, clause.span);
    let around = scene.lower(report, sentence);
    let open = OPEN.iter().any(|open| around.windows(open.len()).any(|window| window == *open));
    if open || has(&around, SUPPOSED) || has(&inside, TURNED) {
        return None;
    }
    let Predicate { word: verb, negated, rarity } = predicate;
    let denies = |word: &String| is_not(word) || DENYING.contains(&word.as_str());
    if !negated && (clause.polarity == Polarity::Negated || inside.iter().any(denies)) {
        return None;
    }
    let denial = denials.iter().find(|denial| denial.content.contains(clause.predicate));
    if denial.is_some_and(|denial| negated || !is_first(r, denial, clause)) {
        return None;
    }
    let speaker = clause.quotation.and_then(|quotation| scene.speaker(report, quotation));
    let voice = match (denial, clause.quotation) {
        (Some(denial), _) => Voice::Speaker(denial.denier),
        (None, Some(_)) => Voice::Speaker(speaker),
        (None, None) => Voice::Outlet,
    };
    let lower = |span: Option<Span>| span.map(|span| scene.lower(report, span)).unwrap_or_default();
    let part = |span: Option<Span>| span.map(|span| who(scene, report, span, speaker)).unwrap_or_default();
    let mut agents = part(clause.agent);
    // "Denied violating the treaty": who denies is said to have done it.
    agents.extend(
        denial.and_then(|denial| denial.denier).filter(|_| clause.agent.is_none() && is_participle(r, verb)),
    );
    let relative = lower(clause.agent).first().is_some_and(|word| RELATIVE.contains(&word.as_str()));
    if relative && agents.is_empty() {
        return None;
    }
    Some(Deed {
        report,
        clause: clause.span,
        span: denial.map_or(clause.span, |denial| denial.span),
        sentence,
        voice,
        denier: denial.and_then(|denial| denial.denier),
        verb: verb.stem,
        rarity,
        agents,
        patients: part(clause.patient),
        stems: scene.content(report, clause.span),
        polarity: if negated || denial.is_some() { Polarity::Negated } else { Polarity::Affirmed },
    })
}

/// What was done, and whether it is denied; `None` where the verb is one of `void` or too common.
pub fn predicate(scene: &Scene<'_>, report: usize, clause: &Clause, void: &[u32]) -> Option<Predicate> {
    let (r, words) = (scene.story.get(report)?, scene.words.get(report)?);
    let lower = |at: usize| words[at].span.of(&r.text).to_lowercase();
    let group = scene.inside(report, clause.predicate);
    // "Never offered": the word may stand before the verb.
    let first = scene.inside(report, clause.span).start.max(group.start.saturating_sub(BEFORE));
    let not = (first..group.end).find(|&at| is_not(&lower(at)));
    let tells = |at: &usize| words[*at].content && !lower(*at).ends_with("ly") && !is_not(&lower(*at));
    // "Does not regret serving" denies the regret.
    let verb = match not {
        Some(not) => (group.start.max(not + 1)..group.end).find(tells)?,
        None => group.clone().rev().find(tells)?,
    };
    let opening = scene.lower(report, Span::new(clause.span.start, clause.predicate.start));
    let nobody = has(&opening, NOBODY) || opening.windows(2).any(|pair| pair == ["no", "one"]);
    // "No shots were fired"
    let none = opening.len() > 1 && opening[0] == "no";
    let without = group.start.checked_sub(1).is_some_and(|before| lower(before) == "without");
    let word = words[verb];
    let rarity = rarity(word.span.of(&r.text));
    let tells = rarity >= LEAST_RARITY && !void.contains(&word.stem);
    tells.then_some(Predicate { word, negated: not.is_some() || nobody || none || without, rarity })
}

fn has(words: &[String], among: &[&str]) -> bool {
    words.iter().any(|word| among.contains(&word.as_str()))
}

fn is_participle(report: &Report, verb: Word) -> bool {
    verb.span.of(&report.text).ends_with("ing")
}

/// Whether a clause is the first of what is denied: what follows it may be told beside.
fn is_first(report: &Report, denial: &Denial, clause: &Clause) -> bool {
    let inner = report.layers.clauses.iter().map(|other| other.predicate.start);
    inner.filter(|&at| denial.content.start <= at).min() == Some(clause.predicate.start)
}
