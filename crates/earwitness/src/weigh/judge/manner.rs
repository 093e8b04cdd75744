//! How it came about: "the letters were leaked" here, "the letters were released" there; resigned or dismissed.

use crate::record::{ConflictKind, EntityKind, Interval, Passage, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use super::time::intervals;

/// Two ways in which one thing may have come about; a report that has one does not have the other.
const WAYS: &[(&[&str], &[&str])] = &[
    (&["leaked"], &["released", "published", "declassified"]),
    (LEAVING, &["fired", "sacked", "dismissed", "ousted", "fires", "sacks"]),
    (&["surrendered"], &["arrested", "captured"]),
    (&["fell"], &["pushed"]),
    (&["escaped"], &["freed", "released"]),
    (&["crashed"], &["downed"]),
    (&["sold"], &["donated"]),
];
/// Who does this goes of his own will; the other way somebody makes him go.
const LEAVING: &[&str] = &["resigned", "quit", "resigns", "stepped"];
/// Words before a verb with which nothing came about yet, or something else did.
const LOOSE: &[&str] = &[
    "not", "n't", "never", "if", "whether", "or", "would", "could", "may", "might", "will", "should", "to",
    "be", "before", "after", "until", "unless", "when", "once", "who", "if", "denied",
];

/// Words after a verb in which how and when is read.
const REACH: usize = 12;
/// What the two must share beside their verbs, as a sum of stem weights: about two words that few sentences have.
const SHARED_WEIGHT: f32 = 6.0;
/// What a day that both name is worth beside shared words.
const SAME_DAY_WEIGHT: f32 = 3.0;

#[derive(Debug)]
struct Way {
    report: usize,
    pair: usize,
    second: Half,
    span: Span,
    before: Vec<u32>,
    told: Vec<u32>,
    persons: Vec<usize>,
    /// Who leaves, or is made to leave, by the parts of the clause.
    leaving: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    One,
    Other,
}

/// All conflicts about how a thing came about.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let ways: Vec<Way> = (0..scene.story.len()).flat_map(|report| ways(scene, report)).collect();
    let mut joined = Joined::new(ConflictKind::Object);
    for (i, a) in ways.iter().enumerate() {
        for b in
            ways[i + 1..].iter().filter(|b| b.report != a.report && b.pair == a.pair && b.second != a.second)
        {
            let both = |way: &Way, other: &Way| {
                ways.iter().any(|w| w.report == way.report && w.pair == way.pair && w.second == other.second)
            };
            if !both(a, b) && !both(b, a) && !is_apart(scene, a, b) {
                // Nobody resigns and is dismissed of one office.
                let verdict = match common(&a.leaving, &b.leaving).is_empty() {
                    true if is_one(scene, a, b) => Verdict::Unsure,
                    true => continue,
                    false => Verdict::Hard,
                };
                joined.add(side(scene, a), side(scene, b), verdict);
            }
        }
    }
    joined.conflicts("How it came about")
}

fn ways(scene: &Scene<'_>, report: usize) -> Vec<Way> {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in 0..words.len() {
        let lower = |at: usize| words[at].span.of(&r.text).to_lowercase();
        let verb = lower(at);
        let half = WAYS.iter().enumerate().find_map(|(pair, (one, other))| match () {
            () if one.contains(&verb.as_str()) => Some((pair, Half::One)),
            () if other.contains(&verb.as_str()) => Some((pair, Half::Other)),
            () => None,
        });
        let Some((pair, second)) = half.filter(|_| scene.is_article(report, words[at].span.start)) else {
            continue;
        };
        let sentence = words[at].sentence;
        let from = words[..at].partition_point(|word| word.sentence < sentence);
        let to = (at + 1..words.len().min(at + REACH))
            .take_while(|&i| words[i].sentence == sentence)
            .last()
            .unwrap_or(at);
        let predicate = r.layers.clauses.iter().find(|clause| clause.predicate.contains(words[at].span));
        let loose = (at.saturating_sub(3).max(from)..at).any(|i| LOOSE.contains(&lower(i).as_str()));
        let Some(clause) = predicate.filter(|_| !loose) else { continue };
        // "Stepped down".
        if verb == "stepped" && words.get(at + 1).is_none_or(|_| lower(at + 1) != "down") {
            continue;
        }
        let (before, after) =
            (Span::new(words[from].span.start, words[at].span.start), words[at].span.join(words[to].span));
        let own = scene.content(report, words[at].span);
        let whole = before.join(after);
        let told = scene.content(report, whole).into_iter().filter(|stem| !own.contains(stem)).collect();
        let is_person = |f: &usize| scene.cast.figures.get(*f).is_some_and(|f| f.kind == EntityKind::Person);
        let persons = scene.figures(report, before).into_iter().filter(is_person).collect();
        let leaves = WAYS[pair].0 == LEAVING;
        let part = if second == Half::One { clause.agent } else { clause.patient };
        let leaving = part.filter(|_| leaves).map(|part| scene.figures(report, part)).unwrap_or_default();
        found.push(Way {
            report,
            pair,
            second,
            span: after,
            before: scene.content(report, before),
            told,
            persons,
            leaving: leaving.into_iter().filter(is_person).collect(),
        });
    }
    found
}

/// Whether the days beside them exclude one another.
fn is_apart(scene: &Scene<'_>, a: &Way, b: &Way) -> bool {
    let days = [a, b].map(|way| intervals(scene, way.report, way.span));
    days.iter().all(|days| !days.is_empty()) && !meet(&days)
}

fn meet([one, other]: &[Vec<Interval>; 2]) -> bool {
    one.iter().any(|x| other.iter().any(|y| x.meets(*y)))
}

/// Whether both are of one thing: one stands before either verb, persons are the same, and words or a day are shared.
fn is_one(scene: &Scene<'_>, a: &Way, b: &Way) -> bool {
    let subject = common(&a.before, &b.before);
    let persons = a.persons.is_empty() && b.persons.is_empty() || !common(&a.persons, &b.persons).is_empty();
    let met = meet(&[a, b].map(|way| intervals(scene, way.report, way.span)));
    let day = if met { SAME_DAY_WEIGHT } else { 0.0 };
    let weight: f32 = common(&a.told, &b.told).iter().map(|stem| scene.weight(*stem)).sum();
    !subject.is_empty() && persons && weight + day >= SHARED_WEIGHT
}

fn side(scene: &Scene<'_>, way: &Way) -> Side {
    let Way { report, span, .. } = *way;
    Side::keyed(Passage { report, span }, scene.text(report, span), format!("{} {:?}", way.pair, way.second))
}
