//! Clauses: who did what to whom. Sentences are cut where word classes show a new predicate (Abney's chunks,
//! 1991, taken to clause grain); no parser is needed.

mod cut;
pub(super) mod form;
mod role;

use crate::learned::{Heard, HeardWord};
use crate::record::{Clause, MentionForm, Report, Span, Token};

/// Words of a sentence beyond which nothing is cut: a guard against endless lines.
const LONGEST: usize = 400;

/// The clauses of a report's article text, in reading order; a clause inside another lies within its span.
pub fn find(report: &Report, heard: Option<&Heard>) -> Vec<Clause> {
    let layers = &report.layers;
    let mut contents: Vec<(Span, usize)> = layers
        .quotations
        .iter()
        .enumerate()
        .flat_map(|(index, quotation)| quotation.content.iter().map(move |&span| (span, index)))
        // "the net, which Reed saw as a danger": what stands for the net opens the clause
        .filter(|&(span, _)| !form::is_relative(report.slice(span)))
        .collect();
    contents.sort_unstable();
    let mut contents = contents.into_iter().peekable();
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut clauses = Vec::new();
    let mut tokens = &layers.tokens[..];
    for (index, sentence) in layers.sentences.iter().enumerate() {
        open.retain(|(span, _)| span.end > sentence.span.start);
        while let Some(next) = contents.next_if(|(span, _)| span.start < sentence.span.end) {
            open.push(next);
        }
        let (own, rest) = tokens.split_at(tokens.partition_point(|token| token.sentence <= index));
        tokens = rest;
        if layers.parts.get(sentence.part).is_some_and(|part| part.kind.is_article()) {
            clauses.extend(in_sentence(report, heard, &own[..own.len().min(LONGEST)], &open));
        }
    }
    clauses.sort_by_key(|clause| (clause.span.start, std::cmp::Reverse(clause.span.end)));
    clauses
}

/// A word in lower case with its place.
#[derive(Debug)]
struct Word {
    span: Span,
    lower: String,
    verb: Option<form::Verb>,
    /// The quotation whose content holds it.
    quotation: Option<usize>,
    /// Whether it joins two nouns, as its sentence's tree has it: "the council *and* the union".
    joins_nouns: bool,
}

/// Whether a word at a place joins two nouns that share a verb: not "he slept and it was a failure".
fn joins_nouns(heard: &Heard, span: Span) -> bool {
    let joined = heard.place(span).and_then(|at| heard.tree.get(at)).filter(|word| word.relation == "cc");
    let Some((at, word)) = joined.and_then(|joining| Some((joining.head, heard.tree.get(joining.head)?)))
    else {
        return false;
    };
    // what depends on a word stands near it
    let near = at.saturating_sub(LONGEST)..heard.tree.len().min(at + LONGEST);
    let tells =
        |below: &HeardWord| below.head == at && matches!(below.relation, "cop" | "nsubj" | "nsubj:pass");
    word.relation == "conj"
        && matches!(word.kind, "NOUN" | "PROPN" | "PRON" | "NUM")
        && !heard.tree[near].iter().any(tells)
}

/// How many mentions may begin before a word and hold it.
const NESTED: usize = 3;

