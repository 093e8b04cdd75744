//! Words that another report has in marks, printed without marks: a post, a letter, a statement set off from the text.

use crate::record::{
    Act, Commitment, Finding, Passage, Quotation, QuotationKind, Report, SAID_FROM, Sentence, Span,
};

use super::index::{Index, Marked};
use super::speaker::{Ground, Named};

/// How much of a sentence another report must have in marks, as a share of its words.
const MOST: f32 = 0.8;

/// Words of one who speaks of himself: no newsroom writes them in its own voice.
const FIRST_PERSON: [&str; 5] = ["me", "my", "we", "us", "our"];

/// A stretch of sentences that is somebody's words, though no marks tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmarked {
    pub report: usize,
    /// Its sentences.
    pub content: Vec<Span>,
    pub figure: usize,
    /// Where another report has them in marks.
    pub by: Passage,
}

/// All such stretches of a story.
pub fn find(ground: &Ground<'_>, index: &Index<'_>) -> Vec<Unmarked> {
    (0..ground.story.len()).flat_map(|report| of_report(ground, index, report)).collect()
}

/// The stretches of a report: sentences in a row that others have in marks as one person's, with those beside them in the
/// first person. None is taken in which nobody speaks of himself: what others quote may be the outlet's own words.
fn of_report(ground: &Ground<'_>, index: &Index<'_>, report: usize) -> Vec<Unmarked> {
    let r = ground.story[report];
    let own: Vec<(usize, Span)> = r
        .layers
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| is_own(r, sentence))
        .map(|(at, sentence)| (at, sentence.span))
        .collect();
    let mut stretches = Vec::new();
    for row in own.chunk_by(|a, b| a.0 + 1 == b.0) {
        let told: Vec<Option<(usize, Marked)>> =
            row.iter().map(|&(_, span)| held(ground, index, report, span)).collect();
        let himself: Vec<bool> = row.iter().map(|&(_, span)| is_first_person(r, span)).collect();
        let mut from = 0;
        while let Some(first) = (from..row.len()).find(|&at| told[at].is_some()) {
            let Some((figure, by)) = told[first] else { break };
            let belongs = |at: &usize| told[*at].map_or(himself[*at], |(other, _)| other == figure);
            let start = (from..first).rev().take_while(belongs).last().unwrap_or(first);
            let end = (first..row.len()).take_while(belongs).last().unwrap_or(first) + 1;
            if himself[start..end].contains(&true) {
                let content = row[start..end].iter().map(|&(_, span)| span).collect();
                let by = Passage { report: by.report, span: by.span };
                stretches.push(Unmarked { report, content, figure, by });
            }
            from = end;
        }
    }
    stretches
}

/// Whether a sentence of the article is in the outlet's own voice, for all that the report tells.
fn is_own(report: &Report, sentence: &Sentence) -> bool {
    let said = report.layers.quotations.iter().filter(|quotation| quotation.score >= SAID_FROM);
    let mut said = said.flat_map(|quotation| &quotation.content);
    report.layers.parts.get(sentence.part).is_some_and(|part| part.kind.is_article())
        && !said.any(|content| content.overlaps(sentence.span))
}

/// The one person whose words a sentence is where others have it in marks.
fn held(ground: &Ground<'_>, index: &Index<'_>, report: usize, sentence: Span) -> Option<(usize, Marked)> {
    let (holding, share) = index.holding(report, sentence);
    if share < MOST {
        return None;
    }
    match ground.only(&holding, |marked| ground.understood(marked)) {
        Named::One(figure, by) => Some((figure, by)),
        _ => None,
    }
}

/// Whether the speaker of a sentence speaks of himself, with nothing before his words: "The board told parents: We …".
fn is_first_person(report: &Report, sentence: Span) -> bool {
    if report.slice(sentence).contains(": ") {
        return false;
    }
    let mut words = report.slice(sentence).split(|c: char| !c.is_alphanumeric());
    // the US is not us
    words.any(|word| word == "I" || word != "US" && FIRST_PERSON.contains(&word.to_lowercase().as_str()))
}

/// A stretch as a quotation of the report.
pub fn quotation(stretch: &Unmarked, speaker: usize) -> Quotation {
    Quotation {
        kind: QuotationKind::Direct,
        act: Act::Speech,
        content: stretch.content.clone(),
        source: Vec::new(),
        cue: Vec::new(),
        quoted: stretch.content.clone(),
        speaker: Some(speaker),
        channels: Vec::new(),
        within: None,
        finding: Finding::Inferred,
        echo: Some(stretch.by),
        commitment: Commitment::Held,
        score: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_of_himself_says_so() {
        let first = |text: &str| {
            let report = Report { text: text.into(), ..Report::default() };
            is_first_person(&report, Span::new(0, text.len()))
        };
        assert!(first("I’m leaving the board") && first("They told us so") && first("Our pier is safe"));
        assert!(!first("The US is leaving the board") && !first("A museum in Mytown is open"));
        assert!(!first("The board told parents: We are open"), "begins with who says it");
    }
}
