//! A number in its place: what it counts, and what its clause and sentence tell beside it.

use crate::record::{Bound, EntityKind, Number, Report, Span, Toll};

use crate::weigh::judge::scene::Scene;
use crate::weigh::judge::toll;
use crate::weigh::trace::country;

/// A number in its place.
#[derive(Debug)]
pub struct Counted<'a> {
    pub report: usize,
    pub number: &'a Number,
    /// The number with its unit or noun.
    pub span: Span,
    /// "At least 12" holds 12; "more than 12" does not.
    pub inclusive: bool,
    pub sentence: Span,
    pub clause: Span,
    /// What befell the people counted.
    pub toll: Option<Toll>,
    /// Content stems of the sentence, and of the clause, without the number's own words.
    pub around: Vec<u32>,
    pub beside: Vec<u32>,
    /// Content stems between the number and its noun.
    pub modifiers: Vec<u32>,
    pub figures: Vec<usize>,
    /// The persons and bodies that the clause names.
    pub actors: Vec<usize>,
    /// The persons who do it.
    pub agents: Vec<usize>,
    /// The towns, regions and natural places that the sentence names; countries hold them.
    pub places: Vec<usize>,
    /// The countries and peoples that the sentence names.
    pub countries: Vec<&'static str>,
    /// The stem of the clause's verb.
    pub verb: Option<u32>,
}

/// A number with the key of what it counts; `None` for one that nothing can gainsay.
pub fn counted<'a>(
    scene: &Scene<'_>,
    position: usize,
    report: &'a Report,
    number: &'a Number,
) -> Option<(String, Counted<'a>)> {
    // "Dozens" says little that a number could gainsay.
    let crowd = number.bound == Bound::About && number.high.is_some();
    if crowd || !scene.is_article(position, number.span.start) {
        return None;
    }
    let sentence = scene.sentence(position, number.span);
    let span = Span::new(number.span.start, end_of_noun(scene, position, number, sentence));
    if is_relative(scene, position, number, span, sentence) {
        return None;
    }
    let clause = scene.clause(position, number.span);
    let toll = toll_of(scene, position, number, clause);
    let noun = number.counted.as_deref();
    let key = match (number.unit.clone(), noun, toll) {
        (Some(unit), _, _) => unit,
        (None, _, Some(toll))
            if noun.is_none_or(|noun| toll::is_people(noun) || toll::of_word(noun).is_some()) =>
        {
            toll.name().to_owned()
        }
        (None, Some(noun), _) => noun.to_owned(),
        (None, None, _) => return None,
    };
    let own = scene.content(position, span);
    let without =
        |stems: Vec<u32>| stems.into_iter().filter(|stem| !own.contains(stem)).collect::<Vec<u32>>();
    let stem = noun.and_then(|noun| scene.stem(noun));
    let between = scene.content(position, Span::new(number.span.end, span.end));
    let text = report.slice(number.span).to_lowercase();
    let inclusive = INCLUSIVE.iter().any(|words| text.contains(words));
    let counted = Counted {
        report: position,
        number,
        span,
        inclusive,
        sentence,
        clause,
        toll,
        around: without(scene.content(position, sentence)),
        beside: without(scene.content(position, clause)),
        modifiers: between.into_iter().filter(|between| Some(*between) != stem).collect(),
        figures: scene.figures(position, sentence),
        actors: actors(scene, position, report, clause),
        agents: agents(scene, position, report, clause),
        countries: countries(scene, position, sentence),
        places: places(scene, position, sentence),
        verb: scene.verb(position, clause),
    };
    Some((key, counted))
}

/// The persons and bodies that a clause names, without those who only say it.
fn actors(scene: &Scene<'_>, position: usize, report: &Report, clause: Span) -> Vec<usize> {
    let said = report.layers.quotations.iter().flat_map(|quotation| {
        quotation.source.iter().copied().chain(quotation.channels.iter().map(|channel| channel.span))
    });
    let said: Vec<Span> = said.filter(|span| span.overlaps(clause)).collect();
    let sources: Vec<usize> = said.into_iter().flat_map(|span| scene.figures(position, span)).collect();
    let is_actor = |figure: &usize| {
        let kind = scene.cast.figures.get(*figure).map(|figure| figure.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organisation)) && !sources.contains(figure)
    };
    scene.figures(position, clause).into_iter().filter(is_actor).collect()
}

/// The persons that are the subject of a clause.
fn agents(scene: &Scene<'_>, position: usize, report: &Report, clause: Span) -> Vec<usize> {
    let subject =
        report.layers.clauses.iter().find(|known| known.span == clause).and_then(|known| known.agent);
    let figures = subject.map(|subject| scene.figures(position, subject)).unwrap_or_default();
    let is_person = |figure: &usize| {
        scene.cast.figures.get(*figure).is_some_and(|figure| figure.kind == EntityKind::Person)
    };
    figures.into_iter().filter(is_person).collect()
}

