//! Who is named behind an office: "Secretary of State Ida Reed" is Reed, "a spokesman for Mayor Ida Reed" is not.

use super::Cast;
use crate::annotate::entity::{is_source_noun, title};
use crate::annotate::line::Word;
use crate::record::{EntityKind, Mention, MentionForm};

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
        let of_another = |i: usize| title(&body[i..]).is_some() || is_source_noun(&body[i].lower).is_some();
        let told = words[of].is("of") && office && body.iter().any(Word::is_capital);
        (told && !(0..body.len()).any(of_another) && !body.iter().any(Word::is_possessive))
            .then_some(name.entity)
    }

    fn is_person(&self, mention: &Mention) -> bool {
        mention.form == MentionForm::Name
            && self.entity(mention.entity).is_some_and(|entity| entity.kind == EntityKind::Person)
    }
}
