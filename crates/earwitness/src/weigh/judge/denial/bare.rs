//! A denial that says no more than that: "The mayor denied this.", "She rejected the claim."

use crate::record::{Clause, Mention, Modality, Passage, Quotation, Report, Span};
use crate::weigh::collate::is_not;
use crate::weigh::judge::scene::Scene;

use super::{DENIALS, POINTERS, REMARKS, are_two, stems};

/// Words that open a remark spoken of before: "that claim".
const OPENING: &[&str] = &["the", "that", "this", "these", "those"];

/// What ends a clause behind what it denies.
const CLOSING: &[&str] = &["", ".", ";", ",", "and", "but", "on", "yesterday"];
/// Verbs that turn down plans and requests as well as claims.
const TURNING_DOWN: &[&str] = &["reject", "dismiss", "rebuff", "downplay"];
/// Nouns for what may be so or not.
const CLAIMED: &[&str] = &[
    "claim",
    "report",
    "allegation",
    "accusation",
    "assertion",
    "charge",
    "suggestion",
    "version",
    "account",
];
/// Nouns for what is held against somebody.
const ACCUSING: &[&str] = &["allegation", "accusation", "charge"];

/// Stems of verbs and nouns, as a story has them.
pub struct Lexicon {
    denials: Vec<u32>,
    turning_down: Vec<u32>,
    remarks: Vec<u32>,
    claimed: Vec<u32>,
    accusing: Vec<u32>,
}

impl Lexicon {
    pub fn of(scene: &Scene<'_>) -> Self {
        Self {
            denials: stems(scene, DENIALS),
            turning_down: stems(scene, TURNING_DOWN),
            remarks: stems(scene, REMARKS),
            claimed: stems(scene, CLAIMED),
            accusing: stems(scene, ACCUSING),
        }
    }
}

/// A clause that denies what somebody said before.
pub struct Bare {
    pub passage: Passage,
    /// Who denies: a figure of the cast.
    pub denier: usize,
    /// The quotation that is denied.
    pub denied: usize,
}

/// All denials of a report that only point back.
pub fn find(scene: &Scene<'_>, report: usize, r: &Report, lexicon: &Lexicon) -> Vec<Bare> {
    let told = |clause: &&Clause| {
        clause.quotation.is_none()
            && clause.modality == Modality::Asserted
            && !scene.lower(report, clause.span).iter().any(|word| is_not(word))
            && scene.is_article(report, clause.span.start)
    };
    let of = |clause: &Clause| {
        let words = scene.words.get(report)?;
        let verb = words[scene.inside(report, clause.predicate)].iter().rev().find(|word| word.content)?;
        let remark = remark(scene, report, r, verb.span.end, lexicon)?;
        let is = |nouns: &[u32]| remark.stem.is_some_and(|stem| nouns.contains(&stem));
        // "rejected it": a plan as often as a claim; "played down the comments": they were made
        let turns_down = lexicon.turning_down.contains(&verb.stem) && !is(&lexicon.claimed);
        if !lexicon.denials.contains(&verb.stem) || turns_down {
            return None;
        }
        let denier = who(scene, report, r, clause.agent?)?;
        let denied = last_said(scene, report, r, (clause.span, denier))?;
        if is(&lexicon.accusing) && !concerns(scene, report, r, (denied, denier)) {
            return None;
        }
        let end = remark.end;
        let start = clause.agent?.start.min(clause.predicate.start);
        Some(Bare { passage: Passage { report, span: Span::new(start, end) }, denier, denied })
    };
    r.layers.clauses.iter().filter(told).filter_map(of).collect()
}

/// Who acts, of all whom a subject names: "The pilot's lawyer, Ida Reed".
fn who(scene: &Scene<'_>, report: usize, r: &Report, subject: Span) -> Option<usize> {
    let owns = |mention: &&Mention| r.text[mention.span.end..].starts_with(['\'', '’']);
    let mut inside =
        r.layers.mentions.iter().filter(|mention| subject.contains(mention.span) && !owns(mention));
    scene.figures(report, inside.next_back()?.span).first().copied()
}

/// What is denied, if a sentence or a clause ends with it: "denied this.", "rejected the claim, and".
struct Remark {
    /// Of a noun; none of a word that only points.
    stem: Option<u32>,
    end: usize,
}

fn remark(scene: &Scene<'_>, report: usize, r: &Report, at: usize, lexicon: &Lexicon) -> Option<Remark> {
    let words = scene.words.get(report)?;
    let from = words.partition_point(|word| word.span.start < at);
    let text = |at: usize| words.get(at).map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
    let noun = words.get(from + 1).filter(|word| lexicon.remarks.contains(&word.stem));
    let noun = noun.filter(|_| OPENING.contains(&text(from).as_str())).map(|word| word.stem);
    let pointer = POINTERS.contains(&text(from).as_str());
    let last = if noun.is_some() { from + 1 } else { from };
    let closed = CLOSING.contains(&text(last + 1).as_str());
    ((noun.is_some() || pointer) && closed).then(|| Remark { stem: noun, end: words[last].span.end })
}

/// Whether somebody's words name whom they are held against.
fn concerns(scene: &Scene<'_>, report: usize, r: &Report, (quotation, figure): (usize, usize)) -> bool {
    let content = r.layers.quotations.get(quotation).map_or(&[][..], |quotation| &quotation.content);
    content.iter().any(|span| scene.figures(report, *span).contains(&figure))
}

/// Whether words assert something: a clause with its subject, or what somebody is accused of.
fn asserts(r: &Report, quotation: &Quotation) -> bool {
    let clauses = r.layers.clauses.iter().filter(|clause| clause.agent.is_some());
    let told =
        clauses.map(|clause| clause.predicate).any(|verb| quotation.content.iter().any(|c| c.contains(verb)));
    let accuses = quotation.cue.iter().any(|cue| r.slice(*cue).to_lowercase().contains("accus"));
    let asks = quotation.content.first().is_some_and(|first| r.slice(*first).starts_with("to "));
    !asks && (told || accuses)
}

/// The nearest that somebody else said before, whom nobody who denies interrupts.
fn last_said(scene: &Scene<'_>, report: usize, r: &Report, (clause, denier): (Span, usize)) -> Option<usize> {
    let sentence = |at: usize| r.layers.sentences.partition_point(|sentence| sentence.span.end <= at);
    let cover = |quotation: usize| Span::cover(&r.layers.quotations.get(quotation)?.content);
    let here = sentence(clause.start);
    let before = (0..r.layers.quotations.len()).filter(|&quotation| {
        cover(quotation).is_some_and(|content| {
            content.end <= clause.start && here.saturating_sub(sentence(content.end)) <= 1
        })
    });
    let last = before.max_by_key(|&quotation| cover(quotation).map(|content| content.end))?;
    (are_two(scene, scene.speaker(report, last), Some(denier)) && asserts(r, r.layers.quotations.get(last)?))
        .then_some(last)
}
