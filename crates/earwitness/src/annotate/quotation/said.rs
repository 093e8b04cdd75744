//! One cue verb with its subject: who says.

use super::cue::{Form, Frame, Verb, between};
use super::draft::{Draft, Shape};
use super::phrase;
use super::rules::Ground;
use crate::annotate::entity::{is_source_noun, kind_of_source};
use crate::annotate::line::{Line, Word};
use crate::record::{Act, EntityKind, Span};

/// Verbs after these are not said: "should insist".
pub const HYPOTHETICAL: [&str; 8] = ["should", "must", "may", "might", "could", "can", "cannot", "would"];
/// Forms of "to be", as passives have them.
const IS: [&str; 7] = ["is", "was", "are", "were", "be", "been", "being"];
/// What shows or finds something.
const PAPERS: [&str; 16] = [
    "poll",
    "survey",
    "study",
    "report",
    "data",
    "court",
    "judge",
    "panel",
    "polls",
    "studies",
    "reports",
    "figures",
    "documents",
    "records",
    "investigators",
    "jury",
];

/// One cue verb where it stands.
pub struct Cue<'a, 't> {
    pub line: &'a Line<'t>,
    pub at: usize,
    pub from: usize,
    pub to: usize,
    pub verb: &'static Verb,
    pub form: Form,
    pub inside: &'a dyn Fn(usize) -> bool,
    pub ground: &'a Ground<'a>,
}

