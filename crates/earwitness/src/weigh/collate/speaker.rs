//! Whether two quotations may be words of one speaker.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{self, is_name};
use crate::record::{EntityKind, Figure, Report};
use crate::weigh::cast::Cast;

/// How two speakers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    Same,
    /// One of them is both together: "Vale and Marn", and Vale.
    Joint,
    /// One is named in some report as the one through whom the other speaks.
    Through,
    /// At least one has no name.
    Unknown,
    /// Two that are no persons told by name: an agency and a government may speak for one another.
    Bodies,
    /// A person and a body that no report lets speak side by side: one may be told of as the other. So may who is described
    /// by an office and a person whom some report calls that: "the judge".
    Unmet,
    /// A person and a body that some report tells apart, or of which the person is no voice.
    Mixed,
    /// Two persons.
    Clash,
}

/// How figures of a story speak: pairs of them, the smaller first.
#[derive(Debug, Default)]
pub struct Bonds {
    /// One through the other.
    through: BTreeSet<(usize, usize)>,
    /// Both in one report.
    beside: BTreeSet<(usize, usize)>,
    /// What reports call each: "judge".
    roles: BTreeMap<usize, BTreeSet<String>>,
}

impl Bonds {
    pub fn of(story: &[&Report], cast: &Cast) -> Self {
        let (mut bonds, mut beside) = (BTreeSet::new(), BTreeSet::new());
        let mut roles: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for (position, report) in story.iter().enumerate() {
            let figure = |entity: usize| cast.of.get(position)?.get(entity).copied();
            let said = report.layers.quotations.iter().filter(|quotation| quotation.is_said());
            let speaking: BTreeSet<usize> =
                said.filter_map(|quotation| quotation.speaker).filter_map(figure).collect();
            for &one in &speaking {
                beside.extend(speaking.range(one + 1..).map(|&other| (one, other)));
            }
            for (entity, known) in report.layers.entities.iter().enumerate() {
                let figure = figure(entity).filter(|_| !known.roles.is_empty());
                figure
                    .into_iter()
                    .for_each(|figure| roles.entry(figure).or_default().extend(known.roles.clone()));
            }
            for quotation in &report.layers.quotations {
                let outer = quotation.within.and_then(|outer| report.layers.quotations.get(outer)?.speaker);
                let Some(speaker) = quotation.speaker.and_then(figure) else { continue };
                let channels = quotation.channels.iter().filter_map(|channel| channel.entity);
                let through = channels.chain(outer).filter_map(figure).filter(|&other| other != speaker);
                bonds.extend(through.map(|other| (speaker.min(other), speaker.max(other))));
            }
        }
        Self { through: bonds, beside, roles }
    }

    /// Whether one figure is described by an office that some report gives the other, and no report lets both speak.
    fn is_described(&self, cast: &Cast, one: usize, other: usize) -> bool {
        let name = |figure: usize| cast.figures.get(figure).map_or("", |figure| figure.name.as_str());
        let (described, named) = match (is_name(name(one)), is_name(name(other))) {
            (false, true) => (one, other),
            (true, false) => (other, one),
            _ => return false,
        };
        let office = names::head_noun(name(described));
        !names::is_of_several(name(described))
            && !self.beside.contains(&(one.min(other), one.max(other)))
            && self
                .roles
                .get(&named)
                .is_some_and(|roles| roles.iter().any(|role| names::same_office(role, &office)))
    }
}

/// The speaker of a quotation as a figure of the cast.
pub fn speaker(position: usize, report: &Report, cast: &Cast, quotation: usize) -> Option<usize> {
    cast.speaker(position, report.layers.quotations.get(quotation)?)
}

/// The tie of two speakers.
pub fn tie(cast: &Cast, bonds: &Bonds, a: Option<usize>, b: Option<usize>) -> Tie {
    let (Some(a), Some(b)) = (a, b) else { return Tie::Unknown };
    if a == b {
        return Tie::Same;
    }
    let (Some(one), Some(other)) = (cast.figures.get(a), cast.figures.get(b)) else { return Tie::Unknown };
    if is_part(&one.name, &other.name) || is_part(&other.name, &one.name) {
        return Tie::Joint;
    }
    let named = |figure: &Figure| figure.kind == EntityKind::Person && is_name(&figure.name);
    if is_shorter(one, other) || is_shorter(other, one) {
        return Tie::Unknown;
    }
    if is_list(&one.name) != is_list(&other.name) && !named(one) && !named(other) {
        // "Three chairmen" and the three by name.
        return Tie::Bodies;
    }
    if names::but_for_generation(&one.name, &other.name) {
        // One report names both "Oskar Harlow" and "Oskar Harlow Jr.": one man or two, nobody knows.
        return Tie::Bodies;
    }
    // Two descriptions may be of the same people: "the officials", "committee chairmen".
    let persons = [one, other].map(|figure| figure.kind == EntityKind::Person);
    if persons == [true, true] && (is_name(&one.name) || is_name(&other.name)) {
        if bonds.is_described(cast, a, b) { Tie::Unmet } else { Tie::Clash }
    } else if bonds.through.contains(&(a.min(b), a.max(b))) {
        Tie::Through
    } else if persons[0] == persons[1] {
        Tie::Bodies
    } else if bonds.beside.contains(&(a.min(b), a.max(b)))
        || [one, other].into_iter().any(is_onlooker)
        || speaks_for_another(one, other)
        || speaks_for_another(other, one)
    {
        Tie::Mixed
    } else {
        Tie::Unmet
    }
}