fn countries(scene: &Scene<'_>, position: usize, sentence: Span) -> Vec<&'static str> {
    let country = |figure: usize| {
        let figure = scene.cast.figures.get(figure)?;
        let named = matches!(figure.kind, EntityKind::Place | EntityKind::Group);
        country::find(&figure.name).filter(|_| named).map(|country| country.name)
    };
    let mut names: Vec<&str> = scene.figures(position, sentence).into_iter().filter_map(country).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn places(scene: &Scene<'_>, position: usize, sentence: Span) -> Vec<usize> {
    let is_place = |figure: &usize| {
        scene.cast.figures.get(*figure).is_some_and(|figure| {
            matches!(figure.kind, EntityKind::Place | EntityKind::Location)
                && country::find(&figure.name).is_none_or(|country| country.name != figure.name)
        })
    };
    scene.figures(position, sentence).into_iter().filter(is_place).collect()
}

const INCLUSIVE: [&str; 10] = [
    "at least", "no fewer", "no less", "or more", "minimum", "up to", "as many", "as much", "at most",
    "no more",
];

/// How far a word of a toll may stand from a number without a noun, in words: "killed at least 12".
const BARE_REACH: usize = 4;

/// What befell the people that a number counts: told by its noun, else by the nearest word of its clause.
pub fn toll_of(scene: &Scene<'_>, report: usize, number: &Number, clause: Span) -> Option<Toll> {
    let noun = number.counted.as_deref();
    if number.unit.is_some() {
        return None;
    }
    if let Some(toll) = noun.and_then(toll::of_word) {
        return Some(toll);
    }
    let words = scene.words.get(report)?;
    let text = &scene.story.get(report)?.text;
    let at = words.partition_point(|word| word.span.start < number.span.start);
    let toll = |i: usize| Some((i.abs_diff(at), toll::of_word(&words[i].span.of(text).to_lowercase())?));
    let nearest = scene.inside(report, clause).filter_map(toll).min_by_key(|(distance, _)| *distance)?;
    (noun.is_some() || nearest.0 <= BARE_REACH).then_some(nearest.1)
}

/// Whether a number counts from a moment, a part or a rest that another report need not share: "20 minutes ago", "one in
/// seven", "three of his eight children", "a further 18", "two more", an age.
fn is_relative(scene: &Scene<'_>, report: usize, number: &Number, span: Span, sentence: Span) -> bool {
    let after = scene.lower(report, Span::new(span.end, sentence.end));
    let before = scene.lower(report, Span::new(sentence.start, number.span.start));
    let inside = scene.lower(report, span);
    let next = |n: usize| after.get(n).map_or("", String::as_str);
    let last =
        |n: usize| before.len().checked_sub(n).and_then(|at| before.get(at)).map_or("", String::as_str);
    let timed = number.unit.as_deref().is_some_and(|unit| TIMED.contains(&unit));
    let moment = timed && ["ago", "later", "earlier", "before", "after", "apart"].contains(&next(0));
    let part = next(0) == "of"
        && (["the", "his", "her", "its", "their", "our", "my", "those", "these", "them", "whom", "which"]
            .contains(&next(1))
            || next(1).starts_with(|c: char| c.is_ascii_digit()));
    let rest = [
        "another",
        "further",
        "other",
        "additional",
        "remaining",
        "every",
        "each",
        "last",
        "next",
        "past",
        "first",
    ];
    let extra = ["more", "other", "others", "additional", "further", "old"];
    moment
        || ["old", "away", "more", "others"].contains(&next(0))
        || timed && ["from", "into", "away"].contains(&next(0))
        || next(0) == "-" && next(1) == "old"
        || part
        || rest.contains(&last(1))
        || last(1) == "in" && ["one", "1"].contains(&last(2))
        || last(1) == "minus"
        || inside.iter().any(|word| extra.contains(&word.as_str()))
}

/// Units that count from a moment.
const TIMED: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade"];

/// How many words after a number may hold its noun.
const NOUN_REACH: usize = 7;

/// Where the noun counted, or the unit, ends.
fn end_of_noun(scene: &Scene<'_>, position: usize, number: &Number, sentence: Span) -> usize {
    let Some(words) = scene.words.get(position) else { return number.span.end };
    let after = scene.inside(position, Span::new(number.span.end, sentence.end));
    let noun = number.counted.as_deref().and_then(|noun| scene.stem(noun));
    let mut window = words[after.start..after.end.min(after.start + NOUN_REACH)].iter();
    match noun {
        Some(noun) => window.find(|word| word.stem == noun).map_or(number.span.end, |word| word.span.end),
        None if number.unit.is_some() => {
            let named = window.take(2).find(|word| word.content);
            named.map_or(number.span.end, |word| word.span.end)
        }
        None => number.span.end,
    }
}
