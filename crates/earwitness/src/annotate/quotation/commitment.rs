//! Whether a speaker holds what is attributed to them: "denied that …" reverses it, "did not say that …" says nothing.
//!
//! These are scopal polarity and determinacy of attributions in the Penn Discourse Treebank (Prasad et al. 2007).

mod named;

use super::cue::{self, verb_at};
use super::draft::Draft;
use crate::annotate::line::{Line, Word};
use crate::record::{Commitment, QuotationKind};
use named::only_names;

/// Verbs by which one holds the opposite of what follows.
const REVERSING: [&str; 15] = [
    "deny",
    "refute",
    "rebut",
    "dispute",
    "disavow",
    "reject",
    "dismiss",
    "oppose",
    "refuse",
    "decline",
    "doubt",
    "disbelieve",
    "renounce",
    "contest",
    "repudiate",
];
/// What one voices who does not hold what follows: "expressed skepticism that".
const DOUBTS: [&str; 8] =
    ["skepticism", "scepticism", "doubt", "doubts", "disbelief", "skeptical", "sceptical", "doubtful"];
/// Verbs whose negation is one of what follows: who does not believe that it is so believes that it is not (neg-raising).
const RAISING: [&str; 16] = [
    "believe", "think", "expect", "want", "agree", "accept", "support", "consider", "approve", "plan",
    "intend", "suppose", "favor", "favour", "feel", "see",
];
/// Passives of these tell what others say or want of their subject, each with the word that follows where "be" is left out.
const TOLD_OF: [(&str, &str); 27] = [
    ("accused", "of"),
    ("charged", "with"),
    ("suspected", "of"),
    ("convicted", "of"),
    ("blamed", "for"),
    ("indicted", ""),
    ("alleged", ""),
    ("rumored", ""),
    ("rumoured", ""),
    ("believed", ""),
    ("thought", ""),
    ("said", ""),
    ("reported", ""),
    ("expected", ""),
    ("urged", ""),
    ("asked", ""),
    ("told", ""),
    ("ordered", ""),
    ("warned", ""),
    ("criticized", ""),
    ("criticised", ""),
    ("praised", ""),
    ("condemned", ""),
    ("called", ""),
    ("described", ""),
    ("considered", ""),
    ("cited", ""),
];
const BE: [&str; 10] = ["is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't"];
/// Who begins so does not speak.
const NOBODY: [&str; 6] = ["no", "none", "nobody", "neither", "nor", "no-one"];
/// What one declines to do who says nothing.
const SPEAKING: [&str; 20] = [
    "comment",
    "respond",
    "reply",
    "answer",
    "discuss",
    "say",
    "speak",
    "elaborate",
    "identify",
    "name",
    "provide",
    "give",
    "offer",
    "detail",
    "address",
    "specify",
    "disclose",
    "explain",
    "describe",
    "mention",
];
/// "Declined to be named".
const MADE_KNOWN: [&str; 5] = ["named", "identified", "interviewed", "quoted", "drawn"];
/// What one says who is silent of what follows: "made no mention of", "stopped short of calling".
const SILENT: [(&str, &str); 10] = [
    ("other", "mention"),
    ("further", "mention"),
    ("no", "mention"),
    ("no", "comment"),
    ("short", "of"),
    ("refrained", "from"),
    ("refrains", "from"),
    ("refraining", "from"),
    ("refrain", "from"),
    ("unable", "to"),
];
/// Verbs by which one takes back what one said, where it is named: "withdrew his statement that".
const WITHDRAWING: [&str; 12] = [
    "withdrew",
    "withdraws",
    "withdrawn",
    "withdrawing",
    "retracted",
    "retracts",
    "retracting",
    "recanted",
    "recants",
    "recanting",
    "rescinded",
    "disowned",
];
/// What is taken back.
const REMARKS: [&str; 14] = [
    "statement",
    "statements",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "remark",
    "remarks",
    "comment",
    "comments",
    "testimony",
];
/// "Declined to say that …".
const DECLINES: [&str; 6] = ["declined", "declines", "declining", "refused", "refuses", "without"];

