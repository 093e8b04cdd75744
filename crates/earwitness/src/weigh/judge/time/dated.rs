//! Readings of one thing, each with its time.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Clause, Passage, Span, Time, Voice};

use crate::weigh::collate::{Collation, Unit};
use crate::weigh::judge::conflict::{Joined, Side, Verdict};
use crate::weigh::judge::contradiction::opposed::SAYING;
use crate::weigh::judge::contrary::near;
use crate::weigh::judge::scene::{Scene, common};

/// What two readings must share beside their times, as a sum of stem weights, before their days are one slot.
const SHARED_WEIGHT: f32 = 6.0;

/// A reading with the one time that it names, and what that time tells.
pub struct Dated<'a, T> {
    pub unit: &'a Unit,
    pub time: &'a Time,
    pub tells: T,
    /// The verb of the clause that has the time; `None` where that is when the text came out.
    pub verb: Option<u32>,
    /// The sentence of the reading that has the time.
    sentence: Vec<Span>,
    /// Content stems of it beside the time, sorted.
    told: Vec<u32>,
}

/// What a kind of time tells, and when two of it are apart.
pub struct Kind<T> {
    /// The one time of a unit, and what it tells; `None` where it has several or none.
    pub only: for<'s> fn(&Scene<'s>, &Unit) -> Option<(&'s Time, T)>,
    /// How two readings of one thing stand to each other; `None` where their times agree.
    pub apart: fn(&Scene<'_>, &Dated<'_, T>, &Dated<'_, T>) -> Option<Verdict>,
    /// Whether two are so near that one event may be told with both: what lies far apart is rather two events.
    pub near: fn(&Scene<'_>, &Dated<'_, T>, &Dated<'_, T>) -> bool,
}

/// Adds all pairs of readings of one thing whose times are apart.
pub fn compare<T>(scene: &Scene<'_>, collation: &Collation, kind: &Kind<T>, joined: &mut Joined) {
    let read = |unit| Dated::read(scene, unit, kind);
    let apart = kind.apart;
    // Two times may gainsay one another whoever names them.
    let statements = collation.statements.iter().map(|gathering| &gathering.units);
    let gatherings: Vec<&Vec<Unit>> = statements.chain(&collation.propositions).collect();
    for units in &gatherings {
        let dated = units.iter().filter_map(read).collect::<Vec<_>>();
        by_verbs(scene, &dated, &apart, joined, &|a, b| alike(scene, a, b));
    }
    // What surely tells of one event tells of it in whatever words: "sentenced on Tuesday", "jailed on Monday".
    for claim in collation.claims.iter().filter(|claim| !claim.occasion) {
        let own =
            claim.sure().filter_map(read).filter(|dated| dated.is_of_its_deed(scene)).collect::<Vec<_>>();
        let own: Vec<&Dated<'_, T>> = own.iter().collect();
        for (at, one) in own.iter().enumerate() {
            let may_be_one = |a: &Dated<'_, T>, b: &Dated<'_, T>| {
                let kin = a.verb.zip(b.verb).is_some_and(|(a, b)| a == b || scene.is_kin(a, b));
                (kind.near)(scene, a, b)
                    && (kin || share(scene, a, b) && ![a, b].iter().any(|dated| dated.is_said(scene)))
                    && !of_others(scene, a, b)
                    && is_matched(scene, a, b)
            };
            // That they are of one event is likely, and not certain.
            let apart = |scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>| {
                (kind.apart)(scene, a, b).map(|verdict| verdict.min(Verdict::Unsure))
            };
            pairs(scene, (&[one], &own[at + 1..]), &apart, joined, &may_be_one);
        }
    }
    // And where the two were not gathered, because what they tell beside differs: the matcher knows words, and no days.
    let mut all: Vec<Dated<'_, T>> =
        gatherings.iter().flat_map(|units| units.iter()).filter_map(read).collect();
    all.sort_by_key(|dated| (dated.unit.report, dated.time.span, dated.whole().len()));
    all.dedup_by_key(|dated| (dated.unit.report, dated.time.span));
    by_verbs(scene, &all, &apart, joined, &|a, b| {
        differ_in_time_alone(scene, a, b) || is_one_thing(scene, a, b)
    });
    with_twins(scene, &all, joined);
}

/// Who tells the same in the same words, with the same time, stands on the same side.
fn with_twins<T>(scene: &Scene<'_>, all: &[Dated<'_, T>], joined: &mut Joined) {
    let known = |side: &Side| {
        let at = all.partition_point(|one| {
            (one.unit.report, one.time.span) < (side.passage.report, side.passage.span)
        });
        all.get(at).filter(|one| one.time.span == side.passage.span && one.unit.report == side.passage.report)
    };
    let words = |one: &Dated<'_, T>| {
        (one.told.len() > 1).then(|| (one.verb, one.time.value.clone(), one.told.clone()))
    };
    let mut alike: BTreeMap<_, Vec<&Dated<'_, T>>> = BTreeMap::new();
    for one in all {
        words(one).into_iter().for_each(|words| alike.entry(words).or_default().push(one));
    }
    let mut found = Vec::new();
    for (a, b, verdict) in joined.pairs() {
        for (one, other) in [(a, b), (b, a)] {
            let Some(dated) = known(one) else { continue };
            let twins = words(dated).and_then(|words| alike.get(&words)).into_iter().flatten();
            let twins = twins.filter(|twin| twin.time.span != dated.time.span).take(MOST);
            found.extend(twins.map(|twin| (side(scene, twin.unit, twin.time), other.clone(), *verdict)));
        }
    }
    for (twin, other, verdict) in found {
        joined.add(twin, other, verdict);
    }
}

