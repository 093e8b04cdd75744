//! What is heard of a quotation, mended by the words around it.

use super::cue;
use super::draft::Draft;
use super::phrase;
use crate::annotate::line::Line;
use crate::record::{Act, Span};

/// Verbs with which one tells the words of another: "The Herald quoted Reed as saying".
const QUOTES: [&str; 5] = ["quoted", "quotes", "quoting", "cited", "cites"];
/// What a clause behind a verb of saying is worth.
const SAID: f32 = 0.75;
/// Words that name whose words are told, at most.
const NAME: usize = 12;

/// Mends source, cue and content of a draft.
pub fn mend(line: &Line<'_>, quoted: &[Span], others: &[Span], draft: &mut Draft) {
    quoted_as(line, quoted, draft);
    quoted_by(line, quoted, draft);
    whom_it_cites(line, draft);
    behind_a_colon(line, quoted, draft);
    from_their_mark(line, quoted, others, draft);
    as_another_tells(line, draft);
    within_its_clause(line, quoted, draft);
    draft.content.retain(|piece| !piece.is_empty());
}

/// "quoted Reed as saying that the pier is shut": Reed says it, and who quotes him passes it on.
fn quoted_as(line: &Line<'_>, quoted: &[Span], draft: &mut Draft) {
    let Some(cue) = draft.cue else { return };
    let first = line.word_at(cue.start);
    let Some(at) = (first..line.word_at(cue.end)).find(|&at| line.at(at).is_any(&QUOTES)) else { return };
    let says = |k: &usize| {
        let verb = line.lower(k + 1);
        line.at(*k).is("as") && verb.ends_with("ing") && cue::is_cue_form(verb)
    };
    let Some(k) = (at + 2..at + NAME).find(says) else { return };
    let end = line.at(k + 1).span.end;
    let content: Vec<Span> = draft
        .content
        .iter()
        .filter(|piece| piece.end > end)
        .map(|piece| Span::new(piece.start.max(line.at(k + 2).span.start), piece.end))
        .collect();
    if !content.is_empty() {
        draft.content = content;
        // "Reed was quoted by the agency as saying": Reed again
        let by = line.at(at + 1).is("by");
        draft.source = is_quoted(line, quoted, at).filter(|_| by).or(Some(line.span_of(at + 1, k)));
        draft.cue = Some(line.span_of(k, k + 2));
        // however unsure it was that who quotes him says it himself
        draft.act = Act::Speech;
        draft.score = draft.score.max(SAID);
    }
}

/// "“…,” Reed was quoted as saying by the agency": Reed says it, and the agency passes it on.
fn quoted_by(line: &Line<'_>, quoted: &[Span], draft: &mut Draft) {
    let (Some(cue), Some(source)) = (draft.cue, draft.source) else { return };
    let (first, from) = (line.word_at(cue.start), line.word_at(source.start));
    let saying = |at: &usize| line.at(*at).is_any(&QUOTES) && line.at(at + 1).is("as");
    let Some(at) = (first..line.word_at(cue.end)).find(saying) else { return };
    let by = line.at(from).is("by") || from.checked_sub(1).is_some_and(|before| line.at(before).is("by"));
    if let Some(who) = is_quoted(line, quoted, at).filter(|_| from > at && by) {
        draft.source = Some(who);
        draft.act = Act::Speech;
        draft.score = draft.score.max(SAID);
    }
}

/// Who is quoted, where the verb of quoting at a word is passive: the subject before it.
fn is_quoted(line: &Line<'_>, quoted: &[Span], at: usize) -> Option<Span> {
    const IS: [&str; 7] = ["is", "was", "are", "were", "been", "being", "be"];
    let inside = |i: usize| quoted.iter().any(|marks| marks.contains(line.at(i).span));
    let verb = (0..at).rev().take_while(|&i| cue::between(line.at(i)) && !inside(i)).last()?;
    let passive =
        line.at(at).is_any(&["quoted", "cited"]) && line.row(verb, at).iter().any(|w| w.is_any(&IS));
    let (from, to) = phrase::subject(line, verb, &inside).filter(|_| passive)?;
    Some(line.span_of(from, to))
}

/// Who tells that somebody is "quoted as saying": the words before the verb.
pub fn quoter(line: &Line<'_>, draft: &Draft) -> Option<(usize, usize)> {
    let at = line.word_at(draft.source?.start).checked_sub(1)?;
    let cue = line.word_at(draft.cue?.start);
    if !line.at(at).is_any(&QUOTES) || !line.at(cue).is("as") {
        return None;
    }
    let named = line.row(0, at).iter().rev().take_while(|word| word.is_capital() || word.is("the")).count();
    let from = at - named;
    (named > 0).then(|| (from + usize::from(line.at(from).is("the")), at))
}

