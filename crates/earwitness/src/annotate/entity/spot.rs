//! Names in the text: runs of capitalised words, cut at titles and listed names.

mod firm;
mod mended;
mod weighed;

pub use firm::firms;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::gazetteer::{Listed, gazetteer, set};
use super::gender::is_given;
use super::titles::{Title, title};
use crate::annotate::line::{Line, Word, split};
use crate::learned::Heard;
use crate::names;
use crate::record::{EntityKind, PartKind, Report, Span};

/// A name as it stands in the text.
#[derive(Debug, Clone)]
pub struct Spotted {
    pub span: Span,
    /// Index of its line, and its words there.
    pub line: usize,
    pub from: usize,
    pub to: usize,
    pub name: String,
    pub kind: Kind,
    /// The title right before it.
    pub title: Option<Title>,
}

/// What the place and form of a name tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Listed(Listed),
    Known(EntityKind),
    /// One capitalised word that nothing tells apart.
    Unclear,
}

static NOT_NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/not_names.txt")));
static ORGANISATION: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/organisation_words.txt")));
static PLACE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/place_words.txt")));
static EVENT: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/event_words.txt")));

/// Words inside names that are not capitalised.
const JOINING: [&str; 20] = [
    "of", "for", "and", "de", "del", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da",
    "dos", "du", "the", "&",
];
/// Joining words of persons' names: they join whatever stands before.
const PARTICLES: [&str; 14] =
    ["de", "del", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "du"];
/// Before a place.
const LOCATIVE: [&str; 9] = ["in", "at", "near", "outside", "around", "across", "inside", "to", "from"];
/// Words that are part of names, and no names alone.
const NOT_ALONE: [&str; 12] = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "former",
    "new", "senior",
];
/// Longest run looked at, in words: longer ones are headings in capitals.
const LONGEST_RUN: usize = 14;
/// Share of capitalised words from which a line counts as written in title case.
const TITLE_CASE: f32 = 0.6;

/// How words are written in the report.
#[derive(Debug, Default)]
pub struct Seen {
    /// With a capital inside a sentence.
    pub known: FxHashSet<String>,
    /// In small letters.
    pub plain: FxHashSet<String>,
    /// Inside a name that the encoder heard.
    heard: FxHashSet<String>,
}

