//! Descriptions and pronouns, resolved in reading order by how present each figure is.
//!
//! After the salience lists of Lappin and Leass (1994): a subject counts more than an object, a name outside
//! quotation marks more than one inside, and every sentence in between costs.

use super::gazetteer::Listed;
use super::groups;
use super::role::Role;
use super::roster::{Figure, MOST_FIGURES, Roster};
use super::spot::{Kind, Spotted};
use super::titles::Gender;
use crate::annotate::line::Line;
use crate::annotate::quotation::{cue, marks};
use crate::record::{EntityKind, Mention, MentionForm, Report};

/// Weights of the salience list, in points; chosen by reading the accounts gold of one story.
const SUBJECT: i32 = 40;
const NOT_BOUND: i32 = 15;
const IN_MARKS: i32 = -35;
const PER_SENTENCE: i32 = -20;
const SAME_NOUN: i32 = 60;
const PER_COUNT: i32 = 2;
const MOST_COUNT: i32 = 20;
/// How far back a pronoun looks, in sentences.
const REACH: usize = 4;

/// Something mentioned, as later words may look back to it.
struct Past {
    figure: usize,
    line: usize,
    from: usize,
    points: i32,
    plural: bool,
}

enum Now {
    Name(usize),
    Role(usize),
    Group(usize),
    Pronoun,
}

/// All mentions of all figures; unnamed sources are added to the roster.
pub fn resolve(report: &Report, lines: &[Line<'_>], roster: &mut Roster) -> Vec<Mention> {
    let quoted = marks::quoted(report);
    let names: Vec<Spotted> = roster.names.iter().map(|(s, _)| s.clone()).collect();
    let mut mentions = Vec::new();
    let mut past: Vec<Past> = Vec::new();
    let (mut next_name, mut next_role) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let first_name = next_name;
        while next_name < names.len() && names[next_name].line == at {
            next_name += 1;
        }
        let first_role = next_role;
        while next_role < roster.roles.len() && roster.roles[next_role].line == at {
            next_role += 1;
        }
        let here = &names[first_name..next_name];
        let found = groups::find(line, at, here);
        let mut row: Vec<(usize, usize, Now)> = Vec::new();
        row.extend((first_name..next_name).map(|k| (names[k].from, names[k].to, Now::Name(k))));
        row.extend((first_role..next_role).map(|k| (roster.roles[k].from, roster.roles[k].to, Now::Role(k))));
        row.extend(found.iter().enumerate().map(|(k, g)| (g.from, g.to, Now::Group(k))));
        row.extend(
            (0..line.words.len())
                .filter(|&i| PRONOUNS.contains(&line.lower(i)))
                .map(|i| (i, i + 1, Now::Pronoun)),
        );
        row.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
        let mut seen_subject = false;
        for (from, to, now) in row {
            let span = line.span_of(from, to);
            let (figure, form, plural) = match now {
                Now::Name(k) => (Some(roster.names[k].1), MentionForm::Name, false),
                Now::Role(k) => {
                    let role = roster.roles[k].clone();
                    let figure = by_role(&role, roster, &past, at, (from, to), here);
                    (figure, MentionForm::Nominal, false)
                }
                Now::Group(k) => {
                    if mentions
                        .iter()
                        .rev()
                        .take(8)
                        .any(|m: &Mention| m.span.overlaps(span) && m.form == MentionForm::Nominal)
                    {
                        continue;
                    }
                    let g = &found[k];
                    let figure = body(g, line, roster, &past).or_else(|| unnamed(roster, &g.name, g.kind));
                    (figure, MentionForm::Nominal, g.plural)
                }
                Now::Pronoun => (
                    by_pronoun(line, from, at, roster, &past),
                    MentionForm::Pronoun,
                    PLURAL.contains(&line.lower(from)),
                ),
            };
            let Some(figure) = figure else { continue };
            mentions.push(Mention { span, entity: figure, form });
            if form != MentionForm::Name {
                roster.figures[figure].count += 1;
            }
            let after = quoted.partition_point(|q| q.start <= span.start);
            let in_marks = quoted[..after].iter().rev().take(3).any(|q| q.contains(span));
            let free = !bound(line, from, to);
            let subject =
                free && !seen_subject && !in_marks && roster.figures[figure].kind != EntityKind::Group;
            seen_subject |= subject;
            let mut points = 0;
            points += if subject || verb_follows(line, to) && free { SUBJECT } else { 0 };
            points += if free { NOT_BOUND } else { 0 };
            points += if in_marks { IN_MARKS } else { 0 };
            past.push(Past { figure, line: at, from, points, plural });
        }
    }
    mentions.sort_by_key(|m| (m.span, m.entity));
    mentions.dedup_by_key(|m| m.span);
    mentions
}

