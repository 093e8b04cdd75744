//! What stands between a cue and its content: whom it addresses, and when and where it was said.

use super::starts_clause;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Word;
use crate::annotate::quotation::cue::Frame;
use crate::annotate::quotation::phrase;
use crate::annotate::quotation::said::Cue;

impl Cue<'_, '_> {
    /// "told reporters", "warned the council".
    pub(super) fn past_addressee(&self, from: usize, limit: usize) -> usize {
        let line = self.line;
        let Some(w) = line.words.get(from).filter(|_| from < limit && !(self.inside)(from)) else {
            return from;
        };
        let stops = |w: &Word<'_>| {
            w.is_any(&[
                "that", "to", "how", "why", "what", "if", "whether", "in", "on", "at", "about", "of",
                "during",
            ]) || !w.is_word() && !w.is_possessive()
        };
        if stops(w) || w.is_any(&["he", "she", "they", "we", "i", "there"]) {
            return from;
        }
        // "told a party meeting that"
        let that = (from + 1..limit.min(from + 14))
            .take_while(|&i| line.lower(i) != "," && !(self.inside)(i))
            .find(|&i| line.at(i).is("that"));
        if let Some(that) = that.filter(|&t| !phrase::has_verb(line.row(from, t))) {
            return that;
        }
        if w.is_any(&[
            "me",
            "him",
            "her",
            "them",
            "us",
            "you",
            "reporters",
            "journalists",
            "lawmakers",
            "supporters",
            "everyone",
            "people",
        ]) {
            return from + 1;
        }
        let mut i = from;
        let capital = w.is_capital();
        while i < limit && !(self.inside)(i) && !stops(line.at(i)) {
            let new_phrase = i > from
                && (line.at(i).is_any(&[
                    "the", "a", "an", "he", "she", "it", "they", "his", "her", "its", "their", "there",
                    "this", "no",
                ]) || phrase::PRONOUNS.contains(&line.lower(i))
                    || !capital && line.at(i).is_capital() && i > from + 1);
            let verb = i > from && phrase::has_verb(line.row(i, i + 1));
            if new_phrase
                || verb
                || capital
                    && i > from
                    && !line.at(i).is_capital()
                    && !line.at(i).is_possessive()
                    && !is_source_noun(line.lower(i)).is_some()
            {
                break;
            }
            i += 1;
        }
        // "warned the plan would fail": no addressee
        let finite = i < limit && phrase::has_verb(line.row(i, i + 1));
        if finite { from } else { i }
    }

    /// "in a statement", "on Tuesday", "at a news conference" between the verb and what is said.
    pub(super) fn past_adverbials(&self, from: usize, limit: usize) -> usize {
        const WINDOW: usize = 16;
        let line = self.line;
        let mut p = from;
        while p < limit
            && (phrase::is_day(line.lower(p))
                || line.at(p).is_any(&["earlier", "later", "repeatedly", "again", "."]))
        {
            p += 1;
        }
        if p < limit
            && line.at(p).is_any(&[
                "in", "on", "at", "during", "after", "through", "via", "by", "before", "to", "of", "early",
                "late",
            ])
            && !(line.at(p).is("to")
                && (self.verb.takes(Frame::Infinitive) || self.verb.takes(Frame::ObjectInfinitive)))
        {
            let stop = (p + 1..limit.min(p + WINDOW)).find(|&i| {
                line.at(i).is("that") || (self.inside)(i) && !line.at(i).is_word() || line.at(i).text == ":"
            });
            let quote = stop.filter(|&i| {
                !line.at(i).is("that")
                    || i + 1 < limit && !line.at(i + 1).is_any(&["was", "is", "were", "has"])
            });
            if let Some(stop) = quote {
                return stop;
            }
            let pause = (p + 1..limit.min(p + 10)).find(|&i| {
                phrase::PRONOUNS.contains(&line.lower(i)) && !line.at(i).is_any(&["this", "that", "these"])
                    || i > p + 1
                        && starts_clause(line, i)
                        && phrase::has_verb(line.row(i, limit))
                        && !line.at(i - 1).is_capital()
                        && !line.at(i - 1).is_any(&[
                            "the", "a", "an", "of", "in", "on", "at", "with", "to", "and", "by", "its",
                            "his", "her", "their", "early", "late",
                        ])
            });
            if let Some(pause) = pause {
                return pause;
            }
        }
        p
    }
}
