//! Who is named beside a description, or before it with the same noun: "a docker, Ida Reed, said", "the zoo said".

use super::Cast;
use crate::annotate::line::Word;
use crate::record::{EntityKind, Mention, MentionForm, Span};

impl Cast<'_> {
    /// The person named between commas right behind a source that names nobody.
    pub(super) fn apposed(&self, source: Span, within: &[Mention]) -> Option<usize> {
        let text = &self.report.text;
        let start = source.end + text.get(source.end..)?.strip_prefix(", ").map(|_| 2)?;
        let mentions = &self.report.layers.mentions;
        let at = mentions.partition_point(|m| m.span.start < start);
        let person = |m: &&Mention| {
            m.form == MentionForm::Name && self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Person)
        };
        if within.iter().find(person).is_some() {
            return None;
        }
        let name = mentions[at..].iter().take_while(|m| m.span.start == start).find(person)?;
        text.get(name.span.end..)?.starts_with(',').then_some(name.entity)
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
