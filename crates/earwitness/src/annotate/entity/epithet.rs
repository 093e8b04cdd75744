//! Epithets: "the 46-year-old", "the German", "the Vermont Democrat" for somebody named before.

use super::gazetteer::{Listed, gazetteer};
use super::titles::title;
use crate::annotate::line::{Line, Word};

/// Singular nouns of belonging that name somebody together with a place.
const OF_A_PLACE: [&str; 5] = ["democrat", "republican", "independent", "conservative", "liberal"];
/// Most words of an epithet after "the".
const LONGEST: usize = 5;

/// The epithets of a line, from "the" to their last word: singular, definite, and no office.
pub fn find(line: &Line<'_>) -> Vec<(usize, usize)> {
    (0..line.words.len())
        .filter(|&at| line.at(at).is("the"))
        .filter_map(|at| Some((at, end(line, at)?)))
        .collect()
}

fn end(line: &Line<'_>, the: usize) -> Option<usize> {
    let first = the + 1;
    if is_age(line.at(first)) {
        // "the 46-year-old South African", "the 46-year-old coach"
        let goes_on = |i: usize| line.at(i).is_capital() || title(line.row(i, i + 1)).is_some();
        let last = (first + 1..=first + LONGEST).take_while(|&i| goes_on(i)).last();
        return Some(last.unwrap_or(first) + 1);
    }
    if line.at(first).is("former")
        && let Some(office) = title(line.row(first + 1, usize::MAX))
    {
        let end = first + 1 + office.words;
        return (!line.at(end).is_capital() && line.lower(end) != "of").then_some(end);
    }
    let place = (first..first + LONGEST).take_while(|&i| line.at(i).is_capital()).last()?;
    let noun = line.at(place);
    if place > first && noun.is_any(&OF_A_PLACE) {
        return Some(place + 1);
    }
    if line.at(place + 1).is("native") {
        return Some(place + 2);
    }
    let people = gazetteer()
        .longest(line.row(first, usize::MAX))
        .filter(|(entry, _)| matches!(entry.is, Listed::People(_)));
    let (_, words) = people?;
    let last = line.at(first + words - 1);
    let singular = !["s", "ese", "sh", "ch", "ss"].iter().any(|plural| last.lower.ends_with(plural));
    (singular
        && !line.at(first + words).is_capital()
        && line.at(first + words).is_word()
        && speaks_for_itself(line, first + words))
    .then_some(first + words)
}

/// "The German said", "the German, who": no adjective of a noun that follows.
fn speaks_for_itself(line: &Line<'_>, next: usize) -> bool {
    let word = line.at(next);
    crate::annotate::quotation::cue::is_cue_form(&word.lower)
        || word.is_any(&["who", "was", "is", "has", "had", "also", "then", "later", "himself", "herself"])
}

/// "46-year-old".
fn is_age(word: &Word<'_>) -> bool {
    let age = word.lower.strip_suffix("-year-old");
    age.is_some_and(|age| !age.is_empty() && age.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::{PartKind, Span};

    #[test]
    fn epithets_are_told_from_peoples_and_offices() {
        for (text, epithet) in [
            ("The 46-year-old South African said so.", "The 46-year-old South African"),
            ("Later the former mayor argued.", "the former mayor"),
            ("The Vermont Democrat said so.", "The Vermont Democrat"),
            ("The German said so.", "The German"),
            ("The German minister said so.", ""),
            ("The Germans said so.", ""),
            ("The Chinese said so.", ""),
            ("The former mayor of Brack said so.", ""),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let found = find(&line).first().map_or("", |&(from, to)| line.span_of(from, to).of(text));
            assert_eq!(found, epithet, "{text}");
        }
    }
}
