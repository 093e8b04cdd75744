//! Descriptions and pronouns, resolved in reading order by how present each figure is.
//!
//! After the salience lists of Lappin and Leass (1994): a subject counts more than an object, a name outside
//! quotation marks more than one inside, and every sentence in between costs.

use super::binding::{not_meant, owns_words};
use super::cataphor;
use super::constituency::{self, Constituent};
use super::enterprise;
use super::epithet;
use super::gazetteer::Listed;
use super::groups;
use super::pronoun::{self, Asked};
use super::role::{self, Role};
use super::roster::{Figure, MOST_FIGURES, Roster};
use super::salience::{
    IN_MARKS, MODIFIES, NOT_BOUND, Past, SAME_NOUN, SUBJECT, bound, opens_adjunct, present, told_in_passing,
    verb_follows, verb_follows_apposition,
};
use super::spot::{Kind, Spotted};
use super::titles::Gender;
use super::voices::Voices;
use crate::annotate::line::Line;
use crate::annotate::quotation::marks;
use crate::learned::Heard;
use crate::names::{Name, head_noun, same_office};
use crate::record::{EntityKind, Mention, MentionForm, Report, Span};

enum Now {
    Name(usize),
    Role(usize),
    Group(usize),
    Constituent(usize),
    Epithet,
    Pronoun,
}

