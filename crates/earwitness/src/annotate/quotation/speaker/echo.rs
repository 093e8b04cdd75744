//! Who is named beside a description, or before it with the same noun: "a docker, Ida Reed, said", "the zoo said".

use super::Cast;
use crate::annotate::line::Word;
use crate::record::{EntityKind, Mention, MentionForm, Span};

impl Cast<'_> {
    /// The person named between commas right behind a source that names nobody, or right before it.
    pub(super) fn apposed(&self, source: Span, within: &[Mention]) -> Option<usize> {
        let person = |m: &&Mention| {
            m.form == MentionForm::Name && self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Person)
        };
        let text = &self.report.text;
        let mut people = within.iter().filter(person);
        if let Some(first) = people.next() {
            // "a member of the board, Ida Reed,": of a phrase with its name
            let after = text.get(first.span.end..source.end)?.trim_matches([',', ' ']);
            let behind = text.get(source.start..first.span.start)?.ends_with(", ");
            return (behind && after.is_empty() && people.next().is_none()).then_some(first.entity);
        }
        let (before, after) = (text.get(..source.start)?, text.get(source.end..)?);
        let mentions = &self.report.layers.mentions;
        if let Some(start) = after.strip_prefix(", ").map(|_| source.end + 2) {
            let at = mentions.partition_point(|m| m.span.start < start);
            let name = mentions[at..].iter().take_while(|m| m.span.start == start).find(person);
            if let Some(name) =
                name.filter(|m| text.get(m.span.end..).is_some_and(|rest| rest.starts_with(',')))
            {
                return Some(name.entity);
            }
        }
        // "Ida Reed, a Brack Democrat and chairwoman of the board, said"
        let comma = before.rfind(',').filter(|_| after.starts_with(','))?;
        let told = before[comma + 1..].split_whitespace();
        let describes = |word: &str| {
            word.starts_with(|c: char| c.is_uppercase() || c == '(')
                || ["and", "the", "a", "an", "former", "ranking", "top", "senior", "vice", "deputy"]
                    .contains(&word)
        };
        let name = mentions.iter().filter(|m| m.span.end == comma).find(person)?;
        told.into_iter().all(describes).then_some(name.entity)
    }

    /// "The zoo": the body named last whose name has that noun.
    pub(super) fn echoed(&self, source: Span, words: &[Word<'_>]) -> Option<usize> {
        let [the, noun] = words else { return None };
        if !the.is("the") {
            return None;
        }
        let mentions = &self.report.layers.mentions;
        let before = mentions.partition_point(|m| m.span.start < source.start);
        let named = mentions[..before].iter().rev().filter(|m| m.form == MentionForm::Name).find(|m| {
            self.entity(m.entity).is_some_and(|e| {
                let body = !matches!(e.kind, EntityKind::Person | EntityKind::Group | EntityKind::Event);
                body && e.name.split_whitespace().count() > 1
                    && e.name.split_whitespace().any(|word| word.to_lowercase() == noun.lower)
            })
        });
        named.map(|m| m.entity)
    }
}
