//! Which passages say the same.
//!
//! Utterances (quotations, and sentences in the outlet's own voice) are cut into limbs; pairs of limbs that share rare
//! words are scored by a learned scorer; limbs are clustered under constraints (one speaker a statement), and gathered.

mod alone;
mod attest;
mod background;
mod certain;
mod cluster;
mod elided;
mod elsewhere;
mod event;
mod feature;
mod gather;
mod kept;
mod laid;
mod lemma;
mod matched;
mod memo;
mod negation;
mod occasion;
mod pair;
mod passage;
mod profile;
mod saying;
mod scorer;
mod speaker;
mod stem;
mod subject;
mod united;
mod utterance;
mod wording;

pub use alone::{NAMES as WORDING_FEATURES, hash as wording_hash, measure as wording};
pub use attest::{Features as AttestFeatures, NAMES as ATTEST_FEATURES, hash as attest_hash};
pub use background::rarity;
pub use event::{
    NAMES as EVENT_FEATURES, Paired, hash as event_hash, pairs as event_pairs, words as event_words,
};
pub use feature::{Features, NAMES as FEATURES, hash as feature_hash};
pub use negation::is_not;
pub use saying::{NAMES as SAYING_FEATURES, hash as saying_hash};
pub use scorer::Scorer;
pub use stem::stem;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::learned::{Matcher, Weights};
use crate::record::{Commitment, Conflict, Difference, Passage, Quotation, Report, Span, Value, Voice};

use super::cast::Cast;
use attest::{Attest, Attested};
use certain::{Nearness, Sayings};
use elsewhere::Elsewhere;
use laid::Laid;
use pair::Scores;
use utterance::is_in_a_saying;

/// The readings of a story, gathered.
#[derive(Debug, Clone, Default)]
pub struct Collation {
    /// What speakers said: one gathering a statement.
    pub statements: Vec<Gathering>,
    /// What outlets say in their own voice: one gathering a claim.
    pub claims: Vec<Gathering>,
    /// Passages that say the same, whoever says it; `claims` are what of them the outlets say themselves.
    pub propositions: Vec<Vec<Unit>>,
    /// What told of two passages, word by word, whether they say the same.
    pub matcher: Option<Arc<Matcher>>,
}

impl Collation {
    /// Nobody is counted behind a value who has another one of the same, nor behind a wording who does not say all of it.
    pub fn doubt(&mut self, conflicts: &[Conflict], apart: &Apart) {
        for gathering in self.statements.iter_mut().chain(&mut self.claims) {
            for conflict in conflicts {
                gathering.doubt(conflict);
            }
            gathering.set_apart(apart);
        }
    }

    /// What outlets say themselves, and what is only in doubt elsewhere, is a claim of its own.
    pub fn keep(&mut self, story: &[&Report], scorer: &Scorer) {
        let apart = kept::apart(story, &self.claims, scorer);
        self.claims.extend(apart);
    }
}

/// For passages, those gathered with them that do not say all that they say, though neither need exclude the other.
pub type Apart = BTreeMap<Passage, Vec<Passage>>;

/// Readings of one thing.
#[derive(Debug, Clone)]
pub struct Gathering {
    pub voice: Voice,
    /// Sorted by report and place; never empty.
    pub units: Vec<Unit>,
    /// The unit with the best-attested wording.
    pub best: usize,
    /// What of its content is shown: of a statement, the sentences that another report has too.
    pub lemma: Vec<Span>,
    /// For each unit, its differences from what is shown.
    pub differences: Vec<Vec<Difference>>,
    /// Where reports give what an outlet says itself as a speaker's words, and whether each may say something else, sorted as
    /// units are; none for a statement.
    pub reported: Vec<(Unit, bool)>,
    /// For each unit, whether it may say something else than the wording.
    pub doubtful: Vec<bool>,
    /// For each unit of a statement, whether it lacks a whole sentence of what is shown.
    pub lacking: Vec<bool>,
    /// Whether the best-attested wording tells by itself who does what.
    pub stands_alone: bool,
    /// Whether it is an occasion: that somebody gave words out, not what they say.
    pub occasion: bool,
}

