//! What one denies and another says: "the mayor denied that the pier had been sold" here, "the mayor sold the pier" there.
//!
//! The words denied are read from the denial itself; what says the same elsewhere, in any voice but the denier's, stands
//! against it. Of reports that all tell of one denial it is one conflict.

mod denial;

use rustc_hash::FxHashMap;

use crate::record::{Passage, Span};
use crate::weigh::collate::is_not;

use super::Pair;
use crate::weigh::judge::conflict::Verdict;
use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::topic;
pub use denial::{Denial, Denials};

/// How much of what is denied a passage must have, as a share of weight, for it to be worth asking whether it says it.
const SHARE: f32 = 0.4;
/// And how much weight in all: about one word that few sentences have, and another.
const SHARED_WEIGHT: f32 = 3.5;
/// More denials than this in one story are not looked at (a cap on work).
const MOST: usize = 60;

/// All denials with what may say what they deny.
pub fn pairs(scene: &Scene<'_>, denials: &Denials) -> Vec<Pair> {
    let of = |denial: &Denial| {
        let pair = |says| Pair {
            denies: Passage { report: denial.report, span: denial.span },
            denied: denial.content,
            says,
            denier: denial.denier,
            verdict: Verdict::Soft,
        };
        said(scene, denial, &denials.verbs).into_iter().map(pair).collect::<Vec<_>>()
    };
    denials.by_report.iter().flatten().take(MOST).flat_map(of).collect()
}

/// The passages that say what is denied: the smallest of each sentence, not the denier's own, neither denied nor doubted.
fn said(scene: &Scene<'_>, denial: &Denial, verbs: &[u32]) -> Vec<Passage> {
    let kin = kin(scene, &denial.stems);
    let mut found = Vec::new();
    for (report, r) in scene.story.iter().enumerate() {
        let quoted = r.layers.quotations.iter().enumerate().filter(|(_, q)| q.is_said());
        let quoted = quoted.filter_map(|(i, q)| Some((Span::cover(&q.content)?, scene.speaker(report, i))));
        let own = r.layers.clauses.iter().filter(|clause| clause.quotation.is_none()).map(|c| c.span);
        // A sentence in which no clause was found says something too.
        let whole = r.layers.sentences.iter().map(|sentence| sentence.span);
        let whole = whole.filter(|&span| {
            scene.is_article(report, span.start)
                && !r.layers.clauses.iter().any(|clause| clause.span.overlaps(span))
        });
        let own = own.chain(whole).map(|span| (span, None));
        let mut best: Vec<(Span, Passage)> = Vec::new();
        for (span, speaker) in quoted.chain(own) {
            let sentence = scene.sentence(report, span);
            let own_words = speaker.is_some() && speaker == denial.denier;
            let here = report == denial.report && denial.sentence.overlaps(span);
            if own_words
                || here
                || !says(scene, report, span, (denial, &kin))
                || topic::is_named_only(
                    scene,
                    Passage { report, span },
                    Passage { report: denial.report, span: denial.content },
                )
                || is_open(scene, report, sentence.join(span), verbs)
            {
                continue;
            }
            let passage = Passage { report, span };
            match best.iter_mut().find(|(known, _)| *known == sentence) {
                Some((_, kept)) if span.len() < kept.span.len() => *kept = passage,
                Some(_) => {}
                None => best.push((sentence, passage)),
            }
        }
        found.extend(best.into_iter().map(|(_, passage)| passage));
    }
    found
}

fn says(scene: &Scene<'_>, report: usize, span: Span, (denial, kin): (&Denial, &Kin)) -> bool {
    let Some(words) = scene.words.get(report) else { return false };
    let mut has = vec![false; denial.stems.len()];
    let kin = words[scene.inside(report, span)].iter().filter_map(|word| kin.get(&word.stem));
    kin.flatten().for_each(|&stem| has[stem] = true);
    let shared: Vec<u32> = denial.stems.iter().zip(has).filter(|one| one.1).map(|one| *one.0).collect();
    let sum = |stems: &[u32]| stems.iter().map(|stem| scene.weight(*stem)).sum::<f32>();
    let (mine, all) = (sum(&shared), sum(&denial.stems));
    let plain = shared.iter().filter(|stem| !scene.is_proper(**stem)).count();
    if plain == 0 || mine < SHARED_WEIGHT || mine < SHARE * all {
        return false;
    }
    let figures = scene.figures(report, span);
    let denied_figures = scene.figures(denial.report, denial.span);
    let persons = denied_figures.iter().filter(|figure| figures.contains(figure)).count();
    shared.len() + persons >= 2
}

/// The stems of the families of what is denied, each with where among its stems those stand that it is kin to.
type Kin = FxHashMap<u32, Vec<usize>>;

fn kin(scene: &Scene<'_>, stems: &[u32]) -> Kin {
    let mut kin = Kin::default();
    for (place, &stem) in stems.iter().enumerate() {
        scene.kin(stem).into_iter().for_each(|other| kin.entry(other).or_default().push(place));
    }
    kin
}

/// Words that leave it open or deny it.
const OPEN: &[&str] = &[
    "whether",
    "if",
    "no",
    "nobody",
    "none",
    "nothing",
    "without",
    "denial",
    "denials",
    "nor",
    "neither",
    "false",
    "belie",
    "belied",
    "belies",
    "debunked",
    "disproved",
    "?",
];

/// Whether a sentence denies, asks or doubts.
fn is_open(scene: &Scene<'_>, report: usize, sentence: Span, verbs: &[u32]) -> bool {
    let denies = scene.words.get(report).is_some_and(|words| {
        words[scene.inside(report, sentence)].iter().any(|word| verbs.contains(&word.stem))
    });
    denies || scene.lower(report, sentence).iter().any(|word| OPEN.contains(&word.as_str()) || is_not(word))
}
