//! Verbs of saying with one subject: "Reed said it was safe but called on them to leave" are two sayings, not one.

use crate::annotate::line::Line;
use crate::annotate::quotation::cue::{Form, verb_at};
use crate::annotate::quotation::draft::Draft;
use crate::annotate::quotation::phrase;
use crate::learned::Heard;
use crate::record::{Act, Span};

/// Fewest words of what is left.
const FEWEST: usize = 3;

/// Ends what a cue says where another cue of the same subject is coordinate with it.
pub fn part(lines: &[Line<'_>], quoted: &[Span], heard: &Heard, all: &mut [Draft]) {
    let cut = |outer: &Draft, inner: &Draft| {
        let (cue, next) = outer.cue.zip(inner.cue)?;
        let (source, own) = outer.source.zip(inner.source)?;
        let line = lines.get(outer.line).filter(|_| inner.line == outer.line)?;
        let place = outer.content.iter().position(|c| c.contains(next))?;
        let marked = quoted.iter().any(|q| q.contains(next));
        if let Some(found) = another(line, quoted, (outer, cue, place), (own, next, inner)) {
            return Some(found);
        }
        // the subject stands before both
        let shared = own.overlaps(source) && source.end <= cue.start && cue.end <= outer.content[place].start;
        (shared && !marked && inner.act == Act::Speech).then_some(())?;
        (form(line, next)? == form(line, cue)? && heard.word(next).is_none_or(|w| w.kind != "NOUN"))
            .then_some(())?;
        let first = line.word_at(next.start);
        let joint = first.checked_sub(1).filter(|&i| line.at(i).is_any(&["and", "but", ","]))?;
        // "has time and again reaffirmed"
        (!(line.at(first).is("again") && joint > 0 && line.at(joint - 1).is_any(&["time", "once"])))
            .then_some(())?;
        let end = (0..joint).rev().find(|&i| line.at(i).is_word() || line.at(i).is_possessive())?;
        let kept = end + 1 - line.word_at(outer.content[place].start).min(end + 1);
        let last = line.at(end).span;
        let marks = quoted.iter().find(|q| q.contains(last) && q.end <= next.start);
        (kept >= FEWEST).then_some((place, marks.map_or(last.end, |q| q.end)))
    };
    for i in 0..all.len() {
        let near = |k: &usize| all[*k].line == all[i].line;
        let before = (0..i).rev().take_while(near);
        let behind = (i + 1..all.len()).take_while(near);
        let found = before.chain(behind).filter_map(|k| cut(&all[i], &all[k])).min_by_key(|&(_, end)| end);
        if let Some((place, end)) = found {
            all[i].content.truncate(place + 1);
            all[i].content[place].end = end;
        }
    }
}

/// "Reed said it was safe, while Harlow said it was not": where another says something beside what is said.
fn another(
    line: &Line<'_>,
    quoted: &[Span],
    (outer, cue, place): (&Draft, Span, usize),
    (source, next, inner): (Span, Span, &Draft),
) -> Option<(usize, usize)> {
    const JOINTS: [&str; 5] = ["and", "but", "while", "whereas", "although"];
    let marked = quoted.iter().any(|q| q.contains(next));
    let content = outer.content[place];
    let behind = cue.end <= content.start && content.contains(source) && source.end <= next.start;
    let said = inner.content.iter().all(|c| c.start >= next.end);
    let same = form(line, next)? == form(line, cue)?;
    // "Reed said it was safe, and he has called it so": he who goes on may be no other
    let himself = phrase::PRONOUNS[..7].contains(&line.lower(line.word_at(source.start)));
    if marked || himself || !behind || !said || !same || inner.act != Act::Speech {
        return None;
    }
    // before the title and the article of who says it
    let opens = |i: &usize| line.at(*i).is_capital() || line.at(*i).is("the");
    let joint = (0..line.word_at(source.start)).rev().find(|i| !opens(i))?;
    // "and" may join what is said where no comma stands before it
    let before = joint.checked_sub(1)?;
    let closed = |i: usize| matches!(line.at(i).text, "," | ";" | "”" | "\"");
    let joins =
        line.at(joint).is_any(&JOINTS) && (closed(before) || line.at(joint).is_any(&["while", "whereas"]));
    let end = (0..joint).rev().find(|&i| line.at(i).is_word() || line.at(i).is_possessive())?;
    let last = line.at(end).span;
    let marks = quoted.iter().find(|q| q.contains(last) && q.end <= next.start);
    (joins && last.end > content.start).then_some((place, marks.map_or(last.end, |q| q.end)))
}

/// The form of the last verb of a cue that says something, where it is finite.
fn form(line: &Line<'_>, cue: Span) -> Option<Form> {
    let (from, to) = (line.word_at(cue.start), line.word_at(cue.end));
    let (verb, form, _) = (from..to).rev().find_map(|i| verb_at(&line.words, i))?;
    let says = verb.act == Act::Speech && !matches!(verb.lemma, "find" | "show" | "agree");
    (says && form != Form::Gerund).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::annotate::quotation::draft::Shape;
    use crate::record::PartKind;

    #[test]
    fn what_is_coordinate_with_a_cue_is_no_part_of_what_it_says() {
        for (text, first, second, left) in [
            ("Reed said it was safe but called on them to leave.", "said", "called on", "it was safe"),
            ("Reed said “it is safe,” and predicted a storm.", "said", "predicted", "“it is safe,”"),
            (
                "Reed said it was safe and predicts a storm.",
                "said",
                "predicts",
                "it was safe and predicts a storm",
            ),
            ("Reed said it was safe and found a storm.", "said", "found", "it was safe and found a storm"),
        ] {
            assert_eq!(parted(text, "Reed", (first, second)), left, "{text}");
        }
    }

    #[test]
    fn what_another_says_beside_it_is_no_part_either() {
        for (text, left) in [
            ("Reed said it was safe, and Quell insisted a storm had come.", "it was safe"),
            ("Reed said it was safe while Quell insisted a storm had come.", "it was safe"),
            ("Reed said “it is safe,” and Quell insisted a storm had come.", "“it is safe,”"),
            (
                "Reed said the pier and Quell insisted a storm had come.",
                "the pier and Quell insisted a storm had come",
            ),
        ] {
            assert_eq!(parted(text, "Quell", ("said", "insisted")), left, "{text}");
        }
    }

    /// What the first cue says, once the second one's saying by its subject is known.
    fn parted(text: &str, subject: &str, (first, second): (&str, &str)) -> String {
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let span = Span::new(0, text.len());
        let lines = [Line { span, part: 0, kind: PartKind::Body, words: split(text, span) }];
        let marks: Vec<Span> =
            text.find('“').map(|open| Span::new(open, text.find('”').unwrap() + 3)).into_iter().collect();
        let draft = |source: &str, cue: &str| Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![Span::new(at(cue).end + 1, text.len() - 1)],
            source: Some(at(source)),
            cue: Some(at(cue)),
            score: 0.9,
        };
        let mut all = [draft("Reed", first), draft(subject, second)];
        part(&lines, &marks, &Heard::default(), &mut all);
        all[0].content[0].of(text).to_owned()
    }
}
