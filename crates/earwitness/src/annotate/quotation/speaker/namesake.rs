//! Which of two of one surname speaks, where the surname alone is told.

use super::{Cast, REACH};
use crate::annotate::line::Word;
use crate::annotate::quotation::draft::Draft;
use crate::names;
use crate::record::{EntityKind, Mention, MentionForm, Span};

/// Blood relations, who mostly have the same surname.
const KIN: [&str; 12] = [
    "brother", "sister", "son", "daughter", "father", "mother", "uncle", "aunt", "nephew", "niece", "cousin",
    "grandson",
];
/// What is told of the dead, behind the name and before it.
const DIED: [&str; 12] = [
    "'s death",
    "’s death",
    "'s killing",
    "’s killing",
    "'s murder",
    "’s murder",
    " died",
    ", who died",
    ", who was killed",
    ", who was shot",
    " was killed",
    " was found dead",
];
const DEATH_OF: [&str; 4] = ["death of ", "killing of ", "murder of ", "funeral of "];

impl Cast<'_> {
    /// Who speaks by a surname that several bear: the one of them who spoke last, or not the one who is dead.
    pub(super) fn namesake(
        &self,
        words: &[Word<'_>],
        source: Span,
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let [surname] = words else { return None };
        let mentions = self.mentions_in(source);
        let meant = mentions.iter().find(|m| m.form == MentionForm::Name && self.is_person(m))?.entity;
        let bears = |e: usize| {
            let entity = self.entity(e).filter(|e| e.kind == EntityKind::Person);
            entity.is_some_and(|e| {
                let name = names::words(&e.name);
                names::is_name(&e.name) && name.len() > 1 && name.last() == names::words(surname.text).first()
            })
        };
        if !bears(meant) {
            return None;
        }
        let near =
            (0..speakers.len()).rev().filter(|&k| drafts[k].line <= line && line - drafts[k].line <= REACH);
        if let Some(last) = near.filter_map(|k| speakers[k]).find(|&e| bears(e)) {
            return (last != meant).then_some(last);
        }
        if !self.is_silent(meant) {
            return None;
        }
        let before = self.report.layers.mentions.iter().take_while(|m| m.span.start < source.start);
        let other = before.filter(|m| m.entity != meant && m.form == MentionForm::Name && self.is_person(m));
        other.filter(|m| bears(m.entity) || self.is_kin(m, meant)).last().map(|m| m.entity)
    }

    /// Whether somebody is told of as dead, or named only as somebody else's relative.
    fn is_silent(&self, entity: usize) -> bool {
        let text = &self.report.text;
        let named = || {
            let all = self.report.layers.mentions.iter().filter(|m| m.entity == entity);
            all.filter(|m| m.form == MentionForm::Name && m.span.of(text).contains(' '))
        };
        let dead = |m: &Mention| {
            let (before, behind) = (&text[..m.span.start], &text[m.span.end..]);
            DIED.iter().any(|told| behind.starts_with(told))
                || DEATH_OF.iter().any(|told| before.ends_with(told))
        };
        let of_kin = |m: &Mention| {
            let (before, behind) = (&text[..m.span.start], &text[m.span.end..]);
            let owned = ["'s ", "’s "].iter().find_map(|mark| behind.strip_prefix(mark));
            let next = owned.and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
            let of = before.strip_suffix(" of ").and_then(|rest| rest.rsplit(' ').next());
            next.or(of).is_some_and(|noun| KIN.contains(&noun))
        };
        named().any(dead) || named().next().is_some() && named().all(of_kin)
    }

    /// "Oskar Reed's brother Karl": somebody named by a first name behind what he is of another.
    fn is_kin(&self, m: &Mention, of: usize) -> bool {
        let text = &self.report.text;
        let before = text[..m.span.start].trim_end_matches([' ', ',']);
        let noun = before.rsplit(' ').next().filter(|noun| KIN.contains(noun));
        let Some(rest) = noun.and_then(|noun| before.strip_suffix(noun)) else { return false };
        let rest = rest.trim_end();
        let owner = ["'s", "’s"].iter().find_map(|mark| rest.strip_suffix(mark));
        let name =
            owner.and_then(|owner| self.report.layers.mentions.iter().find(|m| m.span.end == owner.len()));
        name.is_some_and(|name| name.entity == of)
    }

    /// "Reed and Harlow said it was over. But they warned": those who spoke last together go on.
    pub(super) fn pair_goes_on(
        &self,
        words: &[Word<'_>],
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let [they] = words else { return None };
        let before = |&k: &usize| drafts[k].line <= line && line - drafts[k].line <= 1;
        let last = (0..speakers.len()).rev().find(before).filter(|_| they.is("they"))?;
        let several =
            |e: &usize| self.entity(*e).is_some_and(|e| e.name.contains(" and ") && names::is_name(&e.name));
        speakers[last].filter(several)
    }
}
