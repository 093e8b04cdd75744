//! Who speaks: the entity that a source names, describes or points to.

mod anaphor;
mod antecedent;
mod described;
mod document;
mod echo;
mod namesake;
mod several;
mod titled;

use super::draft::{Draft, Shape};
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::{Word, split};
pub use antecedent::opens_apposition;
pub use document::is_document;
use several::is_list;

use crate::record::{Entity, EntityKind, Mention, MentionForm, Report, Span};

/// The report's entities, and those that sources add.
pub struct Cast<'r> {
    pub report: &'r Report,
    /// Passages in quotation marks.
    quoted: &'r [Span],
    pub added: Vec<Entity>,
    pub new_mentions: Vec<Mention>,
}

/// The speaker of each draft.
pub fn resolve(cast: &mut Cast<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for d in drafts {
        let speaker = match d.source {
            Some(source) => cast.speaker(source, d.line, drafts, &speakers),
            None => None,
        };
        let speaker = speaker.or_else(|| {
            // the last speaker goes on
            let pointing = d.source.is_none_or(|s| cast.points_back(s));
            let goes_on = match d.shape {
                Shape::Free => cast.opens_sentence(d),
                shape => shape == Shape::Marked,
            };
            (pointing && goes_on).then(|| {
                (0..speakers.len())
                    .rev()
                    .filter(|&k| {
                        drafts[k].line <= d.line
                            && d.line - drafts[k].line <= REACH
                            && !matches!(drafts[k].shape, Shape::Headline | Shape::According)
                            && !drafts[k].cue.is_some_and(|cue| cast.in_marks(cue))
                    })
                    .find_map(|k| speakers[k])
            })?
        });
        speakers.push(speaker);
    }
    speakers
}

/// Who says "I" outside quotation marks.
const AUTHOR: &str = "author";

/// Sources that point to what was said before.
const POINTING: [&str; 4] = ["This", "That", "this", "that"];
/// How far a speaker carries to words in marks without a source, in sentences.
const REACH: usize = 4;

impl<'r> Cast<'r> {
    pub fn new(report: &'r Report, quoted: &'r [Span]) -> Self {
        Self { report, quoted, added: Vec::new(), new_mentions: Vec::new() }
    }

    /// Whether nothing is told in a sentence before the words in marks: `raised a banner: “…”` is not who spoke last.
    fn opens_sentence(&self, d: &Draft) -> bool {
        let Some(first) = d.content.first() else { return false };
        let sentences = &self.report.layers.sentences;
        let sentence = sentences[..sentences.partition_point(|s| s.span.start <= first.start)].last();
        let before = sentence.map_or("", |s| Span::new(s.span.start, first.start).of(&self.report.text));
        !before.contains(char::is_alphanumeric)
    }

    /// Whether a source only points to what was said before; "the rule that said" goes on about the rule.
    fn points_back(&self, source: Span) -> bool {
        let relative = self.report.text[..source.start].ends_with(' ')
            && self.report.text[..source.start].trim_end().ends_with(char::is_alphanumeric);
        let word = source.of(&self.report.text);
        POINTING.contains(&word) && !(word == "that" && relative)
    }

    pub fn entity(&self, at: usize) -> Option<&Entity> {
        let known = self.report.layers.entities.len();
        if at < known { self.report.layers.entities.get(at) } else { self.added.get(at - known) }
    }

    pub fn same_name(&self, entity: Option<usize>, name: &str) -> bool {
        entity.and_then(|e| self.entity(e)).is_some_and(|e| e.name == name)
    }

    pub fn mentions_in(&self, span: Span) -> Vec<Mention> {
        let mentions = &self.report.layers.mentions;
        let first = mentions.partition_point(|m| m.span.start < span.start);
        mentions[first..]
            .iter()
            .take_while(|m| m.span.start < span.end)
            .filter(|m| span.contains(m.span))
            .copied()
            .collect()
    }

    /// The entity of a description, added where there is none.
    pub fn describe(&mut self, name: &str, kind: EntityKind, span: Span) -> usize {
        let known = &self.report.layers.entities;
        let fold = |e: &Entity| e.name.eq_ignore_ascii_case(name);
        let at =
            known.iter().position(fold).or_else(|| self.added.iter().position(fold).map(|k| k + known.len()));
        let at = at.unwrap_or_else(|| {
            self.added.push(Entity::new(name, kind));
            known.len() + self.added.len() - 1
        });
        if !self.report.layers.mentions.iter().any(|m| m.span == span)
            && !self.new_mentions.iter().any(|m| m.span == span)
        {
            self.new_mentions.push(Mention { span, entity: at, form: MentionForm::Nominal });
        }
        at
    }