impl Gathering {
    /// The unit whose wording is shown.
    pub fn wording(&self) -> &Unit {
        &self.units[self.best]
    }

    /// Whether a unit may say something else than the wording.
    pub fn is_doubtful(&self, unit: usize) -> bool {
        self.doubtful.get(unit).copied().unwrap_or(false)
    }

    /// Puts in doubt what stands on another side of a conflict than the wording: it says something else.
    fn doubt(&mut self, conflict: &Conflict) {
        let sides = |unit: &Unit| -> Vec<usize> {
            let has = |value: &Value| {
                value.passage.report == unit.report
                    && unit.content.iter().any(|span| span.overlaps(value.passage.span))
            };
            (0..conflict.sides.len()).filter(|&side| conflict.sides[side].iter().any(has)).collect()
        };
        let of_wording = self.units.get(self.best).map(sides).unwrap_or_default();
        let [told] = of_wording[..] else { return };
        for (unit, doubtful) in self.told() {
            let theirs = sides(unit);
            *doubtful |= !theirs.is_empty() && !theirs.contains(&told);
        }
    }

    /// All its readings, and all who only report that somebody says it, with whether each is in doubt.
    fn told(&mut self) -> impl Iterator<Item = (&Unit, &mut bool)> {
        let own = self.units.iter().zip(&mut self.doubtful);
        own.chain(self.reported.iter_mut().map(|(unit, doubtful)| (&*unit, doubtful)))
    }

    /// Puts in doubt what does not say all that the wording says.
    fn set_apart(&mut self, apart: &Apart) {
        let wording = self.units.get(self.best).and_then(Unit::passage);
        let Some(readings) = wording.and_then(|wording| apart.get(&wording)) else { return };
        for (unit, doubtful) in self.told() {
            *doubtful |= unit.passage().is_some_and(|reading| readings.contains(&reading));
        }
    }

    /// Whether it has most of each of some units, which are one span each.
    fn has(&self, units: &[Unit]) -> bool {
        let most = |unit: &Unit, span: &Span| {
            2 * unit.content.iter().map(|own| own.common(*span).len()).sum::<usize>() > span.len()
        };
        let has = |one: &Unit| {
            let mut here = self.of_report(one.report);
            one.content.first().is_some_and(|span| here.any(|unit| most(unit, span)))
        };
        units.iter().all(has)
    }

    /// The units that may say something else.
    fn unsure(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().zip(&self.doubtful).filter(|(_, doubtful)| **doubtful).map(|(unit, _)| unit)
    }

    /// What one report has of it, itself or as somebody's words.
    fn of_report(&self, report: usize) -> impl Iterator<Item = &Unit> {
        let from = self.units.partition_point(|unit| unit.report < report);
        let own = self.units[from..].iter().take_while(move |unit| unit.report == report);
        let from = self.reported.partition_point(|(unit, _)| unit.report < report);
        let said = self.reported[from..].iter().map(|(unit, _)| unit);
        own.chain(said.take_while(move |unit| unit.report == report))
    }

    /// The units that surely say what the wording says.
    pub fn sure(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().enumerate().filter(|(index, _)| !self.is_doubtful(*index)).map(|(_, unit)| unit)
    }
}

/// A passage that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Position in the story.
    pub report: usize,
    /// What is said, without source and cue.
    pub content: Vec<Span>,
    /// Index into the report's `Layers::quotations`, for a statement.
    pub quotation: Option<usize>,
    /// Index into the report's `Layers::clauses`, where it is one.
    pub clause: Option<usize>,
}

impl Unit {
    /// From its first word to its last.
    pub fn passage(&self) -> Option<Passage> {
        Some(Passage { report: self.report, span: Span::cover(&self.content)? })
    }

