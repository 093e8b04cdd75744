//! Cue verbs: which words say that somebody says something, and what may follow them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::entity::rows;
use crate::annotate::line::{Line, Word};
use crate::record::Act;

/// A verb of the list.
#[derive(Debug, Clone)]
pub struct Verb {
    pub lemma: &'static str,
    pub particle: Option<&'static str>,
    pub act: Act,
    frames: &'static str,
}

/// What may follow a cue verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A clause, with or without "that".
    Clause,
    /// Words in marks beside it.
    Quote,
    /// Whom it addresses, before the clause.
    Addressee,
    /// An object and an infinitive.
    ObjectInfinitive,
    Infinitive,
    /// Noun content.
    Noun,
    /// An object and "as".
    As,
    /// An object with words in marks, or with what it is called: "called it “a mess”", "called Reed a liar".
    Named,
    /// A question, with or without whom it asks: "asked Reed on two occasions whether …".
    Question,
}

impl Verb {
    pub fn takes(&self, frame: Frame) -> bool {
        let letter = match frame {
            Frame::Clause => 's',
            Frame::Quote => 'q',
            Frame::Addressee => 'a',
            Frame::ObjectInfinitive => 'o',
            Frame::Infinitive => 'i',
            Frame::Noun => 'n',
            Frame::As => 'd',
            Frame::Named => 'm',
            Frame::Question => 'w',
        };
        self.frames.contains(letter)
    }
}

/// The form of a verb as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "say", "says": also infinitive.
    Present,
    Past,
    /// "saying".
    Gerund,
}

type Forms = FxHashMap<String, Vec<(usize, Form)>>;

static VERBS: LazyLock<(Vec<Verb>, Forms)> = LazyLock::new(|| {
    let (mut verbs, mut forms) = (Vec::new(), Forms::default());
    for line in rows(include_str!("lists/cues.tsv")) {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [lemma, past, act, frames] = cells[..] else { continue };
        let (lemma, particle) = lemma.split_once(' ').map_or((lemma, None), |(l, p)| (l, Some(p)));
        let past = past.split(' ').next().unwrap_or(past);
        let act = if act == "attitude" { Act::Attitude } else { Act::Speech };
        for (form, kind) in inflect(lemma, past) {
            let list = forms.entry(form).or_default();
            if list.last() != Some(&(verbs.len(), kind)) {
                list.push((verbs.len(), kind));
            }
        }
        verbs.push(Verb { lemma, particle, act, frames });
    }
    for list in forms.values_mut() {
        list.sort_by_key(|&(v, form)| (verbs[v].particle.is_none(), v, form));
    }
    (verbs, forms)
});

