//! What one speaker says and another denies, where a report tells so: "officials dismissed the remarks, saying …".

mod bare;

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{ConflictKind, Passage, Quotation, Report, Span};

use self::bare::Lexicon;
use super::conflict::{Draft, Joined, Side, Verdict};
use super::scene::{Scene, common};
use super::stem::stem;
use crate::weigh::collate::Collation;

/// Stems of verbs that deny what somebody else said.
const DENIALS: &[&str] = &[
    "deny",
    "denied",
    "dismiss",
    "reject",
    "dispute",
    "refute",
    "rebut",
    "contradict",
    "rebuff",
    "downplay",
];
/// Verbs that deny with a particle.
const PHRASES: &[(&str, &str)] = &[
    ("played", "down"),
    ("plays", "down"),
    ("playing", "down"),
    ("brushed", "off"),
    ("brushed", "aside"),
    ("shrugged", "off"),
    ("pushed", "back"),
    ("shot", "down"),
    ("hit", "back"),
    ("laughed", "off"),
];
/// Stems of nouns that point back to what was said.
const REMARKS: &[&str] = &[
    "remark",
    "claim",
    "comment",
    "statement",
    "report",
    "allegation",
    "accusation",
    "assertion",
    "charge",
    "suggestion",
    "idea",
    "notion",
    "version",
    "account",
    "rumor",
    "rumour",
];
/// Words that point back where nothing follows them: "denied this, saying", but "denied that he was there".
const POINTERS: &[&str] = &["that", "this", "it"];

/// Stems of words, as a story has them.
fn stems(scene: &Scene<'_>, words: &[&str]) -> Vec<u32> {
    words.iter().filter_map(|word| scene.stem(word)).collect()
}

/// How many sentences back the words denied may stand.
const BACK: usize = 2;

/// All denials that a report sets against somebody's words.
pub fn find(scene: &Scene<'_>, collation: &Collation) -> Vec<Draft> {
    let (denials, remarks) = (stems(scene, DENIALS), stems(scene, REMARKS));
    let lexicon = Lexicon::of(scene);
    let statements = Statements::new(collation);
    let mut known: BTreeSet<[(Option<usize>, String); 2]> = BTreeSet::new();
    let mut joined = Joined::new(ConflictKind::Polarity);
    for (report, r) in scene.story.iter().enumerate() {
        for denying in 0..r.layers.quotations.len() {
            let leading = leads(scene, report, r, denying, &denials);
            if leading.is_none() && !points_back(scene, report, r, denying, &denials, &remarks) {
                continue;
            }
            let Some(denied) = antecedent(scene, report, r, denying, &remarks) else { continue };
            let speaker = |quotation| scene.speaker(report, quotation);
            if !are_two(scene, speaker(denied), speaker(denying)) || is_silent(r, denying) {
                continue;
            }
            if is_of_another(scene, report, r, (denying, denied), &remarks) {
                continue;
            }
            let says = sides(scene, &statements, (report, denied), "asserted by");
            let denies = sides(scene, &statements, (report, denying), "denied by");
            let ([said, ..], [not_so, ..]) = (&says[..], &denies[..]) else { continue };
            if let Some(span) = leading {
                joined.add(said.clone(), side(scene, Passage { report, span }, &not_so.key), Verdict::Soft);
            }
            // Many reports of one statement may tell of one denial.
            let both = [(denied, said), (denying, not_so)]
                .map(|(quotation, side)| (statements.at(report, quotation), side.key.clone()));
            if both.iter().all(|(statement, _)| statement.is_some()) && !known.insert(both) {
                continue;
            }
            // All stand in one conflict, whoever is joined to whom.
            denies.iter().for_each(|b| joined.add(said.clone(), b.clone(), Verdict::Soft));
            says.iter().skip(1).for_each(|a| joined.add(a.clone(), not_so.clone(), Verdict::Soft));
        }
        for bare in bare::find(scene, report, r, &lexicon) {
            let name = scene.cast.figures.get(bare.denier).map_or("a speaker", |figure| figure.name.as_str());
            let not_so = side(scene, bare.passage, &format!("denied by {name}"));
            for said in sides(scene, &statements, (report, bare.denied), "asserted by") {
                joined.add(said, not_so.clone(), Verdict::Soft);
            }
        }
    }
    joined.conflicts("Whether it is so")
}