    /// The quotation whose words it has; of an outlet's own words none.
    pub fn said<'a>(&self, story: &[&'a Report]) -> Option<&'a Quotation> {
        story.get(self.report)?.layers.quotations.get(self.quotation?)
    }

    /// Its words in small letters, without marks.
    pub fn words(&self, story: &[&Report]) -> Vec<String> {
        let Some(report) = story.get(self.report) else { return Vec::new() };
        let pieces =
            self.content.iter().flat_map(|&span| report.slice(span).split(|c: char| !c.is_alphanumeric()));
        pieces.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    }

    /// Who says it, as a figure of the cast; of an outlet's own words nobody.
    fn speaker(&self, story: &[&Report], cast: &Cast) -> Option<usize> {
        speaker::speaker(self.report, story.get(self.report)?, cast, self.quotation?)
    }
}

/// Gathers the passages of all reports that say the same.
pub fn collate(story: &[&Report], cast: &Cast, _weights: &Weights) -> Collation {
    collate_by(story, cast, &Scorer::bundled())
}

/// The same with another scorer: for evaluation.
pub fn collate_by(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Collation {
    let laid = Laid::out(story, cast);
    let setting = laid.setting(cast);
    let scores = Scores::of(&laid.profiles, &setting, scorer);
    let pairs = saying::Pairs::of(&laid, &scores, cast, scorer);
    let attest = Attest { story, laid: &laid, scores: &scores, setting: &setting, scorer };
    // The same may stand in an outlet's own voice in one report and in a speaker's mouth in another …
    let gather = || {
        rayon::join(
            || saying::gather(story, &laid, &scores, &pairs, scorer),
            || laid.gather(story, &scores, scorer.claims),
        )
    };
    let mentions = event::mentions(story, cast);
    let ((statements, propositions), events) = rayon::join(gather, || event::gather(&mentions, scorer));
    // … but "X said P" is no reading of P: what is quoted never stands behind what an outlet says itself.
    let mut claims: Vec<Gathering> =
        propositions.par_iter().filter_map(|units| claim(story, units, &attest)).collect();
    let mut occasions = occasion::gather(story, cast, &propositions);
    // "The board released a statement" may be gathered as it is.
    occasions.retain(|one| !claims.iter().any(|claim| claim.has(&one.units)));
    claims.extend(occasions);
    let claims = event::settle(story, events, claims, scorer);
    let elsewhere = Elsewhere::of(&statements);
    let sayings = Sayings::find(&laid);
    let statement = |units: Vec<Unit>| {
        let figure = wording::speaker(story, cast, &units);
        let other = |unit: &Unit| unit.speaker(story, cast) != figure || elsewhere.has(unit);
        let near = Nearness::new((&laid, &sayings), &pairs, scorer, &units);
        // of a crowd most have the same words: what most outlets share stands for it
        let crowd = units.len() > wording::TABLE;
        let backing = |index| if crowd { 0 } else { near.backing(&units, index) };
        let backing: Vec<usize> = (0..units.len()).map(backing).collect();
        let alone = |unit: &Unit| alone::quoted(story, unit, &elsewhere);
        let best = wording::best(story, &units, &other, &alone, &|index| backing[index]);
        let mut doubtful = near.doubtful(&units, best);
        for (unit, doubtful) in units.iter().zip(&mut doubtful) {
            *doubtful |= laid.is_carriers_own(story, cast, unit, figure);
        }
        let witnesses = lemma::Witnesses { story, laid: &laid, scores: &scores, units: &units };
        let lemma = witnesses.shared(best, &|index| doubtful[index]);
        for (index, doubtful) in doubtful.iter_mut().enumerate().filter(|(_, doubtful)| **doubtful) {
            *doubtful = !witnesses.repeats(index, best, &lemma)
                || laid.is_carriers_own(story, cast, &units[index], figure);
        }
        let lacking = witnesses.lacking(best, &lemma);
        let gathering = wording::collate(story, Voice::Speaker(figure), units, (best, lemma));
        Gathering { doubtful, lacking, ..gathering }
    };
    let statements: Vec<Gathering> = statements.into_par_iter().map(statement).collect();
    let statements = united::unite(statements).into_par_iter();
    let statements = statements.map(|one| one.unwrap_or_else(statement)).collect();
    Collation { statements, claims, propositions, matcher: scorer.matcher() }
}

/// What outlets say themselves of a proposition, where one does.
fn claim(story: &[&Report], units: &[Unit], attest: &Attest<'_>) -> Option<Gathering> {
    let (mut own, mut reported): (Vec<Unit>, Vec<Unit>) =
        units.iter().cloned().partition(|unit| unit.quotation.is_none());
    own.retain(|unit| !story.get(unit.report).is_some_and(|report| is_in_a_saying(report, &unit.content)));
    if own.is_empty() {
        return None;
    }
    // who denies P does not report it
    reported.retain(|unit| unit.said(story).is_none_or(|said| said.commitment != Commitment::Reversed));
    let Attested { best, doubtful, reported: doubted, stands_alone } = attest.choose(&own, &reported);
    let reported = reported.into_iter().zip(doubted).collect();
    let lemma = own[best].content.clone();
    let gathering = wording::collate(story, Voice::Outlet, own, (best, lemma));
    Some(Gathering { reported, doubtful, stands_alone, ..gathering })
}

/// A candidate pair of limbs with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Measured {
    pub a: Unit,
    pub b: Unit,
    pub features: Features,
}

