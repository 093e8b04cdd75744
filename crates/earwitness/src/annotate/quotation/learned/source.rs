//! Who a quotation that the encoder heard is of: the source as heard, mended where a sentence's tree tells otherwise.

use crate::annotate::line::Line;
use crate::annotate::quotation::cue::{Form, verb_at};
use crate::annotate::quotation::draft::Draft;
use crate::annotate::quotation::phrase;
use crate::learned::{Heard, HeardQuotation};
use crate::record::{MentionForm, Report, Span};

/// The source of a quotation as heard; none where what was heard is nobody.
pub fn of(report: &Report, line: &Line<'_>, quoted: &[Span], h: &HeardQuotation) -> Option<Span> {
    let source = Span::cover(&h.source)?;
    let Some(cue) = Span::cover(&h.cue) else { return Some(source) };
    if is_told(line, source, cue) {
        return None;
    }
    let mended = main_subject(report, line, source, cue).or_else(|| governed(line, quoted, source, cue));
    Some(with_names(report, mended.unwrap_or(source)))
}

/// "Reed has been advised to wait": who stands before the cue is told, and does not tell.
fn is_told(line: &Line<'_>, source: Span, cue: Span) -> bool {
    const TELL: [&str; 10] = [
        "advised",
        "told",
        "informed",
        "urged",
        "warned",
        "instructed",
        "reminded",
        "encouraged",
        "ordered",
        "assured",
    ];
    let (from, to) = (line.word_at(cue.start), line.word_at(cue.end));
    let last = to.checked_sub(1).is_some_and(|i| line.at(i).is_any(&TELL));
    let passive =
        line.row(from, to).iter().any(|w| w.is_any(&["been", "was", "were", "being", "is", "are", "be"]));
    last && passive && source.end <= cue.start
}

/// A source with all of the names that it cuts: "Haven Post" of "New Haven Post".
fn with_names(report: &Report, source: Span) -> Span {
    const NEAR: usize = 40;
    let mentions = &report.layers.mentions;
    let until = mentions.partition_point(|m| m.span.start < source.end);
    let names = mentions[..until].iter().rev().take(NEAR).filter(|m| m.form == MentionForm::Name);
    let cut = names.filter(|m| m.span.overlaps(source) && !source.contains(m.span));
    cut.fold(source, |whole, name| whole.join(name.span))
}

/// A source that is a noun phrase; else the subject that the tree gives its cue.
pub fn mended(line: &Line<'_>, source: Span, cue: Option<Span>, heard: &Heard) -> Option<Span> {
    let whole = line.span.contains(source);
    if !whole || is_phrase(line, source, heard) {
        return Some(source);
    }
    match cue? {
        cue if is_inverted(line, source, cue) && !says(source, heard) => {
            Some(before_comma(line, source, heard).unwrap_or(source))
        }
        cue => subject(line, source, cue, heard),
    }
}

/// "“…,” said a source": whatever the tree makes of it, who is named there spoke.
fn is_inverted(line: &Line<'_>, source: Span, cue: Span) -> bool {
    let at = line.word_at(cue.start);
    let behind_marks =
        at.checked_sub(1).is_some_and(|i| matches!(line.at(i).text, "”" | "\"" | "''" | "’" | "»"));
    behind_marks && line.word_at(source.start) == line.word_at(cue.end)
}

/// "“…,” alleged the board was wrong": whether what stands there is a sentence with its subject, not who spoke.
fn says(source: Span, heard: &Heard) -> bool {
    let from = heard.words.partition_point(|word| word.start < source.start);
    let to = heard.words.partition_point(|word| word.start < source.end);
    let kind = |word: usize| heard.tree.get(word).map(|place| place.kind);
    let opens =
        (from..to).find(|&word| matches!(kind(word), Some("AUX" | "PUNCT" | "SCONJ" | "ADP" | "PRON")));
    opens.is_some_and(|word| kind(word) == Some("AUX"))
}

/// "Reed, owner of a bar where she was clearing up": who it is stands before what the sentence adds of her.
fn before_comma(line: &Line<'_>, source: Span, heard: &Heard) -> Option<Span> {
    let (from, to) = (line.word_at(source.start), line.word_at(source.end));
    let comma = (from + 1..to).find(|&i| line.at(i).text == ",")?;
    let part = line.span_of(from, comma);
    is_phrase(line, part, heard).then_some(part)
}

/// Whether a source is a noun phrase: not "grilled by members of the board" or "in part the guidance".
fn is_phrase(line: &Line<'_>, source: Span, heard: &Heard) -> bool {
    let (from, to) = (line.word_at(source.start), line.word_at(source.end));
    let Some(first) = line.words.get(from).and_then(|word| heard.word(word.span)) else { return true };
    // a name alone, whatever the tree makes of it
    let word = line.at(from);
    let is_name = word.is_capital() && word.text.len() > 1 && word.text.chars().all(char::is_alphabetic);
    if from > 0 && from + 1 == to && is_name {
        return true;
    }
    let opens = match first.kind {
        // "leaked documents" and "skittish Democrats" may be heard so too
        "VERB" | "AUX" => {
            let next = heard.word(line.at(from + 1).span).map_or("", |place| place.kind);
            let participle = !line.lower(from).ends_with("ing")
                && matches!(next, "NOUN" | "PROPN" | "ADJ")
                // "and posted updates"
                && !(from > 0 && first.relation == "conj");
            first.relation == "amod" || from + 1 == to || participle
        }
        "SCONJ" => false,
        // "At least three officials", "up to ten"
        "ADP" => {
            let counts = heard.word(line.at(from + 1).span).is_some_and(|place| place.kind == "NUM");
            counts
                || line.at(from).is_any(&["by", "according", "per"])
                || line.at(from + 1).is_any(&["least", "most", "to"])
        }
        _ => true,
    };
    // "young", "last of"
    let closes = match line.words.get(to.saturating_sub(1)).and_then(|word| heard.word(word.span)) {
        Some(last) => {
            let single = from + 1 == to && matches!(last.kind, "ADJ" | "ADV");
            let several = line.at(from).is_any(&["many", "some", "most", "others", "several", "both", "few"]);
            last.kind != "ADP" && (!single || several || line.at(from).is_capital())
        }
        None => true,
    };
    opens && closes && !has_clause(source, heard)
}

