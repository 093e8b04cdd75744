//! A reading set against the best-attested wording: what it drops, adds and changes, word by word.

use serde::Serialize;

use crate::record::{Basis, Difference, DifferenceKind, Passage, Report, Span, Statement, Wording};

use super::desk::{Desk, Witness};
use super::item::Item;
use super::words;

/// One report's wording of a statement.
#[derive(Serialize)]
pub struct Line {
    pub witness: Witness,
    pub runs: Vec<Run>,
    /// "sound ] safe", in the manner of an apparatus criticus.
    pub entries: Vec<Entry>,
    pub chain: Vec<Link>,
    /// "direct", "mixed", "indirect".
    pub kind: &'static str,
    /// Whether it says the best-attested wording to the letter.
    pub literal: bool,
    /// Whether it may say something else, and whether it has only a part of it.
    pub doubtful: bool,
    pub part: bool,
}

/// A stretch of words: `change` is empty for what agrees.
#[derive(Serialize)]
pub struct Run {
    pub text: String,
    pub change: &'static str,
}

#[derive(Serialize)]
pub struct Entry {
    pub kind: &'static str,
    pub lemma: String,
    pub reading: String,
}

/// Through whom the outlet has it.
#[derive(Serialize)]
pub struct Link {
    pub name: String,
    /// "carried over", "in general"; of a speaker "named elsewhere", where only another report tells who it is; or empty.
    pub note: &'static str,
}

pub fn line(desk: &Desk, item: &Item, statement: &Statement, wording: &Wording) -> Option<Line> {
    let report = desk.account.reports.get(wording.report)?;
    let quotation = report.layers.quotations.get(wording.quotation)?;
    let mut witness = desk.witness(item, wording.report);
    let first = quotation.content.first().map(|&span| Passage { report: wording.report, span });
    if let Some(place) = item.passages.iter().position(|&passage| Some(passage) == first) {
        witness.href = format!("#{}", desk.anchor(item, place));
    }
    Some(Line {
        witness,
        runs: runs(report, &quotation.content, &statement.text, &wording.differences),
        entries: wording.differences.iter().map(entry).collect(),
        chain: chain(desk, statement, wording),
        kind: quotation.kind.name(),
        literal: is_literal(report, &quotation.content, &statement.text),
        doubtful: wording.doubtful,
        part: wording.part,
    })
}

/// outlet ← channel ← speaker.
pub fn chain(desk: &Desk, statement: &Statement, wording: &Wording) -> Vec<Link> {
    let report = desk.account.reports.get(wording.report);
    let quotation = report.and_then(|r| r.layers.quotations.get(wording.quotation));
    let mut chain = Vec::new();
    for channel in quotation.into_iter().flat_map(|q| &q.channels) {
        let note = match (channel.basis, channel.specific) {
            (_, false) => "in general",
            (Basis::Carried, true) => "carried over",
            (Basis::Explicit, true) => "",
        };
        chain.push(Link { name: words::tidy(&channel.name), note });
    }
    if let Some(name) = desk.speaker(statement.speaker)
        && chain.iter().all(|link| link.name != name)
    {
        let elsewhere = quotation.is_some_and(|quotation| quotation.echo.is_some());
        chain.push(Link { name, note: if elsewhere { "named elsewhere" } else { "" } });
    }
    chain
}

/// Whether a reading has the words of the best-attested wording, marks and capitals aside.
pub fn is_literal(report: &Report, content: &[Span], lemma: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let reading: String = content.iter().map(|&span| report.slice(span)).collect();
    letters(&reading) == letters(lemma)
}

fn entry(difference: &Difference) -> Entry {
    /// Words of a long paraphrase that an entry repeats, in characters.
    const LONGEST: usize = 70;
    Entry {
        kind: difference.kind.name(),
        lemma: words::clipped(&difference.lemma, LONGEST),
        reading: words::clipped(&difference.reading, LONGEST),
    }
}

/// The words of a reading, cut where they begin and cease to differ; what it drops stands where it would stand.
fn runs(report: &Report, content: &[Span], lemma: &str, differences: &[Difference]) -> Vec<Run> {
    let mut changes: Vec<(Span, &'static str, &str)> = Vec::new();
    for difference in differences {
        match difference.span {
            // A paraphrase differs as a whole: marking every word would mark none.
            Some(_) if difference.kind == DifferenceKind::Paraphrase => {}
            Some(span) => changes.push((span, "other", "")),
            None => {
                if let Some(at) = place(report, content, lemma, &difference.lemma) {
                    changes.push((Span::new(at, at), "gone", &difference.lemma));
                }
            }
        }
    }
    changes.sort_by_key(|&(span, ..)| span);
    let mut runs = Vec::new();
    let mut push = |text: &str, change| {
        if !text.is_empty() {
            runs.push(Run { text: text.to_owned(), change });
        }
    };
    for (index, &span) in content.iter().enumerate() {
        if index > 0 {
            push(" … ", "");
        }
        let mut from = span.start;
        for &(change, kind, gone) in &changes {
            let inside = change.start >= from && change.end <= span.end;
            if inside {
                push(report.slice(Span::new(from, change.start)), "");
                push(if kind == "gone" { gone } else { report.slice(change) }, kind);
                from = change.end;
            }
        }
        push(report.slice(Span::new(from, span.end)), "");
    }
    apart(&mut runs);
    runs
}

/// Dropped words stand apart from the word before them.
fn apart(runs: &mut [Run]) {
    for at in 1..runs.len() {
        if runs[at].change == "gone" && runs[at - 1].text.ends_with(char::is_alphanumeric) {
            runs[at - 1].text.push(' ');
        }
    }
}

/// Where words stand as whole words in a text.
fn word_at(text: &str, words: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let stands = |at: usize| {
        let (before, after) = (text.get(..at), text.get(at + words.len()..));
        is_edge(before.and_then(|t| t.chars().next_back())) && is_edge(after.and_then(|t| t.chars().next()))
    };
    text.match_indices(words).map(|(at, _)| at).find(|&at| stands(at))
}

/// Where dropped words would stand: after the words that precede them in the best-attested wording.
fn place(report: &Report, content: &[Span], lemma: &str, dropped: &str) -> Option<usize> {
    if dropped.is_empty() {
        return None;
    }
    let before = lemma.get(..word_at(lemma, dropped)?)?.trim_end();
    let words: Vec<&str> = before.split_whitespace().collect();
    for take in (1..=words.len().min(3)).rev() {
        let wanted = words[words.len() - take..].join(" ");
        for span in content {
            if let Some(at) = word_at(report.slice(*span), &wanted) {
                let after = span.start + at + wanted.len();
                let space = report.slice(Span::new(after, span.end)).starts_with(' ');
                return Some(after + usize::from(space));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_words_stand_apart() {
        let run = |text: &str, change| Run { text: text.into(), change };
        let mut runs = [run("the town", ""), run("is safe", "gone"), run("now", ""), run("and", "other")];
        apart(&mut runs);
        assert_eq!(runs.map(|run| run.text), ["the town ", "is safe", "now", "and"]);
    }
}
