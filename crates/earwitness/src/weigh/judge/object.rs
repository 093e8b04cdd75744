//! One quoted fragment, two objects: "a 'steady hand' in the talks" here, "a 'steady hand' in the repairs" there.
//!
//! Where reports share words in quotation marks up to a preposition, what comes after is one slot: what the request,
//! promise or act is about. Heads that share no word are a conflict of substance.

use std::collections::BTreeMap;

use crate::record::{ConflictKind, Passage, Span, TokenKind};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::name::distance;
use super::scene::{Scene, Word, common};

/// Prepositions that open an object; "to" opens deeds as often as things.
const OPENERS: &[&str] =
    &["in", "on", "for", "of", "toward", "towards", "against", "over", "with", "from", "about", "at", "into"];

/// Words that end an object.
const CLOSERS: &[&str] = &[
    "which",
    "that",
    "who",
    "whose",
    "where",
    "when",
    "while",
    "as",
    "after",
    "before",
    "amid",
    "because",
    "but",
    "if",
    "said",
    "according",
    "during",
    "since",
    "until",
    "although",
    "though",
];

/// Prepositions that end the head of an object, and open none.
const ENDERS: &[&str] = &["within", "between", "among", "by", "than", "like", "under", "amid"];

/// Nouns that say nothing before "of": "the process of dredging" is about dredging.
const LIGHT: &[&str] = &[
    "process", "matter", "question", "issue", "area", "field", "case", "work", "task", "sake", "course",
    "context",
];

/// Objects are read this many words far.
const LONGEST: usize = 14;
/// Of one fragment, more places than this are left aside: it is a stock phrase.
const MOST: usize = 40;
/// What a shared fragment must weigh: about two words that few sentences have.
const FRAGMENT_WEIGHT: f32 = 5.0;

/// A shared fragment's end in one report, with what follows.
#[derive(Debug, Clone)]
struct Place {
    report: usize,
    /// Index of the fragment's first word, and of the word after its preposition.
    first: usize,
    after: usize,
    speaker: Option<usize>,
    object: Object,
}

#[derive(Debug, Clone)]
struct Object {
    span: Span,
    /// Content stems of its head, up to the next preposition, sorted; and of the whole.
    stems: Vec<u32>,
    whole: Vec<u32>,
}

/// All conflicts of object.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_end: BTreeMap<[u32; 3], Vec<Place>> = BTreeMap::new();
    for report in 0..scene.story.len() {
        places(scene, report, &mut by_end);
    }
    let mut joined = Joined::new(ConflictKind::Object);
    for places in by_end.values().filter(|places| places.len() <= MOST) {
        for (i, a) in places.iter().enumerate() {
            for b in &places[i + 1..] {
                let told = spelled_alike(scene, a, b) || is_counted(scene, a) || is_counted(scene, b);
                if a.report != b.report && !told && differ(scene, a, b) && !agrees_elsewhere(places, a, b) {
                    joined.add(side(scene, a), side(scene, b), Verdict::Hard);
                }
            }
        }
    }
    joined.conflicts("The same words, of something else")
}

/// Every place where two words in quotation marks come before a preposition, by their stems.
fn places(scene: &Scene<'_>, report: usize, by_end: &mut BTreeMap<[u32; 3], Vec<Place>>) {
    let Some(r) = scene.story.get(report) else { return };
    for (index, quotation) in r.layers.quotations.iter().enumerate() {
        let (Some(whole), Some(words)) = (Span::cover(&quotation.content), scene.words.get(report)) else {
            continue;
        };
        for quoted in &quotation.quoted {
            let inside: Vec<usize> = spoken(words, scene.inside(report, *quoted));
            for pair in inside.windows(2) {
                let Some(opener) = next_spoken(words, pair[1] + 1) else { continue };
                let text = |i: usize| words[i].span.of(&r.text).to_lowercase();
                let ends = OPENERS.contains(&text(opener).as_str());
                if !words[pair[0]].content
                    || !words[pair[1]].content
                    || !ends
                    || words[opener].span.start >= whole.end
                {
                    continue;
                }
                let after = opener + 1;
                let Some(object) = object(scene, report, words, after) else { continue };
                let key = [words[pair[0]].stem, words[pair[1]].stem, words[opener].stem];
                let speaker = scene.speaker(report, index);
                let place = Place { report, first: pair[0], after, speaker, object };
                let known = by_end.entry(key).or_default();
                if !known.iter().any(|other| (other.report, other.after) == (report, after)) {
                    known.push(place);
                }
            }
        }
    }
}

