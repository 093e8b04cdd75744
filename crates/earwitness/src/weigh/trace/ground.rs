//! What is known of a story's reports before its statements and claims are traced.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::record::{Copied, Family, Figure, Passage, Quotation, Report, Span};
use crate::weigh::cast::Cast;
use crate::weigh::collate::Unit;

use super::country;
use super::credit::{Credit, Reach};

/// Bytes before a name in which its country stands: "Chinese President Xi Jinping".
const BEFORE: usize = 60;

/// Mentions of a figure that are looked at for its country.
const HEARD: usize = 48;
/// Readings of one thing that each other reading is compared with: enough to link a crowd through its first members.
pub const CROWD: usize = 32;

/// The reports of a story with their copies and credits.
#[derive(Debug)]
pub struct Ground<'a> {
    pub story: &'a [&'a Report],
    pub cast: &'a Cast,
    pub credits: &'a [Vec<Credit>],
    pub copied: &'a [Copied],
    pub families: &'a [Family],
    /// For each report, its family.
    pub family_of: Vec<Option<usize>>,
    /// For each figure, its country, once it was asked for.
    countries: Vec<OnceLock<Option<&'static country::Country>>>,
    /// (a, b) → index into `copied`.
    pairs: FxHashMap<(usize, usize), usize>,
    /// For each report, the passages that it shares with members of its family, in the order of these; each once.
    passages: Vec<Vec<Passage>>,
}

impl<'a> Ground<'a> {
    pub fn new(
        story: &'a [&'a Report],
        cast: &'a Cast,
        credits: &'a [Vec<Credit>],
        copied: &'a [Copied],
        families: &'a [Family],
    ) -> Self {
        let mut family_of = vec![None; story.len()];
        for (index, family) in families.iter().enumerate() {
            for &member in &family.members {
                family_of[member] = Some(index);
            }
        }
        let pairs = copied.iter().enumerate().map(|(index, pair)| ((pair.a, pair.b), index)).collect();
        let countries = vec![OnceLock::new(); cast.figures.len()];
        // Pairs are sorted, so that those with earlier members come first.
        let mut passages: Vec<Vec<Passage>> = vec![Vec::new(); story.len()];
        for pair in copied {
            if family_of[pair.a].is_some() && family_of[pair.a] == family_of[pair.b] {
                passages[pair.a].extend(pair.passages.iter().map(|passage| passage.0));
                passages[pair.b].extend(pair.passages.iter().map(|passage| passage.1));
            }
        }
        for passages in &mut passages {
            let mut seen = BTreeSet::new();
            passages.retain(|passage| seen.insert(*passage));
        }
        Self { story, cast, credits, copied, families, family_of, countries, pairs, passages }
    }

    /// The passages that both reports have, where each holds its own of two units.
    pub fn shared(&self, one: &Unit, other: &Unit) -> Option<[Passage; 2]> {
        let (a, b) = if one.report < other.report { (one, other) } else { (other, one) };
        let pair = self.copied.get(*self.pairs.get(&(a.report, b.report))?)?;
        pair.passages
            .iter()
            .find(|(in_a, in_b)| has(in_a.span, a) && has(in_b.span, b))
            .map(|&(in_a, in_b)| [in_a, in_b])
    }

    /// The passage of a unit's report that it shares with another member of its family, where it holds the unit.
    pub fn family_passage(&self, unit: &Unit) -> Option<(usize, Passage)> {
        let family = self.family_of.get(unit.report).copied().flatten()?;
        let shared = self.passages.get(unit.report)?.iter().copied();
        let holding = shared.into_iter().find(|passage| has(passage.span, unit))?;
        Some((family, holding))
    }

    /// The first credit of an agency that speaks for the whole report.
    pub fn whole_credit(&self, report: usize) -> Option<&Credit> {
        self.credits
            .get(report)?
            .iter()
            .find(|credit| credit.reach == Reach::Whole && credit.agency().is_some())
    }

    /// The agencies that the line of that credit names, the first of them first: "With AFP and Reuters".
    pub fn whole_credits(&self, report: usize) -> impl Iterator<Item = &Credit> {
        let first = self.whole_credit(report);
        let beside = move |credit: &&Credit| {
            let line = first.is_some_and(|first| first.span.end == credit.span.end);
            line && credit.reach == Reach::Whole && credit.agency().is_some()
        };
        self.credits.get(report).into_iter().flatten().filter(beside)
    }

    /// The figure that a quotation of a report has as its speaker.
    pub fn speaker(&self, report: usize, quotation: &Quotation) -> Option<usize> {
        self.cast.speaker(report, quotation)
    }

    /// The name of a report's newsroom; where nothing else tells it, a dateline may: "Oslo (HarbourNews) –".
    pub fn outlet(&self, report: usize) -> &str {
        let known = self.story[report].outlet.as_deref().is_some_and(|outlet| !outlet.trim().is_empty());
        let dateline = self.credits[report]
            .iter()
            .find(|credit| credit.reach == Reach::Whole && credit.agency().is_none());
        dateline.filter(|_| !known).map_or_else(|| outlet(self.story[report]), |credit| &credit.name)
    }

    /// The country of a figure: the one that its name says, or that most often stands just before it.
    pub fn country(&self, figure: usize) -> Option<&'static country::Country> {
        let known = self.cast.figures.get(figure)?;
        *self.countries.get(figure)?.get_or_init(|| country::find(&known.name).or_else(|| self.before(known)))
    }

    fn before(&self, figure: &Figure) -> Option<&'static country::Country> {
        let mut votes: BTreeMap<&str, (usize, &'static country::Country)> = BTreeMap::new();
        let entities =
            figure.entities.iter().filter_map(|&(report, entity)| Some((self.story.get(report)?, entity)));
        let mentions = entities.flat_map(|(report, entity)| {
            report
                .layers
                .mentions
                .iter()
                .filter(move |mention| mention.entity == entity)
                .map(move |m| (report, m.span))
        });
        for (report, span) in mentions.take(HEARD) {
            let mut from = span.start.saturating_sub(BEFORE);
            while !report.text.is_char_boundary(from) {
                from += 1;
            }
            let before = report.text.get(from..span.start).unwrap_or_default();
            let clause = before.rsplit(['.', ',', ';', '\n', '“', '"']).next().unwrap_or_default();
            if let Some(found) = country::find(clause) {
                votes.entry(found.name).or_insert((0, found)).0 += 1;
            }
        }
        // Of equal votes the first name in the alphabet.
        let best = votes.values().max_by_key(|(count, country)| (*count, std::cmp::Reverse(country.name)));
        best.map(|&(_, country)| country)
    }
}

/// The name a report's newsroom goes by: the outlet, or the report's id where none is known.
pub fn outlet(report: &Report) -> &str {
    report.outlet.as_deref().filter(|outlet| !outlet.trim().is_empty()).unwrap_or(&report.id)
}

/// The stretch of text of a unit.
pub fn place(unit: &Unit) -> Span {
    Span::cover(&unit.content).unwrap_or_default()
}

pub fn passage(unit: &Unit) -> Passage {
    Passage { report: unit.report, span: place(unit) }
}

/// Whether a passage has at least half of what a unit says; what stands between its parts is not its own.
pub fn has(passage: Span, unit: &Unit) -> bool {
    let (common, all) = unit
        .content
        .iter()
        .fold((0, 0), |(common, all), &span| (common + passage.common(span).len(), all + span.len()));
    all > 0 && common * 2 >= all
}
