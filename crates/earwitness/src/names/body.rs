//! What bodies are called for short: "Calder" for "Calder Sciences", "State Police" for "Norvania State Police".

use super::fold::words;

/// Words behind the name of a body that tell what kind of body it is.
const KINDS: [&str; 40] = [
    "sciences",
    "motors",
    "inc",
    "corp",
    "corporation",
    "company",
    "co",
    "ltd",
    "llc",
    "plc",
    "ag",
    "group",
    "holdings",
    "industries",
    "technologies",
    "technology",
    "systems",
    "laboratories",
    "pharmaceuticals",
    "pharma",
    "therapeutics",
    "airlines",
    "airways",
    "energy",
    "entertainment",
    "bank",
    "partners",
    "stores",
    "foods",
    "brands",
    "aerospace",
    "electronics",
    "software",
    "enterprises",
    "solutions",
    "international",
    "worldwide",
    "automotive",
    "petroleum",
    "utilities",
];
/// Words of bodies that many places have, so that the place tells one from another.
const COMMON: [&str; 24] = [
    "supreme",
    "court",
    "senate",
    "house",
    "congress",
    "guard",
    "department",
    "party",
    "justice",
    "ministry",
    "assembly",
    "democratic",
    "republican",
    "democrats",
    "republicans",
    "legislature",
    "parliament",
    "government",
    "university",
    "times",
    "police",
    "post",
    "bank",
    "army",
];

/// Whether a body called `long` may be called `short`: without its article, its country or place, or the words that tell
/// what kind of body it is; `place` tells of folded words whether they name a place or a people.
pub fn is_body_for_short(short: &str, long: &str, place: impl Fn(&str) -> bool) -> bool {
    let (s, l) = (words(short), words(long));
    if s.is_empty() || s.len() >= l.len() {
        return is_of(&s, &l) || is_of(&l, &s);
    }
    if let Some(rest) = l.strip_prefix(&s[..]) {
        let police = s.last().is_some_and(|last| last == "police") && rest == ["department"];
        let kinds = rest.iter().all(|word| KINDS.contains(&word.as_str()));
        let staff = rest == ["of", "staff"];
        return kinds && !place(&s.join(" ")) || police || staff;
    }
    let Some(lead) = l.strip_suffix(&s[..]) else { return is_of(&s, &l) || is_of(&l, &s) };
    if lead == ["the"] {
        return true;
    }
    let nation = matches!(lead.join(" ").as_str(), "us" | "u s" | "united states" | "american" | "federal");
    let common = s.iter().any(|word| COMMON.contains(&word.as_str()));
    if s.len() == 1 {
        return !nation && !common && place(&lead.join(" "));
    }
    nation || place(&lead.join(" ")) && (!common || s == ["state", "police"])
}

/// "Department of Piers" and "Piers Department".
fn is_of(a: &[String], b: &[String]) -> bool {
    let Some((kind, rest)) = a.split_first() else { return false };
    let known = matches!(kind.as_str(), "department" | "ministry" | "bureau" | "office");
    let Some((last, turned)) = b.split_last() else { return false };
    known
        && rest.first().is_some_and(|of| of == "of")
        && last == kind
        && rest[1..] == *turned
        && !turned.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_called_by_part_of_its_name() {
        let place = |lead: &str| matches!(lead, "norvania" | "brack" | "south norvania");
        for (short, long, same) in [
            ("Calder", "Calder Sciences", true),
            ("Calder", "Calder Foundation", false),
            ("Brack", "Brack Airlines", false),
            ("Brack Police", "Brack Police Department", true),
            ("Joint Chiefs", "Joint Chiefs of Staff", true),
            ("Quay Times", "The Quay Times", true),
            ("Lions", "Brack Lions", true),
            ("Electric", "South Norvania Electric", true),
            ("State Police", "Norvania State Police", true),
            ("Supreme Court", "Norvania Supreme Court", false),
            ("Supreme Court", "U.S. Supreme Court", true),
            ("Democratic Party", "Popular Democratic Party", false),
            ("House", "White House", false),
            ("Senate", "Norvania Senate", false),
            ("Food and Drug Administration", "U.S. Food and Drug Administration", true),
            ("Piers Department", "Department of Piers", true),
            ("Piers Department", "Department of Quays", false),
        ] {
            assert_eq!(is_body_for_short(short, long, place), same, "{short} | {long}");
        }
    }
}
