//! Front matter: the facts that a text states of itself before it begins, between lines of `---` (YAML) or `+++` (TOML), or as
//! lines of a name and a value ("Date: 3 March 2026") up to the first empty line.

use serde_json::{Map, Value};

use super::named;
use crate::record::{Given, Part, PartKind, Span, Warning};

/// The facts at the head of a text.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub said: Given,
    /// The lines that state them. The title's own words are a part of their own: it says something.
    pub parts: Vec<Part>,
    /// Where the text itself begins.
    pub end: usize,
    pub warnings: Vec<Warning>,
}

/// What stands at the head of a text; empty where nothing does.
pub(super) fn find(text: &str) -> Front {
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let Some((inner, end)) = fenced(text, start).or_else(|| headed(text, start)) else {
        return Front::default();
    };
    let block = inner.of(text);
    let fence = text.get(start..start + 3).filter(|fence| FENCES.contains(fence));
    let fields = match fence {
        Some("---") => serde_saphyr::from_str(block).ok(),
        Some(_) => toml::from_str::<toml::Table>(block).ok().map(plain),
        None => None,
    };
    // "title: Fire: 12 hurt" is no YAML, but everybody can read it
    let Some(fields) = fields.or_else(|| lines(block)) else {
        return match fence {
            Some(_) if looks_stated(block) => {
                Front { warnings: vec![unread(start, end)], ..Front::default() }
            }
            _ => Front::default(),
        };
    };
    let said = named::given(&fields);
    if fence.is_some() && said == Given::default() && !looks_stated(block) {
        return Front::default();
    }
    let parts = parts(text, Span::new(start, end), said.title.as_deref());
    Front { said, parts, end, warnings: Vec::new() }
}

/// Whether a plain text states facts of itself at its head.
pub fn states_facts(bytes: &[u8]) -> bool {
    find(&String::from_utf8_lossy(bytes)).end > 0
}

const FENCES: [&str; 2] = ["---", "+++"];

fn unread(start: usize, end: usize) -> Warning {
    let message =
        "the facts at the head of this text could not be read; they are left in the text".to_owned();
    Warning { code: "unread-front-matter", span: Some(Span::new(start, end)), message }
}

/// The lines between two fences, and the end of the second.
fn fenced(text: &str, start: usize) -> Option<(Span, usize)> {
    let fence = FENCES.into_iter().find(|fence| text[start..].starts_with(fence))?;
    let mut at = start;
    let mut inner = None;
    for line in text[start..].split_inclusive('\n') {
        let bare = line.trim_end();
        match inner {
            None if bare == fence => inner = Some(at + line.len()),
            None => return None,
            Some(from) if bare == fence || fence == "---" && bare == "..." => {
                return Some((Span::new(from, at), at + bare.len()));
            }
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// Facts that a head without fences must state, so that it is one.
const FEWEST: usize = 2;

/// The lines of names and values at the head, up to an empty one.
fn headed(text: &str, start: usize) -> Option<(Span, usize)> {
    let mut end = start;
    let mut known = 0;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        let (name, _) = stated(line)?;
        known += usize::from(named::is_known(name));
        end = at + line.trim_end().len();
        at += line.len();
    }
    (known >= FEWEST).then_some((Span::new(start, end), end))
}

/// The most words of a name: "Publication date".
const NAME_WORDS: usize = 2;

/// A line's name and value.
fn stated(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
        && (1..=NAME_WORDS).contains(&name.split_whitespace().count());
    is_name.then_some((name, value))
}

/// Fields from lines alone; `None` where no line states a fact.
fn lines(block: &str) -> Option<Map<String, Value>> {
    let fields: Map<String, Value> = block
        .lines()
        .filter_map(stated)
        .map(|(name, value)| (name.replace(' ', "_"), Value::String(unquoted(value).to_owned())))
        .collect();
    fields.keys().any(|name| named::is_known(name)).then_some(fields)
}

fn unquoted(value: &str) -> &str {
    let inside = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// Whether what stands between two fences is meant as facts, and not as the text between two rules.
fn looks_stated(block: &str) -> bool {
    let mut lines = block.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|line| stated(line.replacen('=', ":", 1).as_str()).is_some())
}

/// TOML's own types as JSON's.
fn plain(table: toml::Table) -> Map<String, Value> {
    table.into_iter().map(|(key, value)| (key, value_of(value))).collect()
}

fn value_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Array(all) => all.into_iter().map(value_of).collect(),
        toml::Value::Table(table) => Value::Object(plain(table)),
        toml::Value::Float(_) | toml::Value::Boolean(_) => Value::Null,
    }
}

