//! Cues that say nothing where they stand.

use super::fragment;
use crate::annotate::line::{Line, Word};
use crate::annotate::quotation::content::wished::asks_for_talk;
use crate::annotate::quotation::{cue, phrase};
use crate::record::{EntityKind, Mention, MentionForm, Report, Span};

/// Whether a cue says nothing with this source and content: "the call underscores her plan", "adding to the noise",
/// "welcomed Mr. Reed to his house".
pub fn says_nothing(
    report: &Report,
    line: &Line<'_>,
    source: Option<Span>,
    content: &[Span],
    cue: Span,
) -> bool {
    if source.is_some_and(|source| {
        is_occasion(line, source, cue)
            || is_denied(line, source, cue)
            || is_supposed(line, source, cue)
            || is_vote(line, source)
    }) {
        return true;
    }
    let at = line.word_at(cue.end);
    let last = at.checked_sub(1).map_or("", |i| line.lower(i));
    let adds_to = matches!(last, "add" | "adds" | "added" | "adding") && line.lower(at) == "to";
    // "The bill passed by 60 votes": a vote says nothing.
    let voted = matches!(last, "passed" | "carried" | "adopted" | "defeated") && line.lower(at) == "by";
    let greets = matches!(last, "welcome" | "welcomes" | "welcomed" | "welcoming");
    // "a lag in reporting hospital data"
    let first = line.word_at(cue.start);
    let noun = last.ends_with("ing")
        && first + 1 == at
        && first.checked_sub(1).is_some_and(|i| line.at(i).is_any(&["in", "of", "for", "from", "with"]))
        && !content.first().is_some_and(|c| c.of(&report.text).starts_with(['"', '“', '‘']))
        && line.lower(at) != "that";
    if noun {
        return true;
    }
    let person = |m: &Mention| {
        content.first().is_some_and(|c| opens_with(report, *c, m)) && m.form == MentionForm::Name
    };
    let quotes = matches!(last, "quoting" | "quotes" | "citing" | "cites" | "cited");
    let somebody = || matches!(content, [whole] if names_somebody(report, line, *whole));
    let only = content.iter().map(|c| c.of(&report.text).trim().to_lowercase()).collect::<Vec<_>>().join(" ");
    let only = only.trim_matches(|c: char| !c.is_alphanumeric());
    // "with each side blaming the other", "the man, named as Reed"
    let empty = is_pronoun(only)
        || ["the other", "each other", "one another"].contains(&only)
        || source.is_none() && cue.of(&report.text).ends_with("named as")
        || !only.contains(' ') && cue::is_cue_form(only);
    empty
        || is_time(report, content)
        || fragment::says_nothing(report, line, content, cue)
        || is_thing(line, content, last)
        || adds_to
        || asks_for_talk(line, content, cue)
        || voted
        || greets && report.layers.mentions.iter().any(person)
        || quotes && somebody()
}

/// "issued a joint statement on Monday": when it was said, without marks, is not what was said.
fn is_time(report: &Report, content: &[Span]) -> bool {
    const BEFORE: [&str; 8] = ["on ", "in ", "at ", "late ", "early ", "late on ", "early on ", "by "];
    let [only] = content else { return false };
    let text = only.of(&report.text).trim_end_matches(['.', ',', ' ']);
    let lower = text.to_lowercase();
    let led = BEFORE.iter().filter(|lead| lower.starts_with(**lead)).map(|lead| lead.len()).max();
    let rest = Span::new(only.start + led.unwrap_or(0), only.start + text.len());
    let times = &report.layers.times;
    let at = times.partition_point(|time| time.span.end <= rest.start);
    times.get(at).is_some_and(|time| time.span.start <= rest.start && time.span.end >= rest.end)
}

/// Words that stand for what was said, or for who was told it.
fn is_pronoun(content: &str) -> bool {
    const PRONOUNS: [&str; 17] = [
        "which", "what", "that", "this", "it", "him", "her", "them", "me", "us", "you", "himself", "how",
        "why", "where", "when", "who",
    ];
    PRONOUNS.contains(&content)
}

