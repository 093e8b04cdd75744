//! Sentences: full stops and their like by rule, then every gap between words weighed by what stands around it.

mod gap;
mod rules;
mod weight;
mod word;

pub use gap::{Chunk, FEATURES, chunks, features};
pub use weight::SIZE;

use super::quote_mark;
use crate::record::{Part, PartKind, Sentence, Span};

/// The sentences of a text, none crossing a part.
pub fn find(text: &str, parts: &[Part]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let ruled = ruled(text, part.span);
        let ends = if part.kind == PartKind::Body { weighed(text, part.span, ruled) } else { ruled };
        let mut start = part.span.start;
        for end in ends {
            let span = Span::new(start, end).trimmed(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, part: index });
            }
            start = end;
        }
    }
    sentences
}

/// Where the rules end sentences; the last end is the passage's own.
pub fn ruled(text: &str, passage: Span) -> Vec<usize> {
    let marks = quote_mark::find(text, passage);
    rules::ends(text, passage, &marks)
}

/// The rules' ends mended: running text also lacks full stops, and has some that end nothing.
fn weighed(text: &str, passage: Span, ruled: Vec<usize>) -> Vec<usize> {
    let chunks = chunks(text, passage);
    let mut ends: Vec<usize> = Vec::new();
    let mut rest = ruled.iter().copied().peekable();
    features(&chunks, &ruled, |gap, ids| {
        let (here, next) = (chunks[gap].span, chunks[gap + 1].span);
        // an end inside a word, as in "friday.The", is the rules' own, and so is what they make of its rest: "friday.Mr."
        let before = ends.len();
        while let Some(end) = rest.next_if(|&end| end < here.end) {
            ends.push(end);
        }
        let glued = ends.len() > before;
        let by_rule = rest.next_if(|&end| end < next.start);
        let blank = by_rule.is_some() && text[here.end..next.start].matches('\n').count() > 1;
        let cut = by_rule.is_some() && chunks[gap].far;
        // and so is a count that opens a sentence, "In Ossa. 12 people were hurt": the weights have seen too few
        let counted = chunks
            .get(gap + 2)
            .is_some_and(|third| opens_with_count(here.of(text), next.of(text), third.span.of(text)));
        if blank || cut || if glued || counted { by_rule.is_some() } else { weight::ends(ids) } {
            ends.push(by_rule.unwrap_or(here.end));
        }
    });
    ends.extend(rest);
    ends
}

/// Whether a whole word with a full stop, a number, and a word in small letters stand behind one another.
fn opens_with_count(before: &str, number: &str, behind: &str) -> bool {
    before.strip_suffix('.').is_some_and(word::is_whole_word)
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == ',')
        && behind.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let parts = [Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        find(text, &parts).iter().map(|s| s.span.of(text)).collect()
    }

    fn whole(text: &str) {
        assert_eq!(split(text), [text]);
    }

    fn halves(text: &str) {
        let pieces: Vec<&str> = text.split('|').collect();
        let joined = pieces.join(" ");
        assert_eq!(split(&joined), pieces);
    }

    #[test]
    fn a_count_opens_a_sentence() {
        halves("A crowd gathered in Ossa on Sunday.|12 people were hurt.");
        halves("The fair is held in Marl.|90 women have filed complaints.");
        whole("It is told in vol. 12 of the annals.");
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_sentences() {
        whole("Gen. R. T. Okafor met Mr. Lund on Aug. 4 near St. Brede for 4.5 million.");
        whole("He told U.S. President Mary Holt at 5 p.m. Monday that No. 7 pier was shut.");
        whole("Delta Corp. Chief Executive Ana Ruiz left.");
    }

    #[test]
    fn an_abbreviation_may_end_a_sentence() {
        halves("They flew to the U.S.|The talks failed.");
        halves("The pier shut at 5 p.m.|Crews left at once.");
        halves("She works for Delta Inc.|It sells rope.");
    }

    #[test]
    fn a_quotation_keeps_its_cue() {
        whole("“Why was the gate open?” she asked.");
        whole("“Why was the gate open?” Captain Mora asked.");
        whole("\"We are safe!\" he shouted.");
        halves("“The gate was open.|We left,” she said.");
        halves("“The gate was open.”|Captain Mora said the crew had left.");
        halves("He called it “ a long day . ”|Nobody answered.");
    }

    #[test]
    fn ellipses_lists_and_glued_sentences() {
        assert_eq!(
            split("They spoke of the trade deal.Mr. Okafor said so."),
            ["They spoke of the trade deal.", "Mr. Okafor said so."]
        );
        whole("He paused ... then left.");
        halves("He paused...|Nobody moved.");
        whole("1. Close the gate");
        assert_eq!(
            split("They left on friday.The gate stayed open."),
            ["They left on friday.", "The gate stayed open."]
        );
        assert_eq!(
            split("They left on Friday.Mr. Lund stayed."),
            ["They left on Friday.", "Mr. Lund stayed."]
        );
        assert_eq!(split("They chose to do so.Officials left."), ["They chose to do so.", "Officials left."]);
        assert_eq!(
            split("They have met since 2002.Voters know it."),
            ["They have met since 2002.", "Voters know it."]
        );
        whole("1.Close the gate at once");
        whole("See example.com for the map, or so.Com for more.");
        whole("The owner of Harbour.Com met Sen.Okafor there.");
    }

    #[test]
    fn a_sentence_never_crosses_a_part() {
        let text = "Harbour shut\nThe gate is closed. It rains.";
        let parts = [
            Part { span: Span::new(0, 12), kind: PartKind::Title },
            Part { span: Span::new(13, text.len()), kind: PartKind::Body },
        ];
        let found: Vec<_> = find(text, &parts).iter().map(|s| (s.span.of(text), s.part)).collect();
        assert_eq!(found, [("Harbour shut", 0), ("The gate is closed.", 1), ("It rains.", 1)]);
    }

    #[test]
    fn an_endless_line_is_cut() {
        let text = "word ".repeat(20_000);
        assert!(split(&text).iter().all(|s| s.len() <= 20_000));
        let text = "x".repeat(100_000);
        assert!(split(&text).len() > 4);
    }
}