/// "The order rescinds masks": whether a passage has a verb that hangs on no word of it.
fn has_clause(span: Span, heard: &Heard) -> bool {
    let from = heard.words.partition_point(|word| word.start < span.start);
    let to = heard.words.partition_point(|word| word.start < span.end);
    (from + 1..to).any(|word| {
        heard.tree.get(word).is_some_and(|place| {
            let outside = place.head == word || !(from..to).contains(&place.head);
            let noun = place.relation.starts_with("acl") || matches!(place.relation, "amod" | "nsubj");
            place.kind == "VERB" && outside && !noun
        })
    })
}

/// The subject of a cue in its sentence's tree.
fn subject(line: &Line<'_>, source: Span, cue: Span, heard: &Heard) -> Option<Span> {
    let from = heard.words.partition_point(|word| word.start < cue.start);
    let to = heard.words.partition_point(|word| word.start < cue.end);
    let verb =
        (from..to).rev().find(|&word| heard.tree.get(word).is_some_and(|place| place.kind == "VERB"))?;
    // words of its sentence
    let first = heard.words.partition_point(|word| word.start < line.span.start);
    let below = |word: usize, head: usize| {
        heard.tree.get(word).is_some_and(|place| place.head == head && word != head)
    };
    let is_subject = |word: usize| {
        heard.tree[word].relation == "nsubj" && !matches!(heard.tree[word].kind, "VERB" | "DET")
    };
    let mut at = verb;
    for _ in 0..STEPS {
        if let Some(noun) = (first..at).rev().find(|&word| below(word, at) && is_subject(word)) {
            // its phrase: the words before it that hang on it, and a name's rest behind it
            let start = (first..noun).rev().take_while(|&word| below(word, noun)).last().unwrap_or(noun);
            let rest =
                (noun + 1..verb).take_while(|&word| below(word, noun) && heard.tree[word].relation == "flat");
            let span = Span::new(heard.words[start].start, heard.words[rest.last().unwrap_or(noun)].end);
            return (!span.overlaps(cue) && span != source && is_phrase(line, span, heard)).then_some(span);
        }
        let place = heard.tree.get(at)?;
        if place.head == at || !matches!(place.relation, "xcomp" | "conj" | "advcl") {
            return None;
        }
        at = place.head;
    }
    None
}

/// Verbs that may share one subject: "wanted to seem to say".
const STEPS: usize = 3;

/// The encoder's source, but for one that stands inside the words while the rules' stands before their cue:
/// "Reed said that …, the agency reported, and …".
pub fn united(rule: &Draft, heard: &Draft) -> Option<Span> {
    let (Some(ruled), Some(learned), Some(cue)) = (rule.source, heard.source, heard.cue.or(rule.cue)) else {
        return heard.source.or(rule.source);
    };
    let reach = Span::cover(&rule.content);
    let inserted = ruled.end <= cue.start && reach.is_some_and(|r| cue.end <= r.start && r.contains(learned));
    Some(if inserted { ruled } else { learned })
}

/// Prepositions behind which nobody is a subject.
pub const GOVERN: [&str; 12] =
    ["by", "of", "with", "after", "before", "from", "for", "in", "during", "against", "through", "via"];

/// The subject of a cue where the source heard is governed by a preposition before it: in "In a statement sent by
/// Reed, Harlow, the lawyer, said" it is not Reed.
fn governed(line: &Line<'_>, quoted: &[Span], source: Span, cue: Span) -> Option<Span> {
    let (from, to) = (line.word_at(source.start), line.word_at(source.end));
    let at = line.word_at(cue.start);
    let comma = line.row(from, at).iter().any(|w| w.text == ",");
    if from == 0
        || to > at
        || !comma
        || !GOVERN.contains(&line.lower(from - 1))
        || line.lower(at) == "according"
    {
        return None;
    }
    let inside = |i: usize| quoted.iter().any(|q| q.contains(line.at(i).span));
    let (begin, end) = phrase::subject(line, at, &inside)?;
    Some(line.span_of(begin, end))
}

/// "Reed sued the council and the port alleging …": not the port alleges but who sued, named first in the sentence.
fn main_subject(report: &Report, line: &Line<'_>, source: Span, cue: Span) -> Option<Span> {
    let (from, to, at) = (line.word_at(source.start), line.word_at(source.end), line.word_at(cue.start));
    let gerund = matches!(verb_at(&line.words, at), Some((_, Form::Gerund, _)));
    let governed = from.checked_sub(1).is_some_and(|i| {
        line.at(i).text == ","
            || line.at(i).is_any(&["against", "with", "of", "for", "to", "and", "on", "in"])
    });
    if !gerund || to != at || !governed || !phrase::has_verb(line.row(0, from)) {
        return None;
    }
    const FIRST: usize = 2;
    let first = line.at(FIRST).span.start.max(line.span.start + 1);
    let mentions = &report.layers.mentions;
    let start = mentions.partition_point(|m| m.span.start < line.span.start);
    mentions[start..].iter().take_while(|m| m.span.start < first).max_by_key(|m| m.span.end).map(|m| m.span)
}
