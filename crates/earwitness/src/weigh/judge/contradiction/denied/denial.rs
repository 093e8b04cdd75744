//! A denial as a report tells it: who denies what. What is withheld or turned down is none.

use crate::record::{EntityKind, MentionForm, Span, TokenKind};
use crate::weigh::judge::scene::{Scene, Word};

/// Stems of verbs that deny what follows them. "Rejected" and "dismissed" turn down requests as often.
const DENIALS: &[&str] = &["deny", "denied", "denies", "dispute", "refute", "rebut", "contradict", "disavow"];
/// What is not granted is not denied: "denied the request", "denied him entry".
const GRANTS: &[&str] = &[
    "request",
    "permission",
    "entry",
    "visa",
    "bail",
    "parole",
    "access",
    "application",
    "appeal",
    "motion",
    "petition",
    "right",
    "rights",
    "opportunity",
    "chance",
    "release",
    "asylum",
    "justice",
    "coverage",
    "seat",
    "aid",
    "money",
    "funds",
    "funding",
    "presidency",
    "control",
    "freedom",
    "consent",
    "offer",
    "contract",
    "benefits",
    "service",
    "treatment",
    "care",
    "him",
    "her",
    "them",
    "us",
    "me",
    "comment",
];
/// Words before a verb that make it a passive, a noun's, or no denial.
const BARRING: &[&str] = &[
    "be", "been", "being", "was", "were", "is", "are", "not", "n't", "never", "cannot", "can't", "to", "the",
    "a", "if", "whether", "could", "would", "may", "might", "neither", "of", "by", "help", "helped",
];
/// Words that end what is denied.
const CLOSERS: &[&str] =
    &["but", "while", "after", "when", "saying", "calling", "adding", "although", "though", "since"];
/// Words of what is denied that say nothing of it.
const LIGHT: &[&str] = &[
    "part",
    "include",
    "allegation",
    "claim",
    "accusation",
    "charge",
    "report",
    "suggestion",
    "assertion",
    "statement",
    "remark",
    "comment",
    "say",
    "said",
    "make",
    "made",
    "any",
    "ever",
    "wrong",
    "happen",
];
/// Words for what was said: "denied the report that …" tells what it says, "disputed a report in the Gazette" does not.
const REMARKS: &[&str] = &[
    "report",
    "reports",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "statement",
    "statements",
    "account",
    "story",
    "assertion",
    "assertions",
    "remark",
    "remarks",
    "contention",
];
/// Words after the verb in which a word for what was said stands.
const REMARK_REACH: usize = 6;
/// Words that tell what was said.
const TELLING: &[&str] = &["that", "of", "saying", "claiming", "alleging"];
/// What is denied is read this many words far.
const LONGEST: usize = 20;

/// Words after the verb in which what is not granted stands: "denied the harbour board's request".
const GRANT_REACH: usize = 7;

/// A denial: who denies what.
#[derive(Debug)]
pub struct Denial {
    pub report: usize,
    pub sentence: Span,
    pub denier: Option<usize>,
    /// From the verb to the end of what is denied; and what is denied alone.
    pub span: Span,
    pub content: Span,
    /// Content stems of what is denied, sorted.
    pub stems: Vec<u32>,
}

/// The denials of a story.
#[derive(Debug)]
pub struct Denials {
    pub by_report: Vec<Vec<Denial>>,
    /// Stems of verbs that deny.
    pub verbs: Vec<u32>,
}

impl Denials {
    pub fn of(scene: &Scene<'_>) -> Self {
        let stems = |words: &[&str]| words.iter().filter_map(|word| scene.stem(word)).collect::<Vec<u32>>();
        let (verbs, light) = (stems(DENIALS), stems(LIGHT));
        let by_report =
            (0..scene.story.len()).map(|report| denials(scene, report, (&verbs, &light))).collect();
        Self { by_report, verbs }
    }
}

/// The denials of a report. `light`: stems of words that say nothing of what is denied.
fn denials(scene: &Scene<'_>, report: usize, (verbs, light): (&[u32], &[u32])) -> Vec<Denial> {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else {
        return Vec::new();
    };
    let lower = |at: usize| words[at].span.of(&r.text).to_lowercase();
    let found = (0..words.len()).filter(|&at| verbs.contains(&words[at].stem)).filter_map(|at| {
        let sentence = words[at].sentence;
        let before = (at.saturating_sub(2)..at).filter(|&i| words[i].sentence == sentence).map(lower);
        let barred = before.into_iter().any(|word| BARRING.contains(&word.as_str()));
        if barred || !scene.is_article(report, words[at].span.start) {
            return None;
        }
        if denies_nothing(scene, report, at) || is_withheld(scene, report, at) {
            return None;
        }
        let end = end_of_denied(scene, report, at)?;
        // "Denied that he might leave" tells of no leaving.
        let open = (at + 1..end).any(|i| lower(i) == "might");
        if open || (at + 1..(at + GRANT_REACH).min(end)).any(|i| GRANTS.contains(&lower(i).as_str())) {
            return None;
        }
        let remark = (at + 1..(at + REMARK_REACH).min(end)).find(|&i| REMARKS.contains(&lower(i).as_str()));
        if remark.is_some_and(|i| i + 1 >= end || !TELLING.contains(&lower(i + 1).as_str())) {
            return None;
        }
        let span = Span::new(words[at].span.start, words[end - 1].span.end);
        let content = Span::new(words[at + 1].span.start, span.end);
        let mut stems: Vec<u32> = words[at + 1..end]
            .iter()
            .filter(|word| word.content && !light.contains(&word.stem))
            .map(|word| word.stem)
            .collect();
        stems.sort_unstable();
        stems.dedup();
        if stems.len() < 2 || stems.iter().all(|stem| scene.is_proper(*stem)) {
            return None;
        }
        Some(Denial {
            report,
            sentence: scene.sentence(report, span),
            denier: denier(scene, report, at),
            span,
            content,
            stems,
        })
    });
    found.collect()
}

