//! Who did what to whom, read off the heard trees (Universal Dependencies): a mention for every verb that tells of
//! something, also where its subject is another verb's.
//!
//! A role is a subject or an object: who is met "with" or fired "on" is told by a preposition and is no patient.
//!
//! Nouns and participles that name what happened ("the firing of the director", "the fired director") are a list of
//! their own. Left out: adjectives that tell of states ("was safe"), recipients ("gave *her* a key"), verbs that only
//! help another ("is going to leave"), and the cues of quotations that are told of somebody, which the layer of
//! quotations has, unless they do something to somebody or govern what is done ("ordered the crew to leave", "refused
//! to leave").

mod lemma;
mod mood;
mod named;
mod phrase;
mod place;
mod role;
#[cfg(test)]
mod tests;
mod tree;

use crate::learned::Heard;
use crate::record::{Argument, EventMention, EventName, Finding, Report, Span};
use role::Roles;
use tree::Tree;

/// How many mentions may begin before a word and hold it.
const NESTED: usize = 4;

/// The events of a report's article text that are told, and those that are named, in reading order; none without weights.
pub fn find(report: &Report, heard: Option<&Heard>) -> (Vec<EventMention>, Vec<EventName>) {
    let Some(tree) = heard.and_then(|heard| Tree::new(&report.text, heard)) else {
        return Default::default();
    };
    let (contents, cues) = told(report);
    let (mut contents, mut cues) = (Open::new(contents), Open::new(cues));
    let (mut out, mut names) = (Vec::new(), Vec::new());
    for verb in 0..tree.len() {
        let word = tree.piece(verb);
        let quotation = contents.innermost(word);
        let cue = cues.innermost(word).is_some();
        if !role::is_predicate(&tree, verb) {
            names.extend(named::name(report, &tree, verb, quotation));
            continue;
        }
        let roles = role::roles(report, &tree, verb);
        if !cue || roles.patient.is_some() || tree.child(verb, &["xcomp"]).is_some() {
            out.push(event(report, &tree, verb, roles, quotation));
        }
    }
    (out, names)
}

fn event(
    report: &Report,
    tree: &Tree<'_>,
    verb: usize,
    Roles { agent, patient }: Roles,
    quotation: Option<usize>,
) -> EventMention {
    let particle = role::particle(tree, verb);
    let argument = |head: usize| argument(report, tree, head);
    let base = lemma::lemma(&tree.lower(verb));
    let places = place::places(report, tree, verb);
    let others = role::others(report, tree, verb).into_iter().filter(|other| !places.contains(other));
    EventMention {
        others: others.map(argument).collect(),
        in_passing: role::is_in_passing(tree, verb),
        extent: phrase::telling(tree, verb, [agent, patient]),
        predicate: tree.span(verb),
        particle: particle.map(|word| tree.span(word)),
        verb: particle.map_or(base.clone(), |word| format!("{base} {}", tree.lower(word))),
        agent: agent.map(argument),
        patient: patient.map(argument),
        places: places.into_iter().map(argument).collect(),
        times: times(report, tree, verb),
        polarity: mood::polarity(tree, verb),
        modality: mood::modality(tree, verb),
        quotation,
    }
}

fn argument(report: &Report, tree: &Tree<'_>, head: usize) -> Argument {
    let word = tree.piece(head);
    Argument { span: phrase::phrase(tree, head), head: word, mention: mention(report, word) }
}

/// The longest mention that holds a word.
fn mention(report: &Report, word: Span) -> Option<usize> {
    let mentions = &report.layers.mentions;
    let after = mentions.partition_point(|mention| mention.span.start <= word.start);
    let near = after.saturating_sub(NESTED)..after;
    near.filter(|&at| mentions[at].span.contains(word))
        .max_by_key(|&at| (mentions[at].span.len(), std::cmp::Reverse(at)))
}

/// The time expressions that hold what hangs from the verb.
fn times(report: &Report, tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let hung = tree.below(verb).iter().copied();
    let mut out: Vec<usize> = hung
        .filter(|&child| matches!(tree.relation(child), "obl" | "advmod"))
        .filter_map(|child| time(report, tree.piece(child)))
        .collect();
    out.dedup();
    out
}

/// The time expression that holds a word.
fn time(report: &Report, word: Span) -> Option<usize> {
    let times = &report.layers.times;
    let at = times.partition_point(|time| time.span.end <= word.start);
    times.get(at).is_some_and(|time| time.span.overlaps(word)).then_some(at)
}

/// Contents and cues of the quotations that are told of somebody, each with its quotation.
fn told(report: &Report) -> (Vec<(Span, usize)>, Vec<(Span, usize)>) {
    let (mut contents, mut cues) = (Vec::new(), Vec::new());
    for (index, quotation) in report.layers.quotations.iter().enumerate() {
        if quotation.finding == Finding::Told {
            contents.extend(quotation.content.iter().map(|&span| (span, index)));
            cues.extend(quotation.cue.iter().map(|&span| (span, index)));
        }
    }
    (contents, cues)
}

/// Passages that are met in reading order.
struct Open {
    coming: std::iter::Peekable<std::vec::IntoIter<(Span, usize)>>,
    open: Vec<(Span, usize)>,
}

impl Open {
    fn new(mut passages: Vec<(Span, usize)>) -> Self {
        passages.sort_unstable();
        Self { coming: passages.into_iter().peekable(), open: Vec::new() }
    }

    /// The shortest passage that holds a word; words are asked for in reading order.
    fn innermost(&mut self, word: Span) -> Option<usize> {
        while let Some(next) = self.coming.next_if(|(span, _)| span.start <= word.start) {
            self.open.push(next);
        }
        self.open.retain(|(span, _)| span.end > word.start);
        let holding = self.open.iter().filter(|(span, _)| span.contains(word));
        holding.min_by_key(|(span, index)| (span.len(), *index)).map(|&(_, index)| index)
    }
}
