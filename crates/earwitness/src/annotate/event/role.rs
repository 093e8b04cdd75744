//! Who takes which part in what a verb tells: agent and patient over passives, control, joined verbs, relative clauses
//! and participles.

use super::lemma;
use super::tree::{DEEPEST, Tree};
use crate::record::Report;

/// Those who take part in one verb, by the heads of their phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    pub agent: Option<usize>,
    pub patient: Option<usize>,
}

/// Relations in which a verb tells nothing of its own: "the closed road".
const TELLS_NOTHING: &[&str] = &[
    "aux",
    "aux:pass",
    "cop",
    "case",
    "mark",
    "amod",
    "compound",
    "fixed",
    "flat",
    "part",
    "det",
    "cc",
    "nummod",
    "discourse",
    "goeswith",
];
const SUBJECT: &[&str] = &["nsubj", "nsubj:pass"];
/// Verbs whose subject does what they name even beside an object: "promised the crew to leave".
const OWN_CONTROL: &[&str] = &["promise", "promised", "promises", "vowed", "threatened"];
/// Nouns of a relative clause without pronoun that are no object of it: "the day he left".
const NO_OBJECT: &[&str] =
    &["day", "days", "time", "moment", "way", "reason", "place", "year", "night", "week", "month", "hour"];

/// Verbs that with an infinitive only tell its time or need: "is going to leave", "has to leave", "used to leave".
const HELPING: &[&str] = &["going", "have", "has", "had", "having", "used"];

/// Whether a word is a verb that tells of something.
pub fn is_predicate(tree: &Tree<'_>, word: usize) -> bool {
    if tree.kind(word) == "VERB" && HELPING.contains(&&*tree.lower(word)) {
        let other = tree.child(word, &["xcomp"]).filter(|_| tree.child(word, &["obj"]).is_none());
        if other.is_some_and(|other| form(tree, other) == Form::Infinitive) {
            return false;
        }
    }
    let mut at = word;
    for _ in 0..DEEPEST {
        if tree.kind(at) != "VERB" {
            // "The redacted and declassified memos"
            return at != word && tree.relation(at) != "amod";
        }
        match (tree.relation(at), tree.head(at)) {
            ("conj", Some(head)) => at = head,
            (relation, _) => return !TELLS_NOTHING.contains(&relation),
        }
    }
    false
}

pub fn roles(report: &Report, tree: &Tree<'_>, verb: usize) -> Roles {
    let subject = subject(tree, verb, DEEPEST);
    if is_passive(tree, verb, DEEPEST) {
        Roles {
            agent: tree.child(verb, &["obl:agent"]).map(|by| antecedent(tree, verb, by)),
            patient: subject,
        }
    } else {
        let patient = object(report, tree, verb).filter(|&object| Some(object) != subject);
        Roles { agent: subject, patient }
    }
}

/// Whether a verb tells of what a noun names, in a relative clause or a participle after it.
pub fn is_in_passing(tree: &Tree<'_>, verb: usize) -> bool {
    match (tree.relation(verb), tree.head(verb)) {
        ("acl:relcl", _) => true,
        ("acl", _) => form(tree, verb) != Form::Infinitive,
        ("conj", Some(head)) => matches!(tree.relation(head), "acl" | "acl:relcl"),
        _ => false,
    }
}

/// Whom or what a preposition binds to a verb beside those that tell when.
pub fn others(report: &Report, tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let bound = |&child: &usize| {
        matches!(tree.relation(child), "obl" | "iobj")
            && matches!(tree.kind(child), "NOUN" | "PROPN" | "PRON")
            && super::time(report, tree.piece(child)).is_none()
    };
    tree.below(verb).iter().copied().filter(bound).collect()
}

/// The subject, its own or that of another verb whose subject it shares.
fn subject(tree: &Tree<'_>, verb: usize, depth: usize) -> Option<usize> {
    if let Some(own) = tree.child(verb, SUBJECT) {
        return Some(antecedent(tree, verb, own));
    }
    let (head, depth) = (tree.head(verb)?, depth.checked_sub(1)?);
    if tree.child(verb, &["csubj", "expl"]).is_some() {
        return None;
    }
    match tree.relation(verb) {
        "conj" => subject(tree, head, depth),
        // "Were believed to have fled"
        "ccomp" if form(tree, verb) == Form::Infinitive => subject(tree, head, depth),
        "xcomp" => {
            let other = tree.child(head, &["obj"]).or_else(|| tree.child(head, &["iobj"]));
            match other.filter(|_| !OWN_CONTROL.contains(&tree.lower(head).as_str())) {
                Some(other) => Some(antecedent(tree, head, other)),
                None => subject(tree, head, depth),
            }
        }
        "acl" if form(tree, verb) != Form::Infinitive && form(tree, verb) != Form::Finite => Some(head),
        "advcl" => match form(tree, verb) {
            Form::Finite => None,
            // "Was closed to protect the town": not the road protects.
            Form::Infinitive if is_passive(tree, head, depth) => None,
            // "After the union left the hall": whoever left it, it has a subject of its own.
            Form::Past if tree.child(verb, &["mark"]).is_some() && !is_passive(tree, verb, depth) => None,
            _ => subject(tree, head, depth),
        },
        _ => None,
    }
}

