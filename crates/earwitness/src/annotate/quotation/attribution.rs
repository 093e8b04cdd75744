//! "according to …" and headlines with a colon.

use super::draft::{Draft, Shape};
use super::phrase;
use super::rules::Ground;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Line;
use crate::record::Act;

/// "according to …": content is the rest of the sentence.
pub fn according(line: &Line<'_>, at: usize, c: usize, inside: &dyn Fn(usize) -> bool) -> Option<Draft> {
    let end = line.words.len();
    let from = c + 2;
    let mut stop = phrase::object_end(line, from, end);
    if stop <= from {
        return None;
    }
    let cue_from = if line.at(c).is("reported") { c - 1 } else { c };
    let mut content = Vec::new();
    let before_end = cue_from - usize::from(cue_from > 0 && line.at(cue_from - 1).text == ",");
    if before_end >= 3 {
        let start = content_start(line, before_end);
        content.push(line.span_of(start, before_end));
        let rest = stop + 1;
        if line.lower(stop) == ","
            && end.saturating_sub(rest) > 3
            && !line.at(rest).is_any(&["who", "which", "and", "but", "citing", "adding"])
        {
            content.push(line.span_of(rest, trim_end(line, end, inside)));
        }
    } else if let Some(close) = closes(line, from, stop, inside).filter(|_| line.lower(stop) != ",") {
        // "According to the Post, the pier is shut"
        content.push(line.span_of(close + 1, trim_end(line, end, inside)));
        stop = close;
    } else if line.lower(stop) == "," {
        let begin = past_relative(line, stop + 1, end, inside);
        content.push(line.span_of(begin, trim_end(line, end, inside)));
    } else {
        return None;
    }
    content.retain(|s| !s.is_empty());
    (!content.is_empty()).then(|| Draft {
        line: at,
        shape: Shape::According,
        act: Act::Speech,
        content,
        source: Some(line.span_of(from, stop)),
        cue: Some(line.span_of(cue_from, c + 2)),
        score: 0.8,
    })
}

/// The last comma behind a source at which its phrase may end: no verb stands before it, and a clause follows.
fn closes(line: &Line<'_>, from: usize, stop: usize, inside: &dyn Fn(usize) -> bool) -> Option<usize> {
    let comma = |&i: &usize| line.at(i).text == "," && !inside(i);
    let ends = |&i: &usize| {
        !line.at(i + 1).is_any(&["who", "which", "whose", "and"]) && !phrase::has_verb(line.row(from, i))
    };
    let close = (from + 1..stop).rev().filter(comma).find(ends)?;
    phrase::has_verb(line.row(close + 1, stop)).then_some(close)
}

/// "According to the Post, which saw the letter, …": what is said begins behind what is told of who says it.
fn past_relative(line: &Line<'_>, from: usize, end: usize, inside: &dyn Fn(usize) -> bool) -> usize {
    const LEFT: usize = 3;
    if !line.at(from).is_any(&["who", "which"]) {
        return from;
    }
    let close = (from + 1..end.saturating_sub(LEFT)).find(|&i| line.lower(i) == "," && !inside(i));
    close.map_or(from, |i| i + 1)
}

/// A content that ends at `end` begins at the sentence's start, or after a semicolon.
pub fn content_start(line: &Line<'_>, end: usize) -> usize {
    let mut start = (0..end).rev().find(|&i| line.at(i).text == ";").map_or(0, |i| i + 1);
    while start < end && line.at(start).is_any(&["but", "and", "meanwhile", "still", "-", "—", "–", "•"])
    {
        start += 1;
    }
    if line.lower(start) == "," {
        start += 1;
    }
    start
}

/// Leaves out the full stop at a sentence's end, where no mark holds it.
pub fn trim_end(line: &Line<'_>, end: usize, inside: &dyn Fn(usize) -> bool) -> usize {
    let mut end = end;
    while end > 0 && !inside(end - 1) && matches!(line.at(end - 1).text, "." | "," | ";" | "!" | "?") {
        end -= 1;
    }
    end
}

/// "Reed: harbour will open", "Harbour will open: Reed".
pub fn headline(line: &Line<'_>, at: usize, ground: &Ground<'_>) -> Option<Draft> {
    const NEAR: usize = 6;
    let words = &line.words;
    let colon = words.iter().position(|w| w.text == ":" && !ground.in_marks(w.span))?;
    let names = |from: usize, to: usize| {
        from < to
            && (ground.mentioned(line.span_of(from, to)) || is_source_noun(line.lower(to - 1)).is_some())
    };
    let (source, content) = if colon <= NEAR && names(0, colon) {
        ((0, colon), (colon + 1, words.len()))
    } else if words.len() - colon - 1 <= 4 && names(colon + 1, words.len()) {
        ((colon + 1, words.len()), (0, colon))
    } else {
        return None;
    };
    (content.1 - content.0 >= 3).then(|| Draft {
        line: at,
        shape: Shape::Headline,
        act: Act::Speech,
        content: vec![line.span_of(content.0, content.1)],
        source: Some(line.span_of(source.0, source.1)),
        cue: Some(line.span_of(colon, colon + 1)),
        score: 0.6,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::{PartKind, Span};

    #[test]
    fn what_is_said_begins_behind_who_says_it() {
        for (text, source, said) in [
            ("According to the Post, the pier has been shut.", "the Post", "the pier has been shut"),
            (
                "According to Reed, the mayor of Tarn, the pier was shut.",
                "Reed, the mayor of Tarn",
                "the pier was shut",
            ),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let draft = according(&line, 0, 0, &|_| false).unwrap();
            assert_eq!(draft.source.unwrap().of(text), source);
            assert_eq!(draft.content[0].of(text), said);
        }
    }
}
