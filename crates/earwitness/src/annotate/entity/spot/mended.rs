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

/// "President of Tarn Ida Reed": the place of which somebody holds an office is no part of who holds it.
pub fn without_place(line: &Line<'_>, found: &mut Vec<Spotted>) {
    const OFFICES: [&str; 13] = [
        "president",
        "premier",
        "minister",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "mayor",
        "governor",
        "ambassador",
        "secretary",
    ];
    let holds = |s: &Spotted| {
        let office = |i: usize| line.at(i).is_any(&OFFICES);
        matches!(s.kind, Kind::Known(EntityKind::Person))
            && s.to - s.from > 2
            && line.row(s.from, s.to).iter().all(|w| w.is_capital() && w.text.chars().count() > 1)
            && s.from > 1
            && line.at(s.from - 1).is("of")
            && office(s.from - 2)
    };
    let mut places = Vec::new();
    for s in found.iter_mut().filter(|s| holds(s)) {
        let (from, to) = (s.from, s.from + 1);
        let (span, name) = (line.span_of(from, to), written(line, from, to));
        places.push(Spotted {
            span,
            from,
            to,
            name,
            kind: Kind::Known(EntityKind::Place),
            title: None,
            ..*s
        });
        s.from = to;
        s.span = line.span_of(s.from, s.to);
        s.name = written(line, s.from, s.to);
    }
    found.extend(places);
    found.sort_by_key(|s| s.span);
}

/// "Tarn's Ida Reed": whose she is is no part of a person's name.
pub fn without_owner(line: &Line<'_>, s: &mut Spotted) {
    let Some(owner) = line.row(s.from, s.to).iter().rposition(|w| w.is_possessive()) else { return };
    if matches!(s.kind, Kind::Known(EntityKind::Person)) && s.from + owner + 2 < s.to {
        s.from += owner + 1;
        s.span = line.span_of(s.from, s.to);
        s.name = written(line, s.from, s.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::{PartKind, Span};

    /// The names left of one person's that was heard.
    fn left(text: &str, heard: &str) -> Vec<String> {
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let start = text.find(heard).unwrap();
        let (from, to) = (line.word_at(start), line.word_at(start + heard.len()));
        let person = Spotted {
            span: line.span_of(from, to),
            line: 0,
            from,
            to,
            name: heard.into(),
            kind: Kind::Known(EntityKind::Person),
            title: None,
        };
        let mut found = vec![person];
        without_place(&line, &mut found);
        found.iter_mut().for_each(|s| without_owner(&line, s));
        found.into_iter().map(|s| s.name).collect()
    }

    #[test]
    fn where_somebody_holds_office_is_no_name_of_theirs() {
        let text = "President of Brack Ida Reed met the mother of Ana Lena Quell.";
        assert_eq!(left(text, "Brack Ida Reed"), ["Brack", "Ida Reed"]);
        assert_eq!(left(text, "Ana Lena Quell"), ["Ana Lena Quell"]);
        assert_eq!(left("Then Brack's Ida Reed spoke.", "Brack's Ida Reed"), ["Ida Reed"]);
    }

    #[test]
    fn an_owners_mark_stands_close() {
        let text = "The Alder's Trust gave.";
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        assert_eq!(written(&line, 1, 4), "Alder's Trust");
    }
}