    /// Whom a source means.
    pub fn speaker(
        &mut self,
        source: Span,
        line: usize,
        drafts: &[Draft],
        speakers: &[Option<usize>],
    ) -> Option<usize> {
        let source = self.unowned(source);
        let words = split(&self.report.text, source);
        let core = core(&words);
        let core_span = Span::new(words.first()?.span.start, words.get(core.checked_sub(1)?)?.span.end);
        let mentions = self.mentions_in(source);
        let heads: Vec<Mention> = mentions.iter().filter(|m| core_span.contains(m.span)).copied().collect();
        let last_word = words[core - 1].lower.as_str();
        let back = self.goes_on(&words, line, drafts, speakers);
        let back = back
            .or_else(|| self.told_before(&words, line, drafts, speakers))
            .or_else(|| self.pair_goes_on(&words, line, drafts, speakers))
            .or_else(|| self.namesake(&words, source, line, drafts, speakers))
            .or_else(|| self.relative(&words));
        if back.is_some() {
            return back;
        }
        if let Some(all) = self.counted(&words, core, &mentions) {
            return Some(all);
        }
        if is_document(last_word)
            && !heads.iter().any(|m| m.span.end == core_span.end && m.form == MentionForm::Name)
        {
            return self
                .author(&words, core, &mentions, line, drafts, speakers)
                .or_else(|| Some(self.described(source, &words)));
        }
        if let Some(named) = self.titled(&words, &mentions).or_else(|| self.apposed(source, &mentions)) {
            return Some(named);
        }
        if let Some(named) =
            self.named_behind(&words, &mentions).or_else(|| self.body_behind(&words, &mentions))
        {
            return Some(named);
        }
        if let Some(several) = self.several(&heads, &words[..core], core_span) {
            return Some(several);
        }
        // "the council's chief of staff": a description that points to somebody named
        let whole = mentions.iter().find(|m| m.span == source && m.form == MentionForm::Nominal);
        let named = |m: &&Mention| {
            let person = self.entity(m.entity).filter(|e| e.kind == EntityKind::Person);
            person.is_some_and(|e| e.name.contains(char::is_uppercase))
        };
        if let Some(m) = whole.filter(named) {
            return Some(m.entity);
        }
        // "the minister, Reed", "a newspaper, the Harbour Post": a person for a person, a body for a body
        let noun = is_source_noun(last_word).map(|(noun, _)| crate::annotate::entity::kind_of_source(noun));
        let kind = match noun {
            Some(EntityKind::Organisation | EntityKind::Other) => EntityKind::Organisation,
            _ => EntityKind::Person,
        };
        let is_named = |m: &Mention| {
            m.form == MentionForm::Name && self.entity(m.entity).is_some_and(|e| e.kind == kind)
        };
        if words.get(core).is_some_and(|w| w.text == ",") && !heads.iter().any(is_named) {
            let next = core + 1 + usize::from(words.get(core + 1).is_some_and(|w| w.is("the")));
            let start = words.get(next).map_or(0, |w| w.span.start);
            // "two captains, Reed and Quell" are both, "the board, Reed's owner" is not Reed
            let alone = |m: &Mention| {
                let next = words.iter().find(|word| word.span.start >= m.span.end);
                !next.is_some_and(|next| next.is_any(&["and", "&"]) || next.is_possessive())
            };
            if let Some(name) = mentions.iter().find(|m| m.span.start == start && is_named(m) && alone(m)) {
                return Some(name.entity);
            }
        }
        if let Some(some) = self.of_those(source, &words) {
            return Some(some);
        }
        if words.len() == 1 && words[0].is_any(&["others", "some", "many", "most"]) {
            return Some(self.some_of(source, &words[0].lower));
        }
        let closing =
            heads.iter().filter(|m| m.span.end == core_span.end).min_by_key(|m| (m.span.start, m.entity));
        if let Some(m) = closing {
            let group = self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Group);
            let more = words.len() > core
                && m.form == MentionForm::Nominal
                && is_source_noun(last_word).is_some()
                && words[core].is_any(&["of", "for", "in", "from", "at", "with", "familiar", "who", "close"]);
            if group {
                return self.people(&words[core - 1..core]).or(Some(m.entity));
            }
            if !(more && self.entity(m.entity).is_some_and(|e| !e.name.contains(char::is_uppercase))) {
                return Some(m.entity);
            }
        }
        if words.len() == 1 && words[0].is("which") {
            return self.antecedent(source);
        }
        if words.len() == 1 && super::phrase::PRONOUNS.contains(&words[0].lower.as_str()) && heads.is_empty()
        {
            if words[0].text == "I" && !self.in_marks(source) {
                return Some(self.describe(AUTHOR, EntityKind::Person, source));
            }
            if words[0].is("who") {
                return self.antecedent(source);
            }
            return match words[0].lower.as_str() {
                "they" => self.pair_before(source),
                "it" => self.body_before(line, drafts, speakers),
                "i" | "we" | "he" | "she" | "this" | "that" | "you" => None,
                _ => Some(self.described(source, &words)),
            };
        }
        // a person named anywhere in a phrase that no owner opens: "South Korean spokesperson Reed of the ministry"
        let free_person = heads.iter().find(|m| {
            m.form == MentionForm::Name
                && self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Person)
                && !self.owns(m.span)
                && !self.governed(m.span, core_span)
                && !tells_apart(&words[..core], m.span)
        });
        if let Some(m) = free_person {
            return Some(m.entity);
        }
        self.echoed(source, &words).or_else(|| Some(self.described(source, &words)))
    }

    /// "others", "some": of the group spoken of last.
    fn some_of(&mut self, source: Span, word: &str) -> usize {
        let mentions = &self.report.layers.mentions;
        let before = mentions.partition_point(|m| m.span.start < source.start);
        let group = mentions[..before].iter().rev().take(30).find_map(|m| {
            let e = self.entity(m.entity)?;
            let plural = |word: &str| is_source_noun(word).is_some_and(|(_, plural)| plural);
            let group = m.form == MentionForm::Nominal && e.name.split(' ').any(plural);
            group.then(|| {
                let some = ["some ", "other ", "our ", "my ", "your "];
                let some = some.iter().find_map(|word| e.name.strip_prefix(word));
                some.unwrap_or(&e.name).to_owned()
            })
        });
        let name = group.map_or_else(
            || word.to_owned(),
            |g| format!("{} {g}", if word == "others" { "other" } else { word }),
        );
        self.describe(&name, EntityKind::Person, source)
    }

    /// A source without the mark of an owner and the comma at its end: "Reed's" announcement.
    fn unowned(&self, source: Span) -> Span {
        let text = source.of(&self.report.text).trim_end_matches([',', ' ']);
        let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
        if bare.is_empty() { source } else { Span::new(source.start, source.start + bare.len()) }
    }

    fn in_marks(&self, span: Span) -> bool {
        self.quoted.iter().any(|q| q.contains(span))
    }

    fn owns(&self, span: Span) -> bool {
        let rest = &self.report.text[span.end.min(self.report.text.len())..];
        rest.starts_with("'s") || rest.starts_with("’s")
    }

    fn governed(&self, span: Span, within: Span) -> bool {
        let before = Span::new(within.start, span.start).of(&self.report.text).trim_end();
        // "the woman accusing the mayor"
        let participle = before
            .split_whitespace()
            .skip(1)
            .any(|word| word.len() > 5 && word.ends_with("ing") && word.starts_with(char::is_lowercase));
        if participle {
            return true;
        }
        ["of", "for", "in", "at", "from", "with", "to", "by"]
            .iter()
            .any(|p| before.ends_with(&format!(" {p}")))
    }
}