const PRONOUNS: [&str; 17] = [
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
];
const PLURAL: [&str; 5] = ["they", "them", "their", "themselves", "theirs"];

/// Stands after a preposition, or owns something: less present than a subject.
fn bound(line: &Line<'_>, from: usize, to: usize) -> bool {
    const PREPOSITIONS: [&str; 22] = [
        "of", "in", "on", "at", "by", "for", "from", "with", "to", "about", "against", "between", "after",
        "before", "under", "over", "into", "toward", "towards", "than", "like", "unlike",
    ];
    let mut before = from;
    while before > 0
        && (line.at(before - 1).is("the") || super::titles::title(line.row(before - 1, from)).is_some())
    {
        before -= 1;
    }
    line.words.get(to).is_some_and(|w| w.is_possessive())
        || before > 0 && PREPOSITIONS.contains(&line.lower(before - 1))
        || ["his", "its", "their"].contains(&line.lower(from))
}

fn verb_follows(line: &Line<'_>, to: usize) -> bool {
    line.words.get(to).is_some_and(|w| cue::between(w) || cue::is_cue_form(&w.lower))
}

/// The points of what was mentioned, seen from a line.
fn present(p: &Past, at: usize, figures: &[Figure]) -> i32 {
    let distance = i32::try_from(at - p.line).unwrap_or(i32::MAX / 100);
    let count = i32::try_from(figures[p.figure].count).unwrap_or(MOST_COUNT);
    p.points + PER_SENTENCE * distance + (PER_COUNT * count).min(MOST_COUNT)
}

fn best<'p>(
    past: &'p [Past],
    at: usize,
    reach: usize,
    figures: &[Figure],
    fits: impl Fn(&Past) -> bool,
) -> Option<&'p Past> {
    past.iter()
        .rev()
        .take_while(|p| p.line + reach >= at)
        .take(200)
        .filter(|p| fits(p))
        .max_by_key(|p| (present(p, at, figures), p.line, p.from))
}

fn by_pronoun(line: &Line<'_>, from: usize, at: usize, roster: &Roster, past: &[Past]) -> Option<usize> {
    let figures = &roster.figures;
    let person = |f: &Figure| f.kind == EntityKind::Person;
    match line.lower(from) {
        "he" | "him" | "his" | "himself" => best(past, at, REACH, figures, |p| {
            !p.plural && person(&figures[p.figure]) && figures[p.figure].gender != Gender::Female
        })
        .map(|p| p.figure),
        "she" | "her" | "hers" | "herself" => {
            let fits = |f: &Figure| person(f) && f.gender != Gender::Male;
            let known = best(past, at, REACH, figures, |p| {
                !p.plural && fits(&figures[p.figure]) && figures[p.figure].gender == Gender::Female
            });
            known
                .or_else(|| best(past, at, REACH, figures, |p| !p.plural && fits(&figures[p.figure])))
                .map(|p| p.figure)
        }
        "it" | "its" | "itself" => {
            let body = |p: &Past| figures[p.figure].kind == EntityKind::Organisation && !p.plural;
            let speaks = verb_follows(line, from + 1) && line.lower(from) == "it";
            let said = past
                .iter()
                .rev()
                .take_while(|p| p.line + 3 >= at)
                .find(|p| speaks && body(p) && p.points >= SUBJECT);
            said.or_else(|| {
                best(past, at, 1, figures, |p| {
                    body(p) || figures[p.figure].kind == EntityKind::Place && !p.plural
                })
            })
            .map(|p| p.figure)
        }
        "who" => {
            let last = past.last().filter(|p| p.line == at && from.saturating_sub(p.from) < 8)?;
            person(&figures[last.figure]).then_some(last.figure)
        }
        _ => best(past, at, 2, figures, |p| {
            p.plural
                || figures[p.figure].kind == EntityKind::Organisation && !figures[p.figure].roles.is_empty()
        })
        .map(|p| p.figure),
    }
}

