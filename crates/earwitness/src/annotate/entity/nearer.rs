//! Surnames that mean whoever has just been named in full.

use super::roster::{Figure, Roster};
use super::spot::{Kind, Spotted};
use crate::names::{self, Name};
use crate::record::EntityKind;

/// Sentences in which a surname alone means the bearer who has just been named in full.
const JUST: usize = 2;

/// Surnames that mean another bearer than the one who is meant elsewhere: in "Anton Kim was held. Kim's family" it is not Kim Dal Ho,
/// who is called Kim too.
pub fn find(
    roster: &Roster,
    spotted: &[Spotted],
    of: &[Option<usize>],
    words: &[usize],
) -> Vec<(usize, usize)> {
    let full = |k: &usize| {
        words[*k] > 1 && matches!(spotted[*k].kind, Kind::Known(EntityKind::Person) | Kind::Unclear)
    };
    let mut found = Vec::new();
    for i in (0..spotted.len()).filter(|&i| words[i] == 1 && spotted[i].title.is_none()) {
        let Some(meant) = of[i].filter(|&f| roster.figures[f].kind == EntityKind::Person) else { continue };
        let name = Name::of(&spotted[i].name);
        // by the first part of whose name is meant, where it is another's last
        let last = |f: &Figure| names::words(&f.name).last() == names::words(&spotted[i].name).first();
        if last(&roster.figures[meant]) {
            continue;
        }
        let near = (0..i).rev().take_while(|&k| spotted[k].line + JUST >= spotted[i].line);
        let bearer = near.filter(full).filter_map(|k| of[k]).find(|&f| {
            let figure = &roster.figures[f];
            figure.kind == EntityKind::Person && name.stands_for(&figure.form)
        });
        found.extend(bearer.filter(|&f| f != meant && last(&roster.figures[f])).map(|f| (i, f)));
    }
    found
}
