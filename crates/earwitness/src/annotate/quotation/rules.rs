//! What the rules of English news find without learning: verbs of saying with their subject and content.

use super::cue::{self, Form, Frame, Verb, between, reads_as_noun, verb_at};
use super::draft::{Draft, Shape};
use super::phrase;
use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Line;
use crate::record::{Act, Mention, PartKind, Span};

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
        if line.words[c].is("according") && line.lower(c + 1) == "to"
            || line.words[c].is("reported")
                && line.lower(c + 1) == "by"
                && c > 0
                && line.words[c - 1].is("as")
        {
            drafts.extend(according(line, at, c, &inside));
            c += 2;
            continue;
        }
        if let Some((verb, form, n)) = verb_at(&line.words, c).filter(|_| !reads_as_noun(line, c)) {
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

/// "according to …": content is the rest of the sentence.
fn according(line: &Line<'_>, at: usize, c: usize, inside: &dyn Fn(usize) -> bool) -> Option<Draft> {
    let end = line.words.len();
    let from = c + 2;
    let stop = phrase::object_end(line, from, end);
    if stop <= from {
        return None;
    }
    let cue_from = if line.words[c].is("reported") { c - 1 } else { c };
    let mut content = Vec::new();
    let before_end = cue_from - usize::from(cue_from > 0 && line.words[cue_from - 1].text == ",");
    if before_end >= 3 {
        let start = content_start(line, before_end);
        content.push(line.span_of(start, before_end));
        let rest = stop + 1;
        if line.lower(stop) == ","
            && end.saturating_sub(rest) > 3
            && !line.words[rest].is_any(&["who", "which", "and", "but", "citing", "adding"])
        {
            content.push(line.span_of(rest, trim_end(line, end, inside)));
        }
    } else if line.lower(stop) == "," {
        content.push(line.span_of(stop + 1, trim_end(line, end, inside)));
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

/// A content that ends at `end` begins at the sentence's start, or after a semicolon.
fn content_start(line: &Line<'_>, end: usize) -> usize {
    let mut start = (0..end).rev().find(|&i| line.words[i].text == ";").map_or(0, |i| i + 1);
    while start < end && line.words[start].is_any(&["but", "and", "meanwhile", "still", "-", "—", "–", "•"])
    {
        start += 1;
    }
    if line.lower(start) == "," {
        start += 1;
    }
    start
}

/// Leaves out the full stop at a sentence's end, where no mark holds it.
fn trim_end(line: &Line<'_>, end: usize, inside: &dyn Fn(usize) -> bool) -> usize {
    let mut end = end;
    while end > 0 && !inside(end - 1) && matches!(line.words[end - 1].text, "." | "," | ";" | "!" | "?") {
        end -= 1;
    }
    end
}

/// "Reed: harbour will open", "Harbour will open: Reed".
fn headline(line: &Line<'_>, at: usize, ground: &Ground<'_>) -> Option<Draft> {
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

/// One cue verb where it stands.
struct Cue<'a, 't> {
    line: &'a Line<'t>,
    at: usize,
    from: usize,
    to: usize,
    verb: &'static Verb,
    form: Form,
    inside: &'a dyn Fn(usize) -> bool,
    ground: &'a Ground<'a>,
}

/// Content found after a cue.
struct After {
    from: usize,
    to: usize,
    shape: Shape,
}

impl Cue<'_, '_> {
    fn draft(&self, earlier: &[Draft]) -> Option<Draft> {
        let line = self.line;
        let mut start = self.from;
        while start > 0 && between(&line.words[start - 1]) && !(self.inside)(start - 1) {
            start -= 1;
        }
        let quoted_as = self.form == Form::Gerund
            && start >= 2
            && line.words[self.from - 1].is("as")
            && line.words[self.from - 2].is("quoted");
        if quoted_as {
            start = self.from - 2;
            while start > 0 && between(&line.words[start - 1]) {
                start -= 1;
            }
        }
        let passive = !quoted_as
            && self.form == Form::Past
            && line.words[start..self.from]
                .iter()
                .any(|w| w.is_any(&["is", "was", "are", "were", "be", "been", "being"]));
        let infinitive = self.from > 0 && line.words[self.from - 1].is("to");
        if passive || infinitive && self.verb.lemma != "look" {
            return None;
        }
        let gerund = self.form == Form::Gerund && !quoted_as && start == self.from;
        // "…," said Reed
        if let Some(draft) = self.inverted(start) {
            return Some(draft);
        }
        let source = if gerund { None } else { phrase::subject(line, start, self.inside) };
        if !gerund && !source.is_some_and(|s| self.speaks(s)) && !self.heads_line(start) {
            return None;
        }
        let (source_span, source_from) = match source {
            Some((from, to)) => (Some(line.span_of(from, to)), from),
            None => (self.main_subject(earlier), start),
        };
        let after = self.after();
        let cue_span = line.span_of(start, self.to);
        let mut draft = Draft {
            line: self.at,
            shape: Shape::Clause,
            act: self.verb.act,
            content: Vec::new(),
            source: source_span,
            cue: Some(cue_span),
            score: if self.verb.act == Act::Attitude { 0.45 } else { 0.75 },
        };
        let before = if gerund { None } else { self.before(source_from) };
        match (after, before) {
            (Some(a), None) => {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (Some(a), Some(b))
                if a.shape != Shape::SpeechAct && !self.interrupted() && !(self.inside)(b.1 - 1) =>
            {
                draft.content.push(line.span_of(a.from, a.to));
                draft.shape = a.shape;
            }
            (a, Some(b)) => {
                draft.content.push(line.span_of(b.0, b.1));
                if let Some(a) = a.filter(|a| self.interrupted() || (self.inside)(a.from)) {
                    draft.content.push(line.span_of(a.from, a.to));
                }
            }
            (None, None) => return None,
        }
        draft.content.retain(|s| !s.is_empty());
        if draft.content.is_empty() {
            return None;
        }
        if draft.content.iter().any(|c| self.ground.quoted.iter().any(|q| q.overlaps(*c))) {
            draft.shape = draft.shape.min(Shape::Marked);
            draft.score = 0.9;
        } else if draft.shape == Shape::SpeechAct {
            draft.score -= 0.15;
        }
        Some(draft)
    }

    /// Whether a subject can speak: it is mentioned, a pronoun, a source noun, or the verb is plain "said".
    fn speaks(&self, (from, to): (usize, usize)) -> bool {
        const PLAIN: [&str; 3] = ["say", "tell", "write"];
        let line = self.line;
        let span = line.span_of(from, to);
        let it = to - from == 1 && line.words[from].is_any(&["this", "that", "these", "it", "which"]);
        if it {
            return PLAIN.contains(&self.verb.lemma)
                || line.words[from].is("it") && self.ground.mentioned(span);
        }
        let person = to - from == 1 && phrase::PRONOUNS.contains(&line.lower(from));
        let noun = line.words[from..to].iter().any(|w| is_source_noun(&w.lower).is_some());
        PLAIN.contains(&self.verb.lemma) || person || noun || self.headed_by_mention(from, to)
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
                && line.words[begin - 1]
                    .is_any(&["of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by"]);
            let closes = end == to
                || line.lower(end) == ","
                || line.lower(end) == "and"
                || line.words[end].is_any(&["of", "in", "for", "at", "who"]);
            !owner && !governed && closes
        })
    }

    /// A title such as "Calls for calm": no subject needed? None is given, none is made.
    fn heads_line(&self, start: usize) -> bool {
        start == 0 && false
    }

    /// The subject of the sentence, for "…, adding that …": the source of the cue before, or its first free mention.
    fn main_subject(&self, earlier: &[Draft]) -> Option<Span> {
        if let Some(d) = earlier.iter().rev().find(|d| d.shape != Shape::According && d.source.is_some()) {
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
                    && line.words[begin - 1].is_any(&[
                        "of", "in", "for", "on", "with", "to", "between", "from", "at", "over", "by",
                        "after", "during", "since",
                    ]);
                let people = line.words.get(end).is_some_and(|w| w.is_capital());
                !owner && !governed && !people && !(self.inside)(begin)
            })
            .map(|m| m.span)
    }

    /// `"…," said Reed`: verb before its subject.
    fn inverted(&self, start: usize) -> Option<Draft> {
        let line = self.line;
        let before = line.words.get(start.checked_sub(1)?)?;
        if start != self.from
            || !matches!(before.text, "," | "?" | "!" | "”" | "\"" | "''" | "»" | "’" | "'")
            || self.form == Form::Gerund
        {
            return None;
        }
        if !self.verb.takes(Frame::Quote) || !self.verb.takes(Frame::Clause) && !(self.inside)(start - 1) {
            return None;
        }
        let next = line.words.get(self.to)?;
        let noun = next.is_capital()
            || next.is_any(&[
                "the",
                "a",
                "an",
                "one",
                "another",
                "some",
                "his",
                "her",
                "its",
                "their",
                "spokesman",
                "spokeswoman",
                "spokesperson",
            ])
            || is_source_noun(&next.lower).is_some();
        if !noun {
            return None;
        }
        let stop = self.inverted_end();
        let content_end = start - usize::from(before.text == "," && !(self.inside)(start - 1));
        let mut content = vec![line.span_of(content_start(line, content_end), content_end)];
        if line.lower(stop) == ","
            && line.words.get(stop + 1).is_some_and(|w| (self.inside)(stop + 1) && !w.is_word())
        {
            content.push(line.span_of(stop + 1, trim_end(line, line.words.len(), self.inside)));
        }
        content.retain(|s| !s.is_empty());
        let marked = content.iter().any(|c| self.ground.quoted.iter().any(|q| q.overlaps(*c)));
        (!content.is_empty()).then(|| Draft {
            line: self.at,
            shape: if marked { Shape::Marked } else { Shape::Clause },
            act: self.verb.act,
            content,
            source: Some(line.span_of(self.to, stop)),
            cue: Some(line.span_of(start, self.to)),
            score: if marked { 0.95 } else { 0.8 },
        })
    }

    /// Where a subject after its verb ends: one apposition may follow it.
    fn inverted_end(&self) -> usize {
        let line = self.line;
        let end = line.words.len();
        let mut stop = phrase::object_end(line, self.to, end);
        for (i, w) in line.words[self.to..stop].iter().enumerate() {
            if i > 0
                && w.is_any(&[
                    "in",
                    "on",
                    "at",
                    "during",
                    "after",
                    "before",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                ])
                && !line.words[self.to + i - 1].is_any(&["director", "minister", "head"])
            {
                return self.to + i;
            }
        }
        if line.lower(stop) == "," && !(self.inside)(stop + 1) {
            let more = phrase::object_end(line, stop + 1, end);
            if more > stop + 1
                && (line.lower(more) == "." || more == end || line.lower(more) == ",")
                && !cue::is_cue_form(line.lower(stop + 1))
                && !line.words[stop + 1].is_any(&[
                    "and",
                    "but",
                    "as",
                    "in",
                    "on",
                    "at",
                    "according",
                    "citing",
                ])
            {
                stop = more;
            }
        }
        stop
    }

    /// Content before the cue: closed by a comma or a mark right before the source.
    fn before(&self, source_from: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let last = source_from.checked_sub(1)?;
        let w = &line.words[last];
        let marked = (self.inside)(last);
        if !(self.verb.takes(Frame::Clause) || self.verb.takes(Frame::Quote) && marked)
            || !(marked || matches!(w.text, "," | "—" | "–" | "--"))
        {
            return None;
        }
        let end = if marked { source_from } else { last };
        let start = content_start(line, end);
        // "On Tuesday," is no content
        let long = end > start
            && (marked
                || phrase::has_verb(&line.words[start..end])
                    && end - start > 2
                    && !opens_adverbial(line, start, end));
        long.then_some((start, end))
    }

    /// Whether the cue stands between two commas: "…, Reed said, …".
    fn interrupted(&self) -> bool {
        self.line.lower(self.to) == "," || (self.inside)(self.to) && !self.line.words[self.to].is_word()
    }

    /// Content after the cue.
    fn after(&self) -> Option<After> {
        let line = self.line;
        let verb = self.verb;
        let limit = self.clause_end();
        let mut p = self.to;
        if verb.takes(Frame::Addressee) && !verb.takes(Frame::Infinitive) {
            p = self.past_addressee(p, limit);
        }
        let addressed = p;
        p = self.past_adverbials(p, limit);
        let opening = line.words.get(p).filter(|_| p < limit)?;
        let end = trim_end(line, limit, self.inside);
        if p >= end {
            return None;
        }
        let whole = |from: usize, shape: Shape| Some(After { from, to: end, shape });
        if (self.inside)(p) && !opening.is_word() {
            let shape = if verb.takes(Frame::Quote) { Shape::Marked } else { Shape::SpeechAct };
            return whole(p, shape);
        }
        if opening.text == ":" || opening.text == "," && (self.inside)(p + 1) {
            return verb
                .takes(Frame::Quote)
                .then_some(After { from: p + 1, to: end, shape: Shape::Marked })
                .filter(|a| a.from < end);
        }
        if opening.text == ","
            && verb.takes(Frame::Clause)
            && end > p + 4
            && !(line.words[p + 1].is_any(&[
                "who",
                "which",
                "and",
                "but",
                "as",
                "according",
                "citing",
                "quoting",
                "while",
                "after",
                "before",
                "when",
            ]))
            && self.form != Form::Gerund
        {
            // "…, Reed said, …": goes on behind the cue
            let gerund = verb_at(&line.words, p + 1).is_some_and(|(_, form, _)| form == Form::Gerund);
            return (!gerund).then_some(After { from: p + 1, to: end, shape: Shape::Clause });
        }
        if verb.takes(Frame::Clause)
            && opening.is_any(&["that", "whether", "if", "how", "why", "what", "when"])
            && end > p + 1
        {
            return whole(p, Shape::Clause);
        }
        if opening.is("to") && (verb.takes(Frame::Infinitive)) {
            return whole(p, Shape::SpeechAct);
        }
        if verb.takes(Frame::ObjectInfinitive) {
            let to = (addressed.min(self.to)..end.min(self.to + 16)).find(|&i| {
                line.words[i].is("to") && i > self.to && !line.words[i - 1].is_any(&["due", "according"])
            });
            if to.is_some() && !verb.takes(Frame::Addressee) || to.is_some_and(|t| t <= p + 1) {
                return whole(self.to, Shape::SpeechAct);
            }
        }
        if verb.takes(Frame::As) {
            let as_ = (self.to..end.min(self.to + 20)).any(|i| line.words[i].is("as"));
            if as_ || matches!(verb.lemma, "brand" | "label") {
                return whole(self.to, Shape::SpeechAct);
            }
        }
        if verb.takes(Frame::Clause)
            && p == self.past_adverbials(addressed, limit)
            && starts_clause(line, p)
            && phrase::has_verb(&line.words[p + 1..end])
            && !(verb.takes(Frame::Noun) && !finite_early(line, p, end))
        {
            return whole(p, Shape::Clause);
        }
        if verb.takes(Frame::Noun)
            && self.to < end
            && !line.words[self.to].is_any(&[
                "in", "on", "at", "by", "after", "with", "to", "from", "and", ".", "as", "the same",
            ])
        {
            return whole(self.to, Shape::SpeechAct);
        }
        None
    }

    /// Where what is said ends: the sentence, or the next cue of the same speaker, or a trailing attribution.
    fn clause_end(&self) -> usize {
        let line = self.line;
        let end = line.words.len();
        let mut i = self.to;
        while i < end {
            if (self.inside)(i) {
                i += 1;
                continue;
            }
            let w = &line.words[i];
            if w.text == ";" {
                return i;
            }
            let next = i + 1;
            if w.is("and") || w.text == "," || w.is("but") {
                let mut j = next;
                while j < end
                    && (line.words[j].is_any(&["and", "but"])
                        || between(&line.words[j]) && !cue::is_cue_form(line.lower(j)))
                {
                    j += 1;
                }
                let coordinated = j < end
                    && !(self.inside)(j)
                    && verb_at(&line.words, j).is_some_and(|(_, form, _)| match form {
                        Form::Past => self.form == Form::Past,
                        Form::Present => {
                            self.form == Form::Present
                                && line.lower(j).ends_with('s') == line.lower(self.from).ends_with('s')
                                && !reads_as_noun(line, j)
                        }
                        Form::Gerund => w.text == "," || self.form == Form::Gerund,
                    });
                if coordinated && j > next.saturating_sub(1) && !subject_between(line, i, j) {
                    return i;
                }
                if w.text == ","
                    && next < end
                    && (line.words[next].is("according")
                        || line.words[next].is("as") && line.lower(next + 1) == "reported"
                        || line.words[next].is_any(&["citing", "quoting"])
                        || self.attribution_closes(next))
                {
                    return i;
                }
                if w.text == "," && next < end && line.words[next].is("but") {
                    return i;
                }
            }
            i += 1;
        }
        end
    }

    /// Whether "Reed said." or "state media reported Tuesday." closes the sentence from here.
    fn attribution_closes(&self, from: usize) -> bool {
        let line = self.line;
        let end = line.words.len();
        (end - from <= 14)
            && (from + 1..end).any(|j| {
                verb_at(&line.words, j).is_some_and(|(v, form, n)| {
                    form == Form::Past && v.takes(Frame::Clause) && {
                        let rest = end - (j + n);
                        rest <= 5
                            && !phrase::has_verb(&line.words[j + n..end])
                            && !reads_as_noun(line, j)
                            && line.words[from..j].iter().all(|w| w.is_word() || w.is_possessive())
                            && !line.words[from..j].iter().any(|w| {
                                w.is_any(&["that", "and", "which", "who", "to", "of"])
                                    || between(w) && !w.is("all")
                            })
                    }
                })
            })
    }

    /// "told reporters", "warned the council".
    fn past_addressee(&self, from: usize, limit: usize) -> usize {
        let line = self.line;
        let Some(w) = line.words.get(from).filter(|_| from < limit && !(self.inside)(from)) else {
            return from;
        };
        let stops = |w: &crate::annotate::line::Word<'_>| {
            w.is_any(&[
                "that", "to", "how", "why", "what", "if", "whether", "in", "on", "at", "about", "of",
                "during",
            ]) || !w.is_word() && !w.is_possessive()
        };
        if stops(w) {
            return from;
        }
        if w.is_any(&[
            "me",
            "him",
            "her",
            "them",
            "us",
            "you",
            "reporters",
            "journalists",
            "lawmakers",
            "supporters",
            "everyone",
            "people",
        ]) {
            return from + 1;
        }
        let mut i = from;
        let capital = w.is_capital();
        while i < limit && !(self.inside)(i) && !stops(&line.words[i]) {
            let new_phrase = i > from
                && (line.words[i].is_any(&[
                    "the", "a", "an", "he", "she", "it", "they", "his", "her", "its", "their", "there",
                    "this", "no",
                ]) || phrase::PRONOUNS.contains(&line.lower(i))
                    || !capital && line.words[i].is_capital() && i > from + 1);
            let verb = i > from && phrase::has_verb(&line.words[i..=i]);
            if new_phrase
                || verb
                || capital
                    && i > from
                    && !line.words[i].is_capital()
                    && !line.words[i].is_possessive()
                    && !is_source_noun(line.lower(i)).is_some()
            {
                break;
            }
            i += 1;
        }
        i
    }

    /// "in a statement", "on Tuesday", "at a news conference" between the verb and what is said.
    fn past_adverbials(&self, from: usize, limit: usize) -> usize {
        const DAYS: [&str; 12] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "yesterday",
            "today",
            "earlier",
            "later",
            "repeatedly",
        ];
        const WINDOW: usize = 16;
        let line = self.line;
        let mut p = from;
        while p < limit
            && (DAYS.contains(&line.lower(p)) || line.words[p].is("again") || line.lower(p) == ".")
        {
            p += 1;
        }
        if p < limit
            && line.words[p].is_any(&[
                "in", "on", "at", "during", "after", "through", "via", "by", "before", "to", "of", "early",
                "late",
            ])
            && !(line.words[p].is("to")
                && (self.verb.takes(Frame::Infinitive) || self.verb.takes(Frame::ObjectInfinitive)))
        {
            let stop = (p + 1..limit.min(p + WINDOW)).find(|&i| {
                line.words[i].is("that")
                    || (self.inside)(i) && !line.words[i].is_word()
                    || line.words[i].text == ":"
            });
            let quote = stop.filter(|&i| {
                !line.words[i].is("that")
                    || i + 1 < limit && !line.words[i + 1].is_any(&["was", "is", "were", "has"])
            });
            if let Some(stop) = quote {
                return stop;
            }
            let pause = (p + 1..limit.min(p + 10)).find(|&i| {
                phrase::PRONOUNS.contains(&line.lower(i)) && !line.words[i].is_any(&["this", "that", "these"])
                    || i > p + 1
                        && starts_clause(line, i)
                        && phrase::has_verb(&line.words[i..limit])
                        && !line.words[i - 1].is_capital()
                        && !line.words[i - 1].is_any(&[
                            "the", "a", "an", "of", "in", "on", "at", "with", "to", "and", "by", "its",
                            "his", "her", "their", "early", "late",
                        ])
            });
            if let Some(pause) = pause {
                return pause;
            }
        }
        p
    }
}

