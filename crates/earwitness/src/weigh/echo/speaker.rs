//! Who speaks, where another report with the same words names the speaker.

use std::collections::BTreeMap;

use crate::names;
use crate::record::{EntityKind, MentionForm, Passage, Quotation, Report};
use crate::weigh::cast::Cast;

use super::Told;
use super::index::{Index, Marked, Shared};

/// Speakers that other reports make known, at most one a quotation.
pub fn told(ground: &Ground<'_>, index: &Index<'_>) -> Vec<Told> {
    let shared = index.shared(&|marked| ground.speaker(marked.report, marked.quotation));
    let mut echoes: BTreeMap<(usize, usize), Vec<Marked>> = BTreeMap::new();
    for Shared { one, other, .. } in shared {
        for (a, b) in [(one, other), (other, one)] {
            echoes.entry((a.report, a.quotation)).or_default().push(b);
        }
    }
    let told = echoes.into_iter().filter_map(|(quotation, others)| ground.told(quotation, &others));
    told.filter(|told| !ground.is_confirmed(index, told)).collect()
}

/// Who speaks in a story, as far as each report tells.
pub struct Ground<'a> {
    pub story: &'a [&'a Report],
    pub cast: &'a Cast,
}

impl Ground<'_> {
    fn quotation(&self, report: usize, quotation: usize) -> Option<&Quotation> {
        self.story.get(report)?.layers.quotations.get(quotation)
    }

    fn speaker(&self, report: usize, quotation: usize) -> Option<usize> {
        self.cast.speaker(report, self.quotation(report, quotation)?)
    }

    fn name(&self, figure: usize) -> &str {
        self.cast.figures.get(figure).map_or("", |figure| figure.name.as_str())
    }

    /// The person who is understood to speak.
    pub fn understood(&self, marked: &Marked) -> Option<usize> {
        let figure = self.speaker(marked.report, marked.quotation)?;
        let person = self.cast.figures.get(figure)?.kind == EntityKind::Person;
        (person && names::is_name(self.name(figure))).then_some(figure)
    }

    /// The person who is told by name beside the words.
    pub fn named(&self, marked: &Marked) -> Option<usize> {
        let figure = self.understood(marked)?;
        let quotation = self.quotation(marked.report, marked.quotation)?;
        is_told_by_name(self.story.get(marked.report)?, quotation, self.name(figure)).then_some(figure)
    }

    /// The speaker of a quotation by those of the same words elsewhere: the one who is told by name there, or, where nobody
    /// knows whose the quotation is, the one person whose they are understood to be. Who is told by name beside the
    /// quotation itself is only told more fully.
    fn told(&self, (report, quotation): (usize, usize), others: &[Marked]) -> Option<Told> {
        if !self.may_be_one(report, quotation) {
            return None;
        }
        let known = self.speaker(report, quotation);
        let r = self.story.get(report)?;
        let own = known.filter(|&figure| {
            self.quotation(report, quotation).is_some_and(|q| is_told_by_name(r, q, self.name(figure)))
        });
        let (figure, by) = match self.only(others, |other| self.named(other)) {
            Named::One(figure, by) => (figure, by),
            Named::Nobody if known.is_none() => {
                let Named::One(figure, by) = self.only(others, |other| self.understood(other)) else {
                    return None;
                };
                (figure, by)
            }
            _ => return None,
        };
        let fuller = known.and_then(|known| self.fuller(known, figure));
        if fuller.is_some_and(|fuller| fuller != figure)
            || fuller.is_none() && known.is_some_and(|known| self.is_namesake(known, &by))
            || own.is_some() && fuller.is_none()
            || known == Some(figure)
        {
            return None;
        }
        let by = Passage { report: by.report, span: by.span };
        let is_named = own.and(self.quotation(report, quotation)?.speaker);
        let entity = is_named.or_else(|| self.described(report, quotation));
        Some(Told { report, quotation, figure, entity, by })
    }

    /// Whether a third report with the same words names the one who is understood to speak: then two houses differ.
    fn is_confirmed(&self, index: &Index<'_>, told: &Told) -> bool {
        let known = self.speaker(told.report, told.quotation).filter(|&known| known != told.figure);
        let Some(quotation) = self.quotation(told.report, told.quotation).filter(|_| known.is_some()) else {
            return false;
        };
        let others = quotation.quoted.iter().flat_map(|&span| index.holding(told.report, span).0);
        let apart = |known: usize| self.fuller(known, told.figure).is_none();
        known.is_some_and(apart) && others.into_iter().any(|other| self.named(&other) == known)
    }

    /// Whether the name that another report tells is only the surname of the one who is understood to speak here too.
    fn is_namesake(&self, known: usize, by: &Marked) -> bool {
        let own = names::words(names::untitled(self.name(known)));
        let told = self.story.get(by.report).zip(self.quotation(by.report, by.quotation));
        let told = told.map(|(r, q)| q.source.iter().flat_map(|span| names::words(r.slice(*span))).collect());
        let told: Vec<String> = told.unwrap_or_default();
        let [surname] = &told[..] else { return false };
        own.len() > 1 && own.last() == Some(surname)
    }

    /// The one who is told more fully, where two may be one person.
    fn fuller(&self, a: usize, b: usize) -> Option<usize> {
        let (one, other) = (names::untitled(self.name(a)), names::untitled(self.name(b)));
        let words = |name: &str| names::words(name).len();
        let same =
            names::stands_for(one, other) || names::stands_for(other, one) || names::misspelt(one, other);
        same.then(|| if (words(one), other) > (words(other), one) { a } else { b })
    }

    /// Whether it may be one person who speaks: a pronoun, a description or a name of a person told wrongly, or nobody. A
    /// document or a body speaks for itself, and several are not one of them.
    fn may_be_one(&self, report: usize, quotation: usize) -> bool {
        let (Some(r), Some(quotation)) = (self.story.get(report), self.quotation(report, quotation)) else {
            return false;
        };
        let mut sources = quotation.source.iter().map(|span| r.slice(*span));
        let is_pronoun =
            sources.clone().any(|source| ["he", "she"].iter().any(|word| source.eq_ignore_ascii_case(word)));
        !sources.any(names::is_of_several)
            && (is_pronoun || quotation.speaker.is_none_or(|speaker| is_one(r, speaker)))
    }

    /// The one whom all that tell of somebody tell of.
    pub fn only(&self, others: &[Marked], figure: impl Fn(&Marked) -> Option<usize>) -> Named {
        let mut found = Named::Nobody;
        for other in others {
            let Some(figure) = figure(other) else { continue };
            found = match found {
                Named::Nobody => Named::One(figure, *other),
                Named::One(known, by) if known == figure => Named::One(known, by),
                Named::One(known, by) => match self.fuller(known, figure) {
                    Some(fuller) if fuller == known => Named::One(known, by),
                    Some(fuller) => Named::One(fuller, *other),
                    None => return Named::Several,
                },
                Named::Several => return Named::Several,
            };
        }
        found
    }

    /// The entity that is described beside the words: "the senator told reporters".
    fn described(&self, report: usize, quotation: usize) -> Option<usize> {
        let (r, quotation) = (self.story.get(report)?, self.quotation(report, quotation)?);
        let speaker = quotation.speaker?;
        let entity = r.layers.entities.get(speaker)?;
        let by_nominal = r.layers.mentions.iter().any(|mention| {
            mention.entity == speaker
                && mention.form == MentionForm::Nominal
                && quotation.source.iter().any(|source| source.overlaps(mention.span))
        });
        (by_nominal && is_one(r, speaker) && !names::is_name(&entity.name)).then_some(speaker)
    }
}

/// Whom some passages tell of.
pub enum Named {
    Nobody,
    One(usize, Marked),
    Several,
}

/// Whether an entity is one person.
fn is_one(report: &Report, entity: usize) -> bool {
    let entity = report.layers.entities.get(entity);
    entity.is_some_and(|entity| entity.kind == EntityKind::Person && !names::is_of_several(&entity.name))
}

/// Whether the words beside a quotation name its speaker: a pronoun or a description may have been resolved wrongly.
pub fn is_told_by_name(report: &Report, quotation: &Quotation, name: &str) -> bool {
    let words = names::words(name);
    let told = quotation.source.iter().flat_map(|span| names::words(report.slice(*span)));
    names::is_name(name)
        && !is_signature(report, quotation)
        && told.into_iter().any(|word| words.iter().any(|own| names::alike(own, &word)))
}

/// Whether the speaker is told by the signature of a post alone, "— Ida Reed (@idareed)": a post may quote somebody else.
fn is_signature(report: &Report, quotation: &Quotation) -> bool {
    let behind = |end: usize| report.text.get(end..).unwrap_or_default().trim_start();
    quotation.source.iter().any(|span| behind(span.end).starts_with("(@"))
}
