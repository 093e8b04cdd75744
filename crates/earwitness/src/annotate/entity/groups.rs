//! Sources without a name: "a senior official", "analysts", "people familiar with the matter".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::gazetteer::set;
use super::spot::Spotted;
use crate::annotate::line::{Line, Word};
use crate::annotate::quotation::cue;
use crate::learned::Heard;
use crate::record::EntityKind;

static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("lists/source_nouns.txt")));

/// A description of somebody without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub line: usize,
    pub from: usize,
    pub to: usize,
    pub name: String,
    pub kind: EntityKind,
    pub plural: bool,
    /// Whether it does or receives a saying.
    pub speaks: bool,
}

/// How far a verb of saying may stand behind the noun, in words.
const REACH: usize = 12;
/// Most words before the noun.
const MOST_BEFORE: usize = 6;
const OWNERS: [&str; 6] = ["its", "their", "his", "her", "our", "my"];

/// The singular of a source noun, and whether it stood in the plural.
pub fn is_source_noun(lower: &str) -> Option<(&'static str, bool)> {
    let irregular = match lower {
        "people" => Some("person"),
        "men" => Some("man"),
        "women" => Some("woman"),
        "spokespeople" => Some("spokesperson"),
        "media" => Some("medium"),
        "authorities" => Some("authority"),
        "police" => Some("police"),
        _ => None,
    };
    let found = |s: &str| NOUNS.get(s).copied();
    if let Some(s) = irregular {
        return found(s).map(|s| (s, true));
    }
    found(lower).map(|s| (s, false)).or_else(|| {
        let s = lower
            .strip_suffix("ies")
            .map(|s| format!("{s}y"))
            .or_else(|| lower.strip_suffix("men").map(|s| format!("{s}man")))
            .or_else(|| lower.strip_suffix('s').map(str::to_owned))?;
        found(&s).map(|s| (s, true))
    })
}

/// The unnamed sources of a line, and the groups and papers that a later "they" or "it" may point to.
pub fn find(line: &Line<'_>, at: usize, names: &[Spotted], heard: Option<&Heard>) -> Vec<Group> {
    let mut groups = Vec::new();
    for i in 0..line.words.len() {
        let w = line.at(i);
        let inside = |k: usize| names.iter().any(|s| s.from <= k && k < s.to);
        let Some((noun, plural)) = is_source_noun(&w.lower).filter(|_| !inside(i)) else { continue };
        if w.text.starts_with(char::is_uppercase) && i > 0 && !line.at(i - 1).is_any(&["\"", "“", ",", ":"])
        {
            continue;
        }
        if names.iter().any(|s| s.from == i + 1) {
            continue;
        }
        let mut from = i;
        while from > 0 && i - from < MOST_BEFORE {
            let before = line.at(from - 1);
            if inside(from - 1) {
                from -= 1;
                continue;
            }
            if before.is_any(&[
                "a", "an", "the", "one", "some", "many", "several", "two", "three", "most", "other", "both",
                "another", "various", "no",
            ]) {
                from -= 1;
                break;
            }
            if before.is_any(&["state", "state-run", "state-owned", "government"]) {
                from -= 1;
                continue;
            }
            if !modifies(line, from - 1, heard) {
                break;
            }
            from -= 1;
        }
        // "the report’s authors": the owner belongs to it, though "report" may be a verb elsewhere
        if line.at(from).is_possessive() && from > 0 {
            from -= 1;
            from -= usize::from(from > 0 && line.at(from - 1).is_any(&["the", "a", "an"]));
        }
        // a name is taken whole: "International Harbour Fund Managing Director Ida Reed's office"
        let from = names.iter().find(|s| s.from < from && from < s.to).map_or(from, |s| s.from);
        let pair = line.at(from).is_any(&["two", "both"])
            || from > 0 && line.at(from).is("the") && line.lower(from + 1) == "two";
        let kind = kind_of(noun);
        let speaks = speaks(line, from, i);
        // "closed its offices": rooms
        let owned = from > 0 && line.at(from - 1).is_any(&OWNERS);
        let rooms = owned && !speaks && kind == EntityKind::Organisation;
        if pair || rooms || !speaks && !plural && kind != EntityKind::Other || !plural && from == i {
            continue;
        }
        let opened = line.at(from).is_any(&["the", "a", "an"]);
        let name_from = if opened { from + 1 } else { from };
        let name: Vec<&str> =
            line.row(name_from, whose(line, i, names, heard)).iter().map(|w| w.text).collect();
        let name = name.join(" ").replace(" 's", "'s").replace(" ’s", "’s");
        let name = if from == i && i == 0 { name.to_lowercase() } else { name };
        groups.push(Group { line: at, from, to: i + 1, name, kind, plural, speaks });
    }
    groups
}