/// Words that begin a sentence with a capital and are names nevertheless, because they stand with a capital
/// inside a sentence elsewhere.
pub fn seen(report: &Report, lines: &[Line<'_>], heard: Option<&Heard>) -> Seen {
    let mut seen = Seen::default();
    for name in heard.iter().flat_map(|heard| &heard.names) {
        seen.heard.extend(split(&report.text, name.span).into_iter().map(|w| w.lower));
    }
    for line in lines.iter().filter(|l| !in_title_case(l)) {
        for (i, w) in line.words.iter().enumerate() {
            if w.text.starts_with(char::is_lowercase) {
                seen.plain.insert(w.lower.clone());
            }
            if i > 0 && w.is_capital() && !opens(&line.words, i) && !NOT_NAMES.contains(w.lower.as_str()) {
                seen.known.insert(w.lower.clone());
            }
        }
    }
    seen
}

/// Whether a word stands where any word is capitalised.
fn opens(words: &[Word<'_>], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .find(|w| !matches!(w.text, "\"" | "“" | "‘" | "'" | "(" | "«" | "["))
        .is_none_or(|w| matches!(w.text, "." | "!" | "?" | ":" | "—" | "–" | "-" | "…" | "•" | "\"" | "”"))
        || at > 0 && matches!(words[at - 1].text, "\"" | "“" | "‘" | "«")
}

/// Whether a line is a heading in which most words have a capital.
pub fn in_title_case(line: &Line<'_>) -> bool {
    if line.kind == PartKind::Body && line.words.last().is_some_and(|w| matches!(w.text, "." | "!" | "?")) {
        return false;
    }
    let long: Vec<_> = line.words.iter().filter(|w| w.is_word() && w.text.chars().count() > 3).collect();
    let capitals = long.iter().filter(|w| w.is_capital()).count();
    let fewest = if line.kind == PartKind::Body { 3 } else { 2 };
    long.len() >= fewest && capitals as f32 >= TITLE_CASE * long.len() as f32
}

/// The names of one line.
pub fn spot(lines: &[Line<'_>], at: usize, seen: &Seen, heard: Option<&Heard>) -> Vec<Spotted> {
    let line = &lines[at];
    let heading = in_title_case(line);
    let mut found = Vec::new();
    let mut i = 0;
    while i < line.words.len() {
        let end = run_end(&line.words, i);
        if end == i {
            i += 1;
            continue;
        }
        i = cut(line, at, i, end, heading, seen, &mut found).max(end);
    }
    if let Some(heard) = heard {
        weighed::overrule(line, at, heard, &mut found);
        found.retain(|s| weighed::stands(line, s, heard, seen));
    }
    mended::without_place(line, &mut found);
    found.iter_mut().for_each(|s| mended::without_owner(line, s));
    found.iter_mut().for_each(|s| mended::undouble(line, s));
    found.iter_mut().for_each(|s| mended::unstammer(line, s));
    found.iter_mut().for_each(|s| mended::with_generation(line, s));
    found.dedup_by(|next, s| next.to <= s.to && next.from > s.from);
    found
}

/// The end of the run of name words that starts here, or the same place.
fn run_end(words: &[Word<'_>], start: usize) -> usize {
    if !words[start].is_capital() {
        return start;
    }
    let mut end = start + 1;
    let mut heads = 0; // words that may take "of …"
    while end < words.len() && end - start < LONGEST_RUN {
        let before = &words[end - 1];
        if [&ORGANISATION, &PLACE, &EVENT].iter().any(|s| s.contains(before.lower.as_str())) {
            heads += 1;
        }
        let w = &words[end];
        let next_capital = words.get(end + 1).is_some_and(Word::is_capital);
        let initial = w.text == "." && next_capital && is_abbreviation(before);
        let joins = JOINING.contains(&w.lower.as_str())
            && next_capital
            && (PARTICLES.contains(&w.lower.as_str())
                || heads > 0 && !(w.is("and") && heads < 2 && !before.is_capital()));
        let joins = joins && !(w.is("and") && !words[start..end].iter().any(|x| x.is_any(&["of", "for"])));
        if w.is_capital() || initial || joins {
            end += 1;
        } else if w.is_any(&["of", "for"])
            && heads > 0
            && words.get(end + 1).is_some_and(|n| n.is("the"))
            && words.get(end + 2).is_some_and(Word::is_capital)
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn is_abbreviation(w: &Word<'_>) -> bool {
    w.text.chars().count() == 1
        || w.is_any(&[
            "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "adm",
            "prof", "rev", "jr", "maj", "brig", "no",
        ])
}

/// Cuts a run at titles and listed names, and types the pieces.
fn cut(
    line: &Line<'_>,
    at: usize,
    start: usize,
    end: usize,
    heading: bool,
    seen: &Seen,
    found: &mut Vec<Spotted>,
) -> usize {
    let words = &line.words;
    let known = &seen.known;
    let mut i = start;
    let mut before = lower_title(words, start);
    while i < end {
        let listed = gazetteer().longest(&words[i..]).map(|(e, n)| (e.clone(), n));
        let listed = listed.filter(|(_, n)| *n > 1 || !is_addressed(words, i));
        if let Some((entry, n)) = listed {
            let whole = i + n >= end;
            let region = !whole
                && !heading
                && matches!(entry.is, Listed::Other(EntityKind::Location))
                && !has_title(&words[i + n..end]);
            let body = region
                || !whole && ends_as_organisation(&words[i + n..end]) && !has_title(&words[i + n..end]);
            let given = !whole
                && matches!(entry.is, Listed::Country(_) | Listed::Capital(_))
                && is_given(&entry.name.to_lowercase());
            if !body && !given {
                let kind = Kind::Listed(entry.is);
                push(line, at, i, i + n, kind, None, found, &entry.name);
                before = None;
                i += n;
                continue;
            }
            if body {
                push(line, at, i, end, Kind::Known(EntityKind::Organisation), None, found, "");
                return end;
            }
        }
        let lower = words[i].lower.as_str();
        if let Some(t) = title(&words[i..end])
            && (i + t.words < end || !words[i].is_capital())
        {
            before = Some(t);
            i += t.words;
            continue;
        }
        if !words[i].is_word()
            || NOT_NAMES.contains(lower) && !known.contains(lower)
            || JOINING.contains(&lower)
        {
            before = None;
            i += 1;
            continue;
        }
        let mut stop = segment_end(words, i, end);
        if heading {
            // in a heading every word has a capital: a name goes as far as its words are known
            stop = (i + 1..stop)
                .find(|&j| words[j].is_word() && !known.contains(&words[j].lower))
                .unwrap_or(stop);
        }
        let alone = stop == i + 1;
        if alone && NOT_ALONE.contains(&lower) {
            before = None;
            i = stop;
            continue;
        }
        let doubtful = (opens(words, i) || heading) && alone && before.is_none() && !known.contains(lower);
        let title_alone = title(&words[i..stop]).is_some_and(|t| t.words >= stop - i);
        if !doubtful && !title_alone && !(heading && !known.contains(lower)) {
            let kind = type_of(words, i, stop, before, seen);
            push(line, at, i, stop, kind, before, found, "");
        }
        before = None;
        i = stop;
    }
    i
}

/// Whether "Mr." or the like stands before: then it is a person's name, whatever else has it: "Mr. Fox", "Ms. Jordan".
fn is_addressed(words: &[Word<'_>], at: usize) -> bool {
    let stop = usize::from(at > 0 && words[at - 1].text == ".");
    let before = at.checked_sub(1 + stop).map(|i| &words[i]);
    before.is_some_and(|w| w.is_any(&["mr", "mrs", "ms", "mx", "miss", "messrs"]))
}

/// The end of the piece that starts here: a run's end, or where a title or a listed people begins.
fn segment_end(words: &[Word<'_>], from: usize, end: usize) -> usize {
    (from + 1..end)
        .find(|&j| {
            let organisation = ORGANISATION.contains(words[end - 1].lower.as_str());
            !organisation && title(&words[j..end]).is_some_and(|t| j + t.words < end && t.head)
        })
        .unwrap_or(end)
}

fn ends_as_organisation(words: &[Word<'_>]) -> bool {
    words.iter().any(|w| ORGANISATION.contains(w.lower.as_str()))
        && !words.last().is_some_and(|w| PLACE.contains(w.lower.as_str()) || EVENT.contains(w.lower.as_str()))
}

fn has_title(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|i| {
        title(&words[i..]).is_some_and(|t| {
            i + t.words < words.len()
                && (t.head
                    || t.gender != super::titles::Gender::Unknown
                    || words[i..].len() - t.words <= 3
                        && !ORGANISATION.contains(words[words.len() - 1].lower.as_str()))
        })
    })
}

/// A title in lower case right before the run: "spokesman", "foreign minister".
fn lower_title(words: &[Word<'_>], start: usize) -> Option<Title> {
    (1..=3).rev().find_map(|n| {
        let from = start.checked_sub(n)?;
        title(&words[from..start]).filter(|t| t.words == n)
    })
}

fn type_of(words: &[Word<'_>], from: usize, to: usize, before: Option<Title>, seen: &Seen) -> Kind {
    let last = words[to - 1].lower.as_str();
    let any = |set: &FxHashSet<&str>| words[from..to].iter().any(|w| set.contains(w.lower.as_str()));
    let text = words[from].text;
    if before.is_some() {
        return Kind::Known(EntityKind::Person);
    }
    if EVENT.contains(last) && to - from > 1 {
        return Kind::Known(EntityKind::Event);
    }
    if PLACE.contains(last) && to - from > 1 || PLACE.contains(words[from].lower.as_str()) && to - from > 1 {
        return Kind::Known(EntityKind::Location);
    }
    if any(&ORGANISATION) && (to - from > 1) {
        return Kind::Known(EntityKind::Organisation);
    }
    if to - from == 1 {
        if text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && text.chars().all(|c| c.is_uppercase() || c == '.' || c == '-' || c.is_numeric())
        {
            return Kind::Known(EntityKind::Organisation);
        }
        let place =
            from > 0 && LOCATIVE.contains(&words[from - 1].lower.as_str()) && !words[from - 1].is("from");
        return if place { Kind::Known(EntityKind::Place) } else { Kind::Unclear };
    }
    let the = from > 0 && words[from - 1].is("the");
    let first = words[from].lower.as_str();
    let plain = words[from..to].iter().filter(|w| w.is_word()).all(|w| seen.plain.contains(&w.lower));
    if plain {
        return Kind::Known(EntityKind::Other);
    }
    if to - from <= 4 && (!the || is_given(first)) {
        return Kind::Known(EntityKind::Person);
    }
    Kind::Known(EntityKind::Organisation)
}

#[expect(clippy::too_many_arguments, reason = "a record's fields, given once")]
fn push(
    line: &Line<'_>,
    at: usize,
    from: usize,
    to: usize,
    kind: Kind,
    title: Option<Title>,
    found: &mut Vec<Spotted>,
    name: &str,
) {
    let name = if name.is_empty() { written(line, from, to) } else { name.to_owned() };
    if names::fold(&name).is_empty()
        || !matches!(kind, Kind::Listed(_)) && line.words[from..to].iter().any(is_compound)
    {
        return;
    }
    found.push(Spotted { span: line.span_of(from, to), line: at, from, to, name, kind, title });
}

/// "US-led", "China-South": no name, an adjective made of one.
fn is_compound(w: &Word<'_>) -> bool {
    w.text.split(['-', '–', '‑']).count() > 1
        && w.text.split(['-', '–', '‑']).any(|part| gazetteer().is_country_word(part))
}

/// The words of a name with single spaces.
fn written(line: &Line<'_>, from: usize, to: usize) -> String {
    let mut name = String::new();
    for (i, w) in line.words[from..to].iter().enumerate() {
        if i > 0 && w.text != "." && !matches!(w.text, "'" | "’") && !w.is_possessive() {
            name.push(' ');
        }
        name.push_str(w.text);
    }
    name
}
