//! Content that stands behind whom is asked, what is called something, or what is put in.

use crate::annotate::line::Word;
use crate::annotate::quotation::phrase;
use crate::annotate::quotation::said::Cue;

impl Cue<'_, '_> {
    /// The word that opens what is asked, behind whom is asked and when: "asked Reed on two occasions whether …".
    pub(super) fn asked(&self, end: usize) -> Option<usize> {
        const FAR: usize = 14;
        const OPENS: [&str; 7] = ["whether", "if", "how", "why", "what", "when", "where"];
        let line = self.line;
        let at = (self.to..end.min(self.to + FAR)).find(|&i| {
            line.at(i).is_any(&OPENS) || line.at(i).is("to") || line.lower(i) == "," || (self.inside)(i)
        })?;
        let asks = line.at(at).is_any(&OPENS) && !(self.inside)(at) && at + 1 < end;
        (asks && !phrase::has_verb(line.row(self.to, at))).then_some(at)
    }

    /// "called Reed a liar", "called it one of the worst storms": an object, and what it is called.
    pub(super) fn calls(&self, end: usize) -> bool {
        const FAR: usize = 8;
        let line = self.line;
        let object = line.words.get(self.to).filter(|w| w.is_word() && self.to < end);
        let free = object.is_some_and(|w| {
            !is_preposition(w) && !w.is_any(&["a", "an", "one", "again", "back", "out", "off", "up"])
        });
        let what = (self.to + 1..end.min(self.to + FAR)).find(|&i| {
            line.at(i).is_any(&["a", "an", "one"]) || is_preposition(line.at(i)) || !line.at(i).is_word()
        });
        let noun = what.is_some_and(|i| {
            i + 1 < end
                && line.at(i).is_any(&["a", "an", "one"])
                && !line.at(i + 1).is_any(&["few", "second", "day", "week", "time"])
                && (!line.at(i).is("one") || line.at(i + 1).is("of"))
        });
        free && noun && what.is_some_and(|i| !phrase::has_verb(line.row(self.to, i)))
    }

    /// Where an adjective ends that judges an object: "called the plan ridiculous".
    pub(super) fn judged(&self, end: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        const ENDINGS: [&str; 7] = ["ous", "able", "ible", "ful", "less", "istic", "fair"];
        let line = self.line;
        let stop = (self.to..end.min(self.to + LONGEST + 1))
            .find(|&i| line.at(i).is_any(&["and", "but"]) || !line.at(i).is_word())
            .unwrap_or(end);
        let named = line.at(self.to).is_any(&["the", "his", "her", "its", "their", "this", "that"]);
        let short = stop <= self.to + LONGEST && stop >= self.to + if named { 3 } else { 2 };
        let object =
            named || line.at(self.to).is_capital() || line.at(self.to).is_any(&["it", "him", "her", "them"]);
        let adjective = || ENDINGS.iter().any(|ending| line.lower(stop - 1).ends_with(ending));
        (short && object && adjective()).then_some(stop)
    }

    /// "alleges, in a complaint filed on Friday, that …": the word that goes on behind what is put in.
    pub(super) fn behind_insertion(&self, open: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let line = self.line;
        let put_in =
            line.lower(open) == "," && line.at(open + 1).is_any(&["in", "on", "at", "during", "through"]);
        let close =
            (open + 2..end.min(open + LONGEST)).find(|&i| line.lower(i) == "," && !(self.inside)(i))?;
        (put_in && line.at(close + 1).is("that") && close + 2 < end).then_some(close + 1)
    }
}

fn is_preposition(w: &Word<'_>) -> bool {
    w.is_any(&[
        "in", "on", "at", "by", "for", "with", "to", "from", "of", "as", "and", "into", "about", "after",
        "before",
    ])
}