/// One notice a line; the title's words, where they stand as they are told, are the title.
fn parts(text: &str, block: Span, title: Option<&str>) -> Vec<Part> {
    let title = title.and_then(|title| {
        let at = block.start + block.of(text).find(title)?;
        Some(Span::new(at, at + title.len()))
    });
    let mut parts = Vec::new();
    let mut notice = |start: usize, end: usize| {
        let passage = &text[start..end];
        let start = start + (passage.len() - passage.trim_start().len());
        let span = Span::new(start, start + passage.trim().len());
        parts.extend((!span.is_empty()).then_some(Part { span, kind: PartKind::Notice }));
    };
    let mut at = block.start;
    for line in block.of(text).split_inclusive('\n') {
        let end = at + line.len();
        match title.filter(|title| title.start >= at && title.end <= end) {
            Some(title) => {
                notice(at, title.start);
                notice(title.end, end);
            }
            None => notice(at, end),
        }
        at = end;
    }
    parts.extend(title.map(|span| Part { span, kind: PartKind::Title }));
    parts.sort_by_key(|part| part.span.start);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Option<String>, Option<String>, Option<String>, &str) {
        let Front { said, end, .. } = find(text);
        (said.title, said.outlet, said.published, text[end..].trim())
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn facts_are_read_in_every_usual_shape() {
        for text in [
            "---\ntitle: \"Ferry aground; 12 hurt\"\noutlet: Harbour Times\ndate: 2026-03-03\ntags: [ferry]\n---\nBody.",
            "\u{feff}---\ntitle: >-\n  Ferry aground;\n  12 hurt\nsource: Harbour Times\ndate: March 3, 2026\n...\n\nBody.",
            "+++\ntitle = \"Ferry aground; 12 hurt\"\npublisher = 'Harbour Times'\ndate = 2026-03-03\n+++\nBody.",
            "Headline: Ferry aground; 12 hurt\nSource: Harbour Times\nSection: News\nDate: 3 March 2026\n\nBody.",
        ] {
            let wanted = (some("Ferry aground; 12 hurt"), some("Harbour Times"), some("2026-03-03"), "Body.");
            assert_eq!(told(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_read_by_its_lines() {
        let text = "---\ntitle: Ferry: 12 hurt\ndate: 2026-03-03\n---\nBody.";
        assert_eq!(told(text), (some("Ferry: 12 hurt"), None, some("2026-03-03"), "Body."));
    }

    #[test]
    fn a_text_that_begins_with_a_rule_or_a_colon_is_a_text() {
        for text in [
            "---\n\nA ferry ran aground.\n\n---\nMore.",
            "Breaking: A ferry ran aground.\n\nBody.",
            "Source: Harbour Times\nA ferry ran aground.",
            "--- A ferry",
            "---\ntitle: never closed",
            "+++",
            "",
        ] {
            assert_eq!(find(text).end, 0, "{text}");
        }
    }

    #[test]
    fn facts_that_cannot_be_read_are_warned_of() {
        let text = "---\nkey: [\n---\nBody.";
        let front = find(text);
        assert_eq!((front.end, front.warnings.first().map(|w| w.code)), (0, Some("unread-front-matter")));
    }

    #[test]
    fn the_title_is_a_part_of_its_own() {
        let text = "---\ntitle: \"Ferry aground\"\ndate: 2026-03-03\n---\nBody.";
        let parts: Vec<(&str, &str)> =
            find(text).parts.iter().map(|part| (part.span.of(text), part.kind.name())).collect();
        assert_eq!(
            parts,
            [
                ("---", "notice"),
                ("title: \"", "notice"),
                ("Ferry aground", "title"),
                ("\"", "notice"),
                ("date: 2026-03-03", "notice"),
                ("---", "notice")
            ]
        );
    }
}
