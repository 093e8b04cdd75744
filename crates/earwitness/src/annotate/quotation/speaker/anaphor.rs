//! Whom a source means that only points back: "the aide", "both", "his son"; and which poll "41 percent" answered.

use super::{Cast, is_document};
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::{Word, split};
use crate::annotate::quotation::draft::Draft;
use crate::names;
use crate::record::{EntityKind, Mention, Span};

/// How far back somebody may have spoken, in sentences.
const REACH: usize = 12;
/// How far back a body may have spoken that is only "the group".
const NEAR: usize = 3;
/// Letters between two names of a pair at most.
const APART: usize = 60;
/// What a body may be called, whatever it is.
const BODIES: [&str; 8] =
    ["group", "organization", "organisation", "nonprofit", "charity", "association", "coalition", "union"];
/// What asks people, or counts them.
const POLLS: [&str; 3] = ["poll", "survey", "polling"];
const SHARES: [&str; 5] = ["percent", "%", "majority", "plurality", "half"];
const KIN: [&str; 12] = [
    "son",
    "daughter",
    "wife",
    "husband",
    "father",
    "mother",
    "brother",
    "sister",
    "widow",
    "widower",
    "stepson",
    "stepdaughter",
];

impl Cast<'_> {
    /// Who spoke before and was told with more words: "the aide" after "a committee aide", "the group" after a body.
    pub(super) fn told_before(
        &self,
        words: &[Word<'_>],
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let [opening, noun] = words else { return None };
        let known = self.mentions_in(Span::new(opening.span.start, noun.span.end));
        let named = |m: &Mention| self.entity(m.entity).is_some_and(|e| names::is_name(&e.name));
        if !opening.is_any(&["the", "that", "this"])
            || !noun.text.starts_with(char::is_lowercase)
            || known.iter().any(named)
        {
            return None;
        }
        let noun = noun.lower.as_str();
        let poll = POLLS.contains(&noun);
        let before = |reach: usize| {
            let near = (0..speakers.len())
                .rev()
                .filter(move |&k| drafts[k].line <= line && line - drafts[k].line <= reach);
            near.filter_map(|k| speakers[k])
        };
        let fuller = |&e: &usize| {
            self.entity(e).is_some_and(|e| {
                let head = names::head_noun(&e.name);
                let same = head == noun || poll && POLLS.contains(&head.as_str());
                // "the student the suit refers to"
                let mut before = e.name.split(' ').take_while(|word| !word.eq_ignore_ascii_case(&head));
                let one = !before.any(|word| matches!(word, "the" | "a" | "an" | "that"));
                same && one && e.name.contains(' ')
            })
        };
        let body = |&e: &usize| {
            self.entity(e).is_some_and(|e| e.kind == EntityKind::Organisation && names::is_name(&e.name))
        };
        let told = before(REACH).find(fuller);
        told.or_else(|| BODIES.contains(&noun).then(|| before(NEAR).find(body)).flatten())
    }

    /// "…, the press service said. It said": a body that is told of only as who speaks, and goes on.
    pub(super) fn goes_on(
        &self,
        words: &[Word<'_>],
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let [it] = words else { return None };
        let body = it.is("it").then(|| self.body_before(line, drafts, speakers)).flatten()?;
        let near = (0..speakers.len()).rev().find(|&k| speakers[k] == Some(body));
        let next = near.is_some_and(|k| line - drafts[k].line.min(line) <= 1);
        (next && body >= self.report.layers.entities.len()).then_some(body)
    }

    /// Whom "it" means that says something, where nothing named is meant: the body that spoke last, close before.
    pub(super) fn body_before(
        &self,
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        const NEXT: usize = 2;
        let near = |&k: &usize| drafts[k].line <= line && line - drafts[k].line <= NEXT;
        let outside = |&k: &usize| !drafts[k].cue.is_some_and(|cue| self.in_marks(cue));
        let last = (0..speakers.len()).rev().filter(near).filter(outside).find_map(|k| speakers[k])?;
        let e = self.entity(last)?;
        let body = match e.kind {
            EntityKind::Organisation => true,
            EntityKind::Other => !is_document(&names::head_noun(&e.name)) && !names::is_of_several(&e.name),
            _ => false,
        };
        (body && !e.name.contains(" and ")).then_some(last)
    }

    /// The draft in which a poll is told of that a share of people answered: "41 percent", "a majority of voters".
    pub fn polled(&self, draft: &Draft, drafts: &[Draft], speakers: &[Option<usize>]) -> Option<usize> {
        let words = split(&self.report.text, draft.source?);
        let counted = |pair: &[Word<'_>]| pair[0].is("in") && pair[1].is_any(&["10", "ten"]);
        let share = words.iter().take(4).any(|w| w.is_any(&SHARES)) || words.windows(2).any(counted);
        let near = |&k: &usize| drafts[k].line <= draft.line && draft.line - drafts[k].line <= NEAR;
        let poll = |&k: &usize| {
            let told =
                speakers[k].and_then(|e| self.entity(e)).map(|e| e.name.to_lowercase()).unwrap_or_default();
            let has = |words: &[&str]| told.split(' ').any(|word| words.contains(&word));
            has(&POLLS) && !has(&SHARES) && !has(&["respondents"])
        };
        share.then(|| (0..drafts.len()).rev().filter(near).find(poll)).flatten()
    }

    /// "his son", "their daughter": the one person whom the report names so.
    pub(super) fn relative(&self, words: &[Word<'_>]) -> Option<usize> {
        let [owner, noun] = words else { return None };
        if !owner.is_any(&["his", "her", "their", "the"]) || !KIN.contains(&noun.lower.as_str()) {
            return None;
        }
        let text = &self.report.text;
        let called = |m: &&Mention| {
            let before = text[..m.span.start].trim_end_matches([' ', ',', '\n']);
            let behind = text[m.span.end..].trim_start_matches([',', ' ']);
            let opening = before.strip_suffix(noun.lower.as_str());
            let set_off = ["his ", "her ", "their "].iter().any(|owner| {
                behind.strip_prefix(owner).is_some_and(|rest| rest.starts_with(noun.lower.as_str()))
            });
            opening.is_some_and(|rest| rest.ends_with(' ')) || set_off
        };
        let named = self.report.layers.mentions.iter().filter(|m| self.is_person(m));
        let mut found: Vec<usize> = named.filter(called).map(|m| m.entity).collect();
        found.dedup();
        let first = found.first().copied();
        first.filter(|first| found.iter().all(|other| other == first))
    }

    /// "both" of a pair before, "some of whom" of those before.
    pub(super) fn of_those(&mut self, source: Span, words: &[Word<'_>]) -> Option<usize> {
        const COUNTS: [&str; 5] = ["several ", "many ", "some ", "two ", "three "];
        match words {
            [both] if both.is("both") => self.pair_before(source),
            [some, of, whom] if of.is("of") && whom.is("whom") => {
                let name = self.antecedent(source).and_then(|all| Some(self.entity(all)?.name.clone()))?;
                let bare = COUNTS.iter().find_map(|count| name.strip_prefix(count)).unwrap_or(&name);
                Some(self.describe(&format!("{} {bare}", some.lower), EntityKind::Person, source))
            }
            _ => None,
        }
    }

    /// The last two whom "and" joins before a place, in its sentence or the one before: "Reed and Harlow met. Both said".
    pub(super) fn pair_before(&mut self, source: Span) -> Option<usize> {
        let sentences = &self.report.layers.sentences;
        let at =
            sentences[..sentences.partition_point(|s| s.span.start <= source.start)].len().checked_sub(1)?;
        let from = sentences[at.saturating_sub(1)].span.start;
        let mentions = self.mentions_in(Span::new(from, source.start));
        let names: Vec<&Mention> = mentions.iter().filter(|m| self.is_person(m)).collect();
        let text = &self.report.text;
        let joined = |pair: &&[&Mention]| {
            let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
            between.len() <= APART
                && between.trim_start_matches([',', ' ']).starts_with("and ")
                && pair[0].entity != pair[1].entity
        };
        let pair = names.windows(2).rev().find(joined)?;
        let parts = [pair[0].entity, pair[1].entity];
        Some(self.joint(&parts, source))
    }

    /// Those whom a phrase counts and then names: "two former chairmen, Ida Reed and Oskar Quell".
    pub(super) fn counted(&mut self, words: &[Word<'_>], core: usize, mentions: &[Mention]) -> Option<usize> {
        const COUNTS: [&str; 6] = ["two", "three", "four", "five", "six", "both"];
        let counts = words.first()?.is_any(&COUNTS);
        let dash = words.iter().position(|w| matches!(w.text, "," | "—" | "–" | ":"))?;
        let noun = words.get(dash.min(core).checked_sub(1)?)?;
        let several =
            is_source_noun(&noun.lower).is_some_and(|(_, plural)| plural) && !is_document(&noun.lower);
        if !counts || !several {
            return None;
        }
        let behind = words[dash].span.end;
        let mut parts: Vec<usize> = Vec::new();
        for m in mentions.iter().filter(|m| m.span.start >= behind && self.is_person(m)) {
            if !parts.contains(&m.entity) {
                parts.push(m.entity);
            }
        }
        let span = Span::new(words.first()?.span.start, words.last()?.span.end);
        (parts.len() > 1).then(|| self.joint(&parts, span))
    }
}
