//! Whom a relative word goes on about: "Ida Reed, who said", "the board, which said".

use super::Cast;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::{Word, split};
use crate::annotate::quotation::phrase;
use crate::record::{EntityKind, MentionForm, Span};

impl Cast<'_> {
    /// Whom "who" or "which" goes on about: the one named right before it, or the group that a determiner opens.
    pub(super) fn antecedent(&mut self, who: Span) -> Option<usize> {
        const FAR: usize = 10;
        let start = self.report.layers.sentences.iter().rev().find(|s| s.span.contains(who))?.span.start;
        let words = split(&self.report.text, Span::new(start, who.start));
        let end = words.len() - usize::from(words.last().is_some_and(|w| w.text == ","));
        let end = without_brackets(&words, end);
        let last = words.get(end.checked_sub(1)?)?.span.end;
        let before = self.mentions_in(Span::new(start, last));
        // "Ida Reed, a mother of two, who said", "Ida Reed, a pilot who said": what stands behind the comma is told of her
        let comma = (0..end).rev().find(|&i| words[i].text == "," && opens_apposition(&words[i + 1..]));
        let person = |e: usize| self.entity(e).is_some_and(|e| e.kind == EntityKind::Person);
        let told_of = comma.and_then(|i| {
            let named =
                before.iter().find(|m| m.form == MentionForm::Name && m.span.end == words[i - 1].span.end);
            named.filter(|m| person(m.entity)).map(|m| m.entity)
        });
        if told_of.is_some() {
            return told_of;
        }
        let thing = who.of(&self.report.text).eq_ignore_ascii_case("which");
        let named = before.iter().find(|m| {
            let kind = self.entity(m.entity).map(|e| e.kind);
            let body = thing && matches!(kind, Some(EntityKind::Organisation | EntityKind::Place));
            m.span.end == last && (body || kind == Some(EntityKind::Person))
        });
        if let Some(m) = named {
            return Some(m.entity);
        }
        // "Ida Reed of Quay Street, who said"
        let at_place = (1..end).rev().take(FAR).find(|&i| words[i].is_any(&["in", "of", "from"]));
        let of_place = at_place.filter(|_| !thing).and_then(|i| {
            let place = before.iter().find(|m| {
                words.get(i + 1).is_some_and(|w| m.span.start == w.span.start) && m.span.end == last
            })?;
            self.entity(place.entity).filter(|e| e.kind == EntityKind::Place)?;
            before.iter().find(|m| m.form == MentionForm::Name && m.span.end == words[i - 1].span.end)
        });
        if let Some(m) = of_place.filter(|m| person(m.entity)) {
            return Some(m.entity);
        }
        let opens = |w: &Word<'_>| {
            w.is_any(&["the", "a", "an", "some", "many", "several", "those", "other", "two", "three", "most"])
        };
        let openings = (end.saturating_sub(FAR)..end)
            .rev()
            .take_while(|&i| words[i].is_word() || words[i].is_possessive() || words[i].text == ".")
            .filter(|&i| opens(&words[i]));
        let speaks = |&i: &usize| words[i + 1..end].iter().any(|w| is_source_noun(&w.lower).is_some());
        // "the leadership, who": whatever the noun, "who" makes it people
        let body = |m: &crate::record::Mention| {
            let kind = self.entity(m.entity).map(|e| e.kind);
            m.span.end == last && matches!(kind, Some(EntityKind::Organisation | EntityKind::Place))
        };
        let at_body = before.iter().find(|m| body(m)).map(|m| m.span.start);
        let tie = |i: usize| words[i].is_any(&["of", "by", "for", "from", "with", "in", "on", "at", "to"]);
        let any = || {
            // "the head of the Harbour Board, who": not the board; "an effort by the leadership, who": not the effort
            if let Some(body) = at_body {
                let governs = |i: usize| tie(i) && words[i].span.end <= body;
                return openings.clone().find(|&i| (i + 1..end).any(governs));
            }
            let from = openings.clone().next().filter(|&i| i + 1 < end)?;
            let from = (from..end).rev().find(|&i| tie(i)).map_or(from, |i| i + 1);
            Some(from).filter(|&from| from < end)
        };
        // people, if no verb stands between: "the board censured several dockers, who"; "who" makes any of whom it is told so
        let one = |&i: &usize| !phrase::has_verb(&words[i..end]);
        let from = openings.clone().filter(one).find(speaks);
        let named = || openings.clone().next().filter(|&i| thing && is_body(&words[i..end]));
        let from = from.or_else(|| any().filter(|_| !thing)).or_else(named);
        let from = from.or_else(|| openings.clone().find(speaks));
        let from = from.or_else(|| people(&words[..end]))?;
        let span = Span::new(words[from].span.start, last);
        Some(self.described(span, &words[from..end]))
    }
}

/// Whether words behind a comma go on to the end about whoever stands before it: "a pilot who", "Republican of Arizona, who".
pub fn opens_apposition(words: &[Word<'_>]) -> bool {
    let determined = |w: &Word<'_>| w.is_any(&["a", "an", "the"]);
    let Some(first) = words.first() else { return false };
    let set_off = words.last().is_some_and(|w| w.text == ",");
    if set_off {
        return determined(first) || first.is_any(&["republican", "democrat", "independent"]);
    }
    // "Reed, a pilot, and a docker who said"
    let another = |pair: &[Word<'_>]| pair[0].is_any(&["and", "or", "with"]) && determined(&pair[1]);
    determined(first) && !words.iter().any(|w| w.text == ",") && !words.windows(2).any(another)
}

/// "the Tarn palace": a noun that a name tells apart is a body, where it says something.
fn is_body(words: &[Word<'_>]) -> bool {
    const LONGEST: usize = 5;
    let [the, name @ .., noun] = words else { return false };
    the.is("the")
        && words.len() <= LONGEST
        && name.iter().any(Word::is_capital)
        && noun.text.starts_with(char::is_lowercase)
        && words.iter().all(Word::is_word)
        && !phrase::has_verb(words)
}

/// Where words end without the brackets that close them: "Ida Reed (D-Brack)".
fn without_brackets(words: &[Word<'_>], end: usize) -> usize {
    const FAR: usize = 8;
    let closed = end > 0 && words[end - 1].text == ")";
    let open = (end.saturating_sub(FAR)..end).rev().find(|&i| words[i].text == "(");
    open.filter(|&i| closed && i > 0).unwrap_or(end)
}

/// Where several end a phrase without a determiner, the place of their first word: "legislators", "Quay Street residents".
fn people(words: &[Word<'_>]) -> Option<usize> {
    let (last, before) = words.split_last()?;
    let several = is_source_noun(&last.lower).is_some_and(|(_, plural)| plural);
    let capitals = before.iter().rev().take_while(|w| w.is_capital()).count();
    (several && last.span.len() > 2).then_some(before.len() - capitals)
}
