//! The state and party that a politician is of: "Sen. Ida Reed (D-Calif.)", and "the California Democrat" for her later.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gazetteer::rows;
use super::roster::{Figure, Roster};
use super::salience::Past;
use crate::annotate::line::{Line, Word};
use crate::names::same_office;
use crate::record::EntityKind;

/// What a report tells of where somebody sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Row of the list of states.
    state: usize,
    /// First letter of the party, where it is told: 'd', 'r', 'i'.
    party: Option<char>,
}

/// "the California Democrat", "the Texas senator": the words from "the" on, and whom they mean.
#[derive(Debug, Clone)]
pub struct Constituent {
    pub from: usize,
    pub to: usize,
    seat: Seat,
    noun: String,
}

struct States {
    /// Full names, folded, by their words.
    full: FxHashMap<String, usize>,
    /// Short forms and postal codes without full stops.
    short: FxHashMap<&'static str, usize>,
}

static STATES: LazyLock<States> = LazyLock::new(|| {
    let mut names = States { full: FxHashMap::default(), short: FxHashMap::default() };
    for (state, row) in rows(include_str!("lists/states.tsv")).enumerate() {
        let mut cells = row.split('\t');
        names.full.insert(cells.next().unwrap_or_default().to_lowercase(), state);
        names.short.extend(cells.map(|cell| (cell, state)));
    }
    names
});

/// How a politician is called with a state.
const NOUNS: [&str; 16] = [
    "democrat",
    "republican",
    "independent",
    "senator",
    "governor",
    "congressman",
    "congresswoman",
    "lawmaker",
    "representative",
    "conservative",
    "liberal",
    "progressive",
    "billionaire",
    "businessman",
    "businesswoman",
    "lawyer",
];
/// What stands between a state and the name.
const TITLES: [&str; 16] = [
    "sen",
    "rep",
    "gov",
    "senator",
    "representative",
    "governor",
    "congressman",
    "congresswoman",
    "republican",
    "democrat",
    "democratic",
    "independent",
    "gop",
    "attorney",
    "general",
    "us",
];

