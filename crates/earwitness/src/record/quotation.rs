//! Quotations: attributions in the sense of PARC and PolNeAR.

use super::{Passage, Span};

/// An attribution in the text: somebody (`source`) says (`cue`) something (`content`).
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    pub kind: QuotationKind,
    pub act: Act,
    /// Several spans when the cue interrupts it. Includes its quotation marks.
    pub content: Vec<Span>,
    /// The words that name the speaker; may be empty.
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    /// The parts of the content inside quotation marks, marks included.
    pub quoted: Vec<Span>,
    /// Who speaks: index into `Layers::entities`.
    pub speaker: Option<usize>,
    /// Through whom the outlet has it, nearest to the outlet first.
    pub channels: Vec<Channel>,
    /// The quotation whose content holds this one: index into `Layers::quotations`.
    pub within: Option<usize>,
    pub finding: Finding,
    /// The passage of another report of the story that has the same words and tells who says them, where this one does not.
    pub echo: Option<Passage>,
    pub commitment: Commitment,
    /// How sure the reader is, 0 to 1.
    pub score: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// All content is inside quotation marks.
    Direct,
    /// Some of it is.
    Mixed,
    Indirect,
}

impl QuotationKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// How a quotation came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// The report tells that somebody says it: an attribution in PolNeAR's sense.
    Told,
    /// Words in marks that nobody is told to say, or a second layer of what is told. It is weighed, for it may be
    /// somebody's words elsewhere, and no part of a report's own list of attributions.
    Inferred,
}

/// What the report lets the speaker hold of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Commitment {
    Held,
    /// The opposite: "denied that …", "does not believe that …", "refused to …".
    Reversed,
    /// Nothing: "did not say that …", "is accused of …", "announced the deal". It is told of the speaker, in the voice of
    /// who tells it.
    Unsaid,
}

impl Commitment {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Reversed => "reversed",
            Self::Unsaid => "unsaid",
        }
    }
}

/// Score from which a quotation is taken as said and weighed; chosen on the accounts gold of one story.
/// What lies below is mostly a state of mind that the encoder hears, and stays in the report's own layer.
pub const SAID_FROM: f32 = 0.5;

impl Quotation {
    /// What somebody is told to say, in the outlet's words.
    #[cfg(test)]
    pub fn told(content: Vec<Span>, cue: Vec<Span>) -> Self {
        Self {
            kind: QuotationKind::Indirect,
            act: Act::Speech,
            content,
            source: Vec::new(),
            cue,
            quoted: Vec::new(),
            speaker: None,
            channels: Vec::new(),
            within: None,
            finding: Finding::Told,
            echo: None,
            commitment: Commitment::Held,
            score: 1.0,
        }
    }

    /// Whether it is sure enough to be weighed, and said at all.
    pub fn is_said(&self) -> bool {
        self.score >= SAID_FROM && self.commitment != Commitment::Unsaid
    }
}

/// What kind of act the cue names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Said, wrote, announced, asked, urged.
    Speech,
    /// Believes, fears, wants, plans: a state of mind that the outlet reports.
    Attitude,
}

/// Through whom an outlet has somebody's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub name: String,
    /// Where it is named; for a carried channel, where it was named before.
    pub span: Span,
    pub basis: Basis,
    pub kind: OriginKind,
    /// "Chinese state media" names no particular one: it may be the same as a specific channel.
    pub specific: bool,
    /// Index into `Layers::entities`, where it is one.
    pub entity: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Named in the same sentence.
    Explicit,
    /// Named for an earlier statement of the same speaker, and no other since.
    Carried,
}

impl Basis {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Carried => "carried",
        }
    }
}

/// What kind of source an origin or a channel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OriginKind {
    Agency,
    StateMedia,
    Office,
    Spokesperson,
    Person,
    Outlet,
    Document,
    Unnamed,
    Hypothetical,
}

impl OriginKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::StateMedia => "state_media",
            Self::Office => "office",
            Self::Spokesperson => "spokesperson",
            Self::Person => "person",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Unnamed => "unnamed",
            Self::Hypothetical => "hypothetical",
        }
    }
}