/// "The Reed campaign": whether a name only tells apart the noun that ends a phrase.
fn tells_apart(core: &[Word<'_>], name: Span) -> bool {
    let behind = core.iter().position(|w| w.span.start >= name.end);
    core[0].is_any(&["the", "a", "an"])
        && behind.is_some_and(|i| i + 1 == core.len() && core[i].text.starts_with(char::is_lowercase))
}

/// Where the head of a phrase ends: before the first preposition, comma or relative word.
fn core(words: &[Word<'_>]) -> usize {
    // "NATO, the Quay Board and the Post"
    let names_behind = |i: usize| {
        words[i].is("the")
            && words.get(i + 1).is_some_and(Word::is_capital)
            && words.iter().any(|w| w.is("and"))
    };
    (1..words.len())
        .find(|&i| {
            let w = &words[i];
            let listed = w.text == ","
                && (is_list(words) || words[i..].iter().any(|w| w.is("and")))
                && (words.get(i + 1).is_some_and(Word::is_capital) || names_behind(i + 1))
                && words[..i].iter().all(|w| w.is_capital())
                && words[i..].iter().any(|w| w.is("and") || w.text == ",")
                && i <= 3
                && words.len() <= 8
                && !words[i + 1..].iter().any(|w| w.is_any(&["of", "for", "a"]))
                && (i + 1..words.len()).all(|k| !words[k].is("the") || names_behind(k));
            !listed
                && (w.text == ","
                    || w.text == "("
                    || w.is_any(&[
                        "of", "for", "in", "at", "from", "on", "with", "to", "by", "who", "which",
                        "familiar", "close", "briefed", "whose", "inside", "near", "speaking", "obtained",
                        "reviewed", "seen",
                    ]))
        })
        .unwrap_or(words.len())
}
