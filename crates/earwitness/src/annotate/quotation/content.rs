//! What a cue verb says: where its content begins and ends.

mod behind;
mod between;
pub mod subject;
pub mod wished;

use super::attribution::trim_end;
use super::cue::{self, Form, Frame, between, reads_as_noun, verb_at};
use super::draft::Shape;
use super::phrase;
use super::said::Cue;
use crate::annotate::line::Line;

/// Content found after a cue.
pub struct After {
    pub from: usize,
    pub to: usize,
    pub shape: Shape,
}

impl Cue<'_, '_> {
    /// Content after the cue.
    pub fn after(&self, source_from: usize, gerund: bool) -> Option<After> {
        let line = self.line;
        let verb = self.verb;
        let limit = self.clause_end(source_from, gerund);
        let mut p = self.to;
        if verb.takes(Frame::Addressee) && !verb.takes(Frame::Infinitive) {
            p = self.past_addressee(p, limit);
        }
        let addressed = p;
        p = self.past_adverbials(p, limit);
        let opening = line.words.get(p).filter(|_| p < limit)?;
        let end = trim_end(line, limit, self.inside);
        if p >= end {
            return None;
        }
        let whole = |from: usize, shape: Shape| Some(After { from, to: end, shape });
        if (self.inside)(p) && !opening.is_word() {
            let shape = if verb.takes(Frame::Quote) { Shape::Marked } else { Shape::SpeechAct };
            return whole(p, shape);
        }
        if let Some(that) = self.behind_insertion(p, end).filter(|_| verb.takes(Frame::Clause)) {
            return whole(that, Shape::Clause);
        }
        if opening.text == ":" || opening.text == "," && (self.inside)(p + 1) {
            return verb
                .takes(Frame::Quote)
                .then_some(After { from: p + 1, to: end, shape: Shape::Marked })
                .filter(|a| a.from < end);
        }
        if opening.text == ","
            && verb.takes(Frame::Clause)
            && end > p + 4
            && !(line.at(p + 1).is_any(&[
                "who",
                "which",
                "and",
                "but",
                "as",
                "according",
                "citing",
                "quoting",
                "while",
                "after",
                "before",
                "when",
            ]))
            && self.form != Form::Gerund
        {
            // "…, Reed said, …": goes on behind the cue
            let gerund = verb_at(&line.words, p + 1).is_some_and(|(_, form, _)| form == Form::Gerund);
            return (!gerund).then_some(After { from: p + 1, to: end, shape: Shape::Clause });
        }
        if verb.takes(Frame::Clause)
            && opening.is_any(&["that", "whether", "if", "how", "why", "what", "when"])
            && end > p + 1
        {
            return whole(p, Shape::Clause);
        }
        if let Some(asked) = self.asked(end).filter(|_| verb.takes(Frame::Question)) {
            return whole(asked, Shape::Clause);
        }
        if opening.is("to") && (verb.takes(Frame::Infinitive)) {
            return whole(p, Shape::SpeechAct);
        }
        if verb.takes(Frame::ObjectInfinitive) {
            let to = (addressed.min(self.to)..end.min(self.to + 16)).find(|&i| {
                line.at(i).is("to") && i > self.to && !line.at(i - 1).is_any(&["due", "according"])
            });
            if to.is_some() && !verb.takes(Frame::Addressee) || to.is_some_and(|t| t <= p + 1) {
                return whole(self.to, Shape::SpeechAct);
            }
        }
        if verb.takes(Frame::Named) {
            let marked = (self.to..end.min(self.to + 12)).any(|i| (self.inside)(i));
            let shape = if marked { Shape::Marked } else { Shape::SpeechAct };
            let judged = self.judged(end).filter(|_| !marked);
            let to = judged.unwrap_or(end);
            let said = marked || judged.is_some() || self.calls(end);
            return said.then_some(After { from: self.to, to, shape });
        }
        if verb.takes(Frame::As) {
            let as_ = (self.to..end.min(self.to + 20)).any(|i| line.at(i).is("as"));
            if as_ || matches!(verb.lemma, "brand" | "label") {
                return whole(self.to, Shape::SpeechAct);
            }
        }
        if verb.takes(Frame::Clause)
            && p == self.past_adverbials(addressed, limit)
            && starts_clause(line, p)
            && phrase::has_verb(line.row(p + 1, end))
            && !(verb.takes(Frame::Noun) && !finite_early(line, p, end))
        {
            return whole(p, Shape::Clause);
        }
        if verb.takes(Frame::Noun)
            && self.to < end
            && !phrase::is_day(line.lower(self.to))
            && !line.at(self.to).is_any(&[
                "in", "on", "at", "by", "after", "with", "to", "from", "and", ".", "as", "the same",
            ])
        {
            let to = self.asked_for(end)?;
            return Some(After { from: self.to, to, shape: Shape::SpeechAct });
        }
        None
    }