/// All mentions of all figures; unnamed sources are added to the roster.
pub fn resolve(
    report: &Report,
    lines: &[Line<'_>],
    roster: &mut Roster,
    heard: Option<&Heard>,
) -> Vec<Mention> {
    let quoted = marks::quoted(report);
    let voices = Voices::hear(lines, &quoted, heard);
    let names: Vec<Spotted> = roster.names.iter().map(|(s, _)| s.clone()).collect();
    let mut mentions = Vec::new();
    let mut past: Vec<Past> = Vec::new();
    // Groups that do not speak themselves: mentioned once a later word points to them.
    let mut idle: Vec<Mention> = Vec::new();
    let named = roster.figures.len();
    let seats = constituency::seats(lines, roster);
    let (mut next_name, mut next_role) = (0, 0);
    // The last line before that tells something beside what stands in marks.
    let mut telling = 0;
    for (at, line) in lines.iter().enumerate() {
        let told = telling;
        if !is_marked(line, &quoted) {
            telling = at;
        }
        let first_name = next_name;
        while next_name < names.len() && names[next_name].line == at {
            next_name += 1;
        }
        let first_role = next_role;
        while next_role < roster.roles.len() && roster.roles[next_role].line == at {
            next_role += 1;
        }
        let here = &names[first_name..next_name];
        let found = groups::find(line, at, here, heard);
        let mut row: Vec<(usize, usize, Now)> = Vec::new();
        row.extend((first_name..next_name).map(|k| (names[k].from, names[k].to, Now::Name(k))));
        row.extend((first_role..next_role).map(|k| (roster.roles[k].from, roster.roles[k].to, Now::Role(k))));
        row.extend(found.iter().enumerate().map(|(k, g)| (g.from, g.to, Now::Group(k))));
        let seated = constituency::find(line);
        row.extend(seated.iter().enumerate().map(|(k, c)| (c.from, c.to, Now::Constituent(k))));
        let epithets = epithet::find(line).into_iter();
        let epithets = epithets.filter(|(from, _)| !seated.iter().any(|c| c.from == *from));
        row.extend(epithets.map(|(from, to)| (from, to, Now::Epithet)));
        row.extend(
            (0..line.words.len())
                .filter(|&i| pronoun::ALL.contains(&line.lower(i)))
                .map(|i| (i, i + 1, Now::Pronoun)),
        );
        row.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
        let adjunct = opens_adjunct(line);
        let mut seen_subject = false;
        for (from, to, now) in row {
            let span = line.span_of(from, to);
            let mut rests = false;
            let (figure, form, plural) = match now {
                Now::Name(k) => (Some(roster.names[k].1), MentionForm::Name, false),
                Now::Role(k) => {
                    let role = roster.roles[k].clone();
                    let figure = by_role(&role, roster, &past, at, (from, to), here)
                        .or_else(|| cataphor::named_later(&role, line, roster));
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
                    rests = !g.speaks;
                    let outlet = |name: &str| is_carrier(roster, name);
                    let figure = body(g, line, roster, &past)
                        .or_else(|| enterprise::named_before(g, line, &past, &roster.figures, &outlet));
                    let figure = figure.or_else(|| unnamed(roster, &g.name, g.kind));
                    (figure, MentionForm::Nominal, g.plural)
                }
                Now::Constituent(_) | Now::Epithet | Now::Pronoun => {
                    let asked = Asked {
                        line,
                        from,
                        at,
                        before: at.checked_sub(1).and_then(|before| lines.get(before)),
                        told,
                        not: not_meant(report, roster, &mentions, &quoted, &voices, &past, (line, from, at)),
                        speaks: voices.speak(span),
                        inside: voices.within(span),
                    };
                    if !matches!(now, Now::Pronoun) {
                        let seat = if let Now::Constituent(k) = now { Some(&seated[k]) } else { None };
                        let known = mentions.last().is_some_and(|m| m.span == span);
                        let named = |figure: usize| {
                            figure < named && (seat.is_none() || !seats.contains_key(&figure))
                        };
                        let near = |p: &Past| p.line + pronoun::REACH >= at;
                        let sits =
                            seat.and_then(|c| constituency::meant(c, &seats, &roster.figures, &past, near));
                        let free = asked.speaks && !known && seat.is_none_or(Constituent::is_of_a_party);
                        let at_hand = sits.filter(|&(_, near)| near).map(|(figure, _)| figure);
                        let other =
                            || pronoun::person(&asked, &roster.figures, &past, &named).filter(|_| free);
                        let figure = at_hand.or_else(other).or(sits.map(|(figure, _)| figure));
                        (figure, MentionForm::Nominal, false)
                    } else {
                        let figure = pronoun::resolve(&asked, &roster.figures, &past);
                        pronoun::note(line.lower(from), figure, &mut roster.figures);
                        (figure, MentionForm::Pronoun, pronoun::PLURAL.contains(&line.lower(from)))
                    }
                }
            };
            let Some(figure) = figure else { continue };
            let mention = Mention { span, entity: figure, form };
            if rests {
                idle.push(mention);
            } else {
                mentions.push(mention);
                if form != MentionForm::Name {
                    roster.figures[figure].count += 1;
                }
            }
            let after = quoted.partition_point(|q| q.start <= span.start);
            let in_marks = quoted[..after].iter().rev().take(3).any(|q| q.contains(span));
            // a name put beside a description stands where the description stands
            let beside = past
                .last()
                .filter(|p| p.line == at && p.described && p.to + 1 == from && line.lower(p.to) == ",");
            let free = beside.map_or(!bound(line, from, to), |p| !p.bound);
            // "A survivor, Ida Reed, said": nobody else survived
            let is_apposed =
                beside.is_some_and(|p| free && !p.plural && p.figure >= named && line.lower(to) == ",");
            let is_person = |at: usize| roster.figures[at].kind == EntityKind::Person;
            if let Some(p) =
                past.last_mut().filter(|p| is_apposed && is_person(p.figure) && is_person(figure))
            {
                mentions
                    .iter_mut()
                    .filter(|m| m.entity == p.figure && m.span == line.span_of(p.from, p.to))
                    .for_each(|m| {
                        m.entity = figure;
                    });
                p.figure = figure;
            }
            // "the Reed administration" is not Reed
            let noun =
                heard.and_then(|heard| heard.word(line.at(to).span)).is_some_and(|word| word.kind == "NOUN");
            let modifies =
                form == MentionForm::Name && noun && line.at(to).text.starts_with(char::is_lowercase);
            let passing = told_in_passing(line, from, to);
            let free = free && !modifies && !passing;
            let verb = verb_follows(line, to) || verb_follows_apposition(line, to);
            let said = free || owns_words(line, to) && !passing;
            let subject = free
                && !seen_subject
                && !in_marks
                && (!adjunct || verb || voices.speak(span))
                && roster.figures[figure].kind != EntityKind::Group;
            seen_subject |= subject;
            let mut points = 0;
            points += if subject || verb && free { SUBJECT } else { 0 };
            points += if free { NOT_BOUND } else { 0 };
            points += if in_marks { IN_MARKS } else { 0 };
            points += if modifies { MODIFIES } else { 0 };
            past.push(Past {
                figure,
                line: at,
                from,
                to,
                points,
                plural,
                bound: !free,
                described: form == MentionForm::Nominal,
                spoke: said && voices.speak(span),
                inside: voices.within(span),
            });
        }
    }
    let met: Vec<usize> = mentions.iter().map(|m| m.entity).collect();
    mentions.extend(idle.into_iter().filter(|m| m.entity < named || met.contains(&m.entity)));
    mentions.sort_by_key(|m| (m.span, m.entity));
    mentions.dedup_by_key(|m| m.span);
    forget(roster, named, &mut mentions);
    mentions
}

/// Leaves out the figures made for groups that nothing points to.
fn forget(roster: &mut Roster, named: usize, mentions: &mut [Mention]) {
    let mut place: Vec<Option<usize>> = (0..roster.figures.len()).map(|i| (i < named).then_some(i)).collect();
    let mut kept = named;
    for m in mentions.iter() {
        if place[m.entity].is_none() {
            place[m.entity] = Some(kept);
            kept += 1;
        }
    }
    let mut figures: Vec<(usize, Figure)> = Vec::with_capacity(kept);
    for (figure, place) in std::mem::take(&mut roster.figures).into_iter().zip(&place) {
        figures.extend(place.map(|place| (place, figure)));
    }
    figures.sort_by_key(|(place, _)| *place);
    roster.figures = figures.into_iter().map(|(_, figure)| figure).collect();
    for m in mentions {
        m.entity = place[m.entity].unwrap_or_default();
    }
}

/// Whether a line is nothing but what stands in quotation marks.
fn is_marked(line: &Line<'_>, quoted: &[Span]) -> bool {
    let whole = line.span_of(0, line.words.len());
    let after = quoted.partition_point(|q| q.start <= whole.start + 1);
    quoted[..after].last().is_some_and(|q| q.end + 1 >= whole.end)
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
    let body_fits = |f: &Figure| role.body.is_none_or(|body| f.bodies.contains(&body));
    // "the spokesman", behind "a spokesman for the board"
    let is_bare = role.body.is_none() && role.country.is_none();
    let described =
        |f: &Figure| is_bare && f.roles.is_empty() && same_office(&head_noun(&f.name), &role.noun);
    let noun_fits = |f: &Figure| {
        (described(f)
            || f.roles.iter().any(|noun| same_office(noun, &role.noun))
            || role.counterpart
            || role.title.head && f.head && !heads_otherwise(&role.noun, &f.roles)
            || role.body.is_some() && role::heads(&role.noun) && f.roles.iter().any(|noun| role::heads(noun)))
            && body_fits(f)
    };
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
            let f = &figures[p.figure];
            let same = if f.roles.contains(&role.noun) || described(f) { SAME_NOUN } else { 0 };
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

/// Whether somebody at the head of a state is called so by another office: a prime minister is no president.
fn heads_otherwise(noun: &str, roles: &[String]) -> bool {
    const OFFICES: [&str; 9] =
        ["president", "minister", "premier", "king", "queen", "chancellor", "emir", "sultan", "emperor"];
    let same = |role: &str| role == noun || [role, noun].iter().all(|r| matches!(*r, "minister" | "premier"));
    OFFICES.contains(&noun)
        && roles.iter().any(|role| OFFICES.contains(&role.as_str()))
        && !roles.iter().any(|role| same(role))
}

/// "the agency", "the ministry", "the agencies": the last body whose name or kind has that word.
fn body(g: &groups::Group, line: &Line<'_>, roster: &Roster, past: &[Past]) -> Option<usize> {
    if g.to - g.from != 2 || !line.at(g.from).is("the") {
        return None;
    }
    let noun = line.lower(g.to - 1).to_owned();
    if g.plural {
        // "the agencies": those last spoken of
        let told = |p: &&Past| {
            p.described && p.plural && roster.figures[p.figure].name.split(' ').any(|w| w == noun)
        };
        return past.iter().rev().take(60).find(told).map(|p| p.figure);
    }
    past.iter()
        .rev()
        .take(60)
        .find(|p| {
            let f = &roster.figures[p.figure];
            let paper =
                ["newspaper", "outlet", "broadcaster", "channel", "network", "agency", "magazine", "website"]
                    .contains(&noun.as_str());
            f.kind == EntityKind::Organisation
                && (f.name.to_lowercase().contains(&noun) || paper && is_carrier(roster, &f.name))
        })
        .map(|p| p.figure)
}

/// Whether a name is listed as an outlet's.
fn is_carrier(roster: &Roster, name: &str) -> bool {
    let listed = |s: &Spotted| matches!(s.kind, Kind::Listed(Listed::Carrier(_)));
    roster.names.iter().any(|(s, f)| roster.figures[*f].name == name && listed(s))
}

fn unnamed(roster: &mut Roster, name: &str, kind: EntityKind) -> Option<usize> {
    if let Some(at) = roster.figures.iter().position(|f| f.name.eq_ignore_ascii_case(name)) {
        return Some(at);
    }
    if roster.figures.len() >= MOST_FIGURES {
        return None;
    }
    roster.figures.push(Figure {
        form: Name::of(name),
        name: name.to_owned(),
        kind,
        gender: Gender::Unknown,
        country: None,
        head: false,
        former: false,
        roles: Vec::new(),
        bodies: Vec::new(),
        count: 0,
        named: None,
        junior: false,
        relative: false,
    });
    Some(roster.figures.len() - 1)
}