/// "wrote a dissent", "said things that hurt": what was written or said is named, not told.
fn is_thing(line: &Line<'_>, content: &[Span], cue: &str) -> bool {
    const THINGS: [&str; 7] = ["things", "something", "anything", "everything", "stuff", "lots", "plenty"];
    let [only] = content else { return false };
    let words = line.row(line.word_at(only.start), line.word_at(only.end));
    let names = |words: &[Word<'_>]| {
        let opens = |w: &Word<'_>| w.is_any(&["a", "an", "the", "this", "these", "those", "several", "two"]);
        words.first().is_some_and(opens) && !phrase::has_verb(words)
    };
    match cue {
        "write" | "writes" | "wrote" | "written" | "writing" => names(words),
        "say" | "says" | "said" | "saying" => words.iter().take(2).any(|w| w.is_any(&THINGS)) || keeps(words),
        _ => false,
    }
}

/// "said nothing new as he left": no clause tells of what "nothing" is the subject.
fn keeps(words: &[Word<'_>]) -> bool {
    const BEHIND: [&str; 8] = ["as", "while", "when", "after", "before", "that", "which", "who"];
    let end = words.iter().position(|w| w.is_any(&BEHIND)).unwrap_or(words.len());
    words.first().is_some_and(|w| w.is_any(&["nothing", "little"])) && !phrase::has_verb(&words[..end])
}

/// "no dockers who said it is shut", "had he agreed to wait": nobody did.
fn is_denied(line: &Line<'_>, source: Span, cue: Span) -> bool {
    /// Words of a noun phrase at most.
    const PHRASE: usize = 4;
    let (from, at) = (line.word_at(source.start), line.word_at(cue.start));
    let who = line.at(from).is_any(&["who", "that"]) && from + 1 == line.word_at(source.end);
    let phrase = line.row(from.saturating_sub(PHRASE), from);
    let no = phrase.iter().rposition(|w| w.is("no"));
    let none = no.is_some_and(|i| phrase[i + 1..].iter().all(Word::is_word));
    let unreal =
        from > 0 && line.at(from - 1).is("had") && line.word_at(source.end) == at && source.end <= cue.start;
    who && none || unreal
}

/// "he could write that", "they would have said": nobody did. "I must say" is said.
fn is_supposed(line: &Line<'_>, source: Span, cue: Span) -> bool {
    const SUPPOSING: [&str; 5] = ["could", "might", "may", "should", "must"];
    let (who, at) = (line.row(line.word_at(source.start), line.word_at(source.end)), line.word_at(cue.start));
    let own = who.iter().any(|w| w.is("i"));
    !own && (line.at(at).is_any(&SUPPOSING) || line.at(at).is("would") && line.at(at + 1).is("have"))
}

/// "rejected by six votes to two", "by a wide margin": how many were for it is nobody.
fn is_vote(line: &Line<'_>, source: Span) -> bool {
    const VOTES: [&str; 5] = ["votes", "vote", "margin", "majority", "ballots"];
    const COUNTS: [&str; 13] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "a",
    ];
    let (from, to) = (line.word_at(source.start), line.word_at(source.end));
    let from = from + usize::from(line.at(from).is("by"));
    let by = from.checked_sub(1).is_some_and(|i| line.at(i).is("by"));
    let counts = line.at(from).is_any(&COUNTS) || line.at(from).text.starts_with(char::is_numeric);
    by && counts && line.row(from, to).iter().any(|w| w.is_any(&VOTES))
}

/// Whether what shows something is an occasion, not a speaker: "The conversation underscores her intention".
fn is_occasion(line: &Line<'_>, source: Span, cue: Span) -> bool {
    const OCCASIONS: [&str; 26] = [
        "photo",
        "photos",
        "photograph",
        "picture",
        "pictures",
        "image",
        "images",
        "victory",
        "win",
        "defeat",
        "elections",
        "conversation",
        "call",
        "meeting",
        "talks",
        "visit",
        "trip",
        "exchange",
        "exchanges",
        "dialogue",
        "handshake",
        "encounter",
        "gathering",
        "ceremony",
        "gesture",
        "election",
    ];
    const SHOWS: [&str; 14] = [
        "underscor",
        "underlin",
        "highlight",
        "mark",
        "signal",
        "show",
        "reflect",
        "suggest",
        "indicat",
        "demonstrat",
        "emphasi",
        "illustrat",
        "reveal",
        "confirm",
    ];
    let last = |span: Span| line.word_at(span.end).checked_sub(1).map_or("", |i| line.lower(i));
    OCCASIONS.contains(&last(source)) && SHOWS.iter().any(|stem| last(cue).starts_with(stem))
}

