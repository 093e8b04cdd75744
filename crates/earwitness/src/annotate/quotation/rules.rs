//! What the rules of English news find without learning: verbs of saying with their subject and content.

use super::attribution::{according, headline};
use super::cue::{reads_as_noun, verb_at};
use super::draft::Draft;
use super::said::Cue;
use super::{estimate, noun};
use crate::annotate::line::Line;
use crate::record::{Mention, MentionForm, PartKind, Span};

/// What a line is read with.
pub struct Ground<'r> {
    pub quoted: &'r [Span],
    pub mentions: &'r [Mention],
}

impl Ground<'_> {
    pub fn in_marks(&self, span: Span) -> bool {
        let after = self.quoted.partition_point(|q| q.start <= span.start);
        self.quoted[..after].iter().rev().take(4).any(|q| q.contains(span))
    }

    /// Whether a word is part of a name: "United States" states nothing.
    pub fn named(&self, span: Span) -> bool {
        let after = self.mentions.partition_point(|m| m.span.start <= span.start);
        self.mentions[..after]
            .iter()
            .rev()
            .take(3)
            .any(|m| m.span.contains(span) && m.form == MentionForm::Name)
    }

    pub fn mentioned(&self, span: Span) -> bool {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        self.mentions[first..].iter().take_while(|m| m.span.start < span.end).any(|m| span.contains(m.span))
    }
}

/// Longest line the rules read, in words; longer ones are no sentences.
const LONGEST_LINE: usize = 400;

/// Cues and their content in one line.
pub fn find(line: &Line<'_>, at: usize, ground: &Ground<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if line.words.len() > LONGEST_LINE {
        return drafts;
    }
    let marked: Vec<bool> = line.words.iter().map(|w| ground.in_marks(w.span)).collect();
    let inside = |i: usize| marked.get(i).copied().unwrap_or(false);
    let mut c = 0;
    while c < line.words.len() {
        if inside(c) {
            c += 1;
            continue;
        }
        if line.at(c).is("according") && line.lower(c + 1) == "to"
            || line.at(c).is("reported") && line.lower(c + 1) == "by" && c > 0 && line.at(c - 1).is("as")
        {
            drafts.extend(according(line, at, c, &inside));
            c += 2;
            continue;
        }
        if let Some(draft) = estimate::find(line, at, c, &inside, ground) {
            drafts.push(draft);
            c += 1;
            continue;
        }
        if let Some(draft) = noun::find(line, at, c, &inside, ground) {
            drafts.push(draft);
            c += 1;
            continue;
        }
        let verb =
            verb_at(&line.words, c).filter(|_| !reads_as_noun(line, c) && !ground.named(line.at(c).span));
        if let Some((verb, form, n)) = verb {
            let draft =
                Cue { line, at, from: c, to: c + n, verb, form, inside: &inside, ground }.draft(&drafts);
            if let Some(draft) = draft {
                drafts.push(draft);
            }
            c += n;
            continue;
        }
        c += 1;
    }
    if matches!(line.kind, PartKind::Title | PartKind::Deck) && drafts.is_empty() {
        drafts.extend(headline(line, at, ground));
    }
    drafts
}
