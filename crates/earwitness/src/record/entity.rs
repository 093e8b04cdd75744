//! Persons, organisations, places.

use super::Span;

/// One person, organisation or place of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name within the report, without title: "Xi Jinping".
    pub name: String,
    pub kind: EntityKind,
    /// The nouns by which the report describes whom it names: "president", "judge".
    pub roles: Vec<String>,
}

impl Entity {
    /// One of whom nothing else is known.
    pub fn new(name: impl Into<String>, kind: EntityKind) -> Self {
        Self { name: name.into(), kind, roles: Vec::new() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    Person,
    Organisation,
    /// A country, state or city; also when it stands for its government.
    Place,
    /// A natural place or a building.
    Location,
    /// A nationality, religion or party membership: "Chinese".
    Group,
    Event,
    Other,
}

impl EntityKind {
    /// The name in published shapes (OntoNotes).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Organisation => "ORG",
            Self::Place => "GPE",
            Self::Location => "LOC",
            Self::Group => "NORP",
            Self::Event => "EVENT",
            Self::Other => "MISC",
        }
    }
}

/// A passage that names or points to an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// Index into `Layers::entities`.
    pub entity: usize,
    pub form: MentionForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    Name,
    Nominal,
    Pronoun,
}

impl MentionForm {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}
