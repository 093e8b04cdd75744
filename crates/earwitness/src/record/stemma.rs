//! The graph of reliance: who has it from whom.

use super::{OriginKind, Passage};

/// A root of the stemma; the unit of counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub name: String,
    pub kind: OriginKind,
    /// "Chinese state media" is not specific: it may be the same as a specific origin.
    pub specific: bool,
    /// Where reports name it.
    pub mentions: Vec<Passage>,
}

/// How many independent origins: merge all that may be linked (`lower`), merge only what is proven (`upper`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OriginRange {
    pub lower: usize,
    pub upper: usize,
    /// Indices into `Account::origins`, sorted.
    pub ids: Vec<usize>,
}

/// Readings → statements → origins, and reports by their copies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stemma {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

/// A node of the stemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    Report(usize),
    /// A statement's reading: statement, index into its readings.
    Wording(usize, usize),
    Statement(usize),
    Claim(usize),
    Origin(usize),
}

/// `from` relies on `to`.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    pub from: Node,
    pub to: Node,
    /// Never empty.
    pub evidence: Vec<Evidence>,
    /// How sure, 0 to 1.
    pub score: f32,
}

/// Why an edge stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub spans: Vec<Passage>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// "…, Xinhua reported".
    ExplicitChannel,
    CarriedChannel,
    /// A generic channel that may be a specific one.
    GenericChannel,
    /// All readings of "X said P" rest on X's utterance.
    SpeakersWords,
    SharedWording,
    SharedTranslation,
    SharedError,
    CreditLine,
    Link,
    PublisherFamily,
    Time,
    /// The outlet says it in its own voice and names nobody.
    OwnVoice,
}

impl EvidenceKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExplicitChannel => "explicit_channel",
            Self::CarriedChannel => "carried_channel",
            Self::GenericChannel => "generic_channel",
            Self::SpeakersWords => "speakers_words",
            Self::SharedWording => "shared_wording",
            Self::SharedTranslation => "shared_translation",
            Self::SharedError => "shared_error",
            Self::CreditLine => "credit_line",
            Self::Link => "link",
            Self::PublisherFamily => "publisher_family",
            Self::Time => "time",
            Self::OwnVoice => "own_voice",
        }
    }
}

/// Text that two reports share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub a: usize,
    pub b: usize,
    pub kind: CopyKind,
    pub direction: Direction,
    /// Words in the shared passages.
    pub words: usize,
    pub passages: Vec<(Passage, Passage)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyKind {
    SameText,
    Version,
    SharedPassages,
}

impl CopyKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameText => "same_text",
            Self::Version => "version",
            Self::SharedPassages => "shared_passages",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    AFromB,
    BFromA,
    Unknown,
}

impl Direction {
    pub const fn name(self) -> &'static str {
        match self {
            Self::AFromB => "a_from_b",
            Self::BFromA => "b_from_a",
            Self::Unknown => "unknown",
        }
    }
}

/// Reports that carry versions of one dispatch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Index into `Account::origins`; `None` where nobody is credited.
    pub origin: Option<usize>,
    pub members: Vec<usize>,
    /// Passages that a member adds of its own.
    pub added: Vec<Passage>,
}