/// What a draft's speaker holds of its content.
pub fn of(line: &Line<'_>, draft: &Draft, kind: QuotationKind) -> Commitment {
    let Some(cue) = draft.cue else { return Commitment::Held };
    let (from, to) = (line.word_at(cue.start), line.word_at(cue.end));
    // "Does Reed think that …?"
    if kind == QuotationKind::Indirect && line.words.last().is_some_and(|word| word.text == "?") {
        return Commitment::Unsaid;
    }
    // "the question whether Reed told Harlow that …"
    let source =
        draft.source.filter(|source| source.end <= cue.start).map(|source| line.word_at(source.start));
    let opens =
        source.and_then(|at| at.checked_sub(1)).is_some_and(|at| line.at(at).is_any(&["whether", "if"]));
    if kind == QuotationKind::Indirect && opens {
        return Commitment::Unsaid;
    }
    let Some(verb) = (from..to).rev().find(|&i| verb_at(&line.words, i).is_some()).or(to.checked_sub(1))
    else {
        return Commitment::Held;
    };
    let group = line.row(group(line, verb), verb);
    if draft.source.is_some_and(|source| source.end <= cue.start) && is_told_of(line, group, verb) {
        return Commitment::Unsaid;
    }
    let nobody = draft.source.is_some_and(|source| line.at(line.word_at(source.start)).is_any(&NOBODY));
    let negated = nobody || group.iter().enumerate().any(|(i, word)| is_negation(word, group.get(i + 1)));
    let lemma = verb_at(&line.words, verb).map_or("", |(verb, ..)| verb.lemma);
    let is = |lemmas: &[&str]| lemmas.contains(&lemma);
    // "declined to say that …"
    let declines = group.iter().any(|word| word.is_any(&DECLINES));
    // "declined to comment", "refused to say": nothing is told of what
    let behind = line.lower(verb + 1 + usize::from(line.lower(verb + 1) == "to"));
    let unknown = behind == "be" && line.row(verb, verb + 5).iter().any(|w| w.is_any(&MADE_KNOWN));
    if matches!(lemma, "decline" | "refuse") && (SPEAKING.contains(&behind) || unknown) {
        return Commitment::Unsaid;
    }
    let content = draft.content.first().map_or(verb, |content| line.word_at(content.start));
    let withdraws = |at: usize| {
        line.at(at).is_any(&WITHDRAWING) && line.row(at, content).iter().any(|word| word.is_any(&REMARKS))
    };
    if (from..content).any(withdraws) {
        return Commitment::Unsaid;
    }
    let silent = |pair: &[Word<'_>]| SILENT.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b));
    if kind == QuotationKind::Indirect
        && (line.row(from, content).windows(2).any(silent)
            || matches!(draft.content[..], [only] if only_names(line, verb, only)))
    {
        return Commitment::Unsaid;
    }
    if let Some(doubt) = (verb..=content).find(|&at| DOUBTS.contains(&line.lower(at))) {
        let without = negated || ["no", "without", "not"].contains(&line.lower(doubt.saturating_sub(1)));
        return if without { Commitment::Held } else { Commitment::Reversed };
    }
    match (negated || declines, is(&REVERSING), is(&RAISING)) {
        (true, _, false) if kind == QuotationKind::Direct => Commitment::Held,
        (true, false, true) | (false, true, _) => Commitment::Reversed,
        (true, ..) => Commitment::Unsaid,
        (false, false, _) => Commitment::Held,
    }
}

/// Where the verb's auxiliaries, adverbs and negations begin, with a verb that declines it: "has still declined to".
fn group(line: &Line<'_>, verb: usize) -> usize {
    let belongs = |word: &Word<'_>| {
        cue::between(word)
            || word.is_any(&BE)
            || word.is_any(&["to", "nor", "neither"])
            || word.lower.ends_with("n't")
    };
    let declines = |i: usize| line.at(i).is_any(&DECLINES) && (i + 1 == verb || line.lower(i + 1) == "to");
    (0..verb).rev().take_while(|&i| belongs(line.at(i)) || declines(i)).last().unwrap_or(verb)
}