/// Whether a word is no verb here, "trade disputes with China", or its subject denies nothing: "contradicted by".
fn denies_nothing(scene: &Scene<'_>, report: usize, at: usize) -> bool {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else { return true };
    let next = words.get(at + 1).map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
    let verb = words[at].span.of(&r.text).to_lowercase();
    let predicate = r.layers.clauses.iter().any(|clause| clause.predicate.contains(words[at].span));
    // "Contradicted his position": what is no remark is at odds with itself.
    let remark = || {
        words[at + 1..]
            .iter()
            .take(REMARK_REACH)
            .any(|word| REMARKS.contains(&word.span.of(&r.text).to_lowercase().as_str()))
    };
    verb.starts_with("contradict") && !remark()
        || ["dispute", "disputes"].contains(&verb.as_str()) && !predicate
        || ["by", "with", "over", "between"].contains(&next.as_str())
}

/// Whether somebody is denied something: "denied the senator the presidency".
fn is_withheld(scene: &Scene<'_>, report: usize, at: usize) -> bool {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else { return false };
    let Some(next) = words.get(at + 1) else { return false };
    let named = r.layers.mentions.iter().find(|mention| {
        let kind = r.layers.entities.get(mention.entity).map(|entity| entity.kind);
        mention.form == MentionForm::Name
            && mention.span.start <= next.span.start
            && next.span.end <= mention.span.end
            && matches!(kind, Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Group))
    });
    named.is_some_and(|mention| {
        let after = words[at + 1..].iter().find(|word| word.span.start >= mention.span.end);
        let after = after.map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
        let many = r.slice(mention.span).ends_with('s') && after.chars().all(char::is_alphabetic);
        WITHHELD.contains(&after.as_str())
            || many && !TELLING.contains(&after.as_str()) && !CLOSERS.contains(&after.as_str())
    })
}

/// Words with which a thing begins that somebody is denied.
const WITHHELD: &[&str] = &["the", "a", "an", "some", "any", "his", "her", "their", "its"];

/// Where what is denied ends, as an index of words; `None` where nothing is denied.
fn end_of_denied(scene: &Scene<'_>, report: usize, at: usize) -> Option<usize> {
    let (r, words) = (scene.story.get(report)?, scene.words.get(report)?);
    let lower =
        |at: usize| words.get(at).map_or(String::new(), |word: &Word| word.span.of(&r.text).to_lowercase());
    let sentence = words[at].sentence;
    let opens = |i: usize| r.layers.clauses.iter().any(|clause| clause.span.start == words[i].span.start);
    let mut end = at + 1;
    while end < words.len().min(at + LONGEST) && words[end].sentence == sentence {
        let word = lower(end);
        let stop = match word.as_str() {
            "," => lower(end + 1) != "including",
            ";" | "." | ":" | "\u{2014}" | "\u{2013}" | "--" | "(" => true,
            "and" | "or" => opens(end),
            word => CLOSERS.contains(&word),
        };
        if stop && end > at + 1 {
            break;
        }
        end += 1;
    }
    while end > at + 1 && !matches!(words[end - 1].kind, TokenKind::Word | TokenKind::Number) {
        end -= 1;
    }
    (end > at + 1).then_some(end)
}

/// Who denies: the subject of the clause, or the speaker of what its verb introduces.
fn denier(scene: &Scene<'_>, report: usize, at: usize) -> Option<usize> {
    let (r, words) = (scene.story.get(report)?, scene.words.get(report)?);
    let span = words[at].span;
    let cued =
        r.layers.quotations.iter().position(|quotation| quotation.cue.iter().any(|cue| cue.contains(span)));
    let agent = || {
        let clause = r.layers.clauses.iter().find(|clause| clause.predicate.contains(span))?;
        scene.figures(report, clause.agent?).first().copied()
    };
    cued.and_then(|quotation| scene.speaker(report, quotation)).or_else(agent)
}
