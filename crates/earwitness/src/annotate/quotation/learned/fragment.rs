//! Pieces of sentences that were heard as sayings and tell an act, or only when something was.

use crate::annotate::line::Line;
use crate::annotate::quotation::cue::{Frame, verb_at};
use crate::annotate::quotation::draft::{Draft, Shape};
use crate::annotate::quotation::phrase;
use crate::learned::Heard;
use crate::record::{Report, Span};

/// What is called together, or off: "called an emergency meeting".
const CONVENED: [&str; 16] = [
    "meeting",
    "meetings",
    "session",
    "sessions",
    "summit",
    "hearing",
    "hearings",
    "vote",
    "votes",
    "election",
    "elections",
    "referendum",
    "conference",
    "conferences",
    "strike",
    "halt",
];
/// Words that tell when or beside what something was: "during a news conference".
const CIRCUMSTANCES: [&str; 8] =
    ["during", "amid", "while", "amidst", "despite", "throughout", "alongside", "following"];

/// Whether a cue with this content is an act, or the content nothing but a circumstance: "called a meeting", "failed to pass a resolution condemning her", "in order to make way", "said during a news conference".
pub fn says_nothing(report: &Report, line: &Line<'_>, content: &[Span], cue: Span) -> bool {
    let (from, to) = (line.word_at(cue.start), line.word_at(cue.end));
    let last = to.checked_sub(1).map_or("", |i| line.lower(i));
    let in_order = last == "order" && to > 1 && line.at(to - 2).is("in") && line.at(to).is("to");
    let failed = (from..to).any(|i| line.at(i).is_any(&["failed", "fails"]) && line.at(i + 1).is("to"));
    // "but advocates like Reed say"
    let people = last == "advocates"
        && line.at(to).is_any(&["like", "are", "who", "say", "said", "and", "argue", "were"]);
    if in_order || people || failed && to > from + 2 {
        return true;
    }
    let [only] = content else { return false };
    let marked = |c: char| matches!(c, '"' | '“' | '”' | '‘');
    if only.start < cue.end || !line.span.contains(*only) || only.of(&report.text).contains(marked) {
        return false;
    }
    let (begin, end) = (line.word_at(only.start), line.word_at(only.end));
    let words = line.row(begin, end);
    let head = || {
        // the noun before the first word that says more of it: "a meeting of the board"
        let stop = words
            .iter()
            .position(|w| w.is_any(&["of", "with", "for", "on", "from", "to", "in", "that", ","]));
        stop.unwrap_or(words.len()).checked_sub(1).map_or("", |i| words[i].lower.as_str())
    };
    let act = matches!(last, "call" | "calls" | "called" | "calling") && CONVENED.contains(&head());
    let circumstance = words.first().is_some_and(|w| w.is_any(&CIRCUMSTANCES))
        && !phrase::has_verb(words.get(1..).unwrap_or_default());
    act || circumstance
}

/// Whether what only rules took for a clause is one that the tree hangs on its verb: "maintains a list of those who left" and
/// "answered the phone there" tell of things.
pub fn has_its_clause(line: &Line<'_>, quoted: &[Span], rule: &Draft, heard: &Heard) -> bool {
    const CLAUSES: [&str; 4] = ["ccomp", "xcomp", "csubj", "parataxis"];
    let (Some(cue), [only]) = (rule.cue, &rule.content[..]) else { return true };
    let (from, to) = (line.word_at(only.start), line.word_at(only.end));
    let opens = line.at(from).is_any(&["that", "whether", "if", "how", "why", "what", "when", "to"]);
    let next = line.word_at(cue.end) == from;
    let marked = quoted.iter().any(|marks| marks.overlaps(*only));
    if rule.shape != Shape::Clause || only.start < cue.end || opens || marked || !line.at(from).is_word() {
        return true;
    }
    // "mentioned a gift": such a verb may say a thing
    let things = verb_at(&line.words, line.word_at(cue.end).saturating_sub(1));
    if things.is_none_or(|(verb, ..)| verb.takes(Frame::Noun)) {
        return true;
    }
    let verb = (line.word_at(cue.start)..line.word_at(cue.end)).rev().find_map(|i| {
        let at = heard.words.iter().position(|word| word.start == line.at(i).span.start)?;
        heard.tree.get(at).filter(|place| place.kind == "VERB").map(|_| at)
    });
    let Some(verb) = verb else { return true };
    (from..to).any(|i| {
        let start = line.at(i).span.start;
        let at = heard.words.partition_point(|word| word.start < start);
        let place = heard.tree.get(at).filter(|place| place.head == verb && at != verb);
        place.is_some_and(|place| {
            CLAUSES.contains(&place.relation) && (place.relation != "parataxis" || next && i < from + NEAR)
        })
    })
}

/// Words in which a clause that nothing joins to its verb has its own.
const NEAR: usize = 12;

/// Whether a cue only gives something its name: "the bill, called the Quay Act", "a group called “Find Ida”".
pub fn gives_a_name(line: &Line<'_>, cue: Span, heard: &Heard) -> bool {
    const NAME: [&str; 6] = ["called", "dubbed", "named", "titled", "nicknamed", "entitled"];
    let last = line.word_at(cue.end).checked_sub(1).map(|i| line.at(i));
    last.is_some_and(|word| {
        word.is_any(&NAME) && heard.word(word.span).is_some_and(|place| place.relation == "acl")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::learned::HeardWord;
    use crate::record::{Act, PartKind};

    #[test]
    fn acts_and_circumstances_are_not_told() {
        for (cue, content, nothing) in [
            ("called", "an emergency meeting of the board", true),
            ("called", "the meeting a waste of time", false),
            ("said", "during a news conference", true),
            ("said", "while they wait the quay is shut", false),
            ("failed to pass a rule condemning", "him directly", true),
            ("condemned", "him directly", false),
        ] {
            let text = format!("The board {cue} {content}.");
            let report = Report { text: text.clone(), ..Report::default() };
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(&text, span) };
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(says_nothing(&report, &line, &[at(content)], at(cue)), nothing, "{text}");
        }
        let text = "He sold the boat in order to make way for her.";
        let report = Report { text: text.to_owned(), ..Report::default() };
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        assert!(says_nothing(&report, &line, &[at("to make way for her")], at("order")));
        assert!(!says_nothing(&report, &line, &[at("to make way for her")], at("sold")));
    }

    /// Whether "maintains" says what stands behind it, of which a word hangs on the verb by a relation.
    fn is_said(relation: &'static str) -> bool {
        let text = "The guard maintains a list of people who have left";
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let place = |head, relation| HeardWord { head, relation, kind: "VERB" };
        let mut tree = vec![place(4, "det"); line.words.len()];
        tree[2] = place(2, "root");
        tree[4] = place(2, relation);
        let words = line.words.iter().map(|word| word.span).collect();
        let heard = Heard { words, tree, ..Heard::default() };
        let rule = Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![line.span_of(3, line.words.len())],
            source: Some(line.span_of(0, 2)),
            cue: Some(line.span_of(2, 3)),
            score: 0.75,
        };
        has_its_clause(&line, &[], &rule, &heard)
    }

    #[test]
    fn what_only_rules_take_for_a_clause_hangs_on_its_verb() {
        assert!(is_said("ccomp"));
        assert!(!is_said("obj"), "a list is no clause");
    }
}
