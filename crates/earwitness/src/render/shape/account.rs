//! `account.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Boilerplate, Channel, Copied, Family, Number, Origin, Pair, Passage, Stemma, Time, Warning};

/// The whole output of a run.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "account.json")]
pub struct AccountFile {
    #[schemars(extend("const" = "earwitness.account/1"))]
    pub schema: &'static str,
    pub stories: Vec<StoryAccount>,
    /// Input that could not be read.
    pub warnings: Vec<Warning>,
}

/// The account of one story.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StoryAccount {
    pub id: String,
    pub title: String,
    pub reports: Vec<ReportHead>,
    pub entities: Vec<Entity>,
    pub times: Vec<Time>,
    pub numbers: Vec<Number>,
    pub quotations: Vec<Quotation>,
    pub statements: Vec<Statement>,
    pub claims: Vec<Claim>,
    pub origins: Vec<Origin>,
    pub stemma: Stemma,
    pub copies: Vec<Copied>,
    pub families: Vec<Family>,
    pub origins_of_story: Count,
    /// Claim × report: "says", "differs", "perhaps", "silent" or "open". A derived view. Silent is a report that does not say it, did
    /// not come out before all that do, and goes on for as many words as another wrote until it had told it; open is one
    /// that was too early or too short to tell anything by its silence.
    pub omissions: BTreeMap<String, BTreeMap<String, &'static str>>,
    pub warnings: Vec<Warning>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportHead {
    pub id: String,
    pub file: Option<String>,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    pub language: Option<String>,
    pub text: String,
    pub boilerplate: Vec<Boilerplate>,
}

/// One person, organisation or place over all reports.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Entity {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub mentions: Vec<Passage>,
}

/// An attribution in one report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Quotation {
    pub id: String,
    pub report: String,
    #[schemars(extend("enum" = ["direct", "mixed", "indirect"]))]
    pub kind: &'static str,
    #[schemars(extend("enum" = ["speech", "attitude"]))]
    pub act: &'static str,
    pub content: Vec<Pair>,
    pub source: Vec<Pair>,
    pub cue: Vec<Pair>,
    pub quoted: Vec<Pair>,
    /// "reversed": the speaker denies, refuses or does not believe it.
    #[schemars(extend("enum" = ["held", "reversed"]))]
    pub commitment: &'static str,
    /// Entity id.
    pub speaker: Option<String>,
    /// Where another report has the same words and tells who says them, and this one does not; null elsewhere.
    pub echo: Option<Passage>,
    pub channels: Vec<Channel>,
    pub within: Option<String>,
    /// Null for what is no statement (an attitude, say).
    pub statement: Option<String>,
    pub score: f64,
}

/// How many independent origins: `lower` merges all that may be linked, `upper` only what is proven.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Count {
    pub lower: usize,
    pub upper: usize,
    pub ids: Vec<String>,
}

/// A primary utterance or document that readings rely on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Statement {
    pub id: String,
    /// Entity id.
    pub speaker: Option<String>,
    /// The best-attested wording.
    pub text: String,
    /// The verb it stands behind, where that tells more than that it was said: "denied", "refused", "called".
    pub cue: Option<String>,
    /// "reversed": the speaker denies, refuses or does not believe it.
    #[schemars(extend("enum" = ["held", "reversed"]))]
    pub commitment: &'static str,
    pub readings: Vec<Wording>,
    pub outlets: usize,
    pub origins: Count,
}

/// One report's wording of a statement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Wording {
    /// Null only where the quotation is not on record.
    pub quotation: Option<String>,
    pub report: String,
    /// Whether it may say something else than the statement's `text`: likely the same, but not surely. Such a wording counts
    /// for neither `outlets` nor `origins`.
    pub doubtful: bool,
    /// Whether it has only a part of the statement's `text`.
    pub part: bool,
    pub differences: Vec<Difference>,
    /// Origin ids.
    pub origins: Vec<String>,
    /// Indices into `stemma.edges`.
    pub links: Vec<usize>,
}

/// Where a reading differs from the best-attested wording.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Difference {
    /// dropped, added, synonym, tense, person, order, ellipsis, bracketed, translation, typo, paraphrase, substituted.
    pub kind: &'static str,
    /// Words of the best-attested wording; empty for an addition.
    pub lemma: String,
    /// Words of this reading; empty for an omission.
    pub reading: String,
    /// Where they stand in the report; null for an omission.
    pub span: Option<Pair>,
}

/// One thing said.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Claim {
    pub id: String,
    pub text: String,
    /// The rest of the sentence around `text`, where it does not stand alone; null where it does.
    pub context: Option<Context>,
    /// "outlet", or the id of the entity that says it; null for a speaker without a name.
    pub voice: Option<String>,
    /// Whether it is an occasion: that somebody gave words out, in which form and when, not what they say.
    pub occasion: bool,
    /// The verb it stands behind, as of its statement; null for an outlet's own, and where it tells no more than that it was said.
    pub cue: Option<String>,
    /// "reversed": the voice denies, refuses or does not believe it.
    #[schemars(extend("enum" = ["held", "reversed"]))]
    pub commitment: &'static str,
    /// "conflicting": reports disagree on it, or on a value in its wording, by a hard conflict listed here or in `disputed`.
    #[schemars(extend("enum" = ["corroborated", "single_origin", "conflicting"]))]
    pub standing: &'static str,
    pub readings: Vec<Reading>,
    /// The statement that this claim is the content of.
    pub statement: Option<String>,
    /// The claim that all its counted passages are told inside: a limb of a statement, a clause of a sentence. One fact is not
    /// counted twice by whoever leaves these out.
    pub within: Option<String>,
    pub outlets: usize,
    pub origins: Count,
    pub conflicts: Vec<Conflict>,
    /// Other claims whose conflicts this wording has a side of.
    pub disputed: Vec<String>,
}

/// What stands around a wording in its sentence: the nearest words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Context {
    pub before: String,
    pub after: String,
}

/// One report's passage for a claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Reading {
    pub report: String,
    pub start: usize,
    pub end: usize,
    /// Of a claim in an outlet's voice, where this report gives the same as somebody's words: the quotation. Such a
    /// reading counts for neither `outlets` nor `origins`: "X said P" is not P.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotation: Option<String>,
    /// Whether it may say something else than the claim's `text`: likely the same, but not surely. Such a reading counts for
    /// neither `outlets` nor `origins`.
    pub doubtful: bool,
    /// Whether it counts for `outlets` and `origins`: it is not doubtful, and of an outlet's claim the outlet's own.
    pub counted: bool,
    /// Origin ids.
    pub origins: Vec<String>,
    /// Indices into `stemma.edges`.
    pub links: Vec<usize>,
}

/// Readings that cannot both be so.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Conflict {
    /// An update is no contradiction: a later report has the new value of one count. Its sides stand in the order in which
    /// the reports came out.
    #[schemars(extend("enum" = ["number", "time", "name", "polarity", "modality", "object", "speaker", "trend", "update"]))]
    pub kind: &'static str,
    /// Hard where both cannot be so; soft where one blurs or bounds the other, where they may not be of the same thing, and for
    /// updates.
    #[schemars(extend("enum" = ["hard", "soft"]))]
    pub severity: &'static str,
    /// Two or more; each value with all who have it.
    pub sides: Vec<Vec<Side>>,
    pub reason: String,
}

/// What one report has in the slot.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Side {
    pub report: String,
    pub start: usize,
    pub end: usize,
    pub value: String,
    /// When the report came out, as it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}
