//! Descriptions whose bearer is named later (cataphora): "A federal judge stopped the sale … Judge Ida Reed wrote".
//!
//! A news report opens with what somebody is and tells the name some sentences on.

use super::role::Role;
use super::roster::{Figure, Roster};
use crate::annotate::line::Line;
use crate::names::same_office;
use crate::record::EntityKind;

/// Sentences, headline and all, in which a report introduces people.
const OPENING: usize = 8;
/// Sentences within which the name follows.
const REACH: usize = 20;

/// Who is described in the opening and named later: the first person of that office whom the report names.
pub fn named_later(role: &Role, line: &Line<'_>, roster: &Roster) -> Option<usize> {
    // Everybody knows who is president: nobody introduces a head of state.
    if role.line >= OPENING || role.counterpart || role.title.head || !is_first(role, roster) {
        return None;
    }
    // "The mayor" was told of before; a "candidate for governor Ida Reed" is named here.
    if line.at(role.from).is("the") || line.at(role.to).is("for") && is_named_within(role, roster) {
        return None;
    }
    let of_office = |figure: usize| {
        let figure = &roster.figures[figure];
        figure.kind == EntityKind::Person && figure.roles.iter().any(|noun| same_office(noun, &role.noun))
    };
    let (first, at) = roster.names.iter().find(|(_, figure)| of_office(*figure))?;
    let figure = &roster.figures[*at];
    let follows = (first.line, first.from) > (role.line, role.to) && first.line <= role.line + REACH;
    let fits = figure.former == role.former
        && role.country.is_none_or(|country| figure.country.is_none_or(|own| own == country))
        && role.body.is_none_or(|body| is_of(figure, body, &role.noun));
    (follows && fits).then_some(*at)
}

/// Whether somebody may be of a body: where a report does not tell of which, anybody may, but who speaks for one.
fn is_of(figure: &Figure, body: usize, noun: &str) -> bool {
    figure.bodies.contains(&body) || figure.bodies.is_empty() && !noun.starts_with("spokes")
}

/// Whether a person is named in what a description goes on with.
fn is_named_within(role: &Role, roster: &Roster) -> bool {
    const NEAR: usize = 4;
    let from = roster.names.partition_point(|(s, _)| (s.line, s.from) < (role.line, role.to));
    let mut near =
        roster.names[from..].iter().take_while(|(s, _)| s.line == role.line && s.from <= role.to + NEAR);
    near.any(|(_, figure)| roster.figures[*figure].kind == EntityKind::Person)
}

/// Whether nobody of that office was described otherwise before: the second judge is another one.
fn is_first(role: &Role, roster: &Roster) -> bool {
    let place = |role: &Role| (role.line, role.from);
    let before = roster.roles.iter().take_while(|other| place(other) < place(role));
    let told_alike = |other: &Role| {
        other.named.is_none()
            && (other.country, other.body, other.former) == (role.country, role.body, role.former)
    };
    before.filter(|other| same_office(&other.noun, &role.noun)).all(told_alike)
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::learned::Weights;
    use crate::record::{Part, PartKind, Report, Span};

    /// The name of whom the first words of a text mean.
    fn opens_with(text: &str) -> String {
        let mut report = Report { text: text.to_owned(), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        annotate(&mut report, &Weights::none());
        let first = report.layers.mentions.first().filter(|mention| mention.span.start == 0);
        first.map(|mention| report.layers.entities[mention.entity].name.clone()).unwrap_or_default()
    }

    #[test]
    fn a_report_opens_with_an_office_and_tells_the_name_later() {
        let story = "stopped the sale of the pier. The harbour board will appeal.";
        let judge = format!("A federal judge {story} Judge Ida Reed wrote that the board had no right.");
        assert_eq!(opens_with(&judge), "Ida Reed");
        let both = format!("{judge} Another case is before Judge Tom Marn.");
        assert_eq!(opens_with(&both), "Ida Reed", "who is named first");
        let other = format!("A federal judge {story} Senator Ida Reed wrote that the board had no right.");
        assert_ne!(opens_with(&other), "Ida Reed");
        let former = format!("A former judge {story} Judge Ida Reed wrote that the board had no right.");
        assert_ne!(opens_with(&former), "Ida Reed");
        let told = format!("The judge {story} Judge Ida Reed wrote that the board had no right.");
        assert_ne!(opens_with(&told), "Ida Reed", "one who was told of before");
        let whose =
            format!("A judge {story} Ida Reed, the judge's clerk, wrote that the board had no right.");
        assert_ne!(opens_with(&whose), "Ida Reed");
        let spokesman =
            |of: &str| format!("A {of}spokesman {story} Spokesman Oskar Brandtner was asked why.");
        assert_eq!(opens_with(&spokesman("")), "Oskar Brandtner");
        assert_ne!(
            opens_with(&spokesman("NATO ")),
            "Oskar Brandtner",
            "nobody tells for whom the named one speaks"
        );
        let head = format!("A president {story} President Ida Reed built the old pier.");
        assert_ne!(opens_with(&head), "Ida Reed");
    }
}
