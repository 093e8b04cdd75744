//! The words that are shown of a gathering.

use crate::names;
use crate::record::{Entity, EntityKind, Report, Span};
use crate::weigh::collate::{Gathering, Unit};

/// The best-attested wording, its pieces joined and white space made plain.
pub fn wording(story: &[&Report], gathering: &Gathering) -> String {
    let Some(unit) = gathering.units.get(gathering.best).or_else(|| gathering.units.first()) else {
        return String::new();
    };
    let Some(report) = story.get(unit.report) else { return String::new() };
    let mut words: Vec<&str> = Vec::new();
    let mut end = None;
    for span in &gathering.lemma {
        if let Some(gap) = end.map(|end: usize| Span::new(end.min(span.start), span.start))
            && is_left_out(story, unit, gap)
        {
            let joint = report.slice(gap).trim();
            words.push(if JOINTS.contains(&joint) { joint } else { "…" });
        }
        words.extend(report.slice(*span).split_whitespace());
        end = Some(span.end);
    }
    close_gaps(&mut words);
    // A half of what was said begins or ends with the word, or the mark, that joined it to the other half.
    let joins = |word: &&str| JOINTS.contains(word) || DASHES.contains(word);
    // "that will not happen": what the word points to is not told, but it is the subject
    let points = |words: &[&str]| words[0] == "that" && FINITE.contains(&words[1]);
    while words.len() > 1 && words.first().is_some_and(joins) && !points(&words) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(joins) {
        words.pop();
    }
    if unit.quotation.is_none() && words.len() > 1 && is_connective(words[0]) {
        words.remove(0);
    }
    let mut text = words.join(" ");
    if let Some((pronoun, name)) = antecedent(report, unit)
        && text.strip_prefix(pronoun).is_some_and(|rest| rest.starts_with(' '))
    {
        text.insert_str(pronoun.len(), &format!(" [{name}]"));
    }
    closed(text)
}

/// The "he" or "she" that an outlet's own words begin with, and whom it stands for, where nobody else was named just before.
fn antecedent<'a>(report: &'a Report, unit: &Unit) -> Option<(&'a str, &'a str)> {
    let first = unit.content.first().filter(|_| unit.quotation.is_none())?;
    let layers = &report.layers;
    let at = layers.mentions.partition_point(|mention| mention.span.start < first.start);
    let mention = layers.mentions.get(at).filter(|mention| mention.span.start == first.start)?;
    let pronoun = report.slice(mention.span);
    let entity = layers.entities.get(mention.entity)?;
    let is_person = |entity: &Entity| entity.kind == EntityKind::Person;
    let sentence = layers.sentences.partition_point(|sentence| sentence.span.end <= first.start);
    let from =
        layers.sentences.get(sentence.saturating_sub(NEAR)).map_or(first.start, |near| near.span.start);
    let before = layers.mentions[..at].iter().rev().take_while(|mention| mention.span.start >= from);
    let alone = before
        .filter(|near| layers.entities.get(near.entity).is_some_and(is_person))
        .all(|near| near.entity == mention.entity);
    let named = alone && is_person(entity) && names::is_name(&entity.name);
    (named && ["he", "she"].contains(&pronoun.to_lowercase().as_str())).then_some((pronoun, &entity.name))
}

/// Sentences before a pronoun in which nobody else may be named.
const NEAR: usize = 2;

/// With the mark that a cut took away: what was quoted up to the cut is shown as quoted.
fn closed(mut text: String) -> String {
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '"')).collect();
    let straight: Vec<usize> = marks.iter().filter(|(_, c)| *c == '"').map(|(at, _)| *at).collect();
    let turned = |mark: Option<&(usize, char)>, side| mark.is_some_and(|(_, c)| *c == side);
    let curly = |side| marks.iter().filter(|(_, c)| *c == side).count();
    // some reports open with one form and close with the other
    if straight.len() == 1 && curly('“') != curly('”') {
        return text;
    }
    if straight.len() % 2 == 1 {
        let opens = |&at: &usize| text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let at = if straight.last().is_some_and(opens) { text.len() } else { 0 };
        text.insert(at, '"');
    } else if straight.is_empty() && turned(marks.first(), '”') {
        text.insert(0, '“');
    } else if straight.is_empty() && turned(marks.last(), '“') {
        text.push('”');
    }
    text
}

