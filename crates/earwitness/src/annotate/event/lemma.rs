//! Verbs as dictionaries have them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::clause::form::{self, Verb};

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for line in include_str!("irregular_verbs.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((base, others)) = line.split_once(' ').or(Some((line, ""))) else { continue };
        forms.insert(base, base);
        // "lay" is a verb before it is a form of "lie"
        others.split_whitespace().for_each(|other| {
            forms.entry(other).or_insert(base);
        });
    }
    forms
});

/// Whether a form is the past and never the participle: "sank".
pub fn is_preterite(lower: &str) -> bool {
    let Some(base) = IRREGULAR.get(lower) else { return false };
    let mut lines = include_str!("irregular_verbs.txt").lines();
    let forms = lines.find_map(|line| line.strip_prefix(base)?.strip_prefix(' ')).unwrap_or_default();
    let mut forms = forms.split(' ').filter(|form| !form.ends_with("ing") && !form.ends_with('s'));
    forms.next() == Some(lower) && forms.next().is_some_and(|participle| participle != lower)
}

/// Of several bases that a form may have, the first that is a known verb, else the one that spelling makes likeliest.
pub fn lemma(lower: &str) -> String {
    if let Some(base) = IRREGULAR.get(lower) {
        return (*base).to_owned();
    }
    let known = |base: &str| IRREGULAR.contains_key(base) || form::verb(base) == Some(Verb::Base);
    let bases = bases(lower);
    match bases.iter().find(|base| known(base)).or(bases.first()) {
        Some(base) if !known(lower) => base.clone(),
        _ => lower.to_owned(),
    }
}

/// The bases that a regular form may have, the likeliest first.
fn bases(lower: &str) -> Vec<String> {
    let long = |stem: &&str| stem.len() > 1;
    if let Some(stem) = lower.strip_suffix("ied").or_else(|| lower.strip_suffix("ies")).filter(long) {
        return vec![format!("{stem}y"), format!("{stem}ie")];
    }
    if let Some(stem) = lower.strip_suffix("ing").or_else(|| lower.strip_suffix("ed")).filter(long) {
        let (plain, silent) = (stem.to_owned(), format!("{stem}e"));
        return match single(stem) {
            Some(single) => vec![single.to_owned(), plain, silent],
            None if drops_e(stem) => vec![silent, plain],
            None => vec![plain, silent],
        };
    }
    let hissing = ["sses", "shes", "ches", "xes", "zes", "oes"].iter().any(|end| lower.ends_with(end));
    let stem = if hissing { lower.strip_suffix("es") } else { lower.strip_suffix('s') };
    stem.map(str::to_owned).into_iter().collect()
}

/// "Stopp" as "stop".
fn single(stem: &str) -> Option<&str> {
    let short = stem.strip_suffix(['b', 'd', 'g', 'm', 'n', 'p', 'r', 't'])?;
    (short.chars().last() == stem.chars().last()).then_some(short)
}

/// Ends of stems whose verbs, after a consonant, mostly have an "e": "pollut", "requir", "provid".
const LONG: &[&str] = &[
    "ad", "ag", "ak", "am", "ap", "ar", "ed", "eg", "ib", "id", "ik", "il", "im", "in", "ir", "od", "ok",
    "ud", "uk", "ul", "um", "ur", "ut",
];

/// Whether a stem most likely lost its "e": "clos", "reduc", "argu", "settl".
fn drops_e(stem: &str) -> bool {
    let ends = |list: &[&str]| list.iter().any(|end| stem.ends_with(end));
    ends(&["c", "dg", "rg", "v", "u", "z", "at"]) && !ends(&["eat", "oat"])
        || ends(LONG) && !stem.chars().rev().nth(2).is_none_or(|before| "aeiou".contains(before))
        || ends(&["s"]) && !ends(&["ss", "us"])
        || ends(&["bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl"])
}

#[cfg(test)]
mod tests {
    use super::{is_preterite, lemma};

    #[test]
    fn forms_are_led_back_to_known_verbs() {
        let forms =
            "took closed carries stopped opening vorgled lay leaves ordered polluted retired gained shouted";
        let bases = "take close carry stop open vorgle lay leave order pollute retire gain shout";
        let found: Vec<String> = forms.split(' ').map(lemma).collect();
        assert_eq!(found.join(" "), bases);
    }

    #[test]
    fn a_past_that_is_no_participle_is_told_apart() {
        assert_eq!(
            ["sank", "sunk", "held", "closed", "sink"].map(is_preterite),
            [true, false, false, false, false]
        );
    }
}