/// "reported, citing a clerk, that the pier is shut": whom it cites is no part of what is told.
fn whom_it_cites(line: &Line<'_>, draft: &mut Draft) {
    let Some(first) = draft.content.first_mut() else { return };
    let from = line.word_at(first.start);
    let cites = |at: usize| line.at(at).is_any(&["citing", "quoting"]);
    if !cites(from) && !from.checked_sub(1).is_some_and(cites) {
        return;
    }
    let to = line.word_at(first.end).min(from + NAME);
    let Some(at) = (from + 1..to).find(|&at| line.at(at).text == "," && line.at(at + 1).is("that")) else {
        return;
    };
    first.start = line.at(at + 1).span.start;
    // "citing" was heard as what it says: it is the verb before it that tells
    let citing = draft.cue.map(|cue| line.word_at(cue.start)).filter(|&at| cites(at));
    let verb = citing
        .and_then(|at| (at.saturating_sub(NAME)..at).rev().find(|&at| cue::is_cue_form(line.lower(at))));
    draft.cue = verb.map(|at| line.span_of(at, at + 1)).or(draft.cue);
}

/// Words between a cue and a colon that name who is told.
const HEARER: usize = 5;

/// "told the Herald: “…”": who is told is no part of what is said.
fn behind_a_colon(line: &Line<'_>, quoted: &[Span], draft: &mut Draft) {
    let Some(first) = draft.content.first_mut() else { return };
    let from = line.word_at(first.start);
    let to = line.word_at(first.end).min(from + HEARER);
    let opens = |at: usize| quoted.iter().any(|marks| marks.start == line.at(at).span.start);
    let colon = (from..to).find(|&at| line.at(at).text == ":" && opens(at + 1));
    let cue = draft.cue.filter(|cue| cue.end <= first.start);
    if let Some(at) = colon.filter(|_| cue.is_some() && !opens(from)) {
        first.start = line.at(at + 1).span.start;
    }
}

/// What is said in one pair of marks is said from the first of them, if nobody else speaks there.
fn from_their_mark(line: &Line<'_>, quoted: &[Span], others: &[Span], draft: &mut Draft) {
    let (source, cue) = (draft.source, draft.cue);
    let ends: Vec<usize> = draft.content.iter().map(|piece| piece.end).collect();
    for piece in &mut draft.content {
        let marks =
            quoted.iter().filter(|marks| marks.start >= line.span.start && marks.end <= line.span.end);
        let inside =
            |marks: &&Span| marks.start < piece.start && piece.start < marks.end && piece.end <= marks.end;
        let Some(marks) = marks.filter(inside).min_by_key(|marks| marks.len()) else { continue };
        let before = Span::new(marks.start, piece.start);
        let attributed = source.into_iter().chain(cue).any(|own| own.overlaps(*marks));
        let told = others.iter().any(|other| Some(*other) != cue && marks.contains(*other));
        let cut = ends.iter().any(|&end| before.start < end && end <= before.end);
        if !attributed && !told && !cut {
            piece.start = marks.start;
        }
    }
}

/// "the ship, which the agency reports was late, struck the pier": what is told in passing ends with its comma.
fn within_its_clause(line: &Line<'_>, quoted: &[Span], draft: &mut Draft) {
    let (Some(cue), Some(source)) = (draft.cue, draft.source) else { return };
    let (from, at) = (line.word_at(source.start), line.word_at(cue.end));
    let inside = |i: usize| quoted.iter().any(|marks| marks.contains(line.at(i).span));
    let opens = opens_relative(line, from) && source.end <= cue.start;
    if !opens || !line.at(at).is_word() || !phrase::has_verb(line.row(at.saturating_sub(1), at + 1)) {
        return;
    }
    // the verb of the clause around it comes right behind
    let closes = |&i: &usize| line.at(i).text == "," && !inside(i) && phrase::has_verb(line.row(i, i + 2));
    let comma = (at + 1..line.words.len()).find(closes);
    let Some(end) = comma.map(|i| line.at(i - 1).span.end) else { return };
    if draft.content.first().is_some_and(|first| first.start < end && first.start >= cue.end) {
        draft.content.retain(|piece| piece.start < end);
        draft.content.iter_mut().for_each(|piece| piece.end = piece.end.min(end));
    }
}

/// Whether who speaks stands right behind ", which" or ", who": "which the agency reports was late".
pub fn opens_relative(line: &Line<'_>, source: usize) -> bool {
    const WHO: [&str; 3] = ["which", "who", "whom"];
    /// Words of a title before the name that alone was heard, or after the relative word that was heard with it.
    const TITLE: usize = 3;
    let near = (source.saturating_sub(TITLE)..=source).rev();
    let at = near.take_while(|&i| line.at(i).is_word()).find(|&i| line.at(i).is_any(&WHO));
    at.is_some_and(|i| i > 0 && line.at(i - 1).text == "," && !phrase::has_verb(line.row(i + 1, source)))
}

/// Words in which another's telling of the same ends a sentence: ", as the Herald had first reported".
const TELLING: usize = 8;

