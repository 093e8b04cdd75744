//! Pronouns: whom "he", "it" and "they" point to.

use super::groups::is_source_noun;
use super::roster::Figure;
use super::salience::{Past, SUBJECT, present, verb_follows};
use super::titles::Gender;
use crate::annotate::line::Line;
use crate::annotate::quotation::speaker::opens_apposition;
use crate::record::EntityKind;

pub const ALL: [&str; 18] = [
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "themselves",
    "theirs",
    "who",
    "whose",
];
pub const PLURAL: [&str; 5] = ["they", "them", "their", "themselves", "theirs"];
/// Those that can only be a subject, of one person.
pub const SUBJECTS: [&str; 2] = ["he", "she"];
pub const SINGULAR: [&str; 8] = ["he", "him", "his", "himself", "she", "her", "hers", "herself"];

/// How far back a pronoun looks, in sentences.
pub const REACH: usize = 4;
/// In points: who speaks goes on speaking …
const SPOKE: i32 = 40;
/// … and who is spoken of seldom takes over; chosen on the accounts gold.
const SPOKEN_OF: i32 = -25;
/// In points: people say more than papers do, papers show more than people.
const FIT_TO_SPEAK: i32 = 25;
/// In points: whose gender is known and fits is meant before somebody of whom nothing is known.
const KNOWN: i32 = 10;

/// A pronoun where it stands.
pub struct Asked<'a, 't> {
    pub line: &'a Line<'t>,
    pub from: usize,
    pub at: usize,
    /// The line before.
    pub before: Option<&'a Line<'t>>,
    /// The last line before that tells something beside what stands in marks.
    pub told: usize,
    /// Figures that it cannot mean.
    pub not: Vec<usize>,
    /// Whether it says something there.
    pub speaks: bool,
    /// Whether it stands in what somebody says.
    pub inside: bool,
}

impl Asked<'_, '_> {
    /// How many sentences back something is. A stretch of words that all stand in marks is none to who goes on behind it.
    fn distance(&self, p: &Past) -> usize {
        let before = p.line <= self.told && p.line < self.at && !self.inside;
        if before { self.told + 1 - p.line } else { self.at - p.line }
    }
}

/// The figure that a pronoun points to.
pub fn resolve(asked: &Asked<'_, '_>, figures: &[Figure], past: &[Past]) -> Option<usize> {
    let person = |f: &Figure| f.kind == EntityKind::Person;
    let line = asked.line;
    if let Some(answers) = who_is_asked(asked, figures, past) {
        return Some(answers);
    }
    match line.lower(asked.from) {
        "he" | "him" | "his" | "himself" => best(asked, past, REACH, figures, |p| {
            !p.plural && person(&figures[p.figure]) && figures[p.figure].gender != Gender::Female
        }),
        "she" | "her" | "hers" | "herself" => best(asked, past, REACH, figures, |p| {
            !p.plural && person(&figures[p.figure]) && figures[p.figure].gender != Gender::Male
        }),
        "it" | "its" | "itself" => it(asked, figures, past),
        "who" | "whose" => {
            let here = |p: &&Past| p.line == asked.at;
            // "one who opposed her, who said": not she
            let last = past.last().filter(here).filter(|p| !ALL.contains(&line.lower(p.from)))?;
            // "Ida Reed, a pilot who said": what stands behind the comma is told of her
            let told_of = past.iter().rev().take_while(here).find(|p| {
                !p.described && line.lower(p.to) == "," && opens_apposition(line.row(p.to + 1, asked.from))
            });
            // "Reed administration officials who"
            let others = line.row(last.to, asked.from).iter().any(|w| is_source_noun(&w.lower).is_some());
            let near = || asked.from.saturating_sub(last.from) < 8 && !others;
            let meant = told_of.filter(|p| person(&figures[p.figure])).or_else(|| near().then_some(last))?;
            person(&figures[meant.figure]).then_some(meant.figure)
        }
        _ => they(asked, figures, past),
    }
}