fn is_spoken(word: &Word) -> bool {
    matches!(word.kind, TokenKind::Word | TokenKind::Number)
}

fn spoken(words: &[Word], range: std::ops::Range<usize>) -> Vec<usize> {
    range.filter(|&i| is_spoken(&words[i])).collect()
}

/// The next word, over quotation marks only.
fn next_spoken(words: &[Word], from: usize) -> Option<usize> {
    let next = (from..words.len())
        .find(|&i| !matches!(words[i].kind, TokenKind::OpenQuote | TokenKind::CloseQuote))?;
    (is_spoken(&words[next]) && words[next].sentence == words[from.saturating_sub(1)].sentence)
        .then_some(next)
}

/// What comes after a preposition, up to the end of its phrase.
fn object(scene: &Scene<'_>, report: usize, words: &[Word], from: usize) -> Option<Object> {
    let text = &scene.story.get(report)?.text;
    let sentence = words.get(from)?.sentence;
    let (mut stems, mut whole, mut head) = (Vec::new(), Vec::new(), true);
    let (mut end, mut light) = (None, false);
    for word in words.iter().skip(from).take(LONGEST).take_while(|word| word.sentence == sentence) {
        if matches!(word.kind, TokenKind::OpenQuote | TokenKind::CloseQuote) {
            continue;
        }
        let lower = word.span.of(text).to_lowercase();
        if !is_spoken(word) || CLOSERS.contains(&lower.as_str()) {
            break;
        }
        end = Some(word.span.end);
        if ENDERS.contains(&lower.as_str()) {
            head = false;
        }
        if OPENERS.contains(&lower.as_str()) && !stems.is_empty() {
            head &= light && lower == "of";
        }
        light = LIGHT.contains(&lower.as_str());
        if word.content && head {
            stems.push(word.stem);
        }
        if word.content {
            whole.push(word.stem);
        }
    }
    for list in [&mut stems, &mut whole] {
        list.sort_unstable();
        list.dedup();
    }
    Some(Object { span: Span::new(words.get(from)?.span.start, end?), stems, whole })
}

/// Whether the heads of two objects have nothing in common, and each says something that is no name.
fn differ(scene: &Scene<'_>, a: &Place, b: &Place) -> bool {
    let shared: f32 = shared_before(scene, a, b).iter().map(|stem| scene.weight(*stem)).sum();
    let one_speaker = a.speaker.is_none() || b.speaker.is_none() || a.speaker == b.speaker;
    let plain = |object: &Object| {
        object.stems.iter().copied().filter(|stem| !is_name(scene, *stem)).collect::<Vec<_>>()
    };
    let (one, other) = (plain(&a.object), plain(&b.object));
    one_speaker
        && shared >= FRAGMENT_WEIGHT
        && !one.is_empty()
        && !other.is_empty()
        // One thing told in another order, or in another translation, has half of its words elsewhere.
        && 2 * common(&a.object.whole, &b.object.whole).iter().filter(|stem| !is_name(scene, **stem)).count()
            < a.object.whole.len().max(b.object.whole.len())
        // The memo, and what the memo tells of.
        && common(&a.object.stems, &b.object.whole).is_empty()
        && common(&b.object.stems, &a.object.whole).is_empty()
        && !are_kin(scene, &a.object.stems, &b.object.stems)
        && !are_matched(scene, a, b)
        && !points_back(scene, a)
        && !points_back(scene, b)
}

/// Whether a word of one is of the family of a word of the other: "racism", "racist".
fn are_kin(scene: &Scene<'_>, a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|&stem| !is_name(scene, stem) && scene.kin(stem).iter().any(|kin| b.contains(kin)))
}