/// Where a group ends that is told by whom it is of: "lawyers for the Harbour Union".
fn whose(line: &Line<'_>, noun: usize, names: &[Spotted], heard: Option<&Heard>) -> usize {
    let at = noun + 1;
    if !line.at(at).is_any(&["for", "of"]) {
        return at;
    }
    let start = at + 1 + usize::from(line.lower(at + 1) == "the");
    let Some(mut end) = names.iter().find(|s| s.from == start).map(|s| s.to) else { return at };
    // "members of the Reed campaign" are not Reed's
    let noun = |word: &Word<'_>| {
        let kind = heard.and_then(|heard| heard.word(word.span)).map(|place| place.kind);
        kind.map_or_else(|| is_source_noun(&word.lower).is_some(), |kind| matches!(kind, "NOUN" | "PROPN"))
    };
    while end < line.words.len() && noun(line.at(end)) {
        end += 1;
    }
    end
}

/// Whether the noun at `i`, in a phrase from `from`, does or receives the saying.
fn speaks(line: &Line<'_>, from: usize, i: usize) -> bool {
    let before = from.checked_sub(1).map_or("", |k| line.lower(k));
    let verb = |w: &Word<'_>| cue::is_cue_form(&w.lower);
    if matches!(before, "said" | "says" | "told" | "citing" | "quoting" | "added" | "asked" | "warned")
        || before == "to" && from > 1 && line.at(from - 2).is("according")
    {
        return true;
    }
    if from == 0 && i == 0 && is_source_noun(line.lower(i)).is_some_and(|(_, plural)| plural) {
        return true;
    }
    let Some(next) = line.words.get(i + 1) else { return false };
    if verb(next) || cue::between(next) {
        // "a firm offer": one thing that is told apart does not "offer"
        let one = line.at(from).is_any(&["a", "an"]) && cue::is_base_form(&next.lower);
        return !one && line.row(i + 1, usize::MAX).iter().take(4).any(verb);
    }
    next.is_any(&[
        "of", "for", "in", "at", "from", "with", "familiar", "close", "who", "on", "and", ",", "briefed",
    ]) && line
        .row(i + 2, usize::MAX)
        .iter()
        .take(REACH)
        .take_while(|w| !matches!(w.text, ";" | "." | "\"" | "“"))
        .any(verb)
}

fn modifies(line: &Line<'_>, at: usize, heard: Option<&Heard>) -> bool {
    const NOT: [&str; 60] = [
        "whose", "of", "in", "on", "at", "by", "for", "from", "with", "to", "as", "and", "or", "but", "that",
        "which", "who", "when", "while", "if", "because", "said", "says", "told", "is", "was", "are", "were",
        "be", "has", "had", "have", "its", "his", "her", "their", "this", "these", "those", "about",
        "against", "between", "than", "not", "also", "after", "before", "since", "until", "during", "over",
        "under", "into", "through", "among", "amid", "without", "within", "near", "via",
    ];
    let w = line.at(at);
    // "he wants to remove some officials"
    let verb = heard.and_then(|heard| heard.word(w.span)).is_some_and(|place| {
        matches!(place.kind, "AUX" | "ADP" | "SCONJ" | "CCONJ")
            || place.kind == "VERB" && place.relation != "amod"
    });
    if verb && !w.is_possessive() {
        return false;
    }
    w.is_word()
        && !NOT.contains(&w.lower.as_str())
        && !cue::is_cue_form(&w.lower)
        && (w.text.starts_with(char::is_lowercase)
            || w.text.starts_with(char::is_numeric)
            || at == 0
            || w.is_capital())
        || w.is_possessive()
}

/// What kind of entity a noun names.
pub fn kind_of(noun: &str) -> EntityKind {
    const BODIES: [&str; 34] = [
        "union",
        "company",
        "firm",
        "agency",
        "ministry",
        "department",
        "office",
        "government",
        "administration",
        "court",
        "authority",
        "body",
        "group",
        "party",
        "committee",
        "commission",
        "council",
        "parliament",
        "outlet",
        "broadcaster",
        "channel",
        "network",
        "team",
        "hospital",
        "school",
        "university",
        "institute",
        "foundation",
        "charity",
        "regulator",
        "watchdog",
        "military",
        "police",
        "station",
    ];
    const PAPERS: [&str; 15] = [
        "study",
        "survey",
        "poll",
        "report",
        "document",
        "memo",
        "letter",
        "statement",
        "lawsuit",
        "complaint",
        "indictment",
        "article",
        "newspaper",
        "magazine",
        "medium",
    ];
    if BODIES.contains(&noun) {
        EntityKind::Organisation
    } else if PAPERS.contains(&noun) {
        EntityKind::Other
    } else {
        EntityKind::Person
    }
}