/// Whether it is told who speaks, and who denies is not the same by a shorter name: "the airline".
fn are_two(scene: &Scene<'_>, one: Option<usize>, other: Option<usize>) -> bool {
    let name = |figure: Option<usize>| Some(scene.cast.figures.get(figure?)?.name.to_lowercase());
    let Some((one, other)) = name(one).zip(name(other)) else { return false };
    let stems = |name: &str| -> Vec<String> { name.split_whitespace().map(stem).collect() };
    let (one, other) = (stems(&one), stems(&other));
    !one.iter().any(|word| other.contains(word))
}

/// Whether nothing is said: "denied it and declined to be interviewed".
fn is_silent(r: &Report, quotation: usize) -> bool {
    let cue = r.layers.quotations.get(quotation).map_or(&[][..], |q| &q.cue);
    cue.iter().any(|cue| SILENT.iter().any(|verb| r.slice(*cue).to_lowercase().contains(verb)))
}

/// Verbs of those who do not speak.
const SILENT: &[&str] = &["declin", "refus"];

/// The participle that leads the sentence of a quotation, where it denies: "Denying any debts, the mayor said …".
fn leads(scene: &Scene<'_>, report: usize, r: &Report, quotation: usize, denials: &[u32]) -> Option<Span> {
    let source = Span::cover(&r.layers.quotations.get(quotation)?.source)?;
    let words = scene.words.get(report)?;
    let sentence = scene.sentence(report, source);
    let lead = scene.inside(report, Span::new(sentence.start, source.start.max(sentence.start)));
    let first = words.get(lead.start).filter(|_| !lead.is_empty())?;
    let comma = lead.clone().find(|&at| words[at].span.of(&r.text) == ",")?;
    let is_denial = denials.contains(&first.stem) && first.span.of(&r.text).ends_with("ing");
    is_denial.then(|| Span::new(first.span.start, words[comma].span.start))
}

/// Where who speaks is named, and what is said.
fn frame(quotation: &Quotation) -> Option<(Span, Span)> {
    Span::cover(&quotation.source).zip(Span::cover(&quotation.content))
}

/// Whether the clause that leads a quotation denies something said before: "dismissed the remarks, saying".
fn points_back(
    scene: &Scene<'_>,
    report: usize,
    r: &Report,
    quotation: usize,
    denials: &[u32],
    remarks: &[u32],
) -> bool {
    let Some(quotation) = r.layers.quotations.get(quotation) else { return false };
    let Some((source, content)) = frame(quotation) else { return false };
    let Some(words) = scene.words.get(report).filter(|_| source.end <= content.start) else { return false };
    let between = &words[scene.inside(report, Span::new(source.end, content.start))];
    let lower =
        |at: usize| between.get(at).map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
    let phrase =
        |at: usize| PHRASES.iter().any(|(verb, particle)| lower(at) == *verb && lower(at + 1) == *particle);
    let denies = |at: usize| denials.contains(&between[at].stem) || phrase(at);
    let Some(at) = (0..between.len()).find(|&at| denies(at)) else { return false };
    let after = &between[at + 1..];
    let pointer = |at: usize| {
        let word =
            |at: usize| after.get(at).map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
        POINTERS.contains(&word(at).as_str()) && matches!(word(at + 1).as_str(), "," | "and" | "")
    };
    // "Disputed the claims, saying" points back; "disputed claims of fraud", "claims [that …]" say what was claimed.
    let own = |at: usize| {
        let next = after.get(at + 1).map_or(String::new(), |word| word.span.of(&r.text).to_lowercase());
        at + 1 == after.len() || ["of", "that", "about", "to", "from", "against"].contains(&next.as_str())
    };
    let remark = after.iter().take(4).position(|word| remarks.contains(&word.stem));
    remark.is_some_and(|at| !own(at)) || pointer(0)
}

/// Whether the remark that is denied is named as somebody's who did not say the words before: "dismissed the owner's claim".
fn is_of_another(
    scene: &Scene<'_>,
    report: usize,
    r: &Report,
    (denying, denied): (usize, usize),
    remarks: &[u32],
) -> bool {
    let (Some(quotation), Some(words)) = (r.layers.quotations.get(denying), scene.words.get(report)) else {
        return false;
    };
    let Some((source, content)) = frame(quotation) else { return false };
    if source.end > content.start {
        return false;
    }
    let between = scene.inside(report, Span::new(source.end, content.start));
    let Some(remark) = between.clone().find(|&at| remarks.contains(&words[at].stem)) else { return false };
    let text = |at: usize| words[at].span.of(&r.text).to_lowercase();
    let owns = |at: usize| text(at).ends_with("'s") || text(at).ends_with("\u{2019}s");
    let Some(owner) = (between.start.max(remark.saturating_sub(2))..remark).rev().find(|&at| owns(at)) else {
        return false;
    };
    let owner = Span::new(words[owner.saturating_sub(1)].span.start, words[owner].span.end);
    let named = scene.figures(report, owner);
    scene.speaker(report, denied).is_none_or(|speaker| !named.contains(&speaker))
}