fn by_role(
    role: &Role,
    roster: &mut Roster,
    past: &[Past],
    at: usize,
    place: (usize, usize),
    here: &[Spotted],
) -> Option<usize> {
    if let Some(named) = role.named {
        return Some(named);
    }
    if !role.definite || role.title.gender != Gender::Unknown && role.noun.len() <= 4 {
        return None;
    }
    // "the Chinese embassy": a people right after is no leader
    if here
        .iter()
        .any(|s| s.from == place.1 && matches!(s.kind, Kind::Known(EntityKind::Person) | Kind::Unclear))
    {
        return None;
    }
    let figures = &roster.figures;
    let noun_fits =
        |f: &Figure| f.roles.contains(&role.noun) || role.counterpart || role.title.head && f.head;
    let country_fits = |f: &Figure| role.country.is_none() || f.country == role.country;
    let same_sentence = |p: &Past| p.line == at && role.counterpart;
    let fits = |p: &Past| {
        let f = &figures[p.figure];
        f.kind == EntityKind::Person
            && !p.plural
            && noun_fits(f)
            && country_fits(f)
            && !same_sentence(p)
            && f.former == role.former
            && (role.title.gender == Gender::Unknown
                || f.gender == Gender::Unknown
                || f.gender == role.title.gender)
    };
    let reach = if role.country.is_some() { usize::MAX / 2 } else { 30 };
    let found = past
        .iter()
        .rev()
        .take_while(|p| p.line.saturating_add(reach) >= at)
        .take(400)
        .filter(|p| fits(p))
        .max_by_key(|p| {
            let same = if figures[p.figure].roles.contains(&role.noun) { SAME_NOUN } else { 0 };
            (same + present(p, at, figures), p.line, p.from)
        })
        .map(|p| p.figure);
    found.or_else(|| {
        // a head named later in the report, or one whose country is told nowhere
        let country = role.country?;
        (0..figures.len())
            .filter(|&i| figures[i].kind == EntityKind::Person && figures[i].former == role.former)
            .filter(|&i| noun_fits(&figures[i]) && figures[i].country == Some(country))
            .max_by_key(|&i| (figures[i].count, std::cmp::Reverse(i)))
    })
}

/// "the agency", "the ministry": the last body whose name or kind has that word.
fn body(g: &groups::Group, line: &Line<'_>, roster: &Roster, past: &[Past]) -> Option<usize> {
    if g.to - g.from != 2 || !line.at(g.from).is("the") || g.plural {
        return None;
    }
    let noun = line.lower(g.to - 1).to_owned();
    let carrier = |name: &str| {
        roster.names.iter().any(|(s, f)| {
            roster.figures[*f].name == name && matches!(s.kind, Kind::Listed(Listed::Carrier(_)))
        })
    };
    past.iter()
        .rev()
        .take(60)
        .find(|p| {
            let f = &roster.figures[p.figure];
            let paper =
                ["newspaper", "outlet", "broadcaster", "channel", "network", "agency", "magazine", "website"]
                    .contains(&noun.as_str());
            f.kind == EntityKind::Organisation
                && (f.name.to_lowercase().contains(&noun) || paper && carrier(&f.name))
        })
        .map(|p| p.figure)
}

fn unnamed(roster: &mut Roster, name: &str, kind: EntityKind) -> Option<usize> {
    if let Some(at) = roster.figures.iter().position(|f| f.name.eq_ignore_ascii_case(name)) {
        return Some(at);
    }
    if roster.figures.len() >= MOST_FIGURES {
        return None;
    }
    roster.figures.push(Figure {
        name: name.to_owned(),
        kind,
        gender: Gender::Unknown,
        country: None,
        head: false,
        former: false,
        roles: Vec::new(),
        count: 0,
    });
    Some(roster.figures.len() - 1)
}
