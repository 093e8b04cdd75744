//! What is on the record: the words of the glossary as plain data. Imports nobody.

mod account;
mod clause;
mod conflict;
mod entity;
mod event;
mod event_mention;
mod interval;
mod moment;
mod number;
mod part;
mod quotation;
mod report;
mod source;
mod span;
mod stemma;
mod story;
mod text;
mod time;
mod warning;

pub use account::{
    Account, Claim, Context, Difference, DifferenceKind, Figure, Reading, Reported, Standing, Statement,
    Voice, Wording,
};
pub use clause::{Clause, Modality, Polarity};
pub use conflict::{Conflict, ConflictKind, Severity, Value};
pub use entity::{Entity, EntityKind, Mention, MentionForm};
pub use event::{Beside, Count, Event, Place, Telling, Toll};
pub use event_mention::{Argument, EventMention, EventName};
pub use interval::Interval;
pub use moment::Moment;
pub use number::{Bound, Number};
pub use part::{Part, PartKind};
pub use quotation::{
    Act, Basis, Channel, Commitment, Finding, OriginKind, Quotation, QuotationKind, SAID_FROM,
};
pub use report::{Layers, Report};
pub use source::{Form, Given, Source};
pub use span::{Passage, Span};
pub use stemma::{
    Copied, CopyKind, Direction, Edge, Evidence, EvidenceKind, Family, Node, Origin, OriginRange, Stemma,
};
pub use story::Story;
pub use text::{Meaning, Sentence, Token, TokenKind, WordVectors};
pub use time::{Time, TimeKind};
pub use warning::Warning;
