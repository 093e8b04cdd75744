//! What a report tells of somebody's giving words out: "Reed said in a written statement on Friday".

use super::frame::Frames;
use super::medium::{self, Medium};
use crate::names::is_name;
use crate::record::{
    EntityKind, EventMention, Mention, MentionForm, Modality, OriginKind, Polarity, Quotation, Report, Span,
};
use crate::weigh::cast::Cast;
use crate::weigh::collate::utterance::sentences;

/// One report's telling of an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub report: usize,
    /// Who gives the words out and how, without the words.
    pub span: Span,
    /// Who gives them out.
    pub figure: usize,
    pub medium: Medium,
    /// The sentences that hold it, with the words.
    pub context: Span,
    /// The day, where it is told.
    pub day: Option<String>,
    /// The body to whom an interview is given.
    pub house: Option<usize>,
    /// Whether the speaker is named in it.
    pub named: bool,
    /// Whether it ends with no verb that asks for more: "Reed, in a letter, warned".
    pub whole: bool,
    /// Whether the speaker may have given words out in this form many times.
    pub often: bool,
}

/// Words between a preposition and the noun that it governs: "in a joint written statement".
const REACH: usize = 5;
const PREPOSITIONS: [&str; 6] = ["in", "on", "at", "during", "via", "through"];
/// Verbs of a cue that ask for no more, where it ends a frame.
const SAYING: [&str; 14] = [
    "said",
    "says",
    "wrote",
    "writes",
    "told",
    "tweeted",
    "tweets",
    "posted",
    "testified",
    "spoke",
    "read",
    "reads",
    "added",
    "announced",
];
const TELLING: [&str; 3] = ["told", "tells", "telling"];

/// Reads the acts of one report.
#[derive(Debug)]
struct Reader<'a> {
    position: usize,
    report: &'a Report,
    cast: &'a Cast,
    frames: Frames<'a>,
}

/// All that a report tells of, in order.
pub fn find(position: usize, report: &Report, cast: &Cast) -> Vec<Act> {
    let reader = Reader { position, report, cast, frames: Frames::of(report) };
    let outer = report.layers.quotations.iter().filter(|q| q.is_said() && q.within.is_none());
    let mut acts: Vec<Act> = outer.filter_map(|quotation| reader.quoted(quotation)).collect();
    let done =
        |event: &&EventMention| (event.modality, event.polarity) == (Modality::Asserted, Polarity::Affirmed);
    let events = report.layers.events.iter().filter(|event| event.quotation.is_none()).filter(done);
    acts.extend(events.filter_map(|event| reader.given(event)));
    acts.sort_by_key(|act| act.span);
    acts
}

