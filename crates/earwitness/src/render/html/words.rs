//! Numbers, kinds and names in the words of the page.

use crate::record::{
    Account, ConflictKind, EvidenceKind, OriginKind, OriginRange, PartKind, Passage, Report, Span, Standing,
};

/// "1 outlet", "4 outlets".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "2 origins", "2–4 origins"; says so where nothing was measured.
pub fn origins(range: &OriginRange) -> String {
    match (range.lower, range.upper) {
        (_, 0) => "origins unmeasured".into(),
        (lower, upper) if lower >= upper => counted(upper, "origin", "origins"),
        (lower, upper) => format!("{lower}–{upper} origins"),
    }
}

pub fn title(account: &Account) -> String {
    if !account.title.trim().is_empty() {
        return tidy(&account.title);
    }
    let titles = account.reports.iter().filter_map(|report| report.title.as_deref());
    titles.map(tidy).next().unwrap_or_else(|| "A story without a title".into())
}

/// What to call a report: its outlet, its title, its id.
pub fn name(report: &Report) -> String {
    let name = report.outlet.as_deref().or(report.title.as_deref()).unwrap_or(&report.id);
    clipped(name, 48)
}

/// A date of publication to the minute, as a person would write it: "2031-03-04 11:20".
pub fn date(published: &str) -> String {
    published.get(..16).unwrap_or(published).replacen('T', " ", 1)
}

/// One line, single spaces.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words, at most so many characters.
pub fn clipped(text: &str, longest: usize) -> String {
    // A passage may be a whole report: no more of it is read than is shown.
    let mut words = text.split_whitespace();
    let mut text = words.next().unwrap_or_default().to_owned();
    let mut letters = text.chars().count();
    while letters <= longest
        && let Some(word) = words.next()
    {
        letters += 1 + word.chars().count();
        text.push(' ');
        text.push_str(word);
    }
    match text.char_indices().nth(longest) {
        None => text,
        Some((byte, _)) => {
            let cut = text[..byte].rfind(' ').filter(|&cut| cut > byte / 2).unwrap_or(byte);
            format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '—', '–']))
        }
    }
}

/// A passage with the words around it, in its sentence.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Context {
    pub before: String,
    pub passage: String,
    pub after: String,
}

/// Characters of context on either side.
const AROUND: usize = 110;

pub fn context(account: &Account, passage: Passage) -> Context {
    let Some(report) = account.reports.get(passage.report) else {
        return Context { before: String::new(), passage: String::new(), after: String::new() };
    };
    let near = report.layers.sentences.iter().filter(|s| s.span.overlaps(passage.span)).map(|s| s.span);
    let sentence = near.reduce(Span::join).map_or(passage.span, |sentence| sentence.join(passage.span));
    let before = report.slice(Span::new(sentence.start, passage.span.start));
    let after = report.slice(Span::new(passage.span.end, sentence.end));
    Context { before: last(before), passage: report.slice(passage.span).to_owned(), after: first(after) }
}

fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        None => text.to_owned(),
        Some((byte, _)) => format!("{}…", &text[..text[..byte].rfind(' ').unwrap_or(byte)]),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        None => text.to_owned(),
        Some((byte, _)) => format!("…{}", &text[text[byte..].find(' ').map_or(byte, |space| byte + space)..]),
    }
}

pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Conflicting => "Reports conflict",
        Standing::Corroborated => "Two or more independent origins",
        Standing::SingleOrigin => "Several reports, but one origin if all that may be linked is one",
    }
}

/// Over what reports tell of how words were given out.
pub const OCCASIONS: &str = "Occasions: when and in which form words were given out";

pub const fn origin_kind(kind: OriginKind) -> &'static str {
    match kind {
        OriginKind::Agency => "news agency",
        OriginKind::StateMedia => "state media",
        OriginKind::Office => "office",
        OriginKind::Spokesperson => "spokesperson",
        OriginKind::Person => "person",
        OriginKind::Outlet => "the outlet itself",
        OriginKind::Document => "document",
        OriginKind::Unnamed => "unnamed source",
        OriginKind::Hypothetical => "a text nobody here has",
    }
}

/// Evidence as a noun: "rests on Coastwire: named channel".
pub const fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::ExplicitChannel => "named channel",
        EvidenceKind::CarriedChannel => "channel carried over from an earlier sentence",
        EvidenceKind::GenericChannel => "channel named in general",
        EvidenceKind::SpeakersWords => "the speaker’s words",
        EvidenceKind::SharedWording => "shared wording",
        EvidenceKind::SharedTranslation => "shared translation",
        EvidenceKind::SharedError => "shared error",
        EvidenceKind::CreditLine => "credit line",
        EvidenceKind::Link => "link",
        EvidenceKind::PublisherFamily => "same publisher",
        EvidenceKind::Time => "time of publication",
        EvidenceKind::OwnVoice => "own voice, nobody named",
    }
}

pub const fn conflict_kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Number => "number",
        ConflictKind::Time => "time",
        ConflictKind::Name => "name",
        ConflictKind::Polarity => "yes or no",
        ConflictKind::Modality => "done or only planned",
        ConflictKind::Object => "what it is about",
        ConflictKind::Speaker => "who said it",
        ConflictKind::Trend => "which way it moves",
        ConflictKind::Update => "a later value",
    }
}

pub const fn part(kind: PartKind) -> &'static str {
    kind.name()
}

/// "a", "a and b", "a, b and c".
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
