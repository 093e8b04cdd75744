//! Who is named behind an office: "Secretary of State Ida Reed" is Reed, "a spokesman for Mayor Ida Reed" is not, and "the
//! chairman of the harbour board, Capt. Ida Reed" is again.

use super::Cast;
use crate::annotate::entity::{is_source_noun, kind_of_source, title};
use crate::annotate::line::Word;
use crate::names;
use crate::record::{EntityKind, Mention, MentionForm, Span};

impl Cast<'_> {
    /// The person whose name ends a phrase, where an office with a body stands before it and no title of another's.
    pub(super) fn titled(&self, words: &[Word<'_>], mentions: &[Mention]) -> Option<usize> {
        let end = words.iter().position(|word| word.text == ",").unwrap_or(words.len());
        let last = words.get(end.checked_sub(1)?)?;
        let name = mentions.iter().find(|m| m.span.end == last.span.end && self.is_person(m))?;
        let from = words.iter().position(|word| word.span.start == name.span.start)?;
        let of =
            (1..from).rev().find(|&i| words[i].is_any(&["of", "for", "to", "at", "in", "on", "with"]))?;
        let body = &words[of + 1..from];
        let office = (0..of).any(|i| title(&words[i..of]).is_some_and(|title| i + title.words == of));
        // "the top Democrat on the Harbour Committee Rep. Ida Reed": the title stands behind the body, not behind "on"
        let behind = (1..body.len())
            .find(|&i| title(&body[i..]).is_some_and(|t| i + t.words == body.len()))
            .filter(|&i| words[of].is("on") && body[i - 1].is_capital() && words[0].is_any(&["the", "a"]));
        let body = &body[..behind.unwrap_or(body.len())];
        let of_another = |i: usize| title(&body[i..]).is_some() || is_source_noun(&body[i].lower).is_some();
        let told = behind.is_some() || words[of].is("of") && office && body.iter().any(Word::is_capital);
        (told && !(0..body.len()).any(of_another) && !body.iter().any(Word::is_possessive))
            .then_some(name.entity)
    }

    /// The person whose name stands in apposition to the description of one: behind its comma and such words as go before names.
    pub(super) fn named_behind(&self, words: &[Word<'_>], mentions: &[Mention]) -> Option<usize> {
        const BEFORE_NAMES: usize = 6;
        let comma = words.iter().position(|word| word.text == ",")?;
        let (described, behind) = (&words[..comma], &words[comma + 1..]);
        let (first, last) = (described.first()?, described.last()?);
        let phrase = Span::new(first.span.start, last.span.end);
        // who is named in the description is of somebody's: "Reed's lawyer", "a spokesman for Reed"
        let governed = |m: &Mention| self.owns(m.span) || self.governed(m.span, phrase);
        let mut within = mentions.iter().filter(|m| phrase.contains(m.span) && self.is_person(m));
        let told = phrase.of(&self.report.text).to_lowercase();
        let noun = names::head_noun(&told);
        let person = is_source_noun(&noun).is_none_or(|(noun, _)| kind_of_source(noun) == EntityKind::Person);
        let one = first.is_any(&["one", "another"]) || !names::is_of_several(&told);
        let known = title(described).is_some()
            || first.is_any(&["a", "an", "the", "one", "another", "his", "her", "their", "its", "our"])
            || described.iter().any(Word::is_possessive);
        if !known || !person || !one || !within.all(governed) {
            return None;
        }
        let goes_before = |word: &Word<'_>| word.is_capital() || word.text == ".";
        let from = (0..=BEFORE_NAMES.min(behind.len().checked_sub(1)?))
            .take_while(|&at| behind[..at].iter().all(goes_before));
        let name = from.into_iter().find_map(|at| {
            let start = behind.get(at)?.span.start;
            mentions.iter().find(|m| m.span.start == start && self.is_person(m))
        })?;
        // "the minister, Harlow and Reed" are several
        let next = behind.iter().find(|word| word.span.start >= name.span.end);
        next.is_none_or(|next| !next.is_any(&["and", "&"]) && !next.is_possessive()).then_some(name.entity)
    }

    /// The body whose name is put between commas behind what it is to another: "the port's biggest owner, Reed Works,".
    pub(super) fn body_behind(&self, words: &[Word<'_>], mentions: &[Mention]) -> Option<usize> {
        const IS_TO: [&str; 16] = [
            "shareholder",
            "stakeholder",
            "owner",
            "operator",
            "investor",
            "lender",
            "creditor",
            "backer",
            "parent",
            "rival",
            "supplier",
            "customer",
            "publisher",
            "maker",
            "manufacturer",
            "insurer",
        ];
        let comma = words.iter().position(|word| word.text == ",")?;
        let (described, behind) = (&words[..comma], &words[comma + 1..]);
        let known = described.iter().any(Word::is_possessive)
            || described.first()?.is_any(&["a", "an", "the", "its", "their", "one", "another"]);
        if !known || !described.iter().any(|word| word.is_any(&IS_TO)) {
            return None;
        }
        let start = behind.iter().find(|word| !word.is("the"))?.span.start;
        let is_body = |m: &&Mention| {
            let body = self.entity(m.entity).is_some_and(|e| e.kind == EntityKind::Organisation);
            m.span.start == start && m.form == MentionForm::Name && body
        };
        let name = mentions.iter().find(is_body)?;
        let next = behind.iter().find(|word| word.span.start >= name.span.end);
        next.is_none_or(|next| next.text == ",").then_some(name.entity)
    }

    pub(super) fn is_person(&self, mention: &Mention) -> bool {
        mention.form == MentionForm::Name
            && self.entity(mention.entity).is_some_and(|entity| entity.kind == EntityKind::Person)
    }
}