/// Whether words of what is told are left out between two pieces of it; who says it, between two quotations, is none.
fn is_left_out(story: &[&Report], unit: &Unit, gap: Span) -> bool {
    let Some(report) = story.get(unit.report) else { return false };
    let telling = |span: Span| !span.is_empty() && report.slice(span).contains(char::is_alphanumeric);
    match unit.said(story) {
        Some(said) => said.content.iter().any(|c| telling(c.common(gap))),
        None => telling(gap),
    }
}

/// Whether a word at the head of a sentence only says how it follows from the one before, as an outlet tells it.
fn is_connective(word: &str) -> bool {
    match word.strip_suffix(',') {
        Some(adverb) => CONNECTIVES.contains(&adverb.to_lowercase().as_str()),
        None => ["But", "And", "Yet"].contains(&word),
    }
}

/// Adverbs that tie a sentence to the one before, where a comma follows them (Quirk et al. 1985, conjuncts).
const CONNECTIVES: [&str; 20] = [
    "however",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "still",
    "also",
    "then",
    "instead",
    "furthermore",
    "additionally",
    "besides",
    "indeed",
    "likewise",
    "similarly",
    "therefore",
    "thus",
    "consequently",
    "yet",
    "but",
];

/// Where something between two commas was cut out, neither comma says anything any more.
fn close_gaps(words: &mut Vec<&str>) {
    while let Some(at) = words.windows(2).position(|two| two[0].ends_with(',') && two[1] == ",") {
        words.remove(at + 1);
        words[at] = words[at].trim_end_matches(',');
    }
    while let Some(at) =
        words.windows(3).position(|three| three[0].ends_with(',') && three[1..] == ["…", ","])
    {
        words.remove(at + 2);
        words[at] = words[at].trim_end_matches(',');
    }
}

const DASHES: [&str; 3] = ["–", "—", "-"];

/// Verbs before which "that" is a subject.
const FINITE: [&str; 18] = [
    "is", "was", "has", "had", "will", "would", "won't", "won’t", "isn't", "isn’t", "wasn't", "wasn’t",
    "can", "could", "may", "might", "should", "does",
];

/// Words that join clauses and say nothing at the head of one.
const JOINTS: [&str; 4] = ["and", "but", "or", "that"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Voice;

    #[test]
    fn what_was_cut_out_leaves_no_commas() {
        let mut words: Vec<&str> = "Ruiz, , is mending the pier, and the tolls".split(' ').collect();
        close_gaps(&mut words);
        assert_eq!(words.join(" "), "Ruiz is mending the pier, and the tolls");
    }

    #[test]
    fn what_ties_a_sentence_to_the_one_before_is_not_shown() {
        assert!(is_connective("However,") && is_connective("But"));
        assert!(!is_connective("However"), "however loud it was");
        assert!(!is_connective("Still"), "Still waters");
    }

    #[test]
    fn a_mark_that_was_cut_off_is_shown() {
        let shown = |text: &str| closed(text.to_owned());
        assert_eq!(shown("they should “mend the pier"), "they should “mend the pier”");
        assert_eq!(
            shown("the pier is safe,” “and the crane too.”"),
            "“the pier is safe,” “and the crane too.”"
        );
        assert_eq!(shown("after a \"bad year"), "after a \"bad year\"");
        assert_eq!(shown("a “bad year\" for all"), "a “bad year\" for all");
        assert_eq!(shown("a bad year\" for all"), "\"a bad year\" for all");
        assert_eq!(shown("a \"bad\" year said:\"bad\""), "a \"bad\" year said:\"bad\"");
    }

    #[test]
    fn what_is_left_out_leaves_a_mark() {
        let text = "Ruiz, who won the vote, is mending the pier and the crane.";
        let report = Report { text: text.into(), ..Report::default() };
        let wording = |pieces: &[&str]| {
            let place = |piece: &&str| {
                let start = text.find(piece).unwrap_or_default();
                Span::new(start, start + piece.len())
            };
            let content = pieces.iter().map(place).collect();
            let unit = Unit { report: 0, content, quotation: None, clause: None };
            let gathering = Gathering {
                voice: Voice::Outlet,
                lemma: unit.content.clone(),
                units: vec![unit],
                best: 0,
                differences: vec![Vec::new()],
                reported: Vec::new(),
                doubtful: vec![false],
                lacking: Vec::new(),
                stands_alone: true,
                occasion: false,
            };
            super::wording(&[&report], &gathering)
        };
        assert_eq!(wording(&["Ruiz,", ", is mending the pier"]), "Ruiz … is mending the pier");
        assert_eq!(wording(&["mending the pier", "the crane"]), "mending the pier and the crane");
        assert_eq!(wording(&["is mending the pier and"]), "is mending the pier");
    }
}
