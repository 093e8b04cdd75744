//! Names of the rules against those that the encoder heard.

use super::{Kind, Seen, Spotted, lower_title, push};
use crate::annotate::entity::titles::title;
use crate::annotate::line::Line;
use crate::learned::Heard;
use crate::record::EntityKind;

/// Whether a person or body that only the rules name is one: it has a title, or its words are names elsewhere.
/// Of those that are neither, one in nine was right on CoNLL++ dev and Worldwide's held-out tenth ("GOLF", "W L PCT").
pub fn stands(line: &Line<'_>, s: &Spotted, heard: &Heard, seen: &Seen) -> bool {
    let guessed = matches!(s.kind, Kind::Known(EntityKind::Person | EntityKind::Organisation));
    let first = heard.names.partition_point(|n| n.span.end <= s.span.start);
    !guessed
        || s.title.is_some()
        || heard.names.get(first).is_some_and(|n| n.span.overlaps(s.span))
        || line.row(s.from, s.to).iter().filter(|w| w.is_word()).all(|w| seen.heard.contains(&w.lower))
}

/// The encoder's names win over the rules', the lists' win over both.
pub fn overrule(line: &Line<'_>, at: usize, heard: &Heard, found: &mut Vec<Spotted>) {
    let first = heard.names.partition_point(|n| n.span.end <= line.span.start);
    for name in heard.names[first..].iter().take_while(|n| n.span.start < line.span.end) {
        let (from, to) = (line.word_at(name.span.start), line.word_at(name.span.end));
        if from >= to {
            continue;
        }
        let inside: Vec<usize> =
            (0..found.len()).filter(|&k| found[k].span.overlaps(line.span_of(from, to))).collect();
        if inside
            .iter()
            .any(|&k| matches!(found[k].kind, Kind::Listed(_)) && found[k].from <= from && found[k].to >= to)
        {
            continue;
        }
        let mut from = from;
        let mut before =
            inside.iter().find_map(|&k| found[k].title).or_else(|| lower_title(&line.words, from));
        if name.kind == EntityKind::Person {
            while let Some(t) = title(&line.words[from..to]).filter(|t| from + t.words < to) {
                before = Some(t);
                from += t.words;
            }
        }
        // "the President said": an office, whatever its capital
        let office = title(&line.words[from..to]).is_some_and(|t| from + t.words == to);
        if name.kind == EntityKind::Person && office && from > 0 && line.at(from - 1).is_any(&["the", "a"]) {
            continue;
        }
        let kind = if bears_office(line, from) { EntityKind::Person } else { name.kind };
        if let [k] = inside[..]
            && found[k].from == from
            && found[k].to == to
        {
            if !matches!(found[k].kind, Kind::Listed(_)) && found[k].title.is_none() {
                found[k].kind = Kind::Known(kind);
            }
            continue;
        }
        for &k in inside.iter().rev() {
            if !(matches!(found[k].kind, Kind::Listed(_)) && !line.span_of(from, to).contains(found[k].span))
            {
                found.remove(k);
            }
        }
        push(line, at, from, to, Kind::Known(kind), before, found, "");
    }
    found.sort_by_key(|s| (s.span, s.name.clone()));
}

/// "The mayor of Tarn, Ana Ruiz": a name between an office with its place and what follows is who holds it.
fn bears_office(line: &Line<'_>, from: usize) -> bool {
    let Some(comma) = from.checked_sub(1).filter(|&i| line.lower(i) == ",") else { return false };
    let place = (0..comma).rev().take_while(|&i| line.at(i).is_capital()).last();
    let Some(of) = place.and_then(|i| i.checked_sub(1)).filter(|&i| line.lower(i) == "of") else {
        return false;
    };
    let longest = 3;
    (of.saturating_sub(longest)..of).any(|i| title(line.row(i, of)).is_some_and(|t| i + t.words == of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::{PartKind, Span};

    #[test]
    fn who_is_named_after_an_office_and_its_place_holds_it() {
        for (text, holds) in [
            ("The mayor of Tarn, Ana Ruiz, closed the mill.", true),
            ("The port of Tarn, Ana Ruiz, closed the mill.", false),
            ("The mayor left Tarn, Ana Ruiz, and the mill.", false),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            assert_eq!(bears_office(&line, line.word_at(text.find("Ana").unwrap())), holds, "{text}");
        }
    }
}