/// All candidate pairs of a story.
pub fn measure(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Vec<Measured> {
    let laid = Laid::out(story, cast);
    let unit = |node: u32| {
        let (utterance, limb) = laid.limb(node);
        let utterance = &laid.utterances[utterance];
        let limb = utterance.limbs[limb].clone();
        let (content, clause) = (limb.spans, limb.clause);
        Unit { report: utterance.report, content, quotation: utterance.quotation, clause }
    };
    let measured = pair::measured(&laid.profiles, &laid.setting(cast), scorer);
    measured.into_iter().map(|((a, b), features)| Measured { a: unit(a), b: unit(b), features }).collect()
}

/// What is measured of readings and wordings: for training.
pub fn attested(
    story: &[&Report],
    cast: &Cast,
    scorer: &Scorer,
    pairs: &[(Unit, Unit)],
) -> Vec<attest::Features> {
    let laid = Laid::out(story, cast);
    let setting = &laid.setting(cast);
    let scores = &Scores::of(&laid.profiles, setting, scorer);
    let attest = Attest { story, laid: &laid, scores, setting, scorer };
    let measure = |(wording, reading): &(Unit, Unit)| {
        let (wording, reading) = (attest.whole(wording), attest.whole(reading));
        attest.measure(&wording, &reading, attest.matched(&wording, &reading))
    };
    pairs.iter().map(measure).collect()
}

/// A pair of quotations with what was measured of it: for training.
#[derive(Debug, Clone)]
pub struct Compared {
    pub a: Unit,
    pub b: Unit,
    pub features: Vec<f32>,
}

/// All pairs of quotations of a story that are compared.
pub fn compare(story: &[&Report], cast: &Cast, scorer: &Scorer) -> Vec<Compared> {
    let laid = Laid::out(story, cast);
    let setting = laid.setting(cast);
    let scores = Scores::of(&laid.profiles, &setting, scorer);
    let unit = |saying: u32| {
        let utterance = &laid.utterances[laid.sayings[saying as usize].utterance];
        gather::unit(story, utterance, &(0..utterance.limbs.len()).collect::<Vec<_>>())
    };
    let pairs = saying::Pairs::of(&laid, &scores, cast, scorer);
    pairs
        .known()
        .iter()
        .map(|&((a, b), features)| Compared { a: unit(a), b: unit(b), features: features.to_vec() })
        .collect()
}
