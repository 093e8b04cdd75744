//! An outlet that no list knows, told by its name and by what it was told: "told the Valley Herald", "in an interview with
//! Radio Aldan".

use super::speaker::Cast;
use crate::annotate::line::Line;
use crate::names;
use crate::record::{Basis, Channel, OriginKind, Span};

/// How many words from `at` on name an outlet that was told something, or that asked.
pub fn told(line: &Line<'_>, at: usize) -> Option<usize> {
    let before = if at > 0 && line.at(at - 1).is("the") { at - 1 } else { at };
    let back = |n: usize| before.checked_sub(n).map(|i| line.at(i));
    let is = |n: usize, words: &[&str]| back(n).is_some_and(|word| word.is_any(words));
    if !(is(1, &["told", "tells", "telling", "tell"]) || is(1, &["with", "to"]) && is(2, &["interview"])) {
        return None;
    }
    let count = line.row(at, usize::MAX).iter().take_while(|word| word.is_capital()).count();
    let named = names::is_outlet(line.row(at, at + count).iter().map(|word| word.text));
    (named && !line.at(at + count).is_possessive()).then_some(count)
}

/// Whether a name is that of the report's own outlet, whole or short: "she told the Tribune" in the Lakeside Tribune.
pub fn is_own(outlet: Option<&str>, name: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let own = outlet.map(words).unwrap_or_default();
    words(name).iter().all(|word| own.contains(word))
}

/// The outlet that a span names, as a channel.
pub fn channel(cast: &mut Cast<'_>, span: Span) -> Channel {
    let name = span.of(&cast.report.text).to_owned();
    let entity = cast.report.layers.mentions.iter().find(|m| m.span.overlaps(span)).map(|m| m.entity);
    Channel { name, span, basis: Basis::Explicit, kind: OriginKind::Outlet, specific: true, entity }
}

#[cfg(test)]
mod tests {
    use super::{is_own, told};
    use crate::annotate::line::{Line, split};
    use crate::record::{PartKind, Span};

    #[test]
    fn a_paper_is_no_channel_of_its_own() {
        assert!(is_own(Some("Lakeside Tribune"), "Tribune"));
        assert!(!is_own(Some("Lakeside Tribune"), "Valley Tribune"));
        assert!(!is_own(None, "Tribune"));
    }

    #[test]
    fn an_outlet_is_told_by_its_name() {
        for (text, from, count) in [
            ("Ruiz told the Valley Herald that it sank", "Valley", Some(2)),
            ("Ruiz told Radio Aldan that it sank", "Radio", Some(2)),
            ("Ruiz said in an interview with the Tarn Gazette that it sank", "Tarn", Some(2)),
            ("Ruiz told the Harbour Board that it sank", "Harbour", None),
            ("Ruiz told the Tarn Gazette's editor that it sank", "Tarn", None),
            ("Ruiz said in the Tarn Gazette that it sank", "Tarn", None),
        ] {
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let at = line.word_at(text.find(from).unwrap_or_default());
            assert_eq!(told(&line, at), count, "{text}");
        }
    }
}