fn subject_between(line: &Line<'_>, from: usize, to: usize) -> bool {
    line.words[from + 1..to].iter().any(|w| w.is_word() && !between(w) && !w.is_any(&["and", "but"]))
}

/// A word that may open a clause.
fn starts_clause(line: &Line<'_>, at: usize) -> bool {
    const NO: [&str; 14] =
        ["in", "on", "at", "by", "for", "with", "to", "from", "of", "as", "and", "but", "or", "not"];
    line.words.get(at).is_some_and(|w| w.is_word() && !NO.contains(&w.lower.as_str()))
}

/// Whether a finite verb comes before any preposition has led away: "announced the plan was dead", not "announced the halt of tests".
fn finite_early(line: &Line<'_>, from: usize, end: usize) -> bool {
    let stop = (from..end)
        .find(|&i| line.words[i].is_any(&["of", "that", "which", "to", "for", ",", "who", "between"]))
        .unwrap_or(end);
    phrase::has_verb(&line.words[(from + 1).min(stop)..stop])
}

/// "On Tuesday", "In a statement": an adverbial with no clause of its own.
fn opens_adverbial(line: &Line<'_>, start: usize, end: usize) -> bool {
    line.words[start].is_any(&[
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "while",
        "when",
        "as",
        "although",
        "though",
        "despite",
        "since",
        "according",
        "if",
        "speaking",
        "asked",
    ]) && end - start < 25
        && !line.words[start..end].iter().any(|w| w.text == ",")
}