/// What belongs to the verb and may stand apart: "off" of "called the talks off".
pub fn particle(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.below(verb).iter().copied().find(|&child| {
        let bare = child > verb && tree.below(child).is_empty();
        bare && match tree.kind(child) {
            "ADP" => matches!(tree.relation(child), "compound" | "xcomp"),
            "ADV" => tree.relation(child) == "compound",
            _ => false,
        }
    })
}

/// The object: its own, that of a verb joined before it, or what a relative clause without pronoun hangs from.
fn object(report: &Report, tree: &Tree<'_>, verb: usize) -> Option<usize> {
    if let Some(own) = tree.child(verb, &["obj"]).or_else(|| bare(report, tree, verb)) {
        return Some(antecedent(tree, verb, own));
    }
    let head = tree.head(verb)?;
    match tree.relation(verb) {
        "conj" => tree.child(head, &["obj"]).filter(|&object| object > verb),
        "acl:relcl" => {
            let told = tree.below(verb).iter().any(|&child| is_relative(&tree.lower(child)));
            let own = tree.child(verb, SUBJECT).is_some_and(|own| !is_relative(&tree.lower(own)));
            let more = tree.child(verb, &["ccomp", "xcomp"]).is_some();
            (own && !told && !more && !NO_OBJECT.contains(&tree.lower(head).as_str())).then_some(head)
        }
        _ => None,
    }
}

/// "Met *the minister*", "called off *the talks*": what follows the verb or its particle without preposition is heard
/// as an adverbial at times, though it is neither a time nor a measure.
fn bare(report: &Report, tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let after = particle(tree, verb).unwrap_or(verb) + 1;
    let first = |child: usize| tree.below(child).first().map_or(child, |&first| first.min(child));
    tree.below(verb).iter().copied().find(|&child| {
        tree.relation(child) == "obl"
            && first(child) == after
            && matches!(tree.kind(child), "NOUN" | "PROPN" | "PRON")
            && tree.case(child).is_none()
            && tree.child(child, &["nummod", "advmod"]).is_none()
            && !NO_OBJECT.contains(&tree.lower(child).as_str())
            && super::time(report, tree.piece(child)).is_none()
    })
}

fn is_passive(tree: &Tree<'_>, verb: usize, depth: usize) -> bool {
    if tree.child(verb, &["aux:pass", "nsubj:pass", "obl:agent"]).is_some() {
        return true;
    }
    let bare = tree.child(verb, &["aux", "nsubj", "obj"]).is_none();
    let participle = bare && form(tree, verb) == Form::Past;
    match (tree.relation(verb), tree.head(verb), depth.checked_sub(1)) {
        ("acl" | "advcl", ..) => participle,
        // "Was towed and sunk", but "was hit and sank"
        ("conj", Some(head), Some(depth)) => {
            participle && !lemma::is_preterite(&tree.lower(verb)) && is_passive(tree, head, depth)
        }
        _ => false,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Infinitive,
    Present,
    /// "built", or a finite verb whose subject is another's.
    Past,
    Finite,
}

fn form(tree: &Tree<'_>, verb: usize) -> Form {
    let finite = tree.child(verb, &["nsubj", "nsubj:pass", "csubj", "expl"]).is_some();
    let to =
        tree.below(verb).iter().any(|&child| tree.relation(child) == "mark" && tree.lower(child) == "to");
    match () {
        () if finite => Form::Finite,
        () if to => Form::Infinitive,
        () if tree.lower(verb).ends_with("ing") => Form::Present,
        () => Form::Past,
    }
}

fn is_relative(lower: &str) -> bool {
    matches!(lower, "who" | "whom" | "which" | "that" | "whose" | "where" | "when")
}

/// What a relative pronoun stands for; any other word stands for itself.
fn antecedent(tree: &Tree<'_>, verb: usize, word: usize) -> usize {
    if !matches!(tree.lower(word).as_str(), "who" | "whom" | "which" | "that") {
        return word;
    }
    let mut at = verb;
    for _ in 0..DEEPEST {
        let Some(head) = tree.head(at) else { break };
        match tree.relation(at) {
            // "Reed, who was dismissed, is on a tour": no clause stands before what it is of
            "acl:relcl" if head > at => {
                return tree.child(head, SUBJECT).filter(|&own| own < at).unwrap_or(head);
            }
            "acl:relcl" => return head,
            "conj" | "xcomp" | "ccomp" => at = head,
            _ => break,
        }
    }
    word
}
