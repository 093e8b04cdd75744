//! Content that stands before its cue: "…," said Reed; "…," Reed said.

use super::attribution::{content_start, trim_end};
use super::cue::{self, Form, Frame};
use super::draft::{Draft, Shape};
use super::phrase;
use super::said::Cue;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Line;

impl Cue<'_, '_> {
    /// `"…," said Reed`: verb before its subject.
    pub fn inverted(&self, start: usize) -> Option<Draft> {
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
                || phrase::is_day(line.lower(stop)));
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
                && (w.is_any(&["in", "on", "at", "during", "after", "before"]) || w.is_any(&phrase::WEEKDAYS))
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
    pub fn before(&self, source_from: usize) -> Option<(usize, usize)> {
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
        let closes =
            line.row(self.to, usize::MAX).iter().take(3).all(|w| !w.is_word() || phrase::is_day(&w.lower));
        let clause = phrase::has_verb(line.row(start, end)) || closes && end > start + 3;
        let long = end > start && (marked || clause && end > start + 2 && !opens_adverbial(line, start, end));
        long.then_some((start, end))
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
    ]) && end < start + 25
        && !line.row(start, end).iter().any(|w| w.text == ",")
}