impl Reader<'_> {
    /// Where words are quoted: what stands around them.
    fn quoted(&self, quotation: &Quotation) -> Option<Act> {
        let figure = self.cast.speaker(self.position, quotation)?;
        let (source, cue) = (*quotation.source.first()?, *quotation.cue.first()?);
        let span = self.frames.around(cue, source).filter(|span| span.overlaps(source))?;
        let words = self.words(span);
        let medium = self
            .named_beside(&words, cue)
            .or_else(|| self.named_in(&words, source))
            .or_else(|| self.interviewed(quotation, cue))
            .or_else(|| self.reported(figure, self.report.slice(cue)))?;
        let said = self.lower(cue);
        let asks =
            span.end <= cue.end && !SAYING.iter().any(|verb| said.split(' ').any(|word| word == *verb));
        let all = quotation.content.iter().chain([&cue, &source]).copied().reduce(Span::join)?;
        let whole = !asks || medium == Medium::Report;
        (!self.is_to_come(cue)).then(|| Act {
            whole,
            context: sentences(self.report, all),
            ..self.act(span, figure, medium)
        })
    }

    /// Where an outlet tells that somebody gives something out: "The board issued a statement", "first reported by the Herald".
    fn given(&self, event: &EventMention) -> Option<Act> {
        let passive = || self.behind(event.predicate);
        let agent =
            event.agent.and_then(|agent| self.report.layers.mentions.get(agent.mention?)).or_else(passive)?;
        let figure = self.figure(agent)?;
        let medium = if event.verb == "report" {
            self.reported(figure, self.report.slice(event.predicate))?
        } else {
            let noun = self.lower(event.patient?.head);
            medium::of_noun(&noun).filter(|_| medium::gives(&event.verb) && !medium::needs_kind(&noun))?
        };
        let bound: Vec<Span> =
            event.agent.iter().chain(&event.patient).map(|bound| bound.span).chain([agent.span]).collect();
        Some(self.act(self.frames.of_verb(event.predicate, &bound)?, figure, medium))
    }

    fn act(&self, span: Span, figure: usize, medium: Medium) -> Act {
        let named = |m: &&Mention| m.form == MentionForm::Name && self.figure(m) == Some(figure);
        Act {
            report: self.position,
            span,
            figure,
            medium,
            context: sentences(self.report, span),
            day: self.day(span),
            house: self.house(span, figure).filter(|_| medium == Medium::Interview),
            named: self.mentions(span).any(|mention| named(&mention)),
            whole: true,
            often: medium.is_often() && !self.words(span).iter().any(|&word| self.lower(word) == "first"),
        }
    }

    /// Whether a verb is of something to come, or that only may be: "will say in a speech".
    fn is_to_come(&self, verb: Span) -> bool {
        let mut clauses = self.frames.clauses(sentences(self.report, verb), verb);
        clauses.any(|clause| clause.modality != Modality::Asserted)
    }

    fn lower(&self, word: Span) -> String {
        self.report.slice(word).to_lowercase()
    }

    fn words(&self, span: Span) -> Vec<Span> {
        let tokens = &self.report.layers.tokens;
        let from = tokens.partition_point(|token| token.span.end <= span.start);
        tokens[from..].iter().map(|token| token.span).take_while(|token| token.start < span.end).collect()
    }

    fn mentions(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let mentions = &self.report.layers.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        mentions[from..]
            .iter()
            .take_while(move |m| m.span.start < span.end)
            .filter(move |m| span.contains(m.span))
    }

    fn figure(&self, mention: &Mention) -> Option<usize> {
        self.cast.of.get(self.position)?.get(mention.entity).copied()
    }

    /// Who is named behind a verb and "by": "reported by the Herald".
    fn behind(&self, word: Span) -> Option<&Mention> {
        let rest = self.report.text.get(word.end..)?;
        let after = rest.trim_start().strip_prefix("by ")?;
        let after = after.strip_prefix("the ").or_else(|| after.strip_prefix("The ")).unwrap_or(after);
        let start = self.report.text.len() - after.len();
        let mentions = &self.report.layers.mentions;
        let from = mentions.partition_point(|mention| mention.span.end <= start);
        mentions.get(from).filter(|mention| mention.span.start <= start)
    }

    /// The form that a cue names, or a noun behind a preposition.
    fn named_beside(&self, words: &[Span], cue: Span) -> Option<Medium> {
        let named = |at: usize| {
            let word = self.lower(words[at]);
            if let Some(medium) = medium::of_verb(&word).filter(|_| cue.overlaps(words[at])) {
                return Some(medium);
            }
            let medium = medium::of_noun(&word)?;
            let capital = self.report.slice(words[at]).starts_with(char::is_uppercase);
            let before: Vec<String> =
                (at.saturating_sub(REACH)..at).rev().map(|at| self.lower(words[at])).collect();
            if capital && !medium::is_platform(&word)
                || medium::needs_kind(&word) && !before.first().is_some_and(|word| medium::is_kind(word))
            {
                return None;
            }
            if medium::is_hearer(&word) {
                let told = before.iter().take(2).any(|word| TELLING.contains(&word.as_str()));
                return told.then_some(medium);
            }
            let led = before.iter().position(|word| PREPOSITIONS.contains(&word.as_str()))?;
            let broken = before[..led].iter().any(|word| !word.contains(char::is_alphanumeric));
            (!broken).then_some(medium)
        };
        (0..words.len()).find_map(named)
    }

    /// The form that the speaker is called by: "the statement said".
    fn named_in(&self, words: &[Span], source: Span) -> Option<Medium> {
        let issued = |medium: &Medium| matches!(medium, Medium::Statement | Medium::Letter);
        let inside = words.iter().filter(|word| source.contains(**word)).take(REACH);
        inside.filter_map(|&word| medium::of_noun(self.report.slice(word))).find(issued)
    }

    /// "Told the Herald": an interview, where the Herald is one through whom the words are had.
    fn interviewed(&self, quotation: &Quotation, cue: Span) -> Option<Medium> {
        let beside = |span: Span| {
            let between =
                (cue.end <= span.start).then(|| Span::new(cue.end, span.start).of(&self.report.text));
            between.is_some_and(|between| ["", "the"].contains(&between.trim()))
        };
        let medium = |kind| matches!(kind, OriginKind::Outlet | OriginKind::Agency);
        let mut channels = quotation.channels.iter().filter(|channel| medium(channel.kind));
        let told = self.lower(cue).ends_with("told") && channels.any(|channel| beside(channel.span));
        told.then_some(Medium::Interview)
    }

    /// "The Herald reported".
    fn reported(&self, figure: usize, cue: &str) -> Option<Medium> {
        let figure = self.cast.figures.get(figure)?;
        let body = figure.kind == EntityKind::Organisation && is_name(&figure.name);
        let cue = cue.to_lowercase();
        (body && (cue.contains("reported") || cue.contains("reports"))).then_some(Medium::Report)
    }

    /// To whom an interview is given: the first body that is told, or that it is with.
    fn house(&self, span: Span, figure: usize) -> Option<usize> {
        let led = |mention: &&Mention| {
            let before = Span::new(span.start, mention.span.start).of(&self.report.text).to_lowercase();
            let before = before.trim_end();
            let before = before.strip_suffix(" the").unwrap_or(before);
            let behind = Span::new(mention.span.end, span.end).of(&self.report.text).trim_start();
            before.ends_with(" with") || before.ends_with(" told") || behind.starts_with("interview")
        };
        let body = |other: &usize| {
            *other != figure
                && self.cast.figures.get(*other).is_some_and(|known| known.kind == EntityKind::Organisation)
        };
        self.mentions(span).filter(led).filter_map(|mention| self.figure(mention)).find(body)
    }

    /// The day told in a span.
    fn day(&self, span: Span) -> Option<String> {
        let times = &self.report.layers.times;
        let from = times.partition_point(|time| time.span.start < span.start);
        let inside = times[from..].iter().take_while(|time| time.span.end <= span.end);
        inside.filter_map(|time| time.value.as_deref()).find_map(|value| {
            let day = value.get(..10)?;
            let fits = |(at, byte): (usize, u8)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            };
            day.bytes().enumerate().all(fits).then(|| day.to_owned())
        })
    }
}