impl Cue<'_, '_> {
    pub fn draft(&self, earlier: &[Draft]) -> Option<Draft> {
        let line = self.line;
        let mut start = self.from;
        while start > 0 && between(line.at(start - 1)) && !(self.inside)(start - 1) {
            start -= 1;
        }
        let quoted_as = self.form == Form::Gerund
            && start >= 2
            && line.at(self.from - 1).is("as")
            && line.at(self.from - 2).is("quoted");
        if quoted_as {
            start = self.from - 2;
            while start > 0 && between(line.at(start - 1)) {
                start -= 1;
            }
        }
        let passive =
            !quoted_as && self.form == Form::Past && line.row(start, self.from).iter().any(|w| w.is_any(&IS));
        let passive = passive || !quoted_as && self.form == Form::Past && self.shares_passive(start);
        let infinitive = self.from > 0 && line.at(self.from - 1).is("to");
        if infinitive
            && !passive
            && let Some(moved) = self.moved()
        {
            return self.said_by(moved);
        }
        if passive || infinitive && self.verb.lemma != "look" {
            return None;
        }
        let progressive =
            line.row(start, self.from).iter().any(|w| w.is_any(&["is", "was", "are", "were", "been", "be"]));
        let gerund = self.form == Form::Gerund && !quoted_as && !progressive;
        if line.row(start, self.from).iter().any(|w| w.is_any(&HYPOTHETICAL))
            && self.verb.takes(Frame::Noun) | self.verb.takes(Frame::Infinitive) | (self.verb.lemma != "say")
        {
            return None;
        }
        if gerund && !self.opens_participle(start) {
            return None;
        }
        // "…," said Reed
        if let Some(draft) = self.inverted(start) {
            return Some(draft);
        }
        let source =
            if gerund { None } else { phrase::subject(line, start, self.inside).filter(|&s| self.speaks(s)) };
        let source = source.filter(|&s| self.agrees(s));
        let shared = source.is_none() && !gerund && self.coordinated(start);
        if !gerund && source.is_none() && !shared {
            return None;
        }
        if source.is_some_and(|(from, _)| self.only_if(from)) {
            return None;
        }
        let (source_span, source_from) = match source {
            // a name in marks
            Some((from, to)) if phrase::opens_marks(line.at(from)) => {
                (Some(line.span_of(from + 1, to - 1)), from)
            }
            Some((from, to)) => (Some(line.span_of(from, to)), from),
            None => (self.main_subject(earlier), start),
        };
        let source_span = source_span?;
        let after = self.after(source_from, gerund);
        let cue_span = line.span_of(start, self.to);
        let mut draft = Draft {
            line: self.at,
            shape: Shape::Clause,
            act: self.verb.act,
            content: Vec::new(),
            source: Some(source_span),
            cue: Some(cue_span),
            score: if self.verb.act == Act::Attitude { 0.45 } else { 0.75 },
        };
        let before = if gerund || shared { None } else { self.before(source_from) };
        match (after, before) {
            (Some(a), None) => {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (Some(a), Some(b)) if !self.interrupted() && !(self.inside)(b.1 - 1) => {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (a, Some(b)) => {
                draft.content.push(line.span_of(b.0, b.1));
                if let Some(a) = a.filter(|a| self.interrupted() || (self.inside)(a.from)) {
                    draft.content.push(line.span_of(a.from, a.to));
                }
            }
            (None, None) if self.announces() => draft.shape = Shape::Marked,
            (None, None) => return None,
        }
        draft.content.retain(|s| !s.is_empty());
        if draft.content.is_empty() {
            return self.announces().then_some(draft);
        }
        if draft.content.iter().any(|c| self.ground.quoted.iter().any(|q| q.overlaps(*c))) {
            draft.shape = draft.shape.min(Shape::Marked);
            draft.score = 0.9;
        } else if draft.shape == Shape::SpeechAct {
            draft.score -= 0.15;
        }
        Some(draft)
    }

    /// "being arrested and accused of theft": the second of two passives says nothing either.
    fn shares_passive(&self, start: usize) -> bool {
        const FAR: usize = 4;
        let line = self.line;
        let Some(joint) = start.checked_sub(1).filter(|&i| line.at(i).is_any(&["and", "or"])) else {
            return false;
        };
        let participle = joint.checked_sub(1).filter(|&i| line.at(i).lower.ends_with("ed"));
        let is = |to: usize| (to.saturating_sub(FAR)..to).rev().find(|&i| line.at(i).is_any(&IS));
        participle.is_some_and(|to| is(to).is_some_and(|i| line.row(i + 1, to).iter().all(between)))
    }

    /// "The leak prompted Reed to say that …": who was moved to say something.
    fn moved(&self) -> Option<(usize, usize)> {
        const FAR: usize = 8;
        const MOVES: [&str; 12] = [
            "prompting",
            "prompted",
            "prompts",
            "leading",
            "led",
            "leads",
            "forcing",
            "forced",
            "forces",
            "causing",
            "caused",
            "compelled",
        ];
        let line = self.line;
        let to = self.from.checked_sub(1)?;
        let verb = (to.saturating_sub(FAR)..to).rev().find(|&i| line.at(i).is_any(&MOVES))?;
        let whole = line.row(verb + 1, to).iter().all(|w| w.is_word() || w.text == ".");
        let opens = line.at(self.to).is("that") || (self.inside)(self.to);
        (whole && opens && verb + 1 < to && self.speaks((verb + 1, to))).then_some((verb + 1, to))
    }

    fn said_by(&self, (from, to): (usize, usize)) -> Option<Draft> {
        let after = self.after(from, false)?;
        Some(Draft {
            line: self.at,
            shape: after.shape,
            act: self.verb.act,
            content: vec![self.line.span_of(after.from, after.to)],
            source: Some(self.line.span_of(from, to)),
            cue: Some(self.line.span_of(self.from, self.to)),
            score: 0.75,
        })
    }

    /// Whether a subject can speak: it is mentioned, a pronoun, a source noun, or the verb is plain "said".
    fn speaks(&self, (from, to): (usize, usize)) -> bool {
        const PLAIN: [&str; 3] = ["say", "tell", "write"];
        const FINDINGS: [&str; 3] = ["show", "find", "rule"];
        let line = self.line;
        let span = line.span_of(from, to);
        let it = to - from == 1 && line.at(from).is_any(&["this", "that", "these", "it", "which"]);
        if it {
            return PLAIN.contains(&self.verb.lemma) || line.at(from).is("it") && self.ground.mentioned(span);
        }
        if FINDINGS.contains(&self.verb.lemma) {
            return line.row(from, to).iter().any(|w| w.is_any(&PAPERS));
        }
        let person = to - from == 1 && phrase::PRONOUNS.contains(&line.lower(from));
        let noun = line
            .row(from, to)
            .iter()
            .any(|w| is_source_noun(&w.lower).is_some() || super::speaker::is_document(&w.lower));
        PLAIN.contains(&self.verb.lemma)
            || person
            || noun
            || self.headed_by_mention(from, to)
            || self.follows_words(from)
    }

    /// "“We are sorry,” the show tweeted": words in marks that a comma ends are what the next subject says, whoever it is.
    fn follows_words(&self, from: usize) -> bool {
        let ends = |i: usize| (self.inside)(i) && self.line.at(i).is_any(&[",", "?", "!", "…", "—"]);
        self.verb.takes(Frame::Quote) && from >= 2 && (self.inside)(from - 1) && ends(from - 2)
    }

    /// A mention that is not merely an owner or a place inside the phrase.
    fn headed_by_mention(&self, from: usize, to: usize) -> bool {
        let line = self.line;
        let span = line.span_of(from, to);
        let first = self.ground.mentions.partition_point(|m| m.span.start < span.start);
        self.ground.mentions[first..].iter().take_while(|m| m.span.start < span.end).any(|m| {
            let end = line.word_at(m.span.end);
            let begin = line.word_at(m.span.start);
            let owner = line.words.get(end).is_some_and(|w| w.is_possessive() && end < to);
            let governed = begin > from
                && line
                    .at(begin - 1)
                    .is_any(&["of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by"]);
            let governed = governed
                || line.row(from, begin).iter().any(|w| w.is_any(&["of", "between", "with", "for", "from"]));
            let closes = end == to
                || line.lower(end) == ","
                || line.lower(end) == "and"
                || line.at(end).is_any(&["of", "in", "for", "at", "who"]);
            !owner && !governed && closes
        })
    }

    /// "…, adding that", "while noting": not "maintaining ties is crucial".
    fn opens_participle(&self, start: usize) -> bool {
        if matches!(self.verb.lemma, "show" | "find" | "signal" | "rule" | "maintain") {
            return false;
        }
        start.checked_sub(1).is_none_or(|i| {
            let w = self.line.at(i);
            // "the “dossier” alleging ties": what is named in marks alleges it.
            let named = matches!(w.text, "”" | "\"") && self.verb.lemma == "allege" && !self.opens_clause();
            !named && matches!(w.text, "," | "—" | "–" | ")" | "”" | "\"")
                || w.is_any(&["after", "while", "before", "by", "when", "without", "and", "in"])
                || (self.opens_clause() || self.verb.lemma == "allege" && self.files(start))
                    && self.behind_paper(start)
        })
    }

    /// "filed suit alleging fraud": who files a paper alleges what it says.
    fn files(&self, start: usize) -> bool {
        const FAR: usize = 20;
        let files = |w: &Word<'_>| w.is_any(&["file", "files", "filed", "filing", "brought", "submitted"]);
        self.line.row(start.saturating_sub(FAR), start).iter().any(files)
    }

    fn opens_clause(&self) -> bool {
        self.verb.takes(Frame::Clause) && self.line.at(self.to).is("that")
    }

    /// "filed a complaint in court alleging that": the participle goes with a paper right before it.
    fn behind_paper(&self, start: usize) -> bool {
        const FAR: usize = 14;
        let paper = |w: &Word<'_>| {
            super::speaker::is_document(&w.lower)
                || is_source_noun(&w.lower).is_some_and(|(noun, _)| kind_of_source(noun) == EntityKind::Other)
        };
        self.line.row(start.saturating_sub(FAR), start).iter().any(paper)
    }

    /// "Reed continued:" at a sentence's end: the words in marks come next.
    fn announces(&self) -> bool {
        let last = self.line.words.last().is_some_and(|w| w.text == ":");
        last && self.verb.takes(Frame::Quote) && self.line.words.len() - self.to <= 10
    }

    /// A base form needs a plural subject, a form in -s a single one: "state media" states nothing.
    fn agrees(&self, (from, to): (usize, usize)) -> bool {
        let line = self.line;
        if self.form != Form::Present || line.lower(self.from) != self.verb.lemma || self.from > to {
            return true;
        }
        let words = line.row(from, to);
        let Some(last) = words.last() else { return false };
        let head = words
            .iter()
            .position(|w| w.is_any(&["of", "in", "for", "from", "at", "who", ","]))
            .and_then(|i| words.get(i.wrapping_sub(1)))
            .unwrap_or(last);
        words.iter().any(|w| w.is("and") || w.text == "," && line.kind.is_article())
            || head.is_any(&[
                "they", "we", "i", "you", "some", "others", "many", "who", "most", "people", "police",
                "media", "these", "those", "both", "few",
            ])
            || is_source_noun(&head.lower).is_some_and(|(_, plural)| plural)
            || head.lower.ends_with('s')
                && !head.lower.ends_with("ss")
                && head.text.starts_with(char::is_lowercase)
    }

    /// "Reed said A and insisted B": the second verb shares its subject with the one before.
    fn coordinated(&self, start: usize) -> bool {
        let line = self.line;
        let Some(before) = start.checked_sub(1) else { return false };
        let w = line.at(before);
        let joins = w.is_any(&["and", "but", "then"])
            || w.text == "," && line.words.get(before.wrapping_sub(1)).is_some();
        let finite = self.form == Form::Past || line.lower(self.from).ends_with('s');
        joins && finite && (w.is_any(&["and", "but", "then"]) && !line.at(start.saturating_sub(2)).is("by"))
    }

    /// "before Reed agrees", "if she demands": not said.
    fn only_if(&self, from: usize) -> bool {
        self.form == Form::Present
            && from.checked_sub(1).is_some_and(|i| {
                self.line.at(i).is_any(&["if", "unless", "before", "until", "when", "whether"])
            })
    }

    /// The subject of the sentence, for "…, adding that …": the source of the cue before, or its first free mention.
    fn main_subject(&self, earlier: &[Draft]) -> Option<Span> {
        let speech = |d: &&Draft| {
            d.shape != Shape::According
                && d.source.is_some()
                && !d
                    .content
                    .iter()
                    .any(|c| c.end > line_at(self.line, self.from) && d.shape != Shape::Clause)
        };
        if let Some(d) = earlier.iter().rev().find(speech) {
            return d.source;
        }
        let line = self.line;
        let here = line.span_of(0, self.from);
        let first = self.ground.mentions.partition_point(|m| m.span.start < here.start);
        self.ground.mentions[first..]
            .iter()
            .take_while(|m| m.span.end <= here.end)
            .find(|m| {
                let (begin, end) = (line.word_at(m.span.start), line.word_at(m.span.end));
                let owner = line.words.get(end).is_some_and(|w| w.is_possessive());
                let governed = begin > 0
                    && line.at(begin - 1).is_any(&[
                        "of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by",
                        "after", "during", "since",
                    ]);
                let people = line.words.get(end).is_some_and(|w| w.is_capital());
                !owner && !governed && !people && !(self.inside)(begin)
            })
            .map(|m| m.span)
    }

    /// Whether the cue stands between two commas: "…, Reed said, …".
    fn interrupted(&self) -> bool {
        self.line.lower(self.to) == "," || (self.inside)(self.to) && !self.line.at(self.to).is_word()
    }
}

fn line_at(line: &Line<'_>, word: usize) -> usize {
    line.words.get(word).map_or(line.span.end, |w| w.span.start)
}