/// The cue verb that stands at a word, and the number of words it takes with its particle.
pub fn verb_at(words: &[Word<'_>], at: usize) -> Option<(&'static Verb, Form, usize)> {
    let (verbs, forms) = &*VERBS;
    forms.get(&words.get(at)?.lower)?.iter().find_map(|&(v, form)| {
        let verb = &verbs[v];
        let Some(particle) = verb.particle else { return Some((verb, form, 1)) };
        let parts: Vec<&str> = particle.split(' ').collect();
        let row = words.get(at + 1..=at + parts.len())?;
        row.iter().zip(&parts).all(|(w, p)| w.is(p)).then_some((verb, form, 1 + parts.len()))
    })
}

/// Whether a form of a listed verb.
pub fn is_cue_form(lower: &str) -> bool {
    VERBS.1.contains_key(lower)
}

/// Whether a form of a listed verb that needs a plural before it: "offer", not "offers" or "read", which may be past.
pub fn is_base_form(lower: &str) -> bool {
    let (verbs, forms) = &*VERBS;
    forms
        .get(lower)
        .is_some_and(|all| all.iter().all(|&(v, form)| form == Form::Present && verbs[v].lemma == lower))
}

/// Words that stand between a subject and its verb.
pub const AUXILIARIES: [&str; 30] = [
    "has",
    "had",
    "have",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "being",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "did",
    "does",
    "do",
    "not",
    "reportedly",
    "later",
    "then",
    "never",
    "didn't",
    "hasn't",
    "don't",
    "doesn't",
];

/// Whether a word may stand between a subject and its verb: an auxiliary or an adverb.
pub fn between(w: &Word<'_>) -> bool {
    AUXILIARIES.contains(&w.lower.as_str())
        || w.is_any(&[
            "also",
            "further",
            "first",
            "once",
            "again",
            "still",
            "just",
            "even",
            "always",
            "often",
            "now",
            "all",
            "both",
            "previously",
            "in turn",
        ])
        || w.lower.len() > 4
            && w.lower.ends_with("ly")
            && !w.is_capital()
            && !w.is_any(&[
                "family", "assembly", "ally", "italy", "reply", "supply", "july", "daily", "weekly",
                "monthly",
            ])
}

/// Whether the word at `at`, written like a form of a listed verb, is a noun there: "a report", "its demands".
pub fn reads_as_noun(line: &Line<'_>, at: usize) -> bool {
    const DETERMINERS: [&str; 19] = [
        "a", "an", "the", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your",
        "each", "every", "another", "of", "with", "for",
    ];
    const QUANTIFIERS: [&str; 20] = [
        "some",
        "many",
        "several",
        "no",
        "any",
        "such",
        "most",
        "various",
        "media",
        "news",
        "local",
        "press",
        "other",
        "recent",
        "earlier",
        "conflicting",
        "multiple",
        "two",
        "three",
        "previous",
    ];
    if line.at(at).is("state") && !line.words.get(at + 1).is_some_and(|n| n.is("that") || !n.is_word()) {
        return true;
    }
    let Some(before) = at.checked_sub(1).map(|i| line.at(i)) else { return false };
    let w = line.at(at);
    if w.is_any(&["said", "says", "told", "saying", "wrote"]) {
        return false;
    }
    if before.is_possessive() {
        return true;
    }
    if before.is("that") && w.lower.ends_with('s') {
        return false;
    }
    if before.is_any(&["that", "this"]) && w.lower.ends_with("ed") {
        return false;
    }
    // "all Norvanian states"
    let several = at > 1
        && before.is_capital()
        && w.lower.ends_with('s')
        && (line.at(at - 2).is_any(&["all", "both", "few"]) || QUANTIFIERS.contains(&line.lower(at - 2)));
    several
        || DETERMINERS.contains(&before.lower.as_str())
        || QUANTIFIERS.contains(&before.lower.as_str()) && w.lower.ends_with('s')
        || owned(line, at)
        || counted(line, at)
}

/// "other broad outlines of it": a form in -s before "of", where one does not say "of".
fn counted(line: &Line<'_>, at: usize) -> bool {
    const SAY_OF: [&str; 6] = ["warns", "speaks", "complains", "boasts", "talks", "tells"];
    line.at(at).lower.ends_with('s') && line.lower(at + 1) == "of" && !line.at(at).is_any(&SAY_OF)
}

/// "the president's alleged demands": an owner, and nothing but adjectives before the noun.
fn owned(line: &Line<'_>, at: usize) -> bool {
    let adjective = |w: &Word<'_>| {
        ["ed", "ous", "ful", "less", "able", "ible"]
            .iter()
            .any(|end| w.lower.len() > 5 && w.lower.ends_with(end))
            && w.text.starts_with(char::is_lowercase)
    };
    let from = (0..at).rev().take_while(|&i| adjective(line.at(i))).last().unwrap_or(at);
    let owner = from.checked_sub(1).map(|i| line.at(i));
    from < at
        && line.lower(at).ends_with('s')
        && owner.is_some_and(|w| w.is_possessive() || w.is_any(&["his", "her", "its", "their"]))
}

/// The forms of a verb by the rules of English.
fn inflect(lemma: &str, past: &str) -> Vec<(String, Form)> {
    let stem = lemma.strip_suffix('e');
    let consonant_y = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let s = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if lemma == "go"
            || lemma.ends_with(['s', 'x', 'z'])
            || lemma.ends_with("ch")
            || lemma.ends_with("sh") =>
        {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    };
    let doubled = ["quip", "beg", "admit", "plan", "refer", "brief_"].contains(&lemma).then(|| {
        let last = lemma.chars().last().unwrap_or('t');
        format!("{lemma}{last}")
    });
    let base = doubled.as_deref().unwrap_or(lemma);
    let regular = match (consonant_y, stem) {
        (Some(stem), _) => format!("{stem}ied"),
        (_, Some(stem)) => format!("{stem}ed"),
        _ => format!("{base}ed"),
    };
    let ing = match stem {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    };
    let mut forms = vec![(lemma.to_owned(), Form::Present), (s, Form::Present), (ing, Form::Gerund)];
    forms.push((if past == "-" { regular } else { past.to_owned() }, Form::Past));
    match lemma {
        "write" => forms.push(("written".to_owned(), Form::Past)),
        "speak" => forms.push(("spoken".to_owned(), Form::Past)),
        "label" => forms.push(("labelled".to_owned(), Form::Past)),
        "signal" => {
            forms.extend([("signalled".to_owned(), Form::Past), ("signalling".to_owned(), Form::Gerund)])
        }
        _ => {}
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::Span;

    #[test]
    fn forms_are_found_with_their_particles() {
        let text = "they pointed out, denied, quipped and are calling for it, swore";
        let words = split(text, Span::new(0, text.len()));
        let found: Vec<_> =
            (0..words.len()).filter_map(|i| verb_at(&words, i)).map(|(v, f, n)| (v.lemma, f, n)).collect();
        assert_eq!(
            found,
            [
                ("point", Form::Past, 2),
                ("deny", Form::Past, 1),
                ("quip", Form::Past, 1),
                ("call", Form::Gerund, 2),
                ("swear", Form::Past, 1)
            ]
        );
    }
}
