//! Who says something where, before quotations are made: what the encoder heard, or the subjects of verbs of saying.

use crate::annotate::line::Line;
use crate::annotate::quotation::{cue, phrase};
use crate::learned::Heard;
use crate::record::Span;

/// Sources and contents of a report's quotations, sorted.
#[derive(Debug, Default)]
pub struct Voices {
    sources: Vec<Span>,
    contents: Vec<Span>,
    /// Each content with its source.
    pairs: Vec<(Span, Span)>,
}

impl Voices {
    pub fn hear(lines: &[Line<'_>], quoted: &[Span], heard: Option<&Heard>) -> Self {
        let mut voices = Self::default();
        match heard {
            Some(heard) => {
                for q in &heard.quotations {
                    let source = Span::cover(&q.source);
                    voices.sources.extend(source);
                    voices.contents.extend(&q.content);
                    voices.pairs.extend(q.content.iter().filter_map(|c| Some((*c, source?))));
                }
            }
            None => voices.sources.extend(lines.iter().flat_map(|line| subjects(line, quoted))),
        }
        voices.sources.sort_unstable();
        voices.contents.sort_unstable();
        voices.pairs.sort_unstable();
        voices
    }

    /// Whether a mention is, or heads, a source.
    pub fn speak(&self, span: Span) -> bool {
        let after = self.sources.partition_point(|s| s.start <= span.start);
        self.sources[..after].iter().rev().take(NEAR).any(|s| s.contains(span))
    }

    /// Whether a mention stands in what somebody says.
    pub fn within(&self, span: Span) -> bool {
        let after = self.contents.partition_point(|c| c.start <= span.start);
        self.contents[..after].iter().rev().take(NEAR).any(|c| c.contains(span))
    }

    /// Who says what a mention stands in.
    pub fn sources_of(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let after = self.pairs.partition_point(|(c, _)| c.start <= span.start);
        self.pairs[..after].iter().rev().take(NEAR).filter(move |(c, _)| c.contains(span)).map(|(_, s)| *s)
    }

    /// What a mention says, where it stands behind who says it.
    pub fn said_by(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let after = self.pairs.partition_point(|(c, _)| c.start <= span.start);
        self.pairs[after..].iter().take(NEAR).filter(move |(_, s)| *s == span).map(|(c, _)| *c)
    }
}

/// Spans that begin before a mention and may still hold it: contents nest a few deep at most.
const NEAR: usize = 6;

/// The subjects of verbs of saying outside quotation marks.
fn subjects(line: &Line<'_>, quoted: &[Span]) -> Vec<Span> {
    let inside = |i: usize| {
        let span = line.at(i).span;
        let after = quoted.partition_point(|q| q.start <= span.start);
        quoted[..after].iter().rev().take(3).any(|q| q.contains(span))
    };
    (1..line.words.len().min(LONGEST))
        .filter(|&i| cue::is_cue_form(line.lower(i)) && !inside(i) && !cue::reads_as_noun(line, i))
        .filter_map(|i| {
            let mut start = i;
            while start > 0 && cue::between(line.at(start - 1)) && !inside(start - 1) {
                start -= 1;
            }
            phrase::subject(line, start, &inside)
        })
        .map(|(from, to)| line.span_of(from, to))
        .collect()
}

/// Words of a line that are looked at.
const LONGEST: usize = 400;
