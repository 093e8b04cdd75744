//! Who is told of by a description: "two dockers", "his spokesman".

use super::{Cast, core, is_document};
use crate::annotate::entity::{is_source_noun, title};
use crate::annotate::line::Word;
use crate::record::{EntityKind, Mention, MentionForm, Span};

/// Words that count those who speak.
const SEVERAL: [&str; 7] = ["two", "three", "four", "five", "six", "several", "some"];

/// Where somebody is in office, and speaks from.
const HOUSES: [&str; 6] = ["palace", "presidency", "embassy", "chancellery", "secretariat", "service"];

/// Words before a name that tell no office.
const COURTESY: [&str; 5] = ["mr", "mrs", "ms", "miss", "mx"];
/// Pronouns in whose place a name may stand; "a group that calls itself so" is no other one.
const OWNERS: [&str; 5] = ["his", "her", "its", "their", "whose"];

impl Cast<'_> {
    /// A description as it stands, pronouns and owners written out.
    pub(super) fn described(&mut self, source: Span, words: &[Word<'_>]) -> usize {
        let mut from = 0;
        while words.get(from).is_some_and(|w| w.is_any(&["the", "a", "an"])) {
            from += 1;
        }
        let cut = words
            .iter()
            .position(|w| w.text == "," || w.is_any(&["who", "which"]))
            .filter(|&i| i > from)
            .unwrap_or(words.len());
        let mut name = String::new();
        let mentions = self.mentions_in(source);
        let mut i = from;
        // "Mr. Reed's office" is that of the one who is named so elsewhere without a "Mr."
        let courtesy = words
            .get(from)
            .filter(|w| w.is_any(&COURTESY))
            .map_or(0, |_| 1 + usize::from(words.get(from + 1).is_some_and(|w| w.text == ".")));
        let named = |m: &Mention| {
            m.form == MentionForm::Name
                && words.get(from + courtesy).is_some_and(|w| w.span.start == m.span.start)
        };
        if courtesy > 0 && mentions.iter().any(named) {
            i += courtesy;
        }
        let mut owned = false;
        while i < cut {
            let w = &words[i];
            let person = mentions.iter().find(|m| {
                m.span.start == w.span.start
                    // "Board of Piers and Its Members": a capital makes it part of a name
                    && (m.form == MentionForm::Pronoun && OWNERS.contains(&w.lower.as_str())
                        && self.is_named(m.entity) && (i == from || !w.is_capital())
                        || m.form == MentionForm::Name
                            && self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Person))
            });
            let piece = match person.and_then(|m| self.entity(m.entity).map(|e| (m, e.name.clone()))) {
                Some((m, full)) => {
                    while i + 1 < cut && words[i + 1].span.end <= m.span.end {
                        i += 1;
                    }
                    owned |= i == from;
                    if m.form == MentionForm::Pronoun { format!("{full}'s") } else { full }
                }
                None => w.text.to_owned(),
            };
            if !name.is_empty() && !w.is_possessive() && w.text != "." && !matches!(w.text, "'" | "’") {
                name.push(' ');
            }
            name.push_str(&piece);
            i += 1;
        }
        let noun = words[..cut].iter().rev().find_map(|w| is_source_noun(&w.lower));
        // several that speak are people, whatever they are called: "two dockers"
        let several = words.first().is_some_and(|w| w.is_any(&SEVERAL))
            && !words[..core(words)].last().is_some_and(|w| is_document(&w.lower));
        let body = words[..core(words)].last().is_some_and(|w| w.is_any(&HOUSES));
        let other = match (several, body) {
            (true, _) => EntityKind::Person,
            (_, true) => EntityKind::Organisation,
            _ => EntityKind::Other,
        };
        let kind = noun.map_or(other, |(n, _)| crate::annotate::entity::kind_of_source(n));
        let is_name = |w: &Word<'_>| {
            mentions.iter().any(|m| m.span.start == w.span.start && m.form == MentionForm::Name)
        };
        let name = name.trim_end_matches("'s").trim_end_matches("’s").trim_end().to_owned();
        let name = if words.first().is_some_and(|w| {
            let short = title(words).is_some() && words.get(1).is_some_and(|w| w.text == ".");
            let plain = !w.is_capital_name() && !is_name(w) && !short;
            from == 0 && !owned && courtesy == 0 && w.text.starts_with(char::is_uppercase) && plain
        }) {
            lower_first(&name)
        } else {
            name
        };
        self.describe(if name.is_empty() { source.of(&self.report.text) } else { &name }, kind, source)
    }

    /// Whether the report names an entity, so that its name may stand for a pronoun: "some of them" stays as it is.
    fn is_named(&self, entity: usize) -> bool {
        let mentions = self.report.layers.mentions.iter().chain(&self.new_mentions);
        mentions.into_iter().any(|m| m.entity == entity && m.form == MentionForm::Name)
    }
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
