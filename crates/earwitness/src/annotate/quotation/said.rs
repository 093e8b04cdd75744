//! One cue verb with its subject: who says.

use super::attribution::{content_start, trim_end};
use super::cue::{self, Form, Frame, Verb, between};
use super::draft::{Draft, Shape};
use super::phrase;
use super::rules::Ground;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Line;
use crate::record::{Act, Span};

/// Verbs after these are not said: "should insist".
const HYPOTHETICAL: [&str; 8] = ["should", "must", "may", "might", "could", "can", "cannot", "would"];
/// What shows or finds something.
const PAPERS: [&str; 16] = [
    "poll",
    "survey",
    "study",
    "report",
    "data",
    "court",
    "judge",
    "panel",
    "polls",
    "studies",
    "reports",
    "figures",
    "documents",
    "records",
    "investigators",
    "jury",
];

/// One cue verb where it stands.
pub struct Cue<'a, 't> {
    pub line: &'a Line<'t>,
    pub at: usize,
    pub from: usize,
    pub to: usize,
    pub verb: &'static Verb,
    pub form: Form,
    pub inside: &'a dyn Fn(usize) -> bool,
    pub ground: &'a Ground<'a>,
}

impl Cue<'_, '_> {
    pub fn draft(&self, earlier: &[Draft]) -> Option<Draft> {
        let line = self.line;
        let mut start = self.from;
        while start > 0 && between(line.at(start - 1)) && !(self.inside)(start - 1) {
            start -= 1;
        }
        let quoted_as = self.form == Form::Gerund
            && start >= 2
            && line.at(self.from - 1).is("as")
            && line.at(self.from - 2).is("quoted");
        if quoted_as {
            start = self.from - 2;
            while start > 0 && between(line.at(start - 1)) {
                start -= 1;
            }
        }
        let passive = !quoted_as
            && self.form == Form::Past
            && line
                .row(start, self.from)
                .iter()
                .any(|w| w.is_any(&["is", "was", "are", "were", "be", "been", "being"]));
        let infinitive = self.from > 0 && line.at(self.from - 1).is("to");
        if passive || infinitive && self.verb.lemma != "look" {
            return None;
        }
        let progressive =
            line.row(start, self.from).iter().any(|w| w.is_any(&["is", "was", "are", "were", "been", "be"]));
        let gerund = self.form == Form::Gerund && !quoted_as && !progressive;
        if line.row(start, self.from).iter().any(|w| w.is_any(&HYPOTHETICAL))
            && self.verb.takes(Frame::Noun) | self.verb.takes(Frame::Infinitive) | (self.verb.lemma != "say")
        {
            return None;
        }
        if gerund && !self.opens_participle(start) {
            return None;
        }
        // "…," said Reed
        if let Some(draft) = self.inverted(start) {
            return Some(draft);
        }
        let source =
            if gerund { None } else { phrase::subject(line, start, self.inside).filter(|&s| self.speaks(s)) };
        let source = source.filter(|&s| self.agrees(s));
        let shared = source.is_none() && !gerund && self.coordinated(start);
        if !gerund && source.is_none() && !shared {
            return None;
        }
        if source.is_some_and(|(from, _)| self.only_if(from)) {
            return None;
        }
        let (source_span, source_from) = match source {
            Some((from, to)) => (Some(line.span_of(from, to)), from),
            None => (self.main_subject(earlier), start),
        };
        let source_span = source_span?;
        let after = self.after(source_from, gerund);
        let cue_span = line.span_of(start, self.to);
        let mut draft = Draft {
            line: self.at,
            shape: Shape::Clause,
            act: self.verb.act,
            content: Vec::new(),
            source: Some(source_span),
            cue: Some(cue_span),
            score: if self.verb.act == Act::Attitude { 0.45 } else { 0.75 },
        };
        let before = if gerund || shared { None } else { self.before(source_from) };
        match (after, before) {
            (Some(a), None) => {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (Some(a), Some(b)) if !self.interrupted() && !(self.inside)(b.1 - 1) => {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (a, Some(b)) => {
                draft.content.push(line.span_of(b.0, b.1));
                if let Some(a) = a.filter(|a| self.interrupted() || (self.inside)(a.from)) {
                    draft.content.push(line.span_of(a.from, a.to));
                }
            }
            (None, None) if self.announces() => draft.shape = Shape::Marked,
            (None, None) => return None,
        }
        draft.content.retain(|s| !s.is_empty());
        if draft.content.is_empty() {
            return self.announces().then_some(draft);
        }
        if draft.content.iter().any(|c| self.ground.quoted.iter().any(|q| q.overlaps(*c))) {
            draft.shape = draft.shape.min(Shape::Marked);
            draft.score = 0.9;
        } else if draft.shape == Shape::SpeechAct {
            draft.score -= 0.15;
        }
        Some(draft)
    }

    /// Whether a subject can speak: it is mentioned, a pronoun, a source noun, or the verb is plain "said".
    fn speaks(&self, (from, to): (usize, usize)) -> bool {
        const PLAIN: [&str; 3] = ["say", "tell", "write"];
        const FINDINGS: [&str; 3] = ["show", "find", "rule"];
        let line = self.line;
        let span = line.span_of(from, to);
        let it = to - from == 1 && line.at(from).is_any(&["this", "that", "these", "it", "which"]);
        if it {
            return PLAIN.contains(&self.verb.lemma) || line.at(from).is("it") && self.ground.mentioned(span);
        }
        if FINDINGS.contains(&self.verb.lemma) {
            return line.row(from, to).iter().any(|w| w.is_any(&PAPERS));
        }
        let person = to - from == 1 && phrase::PRONOUNS.contains(&line.lower(from));
        let noun = line
            .row(from, to)
            .iter()
            .any(|w| is_source_noun(&w.lower).is_some() || super::speaker::is_document(&w.lower));
        PLAIN.contains(&self.verb.lemma) || person || noun || self.headed_by_mention(from, to)
    }

    /// A mention that is not merely an owner or a place inside the phrase.
    fn headed_by_mention(&self, from: usize, to: usize) -> bool {
        let line = self.line;
        let span = line.span_of(from, to);
        let first = self.ground.mentions.partition_point(|m| m.span.start < span.start);
        self.ground.mentions[first..].iter().take_while(|m| m.span.start < span.end).any(|m| {
            let end = line.word_at(m.span.end);
            let begin = line.word_at(m.span.start);
            let owner = line.words.get(end).is_some_and(|w| w.is_possessive() && end < to);
            let governed = begin > from
                && line
                    .at(begin - 1)
                    .is_any(&["of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by"]);
            let governed = governed
                || line.row(from, begin).iter().any(|w| w.is_any(&["of", "between", "with", "for", "from"]));
            let closes = end == to
                || line.lower(end) == ","
                || line.lower(end) == "and"
                || line.at(end).is_any(&["of", "in", "for", "at", "who"]);
            !owner && !governed && closes
        })
    }

    /// "…, adding that", "while noting": not "maintaining ties is crucial".
    fn opens_participle(&self, start: usize) -> bool {
        if matches!(self.verb.lemma, "show" | "find" | "signal" | "rule" | "maintain") {
            return false;
        }
        start.checked_sub(1).is_none_or(|i| {
            let w = self.line.at(i);
            matches!(w.text, "," | "—" | "–" | ")" | "”" | "\"")
                || w.is_any(&["after", "while", "before", "by", "when", "without", "and", "in"])
        })
    }

    /// "Reed continued:" at a sentence's end: the words in marks come next.
    fn announces(&self) -> bool {
        let last = self.line.words.last().is_some_and(|w| w.text == ":");
        last && self.verb.takes(Frame::Quote) && self.line.words.len() - self.to <= 10
    }

    /// A base form needs a plural subject, a form in -s a single one: "state media" states nothing.
    fn agrees(&self, (from, to): (usize, usize)) -> bool {
        let line = self.line;
        if self.form != Form::Present || line.lower(self.from) != self.verb.lemma || self.from > to {
            return true;
        }
        let words = line.row(from, to);
        let Some(last) = words.last() else { return false };
        let head = words
            .iter()
            .position(|w| w.is_any(&["of", "in", "for", "from", "at", "who", ","]))
            .and_then(|i| words.get(i.wrapping_sub(1)))
            .unwrap_or(last);
        words.iter().any(|w| w.is("and") || w.text == "," && line.kind.is_article())
            || head.is_any(&[
                "they", "we", "i", "you", "some", "others", "many", "who", "most", "people", "police",
                "media", "these", "those", "both", "few",
            ])
            || is_source_noun(&head.lower).is_some_and(|(_, plural)| plural)
            || head.lower.ends_with('s')
                && !head.lower.ends_with("ss")
                && head.text.starts_with(char::is_lowercase)
    }

    /// "Reed said A and insisted B": the second verb shares its subject with the one before.
    fn coordinated(&self, start: usize) -> bool {
        let line = self.line;
        let Some(before) = start.checked_sub(1) else { return false };
        let w = line.at(before);
        let joins = w.is_any(&["and", "but", "then"])
            || w.text == "," && line.words.get(before.wrapping_sub(1)).is_some();
        let finite = self.form == Form::Past || line.lower(self.from).ends_with('s');
        joins && finite && (w.is_any(&["and", "but", "then"]) && !line.at(start.saturating_sub(2)).is("by"))
    }

    /// "before Reed agrees", "if she demands": not said.
    fn only_if(&self, from: usize) -> bool {
        self.form == Form::Present
            && from.checked_sub(1).is_some_and(|i| {
                self.line.at(i).is_any(&["if", "unless", "before", "until", "when", "whether"])
            })
    }

    /// The subject of the sentence, for "…, adding that …": the source of the cue before, or its first free mention.
    fn main_subject(&self, earlier: &[Draft]) -> Option<Span> {
        let speech = |d: &&Draft| {
            d.shape != Shape::According
                && d.source.is_some()
                && !d
                    .content
                    .iter()
                    .any(|c| c.end > line_at(self.line, self.from) && d.shape != Shape::Clause)
        };
        if let Some(d) = earlier.iter().rev().find(speech) {
            return d.source;
        }
        let line = self.line;
        let here = line.span_of(0, self.from);
        let first = self.ground.mentions.partition_point(|m| m.span.start < here.start);
        self.ground.mentions[first..]
            .iter()
            .take_while(|m| m.span.end <= here.end)
            .find(|m| {
                let (begin, end) = (line.word_at(m.span.start), line.word_at(m.span.end));
                let owner = line.words.get(end).is_some_and(|w| w.is_possessive());
                let governed = begin > 0
                    && line.at(begin - 1).is_any(&[
                        "of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by",
                        "after", "during", "since",
                    ]);
                let people = line.words.get(end).is_some_and(|w| w.is_capital());
                !owner && !governed && !people && !(self.inside)(begin)
            })
            .map(|m| m.span)
    }

    /// `"…," said Reed`: verb before its subject.
    fn inverted(&self, start: usize) -> Option<Draft> {
        let line = self.line;
        let before = line.words.get(start.checked_sub(1)?)?;
        if start != self.from
            || !matches!(before.text, "," | "?" | "!" | "”" | "\"" | "''" | "»" | "’" | "'")
            || self.form == Form::Gerund
        {
            return None;
        }
        if self.verb.lemma == "tell"
            || !self.verb.takes(Frame::Quote)
            || !self.verb.takes(Frame::Clause) && !(self.inside)(start - 1)
        {
            return None;
        }
        let next = line.words.get(self.to)?;
        let noun = next.is_capital()
            || next.is_any(&[
                "the",
                "a",
                "an",
                "one",
                "another",
                "some",
                "his",
                "her",
                "its",
                "their",
                "spokesman",
                "spokeswoman",
                "spokesperson",
            ])
            || is_source_noun(&next.lower).is_some();
        if !noun {
            return None;
        }
        let stop = self.inverted_end();
        let marked = (self.inside)(start - 1);
        let clean = !phrase::has_verb(line.row(self.to, stop))
            && (stop == line.words.len()
                || !line.at(stop).is_word()
                || line.at(stop).is_any(&["in", "on", "at", "during", "after", "before"])
                || is_day(line.lower(stop)));
        if !marked && !(clean && phrase::has_verb(line.row(0, start))) {
            return None;
        }
        let content_end = start - usize::from(before.text == "," && !(self.inside)(start - 1));
        let mut content = vec![line.span_of(content_start(line, content_end), content_end)];
        if line.lower(stop) == ","
            && line.words.get(stop + 1).is_some_and(|w| (self.inside)(stop + 1) && !w.is_word())
        {
            content.push(line.span_of(stop + 1, trim_end(line, line.words.len(), self.inside)));
        }
        content.retain(|s| !s.is_empty());
        let marked = content.iter().any(|c| self.ground.quoted.iter().any(|q| q.overlaps(*c)));
        (!content.is_empty()).then(|| Draft {
            line: self.at,
            shape: if marked { Shape::Marked } else { Shape::Clause },
            act: self.verb.act,
            content,
            source: Some(line.span_of(self.to, stop)),
            cue: Some(line.span_of(start, self.to)),
            score: if marked { 0.95 } else { 0.8 },
        })
    }

    /// Where a subject after its verb ends: one apposition may follow it.
    fn inverted_end(&self) -> usize {
        let line = self.line;
        let end = line.words.len();
        let mut stop = phrase::object_end(line, self.to, end);
        for (i, w) in line.row(self.to, stop).iter().enumerate() {
            if i > 0
                && w.is_any(&[
                    "in",
                    "on",
                    "at",
                    "during",
                    "after",
                    "before",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                ])
                && !line.at(self.to + i - 1).is_any(&["director", "minister", "head"])
            {
                return self.to + i;
            }
        }
        if line.lower(stop) == "," && !(self.inside)(stop + 1) {
            let more = phrase::object_end(line, stop + 1, end);
            if more > stop + 1
                && (line.lower(more) == "." || more == end || line.lower(more) == ",")
                && !cue::is_cue_form(line.lower(stop + 1))
                && !line.at(stop + 1).is_any(&["and", "but", "as", "in", "on", "at", "according", "citing"])
            {
                stop = more;
            }
        }
        stop
    }

    /// Content before the cue: closed by a comma or a mark right before the source.
    fn before(&self, source_from: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let last = source_from.checked_sub(1)?;
        let w = line.at(last);
        let marked = (self.inside)(last);
        if !(self.verb.takes(Frame::Clause) || self.verb.takes(Frame::Quote) && marked)
            || !(marked || matches!(w.text, "," | "—" | "–" | "--"))
            || !marked && line.words.iter().take(source_from).any(|w| w.is_any(&["unlike", "like"]))
        {
            return None;
        }
        let end = if marked { source_from } else { last };
        let start = content_start(line, end);
        // "On Tuesday," is no content
        let closes = line.row(self.to, usize::MAX).iter().take(3).all(|w| !w.is_word() || is_day(&w.lower));
        let clause = phrase::has_verb(line.row(start, end)) || closes && end - start > 3;
        let long = end > start && (marked || clause && end - start > 2 && !opens_adverbial(line, start, end));
        long.then_some((start, end))
    }

    /// Whether the cue stands between two commas: "…, Reed said, …".
    fn interrupted(&self) -> bool {
        self.line.lower(self.to) == "," || (self.inside)(self.to) && !self.line.at(self.to).is_word()
    }
}

/// "On Tuesday", "In a statement": an adverbial with no clause of its own.
fn opens_adverbial(line: &Line<'_>, start: usize, end: usize) -> bool {
    line.at(start).is_any(&[
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "while",
        "when",
        "as",
        "although",
        "though",
        "despite",
        "since",
        "according",
        "if",
        "speaking",
        "asked",
    ]) && end - start < 25
        && !line.row(start, end).iter().any(|w| w.text == ",")
}

fn line_at(line: &Line<'_>, word: usize) -> usize {
    line.words.get(word).map_or(line.span.end, |w| w.span.start)
}

/// A weekday.
pub fn is_day(lower: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"]
        .contains(&lower)
}