/// "A reporter asked Reed what she meant, but she declined": who is asked answers.
fn who_is_asked(asked: &Asked<'_, '_>, figures: &[Figure], past: &[Past]) -> Option<usize> {
    const ASKS: [&str; 5] = ["asked", "pressed", "questioned", "asks", "pressing"];
    const ANSWERS: [&str; 7] =
        ["declined", "refused", "replied", "answered", "demurred", "responded", "dodged"];
    let line = asked.line;
    if !SUBJECTS.contains(&line.lower(asked.from)) || !ANSWERS.contains(&line.lower(asked.from + 1)) {
        return None;
    }
    let here = past.iter().rev().take_while(|p| p.line == asked.at && p.to <= asked.from);
    let behind = |p: &&Past| {
        let from = p.from.saturating_sub(MOST_TITLE);
        line.row(from, p.from).iter().any(|w| w.is_any(&ASKS))
    };
    let other = if line.lower(asked.from) == "he" { Gender::Female } else { Gender::Male };
    let fits = |p: &&Past| {
        let f = &figures[p.figure];
        f.kind == EntityKind::Person && f.gender != other && !p.plural
    };
    here.filter(fits).filter(behind).last().map(|p| p.figure)
}

/// Words between "asked" and a name at most.
const MOST_TITLE: usize = 3;

/// The person by name that an epithet points to.
pub fn person(
    asked: &Asked<'_, '_>,
    figures: &[Figure],
    past: &[Past],
    named: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    best(asked, past, REACH, figures, |p| {
        named(p.figure) && p.line < asked.at && !p.plural && figures[p.figure].kind == EntityKind::Person
    })
}

fn it(asked: &Asked<'_, '_>, figures: &[Figure], past: &[Past]) -> Option<usize> {
    let (line, from, at) = (asked.line, asked.from, asked.at);
    let paper = |p: &Past| p.described && !p.plural && figures[p.figure].kind == EntityKind::Other;
    let body = |p: &Past| figures[p.figure].kind == EntityKind::Organisation && !p.plural;
    let speaks = verb_follows(line, from + 1) && line.lower(from) == "it";
    let back = |reach: usize| {
        let near = past.iter().rev().take_while(move |p| p.line + reach >= at);
        near.filter(|p| speaks && !asked.not.contains(&p.figure))
    };
    // "Calder wants the pier. It told": somebody who goes by one word and is nobody by that name is heard as a person
    let bare = |p: &Past| {
        let f = &figures[p.figure];
        let word = f.name.starts_with(char::is_uppercase) && !f.name.contains(' ') && f.roles.is_empty();
        let word = word && asked.speaks && !asked.before.is_some_and(tells_of_another);
        f.kind == EntityKind::Person && word && f.gender == Gender::Unknown && !p.plural && p.line < at
    };
    // "Norvania gloated. It said": a country speaks as a body does
    let state = |p: &Past| figures[p.figure].kind == EntityKind::Place && !p.plural && p.line < at;
    let spoke = back(1).find(|p| (body(p) || state(p)) && p.spoke && !p.inside);
    let said = spoke.or_else(|| {
        back(3).find(|p| {
            (body(p) || bare(p) && p.line + 1 == at) && p.points >= SUBJECT
                || paper(p) && !p.inside && p.line < at && p.line + 1 >= at
        })
    });
    said.map(|p| p.figure).or_else(|| {
        best(asked, past, 1, figures, |p| body(p) || figures[p.figure].kind == EntityKind::Place && !p.plural)
    })
}

/// "Reed left the board": a noun in its line, with "the", may be what a later "it" means.
fn tells_of_another(line: &Line<'_>) -> bool {
    let noun = |i: usize| line.at(i).is_word() && line.at(i).text.starts_with(char::is_lowercase);
    (0..line.words.len()).any(|i| line.at(i).is_any(&["the", "its", "their", "his", "her"]) && noun(i + 1))
}

fn they(asked: &Asked<'_, '_>, figures: &[Figure], past: &[Past]) -> Option<usize> {
    let shows = PAPERS_SAY.contains(&asked.line.lower(asked.from + 1));
    let paper = |p: &Past| p.plural && figures[p.figure].kind == EntityKind::Other;
    let papers = shows.then(|| best(asked, past, REACH, figures, paper)).flatten();
    papers.or_else(|| {
        best(asked, past, 2, figures, |p| {
            p.plural
                || figures[p.figure].kind == EntityKind::Organisation && !figures[p.figure].roles.is_empty()
        })
    })
}