impl<'a, T> Dated<'a, T> {
    fn read(scene: &Scene<'a>, unit: &'a Unit, kind: &Kind<T>) -> Option<Self> {
        let (time, tells) = (kind.only)(scene, unit)?;
        let whole = scene.sentence(unit.report, time.span);
        let sentence: Vec<Span> =
            unit.content.iter().map(|span| span.common(whole)).filter(|span| !span.is_empty()).collect();
        let told = told(scene, unit.report, &sentence, time);
        Some(Self { unit, time, tells, verb: verb(scene, unit.report, time.span), sentence, told })
    }

    /// Whether its time is told of what the reading itself tells, and not of something beside.
    fn is_of_its_deed(&self, scene: &Scene<'_>) -> bool {
        let clauses = scene.story.get(self.unit.report).map_or(&[][..], |report| &report.layers.clauses);
        self.unit.clause.is_some_and(|at| clause_of(clauses, self.time.span) == clauses.get(at))
    }

    /// Whether its time is when something was said: "announced on Tuesday that they will vote".
    fn is_said(&self, scene: &Scene<'_>) -> bool {
        SAYING.iter().filter_map(|verb| scene.stem(verb)).any(|verb| self.verb == Some(verb))
    }

    /// Whether two tell the same in the same words, but for their times.
    pub fn tell_alike(&self, other: &Self) -> bool {
        self.told.len() > 1 && self.told == other.told
    }

    fn whole(&self) -> Span {
        Span::cover(&self.sentence).unwrap_or(self.time.span)
    }

    fn passage(&self) -> Passage {
        Passage { report: self.unit.report, span: self.whole() }
    }
}

type Apart<'f, T> = &'f dyn Fn(&Scene<'_>, &Dated<'_, T>, &Dated<'_, T>) -> Option<Verdict>;
type IsOne<'f, T> = &'f dyn Fn(&Dated<'_, T>, &Dated<'_, T>) -> bool;

fn by_verbs<T>(
    scene: &Scene<'_>,
    dated: &[Dated<'_, T>],
    apart: Apart<'_, T>,
    joined: &mut Joined,
    is_one: IsOne<'_, T>,
) {
    let mut by_verb: BTreeMap<u32, Vec<&Dated<'_, T>>> = BTreeMap::new();
    for one in dated {
        one.verb.iter().for_each(|verb| by_verb.entry(*verb).or_default().push(one));
    }
    for (verb, one) in &by_verb {
        // The days of two acts, a vote and its announcement, are two days.
        let kin = by_verb.range(verb..).filter(|(other, _)| *other == verb || scene.is_kin(**other, *verb));
        let others: Vec<&Dated<'_, T>> = kin.flat_map(|(_, other)| other).copied().collect();
        pairs(scene, (one, &others), apart, joined, is_one);
    }
}

/// Compares readings of one verb with those of its kin: those of the verb itself once each.
fn pairs<T>(
    scene: &Scene<'_>,
    (some, others): (&[&Dated<'_, T>], &[&Dated<'_, T>]),
    apart: Apart<'_, T>,
    joined: &mut Joined,
    is_one: IsOne<'_, T>,
) {
    for a in some {
        let behind = |b: &Dated<'_, T>| match b.verb == a.verb {
            true => b.unit.report > a.unit.report,
            false => b.unit.report != a.unit.report,
        };
        for b in others.iter().filter(|b| behind(b)).take(MOST) {
            let Some(verdict) = apart(scene, a, b) else { continue };
            // "Wednesday is the anniversary of his death" tells no day of what it recalls.
            if is_one(a, b) && recalls(scene, a) == recalls(scene, b) {
                joined.add(side(scene, a.unit, a.time), side(scene, b.unit, b.time), verdict);
            }
        }
    }
}

/// More readings of other reports than this are not compared with one (a cap on work).
const MOST: usize = 60;

/// Whether two readings share rare words, say much the same to the matcher, and are of nobody else.
fn is_one_thing<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    share(scene, a, b) && !of_others(scene, a, b) && is_matched(scene, a, b)
}

/// Log-odds of the matcher from which two readings that were not gathered tell of one thing.
const MATCHED: f32 = 2.0;

