//! Whose words a document holds: "a statement from his office", "the memo".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Cast, REACH};
use crate::annotate::entity::{Listed, gazetteer, set};
use crate::annotate::line::Word;
use crate::annotate::quotation::draft::Draft;
use crate::names;
use crate::record::{EntityKind, Mention, MentionForm, Span};

static DOCUMENTS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../lists/documents.txt")));

/// Whether a word names something written or said: "statement", "remarks".
pub fn is_document(lower: &str) -> bool {
    DOCUMENTS.contains(lower) || lower.strip_suffix('s').is_some_and(|s| DOCUMENTS.contains(s))
}

/// Documents that are somebody's words to the public.
const SPOKEN: [&str; 16] = [
    "statement",
    "remark",
    "comment",
    "announcement",
    "speech",
    "tweet",
    "post",
    "message",
    "interview",
    "release",
    "declaration",
    "address",
    "testimony",
    "broadcast",
    "briefing",
    "readout",
];

/// What papers and stations of a country are called together.
const PRESS: [&str; 7] = ["media", "press", "news", "newspaper", "television", "tv", "radio"];

impl Cast<'_> {
    /// Whose statement it is: "a statement from his office", "Reed's remarks", "the announcement".
    pub(super) fn author(
        &mut self,
        words: &[Word<'_>],
        core: usize,
        mentions: &[Mention],
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let start = words.first()?.span.start;
        let core_end = words[core - 1].span.end;
        // "from / by / of X"
        let dated = |i: usize| {
            words
                .get(i + 1..)
                .unwrap_or(&[])
                .iter()
                .take(3)
                .any(|w| self.report.layers.times.iter().any(|time| time.span.overlaps(w.span)))
        };
        // "a memo obtained by the Post" is not the Post's
        let handed = |i: usize| {
            words[i].is("by")
                && words[i - 1].is_any(&[
                    "obtained",
                    "seen",
                    "reviewed",
                    "viewed",
                    "reported",
                    "published",
                    "released",
                ])
        };
        let told = |i: usize| words[i].is_any(&["from", "by", "of"]) && !dated(i) && !handed(i);
        if let Some(p) = (core..words.len()).find(|&i| told(i)) {
            let rest = Span::new(words.get(p + 1)?.span.start, words.last()?.span.end);
            let deeper = words.get(p + 1).is_some_and(|w| w.is_word());
            if deeper && words.len() < 40 {
                return self.speaker(rest, line, drafts, speakers);
            }
        }
        // "a report in The Harbour Post": what a paper prints as its own
        if let Some(paper) = self.printed_in(words, core, mentions) {
            return Some(paper);
        }
        // an owner or a body before it: "the ministry's statement", "a White House statement"
        let owner = mentions
            .iter()
            .filter(|m| {
                m.span.start >= start
                    && (m.span.end < core_end || m.form == MentionForm::Name && m.span.end == core_end)
            })
            .max_by_key(|m| (m.form == MentionForm::Name, std::cmp::Reverse(m.span.start)));
        if let Some(m) = owner {
            if self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Group) {
                // "Turkish media reports" are not Turkey's, nor "Turkish reports" where nobody names it
                let press = words[..core].iter().any(|w| w.is_any(&PRESS));
                let people = gazetteer()
                    .longest(&words[..core])
                    .is_some_and(|(e, _)| matches!(e.is, Listed::People(_)));
                return self.people(&words[..core]).or((!people).then_some(m.entity)).filter(|_| !press);
            }
            return Some(m.entity);
        }
        // "the reports": those spoken of before
        let noun = words[core - 1].lower.trim_end_matches('s').to_owned();
        let named = (0..speakers.len())
            .rev()
            .filter(|&k| line.saturating_sub(drafts[k].line) <= REACH)
            .find_map(|k| speakers[k].filter(|&s| self.entity(s).is_some_and(|e| e.name.contains(&noun))));
        if named.is_some() {
            return named;
        }
        // "the memo": whose it is called elsewhere
        if let Some(owner) = self.owner_of(&noun) {
            return Some(owner);
        }
        // "the statement": who spoke last; a memo or a complaint need not be theirs
        let spoken = SPOKEN.contains(&noun.as_str());
        let definite = spoken && words[0].is_any(&["the", "that", "this"]);
        let recent = (0..speakers.len())
            .rev()
            .filter(|&k| line.saturating_sub(drafts[k].line) <= REACH && drafts[k].line <= line);
        definite.then(|| recent.into_iter().find_map(|k| speakers[k])).flatten()
    }

    /// The outlet that a report stands in: "a report in The Harbour Post", "an article on Radio Aldan".
    fn printed_in(&self, words: &[Word<'_>], core: usize, mentions: &[Mention]) -> Option<usize> {
        const PRINTED: [&str; 6] = ["report", "reports", "article", "articles", "story", "investigation"];
        let noun = words[..core].last().is_some_and(|w| w.is_any(&PRINTED));
        let at = (core..words.len()).find(|&i| words[i].is_any(&["in", "on"])).filter(|_| noun)?;
        let at = at + usize::from(words.get(at + 1).is_some_and(|w| w.text == "the"));
        let next = words.get(at + 1)?;
        let paper = mentions.iter().find(|m| m.form == MentionForm::Name && m.span.contains(next.span))?;
        let name = words.iter().filter(|w| paper.span.contains(w.span)).map(|w| w.text);
        let listed =
            gazetteer().longest(&words[at + 1..]).is_some_and(|(e, _)| matches!(e.is, Listed::Carrier(_)));
        (listed || names::is_outlet(name)).then_some(paper.entity)
    }

    /// Whose a memo, a lawsuit or a book is: the one whose name stands before or behind that noun in this report.
    fn owner_of(&self, noun: &str) -> Option<usize> {
        if SPOKEN.contains(&noun) {
            return None;
        }
        let text = &self.report.text;
        let mut owners: Vec<usize> = Vec::new();
        for m in self.report.layers.mentions.iter().filter(|m| m.form == MentionForm::Name) {
            let rest = text.get(m.span.end..).unwrap_or("");
            let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
            let next = owned.and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
            let person = self
                .entity(m.entity)
                .is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Organisation));
            let named = next.is_some_and(|w| w.strip_suffix('s').unwrap_or(w) == noun);
            if person && named && !owners.contains(&m.entity) {
                owners.push(m.entity);
            }
        }
        if let [owner] = owners[..] { Some(owner) } else { None }
    }
}
