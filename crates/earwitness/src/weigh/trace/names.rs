//! Agencies, state media and publishers by the names they go under. The lists are data: `agencies.tsv`, `publishers.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::record::OriginKind;

/// A news agency or a medium that speaks for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    pub name: &'static str,
    pub kind: OriginKind,
    pub country: &'static str,
}

#[derive(Debug, Default)]
struct Names {
    agencies: Vec<Agency>,
    /// Name as written → index into `agencies`, longest first.
    written: Vec<(&'static str, usize)>,
    /// Name as written, folded → index into `agencies`.
    folded: BTreeMap<String, usize>,
    /// Outlet, folded → publisher.
    publishers: BTreeMap<String, &'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for [name, kind, country, aliases] in rows(include_str!("agencies.tsv")) {
        let index = names.agencies.len();
        let kind = if kind == "state_media" { OriginKind::StateMedia } else { OriginKind::Agency };
        names.agencies.push(Agency { name, kind, country });
        names.written.extend(std::iter::once(name).chain(list(aliases)).map(|written| (written, index)));
    }
    for &(written, index) in &names.written {
        names.folded.entry(fold(written)).or_insert(index);
    }
    names.written.sort_by_key(|&(written, index)| (usize::MAX - written.len(), written, index));
    for [publisher, outlets, _, _] in rows(include_str!("publishers.tsv")) {
        for outlet in list(outlets) {
            names.publishers.entry(fold(outlet)).or_insert(publisher);
        }
    }
    names
});

/// Lines of up to four fields; a line that starts with # is a remark.
fn rows(text: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| {
        let mut row = [""; 4];
        for (field, value) in row.iter_mut().zip(line.split('\t')) {
            *field = value.trim();
        }
        row
    })
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').map(str::trim).filter(|name| !name.is_empty())
}

/// The agency that a text names: the first in the text, of its longest name. Short names count only as they are written.
pub fn agency(text: &str) -> Option<&'static Agency> {
    agencies(text).first().map(|&(_, agency)| agency)
}

/// All agencies that a text names, with the place in bytes, in order.
pub fn agencies(text: &str) -> Vec<(usize, &'static Agency)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for &(written, index) in &NAMES.written {
        for (at, _) in text.match_indices(written) {
            let end = at + written.len();
            let whole = !text[..at].ends_with(char::is_alphanumeric)
                && !text[end..].starts_with(char::is_alphanumeric);
            if whole && !found.iter().any(|&(start, stop, _)| at < stop && start < end) {
                found.push((at, end, index));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().filter_map(|(at, _, index)| Some((at, NAMES.agencies.get(index)?))).collect()
}

/// The agency that an outlet is, by its whole name.
pub fn agency_of_outlet(outlet: &str) -> Option<&'static Agency> {
    let folded = fold(outlet);
    let short = [" news agency", " news"].iter().find_map(|ending| folded.strip_suffix(ending));
    let index = NAMES.folded.get(&folded).or_else(|| NAMES.folded.get(short?))?;
    NAMES.agencies.get(*index)
}

/// The publisher of an outlet, where it is one of a group that shares copy.
pub fn publisher(outlet: &str) -> Option<&'static str> {
    let folded = fold(outlet);
    NAMES.publishers.get(&folded).or_else(|| NAMES.publishers.get(folded.strip_suffix(" news")?)).copied()
}

/// An outlet's name without article, case, marks and web ending: "The New York Times" = "new york times".
pub fn fold(outlet: &str) -> String {
    let lower = outlet.trim().to_lowercase();
    let lower = lower.strip_prefix("www.").unwrap_or(&lower);
    let lower = lower.strip_prefix("the ").unwrap_or(lower);
    let kept: String = lower.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_known_by_any_of_its_names() {
        for text in ["AP", "the Associated Press", "By Ann Lee, The Associated Press", "(AP)"] {
            assert_eq!(agency(text).map(|a| a.name), Some("Associated Press"), "{text}");
        }
        assert_eq!(agency("China's Xinhua news agency").map(|a| a.kind), Some(OriginKind::StateMedia));
        assert_eq!(agency("MAPS and APPLES"), None);
        assert_eq!(agency_of_outlet("Associated Press News").map(|a| a.name), Some("Associated Press"));
        assert_eq!(agency_of_outlet("Reuters Deal Desk"), None);
    }

    #[test]
    fn outlets_of_one_publisher_are_known() {
        assert_eq!(publisher("MailOnline"), publisher("The Daily Mail"));
        assert_eq!(publisher("Harbour Gazette"), None);
    }

    #[test]
    fn no_name_stands_twice() {
        let mut seen = BTreeMap::new();
        for (written, index) in &NAMES.written {
            assert_eq!(*seen.entry(written).or_insert(index), index, "{written}");
        }
    }
}