fn is_matched<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    let sides = scene.side(a.passage()).zip(scene.side(b.passage()));
    sides.and_then(|(a, b)| scene.matched(&a, &b)).is_some_and(|odds| odds >= MATCHED)
}

/// Whether two readings tell the same of somebody, word for word, but for the time.
pub fn differ_in_time_alone<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    let (one, other) = (&a.told, &b.told);
    let both = common(one, other);
    both.len() >= FEWEST
        && both.len() == one.len().min(other.len())
        && both.len() + MORE >= one.len().max(other.len())
        && both.iter().any(|stem| scene.is_proper(*stem))
}

/// Words that one of the two may have beside.
const MORE: usize = 1;

/// Words of content beside the time, from which on two readings of the same words tell of one thing.
const FEWEST: usize = 3;

/// Whether each names somebody, or some place, whom the other does not ("Korean" and "Korea" are one).
fn of_others<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    let names = |dated: &Dated<'_, T>| -> Vec<u32> {
        dated.told.iter().copied().filter(|stem| scene.is_proper(*stem)).collect()
    };
    let (one, other) = (names(a), names(b));
    let is_in = |name: &u32, names: &[u32]| names.iter().any(|of| of == name || scene.is_kin(*of, *name));
    one.iter().any(|name| !is_in(name, &other)) && other.iter().any(|name| !is_in(name, &one))
}

/// Verbs that tell when a text came out.
pub const POSTED: [&str; 4] = ["updated", "posted", "published", "filed"];

/// Whether two readings have most of their words in common beside their times, rare ones among them.
fn alike<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    near(&a.told, &b.told) && share(scene, a, b)
}

/// Whether two readings share enough beside their times.
fn share<T>(scene: &Scene<'_>, a: &Dated<'_, T>, b: &Dated<'_, T>) -> bool {
    let weight: f32 = common(&a.told, &b.told).iter().map(|stem| scene.weight(*stem)).sum();
    weight >= SHARED_WEIGHT
}

/// The content stems of a sentence beside its time, sorted.
fn told(scene: &Scene<'_>, report: usize, sentence: &[Span], time: &Time) -> Vec<u32> {
    let own = scene.content(report, time.span);
    let all: BTreeSet<u32> = sentence.iter().flat_map(|span| scene.content(report, *span)).collect();
    all.into_iter().filter(|stem| !own.contains(stem)).collect()
}

/// The narrowest clause that has a time.
fn clause_of(clauses: &[Clause], time: Span) -> Option<&Clause> {
    let holding = clauses.iter().filter(|clause| clause.span.contains(time));
    holding.min_by_key(|clause| (clause.span.len(), clause.span.start))
}

/// The verb of the clause that has a time; `None` where that is when the text came out.
fn verb(scene: &Scene<'_>, report: usize, time: Span) -> Option<u32> {
    let clause = clause_of(&scene.story.get(report)?.layers.clauses, time)?;
    let words = &scene.words.get(report)?[scene.inside(report, clause.predicate)];
    let verb = words.iter().rev().find(|word| word.content)?.stem;
    (!POSTED.iter().any(|posted| scene.stem(posted) == Some(verb))).then_some(verb)
}

/// The function word before a time, where it changes what the time says: "since", "from", "until", "by", "before", "after".
pub fn led(scene: &Scene<'_>, report: usize, span: Span) -> Option<&'static str> {
    let words = scene.words.get(report)?;
    let at = words.partition_point(|word| word.span.start < span.start);
    let before = words.get(at.checked_sub(1)?)?;
    let text = before.span.of(&scene.story.get(report)?.text).to_lowercase();
    ["since", "from", "until", "till", "by", "before", "after", "through"]
        .into_iter()
        .find(|word| *word == text)
}

/// Words of a day on which something else is recalled, or of the day beside it.
const RECALLING: [&str; 6] =
    ["anniversary", "anniversaries", "commemoration", "commemorate", "commemorating", "eve"];

/// Whether a reading tells when something is recalled.
fn recalls<T>(scene: &Scene<'_>, dated: &Dated<'_, T>) -> bool {
    scene.story.get(dated.unit.report).is_some_and(|report| {
        let sentence = report.slice(scene.sentence(dated.unit.report, dated.time.span));
        sentence
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| RECALLING.contains(&word.to_lowercase().as_str()))
    })
}

fn side(scene: &Scene<'_>, unit: &Unit, time: &Time) -> Side {
    let value = format!("{} ({})", scene.text(unit.report, time.span), time.value.as_deref().unwrap_or("?"));
    // One day is one side, in whichever words.
    let key = time.value.clone().unwrap_or_default();
    let said = |quotation: usize| Voice::Speaker(scene.speaker(unit.report, quotation));
    let voice = unit.quotation.map_or(Voice::Outlet, said);
    Side::keyed(Passage { report: unit.report, span: time.span }, value, key).said_by(voice)
}