/// "denied having left, as the Herald had reported": that the Herald reported it is the outlet's own remark.
fn as_another_tells(line: &Line<'_>, draft: &mut Draft) {
    let Some(last) = draft.content.last_mut() else { return };
    let (from, to) = (line.word_at(last.start), line.word_at(last.end));
    let tells = |at: usize| {
        let row = line.row(at + 2, to);
        let named = row.first().is_some_and(|word| word.is_capital() || word.is("the"));
        let said = row.last().is_some_and(|word| word.lower.ends_with("ed") && cue::is_cue_form(&word.lower));
        line.at(at).text == "," && line.at(at + 1).is("as") && named && said && row.len() <= TELLING
    };
    if let Some(at) = (from + 1..to).find(|&at| tells(at)) {
        last.end = line.at(at - 1).span.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::annotate::quotation::draft::Shape;
    use crate::record::PartKind;

    /// Source, cue and content of a draft, mended.
    fn mended(text: &str, parts: [&str; 3], marks: &[&str]) -> [String; 3] {
        let at = |part: &str| {
            let start = text.find(part).unwrap_or_default();
            Span::new(start, start + part.len())
        };
        let span = Span::new(0, text.len());
        let line = Line { span, part: 0, kind: PartKind::Body, words: split(text, span) };
        let [source, cue, content] = parts.map(at);
        let mut draft = Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![content],
            source: Some(source),
            cue: Some(cue),
            score: 0.8,
        };
        let marks: Vec<Span> = marks.iter().map(|part| at(part)).collect();
        mend(&line, &marks, &[cue], &mut draft);
        [draft.source, draft.cue, draft.content.first().copied()]
            .map(|span| span.map_or(String::new(), |span| span.of(text).to_owned()))
    }

    #[test]
    fn who_is_quoted_says_it() {
        let text = "The Tarn Herald quoted the ferry company as saying that the pier is shut.";
        let heard = ["The Tarn Herald", "quoted", "the ferry company as saying that the pier is shut"];
        assert_eq!(mended(text, heard, &[]), ["the ferry company", "as saying", "that the pier is shut"]);
        let text = "Reed was quoted as saying that the pier is shut.";
        let heard = ["Reed", "was quoted as saying", "that the pier is shut"];
        assert_eq!(mended(text, heard, &[]), heard);
    }

    #[test]
    fn who_is_quoted_by_another_says_it() {
        let text = "“It is shut,” harbourmaster Ida Reed was later quoted as saying by the Tarn Herald.";
        let heard = ["the Tarn Herald", "was later quoted as saying", "“It is shut,”"];
        assert_eq!(mended(text, heard, &["“It is shut,”"])[0], "harbourmaster Ida Reed");
        let text = "Reed was cited by the Tarn Herald as saying that the pier is shut.";
        let heard = ["by the Tarn Herald", "was cited", "as saying that the pier is shut"];
        assert_eq!(mended(text, heard, &[]), ["Reed", "as saying", "that the pier is shut"]);
        let text = "The pier was quoted by the board at a price.";
        let heard = ["the board", "was quoted", "at a price"];
        assert_eq!(mended(text, heard, &[])[0], heard[0]);
    }

    #[test]
    fn whom_it_cites_is_not_told() {
        let text = "The Herald reported, citing a clerk of the port, that the pier is shut.";
        let heard = ["The Herald", "reported", "citing a clerk of the port, that the pier is shut"];
        assert_eq!(mended(text, heard, &[])[2], "that the pier is shut");
    }

    #[test]
    fn words_in_marks_are_whole() {
        let text = "Reed told the Tarn Herald: “It is shut.”";
        let heard = ["Reed", "told", "Herald: “It is shut.”"];
        assert_eq!(mended(text, heard, &["“It is shut.”"])[2], "“It is shut.”");
        let text = "“We never asked; it was shut,” he said.";
        let heard = ["he", "said", "it was shut,”"];
        assert_eq!(
            mended(text, heard, &["“We never asked; it was shut,”"])[2],
            "“We never asked; it was shut,”"
        );
    }

    #[test]
    fn what_is_told_in_passing_ends_with_its_clause() {
        let text = "The ferry, which the port says was late, struck the pier on Monday.";
        let heard = ["the port", "says", "was late, struck the pier on Monday"];
        assert_eq!(mended(text, heard, &[])[2], "was late");
        let text = "The ferry, which the port says was late, a first, and full.";
        let heard = ["the port", "says", "was late, a first, and full"];
        assert_eq!(mended(text, heard, &[])[2], heard[2]);
    }

    #[test]
    fn what_another_had_reported_is_no_part() {
        let text = "Reed denied having shut the pier, as the Tarn Herald had reported.";
        let heard = ["Reed", "denied", "having shut the pier, as the Tarn Herald had reported"];
        assert_eq!(mended(text, heard, &[])[2], "having shut the pier");
        let text = "Reed said it was as the council had feared.";
        let heard = ["Reed", "said", "it was as the council had feared"];
        assert_eq!(mended(text, heard, &[])[2], heard[2]);
    }
}