/// Whether one is another's description with words left out: "the 52-year-old" and "the 52-year-old coach".
fn is_shorter(one: &Figure, other: &Figure) -> bool {
    let person = |figure: &Figure| matches!(figure.kind, EntityKind::Person | EntityKind::Other);
    let described = |figure: &Figure| person(figure) && !is_name(&figure.name);
    if !described(one) || !described(other) || one.name.len() >= other.name.len() {
        return false;
    }
    let (words, more) = (names::words(&one.name), names::words(&other.name));
    words.len() > 1 && words.iter().all(|word| more.contains(word))
}

/// Whether one speaker is a place and the other a person told by name: a country speaks through its leaders.
pub fn is_metonymy(cast: &Cast, speakers: [Option<usize>; 2]) -> bool {
    let figures = speakers.map(|speaker| cast.figures.get(speaker?));
    let place = |figure: &Figure| matches!(figure.kind, EntityKind::Place | EntityKind::Location);
    let person = |figure: &Figure| figure.kind == EntityKind::Person && is_name(&figure.name);
    matches!(figures, [Some(a), Some(b)] if place(a) && person(b) || person(a) && place(b))
}

/// Whether a person who is not named has nothing to do with any body: "two dockers", not "a senior official".
fn is_onlooker(figure: &Figure) -> bool {
    const VOICES: [&str; 24] = [
        "official",
        "spokes",
        "representative",
        "minister",
        "secretar",
        "president",
        "chair",
        "director",
        "leader",
        "head",
        "chief",
        "commander",
        "commissioner",
        "executive",
        "lawyer",
        "attorney",
        "prosecutor",
        "lawmaker",
        "senator",
        "diplomat",
        "aide",
        "advis",
        "member",
        "source",
    ];
    let name = figure.name.to_lowercase();
    let voice = |word: &str| VOICES.iter().any(|stem| word.starts_with(stem));
    figure.kind == EntityKind::Person && !is_name(&figure.name) && !name.split([' ', '-']).any(voice)
}

/// Whether a person who is not named speaks for another body than the one named: "a police spokesman" and the Legal Aid Board.
fn speaks_for_another(person: &Figure, body: &Figure) -> bool {
    const BODIES: [&str; 16] = [
        "police",
        "army",
        "navy",
        "military",
        "ministry",
        "government",
        "council",
        "court",
        "hospital",
        "company",
        "party",
        "department",
        "university",
        "church",
        "union",
        "palace",
    ];
    let told = names::words(&person.name);
    let of_body = told.iter().any(|word| BODIES.contains(&word.as_str()));
    let named = names::words(&body.name);
    let own = named.iter().any(|word| told.contains(word));
    person.kind == EntityKind::Person
        && body.kind == EntityKind::Organisation
        && !is_name(&person.name)
        && is_name(&body.name)
        && of_body
        && !own
}

/// Whether a name is one of those that another lists: "Vale" in "Ada Vale and Tom Marn".
fn is_part(name: &str, list: &str) -> bool {
    let last = |name: &str| name.split_whitespace().last().map(str::to_lowercase);
    let mut names = list.split(" and ").flat_map(|part| part.split(", "));
    is_list(list) && !is_list(name) && names.any(|part| last(part) == last(name))
}

