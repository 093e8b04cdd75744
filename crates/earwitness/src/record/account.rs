//! What stands behind each thing a story's reports say.

use super::{
    Commitment, Conflict, Copied, EntityKind, Event, Family, Origin, OriginRange, Passage, Report, Span,
    Stemma,
};

/// A story's statements, claims and stemma.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    pub id: String,
    pub title: String,
    /// Sorted by id, so that no order of arrival shows. All `report` indices point here.
    pub reports: Vec<Report>,
    pub figures: Vec<Figure>,
    pub statements: Vec<Statement>,
    pub claims: Vec<Claim>,
    /// What the claims tell of that happened; those that most reports tell first.
    pub events: Vec<Event>,
    pub origins: Vec<Origin>,
    pub stemma: Stemma,
    pub copies: Vec<Copied>,
    pub families: Vec<Family>,
    /// How many independent origins the story as a whole has.
    pub count: OriginRange,
}

impl Account {
    /// What the voice of a claim holds of it.
    pub fn commitment(&self, claim: &Claim) -> Commitment {
        self.said(claim).map_or(Commitment::Held, |statement| statement.commitment)
    }

    /// The cue of the statement that a claim is the content of: see `Statement::cue`.
    pub fn cue(&self, claim: &Claim) -> Option<&str> {
        self.said(claim)?.cue.as_deref()
    }

    fn said(&self, claim: &Claim) -> Option<&Statement> {
        self.statements.get(claim.statement?)
    }
}

/// One person, organisation or place over all reports of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub name: String,
    pub kind: EntityKind,
    /// The entities of the reports that are this figure: (report, index into its `Layers::entities`), sorted.
    pub entities: Vec<(usize, usize)>,
}

/// A primary utterance or document that readings rely on.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Index into `Account::figures`.
    pub speaker: Option<usize>,
    /// The best-attested wording.
    pub text: String,
    /// The verb it stands behind, where that tells more than that it was said: "denied", "refused", "called".
    pub cue: Option<String>,
    pub commitment: Commitment,
    /// Never empty; at most one entry a quotation.
    pub readings: Vec<Wording>,
    pub outlets: usize,
    pub origins: OriginRange,
}

/// One report's wording of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    pub report: usize,
    /// Index into the report's `Layers::quotations`.
    pub quotation: usize,
    /// Whether it may say something else than the best-attested wording: then it counts for nothing.
    pub doubtful: bool,
    /// Whether it has only a part of the best-attested wording.
    pub part: bool,
    /// Against the best-attested wording, in reading order.
    pub differences: Vec<Difference>,
    /// Indices into `Account::origins`.
    pub origins: Vec<usize>,
    /// Indices into `Stemma::edges`: why.
    pub links: Vec<usize>,
}

/// One place where a reading differs from the best-attested wording (a variant, in the terms of textual criticism).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kind: DifferenceKind,
    /// Words of the best-attested wording; empty for an addition.
    pub lemma: String,
    /// Words of this reading; empty for an omission.
    pub reading: String,
    /// Where they stand in the report; `None` for an omission.
    pub span: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    Dropped,
    Added,
    Synonym,
    Tense,
    Person,
    Order,
    Ellipsis,
    Bracketed,
    Translation,
    Typo,
    /// Direct in one, paraphrased in the other.
    Paraphrase,
    /// Other words in one place, of no named kind.
    Substituted,
}

impl DifferenceKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Synonym => "synonym",
            Self::Tense => "tense",
            Self::Person => "person",
            Self::Order => "order",
            Self::Ellipsis => "ellipsis",
            Self::Bracketed => "bracketed",
            Self::Translation => "translation",
            Self::Typo => "typo",
            Self::Paraphrase => "paraphrase",
            Self::Substituted => "substituted",
        }
    }
}

/// One thing said.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    pub text: String,
    pub voice: Voice,
    /// Whether it is an occasion: that somebody gave words out, in which form and when, not what they say.
    pub occasion: bool,
    /// The rest of its sentence, where the wording does not stand alone.
    pub context: Option<Context>,
    pub standing: Standing,
    /// Never empty.
    pub readings: Vec<Reading>,
    /// Where reports give the same as somebody's words: shown beside the readings, never counted with them.
    pub reported: Vec<Reported>,
    /// The statement that this claim is the content of: index into `Account::statements`.
    pub statement: Option<usize>,
    /// The claim that all its counted passages are told inside: index into `Account::claims`.
    pub within: Option<usize>,
    /// How many surely have it.
    pub outlets: usize,
    pub origins: OriginRange,
    pub conflicts: Vec<Conflict>,
    /// Other claims that list a conflict of which this wording has a side: indices into `Account::claims`.
    pub disputed: Vec<usize>,
}

#[cfg(test)]
impl Claim {
    /// One that an outlet tells, with its passages and whether each is in doubt.
    pub fn told(text: &str, passages: impl IntoIterator<Item = (Passage, bool)>) -> Self {
        let reading =
            |(passage, doubtful)| Reading { passage, doubtful, origins: Vec::new(), links: Vec::new() };
        Self {
            text: text.to_owned(),
            voice: Voice::Outlet,
            occasion: false,
            context: None,
            standing: Standing::SingleOrigin,
            readings: passages.into_iter().map(reading).collect(),
            reported: Vec::new(),
            statement: None,
            within: None,
            outlets: 1,
            origins: OriginRange::default(),
            conflicts: Vec::new(),
            disputed: Vec::new(),
        }
    }
}

/// What stands around a wording in its sentence; of a long sentence the nearest words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    pub before: String,
    pub after: String,
}

/// Who says a claim. "X said P" and "P" are different claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The outlet itself.
    Outlet,
    /// A quoted speaker: index into `Account::figures`; `None` where the speaker has no name.
    Speaker(Option<usize>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// At least two independent origins, by the lower bound.
    Corroborated,
    SingleOrigin,
    /// Reports disagree on it, or on a value in its wording (a hard conflict, listed here or at another claim).
    Conflicting,
}

impl Standing {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single_origin",
            Self::Conflicting => "conflicting",
        }
    }
}

/// A passage where a report has what an outlet claims as a speaker's words: "X said P" beside "P".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reported {
    pub passage: Passage,
    /// Index into the report's `Layers::quotations`.
    pub quotation: usize,
    /// Whether it may say something else than the claim's wording.
    pub doubtful: bool,
}

/// One report's own passage for a claim, with what it relies on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub passage: Passage,
    /// Whether it may say something else than the claim's wording: it then counts for neither outlets nor origins.
    pub doubtful: bool,
    /// Indices into `Account::origins`.
    pub origins: Vec<usize>,
    /// Indices into `Stemma::edges`.
    pub links: Vec<usize>,
}
