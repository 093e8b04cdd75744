//! Where words are said is no part of them: `said on "Harbour Nights" that …`, `wrote in his book, "The Quay," that …`.

use crate::annotate::line::Line;
use crate::annotate::quotation::free::titled;
use crate::annotate::quotation::phrase;
use crate::annotate::quotation::speaker::is_document;
use crate::record::{Report, Span};

/// Words between the cue and "that" at most.
const FAR: usize = 20;

/// Takes a show, a work or a paper that stands behind the cue out of the content.
pub fn cut(report: &Report, line: &Line<'_>, quoted: &[Span], content: &mut Vec<Span>, cue: Span) {
    let at = line.word_at(cue.end);
    let on = |i: usize| line.at(i).is_any(&["on", "in", "to", "for", "at"]);
    let work = |span: Span| {
        let place = line.word_at(span.start);
        let told = line.at(at.saturating_sub(1)).is_any(&["told", "tells", "telling"]);
        let led = (told || (at..place).any(on)) && place <= at + FAR;
        led && quoted.iter().any(|q| q.contains(span)) && titled(report, span)
    };
    if content.len() > 1 {
        content.retain(|&piece| !(piece.start >= cue.end && line.span.contains(piece) && work(piece)));
    }
    let Some(first) = content.first_mut().filter(|c| c.start >= cue.end && line.span.contains(**c)) else {
        return;
    };
    let from = line.word_at(first.start);
    if line.at(from).is("that") || from > at + FAR {
        return;
    }
    let Some(that) = (from..from + FAR).find(|&i| line.at(i).is("that") && line.at(i).span.end < first.end)
    else {
        return;
    };
    let before = Span::new(first.start, line.at(that - 1).span.end);
    let title = quoted.iter().find(|q| before.contains(**q) && q.start <= first.start + 1);
    let shown = title.is_some_and(|&q| work(q)) && outside(line, from, that, quoted);
    // "told the Brack daily in an interview that"
    let document = (from..that).any(|i| is_document(line.lower(i)) && (from..i).any(on));
    let told = document && line.at(from).is_capital() && !quoted.iter().any(|q| q.overlaps(before));
    if shown || told {
        first.start = line.at(that).span.start;
    }
}

/// Whether nothing between two words is told but in marks.
fn outside(line: &Line<'_>, from: usize, to: usize, quoted: &[Span]) -> bool {
    let bare: Vec<_> =
        line.row(from, to).iter().filter(|w| !quoted.iter().any(|q| q.contains(w.span))).cloned().collect();
    !phrase::has_verb(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::PartKind;

    #[test]
    fn where_something_is_said_is_no_part_of_it() {
        for (text, cue, content, said) in [
            (
                "Reed said on “Harbour Nights” last week that it sank.",
                "said",
                "“Harbour Nights” last week that it sank",
                "that it sank",
            ),
            (
                "Reed told the “Brack Times” that it sank.",
                "told",
                "“Brack Times” that it sank",
                "that it sank",
            ),
            (
                "Reed told the Brack daily in an interview published on Monday that it sank.",
                "told",
                "Brack daily in an interview published on Monday that it sank",
                "that it sank",
            ),
            (
                "Reed said the fact that it sank hurt.",
                "said",
                "the fact that it sank hurt",
                "the fact that it sank hurt",
            ),
        ] {
            let report = Report { text: text.to_owned(), ..Report::default() };
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let marks: Vec<Span> = text
                .find('“')
                .map(|open| Span::new(open, text.rfind('”').unwrap() + 3))
                .into_iter()
                .collect();
            let mut spans = vec![at(content)];
            cut(&report, &line, &marks, &mut spans, at(cue));
            assert_eq!(spans.iter().map(|s| s.of(text)).collect::<Vec<_>>(), [said], "{text}");
        }
    }
}