    /// Where what is said ends: the sentence, or the next cue of the same speaker, or a trailing attribution.
    fn clause_end(&self, source_from: usize, gerund: bool) -> usize {
        let line = self.line;
        let end = line.words.len();
        // "While Reed praised A, B": the clause is over at the comma
        let relative = source_from + 1 < self.from && line.at(source_from).is_any(&["who", "which"])
            || line.words.get(source_from).is_some_and(|w| w.is_any(&["who", "which"]));
        let subordinate = relative && source_from > 0 && line.lower(source_from - 1) == ","
            || source_from.checked_sub(1).is_some_and(|i| {
                line.at(i).is_any(&["while", "although", "though", "as", "when", "since", "after", "before"])
            });
        let ends_in_relative = relative && line.at(self.to).is("that");
        // "Her remarks, suggesting A, drew B": inserted
        let inserted = gerund
            && source_from > 0
            && line.lower(self.from - 1) == ","
            && !phrase::has_verb(line.row(0, self.from));
        let mut i = self.to;
        while i < end {
            if (self.inside)(i) {
                // “…,” a nod to …: what follows the mark is the outlet's
                let closes = i > self.to
                    && (!(self.inside)(i + 1) || i + 1 == end)
                    && (matches!(line.lower(i - 1), "," | ".")
                        || line.words.get(i + 1).is_some_and(|n| n.is_any(&["a", "an"])));
                if closes && line.words.get(i + 1).is_some_and(|n| n.is_word() && self.outlets_own(i + 1)) {
                    return i + 1;
                }
                i += 1;
                continue;
            }
            let w = line.at(i);
            if w.text == ";" {
                return i;
            }
            if w.text == "," && (inserted || subordinate && !(ends_in_relative && self.goes_on(i + 1))) {
                return i;
            }
            let next = i + 1;
            if w.is("and") || w.text == "," || w.is("but") {
                let mut j = next;
                while j < end
                    && (line.at(j).is_any(&["and", "but"])
                        || between(line.at(j)) && !cue::is_cue_form(line.lower(j)))
                {
                    j += 1;
                }
                let coordinated = j < end
                    && !(self.inside)(j)
                    && verb_at(&line.words, j).is_some_and(|(_, form, _)| match form {
                        Form::Past => self.form == Form::Past,
                        Form::Present => {
                            self.form == Form::Present
                                && line.lower(j).ends_with('s') == line.lower(self.from).ends_with('s')
                                && !reads_as_noun(line, j)
                        }
                        Form::Gerund => w.text == "," || self.form == Form::Gerund,
                    });
                if coordinated && j > next.saturating_sub(1) && !subject_between(line, i, j) {
                    return i;
                }
                if w.text == ","
                    && next < end
                    && (line.at(next).is("according")
                        || line.at(next).is("as") && line.lower(next + 1) == "reported"
                        || line.at(next).is_any(&["citing", "quoting"])
                        || line.at(next).is("which") && verb_at(&line.words, next + 1).is_some()
                        || line.at(next).is_any(&["a", "an"]) && (self.to..i).any(|k| (self.inside)(k))
                        || self.attribution_closes(next))
                {
                    return i;
                }
                if w.text == "," && next < end && line.at(next).is("but") {
                    return i;
                }
            }
            i += 1;
        }
        end
    }

    /// Whether what stands behind a comma is no verb of the main clause: "…, who added that when it rained, the pier sank".
    fn goes_on(&self, at: usize) -> bool {
        let w = self.line.at(at);
        !(between(w)
            || cue::is_cue_form(&w.lower)
            || w.lower.ends_with("ed")
            || phrase::has_verb(self.line.row(at.saturating_sub(1), at + 1)))
    }

    /// Whether words right after a closing mark are no part of what was said.
    fn outlets_own(&self, at: usize) -> bool {
        let w = self.line.at(at);
        w.is_any(&[
            "a",
            "an",
            "while",
            "which",
            "who",
            "when",
            "as",
            "after",
            "before",
            "in",
            "but",
            "although",
            "though",
            "according",
        ]) || w.lower.len() > 5
            && w.lower.ends_with("ing")
            && !w.is_any(&["including", "regarding", "concerning"])
    }

    /// Whether "Reed said." or "state media reported Tuesday." closes the sentence from here.
    fn attribution_closes(&self, from: usize) -> bool {
        let line = self.line;
        let end = line.words.len();
        (end - from <= 14)
            && (from + 1..end).any(|j| {
                verb_at(&line.words, j).is_some_and(|(v, form, n)| {
                    form == Form::Past && v.takes(Frame::Clause) && {
                        let rest = end - (j + n);
                        rest <= 5
                            && !phrase::has_verb(line.row(j + n, end))
                            && !reads_as_noun(line, j)
                            && line.row(from, j).iter().all(|w| w.is_word() || w.is_possessive())
                            && !line.row(from, j).iter().any(|w| {
                                w.is_any(&["that", "and", "which", "who", "to", "of"])
                                    || between(w) && !w.is("all")
                            })
                    }
                })
            })
    }
}

fn subject_between(line: &Line<'_>, from: usize, to: usize) -> bool {
    line.row(from + 1, to).iter().any(|w| w.is_word() && !between(w) && !w.is_any(&["and", "but"]))
}

/// A word that may open a clause.
pub fn starts_clause(line: &Line<'_>, at: usize) -> bool {
    const NO: [&str; 14] =
        ["in", "on", "at", "by", "for", "with", "to", "from", "of", "as", "and", "but", "or", "not"];
    line.words.get(at).is_some_and(|w| w.is_word() && !NO.contains(&w.lower.as_str()))
}

/// Whether a finite verb comes before any preposition has led away: "announced the plan was dead", not "announced the halt of tests".
fn finite_early(line: &Line<'_>, from: usize, end: usize) -> bool {
    let stop = (from..end)
        .find(|&i| line.at(i).is_any(&["of", "that", "which", "to", "for", ",", "who", "between"]))
        .unwrap_or(end);
    phrase::has_verb(line.row((from + 1).min(stop), stop))
}