/// Where each person of a roster sits.
pub fn seats(lines: &[Line<'_>], roster: &Roster) -> FxHashMap<usize, Vec<Seat>> {
    let mut seats: FxHashMap<usize, Vec<Seat>> = FxHashMap::default();
    for (s, figure) in &roster.names {
        if roster.figures[*figure].kind == EntityKind::Person {
            let line = &lines[s.line];
            let told = behind(line, s.to).or_else(|| before(line, s.from));
            seats.entry(*figure).or_default().extend(told);
        }
    }
    seats.retain(|_, seats| !seats.is_empty());
    seats
}

/// All such descriptions of a line.
pub fn find(line: &Line<'_>) -> Vec<Constituent> {
    let found = |from: usize| {
        let (state, words) = full(line, from + 1)?;
        let at = from + 1 + words;
        let noun = line.at(at);
        let named = line.at(at + 1).is_capital() || line.lower(at + 1) == "," && line.at(at + 2).is_capital();
        let listed = NOUNS.contains(&noun.lower.as_str()) && !named && !line.at(at + 1).is_possessive();
        let seat = Seat { state, party: party(&noun.lower) };
        listed.then(|| Constituent { from, to: at + 1, seat, noun: noun.lower.clone() })
    };
    (0..line.words.len()).filter(|&at| line.at(at).is("the")).filter_map(found).collect()
}

/// Whom a description means, of those whose seat is told: the one spoken of last, or the only one; and whether that was near.
pub fn meant(
    c: &Constituent,
    seats: &FxHashMap<usize, Vec<Seat>>,
    figures: &[Figure],
    past: &[Past],
    near: impl Fn(&Past) -> bool,
) -> Option<(usize, bool)> {
    let sits = |figure: usize| seats.get(&figure).is_some_and(|seats| seats.iter().any(|s| s.fits(&c.seat)));
    let holds = |figure: usize| figures[figure].roles.iter().any(|role| same_office(role, &c.noun));
    let back = || past.iter().rev().filter(|p| sits(p.figure));
    let last = back().find(|p| holds(p.figure)).or_else(|| back().next());
    last.map(|p| (p.figure, near(p))).or_else(|| {
        let mut all: Vec<usize> = seats.keys().copied().filter(|&figure| sits(figure)).collect();
        all.sort_unstable();
        (all.len() == 1).then(|| (all[0], false))
    })
}

impl Constituent {
    /// Whether it may be somebody whose seat nobody tells: any "Vermont Democrat", and no "Vermont senator".
    pub fn is_of_a_party(&self) -> bool {
        self.seat.party.is_some()
    }
}

impl Seat {
    fn fits(&self, asked: &Self) -> bool {
        let party = self.party.zip(asked.party).is_none_or(|(own, asked)| own == asked);
        self.state == asked.state && party
    }
}

fn party(lower: &str) -> Option<char> {
    matches!(lower, "d" | "r" | "i" | "democrat" | "democratic" | "republican" | "gop" | "independent")
        .then(|| if lower == "gop" { 'r' } else { lower.chars().next().unwrap_or('i') })
}

/// A state by its full name, with its words.
fn full(line: &Line<'_>, at: usize) -> Option<(usize, usize)> {
    [2, 1].into_iter().find_map(|words| {
        let row = line.row(at, at + words);
        let name = row.iter().map(|w| w.lower.as_str()).collect::<Vec<_>>().join(" ");
        let state =
            STATES.full.get(&name).filter(|_| row.len() == words && row.iter().all(Word::is_capital))?;
        Some((*state, words))
    })
}

/// "Reed (D-Calif.)", "Reed, R-Texas,", "Reed, Republican of Ohio", "Reed of Vermont".
fn behind(line: &Line<'_>, to: usize) -> Option<Seat> {
    if line.at(to).is("of") {
        return full(line, to + 1).map(|(state, _)| Seat { state, party: None });
    }
    if !matches!(line.at(to).text, "(" | ",") {
        return None;
    }
    let at = to + 1 + usize::from(line.at(to + 1).is("a"));
    if line.at(at + 1).is("of") || line.at(at + 1).is("from") {
        let party = party(&line.at(at).lower)?;
        return full(line, at + 2).map(|(state, _)| Seat { state, party: Some(party) });
    }
    let (head, state) = match line.at(at).text.split_once('-') {
        Some((head, state)) => (head, state),
        None if matches!(line.at(at + 1).text, "-" | "–" | "‑") => {
            (line.at(at).text, line.at(at + 2).text)
        }
        None => return None,
    };
    let party = party(&head.to_lowercase()).filter(|_| head.len() == 1)?;
    let state = state.replace('.', "");
    let state = STATES.short.get(state.as_str()).or_else(|| STATES.full.get(&state.to_lowercase()))?;
    Some(Seat { state: *state, party: Some(party) })
}

/// "California Sen. Ida Reed", "Ohio Republican Ida Reed".
fn before(line: &Line<'_>, from: usize) -> Option<Seat> {
    const FAR: usize = 5;
    let passes =
        |i: usize| line.at(i).text == "." || TITLES.contains(&line.lower(i).replace('.', "").as_str());
    let first = (from.saturating_sub(FAR)..from).rev().take_while(|&i| passes(i)).last()?;
    let told = (first..from).find_map(|i| party(line.lower(i)).filter(|_| line.lower(i).len() > 1));
    let state =
        [2, 1].into_iter().find_map(|n| full(line, first.checked_sub(n)?).filter(|(_, words)| *words == n));
    state.map(|(state, _)| Seat { state, party: told })
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::learned::Weights;
    use crate::record::{Part, PartKind, Report, Span};

    #[test]
    fn who_sits_for_a_state_is_called_by_it() {
        for (text, called, name) in [
            (
                "Rep. Ida Reed (D-Calif.) met Tom Vale (R-Ky.). The California Democrat left.",
                "The California Democrat",
                "Ida Reed",
            ),
            (
                "Ida Reed, Republican of Ohio, met Tom Vale. The Ohio senator left.",
                "The Ohio senator",
                "Ida Reed",
            ),
            (
                "New Jersey Gov. Ida Reed met Tom Vale. The New Jersey governor left.",
                "The New Jersey governor",
                "Ida Reed",
            ),
            (
                "Rep. Ida Reed (D-Calif.) met Tom Vale (R-Calif.). The California Republican left.",
                "The California Republican",
                "Tom Vale",
            ),
            ("Rep. Ida Reed (D-Calif.) said so. The Vermont Democrat said no.", "The Vermont Democrat", ""),
            ("Tom Vale said so. The Vermont Democrat said no.", "The Vermont Democrat", "Tom Vale"),
        ] {
            let mut r = Report { text: text.to_owned(), ..Report::default() };
            r.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
            annotate(&mut r, &Weights::none());
            let mut found = r.layers.mentions.iter().filter(|m| r.slice(m.span) == called);
            let found = found.next().map_or("", |m| r.layers.entities[m.entity].name.as_str());
            assert_eq!(found, name, "{text}");
        }
    }
}