/// "quoting Mr. Reed", "citing an unnamed official": who is quoted, not what was said.
fn names_somebody(report: &Report, line: &Line<'_>, content: Span) -> bool {
    const HEADS: [&str; 9] =
        ["official", "officials", "source", "sources", "person", "people", "aide", "aides", "spokesman"];
    let last = line.word_at(content.end).checked_sub(1).map_or("", |i| line.lower(i));
    let name = |m: &Mention| m.span.end == content.end && opens_with(report, content, m);
    HEADS.contains(&last) || report.layers.mentions.iter().any(name)
}

/// Whether content begins with a person, be it after a title.
fn opens_with(report: &Report, content: Span, m: &Mention) -> bool {
    content.contains(m.span)
        && m.span.start < content.start + PERSON_NEAR
        && report.layers.entities.get(m.entity).is_some_and(|e| e.kind == EntityKind::Person)
}

/// How far a title may move a name from the start of a passage, in bytes.
const PERSON_NEAR: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::PartKind;

    fn line(text: &str) -> Line<'_> {
        let span = Span::new(0, text.len());
        Line { span, part: 0, kind: PartKind::Body, words: split(text, span) }
    }

    #[test]
    fn who_is_quoted_is_not_what_was_said() {
        for (what, nothing) in [("an unnamed official", true), ("rising costs", false)] {
            let text = format!("The council shut the pier, citing {what}.");
            let report = Report { text: text.clone(), ..Report::default() };
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(
                says_nothing(&report, &line(&text), None, &[at(what)], at("citing")),
                nothing,
                "{what}"
            );
        }
    }

    #[test]
    fn an_occasion_shows_and_does_not_say() {
        for (who, occasion) in [("The phone call", true), ("The mayor", false)] {
            let text = format!("{who} underscored the need for ferries.");
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(is_occasion(&line(&text), at(who), at("underscored")), occasion, "{who}");
        }
    }

    #[test]
    fn what_nobody_said_is_nothing() {
        for (text, source, cue, denied) in [
            ("There are no dockers who said it is shut.", "who", "said", true),
            ("There are dockers who said it is shut.", "who", "said", false),
            ("It would be open had he agreed to wait.", "he", "agreed", true),
            ("He had agreed to wait.", "He", "agreed", false),
        ] {
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(is_denied(&line(text), at(source), at(cue)), denied, "{text}");
        }
    }

    #[test]
    fn what_somebody_might_say_is_not_said() {
        for (text, source, cue, supposed) in [
            ("Reed could say it is shut.", "Reed", "could say", true),
            ("Reed would have said it is shut.", "Reed", "would have said", true),
            ("Reed would say it is shut.", "Reed", "would say", false),
            ("I must say it is shut.", "I", "must say", false),
        ] {
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(is_supposed(&line(text), at(source), at(cue)), supposed, "{text}");
        }
    }

    #[test]
    fn what_is_named_is_not_told() {
        for (text, cue, what, nothing) in [
            ("Reed wrote the opinion of the court.", "wrote", "the opinion of the court", true),
            ("Reed wrote the court is wrong.", "wrote", "the court is wrong", false),
            ("Reed said things that hurt them.", "said", "things that hurt them", true),
            ("Reed said everybody was hurt.", "said", "everybody was hurt", false),
            ("The board branded him.", "branded", "him", true),
            ("Reed said nothing new as he left.", "said", "nothing new as he left", true),
            ("Reed asked for the call between them.", "asked for", "the call between them", true),
            ("Reed asked for a call between them.", "asked for", "a call between them", false),
            ("Reed said nothing was new.", "said", "nothing was new", false),
        ] {
            let report = Report { text: text.to_owned(), ..Report::default() };
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            assert_eq!(says_nothing(&report, &line(text), None, &[at(what)], at(cue)), nothing, "{text}");
        }
    }

    #[test]
    fn how_many_voted_is_nobody() {
        for (text, source, vote) in [
            ("It was rejected by six votes to two.", "six votes", true),
            ("It was rejected by a wide margin.", "a wide margin", true),
            ("It was rejected by the board majority.", "the board majority", false),
            ("It was rejected by six members.", "six members", false),
        ] {
            let at = text.find(source).unwrap();
            assert_eq!(is_vote(&line(text), Span::new(at, at + source.len())), vote, "{text}");
        }
    }

    #[test]
    fn a_vote_says_nothing() {
        for (how, nothing) in [("passed by 60 votes", true), ("passed word", false)] {
            let text = format!("The bill {how}.");
            let report = Report { text: text.clone(), ..Report::default() };
            let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
            let said = says_nothing(&report, &line(&text), None, &[at("The bill")], at("passed"));
            assert_eq!(said, nothing, "{how}");
        }
    }
}
