//! Participles that tell of another noun than the one who was heard to say it: "stickers praising the mayor".

use crate::annotate::entity::is_source_noun;
use crate::annotate::line::Line;
use crate::annotate::quotation::cue::{Form, verb_at};
use crate::annotate::quotation::draft::Draft;
use crate::annotate::quotation::speaker::is_document;
use crate::learned::Heard;

/// Participles that are coordinate, at most.
const STEPS: usize = 4;

/// Whether a cue is a participle that the tree hangs on a noun which neither speaks nor is written, or is a noun in a list of
/// things: nobody says it.
pub fn is_anothers(line: &Line<'_>, draft: &Draft, heard: &Heard) -> bool {
    let (Some(cue), Some(source)) = (draft.cue, draft.source) else { return false };
    let first = line.word_at(cue.start);
    if !matches!(verb_at(&line.words, first), Some((_, Form::Gerund, _))) {
        return false;
    }
    let Some(mut at) = heard.words.iter().position(|word| word.start == cue.start) else { return false };
    let place = |at: usize| heard.tree.get(at).copied();
    for _ in 0..STEPS {
        let Some(word) = place(at).filter(|word| word.head != at) else { return false };
        let Some(head) = place(word.head) else { return false };
        let noun = matches!(head.kind, "NOUN" | "PROPN");
        match word.relation {
            "conj" if noun => return word.kind == "NOUN" && at > 0,
            "conj" => at = word.head,
            "acl" if noun => {
                let span = heard.words[word.head];
                let lower = line.lower(line.word_at(span.start));
                let speaks = is_source_noun(lower).is_some() || is_document(lower) || head.kind == "PROPN";
                return !source.contains(span) && !speaks;
            }
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::annotate::quotation::draft::Shape;
    use crate::learned::HeardWord;
    use crate::record::{Act, PartKind, Span};

    /// "Police found a van with stickers praising the mayor", the participle hung on a word.
    fn found(head: usize, relation: &'static str) -> bool {
        let text = "Police found a van with stickers praising the mayor";
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let noun = |head: usize| HeardWord { head, relation: "obl", kind: "NOUN" };
        let mut tree = vec![noun(1); 9];
        tree[1] = HeardWord { head: 1, relation: "root", kind: "VERB" };
        tree[6] = HeardWord { head, relation, kind: "VERB" };
        let words = line.words.iter().map(|word| word.span).collect();
        let heard = Heard { words, tree, ..Heard::default() };
        let draft = Draft {
            line: 0,
            shape: Shape::SpeechAct,
            act: Act::Speech,
            content: vec![line.span_of(7, 9)],
            source: Some(line.span_of(0, 1)),
            cue: Some(line.span_of(6, 7)),
            score: 0.6,
        };
        is_anothers(&line, &draft, &heard)
    }

    #[test]
    fn what_tells_of_a_thing_is_not_said() {
        assert!(found(5, "acl"), "the stickers praise");
        assert!(!found(0, "acl"), "the police praise");
        assert!(!found(1, "advcl"), "who found praises");
    }
}
