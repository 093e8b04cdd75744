//! Descriptions by role: "the Chinese leader", "his South Korean counterpart", and the names beside them.

use super::gazetteer::Listed;
use super::roster::Roster;
use super::spot::{Kind, Spotted};
use super::titles::{Title, title};
use crate::annotate::line::Line;
use crate::annotate::quotation::cue;
use crate::record::EntityKind;

/// A person or body described by what it is.
#[derive(Debug, Clone)]
pub struct Role {
    pub line: usize,
    pub from: usize,
    pub to: usize,
    /// The noun: "leader".
    pub noun: String,
    pub title: Title,
    pub country: Option<usize>,
    /// The body that it is of, "the NHA chief": a figure.
    pub body: Option<usize>,
    /// Opened by "the", a possessive or a people.
    pub definite: bool,
    /// "his counterpart" is not he.
    pub counterpart: bool,
    pub former: bool,
    /// The figure named right beside it.
    pub named: Option<usize>,
}

/// How many describing words may stand between a country and its role: "South Korea's newly elected President".
const MOST_BETWEEN: usize = 4;

/// All roles; what they tell of named figures is noted there.
pub fn find(lines: &[Line<'_>], roster: &mut Roster) -> Vec<Role> {
    let mut roles = Vec::new();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        let end = start + roster.names[start..].iter().take_while(|(s, _)| s.line == at).count();
        let names: Vec<_> = roster.names[start..end].to_vec();
        start = end;
        let mut i = 0;
        while i < line.words.len() {
            // "District Court Judge Ida Reed": a body heard together with the office of who is named behind it
            let is_person = |figure: usize| roster.figures[figure].kind == EntityKind::Person;
            let heard_with = |s: &Spotted, head_end: usize| {
                s.to == head_end && names.iter().any(|(next, figure)| next.from == s.to && is_person(*figure))
            };
            let inside = |t: &Title| {
                let mut around = names.iter().filter(|(s, _)| s.from <= i && i < s.to);
                around.any(|(s, figure)| is_person(*figure) || !heard_with(s, i + t.words))
            };
            let Some(t) = title(line.row(i, usize::MAX)).filter(|t| !inside(t)) else {
                i += 1;
                continue;
            };
            let head_end = i + t.words;
            let Opening { from, country, body, definite, former } = opening(line, i, &names, roster);
            let noun = noun(line, head_end);
            let after = names.iter().find(|(s, f)| {
                roster.figures[*f].kind == EntityKind::Person
                    && (s.from == head_end
                        || s.from == head_end + 1 && line.lower(head_end) == "," && is_set_off(line, s.to))
            });
            let direct = after.is_some_and(|(s, _)| s.from == head_end);
            let before = names.iter().find(|(s, f)| {
                roster.figures[*f].kind == EntityKind::Person
                    && s.to < from
                    && (s.to + 1 == from || s.to + 2 == from && line.at(s.to + 1).is_any(&["then", "now"]))
                    && line.lower(s.to) == ","
                    // "In the trial of Ida Reed, the judge said": whom the verb tells of is no second name
                    && !cue::is_cue_form(line.lower(head_end))
            });
            let list = !direct && after.is_some_and(|(s, _)| is_list(line, s.to)) && !definite;
            // "the mayor's clerk, Ida Reed" is no mayor
            let beside = if list || line.at(head_end).is_possessive() {
                None
            } else if direct {
                after
            } else {
                before.or(after)
            };
            let of = of_country(
                line,
                if direct { after.map_or(head_end, |(s, _)| s.to) } else { head_end },
                &names,
            );
            let country = country.or(of);
            if let Some((_, figure)) = beside {
                let f = &mut roster.figures[*figure];
                f.country = f.country.or(country);
                f.head |= t.head;
                f.former |= former;
                f.bodies.extend(body.filter(|body| !f.bodies.contains(body)));
                if f.gender == super::titles::Gender::Unknown {
                    f.gender = t.gender;
                }
                if !f.roles.contains(&noun) {
                    f.roles.push(noun.clone());
                }
            }
            if !direct {
                roles.push(Role {
                    line: at,
                    from,
                    to: head_end,
                    counterpart: noun == "counterpart",
                    noun,
                    title: Title { head: t.head && !is_of_no_state(line, head_end), ..t },
                    country,
                    body,
                    definite,
                    former,
                    named: beside.map(|(_, f)| *f),
                });
            }
            i = head_end;
        }
    }
    roles
}

/// The noun that ends a title, abbreviations written out; a vice president is no president.
fn noun(line: &Line<'_>, end: usize) -> String {
    let last = if line.at(end - 1).text == "." && end > 1 { end - 2 } else { end - 1 };
    if last > 0 && line.at(last - 1).is_any(&["vice", "deputy"]) {
        return format!("{} {}", line.lower(last - 1), line.lower(last));
    }
    match line.lower(last) {
        "rep" => "representative",
        "sen" => "senator",
        "gov" => "governor",
        "gen" => "general",
        "prof" => "professor",
        other => other,
    }
    .to_owned()
}