/// "Reed is accused of …", "the man suspected of …": others say it.
fn is_told_of(line: &Line<'_>, group: &[Word<'_>], verb: usize) -> bool {
    let last = group.iter().rev().find(|word| !cue::between(word) || word.is_any(&BE));
    let passive = last.is_some_and(|word| word.is_any(&BE));
    TOLD_OF.iter().any(|&(form, next)| {
        let follows = !next.is_empty() && line.lower(verb + 1) == next;
        line.at(verb).is(form) && (passive && line.lower(verb + 1) != "as" || follows)
    })
}

fn is_negation(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let only = next.is_some_and(|word| word.is_any(&["only", "just", "merely", "simply"]));
    (word.is_any(&["not", "never", "neither", "nor"]) || word.lower.ends_with("n't")) && !only
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::annotate::quotation::draft::Shape;
    use crate::record::{Act, PartKind, Span};

    #[test]
    fn who_denies_holds_the_opposite_and_who_is_accused_says_nothing() {
        let of = |text: &str, source: &str, cue: &str| {
            let span = Span::new(0, text.len());
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
            let draft = Draft {
                line: 0,
                shape: Shape::Clause,
                act: Act::Speech,
                content: vec![Span::new(at(cue).end + 1, text.len())],
                source: Some(at(source)),
                cue: Some(at(cue)),
                score: 0.8,
            };
            super::of(&line, &draft, QuotationKind::Indirect)
        };
        for (text, source, cue, commitment) in [
            ("Reed said that the quay is safe", "Reed", "said", Commitment::Held),
            (
                "Reed withdrew her statement that the quay is safe",
                "Reed",
                "withdrew her statement",
                Commitment::Unsaid,
            ),
            ("Reed withdrew, saying that the quay is safe", "Reed", "saying", Commitment::Held),
            ("Reed denied that she took it", "Reed", "denied", Commitment::Reversed),
            ("Reed did not believe the quay was safe", "Reed", "believe", Commitment::Reversed),
            ("Reed didn't deny that she took it", "Reed", "deny", Commitment::Unsaid),
            ("Reed did not say that she took it", "Reed", "did not say", Commitment::Unsaid),
            ("Reed would not name the quay but said that it is safe", "Reed", "said", Commitment::Held),
            ("Reed not only said that she took it", "Reed", "said", Commitment::Held),
            ("Reed is accused of taking it", "Reed", "is accused of", Commitment::Unsaid),
            ("Reed, who was reportedly charged with theft, left", "Reed", "charged", Commitment::Unsaid),
            ("Reed accused Harlow of taking it", "Reed", "accused", Commitment::Held),
            ("Reed was quoted as saying that it is", "Reed", "was quoted as saying", Commitment::Held),
            ("No group has claimed the fire", "No group", "has claimed", Commitment::Unsaid),
            ("Reed declined to say whether it is", "Reed", "declined to say", Commitment::Unsaid),
            ("Does Reed think that it is safe?", "Reed", "think", Commitment::Unsaid),
            ("Reed declined to comment on it", "Reed", "declined", Commitment::Unsaid),
            ("It is open whether Reed told them that it is safe", "Reed", "told", Commitment::Unsaid),
            ("Reed refused to leave the quay", "Reed", "refused", Commitment::Reversed),
            ("Reed is refusing to take the quay", "Reed", "is refusing", Commitment::Reversed),
            ("Reed declined to be named in this", "Reed", "declined", Commitment::Unsaid),
            (
                "Reed made no mention of the toll on the quay",
                "Reed",
                "made no mention of",
                Commitment::Unsaid,
            ),
            (
                "Reed stopped short of calling it a theft",
                "Reed",
                "stopped short of calling",
                Commitment::Unsaid,
            ),
            ("Reed announced the deal", "Reed", "announced", Commitment::Unsaid),
            ("Reed expressed doubts that it is safe", "Reed", "expressed doubts", Commitment::Reversed),
            ("Reed has no doubts that it is safe", "Reed", "has no doubts", Commitment::Held),
        ] {
            assert_eq!(of(text, source, cue), commitment, "{text}");
        }
    }
}
