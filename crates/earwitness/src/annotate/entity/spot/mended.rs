//! Names made whole once they are spotted, and said once.

use super::{Kind, Spotted, written};
use crate::annotate::line::Line;
use crate::names::is_generation;
use crate::record::EntityKind;

/// A label run into the sentence that it stands over: "ANA REED Ana Reed opened the pier" names her once.
pub fn undouble(line: &Line<'_>, s: &mut Spotted) {
    let words = line.row(s.from, s.to);
    let (one, other) = words.split_at(words.len() / 2);
    let twice = one.iter().map(|w| &w.lower).eq(other.iter().map(|w| &w.lower));
    if twice && (one.len() > 1 || s.from == 0) && !one.is_empty() {
        s.from += one.len();
        s.span = line.span_of(s.from, s.to);
        s.name = written(line, s.from, s.to);
    }
}

/// "Oskar Reed Reed": a surname written twice is there once.
pub fn unstammer(line: &Line<'_>, s: &mut Spotted) {
    let words = line.row(s.from, s.to);
    if let [_, .., one, other] = words
        && one.lower == other.lower
        && words.len() > 2
        && !matches!(s.kind, Kind::Listed(_))
    {
        s.to -= 1;
        s.span = line.span_of(s.from, s.to);
        s.name = written(line, s.from, s.to);
    }
}

/// "Oskar Reed Jr.": the word that tells a son from his father is the name's, and the full stop is the word's.
pub fn with_generation(line: &Line<'_>, s: &mut Spotted) {
    if matches!(s.kind, Kind::Listed(_) | Kind::Known(EntityKind::Organisation)) {
        return;
    }
    let comma = usize::from(line.lower(s.to) == ",");
    if is_generation(line.at(s.to + comma).text) && (comma == 0 || line.at(s.to + 1).is_any(&["jr", "sr"])) {
        s.to += comma + 1;
    } else if s.to < s.from + 2 || !is_generation(line.at(s.to - 1).text) {
        return;
    }
    let short = line.at(s.to - 1).is_any(&["jr", "sr"]);
    s.to += usize::from(short && line.at(s.to).text == ".");
    s.span = line.span_of(s.from, s.to);
    s.name = written(line, s.from, s.to).replace(" ,", "");
}