/// Whether the remark that is denied is named after how it was told: "The Herald reported … officials played down the report".
fn is_called_by_its_cue(
    scene: &Scene<'_>,
    report: usize,
    r: &Report,
    (denying, denied): (usize, usize),
    remarks: &[u32],
) -> bool {
    let quotation = |at: usize| r.layers.quotations.get(at);
    let Some((denying, denied)) = quotation(denying).zip(quotation(denied)) else { return false };
    let Some((source, content)) = frame(denying) else { return false };
    let named = scene.content(report, Span::new(source.end.min(content.start), content.start));
    let cue: Vec<u32> = denied.cue.iter().flat_map(|cue| scene.content(report, *cue)).collect();
    named.iter().any(|stem| remarks.contains(stem) && cue.contains(stem))
}

/// The nearest quotation before, of somebody else, about the same.
fn antecedent(
    scene: &Scene<'_>,
    report: usize,
    r: &Report,
    denying: usize,
    remarks: &[u32],
) -> Option<usize> {
    let start = |quotation: usize| Some(Span::cover(&r.layers.quotations.get(quotation)?.content)?.start);
    let sentence = |at: usize| r.layers.sentences.partition_point(|sentence| sentence.span.end <= at);
    let here = start(denying)?;
    let content = |quotation: usize| -> Vec<u32> {
        let spans = r.layers.quotations.get(quotation).map_or(&[][..], |q| &q.content);
        let mut stems: Vec<u32> = spans.iter().flat_map(|span| scene.content(report, *span)).collect();
        stems.sort_unstable();
        stems
    };
    let mine = content(denying);
    let before = (0..r.layers.quotations.len()).filter(|&other| {
        // What is said inside the denial, or around it, is no word of somebody else's.
        let whole = |q: usize| r.layers.quotations.get(q).and_then(|q| Span::cover(&q.content));
        let outside = whole(other).zip(whole(denying)).is_some_and(|(a, b)| !a.overlaps(b));
        let apart = outside && scene.speaker(report, other) != scene.speaker(report, denying);
        let near =
            start(other).is_some_and(|at| at < here && sentence(here).saturating_sub(sentence(at)) <= BACK);
        let about = || !common(&content(other), &mine).is_empty();
        apart && near && (about() || is_called_by_its_cue(scene, report, r, (denying, other), remarks))
    });
    before.max_by_key(|&other| start(other))
}

/// Which statement a quotation is a reading of.
struct Statements<'a> {
    collation: &'a Collation,
    /// By report and quotation.
    of: BTreeMap<(usize, usize), usize>,
}

impl<'a> Statements<'a> {
    fn new(collation: &'a Collation) -> Self {
        let mut of = BTreeMap::new();
        for (at, gathering) in collation.statements.iter().enumerate() {
            for unit in &gathering.units {
                unit.quotation.iter().for_each(|&quotation| {
                    of.entry((unit.report, quotation)).or_insert(at);
                });
            }
        }
        Self { collation, of }
    }

    fn at(&self, report: usize, quotation: usize) -> Option<usize> {
        self.of.get(&(report, quotation)).copied()
    }
}

/// A quotation with all readings of the same statement.
fn sides(
    scene: &Scene<'_>,
    statements: &Statements<'_>,
    (report, quotation): (usize, usize),
    by: &str,
) -> Vec<Side> {
    let gathering = statements.at(report, quotation).map(|at| &statements.collation.statements[at]);
    let figure = scene.speaker(report, quotation).and_then(|figure| scene.cast.figures.get(figure));
    let key = format!("{by} {}", figure.map_or("a speaker", |figure| figure.name.as_str()));
    let units = gathering.map_or(&[][..], |gathering| &gathering.units);
    let passages = units
        .iter()
        .filter_map(|unit| Some(Passage { report: unit.report, span: Span::cover(&unit.content)? }));
    let all: Vec<Side> = passages.map(|passage| side(scene, passage, &key)).collect();
    if !all.is_empty() {
        return all;
    }
    let content =
        scene.story.get(report).and_then(|r| Span::cover(&r.layers.quotations.get(quotation)?.content));
    content.map(|span| side(scene, Passage { report, span }, &key)).into_iter().collect()
}

fn side(scene: &Scene<'_>, passage: Passage, key: &str) -> Side {
    Side::keyed(passage, scene.text(passage.report, passage.span), key.to_owned())
}