/// Whether a noun names who is at the top of a body: its chief is its director.
pub fn heads(noun: &str) -> bool {
    [
        "chief",
        "director",
        "head",
        "boss",
        "leader",
        "chair",
        "chairman",
        "chairwoman",
        "president",
        "commissioner",
    ]
    .contains(&noun)
}

/// What stands before a description's noun.
struct Opening {
    /// Its first word.
    from: usize,
    country: Option<usize>,
    body: Option<usize>,
    definite: bool,
    former: bool,
}

/// Where a description begins, walking left from its noun.
fn opening(line: &Line<'_>, noun: usize, names: &[(Spotted, usize)], roster: &Roster) -> Opening {
    let (mut from, mut country, mut body, mut definite, mut former) = (noun, None, None, false, false);
    let mut steps = 0;
    while from > 0 && steps <= MOST_BETWEEN {
        let i = from - 1;
        let w = line.at(i);
        if let Some((s, figure)) = names.iter().find(|(s, _)| s.from <= i && i < s.to) {
            if roster.figures[*figure].kind == EntityKind::Organisation && body.is_none() {
                body = Some(*figure);
                from = s.from;
                steps += 1;
                continue;
            }
            let Kind::Listed(listed) = s.kind else { break };
            let (Listed::People(c) | Listed::Country(c) | Listed::Capital(c)) = listed else { break };
            country = Some(c);
            definite = definite || matches!(listed, Listed::People(_));
            from = s.from;
        } else if w.is_any(&["the", "his", "her", "its", "their", "this", "that", "our"]) {
            return Opening { from: i, country, body, definite: true, former };
        } else if w.is_any(&["a", "an", "one", "another"]) {
            return Opening { from: i, country, body, definite: false, former };
        } else if w.is_possessive() {
            definite = true;
            let owner = names.iter().find(|(s, _)| s.to == i);
            match owner {
                Some((s, _)) => {
                    if let Kind::Listed(Listed::Country(c) | Listed::Capital(c)) = s.kind {
                        country = Some(c);
                    }
                    from = s.from;
                    if from > 0 && line.at(from - 1).is("the") {
                        from -= 1;
                    }
                    return Opening { from, country, body, definite: true, former };
                }
                None => break,
            }
        } else if w.is_word() && (w.text.starts_with(char::is_lowercase) || i == 0) && is_describing(&w.lower)
        {
            former |= w.is_any(&["former", "ex", "ousted", "late", "predecessor"]);
            from = i;
        } else {
            break;
        }
        steps += 1;
    }
    Opening { from, country, body, definite, former }
}

fn is_describing(word: &str) -> bool {
    const ADJECTIVES: [&str; 52] = [
        "new",
        "newly",
        "elected",
        "former",
        "ex",
        "outgoing",
        "incoming",
        "current",
        "acting",
        "interim",
        "ousted",
        "late",
        "senior",
        "top",
        "chief",
        "deputy",
        "young",
        "old",
        "longtime",
        "veteran",
        "defence",
        "defense",
        "foreign",
        "supreme",
        "ruling",
        "far-right",
        "conservative",
        "liberal",
        "presidential",
        "then",
        "military",
        "communist",
        "state",
        "national",
        "south",
        "north",
        "opposition",
        "visiting",
        "embattled",
        "recently",
        "federal",
        "district",
        "county",
        "local",
        "city",
        "trial",
        "appeals",
        "circuit",
        "retired",
        "fellow",
        "freshman",
        "first-term",
    ];
    ADJECTIVES.contains(&word)
}

/// "of South Korea" after a title or name.
fn of_country(line: &Line<'_>, at: usize, names: &[(Spotted, usize)]) -> Option<usize> {
    if line.lower(at) != "of" {
        return None;
    }
    names.iter().find(|(s, _)| s.from == at + 1 || s.from == at + 2 && line.lower(at + 1) == "the").and_then(
        |(s, _)| match s.kind {
            Kind::Listed(Listed::Country(c) | Listed::Capital(c)) => Some(c),
            _ => None,
        },
    )
}

/// "the judge, Ida Reed, said": a name behind a comma tells who it is where the phrase ends with it; in "as it was read out by
/// the judge, Reed smiled" it begins another.
fn is_set_off(line: &Line<'_>, to: usize) -> bool {
    const GO_ON: [&str; 14] =
        ["of", "from", "in", "at", "for", "who", "whose", "and", "or", "on", "with", "to", "as", "'s"];
    let next = line.at(to);
    !next.is_word() || next.is_any(&GO_ON)
}

/// "the chancellor of the university": the head of a body that is no state.
fn is_of_no_state(line: &Line<'_>, to: usize) -> bool {
    const STATES: [&str; 8] =
        ["country", "nation", "state", "republic", "kingdom", "government", "federation", "union"];
    let the = line.lower(to) == "of" && line.at(to + 1).is_any(&["the", "a", "an", "its", "his", "her"]);
    let body = line.at(to + 2);
    the && body.is_word() && body.text.starts_with(char::is_lowercase) && !body.is_any(&STATES)
}

/// "the minister, Harlow and Reed": a list, no apposition.
fn is_list(line: &Line<'_>, after: usize) -> bool {
    matches!(line.lower(after), "and" | "or")
}
