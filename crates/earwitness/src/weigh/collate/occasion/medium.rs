//! In which form words were given out: a post, a written statement, an interview.

/// A form in which somebody's words are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    Post,
    Statement,
    Letter,
    Email,
    Conference,
    Interview,
    Hearing,
    Speech,
    Column,
    Book,
    /// What an outlet reported.
    Report,
}

impl Medium {
    /// Whether one speaker gives words out in it again and again.
    pub const fn is_often(self) -> bool {
        matches!(self, Self::Post | Self::Conference | Self::Report)
    }
}

/// Nouns that name a form.
const NOUNS: [(Medium, &[&str]); 10] = [
    (
        Medium::Post,
        &["tweet", "tweets", "twitter", "facebook", "instagram", "telegram", "weibo", "post", "posts"],
    ),
    (
        Medium::Statement,
        &[
            "statement",
            "statements",
            "communique",
            "communiqué",
            "declaration",
            "message",
            "announcement",
            "release",
        ],
    ),
    (Medium::Letter, &["letter", "letters"]),
    (Medium::Email, &["email", "emails", "e-mail", "e-mails"]),
    (Medium::Conference, &["conference", "briefing", "briefings", "reporters", "journalists"]),
    (Medium::Interview, &["interview", "interviews"]),
    (Medium::Hearing, &["testimony", "hearing", "hearings"]),
    (Medium::Speech, &["speech", "speeches", "address", "remarks", "rally"]),
    (Medium::Column, &["op-ed", "op-eds", "column", "editorial", "essay", "article"]),
    (Medium::Book, &["book", "memoir", "autobiography"]),
];

/// Verbs that name one.
const VERBS: [(&str, Medium); 7] = [
    ("tweeted", Medium::Post),
    ("tweets", Medium::Post),
    ("posted", Medium::Post),
    ("testified", Medium::Hearing),
    ("testifies", Medium::Hearing),
    ("emailed", Medium::Email),
    ("e-mailed", Medium::Email),
];

/// Verbs of giving something out, as dictionaries have them.
const GIVING: [&str; 12] = [
    "issue", "release", "send", "post", "publish", "put out", "give", "hold", "deliver", "write", "pen",
    "fire off",
];

/// The form that a noun names.
pub fn of_noun(word: &str) -> Option<Medium> {
    NOUNS.iter().find(|(_, nouns)| nouns.contains(&word)).map(|&(medium, _)| medium)
}

/// The form that a verb names.
pub fn of_verb(word: &str) -> Option<Medium> {
    VERBS.iter().find(|(verb, _)| *verb == word).map(|&(_, medium)| medium)
}

/// Whether a verb says that words are given out.
pub fn gives(verb: &str) -> bool {
    GIVING.contains(&verb)
}

/// Whether a noun is the name of a place where people publish: it alone may have a capital ("The Washington Post").
pub fn is_platform(word: &str) -> bool {
    ["twitter", "facebook", "instagram", "telegram", "weibo"].contains(&word)
}

/// Whether a noun names those who hear it: "told reporters".
pub fn is_hearer(word: &str) -> bool {
    ["reporters", "journalists"].contains(&word)
}

/// Whether a noun names a form only behind another one: "news conference", "press release".
pub fn needs_kind(word: &str) -> bool {
    ["conference", "release"].contains(&word)
}

/// Whether a word is such a kind.
pub fn is_kind(word: &str) -> bool {
    ["news", "press", "media"].contains(&word)
}
