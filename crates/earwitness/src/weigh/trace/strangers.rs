//! How many may stand behind one statement, where nobody knows that its readings are of one speaker.

use std::collections::BTreeSet;

use crate::names;
use crate::record::EntityKind;
use crate::weigh::collate::{Gathering, Unit};

use super::ground::{self, Ground};
use super::statement::quotation;
use super::union::Union;

/// Whether a speaker is a person who is described and not named: "a person close to Reed".
pub fn is_unnamed(ground: &Ground<'_>, speaker: Option<usize>) -> bool {
    let figure = speaker.and_then(|figure| ground.cast.figures.get(figure));
    figure.is_some_and(|f| f.kind == EntityKind::Person && !names::is_name(&f.name))
}

/// Readings of speakers of whom nothing is told that nothing links.
pub fn count(ground: &Ground<'_>, gathering: &Gathering, channels: &[Vec<usize>], sure: &[usize]) -> usize {
    sets(ground, gathering, channels, sure, &|_, _| None)
}

/// Readings of persons who are described and not named, that nothing links, nor the description of who speaks.
pub fn described(
    ground: &Ground<'_>,
    gathering: &Gathering,
    channels: &[Vec<usize>],
    sure: &[usize],
) -> usize {
    let own = |unit: &Unit| speaker(ground, unit);
    // who is named, or not told of, may be whoever the others describe
    let open = |unit: &Unit| !is_unnamed(ground, own(unit));
    sets(ground, gathering, channels, sure, &|a, b| {
        let one = own(a) == own(b) || open(a) || open(b);
        // "close to Reed" and "close to the Tarn board": who copies the sentence copies that
        let (name, other) = (proper(name(ground, a)), proper(name(ground, b)));
        let apart = !name.is_empty() && !other.is_empty() && name.is_disjoint(&other);
        if !one && apart { Some(false) } else { one.then_some(true) }
    })
}

/// Readings of offices that are told apart by names: "Reed's office" and "the Tarn palace".
pub fn offices(ground: &Ground<'_>, gathering: &Gathering, channels: &[Vec<usize>], sure: &[usize]) -> usize {
    sets(ground, gathering, channels, sure, &|a, b| {
        (!are_apart(name(ground, a), name(ground, b))).then_some(true)
    })
}

/// Whether two names are of offices that no word of a name joins.
fn are_apart(one: &str, other: &str) -> bool {
    const OFFICES: [&str; 9] = [
        "office",
        "palace",
        "presidency",
        "government",
        "administration",
        "ministry",
        "embassy",
        "chancellery",
        "service",
    ];
    let office = |name: &str| {
        name.rsplit(' ').next().is_some_and(|last| OFFICES.contains(&last)) && !proper(name).is_empty()
    };
    office(one) && office(other) && proper(one).is_disjoint(&proper(other))
}

/// The words of a name that are written large, without owners' marks.
fn proper(name: &str) -> BTreeSet<String> {
    let words = name.split(' ').filter(|word| word.starts_with(char::is_uppercase));
    words.map(|word| names::fold(word.trim_end_matches("'s").trim_end_matches("’s"))).collect()
}

/// What the speaker of a reading is called.
fn name<'g>(ground: &'g Ground<'_>, unit: &Unit) -> &'g str {
    let figure = speaker(ground, unit).and_then(|figure| ground.cast.figures.get(figure));
    figure.map_or("", |figure| figure.name.as_str())
}

fn speaker(ground: &Ground<'_>, unit: &Unit) -> Option<usize> {
    ground.speaker(unit.report, quotation(ground, unit)?)
}

/// Sets of readings that nothing links: what `one` tells of two goes before what they share.
fn sets(
    ground: &Ground<'_>,
    gathering: &Gathering,
    channels: &[Vec<usize>],
    sure: &[usize],
    one: &dyn Fn(&Unit, &Unit) -> Option<bool>,
) -> usize {
    let units = &gathering.units;
    let mut sets = Union::new(sure.len());
    for (at, &a) in sure.iter().enumerate().take(ground::CROWD) {
        for (place, &b) in sure.iter().enumerate().skip(at + 1) {
            let shares = || {
                ground.shared(&units[a], &units[b]).is_some()
                    || channels[a].iter().any(|channel| channels[b].contains(channel))
            };
            let linked =
                units[a].report == units[b].report || one(&units[a], &units[b]).unwrap_or_else(shares);
            if linked {
                sets.join(at, place);
            }
        }
    }
    sets.sets().len()
}

#[cfg(test)]
mod tests {
    use super::are_apart;

    #[test]
    fn offices_are_told_apart_by_names() {
        assert!(are_apart("Reed's office", "Tarn palace"));
        assert!(!are_apart("Reed's office", "Ida Reed's office"), "one name more");
        assert!(!are_apart("Reed's office", "presidential palace"), "may be her own");
        assert!(!are_apart("Reed's office", "Tarn Council"), "no office");
    }
}