/// Whether the matcher finds that two objects say the same in other words: "further proceedings", "further action".
fn are_matched(scene: &Scene<'_>, a: &Place, b: &Place) -> bool {
    let side = |place: &Place| scene.side(Passage { report: place.report, span: place.object.span });
    let sides = side(a).zip(side(b));
    sides.and_then(|(a, b)| scene.matched(&a, &b)).is_some_and(|odds| odds >= MATCHED)
}

/// Log-odds of the matcher from which two objects are one.
const MATCHED: f32 = -1.0;

/// Whether an object points to what was told before: "the crash" is whatever crashed.
fn points_back(scene: &Scene<'_>, place: &Place) -> bool {
    let first = scene.lower(place.report, place.object.span).into_iter().next();
    place.object.whole.len() == 1 && first.is_some_and(|word| POINTING.contains(&word.as_str()))
}

/// Words with which a noun points back.
const POINTING: &[&str] = &["the", "this", "that", "these", "those", "its", "his", "her", "their"];

/// Whether an object is a number or a time, which have judges of their own.
fn is_counted(scene: &Scene<'_>, place: &Place) -> bool {
    scene.story.get(place.report).is_some_and(|report| {
        report.layers.numbers.iter().any(|number| number.span.overlaps(place.object.span))
            || report.layers.times.iter().any(|time| time.span.overlaps(place.object.span))
    })
}

/// Letters that two spellings of one long word may differ in, and how long it must be: "pedophiles", "paedophiles".
const SPELLED: (usize, usize) = (2, 6);

/// Whether the objects share a long word in two spellings.
fn spelled_alike(scene: &Scene<'_>, a: &Place, b: &Place) -> bool {
    let words = |place: &Place| -> Vec<String> {
        let words = scene.lower(place.report, place.object.span).into_iter();
        words.filter(|word| word.chars().count() > SPELLED.1).collect()
    };
    let other = words(b);
    words(a).iter().any(|x| other.iter().any(|y| x != y && distance(x, y) <= SPELLED.0))
}

/// A name, or a word that goes with one in this story ("Korean peninsula").
fn is_name(scene: &Scene<'_>, stem: u32) -> bool {
    scene.is_proper(stem)
}

/// The content stems that both have before the preposition, as far back as they run together.
fn shared_before(scene: &Scene<'_>, a: &Place, b: &Place) -> Vec<u32> {
    let (Some(one), Some(other)) = (scene.words.get(a.report), scene.words.get(b.report)) else {
        return Vec::new();
    };
    let back = |words: &[Word], place: &Place| -> Vec<u32> {
        let from = place.first.saturating_sub(LONGEST);
        (from..place.after.saturating_sub(1))
            .rev()
            .filter(|&i| is_spoken(&words[i]))
            .map(|i| words[i].stem)
            .collect()
    };
    let run = back(one, a).into_iter().zip(back(other, b)).take_while(|(x, y)| x == y).map(|(x, _)| x);
    let content = |stem: &u32| {
        one[a.first.saturating_sub(LONGEST)..a.after].iter().any(|w| w.stem == *stem && w.content)
    };
    run.filter(content).collect()
}

/// Whether one of the two reports has the other's object elsewhere with the same fragment.
fn agrees_elsewhere(places: &[Place], a: &Place, b: &Place) -> bool {
    let agrees = |mine: &Place, theirs: &Place| {
        places.iter().any(|place| {
            place.report == mine.report
                && place.after != mine.after
                && !common(&place.object.stems, &theirs.object.stems).is_empty()
        })
    };
    agrees(a, b) && !agrees(b, b) || agrees(b, a) && !agrees(a, a)
}

fn side(scene: &Scene<'_>, place: &Place) -> Side {
    let start = scene
        .words
        .get(place.report)
        .and_then(|words| words.get(place.first))
        .map_or(0, |word| word.span.start);
    let span = Span::new(start, place.object.span.end);
    Side::new(Passage { report: place.report, span }, scene.text(place.report, place.object.span))
}
