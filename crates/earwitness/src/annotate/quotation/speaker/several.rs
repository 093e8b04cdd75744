//! Several who speak as one: "Reed and Harlow", "both sides", a people.

use super::Cast;
use crate::annotate::entity::{Listed, gazetteer};
use crate::annotate::line::Word;
use crate::record::{Entity, EntityKind, Mention, MentionForm, PartKind, Span};

/// Those who lead are meant before others who are named as often.
const LEAD: [&str; 11] = [
    "president",
    "minister",
    "premier",
    "chancellor",
    "leader",
    "king",
    "queen",
    "prince",
    "emir",
    "sultan",
    "emperor",
];
/// Those who speak for or serve somebody are no leaders.
const SERVE: [&str; 10] = [
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "adviser",
    "advisor",
    "lawyer",
    "attorney",
    "analyst",
    "reporter",
];

impl Cast<'_> {
    /// "Reed and Harlow": one entity for both.
    pub(super) fn several(&mut self, heads: &[Mention], core: &[Word<'_>], span: Span) -> Option<usize> {
        let names: Vec<Mention> = heads
            .iter()
            .filter(|m| {
                m.form != MentionForm::Pronoun
                    && !self.owns(m.span)
                    && self.entity(m.entity).is_some_and(|e| {
                        matches!(e.kind, EntityKind::Person | EntityKind::Place | EntityKind::Organisation)
                    })
            })
            .copied()
            .collect();
        // what stands between commas alone is said of the first: "Reed, Harlow's lawyer"
        let joined = core.iter().any(|w| w.is_any(&["and", "&"])) || is_list(core);
        let mut parts: Vec<usize> = Vec::new();
        for m in names.iter().filter(|_| joined) {
            let before = Span::new(span.start, m.span.start).of(&self.report.text).trim_end().to_lowercase();
            let after = Span::new(m.span.end, span.end).of(&self.report.text).trim_start().to_lowercase();
            let item = after.is_empty() || after.starts_with("and ") || after.starts_with(',');
            if item && !before.ends_with(" of") && !before.ends_with(" in") && !parts.contains(&m.entity) {
                parts.push(m.entity);
            }
        }
        if parts.len() < 2 {
            return self.both(core, span);
        }
        Some(self.joint(&parts, span))
    }

    pub(super) fn joint(&mut self, parts: &[usize], span: Span) -> usize {
        let names: Vec<String> =
            parts.iter().filter_map(|&p| self.entity(p).map(|e| e.name.clone())).collect();
        let name = match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        };
        self.describe(&name, EntityKind::Other, span)
    }

    /// "the two leaders", "both sides": the two persons or countries named most often before.
    fn both(&mut self, core: &[Word<'_>], span: Span) -> Option<usize> {
        let last = core.last()?;
        let kind = match last.lower.as_str() {
            "leaders" | "presidents" | "ministers" | "men" | "counterparts" => EntityKind::Person,
            "koreas" | "countries" | "nations" | "sides" | "governments" | "states" | "neighbours"
            | "neighbors" => EntityKind::Place,
            _ => return None,
        };
        if last.is("koreas") {
            let places: Vec<usize> = (0..self.report.layers.entities.len())
                .filter(|&i| {
                    ["North Korea", "South Korea"].contains(&self.report.layers.entities[i].name.as_str())
                })
                .collect();
            return (places.len() == 2).then(|| self.joint(&places, span));
        }
        let pair = core.len() == 1
            || core.len() <= 3 && core[..core.len() - 1].iter().all(|w| w.is_any(&["the", "two", "both"]));
        if !pair {
            return None;
        }
        let mut counts: Vec<(usize, usize)> = Vec::new(); // (count, entity)
        // "leaders" alone are those of whom the text has told; a title tells of those who come
        let reach = if core.len() == 1 && self.in_body(span) { span.start } else { span.start + 4000 };
        for m in self.report.layers.mentions.iter().take_while(|m| m.span.start < reach) {
            // two towns are no sides
            let fits = |e: &Entity| {
                let state = kind != EntityKind::Place || gazetteer().countries.contains(&e.name);
                let leads = !e.roles.iter().any(|role| SERVE.contains(&role.as_str()));
                e.kind == kind && e.name.starts_with(char::is_uppercase) && state && leads
            };
            if self.entity(m.entity).is_some_and(fits) {
                match counts.iter_mut().find(|(_, e)| *e == m.entity) {
                    Some(c) => c.0 += 1,
                    None => counts.push((1, m.entity)),
                }
            }
        }
        let leads = |e: usize| {
            let known = self.entity(e);
            known.is_some_and(|e| e.roles.iter().any(|role| LEAD.contains(&role.as_str())))
        };
        counts.sort_by_key(|&(n, e)| (!leads(e), std::cmp::Reverse(n), e));
        let mut parts: Vec<usize> = counts.iter().take(2).map(|c| c.1).collect();
        parts.sort_unstable();
        (parts.len() == 2).then(|| self.joint(&parts, span))
    }

    fn in_body(&self, span: Span) -> bool {
        let parts = &self.report.layers.parts;
        parts.iter().any(|part| part.kind == PartKind::Body && part.span.contains(span))
    }

    /// A people alone, "the Chinese", is its country.
    pub(super) fn people(&self, words: &[Word<'_>]) -> Option<usize> {
        let (entry, _) = gazetteer().longest(words)?;
        let Listed::People(c) = entry.is else { return None };
        let country = &gazetteer().countries[c];
        self.report.layers.entities.iter().position(|e| &e.name == country)
    }
}

/// Names with nothing but commas between them, as headlines join them: "Reed, Harlow".
pub(super) fn is_list(words: &[Word<'_>]) -> bool {
    words.iter().all(|w| w.is_capital() || matches!(w.text, "," | "." | "-"))
}