fn in_sentence(
    report: &Report,
    heard: Option<&Heard>,
    tokens: &[Token],
    contents: &[(Span, usize)],
) -> Vec<Clause> {
    let layers = &report.layers;
    let word = |token: &Token| {
        let lower = report.slice(token.span).to_lowercase();
        let holding = contents.iter().filter(|(span, _)| span.contains(token.span));
        let quotation = holding.min_by_key(|(span, index)| (span.len(), *index)).map(|&(_, index)| index);
        // "The Calla Rose closed the harbour": no word of a name is a verb.
        let after = layers.mentions.partition_point(|mention| mention.span.start <= token.span.start);
        let near = &layers.mentions[after.saturating_sub(NESTED)..after];
        let named = near.iter().any(|m| m.form == MentionForm::Name && m.span.contains(token.span));
        let verb = form::verb(&lower).filter(|_| !named);
        let joins_nouns = heard.is_some_and(|heard| joins_nouns(heard, token.span));
        Word { span: token.span, verb, lower, quotation, joins_nouns }
    };
    let words: Vec<Word> = tokens.iter().map(word).collect();
    cut::cut(&words).iter().filter_map(|piece| role::clause(&words, piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{sentence, token};
    use crate::record::{Mention, Modality, Part, PartKind, Polarity, Quotation};

    fn found(text: &str) -> Vec<(String, Clause)> {
        with_content(text, None)
    }

    /// Of some words of a text, by number, the head, the relation and the kind.
    fn heard(text: &str, told: &[(usize, usize, &'static str, &'static str)]) -> Heard {
        let words: Vec<Span> = report(text).layers.tokens.iter().map(|token| token.span).collect();
        let mut tree: Vec<HeardWord> =
            (0..words.len()).map(|head| HeardWord { head, relation: "dep", kind: "X" }).collect();
        for &(at, head, relation, kind) in told {
            tree[at] = HeardWord { head, relation, kind };
        }
        Heard { words, tree, ..Heard::default() }
    }

    fn report(text: &str) -> Report {
        let mut report = Report { text: text.into(), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        report.layers.sentences = sentence::find(text, &report.layers.parts);
        report.layers.tokens = token::find(text, &report.layers.sentences);
        report
    }

    #[test]
    fn a_subject_of_two_is_cut_nowhere() {
        let clauses = |text: &str, told: &[(usize, usize, &'static str, &'static str)]| -> Vec<String> {
            let report = report(text);
            let found = find(&report, Some(&heard(text, told)));
            found.into_iter().map(|clause| report.slice(clause.span).to_owned()).collect()
        };
        let text = "Fans doubt it is likely the club and Quell will talk.";
        assert_eq!(
            clauses(text, &[(7, 8, "cc", "CCONJ"), (8, 6, "conj", "PROPN")]),
            ["Fans doubt it is likely the club and Quell will talk"]
        );
        assert_eq!(
            clauses(text, &[(7, 8, "cc", "CCONJ"), (8, 6, "conj", "PROPN"), (5, 8, "nsubj", "NOUN")]).len(),
            2,
            "the noun tells something of a subject of its own"
        );
        assert_eq!(clauses(text, &[(7, 10, "cc", "CCONJ"), (10, 3, "conj", "VERB")]).len(), 2, "two verbs");
    }

    /// The clauses of a text of which some words are told of somebody.
    fn with_content(text: &str, content: Option<&str>) -> Vec<(String, Clause)> {
        let mut report = report(text);
        let told = content.and_then(|words| Some((text.find(words)?, words.len())));
        report.layers.quotations = told
            .map(|(start, length)| Quotation::told(vec![Span::new(start, start + length)], Vec::new()))
            .into_iter()
            .collect();
        find(&report, None).into_iter().map(|clause| (report.slice(clause.span).to_owned(), clause)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_relative_clause_stands_inside_its_sentence() {
        assert_eq!(
            texts("Mara Quell, who took office last week, opened the bridge and thanked the crew."),
            [
                "Mara Quell, who took office last week, opened the bridge",
                "who took office last week",
                "and thanked the crew"
            ]
        );
    }

    #[test]
    fn behind_a_relative_clause_the_sentence_goes_on() {
        assert_eq!(
            texts("Quell, who has campaigned on trade and tolls, faces the task of saving both."),
            [
                "Quell, who has campaigned on trade and tolls, faces the task of saving both",
                "who has campaigned on trade and tolls"
            ]
        );
        assert_eq!(
            texts("Quell's book — which was awaited — has sold well."),
            ["Quell's book — which was awaited — has sold well", "which was awaited"]
        );
        assert_eq!(
            texts("Quell, who carried boats, nets and ropes to the navy, left."),
            [
                "Quell, who carried boats, nets and ropes to the navy, left",
                "who carried boats, nets and ropes to the navy"
            ],
            "a list"
        );
    }

    #[test]
    fn what_is_told_of_somebody_parts_no_clause_from_its_subject() {
        let texts = |text: &str, content: &str| -> Vec<String> {
            with_content(text, Some(content)).into_iter().map(|(text, _)| text).collect()
        };
        assert_eq!(
            texts(
                "Quell, who has campaigned on trade and tolls, faces the task of saving both.",
                "trade and tolls"
            ),
            [
                "Quell, who has campaigned on trade and tolls, faces the task of saving both",
                "who has campaigned on trade and tolls"
            ]
        );
        assert_eq!(
            texts("The navy used the net, which Quell saw as a danger.", "which"),
            ["which Quell saw as a danger"]
        );
    }

    #[test]
    fn subordinate_and_participial_clauses_are_cut() {
        assert_eq!(
            texts("The mill closed after the river flooded the yard, leaving forty workers without pay."),
            ["The mill closed", "after the river flooded the yard", "leaving forty workers without pay"]
        );
    }

    #[test]
    fn two_nouns_joined_are_cut_nowhere() {
        assert_eq!(
            texts("The hearing on police brutality and racial profiling comes as lawmakers discuss a bill."),
            ["The hearing on police brutality and racial profiling comes", "as lawmakers discuss a bill"]
        );
        assert_eq!(
            texts("Two men worked at the school of science and technology when they were detained."),
            ["Two men worked at the school of science and technology", "when they were detained"]
        );
    }

    #[test]
    fn a_verb_may_have_a_prefix() {
        assert_eq!(
            texts("Rick Stott, who is running this year, rewrote the rules."),
            ["Rick Stott, who is running this year, rewrote the rules", "who is running this year"]
        );
    }

    #[test]
    fn a_preposition_opens_no_clause() {
        assert_eq!(
            texts("It is the first time since 1987 that a cabinet has lost."),
            ["It is the first time since 1987", "that a cabinet has lost"]
        );
        assert_eq!(
            texts("Divers left after a storm which sank two boats."),
            ["Divers left after a storm", "which sank two boats"]
        );
        assert_eq!(texts("Divers left after it sank."), ["Divers left", "after it sank"]);
    }

    #[test]
    fn a_list_of_things_is_one_clause() {
        assert_eq!(
            texts("The ship carried grain, coal and timber to the north."),
            ["The ship carried grain, coal and timber to the north"]
        );
    }

    #[test]
    fn a_word_of_a_name_is_no_verb() {
        let text = "The freighter Calla Rose closed the harbour.";
        let mut report = report(text);
        let name = Span::new(14, 24);
        report.layers.mentions = vec![Mention { span: name, entity: 0, form: MentionForm::Name }];
        let predicates: Vec<String> =
            find(&report, None).iter().map(|clause| report.slice(clause.predicate).to_owned()).collect();
        assert_eq!(predicates, ["closed"]);
    }

    #[test]
    fn a_possessive_is_no_verb() {
        let predicates = |text: &str| -> Vec<String> {
            found(text).iter().map(|(_, clause)| clause.predicate.of(text).to_owned()).collect()
        };
        assert_eq!(predicates("Mayor Reed's talk was cheap."), ["was"]);
        assert_eq!(predicates("Reed's been told. It's grown."), ["'s been told", "'s grown"]);
    }

    #[test]
    fn after_a_modal_stands_the_verb() {
        let text = "The council will close the mill. Will the crew leave? It may soon cap the fares. It did not cap the tolls.";
        let predicates: Vec<String> =
            found(text).iter().map(|(_, clause)| clause.predicate.of(text).to_owned()).collect();
        assert_eq!(predicates, ["will close", "Will", "may soon cap", "did not cap"]);
    }

    #[test]
    fn roles_polarity_and_modality() {
        let text = "The harbour was not closed by the navy. The council will sell the pier.";
        let clauses = found(text);
        let slice = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
        assert_eq!(slice(clauses[0].1.patient).as_deref(), Some("The harbour"));
        assert_eq!(slice(clauses[0].1.agent).as_deref(), Some("the navy"));
        assert_eq!(clauses[0].1.polarity, Polarity::Negated);
        assert_eq!(slice(clauses[1].1.agent).as_deref(), Some("The council"));
        assert_eq!(slice(clauses[1].1.patient).as_deref(), Some("the pier"));
        assert_eq!(clauses[1].1.predicate.of(text), "will sell");
        assert_eq!(clauses[1].1.modality, Modality::Future);
    }
}