/// The subject whose object a pronoun is, which would be "himself": "Reed told him".
pub fn subject_of(line: &Line<'_>, from: usize, at: usize, past: &[Past]) -> Option<usize> {
    const OBJECTS: [&str; 3] = ["him", "them", "her"];
    const BOUNDARIES: [&str; 14] = [
        "that", "who", "which", "when", "while", "because", "after", "before", "if", "whether", "as", ",",
        ";", ":",
    ];
    let owns = || {
        line.words.get(from + 1).is_some_and(|w| {
            w.is_word()
                && !w
                    .is_any(&["to", "that", "if", "whether", "about", "in", "on", "at", "for", "with", "and"])
        })
    };
    let object = OBJECTS.contains(&line.lower(from)) && (line.lower(from) != "her" || !owns());
    let from_verb = |p: &&Past| {
        let next = line.lower(p.to);
        !p.bound && (verb_follows(line, p.to) || next.len() > 4 && next.ends_with("ing"))
    };
    let subject = past
        .iter()
        .rev()
        .take_while(|p| p.line == at)
        .filter(|p| p.to <= from)
        .take_while(|p| !line.row(p.to, from).iter().any(|w| w.is_any(&BOUNDARIES)))
        .find(from_verb);
    subject.filter(|_| object).map(|p| p.figure)
}

fn best(
    asked: &Asked<'_, '_>,
    past: &[Past],
    reach: usize,
    figures: &[Figure],
    fits: impl Fn(&Past) -> bool,
) -> Option<usize> {
    let papers = PAPERS_SAY.contains(&asked.line.lower(asked.from + 1));
    let known = gender_of(asked.line.lower(asked.from));
    // "Reed was asked why he said": a subject of its own sentence takes the word
    let own = past.iter().rev().take_while(|p| p.line == asked.at && p.to <= asked.from);
    let taken = own.into_iter().any(|p| p.points >= SUBJECT && !p.inside);
    let goes_on = |p: &Past| {
        p.spoke && (p.line + 1 >= asked.at || p.line >= asked.told) && (!taken || p.line == asked.at)
    };
    let points = |p: &Past| {
        let mut points = present(p, p.line + asked.distance(p), figures);
        if asked.speaks {
            points += if goes_on(p) { SPOKE } else { 0 };
            let paper = figures[p.figure].kind == EntityKind::Other;
            points += if paper == papers { FIT_TO_SPEAK } else { 0 };
        }
        points += if figures[p.figure].gender == known && known != Gender::Unknown { KNOWN } else { 0 };
        points + if p.inside && !asked.inside { SPOKEN_OF } else { 0 }
    };
    past.iter()
        .rev()
        .take_while(|p| asked.distance(p) <= reach)
        .take(200)
        .filter(|p| !asked.not.contains(&p.figure) && fits(p))
        .max_by_key(|p| (points(p), p.line, p.from))
        .map(|p| p.figure)
}

/// Who was "she" goes on being it, and who is "it" is a body.
pub fn note(pronoun: &str, meant: Option<usize>, figures: &mut [Figure]) {
    let gender = gender_of(pronoun);
    if let Some(f) = meant.and_then(|at| figures.get_mut(at)).filter(|f| f.kind == EntityKind::Person)
        && pronoun == "it"
    {
        f.kind = EntityKind::Organisation;
    }
    if let Some(figure) = meant.and_then(|at| figures.get_mut(at)).filter(|f| f.gender == Gender::Unknown) {
        figure.gender = gender;
    }
}

/// The gender of whom a pronoun points to.
fn gender_of(pronoun: &str) -> Gender {
    match pronoun {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// What papers do and people seldom.
const PAPERS_SAY: [&str; 12] = [
    "show",
    "shows",
    "showed",
    "detail",
    "details",
    "detailed",
    "contain",
    "include",
    "reveal",
    "revealed",
    "indicate",
    "indicated",
];
