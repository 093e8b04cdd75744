//! Who puts a number at something: "Reed put the crowd at 40,000" is what Reed says.

use super::cue::between;
use super::draft::{Draft, Shape};
use super::phrase;
use super::rules::Ground;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::{Line, Word};
use crate::record::{Act, Span};

/// Words that name what is counted, at most.
const COUNTED: usize = 7;
/// Words between "at" and the number.
const ABOUT: [&str; 12] =
    ["about", "around", "least", "more", "than", "nearly", "almost", "roughly", "over", "up", "to", "some"];
const NUMBERS: [&str; 10] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"];

/// "put the number at 40,000" at a word.
pub fn find(
    line: &Line<'_>,
    at: usize,
    c: usize,
    inside: &dyn Fn(usize) -> bool,
    ground: &Ground<'_>,
) -> Option<Draft> {
    if !line.at(c).is_any(&["put", "puts"]) || !line.at(c + 1).is_any(&["the", "its", "their", "his", "her"])
    {
        return None;
    }
    let plain = |w: &Word<'_>| w.is_word() || w.is_possessive();
    let to = (c + 2..c + 2 + COUNTED).take_while(|&i| plain(line.at(i))).find(|&i| line.at(i).is("at"))?;
    let number = (to + 1..).find(|&i| !line.at(i).is_any(&ABOUT) && line.at(i).text != "$")?;
    let counts =
        line.at(number).text.starts_with(|c: char| c.is_ascii_digit()) || line.at(number).is_any(&NUMBERS);
    if to <= c + 2 || !counts || phrase::has_verb(line.row(c + 2, to)) {
        return None;
    }
    let start = (0..c).rev().take_while(|&i| between(line.at(i)) && !inside(i)).last().unwrap_or(c);
    let (from, end) = phrase::subject(line, start, inside)?;
    let source = line.span_of(from, end);
    let speaks =
        |w: &Word<'_>| is_source_noun(&w.lower).is_some() || phrase::PRONOUNS.contains(&w.lower.as_str());
    if !ground.mentioned(source) && !line.row(from, end).iter().any(speaks) {
        return None;
    }
    let close = |i: &usize| {
        let w = line.at(*i);
        !w.is_word() && w.text != "%" || w.is_any(&["and", "but", "while", "after", "when", "as", "before"])
    };
    let close = (number + 1..line.words.len()).find(close).unwrap_or(line.words.len());
    Some(Draft {
        line: at,
        shape: Shape::SpeechAct,
        act: Act::Speech,
        content: vec![line.span_of(c + 1, close)],
        source: Some(source),
        cue: Some(Span::new(line.at(start).span.start, line.at(c).span.end)),
        score: 0.75,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::PartKind;

    #[test]
    fn who_puts_a_number_at_something_says_it() {
        for (text, said) in [
            (
                "The organisers put the turnout at about 40,000 people, and left.",
                "the turnout at about 40,000 people",
            ),
            ("The police later put the number of dead at 12.", "the number of dead at 12"),
            ("The police put the boats at the quay.", ""),
            ("The storm put the town at 12 risks.", ""),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let ground = Ground { quoted: &[], mentions: &[] };
            let at = line.words.iter().position(|w| w.is("put")).unwrap();
            let draft = find(&line, 0, at, &|_| false, &ground);
            let found = draft.map_or("", |draft| draft.content[0].of(text));
            assert_eq!(found, said, "{text}");
        }
    }
}