fn is_list(name: &str) -> bool {
    name.contains(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_may_be_of_the_same_people_and_names_are_not() {
        let figure =
            |name: &str| Figure { name: name.into(), kind: EntityKind::Person, entities: Vec::new() };
        let figures = [
            "Norvanian officials",
            "Council committee chairmen",
            "Oskar Reed",
            "Ahmed bin Salem",
            "Oskar Reed Jr.",
            "council committee chairmen of Norvania",
        ];
        let cast = Cast { figures: figures.map(figure).into(), of: Vec::new() };
        let tie = |a, b| tie(&cast, &Bonds::default(), Some(a), Some(b));
        assert_eq!(tie(2, 4), Tie::Bodies, "a father or a son, nobody knows");
        assert_eq!(tie(0, 1), Tie::Bodies);
        assert_eq!(tie(1, 5), Tie::Unknown, "the same in fewer words");
        assert_eq!(tie(0, 2), Tie::Clash);
        assert_eq!(tie(2, 3), Tie::Clash);
    }

    #[test]
    fn an_office_may_be_told_of_as_her_whom_some_report_calls_so() {
        let figures = ["judge", "Ida Reed", "Tom Marn", "two judges"].map(|name| Figure {
            name: name.into(),
            kind: EntityKind::Person,
            entities: Vec::new(),
        });
        let cast = Cast { figures: figures.into(), of: Vec::new() };
        let roles = BTreeMap::from([(1, BTreeSet::from(["judge".to_owned()]))]);
        let apart = Bonds { roles: roles.clone(), ..Bonds::default() };
        let tie = |bonds: &Bonds, a, b| tie(&cast, bonds, Some(a), Some(b));
        assert_eq!(tie(&apart, 0, 1), Tie::Unmet);
        assert_eq!(tie(&apart, 0, 2), Tie::Clash, "nobody calls him a judge");
        assert_eq!(tie(&apart, 1, 3), Tie::Clash, "two are not one");
        let beside = Bonds { roles, beside: BTreeSet::from([(0, 1)]), ..Bonds::default() };
        assert_eq!(tie(&beside, 0, 1), Tie::Clash, "a report lets both speak");
    }

    #[test]
    fn a_description_may_be_of_those_whom_another_report_names() {
        let figure =
            |(name, kind): (&str, _)| Figure { name: String::from(name), kind, entities: Vec::new() };
        let figures = [
            ("two council chairmen", EntityKind::Person),
            ("Ada Vale and Tom Marn", EntityKind::Other),
            ("Ida Reed", EntityKind::Person),
            ("the harbour board", EntityKind::Organisation),
            ("two dockers", EntityKind::Person),
            ("a senior official", EntityKind::Person),
            ("police spokesman", EntityKind::Person),
            ("Quay Aid Network", EntityKind::Organisation),
            ("Tarn Police", EntityKind::Organisation),
        ];
        let cast = Cast { figures: figures.map(figure).into(), of: Vec::new() };
        let tie = |bonds: &Bonds, a, b| tie(&cast, bonds, Some(a), Some(b));
        let none = Bonds::default();
        assert_eq!(tie(&none, 0, 1), Tie::Bodies);
        assert_eq!(tie(&none, 1, 2), Tie::Unmet);
        assert_eq!(tie(&none, 2, 3), Tie::Unmet);
        assert_eq!(tie(&none, 3, 4), Tie::Mixed);
        assert_eq!(tie(&none, 3, 5), Tie::Unmet);
        assert_eq!([tie(&none, 6, 7), tie(&none, 6, 8)], [Tie::Mixed, Tie::Unmet]);
        let both = || BTreeSet::from([(2, 3)]);
        assert_eq!(tie(&Bonds { beside: both(), ..Bonds::default() }, 2, 3), Tie::Mixed);
        assert_eq!(tie(&Bonds { through: both(), beside: both(), ..Bonds::default() }, 2, 3), Tie::Through);
    }

    #[test]
    fn a_country_speaks_through_its_leaders_and_no_onlookers() {
        let figure =
            |(name, kind): (&str, _)| Figure { name: String::from(name), kind, entities: Vec::new() };
        let figures = [
            ("Norvania", EntityKind::Place),
            ("Ida Reed", EntityKind::Person),
            ("two dockers", EntityKind::Person),
            ("the harbour board", EntityKind::Organisation),
        ];
        let cast = Cast { figures: figures.map(figure).into(), of: Vec::new() };
        let metonymy = |a, b| is_metonymy(&cast, [Some(a), Some(b)]);
        assert!(metonymy(0, 1) && metonymy(1, 0));
        assert!(!metonymy(0, 2) && !metonymy(3, 1) && !is_metonymy(&cast, [Some(0), None]));
    }

    #[test]
    fn two_together_are_each_of_them() {
        assert!(is_part("Vale", "Ada Vale and Tom Marn"));
        assert!(is_part("Tom Marn", "Ada Vale, Tom Marn and Ida Reed"));
        assert!(!is_part("Ada Vale", "Tom Vale"));
        assert!(!is_part("Tom Reed", "Ada Vale and Tom Marn"));
    }
}
