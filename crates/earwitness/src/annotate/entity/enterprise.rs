//! Which body "the company" or "the agency" is: the one that may be called so, where it is clearly the most present.

use super::groups::Group;
use super::roster::Figure;
use super::salience::{Past, present};
use crate::annotate::line::Line;
use crate::record::EntityKind;

/// What a company is called once it is known.
const COMPANIES: [&str; 10] = [
    "company",
    "firm",
    "airline",
    "carrier",
    "manufacturer",
    "automaker",
    "carmaker",
    "retailer",
    "startup",
    "corporation",
];
/// What a public body is called.
const AGENCIES: [&str; 2] = ["agency", "authority"];

/// Where people write.
const PLATFORMS: [&str; 7] = ["twitter", "facebook", "instagram", "youtube", "reddit", "tiktok", "snapchat"];

/// How far back it may be named, in sentences.
const REACH: usize = 4;
/// How much more present than the next, in points: one sentence nearer.
const CLEAR: i32 = 20;
/// Letters of a name that is an acronym: "NASA".
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=5;

/// The figure that a description of a company or an agency points to; `reports` tells of a name whether it is an outlet's.
pub fn named_before(
    g: &Group,
    line: &Line<'_>,
    past: &[Past],
    figures: &[Figure],
    reports: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let noun = line.lower(g.to - 1);
    let (company, agency) = (COMPANIES.contains(&noun), AGENCIES.contains(&noun));
    if g.plural || !line.at(g.from).is("the") || !(company || agency) || !tells_no_more(line, g) {
        return None;
    }
    let fits = |f: &Figure| {
        let named = f.kind == EntityKind::Organisation && f.name.starts_with(char::is_uppercase);
        let institution = is_institution(&f.name);
        named && !reports(&f.name) && if company { !institution } else { institution || is_acronym(&f.name) }
    };
    let mut best: Vec<(i32, usize)> = Vec::new(); // (points, figure), one a figure
    for p in past.iter().rev().take_while(|p| p.line + REACH >= g.line) {
        // "said on Twitter": where something is told is no company that is told of
        let venue = p.bound && PLATFORMS.contains(&figures[p.figure].name.to_lowercase().as_str());
        if p.plural || venue || !fits(&figures[p.figure]) {
            continue;
        }
        let points = present(p, g.line, figures);
        match best.iter_mut().find(|(_, figure)| *figure == p.figure) {
            Some(known) => known.0 = known.0.max(points),
            None => best.push((points, p.figure)),
        }
    }
    best.sort_by_key(|&(points, figure)| (std::cmp::Reverse(points), figure));
    let (points, figure) = *best.first()?;
    best.get(1).is_none_or(|&(next, _)| points - next >= CLEAR).then_some(figure)
}

/// "the company", "the Norvania-based firm", "the space agency", but not "the power company", which may be another.
fn tells_no_more(line: &Line<'_>, g: &Group) -> bool {
    let between = line.row(g.from + 1, g.to - 1);
    between.iter().all(|w| w.lower.ends_with("-based") || w.is_any(&["space", "giant", "same"]))
}

/// "Department of Labor", "Harbour Times", "Farmers Association": no company.
fn is_institution(name: &str) -> bool {
    const INSTITUTIONS: [&str; 32] = [
        "department",
        "ministry",
        "senate",
        "house",
        "congress",
        "parliament",
        "committee",
        "court",
        "administration",
        "agency",
        "commission",
        "council",
        "party",
        "university",
        "police",
        "army",
        "bureau",
        "office",
        "service",
        "government",
        "nations",
        "authority",
        "center",
        "centers",
        "centre",
        "union",
        "association",
        "times",
        "news",
        "post",
        "journal",
        "foundation",
    ];
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| INSTITUTIONS.contains(&word.to_lowercase().as_str()))
}

fn is_acronym(name: &str) -> bool {
    ACRONYM.contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase())
}
