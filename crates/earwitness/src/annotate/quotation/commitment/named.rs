//! What is named and not told: "announced the deal", "referring to the picture", "tweeted a photo of the pier".
//!
//! Such an act is told in the outlet's own voice: nobody reads in it what was said.

use crate::annotate::line::{Line, Word};
use crate::annotate::quotation::cue::verb_at;
use crate::annotate::quotation::phrase;
use crate::record::Span;

/// Verbs, by how they begin, behind which the bare name of a thing tells that something was said, and not what.
const ANNOUNCE: [&str; 19] = [
    "announce", "reveal", "unveil", "releas", "detail", "outline", "present", "describe", "discuss",
    "explain", "mention", "note", "tweet", "post", "repeat", "address", "offer", "tout", "quot",
];
/// Verbs that name what is spoken of, each with the word that follows.
const ABOUT: [(&str, &str); 14] = [
    ("tweet", "about"),
    ("spoke", "about"),
    ("speak", "about"),
    ("talk", "about"),
    ("joke", "about"),
    ("post", "about"),
    ("write", "about"),
    ("comment", "on"),
    ("elaborate", "on"),
    ("remark", "on"),
    ("spoke", "on"),
    ("speak", "on"),
    ("respond", "to"),
    ("reply", "to"),
];
/// What is meant is named, not said, unless it is called something: "referred to it as a toll".
const REFER: [&str; 3] = ["refer", "allude", "reference"];
/// How one lets others see something.
const SHOW: [&str; 10] =
    ["tweet", "retweet", "post", "shar", "releas", "reveal", "publish", "upload", "unveil", "disclos"];
const PICTURES: [&str; 23] = [
    "photo",
    "photos",
    "photograph",
    "photographs",
    "picture",
    "pictures",
    "image",
    "images",
    "video",
    "videos",
    "footage",
    "clip",
    "clips",
    "audio",
    "selfie",
    "screenshot",
    "screenshots",
    "view",
    "link",
    "links",
    "emoji",
    "meme",
    "updates",
];
/// Who speaks of these tells what.
const TELLING: [&str; 11] = [
    "need",
    "needs",
    "importance",
    "necessity",
    "urgency",
    "lack",
    "absence",
    "danger",
    "dangers",
    "risk",
    "risks",
];
const DEFINITE: [&str; 9] = ["the", "this", "that", "these", "those", "his", "her", "its", "their"];
/// Longest name of a thing that tells nothing, and of what is spoken of, in words.
const SHORT: usize = 4;
const TOPIC: usize = 6;

/// Whether content behind a cue whose verb stands at `verb` only names what the cue is about.
pub fn only_names(line: &Line<'_>, verb: usize, content: Span) -> bool {
    let (from, to) = (line.word_at(content.start), line.word_at(content.end));
    let words = line.row(from, to);
    let name = verb_at(&line.words, verb).map_or(line.lower(verb), |(verb, ..)| verb.lemma);
    let name = name.split(' ').next().unwrap_or(name);
    let is = |stems: &[&str]| stems.iter().any(|stem| name.starts_with(stem));
    let next = line.lower(verb + 1);
    if from <= verb {
        return false;
    }
    if is(&REFER) {
        return next == "to" && !words.iter().any(|w| w.is("as")) && line.lower(to) != "as";
    }
    if phrase::has_verb(words) && !is_picture(words) || words.iter().any(|w| w.is_any(&TELLING)) {
        return false;
    }
    if is(&SHOW) && is_picture(words) {
        return true;
    }
    let about = ABOUT.iter().any(|&(stem, word)| next == word && is(&[stem]));
    about && words.len() <= TOPIC || is(&ANNOUNCE) && words.len() <= SHORT && is_bare(words)
}

/// "a stunning view of the pier", "photos of it": the head of a phrase is something to look at.
fn is_picture(words: &[Word<'_>]) -> bool {
    const BEHIND: [&str; 8] = ["of", "from", "to", "on", "with", "showing", "featuring", "that"];
    let determined = words.first().is_some_and(|w| w.is_any(&["a", "an"]) || w.is_any(&DEFINITE));
    let head = words.iter().take_while(|w| !w.is_any(&BEHIND)).last();
    head.is_some_and(|w| w.is_any(&PICTURES) && (determined || w.lower.ends_with('s')))
}

/// A definite phrase without anything that tells more: a name, a number, what it is of.
fn is_bare(words: &[Word<'_>]) -> bool {
    const MORE: [&str; 8] = ["of", "for", "to", "on", "with", "against", "from", "in"];
    let tells = |w: &Word<'_>| {
        w.is_any(&MORE) || w.text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
    };
    words.first().is_some_and(|w| w.is_any(&DEFINITE)) && !words.iter().any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::line::split;
    use crate::record::PartKind;

    #[test]
    fn a_name_of_a_thing_tells_nothing() {
        for (verb, content, only) in [
            ("announced", "the deal", true),
            ("announced", "a toll on the quay", false),
            ("announced", "the sale of the quay", false),
            ("announced", "the ferry will sail", false),
            ("condemned", "the deal", false),
            ("confirmed", "the death", false),
            ("referring to", "the tolls that the council took", true),
            ("referred to", "the toll as a theft", false),
            ("tweeted", "a photo of her visiting the pier", true),
            ("posted", "photos of her visit", true),
            ("posted", "a warning to all ships", false),
            ("condemned", "a photo of her visiting the pier", false),
            ("tweeted about", "the ferry", true),
            ("spoke about", "the need for ferries", false),
        ] {
            let text = format!("Reed {verb} {content}.");
            let span = Span::new(0, text.len());
            let line = Line { span, part: 0, kind: PartKind::Body, words: split(&text, span) };
            let content = Span::new(text.len() - 1 - content.len(), text.len() - 1);
            assert_eq!(only_names(&line, 1, content), only, "{text}");
        }
    }
}
